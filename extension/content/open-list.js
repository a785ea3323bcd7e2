/**
 * @file Whether a list of handles, tags or emoji is open over a compose box, so that Enter chooses from it: by the marks of a combobox
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/), as editors set them on the box or on what wraps it.
 */
import { rootOf } from "./dom.js";

/** @param {Element} box @returns {boolean} */
export function isListOpen(box) {
  const combobox = box.closest("[role=combobox]");
  return isOpenAt(box) || (combobox !== null && combobox !== box && isOpenAt(combobox));
}

/** An element that says it is closed is; else what it names must be there to be seen: sites leave the marks behind. @param {Element} element */
function isOpenAt(element) {
  if (element.getAttribute("aria-expanded") === "false") return false;
  const active = named(element, "aria-activedescendant");
  if (active.length > 0) return active.some(isVisible);
  return element.getAttribute("aria-expanded") === "true" && [...named(element, "aria-controls"), ...named(element, "aria-owns")].some(isVisible);
}

/** @param {Element} element @param {string} attribute of ids, divided by spaces @returns {Element[]} */
function named(element, attribute) {
  const ids = (element.getAttribute(attribute) ?? "").split(/\s+/).filter((id) => id !== "");
  return ids.flatMap((id) => rootOf(element).getElementById(id) ?? element.ownerDocument.getElementById(id) ?? []);
}

/** @param {Element} element */
const isVisible = (element) => element.checkVisibility({ visibilityProperty: true });
