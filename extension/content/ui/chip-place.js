/**
 * @file Where the chip stands: at the composer's lower left edge, outside the editor, never over the site's own controls. Where there is
 * little room it cuts its words short, beside the send control or below; where there is none it folds to an icon.
 *
 * @typedef {import("../adapters.js").Found} Found
 * @typedef {{left: number, top: number}} Point
 * @typedef {{folded: boolean, width: number | null, position: () => Point | null}} Place `width`: its words are cut short to that; `position` follows the box; null while the box is out of sight
 */
import { sendControlFor } from "../adapters.js";
import { closestAcross, rootOf } from "../dom.js";
import { clippersOf, isEmpty, visibleRect } from "./geometry.js";

const GAP = 8;
/** Below the last row of a composer in the page, which has a margin of its own. */
const WIDE_GAP = 12;
const ICON = 26;
/** Fewer pixels of words say nothing. */
const LEAST_WORDS = 150;
/** Nothing that one can press is narrower, in pixels: points this close together miss none. */
const CLOSEST = 12;
const CONTROLS =
  "a[href], button, input, select, textarea, summary, label, video, audio, [contenteditable], [tabindex]:not([tabindex='-1']), [role=button], [role=link], [role=tab], [role=menuitem], [role=option]";

/**
 * @param {Found} found
 * @param {{width: number, height: number}} size of the unfolded chip
 * @param {Node} ours the chip's own root
 * @returns {Place}
 */
export function findPlace(found, size, ours) {
  const { spec, box, container } = found;
  const edge = edgeOf(found);
  const start = getComputedStyle(box).direction === "rtl" ? "right" : "left";
  const along = (/** @type {DOMRect} */ rect, /** @type {number} */ width) => (start === "right" ? rect.right - width : rect.left);
  const beside = (/** @type {DOMRect} */ rect) => (start === "right" ? rect.right + GAP : rect.left - GAP - ICON);

  const below = (/** @type {Element} */ element, /** @type {number} */ width, gap = GAP) => () => {
    const rect = element.getBoundingClientRect();
    return { left: along(rect, width), top: rect.bottom + gap };
  };
  const above = (/** @type {{width: number, height: number}} */ { width, height }) => () => {
    const { top } = (edge !== box && spec.edge && closestAcross(box, spec.edge) === edge ? edge : box).getBoundingClientRect();
    return { left: along(box.getBoundingClientRect(), width), top: top - GAP - height };
  };
  const after = (/** @type {Element} */ element) => () => {
    const rect = element.getBoundingClientRect();
    return { left: start === "right" ? rect.left - GAP - size.width : rect.right + GAP, top: rect.bottom - size.height };
  };
  const gutter = () => {
    const rect = box.getBoundingClientRect();
    return { left: beside(rect), top: rect.bottom - ICON };
  };
  const icon = { width: ICON, height: ICON };
  const dialog = container.matches("[role=dialog], dialog") ? [below(container, size.width)] : [];
  const whole = (/** @type {() => Point} */ at) => ({ at, folded: false, width: /** @type {number | null} */ (null) });
  const cut = (/** @type {number} */ width) => (/** @type {() => Point} */ at) => ({ at, folded: false, width });
  const narrow = edge.getBoundingClientRect().width;
  const row = sendRow(found, size);
  const choices = [
    ...[...dialog, below(edge, size.width, WIDE_GAP), below(box, size.width), above(size)].map(whole),
    ...(narrow < size.width ? [below(edge, narrow, WIDE_GAP), below(box, narrow)].map(cut(narrow)) : []), // beside a narrow box begins another column
    whole(after(edge)),
    ...(row ? [row.width < size.width ? cut(row.width)(row.at) : whole(row.at)] : []),
    ...[gutter, below(edge, ICON, WIDE_GAP), below(box, ICON), above(icon)].map((at) => ({ at, folded: true, width: null })),
  ];
  const fits = (/** @type {typeof choices[number]} */ { at, folded, width }) =>
    (width === null || width >= LEAST_WORDS) && isFree(at(), folded ? icon : { width: width ?? size.width, height: size.height }, box, ours);
  const { folded, width, at } = choices.find(fits) ?? { at: inSight(gutter), folded: true, width: null };
  const clippers = clippersOf(box);
  return { folded, width, position: () => (isEmpty(visibleRect(box, clippers)) ? null : at()) };
}

/** The part below which the chip stands. @param {Found} found */
function edgeOf({ spec: { edge }, box, container }) {
  if (edge === undefined) return box;
  return container.matches(edge) ? container : (container.querySelector(edge) ?? container.shadowRoot?.querySelector(edge) ?? box);
}

/** The row of the send control, from the box's edge to the control, where it stands below the box. @param {Found} found @param {{width: number, height: number}} size */
function sendRow(found, { height }) {
  const control = sendControlFor(found);
  if (!control) return null;
  const { box } = found;
  const width = control.getBoundingClientRect().left - GAP - box.getBoundingClientRect().left;
  const at = () => {
    const row = control.getBoundingClientRect();
    return { left: box.getBoundingClientRect().left, top: row.top + (row.height - height) / 2 };
  };
  return width > 0 && control.getBoundingClientRect().top >= box.getBoundingClientRect().bottom ? { at, width } : null;
}

/** No further left than the page. @param {() => Point} at */
const inSight = (at) => () => {
  const { left, top } = at();
  return { left: Math.max(2, left), top };
};

/**
 * Whether nothing of the page's that one can use, or read, lies under the place.
 * @param {Point} at @param {{width: number, height: number}} size @param {HTMLElement} box @param {Node} ours
 */
function isFree({ left, top }, { width, height }, box, ours) {
  const page = box.ownerDocument;
  const view = page.documentElement;
  // A box may stand a part of a pixel outside.
  if (left < -1 || top < 0 || left + width > view.clientWidth + 1 || top + height > innerHeight) return false;
  const steps = Math.ceil((width - 2) / CLOSEST);
  for (const y of [top + 1, top + height / 2, top + height - 1]) {
    for (let step = 0; step <= steps; step += 1) {
      const x = left + 1 + ((width - 2) * step) / steps;
      if (isTaken(topElement(page, box, x, y, ours), box, x, y)) return false;
    }
  }
  return true;
}

/** The page's own element at a point, in the box's shadow root too. @param {Document} page @param {Element} box @param {number} x @param {number} y @param {Node} ours */
function topElement(page, box, x, y, ours) {
  const host = /** @type {ShadowRoot} */ (ours).host;
  const first = page.elementFromPoint(x, y);
  const element = first === host ? page.elementsFromPoint(x, y).find((hit) => hit !== host) : first;
  const root = rootOf(box);
  if (root === page || element !== /** @type {ShadowRoot} */ (root).host) return element;
  return root.elementsFromPoint(x, y).find((hit) => root.contains(hit)) ?? element;
}

/** @param {Element | null | undefined} element @param {HTMLElement} box @param {number} x @param {number} y */
function isTaken(element, box, x, y) {
  if (!element) return false;
  const control = element.closest(CONTROLS);
  if (control && !control.contains(box)) return true;
  return box.contains(element) || element.matches("img, picture, canvas") || hasWordsAt(element, x, y);
}

/** @param {Element} element @param {number} x @param {number} y */
function hasWordsAt(element, x, y) {
  const range = element.ownerDocument.createRange();
  return [...element.childNodes].some((node) => {
    if (node.nodeType !== 3 || !node.nodeValue?.trim()) return false;
    range.selectNodeContents(node);
    return [...range.getClientRects()].some((rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom);
  });
}
