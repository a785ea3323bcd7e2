/** The part of the settings page that shows and takes the choice of dictionaries: those that the host found on this machine. */
import { t } from "../../shared/i18n.js";
import { answers } from "../../shared/messages.js";
import { drawList, element } from "../common/elements.js";
import { debianPackage, inTheirOrder, isRead, lacking, offers } from "./dictionaries.js";

/** @typedef {import("../common/background.js").Overview} Overview */
/** @typedef {import("../../background/status.js").HostStatus} HostStatus */
/** @typedef {import("./dictionaries.js").Offer} Offer */

/** So many boxes stand on the page; of more, those that the person does not read are folded away. */
const FEW = 12;

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const language = chrome.i18n.getUILanguage();

/** What the person reads, as the browser says. @type {readonly string[]} */
let reads = navigator.languages;

/** Dictionaries in front, chosen when they are first shown: a box that is ticked stays where it is. @type {Set<string> | undefined} */
let front;

/** @type {string[]} */
let inForce = [];

/** @param {string} name @param {HostStatus | null} host */
function howToGet(name, host) {
  const wanted = debianPackage(name);
  return wanted && host?.host.platform.startsWith("linux") ? t("dictionary_package", wanted) : t("dictionary_office");
}

/** @param {Offer} offer @param {boolean} isLocked @param {HostStatus} host */
function boxOf({ name, words, inForce: checked, state }, isLocked, host) {
  const box = /** @type {HTMLInputElement} */ (element("input"));
  Object.assign(box, { type: "checkbox", id: `dictionary-${name}`, value: name, checked, disabled: isLocked });
  const about = { there: "", unreadable: t("dictionary_not_readable"), missing: `${t("dictionary_not_here")} · ${howToGet(name, host)}` }[state];
  const label = element("label", box, element("span", words, ...(about ? [element("small", about)] : [])));
  label.title = name;
  return label;
}

/** @param {string} id @param {string} words */
function say(id, words) {
  find(id).hidden = words === "";
  find(id).textContent = words;
}

/**
 * @param {Overview} overview
 * @param {HostStatus | null} host null: none answers
 */
export function showDictionaries({ effective, state }, host) {
  const { languages, spelling } = effective?.settings ?? {};
  const isLocked = languages?.locked ?? false;
  inForce = languages?.value ?? [];
  find("languages-follow").hidden = !host || isLocked || languages?.origin !== "preference";
  // It is not there for a moment whenever it starts.
  const isStarting = !host && (state === "starting" || answers(state));
  say("languages-note", isStarting ? "" : noteOn(languages?.origin, host));
  find("languages").hidden = !host;
  if (!host) return say("languages-lacking", "");

  const available = host.available ?? [];
  const offered = offers({ inForce, available, states: host.dictionaries }, language);
  front ??= new Set(offered.filter(({ name, inForce: isInForce }) => isInForce || offered.length <= FEW || isRead(name, reads)).map(({ name }) => name));
  const isInFront = (/** @type {Offer} */ { name }) => offered.length <= FEW || front?.has(name);
  const draw = (/** @type {string} */ id, /** @type {Offer[]} */ part) => drawList(find(id), [part, isLocked], () => part.map((offer) => boxOf(offer, isLocked, host)));
  draw("dictionaries", offered.filter(isInFront));
  const more = offered.filter((offer) => !isInFront(offer));
  draw("dictionaries-more", more);
  find("dictionaries-fold").hidden = more.length === 0;
  find("dictionaries-count").textContent = t("languages_more", more.length);

  const isChosenElsewhere = isLocked || spelling?.value === false || !host.available;
  const lacks = isChosenElsewhere ? [] : lacking(reads, [...available, ...inForce], language);
  say("languages-lacking", lacks.length === 0 ? "" : t("languages_lacking", lacks.map(({ name, words }) => `${words} (${howToGet(name, host)})`).join(", ")));
}

/** @param {string | undefined} origin @param {HostStatus | null} host */
function noteOn(origin, host) {
  if (!host) return t("languages_no_helper");
  if (!host.available) return t("languages_old_helper");
  return origin === "browser" ? t("languages_from_browser") : "";
}

/** @param {(languages: string[] | null) => void} choose null: the browser's again */
export async function watchDictionaries(choose) {
  find("languages").addEventListener("change", () => {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("#languages input"));
    choose(inTheirOrder(inForce, [...boxes].filter((box) => box.checked).map((box) => box.value)));
  });
  find("languages-follow").addEventListener("click", () => {
    choose(null);
    /** @type {HTMLElement | null} */ (document.querySelector("#languages input"))?.focus(); // the button goes
  });
  reads = await chrome.i18n.getAcceptLanguages().catch(() => navigator.languages);
}
