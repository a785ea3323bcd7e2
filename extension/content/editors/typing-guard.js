/**
 * @file Keys that the person presses while a replacement has the selection: they would fall upon the selected words. The caret is given back before the key does
 * its work, and the replacement waits until the person pauses.
 */

/** Without a key for so long, the person pauses; and for so long the replacement waits for that: milliseconds. */
const PAUSE = 250;
const LONGEST_WAIT = 5000;
const TASK = 8;

const MODIFIERS = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock"]);

export class TypingGuard {
  #stop = new AbortController();
  #lastKey = -Infinity;
  /** Whether a key was pressed since `watch`. */
  typed = false;
  /** @type {() => void} */ #giveBack = () => {};

  /** @param {HTMLElement} box */
  constructor(box) {
    const onKey = (/** @type {KeyboardEvent} */ event) => {
      if (!event.isTrusted || MODIFIERS.has(event.key)) return; // an editor's undo is a key of ours
      this.#lastKey = performance.now();
      if (this.typed) return;
      this.typed = true;
      this.#giveBack();
      // An editor with a model of its own asks where the caret is before it takes the key, if it has heard that it moved; the browser tells later.
      box.ownerDocument.dispatchEvent(new Event("selectionchange"));
    };
    box.addEventListener("keydown", onKey, { capture: true, signal: this.#stop.signal });
  }

  /** From now on the first key is preceded by `giveBack`. @param {() => void} giveBack */
  watch(giveBack) {
    this.typed = false;
    this.#giveBack = giveBack;
  }

  /** @returns {Promise<boolean>} whether the person paused in time */
  async pause() {
    const limit = performance.now() + LONGEST_WAIT;
    while (performance.now() < this.#lastKey + PAUSE) {
      if (performance.now() > limit) return false;
      await new Promise((resolve) => setTimeout(resolve, TASK));
    }
    return true;
  }

  close() {
    this.#stop.abort();
  }
}
