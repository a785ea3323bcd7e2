/** How the status page puts the host's values into words. Pure, apart from the language of the interface. */
import { t } from "../../shared/i18n.js";

/** @typedef {import("../common/background.js").Overview} Overview */
/** @typedef {NonNullable<Overview["effective"]>["settings"][string]} Setting */

/** @param {string} code with dashes, as keys of messages have none */
const keyOf = (code) => code.replaceAll("-", "_");

/** @param {number} bytes */
export const kilobytes = (bytes) => t("kilobytes", Math.ceil(bytes / 1024).toLocaleString());

/**
 * A setting's value as it may be shown to anyone: of the person's own words, only their number is kept.
 * @param {string} key
 * @param {Setting} setting
 * @returns {string}
 */
export function valueWords(key, { value, "left-out": leftOut }) {
  if (leftOut !== undefined) return t("value_left_out", kilobytes(leftOut));
  if (key === "words") return t("value_words", Number(value).toLocaleString());
  if (value === true || value === false) return t(value ? "value_yes" : "value_no");
  if (value === null || value === undefined) return t("value_none");
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value) && value.every((entry) => typeof entry !== "object")) return value.length === 0 ? t("value_none") : value.join(", ");
  return Object.keys(value).length === 0 ? t("value_none") : JSON.stringify(value);
}

/** A value inside a setting's: names and times as they are, lists in a row. @param {unknown} value @returns {string} */
export function innerWords(value) {
  if (value === true || value === false) return t(value ? "value_yes" : "value_no");
  if (Array.isArray(value) && value.every((entry) => typeof entry !== "object")) return value.join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** Settings that are never the person's to prefer (¹ in native-host/PROTOCOL.md): that they are locked is no news. */
const policyAlone = new Set(["organisation", "pack-sources", "rules", "vocabulary", "code-names", "windows", "roles", "adapters", "reasons", "first-run"]);

/** Whether the organisation took a choice from the person. @param {string} key @param {Setting} setting */
export const isLocked = (key, { locked }) => locked && !policyAlone.has(key);

/** @param {Setting} setting @returns {string} where a value came from, the weakest layer first */
export function originWords({ origin, origins }) {
  const layers = origins && origins.length > 0 ? origins : [origin];
  return layers.map((layer) => t(`from_${keyOf(layer)}`)).join(" + ");
}

/** @param {number} milliseconds since 1970; 0: never */
export const timeWords = (milliseconds) => (milliseconds === 0 ? t("never") : new Date(milliseconds).toLocaleString([], { dateStyle: "medium", timeStyle: "short" }));

/**
 * What holds the host in, from its `sandbox`.
 * @param {Record<string, unknown> | undefined} sandbox
 */
export function sandboxWords(sandbox) {
  if (!sandbox) return t("unknown");
  const holds = [
    ...(sandbox.seccomp ? ["seccomp"] : []), ...(sandbox.landlock ? [`Landlock ${sandbox.landlock}`] : []),
    ...(sandbox["core-dumps"] === "off" ? [t("sandbox_no_dumps")] : [])];
  return holds.length === 0 ? t("sandbox_none") : holds.join(", ");
}

/**
 * Why a pack's last look brought nothing new.
 * @param {NonNullable<Overview["packSources"][number]["trouble"]>} trouble
 */
export function troubleWords({ code, address, status, reason }) {
  const known = t(`trouble_${keyOf(code)}`, status, address);
  return known.startsWith("trouble_") ? `${reason || code}` : known;
}

/** @param {number} milliseconds */
export const durationWords = (milliseconds) => t("milliseconds", milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds).toLocaleString());
