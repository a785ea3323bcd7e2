/**
 * @file What every kind of editor can do for us. Reading never changes anything; `replace` is the only thing that changes text,
 * and it is called only when the person accepts a fix.
 */

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

  /** Takes the last change back, as the person's own undo would. @abstract */
  undo() {
    throw new Error("abstract");
  }

  /**
   * Replaces `[start, end)`, reads the text back, and undoes the change if it is not exactly what was meant.
   * One undo of the person's restores it. The caret stays where it was, or goes behind the words if it was in them.
   * @param {number} start
   * @param {number} end
   * @param {string} text
   * @returns {Promise<boolean>} whether the editor now holds just what was meant
   */
  async replace(start, end, text) {
    const before = this.read();
    const meant = before.slice(0, start) + text + before.slice(end);
    const caret = this.caret();
    this.box.focus({ preventScroll: true });
    if (!(await this.#tryWays(start, end, text, before, meant))) {
      if (this.read() !== before) this.undo();
      await this.#comesToHold(before);
      return false;
    }
    const goOn = caret === null || (caret > start && caret < end) ? start + text.length : caret <= start ? caret : caret + meant.length - before.length;
    this.select(goOn, goOn);
    return true;
  }

  /** Gives the focus back, with the caret where it was. @param {number | null} caret */
  returnTo(caret) {
    this.box.focus({ preventScroll: true });
    if (caret !== null) this.select(caret, caret);
  }

  /** @param {number} start @param {number} end @param {string} text @param {string} before @param {string} meant */
  async #tryWays(start, end, text, before, meant) {
    for (const way of this.ways()) {
      if (this.read() !== before || !(await this.#holdSelection(start, end))) return false;
      way(text);
      if (await this.#comesToHold(meant)) return true;
    }
    return false;
  }

  /**
   * Selects, and lets a task pass, since an editor with a model of its own learns of the selection by an event. The person may click meanwhile.
   * @param {number} start @param {number} end
   */
  async #holdSelection(start, end) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      this.select(start, end);
      await pause(this.selectionLag);
      const selected = this.selected();
      if (selected && selected[0] === start && selected[1] === end) return true;
    }
    return false;
  }

  /** @param {string} text */
  async #comesToHold(text) {
    const limit = performance.now() + SETTLE_LIMIT;
    while (this.read() !== text) {
      if (performance.now() > limit) return false;
      await pause(TASK);
    }
    return true;
  }
}

/** @param {number} time milliseconds */
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
