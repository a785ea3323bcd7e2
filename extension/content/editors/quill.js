/**
 * @file Quill 1 and 2. Its model follows the DOM by mutation records, so the browser's own editing inside one text node is what it understands best;
 * its history takes such a change up as one entry, which an earlier burst of typing must not swallow.
 */
import { locate } from "../text-model.js";
import { ContentEditableEditor } from "./contenteditable.js";
import { pressUndo } from "./history-key.js";

export class QuillEditor extends ContentEditableEditor {
  /** @override */
  ways() {
    return [(/** @type {string} */ text) => this.command(text), (/** @type {string} */ text) => this.#splice(text)];
  }

  /** @override The editor's own history, by its own key. */
  undo() {
    pressUndo(this.box);
  }

  /** Inside one text node, as its observer sees a correction by the browser. @param {string} text */
  #splice(text) {
    const selected = this.selected();
    const place = selected && locate(this.model(), ...selected);
    if (!place || place.start.node !== place.end.node || place.start.node.nodeType !== Node.TEXT_NODE) return;
    const node = /** @type {Text} */ (place.start.node);
    node.replaceData(place.start.offset, place.end.offset - place.start.offset, text);
    this.box.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText" }));
  }
}
