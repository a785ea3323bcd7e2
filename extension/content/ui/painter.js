/**
 * @file Underlines in editable elements, by CSS Custom Highlights: no node and no attribute of the page changes.
 * Two names only, `spelling` and `policy`, with the types that assistive technology knows.
 *
 * @typedef {import("../../shared/types.js").Finding} Finding
 * @typedef {import("../editors/contenteditable.js").ContentEditableEditor} ContentEditableEditor
 * @typedef {{finding: Finding, ranges: Range[]}} Drawn
 * @typedef {{kind: "spelling" | "policy", range: Range}} Painted
 * @typedef {{start: import("../text-model.js").Position, end: import("../text-model.js").Position}} Place
 */
import { MARK_COLOURS } from "../../shared/look.css.js";
import { rootOf } from "../dom.js";
import { locate } from "../text-model.js";
import { setSheets, sheetsOf } from "./sheets.js";

const TYPES = /** @type {const} */ ({ spelling: "spelling-error", policy: "grammar-error" });

export const HIGHLIGHTS = /** @type {const} */ (["spelling", "policy"]);

/** Whether a sheet is one of ours, in a page that an earlier content script has left. @param {CSSStyleSheet} sheet */
export const isMarkSheet = ({ cssRules }) => HIGHLIGHTS.some((name) => /** @type {CSSStyleRule | undefined} */ (cssRules[0])?.selectorText === `::highlight(${name})`);

/** The words to underline. @param {Finding} finding @returns {[number, number][]} */
export const spansOf = ({ marks, start, end }) => (marks.length > 0 ? marks : [[start, end]]);

/** @param {Finding} finding @returns {"spelling" | "policy"} */
export const kindOf = ({ category }) => (category === "spelling" ? "spelling" : "policy");

/** Whether a highlight's line is drawn. Firefox does that from 149 on, and nothing tells it; `highlightsFromPoint` came with 150. Chromium always did. */
const drawsLines = () => !CSS.supports("-moz-appearance", "none") || "highlightsFromPoint" in CSS.highlights;

/** @param {boolean} dark */
function rules(dark) {
  const colours = MARK_COLOURS[dark ? "dark" : "light"];
  const lineless = `
    ::highlight(spelling) { background-color: ${colours.spellingWash}; }
    @media (forced-colors: active) { ::highlight(spelling) { background-color: Canvas; color: LinkText; } }`;
  return `
    ::highlight(policy) { background-color: ${colours.wash}; text-decoration: underline solid ${colours.policy} 2px; text-underline-offset: 3px; text-decoration-skip-ink: none; }
    ::highlight(spelling) { text-decoration: underline dotted ${colours.spelling} 2px; text-underline-offset: 3px; text-decoration-skip-ink: none; }
    @media (forced-colors: active) { ::highlight(policy) { background-color: Mark; color: MarkText; text-decoration-color: MarkText; } ::highlight(spelling) { text-decoration-color: LinkText; } }${drawsLines() ? "" : lineless}`;
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

  /** Ranges follow their text by themselves: those that still stand where they should are kept. @param {readonly Finding[]} findings @param {boolean} dark the ground that the editor stands on */
  draw(findings, dark) {
    if (findings.length === 0) return this.#wipe();
    this.#style(dark);
    const model = this.#editor.model();
    if (this.#stands(findings, model)) return;
    const before = this.#byPlace();
    this.#drawn = findings.map((finding) => ({
      finding,
      ranges: spansOf(finding).flatMap(([start, end]) => {
        const place = locate(model, start, end);
        return place ? [keep(before, kindOf(finding), place) ?? this.#paint(kindOf(finding), place)] : [];
      }),
    }));
    for (const { kind, range } of [...before.values()].flat()) unpaint(kind, range);
  }

  /** Whether these very findings are drawn, where they should be: so it is while someone types behind them. @param {readonly Finding[]} findings @param {import("../text-model.js").TextModel} model */
  #stands(findings, model) {
    const isDrawn = findings.length === this.#drawn.length && this.#drawn.every(({ finding }, index) => finding === findings[index]);
    return isDrawn && this.#drawn.every(({ finding, ranges }) => {
      const places = spansOf(finding).flatMap(([start, end]) => locate(model, start, end) ?? []);
      return places.length === ranges.length && places.every((place, index) => isAt(ranges[index], place));
    });
  }

  /** What is painted, by the node that it begins in. @returns {Map<Node, Painted[]>} */
  #byPlace() {
    /** @type {Map<Node, Painted[]>} */ const places = new Map();
    for (const { finding, ranges } of this.#drawn) {
      for (const range of ranges) {
        const there = places.get(range.startContainer);
        if (there) there.push({ kind: kindOf(finding), range });
        else places.set(range.startContainer, [{ kind: kindOf(finding), range }]);
      }
    }
    return places;
  }

  /** @param {"spelling" | "policy"} kind @param {Place} place */
  #paint(kind, { start, end }) {
    const range = this.#editor.box.ownerDocument.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    highlightNamed(kind).add(range);
    return range;
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
    setSheets(this.#root, sheetsOf(this.#root).filter((sheet) => sheet !== this.#sheet));
  }

  /** @param {boolean} dark */
  #style(dark) {
    if (this.#dark === dark) return;
    if (this.#dark === null) setSheets(this.#root, [...sheetsOf(this.#root), this.#sheet]);
    this.#dark = dark;
    this.#sheet.replaceSync(rules(dark));
  }

  #wipe() {
    for (const { finding, ranges } of this.#drawn) for (const range of ranges) unpaint(kindOf(finding), range);
    this.#drawn = [];
  }
}

/** Takes what is painted at a place already out of what is left over. @param {Map<Node, Painted[]>} before @param {"spelling" | "policy"} kind @param {Place} place @returns {Range | null} */
function keep(before, kind, place) {
  const there = before.get(place.start.node) ?? [];
  const index = there.findIndex((each) => each.kind === kind && isAt(each.range, place));
  return index < 0 ? null : there.splice(index, 1)[0].range;
}

/** @param {Range} range @param {Place} place */
const isAt = (range, { start, end }) =>
  range.startContainer === start.node && range.startOffset === start.offset && range.endContainer === end.node && range.endOffset === end.offset;

/** @param {"spelling" | "policy"} kind @param {Range} range */
function unpaint(kind, range) {
  const highlight = CSS.highlights.get(kind);
  highlight?.delete(range);
  if (highlight?.size === 0) CSS.highlights.delete(kind);
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
