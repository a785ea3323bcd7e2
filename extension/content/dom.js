/** @file Looking things up across open shadow roots. */

/** @typedef {Document | ShadowRoot} Root */

/** @param {Node} node @returns {Root} the document or shadow root that holds the node */
export const rootOf = (node) => /** @type {Root} */ (node.getRootNode());

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

/** The element that really holds the focus, inside whatever shadow roots. @param {Document} document @returns {Element | null} */
export function activeElementAcross(document) {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
