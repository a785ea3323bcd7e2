/** @file `<textarea>`: the browser's own editing command keeps its undo, and the page's framework hears of the change. */
import { Editor } from "./editor.js";

export class TextareaEditor extends Editor {
  /** @param {HTMLTextAreaElement} box */
  constructor(box) {
    super(box);
    this.field = box;
  }

  /** @override */
  read() {
    return this.field.value;
  }

  /** @override */
  caret() {
    const active = /** @type {Document | ShadowRoot} */ (this.field.getRootNode()).activeElement;
    return active === this.field ? this.field.selectionEnd : null;
  }

  /** @override @returns {[number, number]} */
  selected() {
    return [this.field.selectionStart, this.field.selectionEnd];
  }

  /** @override @param {number} start @param {number} end */
  select(start, end) {
    this.field.setSelectionRange(start, end);
  }

  /** @override */
  ways() {
    return [(/** @type {string} */ text) => this.#command(text), (/** @type {string} */ text) => this.#set(text)];
  }

  /** @override */
  undo() {
    this.field.ownerDocument.execCommand("undo");
  }

  /** @param {string} text */
  #command(text) {
    const page = this.field.ownerDocument;
    if (text === "") page.execCommand("delete");
    else page.execCommand("insertText", false, text);
  }

  /** The last resort: frameworks that watch `value` see the prototype's own setter as typing. @param {string} text */
  #set(text) {
    const { value, selectionStart, selectionEnd } = this.field;
    const next = value.slice(0, selectionStart) + text + value.slice(selectionEnd);
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(this.field, next);
    this.field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText" }));
  }
}
