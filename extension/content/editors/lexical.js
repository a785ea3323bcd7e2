/**
 * @file Lexical. Its state is the truth and the DOM its image, drawn later. It takes a replacement as browsers announce one for a spelling correction:
 * a `beforeinput` of type `insertReplacementText`, which it carries out on its own selection. The browser's editing command would put the text in twice.
 */
import { ContentEditableEditor } from "./contenteditable.js";
import { pressUndo } from "./history-key.js";

export class LexicalEditor extends ContentEditableEditor {
  /** @override */
  ways() {
    return [(/** @type {string} */ text) => this.#announce(text), (/** @type {string} */ text) => this.#paste(text)];
  }

  /** @override The editor's own history, by its own key. */
  undo() {
    pressUndo(this.box);
  }

  /** @param {string} text */
  #announce(text) {
    const range = this.selection()?.getRangeAt(0);
    if (!range) return;
    const event = { inputType: text === "" ? "deleteContentBackward" : "insertReplacementText", bubbles: true, cancelable: true, composed: true, targetRanges: [new StaticRange(range)] };
    if (text === "") {
      this.box.dispatchEvent(new InputEvent("beforeinput", event));
      return;
    }
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/plain", text);
    this.box.dispatchEvent(new InputEvent("beforeinput", { ...event, data: text, dataTransfer }));
  }

  /** @param {string} text */
  #paste(text) {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    this.box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }
}
