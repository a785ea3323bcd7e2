/** @file Any editable element that has no model of its own: the browser's editing commands do the work. */
import { buildTextModel, locate, locateCaret, offsetOf } from "../text-model.js";
import { rootOf } from "../dom.js";
import { Editor } from "./editor.js";

export class ContentEditableEditor extends Editor {
  /** @type {boolean | undefined} asked once: style is costly while someone types */ #keepsWhiteSpace;
  /** @type {import("../text-model.js").TextModel | null} as long as nothing changes */ #model = null;
  #changes = new MutationObserver(() => (this.#model = null));

  /** @param {HTMLElement} box */
  constructor(box) {
    super(box);
    this.#changes.observe(box, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["contenteditable", "alt"] });
  }

  /** @override */
  close() {
    this.#changes.disconnect();
  }

  /** @override */
  read() {
    return this.model().text;
  }

  /** The text model as of now: made anew only after a change, those not yet reported included. */
  model() {
    if (this.#changes.takeRecords().length > 0) this.#model = null;
    return (this.#model ??= this.#build());
  }

  #build() {
    this.#keepsWhiteSpace ??= /pre|break-spaces/.test(getComputedStyle(this.box).whiteSpace);
    return buildTextModel(this.box, { keepsWhiteSpace: this.#keepsWhiteSpace });
  }

  /** @override */
  caret() {
    const selection = this.selection();
    if (!selection?.focusNode || !this.box.contains(selection.focusNode)) return null;
    return offsetOf(this.model(), selection.focusNode, selection.focusOffset);
  }

  /** @override @returns {[number, number] | null} */
  selected() {
    const selection = this.selection();
    if (!selection?.anchorNode || !selection.focusNode) return null;
    const model = this.model();
    const anchor = offsetOf(model, selection.anchorNode, selection.anchorOffset);
    const focus = offsetOf(model, selection.focusNode, selection.focusOffset);
    return anchor === null || focus === null ? null : [Math.min(anchor, focus), Math.max(anchor, focus)];
  }

  /** @override @param {number} start @param {number} end */
  select(start, end) {
    const model = this.model();
    const place = start === end ? locateCaret(model, start) : locate(model, start, end);
    if (!place) return;
    const [from, to] = "start" in place ? [place.start, place.end] : [place, place];
    this.selection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  /** @override */
  ways() {
    return [(/** @type {string} */ text) => this.command(text)];
  }

  /** The browser's own editing command. @protected @param {string} text */
  command(text) {
    const page = this.box.ownerDocument;
    if (text === "") page.execCommand("delete");
    else page.execCommand("insertText", false, text);
  }

  /** @override */
  undo() {
    this.box.ownerDocument.execCommand("undo");
  }

  /** @override Chromium keeps a selection for each shadow root; elsewhere the document's reaches in. @protected @returns {Selection | null} */
  selection() {
    const root = /** @type {{getSelection?: () => Selection | null}} */ (rootOf(this.box));
    return root.getSelection?.() ?? this.box.ownerDocument.getSelection();
  }
}
