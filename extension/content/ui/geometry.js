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

/** The smallest rectangle around all. @param {readonly Box[]} boxes at least one @returns {Box} */
export const bounding = (boxes) => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  top: Math.min(...boxes.map(({ top }) => top)),
  right: Math.max(...boxes.map(({ right }) => right)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
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

/** Left between words that are scrolled to and the edge, where there is as much room: pixels. A page may have a bar there. */
const ROOM = 80;

/**
 * How far to scroll so that all of a stretch is seen; its beginning, where it is too long.
 * @param {number} from @param {number} to the stretch @param {number} low @param {number} high what is seen
 */
export function scrollFor(from, to, low, high) {
  if (from >= low && to <= high) return 0;
  const room = Math.min(ROOM, (high - low) / 4);
  return from < low || to - from > high - low - 2 * room ? from - low - room : to - high + room;
}

/**
 * Scrolls what an element has in it into view, by as little as it takes and at once: the element itself, what it stands in, and the page.
 * @param {Element} element @param {() => Box | null} place where that is now
 */
export function bringIntoView(element, place) {
  for (const scroller of scrollersOf(element)) {
    const words = place();
    if (!words) return;
    const { left, top, right, bottom, scale } = portOf(scroller);
    const by = { left: scrollFor(words.left, words.right, left, right) / scale, top: scrollFor(words.top, words.bottom, top, bottom) / scale };
    if (by.left !== 0 || by.top !== 0) scroller.scrollBy({ ...by, behavior: "instant" });
  }
}

/** @param {Element} element @returns {Element[]} the innermost first */
function scrollersOf(element) {
  const { documentElement: view, scrollingElement: page } = element.ownerDocument;
  const scrollers = [];
  for (let at = /** @type {Element | null} */ (element); at && at !== view && at !== page; at = parentOf(at)) {
    const style = getComputedStyle(at);
    if (at === element || /auto|scroll/.test(style.overflow)) scrollers.push(at);
    if (style.position === "fixed") return scrollers;
  }
  return page ? [...scrollers, page] : scrollers;
}

/** What is seen of what an element scrolls, and how large its pixels are on the screen. @param {Element} scroller @returns {Box & {scale: number}} */
function portOf(scroller) {
  const { clientWidth, clientHeight, clientLeft, clientTop, ownerDocument } = scroller;
  if (scroller === ownerDocument.scrollingElement) return { left: 0, top: 0, right: ownerDocument.documentElement.clientWidth, bottom: innerHeight, scale: 1 };
  const rect = scroller.getBoundingClientRect();
  const { offsetWidth = 0 } = /** @type {HTMLElement} */ (scroller);
  const scale = offsetWidth > 0 ? rect.width / offsetWidth : 1;
  const [left, top] = [rect.left + clientLeft * scale, rect.top + clientTop * scale];
  return { left, top, right: left + clientWidth * scale, bottom: top + clientHeight * scale, scale };
}
