/** @file Rectangles on the screen, in CSS pixels of the viewport. */

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box */

/** @param {Box} box @param {number} x @param {number} y @param {number} [slack] */
export const holdsPoint = (box, x, y, slack = 0) => x >= box.left - slack && x <= box.right + slack && y >= box.top - slack && y <= box.bottom + slack;

/** @param {Box} one @param {Box} other @returns {Box} may be empty: right < left or bottom < top */
export const overlap = (one, other) => ({
  left: Math.max(one.left, other.left),
  top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
});

/** @param {Box} box */
export const isEmpty = (box) => box.right <= box.left || box.bottom <= box.top;

/**
 * The ancestors that clip an element, across shadow roots: who asks for every frame keeps them, since style is costly while someone types.
 * @param {Element} element @returns {Element[]}
 */
export function clippersOf(element) {
  const view = element.ownerDocument.documentElement;
  const clippers = [];
  for (let at = parentOf(element); at && at !== view; at = parentOf(at)) {
    const style = getComputedStyle(at);
    if (style.overflow !== "visible") clippers.push(at);
    if (style.position === "fixed") break;
  }
  return clippers;
}

/** What can be seen of an element: its rectangle cut by the viewport and by every ancestor that clips. @param {Element} element @param {readonly Element[]} [clippers] @returns {Box} */
export function visibleRect(element, clippers = clippersOf(element)) {
  const view = element.ownerDocument.documentElement;
  const screen = { left: 0, top: 0, right: view.clientWidth, bottom: innerHeight };
  return clippers.reduce((/** @type {Box} */ seen, at) => overlap(seen, at.getBoundingClientRect()), overlap(element.getBoundingClientRect(), screen));
}

/** @param {Element} element @returns {Element | null} */
const parentOf = (element) => element.parentElement ?? /** @type {ShadowRoot} */ (element.getRootNode()).host ?? null;
