/**
 * @file What an earlier content script left in an open page. After an update or a reload of the extension Chromium leaves the old script running, cut off:
 * it lets go by itself. Firefox ends it where it stands, and what it has put into the page stays.
 */
import { shadowOf } from "./dom.js";
import { HOST_TAG, LAYER_CLASS } from "./ui/host-element.js";
import { HIGHLIGHTS, isMarkSheet } from "./ui/painter.js";
import { setSheets, sheetsOf } from "./ui/sheets.js";

/** Takes away what nobody tends any more. @param {Document} page */
export function clearLeftovers(page) {
  const left = [...page.querySelectorAll(HOST_TAG)].filter((element) => shadowOf(element)?.querySelector(`.${LAYER_CLASS}`));
  if (left.length === 0) return; // no element of ours, no mark of ours
  for (const element of left) element.remove();
  for (const name of HIGHLIGHTS) CSS.highlights.delete(name);
  clearSheets(page);
}

/** @param {Document | ShadowRoot} root with the open and closed shadow roots below it */
function clearSheets(root) {
  const sheets = sheetsOf(root);
  if (sheets.some(isMarkSheet)) setSheets(root, sheets.filter((sheet) => !isMarkSheet(sheet)));
  for (const element of root.querySelectorAll("*")) {
    const inner = shadowOf(element);
    if (inner) clearSheets(inner);
  }
}
