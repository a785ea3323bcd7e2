/**
 * @file The caret after the undo of a fix. An undo brings back what was selected when the words were replaced, in the browser's own fields as in every editor but
 * Quill, and that is the whole word: the next key would take its place. So the caret goes to where the person was writing. Only the selection is touched, which is
 * in nobody's history: the undo stays the editor's own, and so does a redo.
 *
 * @typedef {object} Fix
 * @property {string} before the whole text
 * @property {string} after
 * @property {number} start of the words that were replaced, in `before`
 * @property {number} end
 * @property {number | null} caret where the person was writing, in `before`
 */

/** An undo further back than this is no longer seen to. */
const MOST_FIXES = 20;
/** How long an editor may take to show the selection that its undo brings back: milliseconds. */
const SETTLE_LIMIT = 500;

export class UndoneFix {
  #editor;
  /** @type {Fix[]} */ #fixes = [];
  /** Ends the watch after an undo. @type {AbortController | null} */ #watch = null;

  /** @param {import("./editors/editor.js").Editor} editor */
  constructor(editor) {
    this.#editor = editor;
  }

  /** A fix was applied. @param {Fix} fix */
  add(fix) {
    this.#fixes = [...this.#fixes, fix].slice(-MOST_FIXES);
  }

  /** The text changed. @param {string} from @param {string} to */
  onText(from, to) {
    this.#watch?.abort();
    const fix = this.#fixes.find(({ before, after }) => before === to && after === from);
    if (fix) this.#settle(fix);
  }

  close() {
    this.#watch?.abort();
    this.#fixes = [];
  }

  /** Until the person does something else, or the editor had its time. @param {Fix} fix */
  #settle({ start, end, caret }) {
    const goOn = caret === null || (caret > start && caret < end) ? end : caret;
    const collapse = () => {
      const [from, to] = this.#editor.selected() ?? [0, 0];
      if (from < to && from >= start && to <= end) this.#editor.select(goOn, goOn);
    };
    const watch = (this.#watch = new AbortController());
    const { signal } = watch;
    const page = this.#editor.box.ownerDocument;
    page.addEventListener("selectionchange", collapse, { signal, passive: true });
    for (const type of ["keydown", "pointerdown"]) page.addEventListener(type, () => watch.abort(), { signal, capture: true, passive: true });
    const timer = setTimeout(() => watch.abort(), SETTLE_LIMIT);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      this.#watch = null;
    });
    collapse();
  }
}
