/**
 * @file CKEditor 5. Its model is the truth and the DOM its image: a replacement is announced with the range that it is for, without which CKEditor 5 has failed.
 * The browser's own command is no way out: what CKEditor did not ask for it draws over.
 */
import { ContentEditableEditor } from "./contenteditable.js";
import { pressUndo } from "./history-key.js";
import { announceReplacement } from "./replacement-event.js";

export class CkEditor extends ContentEditableEditor {
  /** @override It takes in a selection, and draws its own, 50 ms after it got the focus. */
  focusLag = 80;

  /** @override */
  ways() {
    return [(/** @type {string} */ text) => announceReplacement(this.box, this.selection(), text)];
  }

  /** @override @param {KeyboardEvent} key */
  takeEnter({ ctrlKey, metaKey, altKey }) {
    if (ctrlKey || metaKey || altKey) return false;
    return !this.box.dispatchEvent(new InputEvent("beforeinput", { inputType: "insertParagraph", bubbles: true, cancelable: true, composed: true }));
  }

  /** @override The editor's own history, by its own key. */
  undo() {
    pressUndo(this.box);
  }
}
