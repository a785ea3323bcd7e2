/**
 * @file What the person writes while a replacement has the selection, by keys, by dictation or from a list of emoji: it would fall upon the selected words. The caret is
 * given back before it does its work, and the replacement waits until the person pauses.
 */

/** Without anything written for so long, the person pauses; and for so long the replacement waits for that: milliseconds. */
const PAUSE = 250;
const LONGEST_WAIT = 5000;
const TASK = 8;

const MODIFIERS = new Set(["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock"]);

export class TypingGuard {
  #stop = new AbortController();
  #box;
  #selection;
  #lastTyped = -Infinity;
  #isActing = false;
  /** Whether anything was written since `watch`. */
  typed = false;
  /** @type {() => void} */ #giveBack = () => {};

  /** @param {HTMLElement} box @param {() => Selection | null} selection in the box; null where it has none of the page's, as a field */
  constructor(box, selection) {
    this.#box = box;
    this.#selection = selection;
    const options = { capture: true, signal: this.#stop.signal };
    // An editor's undo is a key of ours, and not trusted.
    box.addEventListener("keydown", (event) => event.isTrusted && !MODIFIERS.has(event.key) && this.#onTyped(), options);
    box.addEventListener("compositionstart", (event) => event.isTrusted && this.#onTyped(), options);
    box.addEventListener("beforeinput", (event) => event.isTrusted && !this.#isActing && this.#onInput(event), options);
  }

  /** From now on the first that is written is preceded by `giveBack`. @param {() => void} giveBack */
  watch(giveBack) {
    this.typed = false;
    this.#giveBack = giveBack;
  }

  /** What this does to the text is ours. @param {() => void} work */
  act(work) {
    this.#isActing = true;
    try {
      work();
    } finally {
      this.#isActing = false;
    }
  }

  /** @returns {Promise<boolean>} whether the person paused in time */
  async pause() {
    const limit = performance.now() + LONGEST_WAIT;
    while (performance.now() < this.#lastTyped + PAUSE) {
      if (performance.now() > limit) return false;
      await new Promise((resolve) => setTimeout(resolve, TASK));
    }
    return true;
  }

  close() {
    this.#stop.abort();
  }

  #onTyped() {
    this.#lastTyped = performance.now();
    if (this.typed) return;
    this.typed = true;
    this.#giveBack();
    // An editor with a model of its own asks where the caret is before it takes the key, if it has heard that it moved; the browser tells later.
    this.#box.ownerDocument.dispatchEvent(new Event("selectionchange"));
  }

  /**
   * Text that no key has announced comes with the range that it is for, which was ours: it is told anew, for where the caret is now.
   * @param {InputEvent} event
   */
  #onInput(event) {
    const wasFirst = !this.typed;
    this.#onTyped();
    const { inputType, data, cancelable } = event;
    if (!wasFirst || !cancelable || inputType !== "insertText" || data === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const selection = this.#selection();
    const targetRanges = selection?.rangeCount ? [new StaticRange(selection.getRangeAt(0))] : [];
    const isLeftToBrowser = this.#box.dispatchEvent(new InputEvent("beforeinput", { inputType, data, targetRanges, bubbles: true, cancelable, composed: true }));
    if (isLeftToBrowser) this.act(() => this.#box.ownerDocument.execCommand("insertText", false, data));
  }
}
