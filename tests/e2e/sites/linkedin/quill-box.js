/**
 * A compose box of the real Quill 1.3.7, which was made before shadow roots: what it asks the document about the selection, the root that holds it must answer,
 * as sites that use it there arrange.
 */
import Quill from 'quill';
import { el } from '../common/el.js';
import { markFocused, registerModel } from '../common/record.js';

/** @param {ShadowRoot} root @returns {Selection} Chromium has one for each root; elsewhere the document's reaches in */
const selectionIn = (root) => root.getSelection?.() ?? document.getSelection();

/** The selection's ends inside the root, where a browser tells those only when asked. */
function endsIn(root) {
  const selection = selectionIn(root);
  const [range] = selection?.getComposedRanges?.({ shadowRoots: [root] }) ?? [];
  if (range) return range;
  return selection?.rangeCount > 0 ? selection.getRangeAt(0) : null;
}

/**
 * @param {object} options
 * @param {HTMLElement} options.place where it goes; it is in the page already
 * @param {string} options.testid name of the model for tests
 * @param {Record<string, string>} options.attributes of the editable element
 * @param {string} [options.text] what stands in it
 * @param {string} [options.placeholder]
 * @param {(text: string) => void} options.onText
 */
export function quillBox({ place, testid, attributes, text = '', placeholder = '', onText }) {
  const container = el('div', { class: 'editor-container' });
  place.append(container);
  const quill = new Quill(container, { formats: [], placeholder, modules: { history: { delay: 400, userOnly: false } } });
  const root = quill.root.getRootNode();
  for (const [name, value] of Object.entries(attributes)) quill.root.setAttribute(name, value);
  if (root instanceof ShadowRoot) {
    const { selection } = quill;
    selection.hasFocus = () => root.activeElement === quill.root;
    selection.getNativeRange = () => {
      const ends = endsIn(root);
      return ends && selection.normalizeNative(ends);
    };
    selection.setNativeRange = (startNode, startOffset, endNode = startNode, endOffset = startOffset) => {
      if (!startNode) return;
      if (!selection.hasFocus()) quill.root.focus();
      selectionIn(root).setBaseAndExtent(startNode, startOffset, endNode, endOffset);
    };
    document.addEventListener('selectionchange', () => { if (selection.hasFocus()) selection.update('user'); });
  }
  if (text !== '') quill.setText(text, 'silent');
  quill.history.clear();
  const read = () => quill.getText().replace(/\n$/, '');
  quill.on('text-change', () => onText(read()));
  const key = Symbol(testid);
  const forget = registerModel(key, testid, read);
  quill.root.addEventListener('focus', () => markFocused(key));
  return { box: quill.root, text: read, focus: () => quill.focus(), close: forget };
}
