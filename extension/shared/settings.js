/**
 * @file Effective settings as the engine answers them (`configured`, native-host/PROTOCOL.md) → the plain values a compose box obeys.
 * There is no merging here: the engine alone decides.
 *
 * @typedef {import("./types.js").Settings} Settings
 */

/** What holds until the engine has answered for the first time: the engine's own built-in values.
 * @type {Readonly<Settings>} */
export const BUILT_IN = Object.freeze({
  spelling: true,
  languages: ["en_US"],
  fail: /** @type {"open"} */ ("open"),
  "gate-timeout": 1500,
  reasons: [],
  "brand-accounts": [],
  "own-accounts": [],
  organisation: { name: "", contact: "", policy: "" },
});

/** The gate waits no less and no longer than this, whatever it is told: milliseconds. */
export const GATE_TIMEOUT = Object.freeze({ least: 250, most: 10000 });

/**
 * @param {Record<string, {value: unknown}> | null | undefined} effective `configured.settings`
 * @returns {Settings} a value that is missing or of the wrong kind is the built-in one
 */
export function valuesOf(effective) {
  const value = (/** @type {string} */ key) => effective?.[key]?.value;
  const texts = (/** @type {unknown} */ list, /** @type {string[]} */ otherwise) =>
    Array.isArray(list) ? list.filter((entry) => typeof entry === "string") : otherwise;
  const part = (/** @type {string} */ name) => {
    const text = /** @type {any} */ (value("organisation"))?.[name];
    return typeof text === "string" ? text : "";
  };
  const spelling = value("spelling");
  const wait = value("gate-timeout");
  return {
    spelling: typeof spelling === "boolean" ? spelling : BUILT_IN.spelling,
    languages: texts(value("languages"), BUILT_IN.languages),
    fail: value("fail") === "closed" ? "closed" : "open",
    "gate-timeout":
      typeof wait === "number" && Number.isFinite(wait)
        ? Math.min(GATE_TIMEOUT.most, Math.max(GATE_TIMEOUT.least, wait))
        : BUILT_IN["gate-timeout"],
    reasons: texts(value("reasons"), BUILT_IN.reasons),
    "brand-accounts": texts(value("brand-accounts"), BUILT_IN["brand-accounts"]),
    "own-accounts": BUILT_IN["own-accounts"],
    organisation: { name: part("name"), contact: part("contact"), policy: part("policy") },
  };
}
