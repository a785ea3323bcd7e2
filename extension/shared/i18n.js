/** @file Words of the interface, from `_locales/<language>/messages.json`. */
import { browser } from "./browser.js";

/**
 * @param {string} key
 * @param {...(string|number)} values for $1, $2 …
 * @returns {string} the words, or the key itself where there are none (as in unit tests)
 */
export function t(key, ...values) {
  return browser?.i18n?.getMessage(key, values.map(String)) || key;
}

/**
 * Words that data of ours brings along, by language: in the browser's, else in English.
 * @param {import("./types.js").Words} words
 */
export function inOwnLanguage(words) {
  const language = browser?.i18n?.getUILanguage?.().split(/[-_]/)[0] ?? "en";
  return words[language] ?? words.en;
}

/**
 * Puts words into a page of ours: `data-t="key"` becomes the element's text, `data-t-<attribute>="key"` that attribute.
 * @param {ParentNode} root
 */
export function translate(root) {
  for (const element of root.querySelectorAll("[data-t]")) element.textContent = t(element.getAttribute("data-t") ?? "");
  for (const attribute of ["aria-label", "title", "placeholder"]) {
    for (const element of root.querySelectorAll(`[data-t-${attribute}]`)) {
      element.setAttribute(attribute, t(element.getAttribute(`data-t-${attribute}`) ?? ""));
    }
  }
}
