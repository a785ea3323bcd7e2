/**
 * @file Draft.js. Its state is the truth and the DOM its image, so text goes in by the paste that it handles itself: that makes
 * one entry in its undo history, which typing never merges with, and works across styled spans.
 */
import { ContentEditableEditor } from "./contenteditable.js";
import { pressUndo } from "./history-key.js";
import { announcePaste } from "./paste-event.js";

export class DraftJsEditor extends ContentEditableEditor {
  /** @override Firefox hides a pasted text of ours from the page; there Draft.js takes up what the browser changed, as after a spelling correction. */
  ways() {
    const command = (/** @type {string} */ text) => this.command(text);
    return [(/** @type {string} */ text) => (text === "" ? command(text) : announcePaste(this.selection()?.anchorNode?.parentElement ?? this.box, text)), command];
  }

  /** @override The editor's own history, by its own key. */
  undo() {
    pressUndo(this.box);
  }
}
