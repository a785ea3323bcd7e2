/**
 * @file An organisation's adapter without the parts that this browser cannot read. The host has proved its form, but only a browser knows whether a selector or an
 * expression is one; a slip in one of them must cost neither the other compose boxes nor the page.
 *
 * @typedef {import("../shared/types.js").Site} Site
 */
import { STEP } from "./dom.js";

/** Lists of readings: one that cannot be read leaves what it reads unknown, for the next one of its list might say something else. */
const READINGS = new Set(["account", "account-kind", "surface", "audience", "recipients", "outside", "unlisted", "group-size"]);
const SELECTORS = new Set(["box", "container", "edge", "if", "select", "around", "detect", "click", "keys-unless", "unless"]);
const EXPRESSIONS = new Set(["path", "first", "matches"]);

/**
 * @param {Site} site
 * @param {(selector: string) => boolean} isSelector whether the browser takes a selector without steps
 * @returns {{site: Site, unreadable: string[]}} `unreadable`: JSON pointers to what was left out
 */
export function readableAdapter(site, isSelector) {
  const { faults, without } = readingWith(isSelector);
  const unreadable = [...faults(site.dom, "/dom"), ...faults(site.facts.surprises, "/facts/surprises")];
  if (unreadable.length === 0) return { site, unreadable };
  const { composers, detect, ...rest } = site.dom;
  return {
    site: {
      ...site,
      facts: { ...site.facts, surprises: site.facts.surprises.filter((surprise) => faults(surprise, "").length === 0) },
      dom: {
        ...without(rest),
        ...(detect !== undefined && faults({ detect }, "").length === 0 ? { detect } : {}),
        composers: composers.map((composer) => without(composer)).filter((composer) => faults(composer, "").length === 0),
      },
    },
    unreadable,
  };
}

/** Whether a document's browser takes a selector. @param {Document} document @returns {(selector: string) => boolean} */
export function selectorTest(document) {
  const nothing = document.createDocumentFragment();
  return (selector) => {
    try {
      nothing.querySelector(selector);
      return true;
    } catch {
      return false;
    }
  };
}

/** @param {(selector: string) => boolean} isSelector */
function readingWith(isSelector) {
  /** @param {string} key @param {string} text */
  const isReadable = (key, text) => {
    if (SELECTORS.has(key)) return text.replace(/\{\d\}/g, "1").split(STEP).every(isSelector);
    return !EXPRESSIONS.has(key) || isExpression(text);
  };

  /** @param {unknown} value @param {string} pointer @param {string} [key] under which it stands @returns {string[]} */
  const faults = (value, pointer, key = "") => {
    if (typeof value === "string") return isReadable(key, value) ? [] : [pointer];
    if (Array.isArray(value)) return value.flatMap((item, index) => faults(item, `${pointer}/${index}`, key));
    if (value === null || typeof value !== "object") return [];
    return Object.entries(value).flatMap(([name, item]) => faults(item, `${pointer}/${name}`, name));
  };

  /** The lists of readings emptied that hold a fault. @template {object} T @param {T} part @returns {T} */
  const without = (part) =>
    /** @type {T} */ (Object.fromEntries(Object.entries(part).map(([name, value]) => [name, READINGS.has(name) && faults(value, "").length > 0 ? [] : value])));

  return { faults, without };
}

/** @param {string} text */
function isExpression(text) {
  try {
    RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
