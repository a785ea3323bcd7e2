/** @file Looking things up across open shadow roots. */

/** @typedef {Document | ShadowRoot} Root */

/** @param {Node} node @returns {Root} the document or shadow root that holds the node */
export const rootOf = (node) => /** @type {Root} */ (node.getRootNode());

/** @param {Node} node @returns {Element | null} the parent, or the host of the shadow root */
export function parentAcross(node) {
  const parent = node.parentNode;
  if (!parent) return null;
  if (parent.nodeType === 11) return /** @type {ShadowRoot} */ (parent).host ?? null;
  return parent.nodeType === 1 ? /** @type {Element} */ (parent) : null;
}

/** `closest`, past the hosts of shadow roots. @param {Element} element @param {string} selector @returns {Element | null} */
export function closestAcross(element, selector) {
  for (let at = /** @type {Element | null} */ (element); at; at = hostOf(at)) {
    const found = at.closest(selector);
    if (found) return found;
  }
  return null;
}

/** @param {Element} element */
function hostOf(element) {
  const root = element.getRootNode();
  return /** @type {ShadowRoot} */ (root).host ?? null;
}

/** Whether `inner` is `outer` or lies within it, shadow roots included. @param {Element} outer @param {Node | null} inner */
export function containsAcross(outer, inner) {
  for (let at = inner; at; at = parentAcross(at)) {
    if (at === outer || outer.contains(at)) return true;
  }
  return false;
}

/** The element that really holds the focus, inside whatever shadow roots. @param {Document} document @returns {Element | null} */
export function activeElementAcross(document) {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
