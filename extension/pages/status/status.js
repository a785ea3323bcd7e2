import { t, translate } from "../../shared/i18n.js";
import { ask, watch } from "../common/background.js";
import { drawList, element } from "../common/elements.js";
import { localise } from "../common/localise.js";
import { organisationLine } from "../common/organisation.js";
import { showState } from "../common/state-line.js";
import { reportText } from "./report.js";
import * as why from "./why.js";
import { durationWords, innerWords, isLocked, originWords, sandboxWords, timeWords, troubleWords, valueWords } from "./words.js";

/** @typedef {import("../common/background.js").Overview} Overview */
/** @typedef {import("../../background/status.js").HostStatus} HostStatus */
/** @typedef {import("../../background/status.js").SelfTest} SelfTest */

/** How often the counters of the helper are read while someone looks: milliseconds. */
const every = 5000;

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const manifest = chrome.runtime.getManifest();

/** @type {Overview} */ let overview;
/** @type {HostStatus | null} */ let host = null;
/** @type {SelfTest | null} */ let selfTest = null;

/** @param {string} id @param {string} words a live region speaks at every write, so the same words are not written again */
function put(id, words) {
  if (find(id).textContent !== words) find(id).textContent = words;
}

/** @param {string} text */
const code = (text) => element("code", text);

/** @param {string} words @param {string} name */
function named(words, name) {
  const made = element("span", words);
  made.className = name;
  return made;
}

/** @param {import("../../background/settings.js").Remark} remark */
const remarkItem = (remark) => element("li", element("span", remark.reason), element("small", [remark.rule, remark.source + remark.path, remark.code].filter(Boolean).join(" · ")));

/** @param {string} id @param {import("../../background/settings.js").Remark[]} remarks @param {number} total */
function showRemarks(id, remarks, total) {
  find(`${id}-part`).hidden = remarks.length === 0;
  drawList(find(id), [remarks, total], () => [
    ...remarks.map(remarkItem), ...(total > remarks.length ? [element("li", t("and_more", total - remarks.length))] : [])]);
}

/** Packs whose rules are shown. @type {Set<string>} */
const opened = new Set();

/** The names of a pack's rules, in a row of their own. @param {string} id */
function rulesRow(id) {
  const names = (host?.rules ?? []).filter((rule) => rule.startsWith(`${id}/`)).map((rule) => rule.slice(id.length + 1));
  const list = element("ul", ...names.map((name) => element("li", code(name))));
  list.className = "names";
  const cell = element("td", list);
  cell.setAttribute("colspan", "5");
  const row = element("tr", cell);
  row.id = `rules-of-${id}`;
  row.hidden = !opened.has(id);
  return row;
}

/** Shows and hides a pack's rules. @param {string} id @param {string} title @param {number} rules */
function rulesButton(id, title, rules) {
  const button = element("button", rules.toLocaleString());
  button.id = `show-rules-of-${id}`;
  button.className = "opener";
  button.setAttribute("type", "button");
  button.setAttribute("aria-label", t("pack_rules", rules.toLocaleString(), title));
  button.setAttribute("aria-expanded", String(opened.has(id)));
  button.addEventListener("click", () => {
    if (!opened.delete(id)) opened.add(id);
    button.setAttribute("aria-expanded", String(opened.has(id)));
    find(`rules-of-${id}`).hidden = !opened.has(id);
  });
  return button;
}

/** @param {NonNullable<Overview["effective"]>["packs"][number]} pack */
function packRows({ id, title, version, origin, rules, refused, sha256, used }) {
  const name = element("th", title || id, ...(title && title !== id ? [element("div", code(id))] : []));
  name.setAttribute("scope", "row");
  const count = element("td", rules > 0 && host?.rules ? rulesButton(id, title || id, rules) : rules.toLocaleString(), ...(refused > 0 ? [named(t("of_them_refused", refused), "trouble")] : []));
  count.className = "number";
  const hash = code((sha256 ?? "").slice(0, 12));
  hash.title = sha256 ?? "";
  const row = element("tr", name, element("td", version), element("td", named(t(`origin_${origin.replaceAll("-", "_")}`), "from"), ...(used === false ? [named(t("pack_off"), "off")] : [])), count, element("td", hash));
  return rules > 0 && host?.rules ? [row, rulesRow(id)] : [row];
}

/** An object as a line for each of its keys, and objects in it as lines below; deeper ones as they are. @param {object} value @param {number} depth @returns {HTMLElement[]} */
const partLines = (value, depth = 0) => Object.entries(value).map(([name, inner]) => {
  const below = depth === 0 && isPlain(inner);
  const line = element("div", named(name, "inner"), ...(below ? partLines(inner, 1) : [" ", code(innerWords(inner))]));
  line.className = "part";
  return line;
});

/** @param {unknown} value @returns {value is object} an object with something in it, no list */
const isPlain = (value) => typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;

/** @param {string} key @param {NonNullable<Overview["effective"]>["settings"][string]} setting */
const valueNodes = (key, setting) => (isPlain(setting.value) ? partLines(setting.value) : [code(valueWords(key, setting))]);

/** @param {[string, NonNullable<Overview["effective"]>["settings"][string]]} entry */
function settingRow([key, setting]) {
  const name = element("th", code(key));
  name.setAttribute("scope", "row");
  const from = named(originWords(setting), setting.origin === "built-in" ? "from" : "from ours");
  return element("tr", name, element("td", ...valueNodes(key, setting)), element("td", from, ...(isLocked(key, setting) ? [named(t("locked"), "locked")] : [])));
}

/** @param {Overview["packSources"][number]} source */
function sourceItem({ source, url, looked, fetched, next, busy, trouble }) {
  const row = overview.effective?.sources?.find((each) => each.source === source);
  const inForce = row?.state === "in-force" ? t("source_in_force", row.version ?? "") : t("source_empty");
  const times = busy ? t("source_busy") : t("source_times", timeWords(looked), timeWords(fetched), timeWords(next));
  return element("li", element("b", source), ` · ${inForce}`, ...(trouble ? [element("div", named(troubleWords(trouble), "trouble"))] : []), element("small", url), element("small", times));
}

function showHost() {
  put("helper", host ? t("helper_words", host.host.version, host.host.platform, host.protocol) : overview.host ? `${overview.host.version}, ${overview.host.platform}` : "–");
  put("sandbox", host ? sandboxWords(host.sandbox) : "–");
  put("counters", host ? t("counters_words", host.counters.checks.toLocaleString(), host.counters.superseded.toLocaleString(), Math.round(host.host.uptime / 60).toLocaleString()) : "–");
  put("dictionaries", host && host.dictionaries.length > 0 ? host.dictionaries.map(({ language, state }) => `${language} (${t(`dictionary_${state}`)})`).join(", ") : "–");
  const audited = host?.audited ?? [];
  find("audited-part").hidden = audited.length === 0;
  drawList(find("audited"), audited, () => audited.map(({ rule, drafts }) => element("li", code(rule), ` × ${drafts.toLocaleString()}`)));
  const errors = host?.errors ?? [];
  find("errors-none").hidden = errors.length > 0;
  drawList(find("errors"), errors, () => errors.map((error) => element("li", code(error.code), ` × ${error.count.toLocaleString()}`, element("small", timeWords(error.last * 1000)))));
}

function show() {
  const { browser, effective, packSources, managed, sites } = overview;
  showState(find("state"), overview);
  put("extension", `${manifest.version} · ${chrome.runtime.id}`);
  put("policy", t(managed ? "policy_delivered" : browser === "firefox" ? "policy_none_firefox" : "policy_none"));
  put("organisation", organisationLine(effective) || t("organisation_none"));
  showHost();
  const packs = effective?.packs ?? [];
  find("packs-empty").hidden = packs.length > 0;
  put("packs-empty", t(effective ? "rules_none" : "rules_empty"));
  find("packs-table").hidden = packs.length === 0;
  drawList(find("packs"), [packs, host?.rules], () => packs.flatMap(packRows));
  // What somebody decided comes first.
  const settings = Object.entries(effective?.settings ?? {}).sort(([one, a], [other, b]) => Number(a.origin === "built-in") - Number(b.origin === "built-in") || (one < other ? -1 : 1));
  find("settings-table").hidden = settings.length === 0;
  drawList(find("settings"), settings, () => settings.map(settingRow));
  showRemarks("refused", effective?.refused ?? [], effective?.totals?.refused ?? 0);
  showRemarks("notes", effective?.notes ?? [], effective?.totals?.notes ?? 0);
  find("sources-part").hidden = packSources.length === 0;
  drawList(find("sources"), [packSources, effective?.sources], () => packSources.map(sourceItem));
  why.offerChoices(sites.filter(({ adapter }) => adapter), host?.rules ?? overview.rulesMet);
}

async function readHost() {
  host = await chrome.runtime.sendMessage({ type: "host-status" });
  show();
}

find("run-self-test").addEventListener("click", async () => {
  put("self-test", t("self_test_runs"));
  find("self-test").dataset.verdict = "";
  const start = performance.now();
  selfTest = /** @type {SelfTest} */ (await chrome.runtime.sendMessage({ type: "self-test" }));
  const whole = performance.now() - start;
  find("self-test").dataset.verdict = selfTest.ok ? "good" : "bad";
  const spoke = selfTest.rules.length === 0 ? t("self_test_silent") : t("self_test_spoke", selfTest.rules.join(", "));
  put("self-test", selfTest.ok ? `${t("self_test_passed", durationWords(whole), durationWords(selfTest.milliseconds))} ${spoke}` : t("self_test_failed", selfTest.code));
});
find("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(reportText({ overview, host, version: manifest.version, id: chrome.runtime.id, userAgent: navigator.userAgent, selfTest }));
  put("copied", t("copied"));
});
find("fetch").addEventListener("click", () => void ask({ type: "fetch-packs" }));
/** @type {HTMLElement} */ (document.querySelector(".state-retry")).addEventListener("click", () => void ask({ type: "retry" }));

localise();
translate(document);
why.start();
watch((changed) => {
  overview = changed;
  void readHost();
});
setInterval(() => {
  if (document.visibilityState === "visible" && overview) void readHost();
}, every);
