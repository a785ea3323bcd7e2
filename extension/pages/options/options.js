import { t, translate } from "../../shared/i18n.js";
import { answers } from "../../shared/messages.js";
import { ask, watch } from "../common/background.js";
import { drawList, element } from "../common/elements.js";
import { localise } from "../common/localise.js";
import { setBy, showOrganisation } from "../common/organisation.js";
import { forgetTried } from "../common/progress.js";
import { rulesCount } from "../common/rules-line.js";
import { showState } from "../common/state-line.js";
import { showDictionaries, watchDictionaries } from "./dictionary-boxes.js";

/** @typedef {import("../common/background.js").Overview} Overview */

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const spelling = /** @type {HTMLInputElement} */ (find("spelling"));
const wordField = /** @type {HTMLInputElement} */ (find("word"));
const accountField = /** @type {HTMLInputElement} */ (find("account"));
const forgetDialog = /** @type {HTMLDialogElement} */ (find("forget-dialog"));

/** @type {Overview} */
let shown;

/** @param {Overview["sites"][number]} site */
function siteItem(site) {
  const control = /** @type {HTMLInputElement} */ (element("input"));
  Object.assign(control, { type: "checkbox", className: "switch", id: `site-${site.id}`, checked: site.on, disabled: site.locked });
  control.setAttribute("role", "switch");
  control.setAttribute("aria-label", t("check_site", site.name));
  control.addEventListener("change", async () => show(await ask({ type: "set-site", site: site.adapter ? site.id : site.origin, on: control.checked })));
  const about = site.locked ? setBy(shown.effective) : site.checked || t("any_box");
  return element("li", element("span", element("b", site.name), element("small", about)), control);
}

/**
 * An entry of the person's own, with a button that removes it.
 * @param {string} id @param {string} words @param {import("../../shared/messages.js").PageMessage} removal @param {HTMLInputElement} field where the focus goes when the last is gone
 */
function ownItem(id, words, removal, field) {
  const remove = element("button", "×");
  remove.id = `${id}-${words}`;
  remove.setAttribute("aria-label", t("word_remove", words));
  remove.addEventListener("click", async () => {
    show(await ask(removal));
    if (document.activeElement === document.body) field.focus();
  });
  return element("li", words, remove);
}

/** @param {Overview} overview */
function show(overview) {
  shown = overview;
  const { sites, words, accounts, effective, host } = overview;
  showState(find("state"), overview);
  showOrganisation(find("organisation"), effective);
  drawList(find("sites"), [sites, setBy(effective)], () => sites.map(siteItem));
  drawList(find("words"), words, () => words.map((word) => ownItem("word", word, { type: "remove-word", word }, wordField)));
  find("words-empty").hidden = words.length > 0;
  drawList(find("accounts"), accounts, () => accounts.map((account) => ownItem("account", account, { type: "remove-account", account }, accountField)));
  find("accounts-empty").hidden = accounts.length > 0;

  const settings = effective?.settings;
  spelling.checked = settings?.spelling?.value ?? true;
  spelling.disabled = settings?.spelling?.locked ?? false;
  void showHost(overview);
  for (const [id, locked] of Object.entries({ "languages-locked": settings?.spelling?.locked || settings?.languages?.locked, "words-locked": settings?.words?.locked })) {
    find(id).hidden = !locked;
    find(id).textContent = setBy(effective);
  }
  find("add-word").hidden = settings?.words?.locked ?? false;

  const packs = effective?.packs ?? [];
  find("rules-empty").hidden = packs.length > 0;
  find("rules-empty").textContent = t(effective ? "rules_none" : "rules_empty");
  drawList(find("packs"), packs, () => packs.map(({ id, title, version, origin, rules }) =>
    element("li", element("span", element("b", title || id), element("small", `${version} · ${t(`origin_${origin.replaceAll("-", "_")}`)}`)), element("span", rulesCount(rules)))));
  const refused = ownRefusals(effective);
  find("refused-part").hidden = refused.length === 0;
  find("refused-title").textContent = t("refused_title", refused.length);
  drawList(find("refused"), refused, () => refused.map((each) => element("li", each.reason, element("small", [each.rule, each.path, placeOf(each)].filter(Boolean).join(" · ")))));

  const own = chrome.runtime.getManifest().version;
  find("versions").textContent = host ? t("versions", own, host.version) : t("version", own);
}

/** What the host alone knows, shown when it has answered. @param {Overview} overview */
async function showHost(overview) {
  const host = await chrome.runtime.sendMessage({ type: "host-status" });
  if (overview === shown) showDictionaries(overview, host);
}

/**
 * What was refused of the person's own: what is wrong in the organisation's settings is for those who look after them, on the status page.
 * @param {Overview["effective"]} effective
 */
const ownRefusals = (effective) => (effective?.refused ?? []).filter(({ source }) => source !== "managed");

/** Where in which file. @param {{source: string, line: number, column?: number}} refusal */
const placeOf = ({ source, line, column }) => [source, line, column].filter(Boolean).join(":");

spelling.addEventListener("change", async () => show(await ask({ type: "set-spelling", on: spelling.checked })));
void watchDictionaries(async (languages) => show(await ask({ type: "set-languages", languages })));
find("add-word").addEventListener("submit", async (event) => {
  event.preventDefault();
  const word = wordField.value.trim();
  if (word !== "") show(await ask({ type: "add-word", word }));
  wordField.value = "";
});
find("add-account").addEventListener("submit", async (event) => {
  event.preventDefault();
  const account = accountField.value.trim();
  if (account !== "") show(await ask({ type: "add-account", account }));
  accountField.value = "";
});
const readRules = /** @type {HTMLButtonElement} */ (find("read-rules"));
readRules.addEventListener("click", async () => {
  if (readRules.ariaDisabled === "true") return; // the button keeps the focus, so it is not disabled for good
  readRules.ariaDisabled = "true";
  find("rules-read").textContent = t("rules_reading");
  const overview = await ask({ type: "read-rules" });
  show(overview);
  readRules.ariaDisabled = null;
  const packs = overview.effective?.packs ?? [];
  const refused = ownRefusals(overview.effective);
  const count = packs.reduce((sum, { rules }) => sum + rules, 0);
  find("rules-read").textContent = answers(overview.state) ? t(refused.length > 0 ? "rules_are_read_but" : "rules_are_read", count, refused.length) : "";
  if (refused.length > 0) /** @type {HTMLDetailsElement} */ (find("refused-part")).open = true;
});
find("forget").addEventListener("click", () => {
  find("forgotten").textContent = "";
  forgetDialog.showModal();
});
forgetDialog.addEventListener("close", async () => {
  if (forgetDialog.returnValue !== "forget") return;
  await forgetTried();
  show(await ask({ type: "forget" }));
  find("forgotten").textContent = t("forgotten");
});
/** @type {HTMLElement} */ (document.querySelector(".state-retry")).addEventListener("click", () => void ask({ type: "retry" }));

// A dictionary may have been installed since the host last looked, or while someone was away for it.
const readDictionaries = () => document.visibilityState === "visible" && void ask({ type: "read-dictionaries" });
document.addEventListener("visibilitychange", readDictionaries);

localise();
translate(document);
watch(show);
readDictionaries();
