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

  /** @override @param {string} text */
  insert(text) {
    const before = this.field.value;
    const { selectionStart, selectionEnd } = this.field;
    const done = this.#command(text);
    if (done && this.field.value !== before) return;
    this.#set(before.slice(0, selectionStart) + text + before.slice(selectionEnd));
  }

  /** @override */
  undo() {
    this.field.ownerDocument.execCommand("undo");
  }

  /** @param {string} text */
  #command(text) {
    const page = this.field.ownerDocument;
    return text === "" ? page.execCommand("delete") : page.execCommand("insertText", false, text);
  }

  /** The last resort: frameworks that watch `value` see the prototype's own setter as typing. @param {string} value */
  #set(value) {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(this.field, value);
    this.field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText" }));
  }
}
