import { t, translate } from "../../shared/i18n.js";
import { ask, watch } from "../common/background.js";
import { localise } from "../common/localise.js";
import { fitOf } from "./adapter-fit.js";
import { showOrganisation } from "../common/organisation.js";
import { practised } from "../common/progress.js";
import { rulesLine } from "../common/rules-line.js";
import { showState } from "../common/state-line.js";

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const siteSwitch = /** @type {HTMLInputElement} */ (find("site-on"));
const pauseButton = /** @type {HTMLButtonElement} */ (find("pause"));

/** The page that the popup was opened on. */
let url = "";

/** Whether the browser lets Sayso into it. */
let permitted = false;

/** What its frames say of the site's adapter. @type {(import("./adapter-fit.js").Fit | null)[]} */
let frames = [];

/** @type {import("../common/background.js").Overview} */
let shown;

/** @param {import("../common/background.js").Overview} overview */
function show(overview) {
  shown = overview;
  const { site, effective, pausedUntil } = overview;
  const isOn = Boolean(site?.on) && permitted;
  showState(find("state"), overview, isOn);
  find("site-name").textContent = !site ? t("this_page") : site.origin.startsWith("https:") ? new URL(site.origin).hostname : site.name;
  find("site-checked").textContent = !site ? t("nothing_to_check") : !isOn ? t(site.locked && !site.on ? "off_by_organisation" : "not_checked") : checkedOn(overview) || t("any_box");
  const { changed, unreadable } = fitOf(site?.adapter ?? false, frames);
  const trouble = !site?.on ? "" : unreadable.length > 0 ? t("adapter_unreadable", unreadable.join(", ")) : changed ? t("site_changed") : "";
  find("changed").hidden = trouble === "";
  find("changed").textContent = trouble;
  siteSwitch.hidden = !site || (site.locked && site.on && permitted);
  siteSwitch.checked = isOn;
  siteSwitch.disabled = Boolean(site?.locked && (!site.on || permitted));
  siteSwitch.setAttribute("aria-label", t("check_site", site?.name ?? ""));
  find("rules").textContent = rulesLine(effective);
  showOrganisation(find("organisation"), effective);
  pauseButton.textContent = t(pausedUntil ? "resume" : "pause_hour");
}

/** What is checked on the page's site, by its host or by the software that its page tells. @param {import("../common/background.js").Overview} overview */
function checkedOn({ site, sites }) {
  const { software } = fitOf(site?.adapter ?? false, frames);
  const known = sites.find(({ id }) => id === software);
  return known ? `${known.name}: ${known.checked}` : (site?.checked ?? "");
}

/** Whether scripts of ours may run in a page. A page of our own needs no permission. @param {string} address */
async function isPermitted(address) {
  const { protocol, origin } = URL.canParse(address) ? new URL(address) : { protocol: "", origin: "" };
  return protocol === "https:" ? chrome.permissions.contains({ origins: [`${origin}/*`] }) : true;
}

/** Asks the scripts of ours in the page; there are none where the site is off. @param {number} tabId @returns {Promise<typeof frames>} */
async function askFrames(tabId) {
  const fit = () => /** @type {{saysoContent?: {fit?: () => import("./adapter-fit.js").Fit}}} */ (globalThis).saysoContent?.fit?.() ?? null;
  try {
    const results = await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func: fit });
    return results.map(({ result }) => result ?? null);
  } catch {
    return []; // a page of the browser's own, or one without permission
  }
}

siteSwitch.addEventListener("change", async () => {
  const { site } = shown;
  if (!site) return;
  const on = siteSwitch.checked;
  // Asking for a site's permission needs this very gesture, so nothing is awaited before it.
  if (on && !permitted && !(await chrome.permissions.request({ origins: [`${site.origin}/*`] }))) return show(shown);
  permitted ||= on;
  show(await ask({ type: "set-site", site: site.adapter ? site.id : site.origin, on, url }));
});
pauseButton.addEventListener("click", async () => show(await ask({ type: "pause", minutes: shown.pausedUntil ? 0 : 60, url })));
/** @type {HTMLElement} */ (document.querySelector(".state-retry")).addEventListener("click", () => void ask({ type: "retry" }));

async function start() {
  localise();
  translate(document);
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  url = tab?.url ?? "";
  if (tab?.id !== undefined) frames = await askFrames(tab.id);
  permitted = await isPermitted(url);
  find("practised").textContent = await practised();
  watch(async () => show(await ask({ type: "get-state", url })));
}

void start();
