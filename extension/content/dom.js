/**
 * @file Looking things up across shadow roots.
 *
 * A selector may step into a shadow root: `faceplate-textarea-input >>> textarea` is the `textarea` in the shadow root of a `faceplate-textarea-input`.
 * A selector with a step is one path: a comma in it belongs to the part that it stands in.
 */

/** @typedef {Document | ShadowRoot} Root */

/** What stands between the parts of a selector that steps into shadow roots. */
export const STEP = /\s*>>>\s*/;

/** @param {Node} node @returns {Root} the document or shadow root that holds the node */
export const rootOf = (node) => /** @type {Root} */ (node.getRootNode());

/**
 * An element's shadow root, a closed one too: browsers let content scripts have that.
 * @param {Element} element
 * @returns {ShadowRoot | null}
 */
export function shadowOf(element) {
  if (element.shadowRoot) return element.shadowRoot;
  if (!element.nodeName.includes("-")) return null; // a closed root on a plain element is nothing that one writes in
  const dom = globalThis.chrome?.dom;
  if (dom?.openOrClosedShadowRoot && element instanceof HTMLElement) return dom.openOrClosedShadowRoot(element);
  return /** @type {{openOrClosedShadowRoot?: ShadowRoot | null}} */ (/** @type {unknown} */ (element)).openOrClosedShadowRoot ?? null;
}

/** `closest`, past the hosts of shadow roots; with a step, the hosts must be as it says. @param {Element} element @param {string} selector @returns {Element | null} */
export function closestAcross(element, selector) {
  const steps = selector.split(STEP);
  const last = /** @type {string} */ (steps.pop());
  for (let at = /** @type {Element | null} */ (element); at; at = hostOf(at)) {
    const found = at.closest(last);
    if (found && isBelow(found, steps)) return found;
  }
  return null;
}

/**
 * The element itself or the nearest around it, in its own tree, that a selector names.
 * @param {Element} element @param {string} selector
 * @returns {Element | null}
 */
export function closestWithSteps(element, selector) {
  const steps = selector.split(STEP);
  const found = element.closest(/** @type {string} */ (steps.pop()));
  return found && isBelow(found, steps) ? found : null;
}

/** @param {Element} element @param {readonly string[]} steps the hosts around it, the outermost first */
function isBelow(element, steps) {
  let at = element;
  for (const step of [...steps].reverse()) {
    const host = hostOf(at)?.closest(step);
    if (!host) return false;
    at = host;
  }
  return true;
}

/**
 * `querySelectorAll`, into the shadow roots that the selector steps into; the first host may be the root itself.
 * @param {ParentNode} root @param {string} selector
 * @returns {Element[]}
 */
export function queryAll(root, selector) {
  const [first, ...steps] = selector.split(STEP);
  let found = [...root.querySelectorAll(first)];
  if (steps.length > 0 && root instanceof Element && root.matches(first)) found.unshift(root);
  for (const step of steps) found = found.flatMap((host) => [...(shadowOf(host)?.querySelectorAll(step) ?? [])]);
  return found;
}

/** An element and all that it stands in, past the hosts of shadow roots. @param {Element} element @returns {Element[]} the innermost first */
function around(element) {
  const found = [];
  for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement ?? hostOf(at)) found.push(at);
  return found;
}

/**
 * Those that stand nearest to an element: in the smallest part of the page that holds it and any of them.
 * @template {Element} T
 * @param {Element} element @param {readonly T[]} others
 * @returns {T[]} more than one where none is nearer than the other
 */
export function nearest(element, others) {
  const places = others.map((other) => new Set(around(other)));
  const shared = around(element).find((at) => places.some((place) => place.has(at)));
  return shared ? others.filter((_, index) => places[index].has(shared)) : [];
}

/** @param {Element} element @returns {Element | null} */
function hostOf(element) {
  const root = element.getRootNode();
  return /** @type {ShadowRoot} */ (root).host ?? null;
}

/** The element that really holds the focus, inside whatever shadow roots. @param {Document} document @returns {Element | null} */
export const activeElementAcross = (document) => (document.activeElement ? innermostActive(document.activeElement) : null);

/** What holds the focus below an element that seems to: events of closed shadow roots show their host alone. @param {Element} element @returns {Element} */
export function innermostActive(element) {
  let active = element;
  for (let inner = shadowOf(active)?.activeElement; inner; inner = shadowOf(active)?.activeElement) active = inner;
  return active;
}

/**
 * An event's path, into closed shadow roots as well, where the browser ends it at their host.
 * @param {Event} event @returns {EventTarget[]} the innermost first
 */
export function pathOf(event) {
  const path = event.composedPath();
  const [target] = path;
  if (!(target instanceof Element)) return path;
  const { detail, clientX, clientY } = /** @type {MouseEvent} */ (event);
  const inner = clientX !== undefined && detail > 0 ? innermostAt(target, clientX, clientY) : innermostActive(target);
  const within = [];
  for (let at = /** @type {Node | null} */ (inner); at && at !== target; at = at.parentNode ?? /** @type {ShadowRoot} */ (at).host ?? null) within.push(at);
  return [...within, ...path];
}

/** What stands at a point of an element, below the roots that hide it. @param {Element} element @param {number} x @param {number} y @returns {Element} */
function innermostAt(element, x, y) {
  let at = element;
  for (let inner = shadowOf(at)?.elementFromPoint(x, y); inner && inner !== at; inner = shadowOf(at)?.elementFromPoint(x, y)) at = inner;
  return at;
}
