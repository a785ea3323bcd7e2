/**
 * @file What every kind of editor can do for us. Reading never changes anything; `replace` is the only thing that changes text,
 * and it is called only when the person accepts a fix.
 */

import { shiftSpan } from "../finding-shift.js";
import { TypingGuard } from "./typing-guard.js";

/** How long an editor may take to show a replacement: milliseconds. Some render in a later task. */
const SETTLE_LIMIT = 300;
/** How often a selection that something else took away is made again. */
const ATTEMPTS = 5;
/** Until the browser has delivered what is queued: milliseconds. A timer, because a page in the background draws no frames. */
const TASK = 8;

/** @abstract */
export class Editor {
  /** How long the editor takes to learn of a selection: milliseconds. */
  selectionLag = TASK;
  /** Until a selection that is made with the focus is the editor's own: milliseconds. */
  focusLag = 0;

  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
  }

  /** Lets go of what was set up. */
  close() {}

  /** The text as it stands now. @abstract @returns {string} */
  read() {
    throw new Error("abstract");
  }

  /** Where the person is typing, or null where the caret is elsewhere. @abstract @returns {number | null} */
  caret() {
    throw new Error("abstract");
  }

  /** What is selected, or null where nothing in this editor is. @abstract @returns {[number, number] | null} */
  selected() {
    throw new Error("abstract");
  }

  /** The page's selection in this editor; null where it has one of its own. @protected @returns {Selection | null} */
  selection() {
    return null;
  }

  /** @abstract @param {number} _start @param {number} _end */
  select(_start, _end) {
    throw new Error("abstract");
  }

  /**
   * The ways to put text in the place of what is selected, as typing would: the best first, the next where that one did nothing.
   * @abstract @returns {((text: string) => void)[]}
   */
  ways() {
    throw new Error("abstract");
  }

  /**
   * Offers what the browser makes of an Enter that no page took, where the editor waits for that: a press of ours is none of the person's, of which the browser makes nothing.
   * @param {KeyboardEvent} _key @returns {boolean} whether the editor took it
   */
  takeEnter(_key) {
    return false;
  }

  /** Takes the last change back, as the person's own undo would. @abstract */
  undo() {
    throw new Error("abstract");
  }

  /**
   * Replaces `[start, end)`, reads the text back, and undoes the change if it is not exactly what was meant.
   * One undo of the person's restores it. The caret stays where it was, or goes behind the words if it was in them.
   * Someone who types meanwhile types where the caret was, and the replacement waits for a pause.
   * @param {number} start
   * @param {number} end
   * @param {string} text
   * @returns {Promise<boolean>} whether the editor now holds just what was meant, and what was typed meanwhile
   */
  async replace(start, end, text) {
    const guard = new TypingGuard(this.box, () => this.selection());
    try {
      this.box.focus({ preventScroll: true });
      let before = this.read();
      for (let place = /** @type {[number, number] | null} */ ([start, end]); place; ) {
        const meant = before.slice(0, place[0]) + text + before.slice(place[1]);
        const isDone = await this.#replaceOnce(place, text, before, meant, guard);
        if (isDone || !guard.typed) return isDone;
        if (!(await guard.pause())) return false;
        const now = this.read();
        const [head, tail] = [before.slice(0, place[0]) + text, text + before.slice(place[1])];
        place = shiftSpan(...place, before, now);
        if (!place) return now.startsWith(head) || now.endsWith(tail);
        before = now;
      }
      return false;
    } finally {
      guard.close();
    }
  }

  /** Gives the focus back, with the caret where it was. @param {number | null} caret */
  returnTo(caret) {
    this.box.focus({ preventScroll: true });
    if (caret !== null) this.select(caret, caret);
  }

  /**
   * @param {[number, number]} place @param {string} text @param {string} before @param {string} meant @param {TypingGuard} guard
   * @returns {Promise<boolean>} whether the editor holds what was meant; if a key came between, it is not undone
   */
  async #replaceOnce([start, end], text, before, meant, guard) {
    const caret = this.caret();
    const goOn = caret === null || (caret > start && caret < end) ? start + text.length : caret <= start ? caret : caret + meant.length - before.length;
    const giveBack = () => {
      const now = this.read();
      if (now === before) this.select(caret ?? end, caret ?? end);
      else if (now === meant) this.select(goOn, goOn);
    };
    guard.watch(giveBack);
    const isUnmoved = () => !guard.typed && this.read() === before;
    for (const way of this.ways()) {
      if (!(await this.#holdSelection(start, end, isUnmoved))) break;
      guard.act(() => way(text));
      if (await this.#comesToHold(meant, guard)) {
        giveBack();
        return true;
      }
      if (!isUnmoved()) {
        if (guard.typed) return false;
        guard.act(() => this.undo());
        await this.#comesToHold(before, guard);
        break;
      }
    }
    if (!guard.typed) giveBack();
    return false;
  }

  /**
   * Selects, and lets a task pass, since an editor with a model of its own learns of the selection by an event. The person may click meanwhile.
   * @param {number} start @param {number} end
   * @param {() => boolean} isUnmoved whether it still is the text that the offsets are of, and nobody types
   */
  async #holdSelection(start, end, isUnmoved) {
    for (let attempt = 0; attempt < ATTEMPTS && isUnmoved(); attempt += 1) {
      this.select(start, end);
      await pause(this.selectionLag);
      const selected = this.selected();
      if (selected && selected[0] === start && selected[1] === end) return isUnmoved();
    }
    return false;
  }

  /** @param {string} text @param {TypingGuard} guard @returns {Promise<boolean>} false also when someone types */
  async #comesToHold(text, guard) {
    const limit = performance.now() + SETTLE_LIMIT;
    while (!guard.typed && this.read() !== text) {
      if (performance.now() > limit) return false;
      await pause(TASK);
    }
    return !guard.typed;
  }
}

/** @param {number} time milliseconds */
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
