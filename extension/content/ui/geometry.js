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

/** What can be seen of an element: its rectangle cut by the viewport and by every ancestor that clips. @param {Element} element @returns {Box} */
export function visibleRect(element) {
  const view = element.ownerDocument.documentElement;
  let seen = overlap(element.getBoundingClientRect(), { left: 0, top: 0, right: view.clientWidth, bottom: innerHeight });
  for (let at = element.parentElement; at && at !== view; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.overflow !== "visible") seen = overlap(seen, at.getBoundingClientRect());
    if (style.position === "fixed") break;
  }
  return seen;
}
