/** The report that can be copied: plain text for whoever looks after the machine. Nobody's text is in it, none of the person's own words, and
 * none of the organisation's names that are not public. */
import { t } from "../../shared/i18n.js";
import { isLocked, originWords, sandboxWords, timeWords, troubleWords, valueWords } from "./words.js";

/**
 * @typedef {object} Facts
 * @property {import("../common/background.js").Overview} overview
 * @property {import("../../background/status.js").HostStatus | null} host
 * @property {string} version the extension's
 * @property {string} id the extension's
 * @property {string} userAgent
 * @property {import("../../background/status.js").SelfTest | null} selfTest
 */

/** @param {string} text */
const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/** @param {{rule: string, path: string, source: string, code: string, reason: string}} remark */
export const remarkLine = ({ rule, path, source, code, reason }) => `${[rule, source + path].filter(Boolean).join(" · ")} · ${code}: ${oneLine(reason)}`;

/** Settings that hold what the organisation has not told the world: such a report ends up in tickets and mails, so they are counted. */
const SECRET = new Set(["code-names", "vocabulary", "windows", "rules"]);

/** @param {string} key @param {import("./words.js").Setting} setting */
const countedWords = (key, setting) =>
  SECRET.has(key) && setting.value !== null && typeof setting.value === "object"
    ? t("value_entries", Object.keys(setting.value).length.toLocaleString())
    : oneLine(valueWords(key, setting));

/** @param {Facts} facts @returns {string} */
export function reportText({ overview, host, version, id, userAgent, selfTest }) {
  const { effective, state, packSources, managed } = overview;
  const section = (/** @type {string} */ title, /** @type {string[]} */ lines) => (lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)]);
  return [
    `Sayso ${version} (${id})`,
    userAgent,
    `${t("status_checking")}: ${state}`,
    `${t("status_helper")}: ${host ? `${host.host.version}, ${host.host.platform}, ${t("status_protocol")} ${host.protocol}` : "–"}`,
    `${t("status_sandbox")}: ${sandboxWords(host?.sandbox)}`,
    `${t("status_policy")}: ${t(managed ? "policy_delivered" : "policy_none")}`,
    ...(selfTest ? [`${t("self_test")}: ${selfTest.ok ? `${Math.round(selfTest.milliseconds)} ms` : selfTest.code}`] : []),
    ...section(t("rules"), (effective?.packs ?? []).map((pack) => `${pack.id} ${pack.version} · ${pack.origin} · ${pack.rules} · ${pack.sha256 ?? ""}`)),
    ...section(t("sources_title"), packSources.map(({ source, url, looked, fetched, trouble }) =>
      `${source} · ${url} · ${timeWords(looked)} · ${timeWords(fetched)}${trouble ? ` · ${trouble.code}: ${troubleWords(trouble)}` : ""}`)),
    ...section(t("refused_heading"), (effective?.refused ?? []).map(remarkLine)),
    ...section(t("notes_heading"), (effective?.notes ?? []).map(remarkLine)),
    ...section(t("settings_heading"), Object.entries(effective?.settings ?? {}).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, setting]) =>
      `${key} = ${countedWords(key, setting)} · ${originWords(setting)}${isLocked(key, setting) ? ` · ${t("locked")}` : ""}`)),
    ...section(t("errors_heading"), (host?.errors ?? []).map(({ code, count, last }) => `${code} × ${count} · ${timeWords(last * 1000)}`)),
    "",
  ].join("\n");
}
