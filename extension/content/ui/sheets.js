/**
 * @file Style sheets that a content script adds without an element in the page. Firefox 140, the oldest that takes the extension, refuses
 * `adoptedStyleSheets` to content scripts ("Accessing from Xray wrapper is not supported"). What the page itself sees of its own roots can be had there.
 *
 * @typedef {import("../dom.js").Root} Root
 * @typedef {{adoptedStyleSheets: CSSStyleSheet[]}} WithSheets
 * @typedef {{cloneInto: (value: object, scope: object, options: {wrapReflectors: boolean}) => any, XPCNativeWrapper: <T>(waived: T) => T}} FirefoxOwn
 */

const own = /** @type {FirefoxOwn} */ (/** @type {unknown} */ (globalThis));

/** Whether this browser lets a content script have a root's sheets: else there is a list without anything in it, not even its length. @param {Root} root */
const lends = (root) => root.adoptedStyleSheets.length !== undefined;

/** A root as the page sees it: by functions that the page may have put in the place of the browser's. @param {Root} root @returns {WithSheets} */
const asPageSees = (root) => /** @type {{wrappedJSObject: WithSheets}} */ (/** @type {unknown} */ (root)).wrappedJSObject;

/** @param {Root} root the page's own, never ours @returns {CSSStyleSheet[]} the sheets that it has adopted */
export function sheetsOf(root) {
  if (lends(root)) return [...root.adoptedStyleSheets];
  const sheets = asPageSees(root).adoptedStyleSheets;
  return Array.from({ length: sheets.length }, (_, index) => own.XPCNativeWrapper(sheets[index]));
}

/** @param {Root} root the page's own, never ours @param {CSSStyleSheet[]} sheets all that it has from now on */
export function setSheets(root, sheets) {
  if (lends(root)) root.adoptedStyleSheets = sheets;
  else asPageSees(root).adoptedStyleSheets = own.cloneInto(sheets, window, { wrapReflectors: true });
}

/**
 * Styles a shadow root of ours. An element in it does where there is nothing else: the page's functions must not get at our root, and its
 * security policy leaves alone what a content script of Firefox writes.
 * @param {ShadowRoot} root @param {string} rules
 */
export function styleOwn(root, rules) {
  if (lends(root)) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    root.adoptedStyleSheets = [sheet];
  } else {
    const style = root.ownerDocument.createElement("style");
    style.textContent = rules;
    root.append(style);
  }
}
