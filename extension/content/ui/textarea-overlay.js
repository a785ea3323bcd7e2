/**
 * @file Underlines over a `<textarea>`, which no highlight reaches: a transparent mirror of its text inside our own element,
 * laid over the field and following its scrolling, size and place. The same interface as Painter.
 *
 * @typedef {import("../../shared/types.js").Finding} Finding
 */
import { clippersOf, visibleRect } from "./geometry.js";
import { piecesOf, samePieces } from "./overlay-pieces.js";

/** What decides where a character stands. */
const COPIED = [
  "direction", "fontFamily", "fontFeatureSettings", "fontKerning", "fontSize", "fontStretch", "fontStyle", "fontVariant", "fontVariationSettings", "fontWeight",
  "letterSpacing", "lineHeight", "overflowWrap", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "tabSize", "textAlign", "textIndent",
  "textRendering", "textTransform", "unicodeBidi", "whiteSpace", "wordBreak", "wordSpacing", "writingMode",
]; // prettier-ignore

/** How far below the letters' feet a line begins, and how thick it is: pixels of the field. */
const LINE_OFFSET = 3;
const LINE = 2;

export const OVERLAY_STYLES = `
  .overlay { contain: strict; overflow: hidden; color: transparent; transform-origin: 0 0; }
  .overlay > div { position: absolute; inset-block-start: 0; inset-inline: 0; margin: 0; border: 0; }
  .overlay .mark { text-underline-offset: ${LINE_OFFSET}px; text-decoration-skip-ink: none; border-radius: 2px; }
  .overlay .policy { text-decoration: underline solid var(--open) ${LINE}px; background: var(--wash); }
  .overlay .spelling { text-decoration: underline dotted var(--spelling) ${LINE}px; }
  @media (forced-colors: active) { .overlay { forced-color-adjust: none; } /* or the mirror's words would show */
    .overlay .policy { background: none; text-decoration-color: Highlight; } .overlay .spelling { text-decoration-color: LinkText; } }`;

export class TextareaOverlay {
  #field;
  /** It is of one line, an `<input>`. */ #isLine;
  /** Border and padding of a field of one line, left and right: its own pixels. */ #edges = [0, 0];
  #window;
  #mirror;
  /** Keeps a final empty line open. */ #end = new Text("\u200B");
  /** What clips the field; null until its style was read. @type {Element[] | null} */ #clippers = null;
  /** How it lies over the field. */ #spot = "";
  /** The lowest that is seen of the field, on the screen, and how large the field's pixels are there. */ #edge = { bottom: Infinity, scale: 1 };
  /** How far the letters' feet are above the lowest of their row: pixels of the field. */ #descent = 0;
  /** What the mirror holds, in order. @type {import("./overlay-pieces.js").Piece[]} */ #pieces = [];
  /** Whose marks. @type {readonly Finding[]} */ #findings = [];
  /** The node of each piece. @type {(Text | HTMLElement)[]} */ #nodes = [];
  /** @type {Map<Finding, HTMLElement[]>} */ #drawn = new Map();

  /** @param {HTMLTextAreaElement | HTMLInputElement} field @param {import("./host-element.js").HostElement} host */
  constructor(field, host) {
    this.#field = field;
    this.#isLine = field instanceof HTMLInputElement;
    this.#window = host.page.createElement("div");
    this.#window.className = "overlay";
    this.#window.setAttribute("aria-hidden", "true");
    this.#window.hidden = true;
    this.#mirror = host.page.createElement("div");
    this.#mirror.append(this.#end);
    this.#window.append(this.#mirror);
    host.add(this.#window);
  }

  /** Brings the mirror up to date, and leaves what an edit has left. @param {readonly Finding[]} findings */
  draw(findings) {
    if (findings.length === 0 && this.#window.hidden) return;
    const text = this.#field.value;
    if (this.#goesOnBehind(findings, text)) return;
    const appears = this.#window.hidden && findings.length > 0;
    this.#window.hidden = findings.length === 0;
    this.#update(findings.length === 0 ? [] : piecesOf(text, findings));
    this.#findings = findings;
    this.#drawn.clear();
    this.#pieces.forEach((piece, index) => {
      const node = /** @type {HTMLElement} */ (this.#nodes[index]);
      for (const finding of piece.findings) this.#drawn.set(finding, [...(this.#drawn.get(finding) ?? []), node]);
    });
    if (appears) this.place();
    else this.#lift();
  }

  /** Someone types behind all marks: their last piece alone changes. @param {readonly Finding[]} findings @param {string} text @returns {boolean} whether that was all */
  #goesOnBehind(findings, text) {
    const last = this.#pieces.length - 1;
    const isSame = last > 0 && this.#pieces[last].kind === "" && findings.length === this.#findings.length && findings.every((finding, index) => finding === this.#findings[index]);
    const head = isSame ? this.#pieces.slice(0, last).map((piece) => piece.text).join("") : "";
    if (head === "" || head.length >= text.length || !text.startsWith(head)) return false;
    this.#pieces[last] = { ...this.#pieces[last], text: text.slice(head.length) };
    this.#nodes[last].textContent = this.#pieces[last].text;
    return true;
  }

  /** @param {import("./overlay-pieces.js").Piece[]} pieces */
  #update(pieces) {
    const { head, tail } = samePieces(this.#pieces, pieces);
    const [from, to] = [this.#pieces.slice(head, this.#pieces.length - tail), pieces.slice(head, pieces.length - tail)];
    if (from.length === to.length && from.every(({ kind }, index) => kind === to[index].kind)) {
      to.forEach(({ text }, index) => (this.#nodes[head + index].textContent = text));
    } else {
      const after = this.#nodes[this.#nodes.length - tail] ?? this.#end;
      const nodes = to.map((piece) => this.#node(piece));
      for (const node of this.#nodes.splice(head, from.length, ...nodes)) node.remove();
      for (const node of nodes) this.#mirror.insertBefore(node, after);
    }
    this.#pieces = pieces;
  }

  /** @param {Finding} finding @returns {DOMRect[]} */
  rectsOf(finding) {
    return (this.#drawn.get(finding) ?? []).flatMap((piece) => [...piece.getClientRects()]);
  }

  /** Lays the mirror over the field as it stands now. @param {boolean} [reshaped] whether the field may look different as well */
  place(reshaped = false) {
    if (this.#window.hidden) return;
    if (reshaped || this.#clippers === null) this.#copyStyle();
    const field = this.#field;
    const rect = field.getBoundingClientRect();
    const scale = field.offsetWidth > 0 ? rect.width / field.offsetWidth : 1;
    const { start, width } = this.#sidesOf(field);
    const left = rect.left + start * scale;
    const top = rect.top + field.clientTop * scale;
    const seen = visibleRect(field, this.#clippers ?? []);
    const clip = [seen.top - top, left + width * scale - seen.right, top + field.clientHeight * scale - seen.bottom, seen.left - left];
    const spot = [left, top, width, field.clientHeight, scale, field.scrollLeft, field.scrollTop, ...clip].join();
    if (spot === this.#spot) return; // to write a style costs, even the same one
    this.#spot = spot;
    this.#mirror.style.transform = `translate(${-field.scrollLeft}px, ${-field.scrollTop}px)`;
    Object.assign(this.#window.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${width}px`,
      height: `${field.clientHeight}px`,
      transform: scale === 1 ? "none" : `scale(${scale})`,
      clipPath: `inset(${clip.map((side) => `${Math.max(0, side / scale)}px`).join(" ")})`,
    });
    this.#edge = { bottom: Math.min(seen.bottom, top + field.clientHeight * scale), scale };
    this.#lift();
  }

  /** In the lowest row that is seen, lines that would fall below the field's edge come nearer to their words. */
  #lift() {
    if (this.#window.hidden || this.#mirror.style.writingMode.startsWith("vertical")) return;
    const { bottom, scale } = this.#edge;
    const marks = this.#nodes.filter((node) => node instanceof HTMLElement);
    const rooms = marks.map((mark) => [...mark.getClientRects()].map((row) => (bottom - row.bottom) / scale + this.#descent).filter((room) => room >= 0));
    marks.forEach((mark, index) => {
      const offset = Math.max(-LINE, Math.floor(Math.min(LINE_OFFSET, ...rooms[index].map((room) => room - LINE))));
      const written = offset === LINE_OFFSET ? "" : `${offset}px`;
      if (mark.style.textUnderlineOffset !== written) mark.style.textUnderlineOffset = written;
    });
  }

  /** From where to how far its words can be seen: pixels of the field, from its border box's left. @param {HTMLElement} field */
  #sidesOf({ clientLeft, clientWidth, offsetWidth }) {
    if (!this.#isLine) return { start: clientLeft, width: clientWidth };
    const [left, right] = this.#edges;
    return { start: left, width: offsetWidth - left - right };
  }

  #copyStyle() {
    const style = /** @type {Record<string, any>} */ (/** @type {unknown} */ (getComputedStyle(this.#field)));
    const mirror = /** @type {Record<string, any>} */ (/** @type {unknown} */ (this.#mirror.style));
    for (const property of COPIED) mirror[property] = style[property];
    if (this.#isLine) {
      // It keeps its white space, never wraps and stands in the middle, whatever its style says; its words are clipped at its padding, where browsers differ about its client box.
      Object.assign(mirror, { whiteSpace: "pre", paddingLeft: "0px", paddingRight: "0px" });
      mirror.lineHeight = `${this.#field.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom)}px`;
      this.#edges = [parseFloat(style.borderLeftWidth) + parseFloat(style.paddingLeft), parseFloat(style.borderRightWidth) + parseFloat(style.paddingRight)];
    }
    this.#clippers = clippersOf(this.#field);
    this.#descent = descentOf(this.#field.ownerDocument, style.fontStyle, style.fontWeight, style.fontSize, style.fontFamily);
  }

  close() {
    this.#window.remove();
    this.#drawn.clear();
  }

  /** @param {import("./overlay-pieces.js").Piece} piece */
  #node({ text, kind }) {
    const page = this.#field.ownerDocument;
    if (kind === "") return page.createTextNode(text);
    const mark = page.createElement("span");
    mark.className = `mark ${kind}`;
    mark.textContent = text;
    return mark;
  }
}

/** How far a font's letters reach below their feet. @param {Document} page @param {...string} font style, weight, size, family */
function descentOf(page, ...font) {
  const context = page.createElement("canvas").getContext("2d");
  if (!context) return 0;
  context.font = font.join(" ");
  return context.measureText("").fontBoundingBoxDescent;
}
