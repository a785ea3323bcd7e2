/**
 * @file Quill 1 and 2. Its model follows the DOM by mutation records, so the browser's own editing inside one text node is what it understands best;
 * its history takes such a change up as one entry, which an earlier burst of typing must not swallow.
 */
import { locate } from "../text-model.js";
import { ContentEditableEditor } from "./contenteditable.js";
import { pressUndo } from "./history-key.js";

/** What follows the start of an entry in Quill's history within this time goes into it: milliseconds. */
const ENTRY = 1000;

export class QuillEditor extends ContentEditableEditor {
  #changedAt = -ENTRY;
  #typing = new AbortController();

  /** @param {HTMLElement} box */
  constructor(box) {
    super(box);
    box.addEventListener("input", () => (this.#changedAt = performance.now()), { signal: this.#typing.signal, passive: true });
  }

  /** @override */
  close() {
    super.close();
    this.#typing.abort();
  }

  /** @override The entry of the typing before is over first, so that one undo takes the replacement back and nothing else. @param {number} start @param {number} end @param {string} text */
  async replace(start, end, text) {
    const before = this.read();
    const wait = this.#changedAt + ENTRY - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    return this.read() === before && super.replace(start, end, text);
  }

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
