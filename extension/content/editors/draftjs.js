/**
 * @file Draft.js. Its state is the truth and the DOM its image, so text goes in by the paste that it handles itself: that makes
 * one entry in its undo history, which typing never merges with, and works across styled spans.
 */
import { ContentEditableEditor } from "./contenteditable.js";

const isMac = /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? "");

export class DraftJsEditor extends ContentEditableEditor {
  /** @override @param {string} text */
  insert(text) {
    if (text === "") return super.insert(text);
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true });
    const target = this.selection()?.anchorNode?.parentElement ?? this.box;
    if (target.dispatchEvent(paste)) super.insert(text);
  }

  /** @override The editor's own history, by its own key. */
  undo() {
    const key = { key: "z", code: "KeyZ", keyCode: 90, which: 90, ctrlKey: !isMac, metaKey: isMac, bubbles: true, cancelable: true, composed: true };
    this.box.dispatchEvent(new KeyboardEvent("keydown", key));
  }
}
