/**
 * @file ProseMirror, and TipTap, which is made of it. Its state follows the DOM by mutation records, so the browser's own editing of what is selected is what it
 * understands best: it parses what changed and makes one transaction of it, which its history holds apart from typing elsewhere.
 */
import { ContentEditableEditor } from "./contenteditable.js";
import { pressUndo } from "./history-key.js";

export class ProseMirrorEditor extends ContentEditableEditor {
  /** @override The editor's own history, by its own key. */
  undo() {
    pressUndo(this.box);
  }
}
