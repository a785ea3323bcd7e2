/**
 * Looks at a page with an adapter, by the very code that the extension does it with. Bundled, and called in the page by `check-adapter.mjs`; reads marks alone, never
 * what someone wrote.
 */
import { boxesIn, findComposeBox, sendControlFor } from '../../extension/content/adapters.js';
import { queryAll } from '../../extension/content/dom.js';
import { readScope } from '../../extension/content/scope-reader.js';

/** The document and every open shadow root in it. */
function roots() {
  const found = [document];
  for (const root of found) {
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) found.push(element.shadowRoot);
  }
  return found;
}

const visible = (element) => element.checkVisibility?.() ?? element.getClientRects().length > 0;

/** @param {import('../../extension/shared/types.js').Site} site @param {import('../../extension/shared/types.js').ComposerSpec} spec */
function inspectComposer(site, spec, places) {
  const { pathname: path } = location;
  const pathFits = spec.path === undefined || new RegExp(spec.path, 'u').test(path);
  const elements = pathFits ? [...new Set(places.flatMap((root) => queryAll(root, spec.box)))] : [];
  const boxes = elements.filter((element) => findComposeBox(element, site, path)?.spec.id === spec.id);
  const [box] = [...boxes.filter(visible), ...boxes];
  if (!box) return { id: spec.id, editor: spec.editor, confidence: spec.confidence, path: pathFits, boxes: 0, scope: null, missing: [] };
  const found = findComposeBox(box, site, path);
  const scope = readScope(found, site, { path, brandAccounts: [], ownAccounts: [] });
  const missing = [
    found.container === box.parentElement && !box.parentElement.matches(spec.container.split('>>>').at(-1)) && 'container',
    spec.send.click.length > 0 && !sendControlFor(found) && 'send control',
    spec.edge !== undefined && !found.container.querySelector(spec.edge.replace(/:focus-within/g, '')) && !found.container.matches(spec.edge) && 'edge',
    scope.surface === 'unknown' && 'surface',
    scope.audience === 'unknown' && 'audience',
    (spec.account ?? site.dom.account).length > 0 && scope['account-name'] === '' && 'account',
    spec.recipients !== undefined && scope.recipients.length === 0 && 'recipients',
  ].filter(Boolean);
  return { id: spec.id, editor: spec.editor, confidence: spec.confidence, path: true, boxes: boxes.length, together: boxesIn(spec, found.container).length, scope, missing };
}

/** @returns {object} what there is of each composer of the adapter, and boxes that no composer names */
globalThis.saysoInspect = (site) => {
  const places = roots();
  const composers = site.dom.composers.map((spec) => inspectComposer(site, spec, places));
  const editable = places.flatMap((root) => [...root.querySelectorAll('textarea, [contenteditable=""], [contenteditable=true], [contenteditable=plaintext-only]')]).filter(visible);
  const unknown = editable.filter((element) => findComposeBox(element, site, location.pathname)?.spec.id === 'generic').map((element) => {
    const name = (attribute) => (element.getAttribute(attribute) ? `[${attribute}="${element.getAttribute(attribute)}"]` : '');
    return element.localName + ['id', 'role', 'aria-label', 'data-testid', 'name'].map(name).join('');
  });
  return { address: location.origin + location.pathname, detected: site.dom.detect ? document.querySelector(site.dom.detect) !== null : null, composers, unknown };
};
