/**
 * @file Which compose box an element belongs to: by the site's adapter, else any textarea or editable element.
 *
 * @typedef {import("../shared/types.js").Site} Site
 * @typedef {import("../shared/types.js").ComposerSpec} ComposerSpec
 * @typedef {{spec: ComposerSpec, box: HTMLElement, container: Element}} Found
 */
import { closestAcross, closestWithSteps, nearest, queryAll, rootOf } from "./dom.js";
import { isPrivateField } from "./private-fields.js";

export const GENERIC_ID = "generic";

/** A box that no adapter names: nothing is known about who will see it, and nothing sends it that we could recognise.
 * @type {Omit<ComposerSpec, "editor">} */
const GENERIC = { id: GENERIC_ID, box: "*", container: "form, [role=dialog], dialog, body", surface: [], audience: [], send: { click: [], keys: [] } };

/**
 * @param {Element} element what has the focus
 * @param {Site | null} site
 * @param {string} path of the page
 * @returns {Found | null} null where nothing may or can be checked
 */
export function findComposeBox(element, site, path) {
  for (const spec of site?.dom.composers ?? []) {
    const box = closestWithSteps(element, spec.box);
    if (box && pathMatches(spec, path)) return found(spec, /** @type {HTMLElement} */ (box));
  }
  const box = genericBox(element);
  if (!box) return null;
  return found({ ...GENERIC, editor: box.nodeName === "TEXTAREA" ? "textarea" : "contenteditable" }, box);
}

/**
 * All compose boxes of a kind in one container: the posts of a thread, or the reply boxes of many conversations.
 * @param {ComposerSpec} spec
 * @param {Element} container
 * @returns {Found[]} in the order of the page
 */
export function boxesIn(spec, container) {
  const roots = container.shadowRoot ? [container, container.shadowRoot] : [container];
  return roots.flatMap((root) => queryAll(root, spec.box)).flatMap((box) => {
    const hit = found(spec, /** @type {HTMLElement} */ (box));
    return hit?.container === container ? [hit] : [];
  });
}

/**
 * The compose boxes whose text goes out with a key that is pressed in one of them.
 * @param {Found} pressed
 * @param {Site | null} site
 * @param {string} path of the page
 * @returns {Found[]}
 */
export function boxesSentWith(pressed, site, path) {
  if (!pressed.spec.send.together) return [pressed];
  const specs = (site?.dom.composers ?? []).filter((spec) => spec.send.together && pathMatches(spec, path));
  const together = specs.flatMap((spec) => boxesIn(spec, pressed.container));
  return together.some(({ box }) => box === pressed.box) ? together : [pressed, ...together];
}

/**
 * The compose boxes whose text a send control lets go: the nearest, where they do not all go out together.
 * @param {{spec: ComposerSpec, control: HTMLElement, container: Element}} target
 * @returns {Found[]}
 */
export function boxesSentBy({ spec, control, container }) {
  const all = boxesIn(spec, container);
  if (spec.send.together) return all;
  const near = nearest(control, all.map(({ box }) => box));
  return all.filter(({ box }) => near.includes(box));
}

/**
 * The send control that a click landed on.
 * @param {EventTarget[]} path the event's composed path
 * @param {Site | null} site
 * @param {string} pagePath
 * @returns {{spec: ComposerSpec, control: HTMLElement, container: Element}[]} one for each kind of box that it may send
 */
export function sendControlsOf(path, site, pagePath) {
  const elements = /** @type {Element[]} */ (path.filter((target) => target instanceof Element));
  return (site?.dom.composers ?? []).flatMap((spec) => {
    if (spec.send.click.length === 0 || !pathMatches(spec, pagePath)) return [];
    const control = elements.find((element) => spec.send.click.some((selector) => closestWithSteps(element, selector) === element));
    const container = control && closestAcross(control, spec.container);
    return control && container ? [{ spec, control: /** @type {HTMLElement} */ (control), container }] : [];
  });
}

/**
 * The control that sends a box's text, where there is one to click: the nearest to it.
 * @param {Found} found
 * @param {Site | null} [site] whose other boxes may stand nearer to the control: then it is theirs
 * @returns {HTMLElement | null}
 */
export function sendControlFor({ spec, box, container }, site = null) {
  const places = [container, container.shadowRoot, rootOf(box)];
  for (const place of places) {
    const [control] = nearest(box, place ? spec.send.click.flatMap((selector) => queryAll(place, selector)) : []);
    if (control) return spec.send.together || isOwn(control, box, container, site) ? /** @type {HTMLElement} */ (control) : null;
  }
  return null;
}

/** Whether no other box of the site's stands nearer to a control. @param {Element} control @param {HTMLElement} box @param {Element} container @param {Site | null} site */
function isOwn(control, box, container, site) {
  const others = (site?.dom.composers ?? []).flatMap((spec) => queryAll(container, spec.box));
  return nearest(control, [box, ...others]).includes(box);
}

/**
 * The keys that send a box's text now.
 * @param {Found} found
 * @returns {readonly string[]}
 */
export function sendKeysOf({ spec: { send }, container }) {
  const unless = send["keys-unless"];
  return unless !== undefined && queryAll(container, unless).length > 0 ? [] : send.keys;
}

/** @param {ComposerSpec} spec @param {string} path */
const pathMatches = (spec, path) => spec.path === undefined || new RegExp(spec.path, "u").test(path);

/** @param {ComposerSpec} spec @param {HTMLElement} box @returns {Found | null} */
function found(spec, box) {
  if (isPrivateField(box)) return null;
  return { spec, box, container: closestAcross(box, spec.container) ?? box.parentElement ?? box };
}

/** @param {Element} element @returns {HTMLElement | null} */
function genericBox(element) {
  if (element instanceof HTMLTextAreaElement) return element.readOnly || element.disabled ? null : element;
  if (!(element instanceof HTMLElement) || !element.isContentEditable) return null;
  let box = element;
  while (box.parentElement?.isContentEditable) box = box.parentElement;
  return box === box.ownerDocument.body ? null : box;
}
