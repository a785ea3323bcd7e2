/**
 * @file Lexical. Its state is the truth and the DOM its image, drawn later. It takes a replacement as browsers announce one for a spelling correction and carries
 * it out on its own selection; the browser's editing command would put the text in twice. Where it does not, it may take a paste.
 */
import { ContentEditableEditor } from "./contenteditable.js";
import { pressUndo } from "./history-key.js";
import { announcePaste } from "./paste-event.js";
import { announceReplacement } from "./replacement-event.js";

export class LexicalEditor extends ContentEditableEditor {
  /** @override */
  ways() {
    return [(/** @type {string} */ text) => announceReplacement(this.box, this.selection(), text), (/** @type {string} */ text) => text !== "" && announcePaste(this.box, text)];
  }

  /** @override The editor's own history, by its own key. */
  undo() {
    pressUndo(this.box);
  }
}
