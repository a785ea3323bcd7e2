/**
 * @file Underlines over a `<textarea>`, which no highlight reaches: a transparent mirror of its text inside our own element,
 * laid over the field and following its scrolling, size and place. The same interface as Painter.
 *
 * @typedef {import("../../shared/types.js").Finding} Finding
 */
import { clippersOf, visibleRect } from "./geometry.js";
import { kindOf, spansOf } from "./painter.js";

/** What decides where a character stands. */
const COPIED = [
  "direction", "fontFamily", "fontFeatureSettings", "fontKerning", "fontSize", "fontStretch", "fontStyle", "fontVariant", "fontVariationSettings", "fontWeight",
  "letterSpacing", "lineHeight", "overflowWrap", "paddingTop", "paddingRight", "paddingBottom", "paddingLeft", "tabSize", "textAlign", "textIndent",
  "textRendering", "textTransform", "unicodeBidi", "whiteSpace", "wordBreak", "wordSpacing", "writingMode",
]; // prettier-ignore

export const OVERLAY_STYLES = `
  .overlay { contain: strict; overflow: hidden; color: transparent; transform-origin: 0 0; }
  .overlay > div { position: absolute; inset-block-start: 0; inset-inline: 0; margin: 0; border: 0; }
  .overlay .mark { text-underline-offset: 3px; text-decoration-skip-ink: none; border-radius: 2px; }
  .overlay .policy { text-decoration: underline solid var(--open) 2px; background: var(--wash); }
  .overlay .spelling { text-decoration: underline dotted var(--spelling) 2px; }
  @media (forced-colors: active) { .overlay { forced-color-adjust: none; } /* or the mirror's words would show */
    .overlay .policy { background: none; text-decoration-color: Highlight; } .overlay .spelling { text-decoration-color: LinkText; } }`;

export class TextareaOverlay {
  #field;
  #window;
  #mirror;
  /** What clips the field; null until its style was read. @type {Element[] | null} */ #clippers = null;
  /** @type {Map<Finding, HTMLElement[]>} */ #drawn = new Map();

  /** @param {HTMLTextAreaElement | HTMLInputElement} field @param {import("./host-element.js").HostElement} host */
  constructor(field, host) {
    this.#field = field;
    this.#window = host.page.createElement("div");
    this.#window.className = "overlay";
    this.#window.setAttribute("aria-hidden", "true");
    this.#mirror = host.page.createElement("div");
    this.#window.append(this.#mirror);
    host.add(this.#window);
  }

  /** Makes the mirror anew; `place` lays it over the field. @param {readonly Finding[]} findings */
  draw(findings) {
    this.#drawn.clear();
    this.#window.hidden = findings.length === 0;
    if (findings.length === 0) return this.#mirror.replaceChildren();
    const { value } = this.#field;
    const edges = new Set([0, value.length]);
    const spans = findings.flatMap((finding) => spansOf(finding).map(([start, end]) => ({ finding, start, end: Math.min(end, value.length) })));
    for (const { start, end } of spans) edges.add(start).add(end);
    const cuts = [...edges].sort((one, other) => one - other);
    const pieces = cuts.slice(0, -1).map((start, index) => this.#piece(value, start, cuts[index + 1], spans));
    this.#mirror.replaceChildren(...pieces, "\u200B"); // the last character keeps a final empty line open
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
    this.#mirror.style.transform = `translate(${-field.scrollLeft}px, ${-field.scrollTop}px)`;

    const rect = field.getBoundingClientRect();
    const scale = field.offsetWidth > 0 ? rect.width / field.offsetWidth : 1;
    const left = rect.left + field.clientLeft * scale;
    const top = rect.top + field.clientTop * scale;
    const seen = visibleRect(field, this.#clippers ?? []);
    const clip = [seen.top - top, left + field.clientWidth * scale - seen.right, top + field.clientHeight * scale - seen.bottom, seen.left - left];
    Object.assign(this.#window.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${field.clientWidth}px`,
      height: `${field.clientHeight}px`,
      transform: scale === 1 ? "none" : `scale(${scale})`,
      clipPath: `inset(${clip.map((side) => `${Math.max(0, side / scale)}px`).join(" ")})`,
    });
  }

  #copyStyle() {
    const style = /** @type {Record<string, any>} */ (/** @type {unknown} */ (getComputedStyle(this.#field)));
    const mirror = /** @type {Record<string, any>} */ (/** @type {unknown} */ (this.#mirror.style));
    for (const property of COPIED) mirror[property] = style[property];
    this.#clippers = clippersOf(this.#field);
  }

  close() {
    this.#window.remove();
    this.#drawn.clear();
  }

  /** @param {string} text @param {number} start @param {number} end @param {{finding: Finding, start: number, end: number}[]} spans */
  #piece(text, start, end, spans) {
    const over = spans.filter((span) => span.start <= start && end <= span.end);
    if (over.length === 0) return text.slice(start, end);
    const piece = this.#field.ownerDocument.createElement("span");
    piece.className = `mark ${over.some(({ finding }) => kindOf(finding) === "policy") ? "policy" : "spelling"}`;
    piece.textContent = text.slice(start, end);
    for (const { finding } of over) this.#drawn.set(finding, [...(this.#drawn.get(finding) ?? []), piece]);
    return piece;
  }
}
