/** @file `<textarea>` and `<input>`: the browser's own editing command keeps its undo, and the page's framework hears of the change. */
import { Editor } from "./editor.js";

export class TextareaEditor extends Editor {
  /** @param {HTMLTextAreaElement | HTMLInputElement} box an input of a kind that has a selection: text, search, url, tel */
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
    return [this.field.selectionStart ?? 0, this.field.selectionEnd ?? 0];
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
    const { value } = this.field;
    const [start, end] = this.selected();
    const next = value.slice(0, start) + text + value.slice(end);
    const { prototype } = this.field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
    Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(this.field, next);
    this.field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText" }));
  }
}
