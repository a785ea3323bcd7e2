/**
 * @file Quill 1 and 2. Its model follows the DOM by mutation records, so the browser's own editing inside one text node is what it understands best;
 * its history takes such a change up as one entry, which an earlier burst of typing must not swallow.
 */
import { shiftSpan } from "../finding-shift.js";
import { locate } from "../text-model.js";
import { ContentEditableEditor } from "./contenteditable.js";
import { pressUndo } from "./history-key.js";

/** What follows the start of an entry in Quill's history within this time goes into it: milliseconds. */
const ENTRY = 1000;
/** Someone who types on without a pause is waited for so long: milliseconds. */
const LONGEST_WAIT = 10_000;

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
    const limit = performance.now() + LONGEST_WAIT;
    for (let wait = this.#entryLeft(); wait > 0; wait = this.#entryLeft()) {
      if (performance.now() > limit) return false;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    const place = shiftSpan(start, end, before, this.read());
    return place !== null && super.replace(...place, text);
  }

  /** @override */
  ways() {
    return [(/** @type {string} */ text) => this.command(text), (/** @type {string} */ text) => this.#splice(text)];
  }

  /** @override The editor's own history, by its own key. */
  undo() {
    pressUndo(this.box);
  }

  /** How long what is written still goes into the entry of the last change: milliseconds. */
  #entryLeft() {
    return this.#changedAt + ENTRY - performance.now();
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
