/**
 * @file Slate. Its state is the truth and React draws it: a replacement is announced, and Slate carries it out on the range that comes with it.
 * It looks at the selection ten times a second; what comes before it has looked goes into one entry of its history with the typing before.
 */
import { ContentEditableEditor } from "./contenteditable.js";
import { pressUndo } from "./history-key.js";
import { announceReplacement } from "./replacement-event.js";

export class SlateEditor extends ContentEditableEditor {
  /** @override */
  selectionLag = 150;

  /** @override Where Slate listens for keys alone, the browser's own command does what typing does. */
  ways() {
    return [(/** @type {string} */ text) => announceReplacement(this.box, this.selection(), text), (/** @type {string} */ text) => this.command(text)];
  }

  /** @override The editor's own history, by its own key. */
  undo() {
    pressUndo(this.box);
  }
}
