/**
 * @file Underlines in editable elements, by CSS Custom Highlights: no node and no attribute of the page changes.
 * Two names only, `spelling` and `policy`, with the types that assistive technology knows.
 *
 * @typedef {import("../../shared/types.js").Finding} Finding
 * @typedef {import("../editors/contenteditable.js").ContentEditableEditor} ContentEditableEditor
 * @typedef {{finding: Finding, ranges: Range[]}} Drawn
 */
import { MARK_COLOURS } from "../../shared/look.css.js";
import { rootOf } from "../dom.js";

const TYPES = /** @type {const} */ ({ spelling: "spelling-error", policy: "grammar-error" });

export const HIGHLIGHTS = /** @type {const} */ (["spelling", "policy"]);

/** Whether a sheet is one of ours, in a page that an earlier content script has left. @param {CSSStyleSheet} sheet */
export const isMarkSheet = ({ cssRules }) => HIGHLIGHTS.some((name) => /** @type {CSSStyleRule | undefined} */ (cssRules[0])?.selectorText === `::highlight(${name})`);

/** The words to underline. @param {Finding} finding @returns {[number, number][]} */
export const spansOf = ({ marks, start, end }) => (marks.length > 0 ? marks : [[start, end]]);

/** @param {Finding} finding @returns {"spelling" | "policy"} */
export const kindOf = ({ category }) => (category === "spelling" ? "spelling" : "policy");

/** @param {boolean} dark */
function rules(dark) {
  const colours = MARK_COLOURS[dark ? "dark" : "light"];
  return `
    ::highlight(policy) { background-color: ${colours.wash}; text-decoration: underline solid ${colours.policy} 2px; text-underline-offset: 3px; text-decoration-skip-ink: none; }
    ::highlight(spelling) { text-decoration: underline dotted ${colours.spelling} 2px; text-underline-offset: 3px; text-decoration-skip-ink: none; }
    @media (forced-colors: active) { ::highlight(policy) { background-color: Mark; color: MarkText; text-decoration-color: MarkText; } ::highlight(spelling) { text-decoration-color: LinkText; } }`;
}

/** The marks of one editable element. */
export class Painter {
  #editor;
  #root;
  #sheet = new CSSStyleSheet();
  /** @type {Drawn[]} */ #drawn = [];
  /** @type {boolean | null} */ #dark = null;

  /** @param {ContentEditableEditor} editor */
  constructor(editor) {
    this.#editor = editor;
    this.#root = rootOf(editor.box);
  }

  /** @param {readonly Finding[]} findings @param {boolean} dark the ground that the editor stands on */
  draw(findings, dark) {
    this.#wipe();
    if (findings.length === 0) return;
    this.#style(dark);
    const model = this.#editor.model();
    this.#drawn = findings.map((finding) => ({
      finding,
      ranges: spansOf(finding).flatMap(([start, end]) => this.#editor.rangeOf(model, start, end) ?? []),
    }));
    for (const { finding, ranges } of this.#drawn) {
      const highlight = highlightNamed(kindOf(finding));
      for (const range of ranges) highlight.add(range);
    }
  }

  /** Where a finding's words stand on the screen. @param {Finding} finding @returns {DOMRect[]} */
  rectsOf(finding) {
    const drawn = this.#drawn.find((entry) => entry.finding === finding);
    return drawn?.ranges.flatMap((range) => [...range.getClientRects()]) ?? [];
  }

  /** Highlights follow their text by themselves. */
  place() {}

  close() {
    this.#wipe();
    this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets].filter((sheet) => sheet !== this.#sheet);
  }

  /** @param {boolean} dark */
  #style(dark) {
    if (this.#dark === dark) return;
    if (this.#dark === null) this.#root.adoptedStyleSheets = [...this.#root.adoptedStyleSheets, this.#sheet];
    this.#dark = dark;
    this.#sheet.replaceSync(rules(dark));
  }

  #wipe() {
    for (const { finding, ranges } of this.#drawn) {
      const name = kindOf(finding);
      const highlight = CSS.highlights.get(name);
      for (const range of ranges) highlight?.delete(range);
      if (highlight?.size === 0) CSS.highlights.delete(name);
    }
    this.#drawn = [];
  }
}

/** @param {"spelling" | "policy"} name */
function highlightNamed(name) {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const highlight = new Highlight();
  highlight.type = TYPES[name];
  highlight.priority = name === "policy" ? 1 : 0;
  CSS.highlights.set(name, highlight);
  return highlight;
}
