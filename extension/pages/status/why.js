/** "Why did I see this, why not": a text that is typed here goes to the helper and nowhere else; it is not kept, and leaves with the page. */
import { t } from "../../shared/i18n.js";
import { element } from "../common/elements.js";

/** @typedef {import("../../background/status.js").Step} Step */
/** @typedef {import("../../shared/messages.js").StatusQuestion} StatusQuestion */

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const field = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (find(id));

const choices = {
  surface: ["post", "reply", "comment", "direct-message", "group-message", "article"],
  audience: ["public", "followers", "connections", "friends", "group", "private", "unknown"],
  account: ["personal", "brand", "unknown"],
};

/** @type {{id: string, name: string, on: boolean}[]} */
let sites = [];

/** Ids of the rules that have spoken about a text here. @type {Set<string>} */
const found = new Set();

/** @param {StatusQuestion} question @returns {Promise<any>} */
const ask = (question) => chrome.runtime.sendMessage(question);

/** @param {"why-verdict" | "why-explained"} where @param {string} words @param {"good" | "bad" | ""} verdict */
function say(where, words, verdict = "") {
  const site = sites.find(({ id }) => id === field("why-site").value);
  find(where).dataset.verdict = verdict;
  find(where).textContent = words !== "" && site && !site.on ? `${words} ${t("why_site_off", site.name)}` : words;
}

/** @param {Step} step @returns {HTMLElement} */
function stepItem({ path, held, why, parts = [] }) {
  const line = element("div", element("span", element("span", why), element("code", path)));
  line.className = "step";
  line.dataset.held = String(held);
  const unseen = element("span", `${t(held ? "step_held" : "step_not_held")}: `);
  unseen.className = "unseen";
  line.firstElementChild?.prepend(unseen);
  return element("li", line, ...(parts.length > 0 ? [element("ul", ...parts.map(stepItem))] : []));
}

const scope = () => ({
  site: field("why-site").value, surface: field("why-surface").value, audience: field("why-audience").value, account: field("why-account").value });

/** @param {string} rule */
async function explain(rule) {
  const answer = await ask({ type: "explain", rule, text: field("why-text").value, scope: /** @type {any} */ (scope()) });
  if (!answer.ok) {
    find("why-steps").replaceChildren();
    return say("why-explained", answer.code === "unknown-rule" ? t("why_unknown_rule", rule) : t("why_failed", answer.code), "bad");
  }
  find("why-steps").replaceChildren(...answer.steps.map(stepItem));
  say("why-explained", t(answer.fires ? "why_fires" : "why_silent", rule), answer.fires ? "good" : "");
}

/** Every rule that speaks about the text, each with a way to ask why. */
async function findRules() {
  const answer = await ask({ type: "find", text: field("why-text").value, scope: /** @type {any} */ (scope()) });
  if (!answer.ok) return say("why-verdict", t("why_failed", answer.code), "bad");
  say("why-verdict", answer.rules.length === 0 ? t("why_nothing") : t("why_found", answer.rules.length), answer.rules.length === 0 ? "" : "good");
  find("why-found").replaceChildren(...answer.rules.map((/** @type {{rule: string, what: string, word: string, ignored: boolean}} */ { rule, what, word, ignored }) => {
    const about = element("span", what || t("why_spelling", word), element("small", ignored ? `${rule} · ${t("why_ignored")}` : rule));
    if (rule === "spelling") return element("li", about);
    found.add(rule);
    const button = element("button", t("why_button"));
    button.className = "button other";
    button.setAttribute("aria-label", t("why_button_rule", rule));
    button.addEventListener("click", () => void explain(rule));
    const row = element("div", about, button);
    row.className = "row";
    return element("li", row);
  }));
}

/** @param {{id: string, name: string, on: boolean}[]} known @param {string[]} names of rules */
export function offerChoices(known, names) {
  sites = known;
  const rules = [...new Set([...names, ...found])];
  const option = (/** @type {string} */ value, /** @type {string} */ words) => {
    const made = /** @type {HTMLOptionElement} */ (element("option", words));
    made.value = value;
    return made;
  };
  if (field("why-site").children.length !== sites.length) field("why-site").replaceChildren(...sites.map(({ id, name }) => option(id, name)));
  if (find("why-rules").children.length !== rules.length) find("why-rules").replaceChildren(...rules.map((rule) => option(rule, "")));
}

export function start() {
  for (const [name, values] of Object.entries(choices)) {
    find(`why-${name}`).replaceChildren(...values.map((value) => {
      const made = /** @type {HTMLOptionElement} */ (element("option", t(`${name}_is_${value.replaceAll("-", "_")}`)));
      made.value = value;
      return made;
    }));
  }
  find("why").addEventListener("submit", (event) => {
    event.preventDefault();
    for (const id of ["why-found", "why-steps"]) find(id).replaceChildren();
    for (const where of /** @type {const} */ (["why-verdict", "why-explained"])) say(where, "");
    const rule = field("why-rule").value.trim();
    void (rule === "" ? findRules() : explain(rule));
  });
}
