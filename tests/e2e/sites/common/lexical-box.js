/** A compose box of the real Lexical. What it holds is read from Lexical's own state, never from the DOM. */
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerPlainText } from '@lexical/plain-text';
import { registerRichText } from '@lexical/rich-text';
import { $createParagraphNode, $createTextNode, $getRoot, COMMAND_PRIORITY_CRITICAL, createEditor, KEY_ENTER_COMMAND } from 'lexical';
import { el } from './el.js';
import { markFocused, registerModel } from './record.js';

/**
 * @param {object} options
 * @param {string} options.testid name of the model for tests
 * @param {Record<string, string>} [options.attributes] of the editable element
 * @param {boolean} [options.rich] blocks; else one block with line breaks
 * @param {string} [options.text] what stands in it
 * @param {string} [options.placeholder]
 * @param {(text: string) => void} [options.onText]
 * @param {() => void} [options.onEnter] Enter without Shift; where it is left out, Enter is a new line
 * @returns {{element: HTMLElement, box: HTMLElement, text: () => string, clear: () => void, focus: () => void, close: () => void}}
 */
export function lexicalBox({ testid, attributes = {}, rich = false, text: initial = '', placeholder = '', onText = () => {}, onEnter }) {
  const box = el('div', { contenteditable: 'true', role: 'textbox', spellcheck: 'true', tabindex: '0', 'data-lexical-editor': 'true', 'aria-placeholder': placeholder, class: 'lexical', ...attributes });
  const hint = el('div', { 'aria-hidden': 'true', class: 'lexical-placeholder' }, placeholder);
  const editor = createEditor({ namespace: testid, theme: { paragraph: 'lexical-paragraph' }, onError: (error) => { throw error; } });
  const read = () => editor.getEditorState().read(() => $getRoot().getChildren().map((block) => block.getTextContent()).join('\n'));
  const write = (text) => editor.update(() => {
    const root = $getRoot().clear();
    for (const line of text.split('\n')) root.append(line === '' ? $createParagraphNode() : $createParagraphNode().append($createTextNode(line)));
  }, { discrete: true, tag: 'history-merge' });
  editor.setRootElement(box);
  write(initial);
  const undo = [
    rich ? registerRichText(editor) : registerPlainText(editor),
    registerHistory(editor, createEmptyHistoryState(), 300),
    editor.registerUpdateListener(() => {
      hint.hidden = read() !== '';
      onText(read());
    }),
    editor.registerCommand(KEY_ENTER_COMMAND, (event) => {
      if (!onEnter || event === null || event.shiftKey || event.isComposing) return false;
      event.preventDefault();
      onEnter();
      return true;
    }, COMMAND_PRIORITY_CRITICAL),
  ];
  const key = Symbol(testid);
  const forget = registerModel(key, testid, read);
  box.addEventListener('focus', () => markFocused(key));
  hint.hidden = initial !== '';
  return {
    element: el('div', { class: 'lexical-frame' }, box, hint),
    box,
    text: read,
    clear: () => write(''),
    focus: () => editor.focus(),
    close() {
      for (const each of undo) each();
      editor.setRootElement(null);
      forget();
    },
  };
}
