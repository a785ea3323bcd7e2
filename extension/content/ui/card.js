/**
 * @file The card beside underlined words: what, why, who will see it, one best action, at most one other, then what makes the finding go away: Ignore, Not right.
 * It opens without taking the focus and never covers the words that it speaks of.
 *
 * @typedef {import("../../shared/types.js").Finding} Finding
 * @typedef {import("../../shared/types.js").Scope} Scope
 * @typedef {import("./geometry.js").Box} Box
 * @typedef {{label: string, hint?: string, run: () => void}} Action `hint`: what it does, where the label alone does not tell
 * @typedef {{what: string, why: string, readers: {icon: string, tone: string, words: string} | null, actions: Action[], quiet: Action[],
 *   note: string, waits?: boolean, source: string, link: {label: string, href: string} | null, lesson: Action | null}} CardContent
 *   `actions`: the best first; `note` stands in their place where there are none; `waits`: they are still to come
 */
import { computePosition, flip, offset, shift, size } from "@floating-ui/dom";
import { t } from "../../shared/i18n.js";
import { isolated } from "../../shared/isolate.js";
import { bounding } from "./geometry.js";
import { icon } from "./icons.js";
import { goRoundIn } from "./tab-round.js";

export const CARD_STYLES = `
  .card { inline-size: min(420px, calc(100vw - 16px)); padding: 14px 16px 0; border: 1px solid var(--line); border-radius: var(--radius);
    background: var(--paper); box-shadow: var(--shadow); pointer-events: auto; overflow: auto; animation: appear var(--motion) ease-out; }
  .card h2 { margin: 0 0 4px; font: 650 14.5px/1.35 var(--font); }
  .card p { margin: 0; color: var(--muted); }
  .card .readers { display: flex; align-items: center; gap: 7px; margin-block-start: 10px; font-size: 12.5px; color: var(--muted); }
  .card .readers.open { color: var(--open); } .card .readers.closed { color: var(--closed); }
  .card .row { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-block: 12px 12px; }
  .card > :last-child:not(.row, footer) { margin-block-end: 14px; }
  .card .calm { display: flex; gap: 2px; margin-inline-start: -6px; }
  .card .note { font-size: 12.5px; color: var(--muted); }
  .card footer { display: flex; justify-content: space-between; gap: 16px; margin-inline: -16px; padding: 8px 16px; border-block-start: 1px solid var(--line);
    font-size: 12px; color: var(--muted); }
  .card footer a, .card footer .button { color: var(--brand); text-decoration: none; font: inherit; padding: 0; }
  .card footer :is(a, .button):hover { text-decoration: underline; text-underline-offset: 3px; }
  .card .more { display: flex; gap: 14px; }
  .card.small { inline-size: max-content; min-inline-size: 224px; max-inline-size: min(384px, calc(100vw - 16px)); padding-block-start: 12px; }
  .card.small h2 { font: 500 13px/1.4 var(--font); color: var(--muted); margin: 0; }
  .card.small .row { margin-block: 10px 6px; }
  .card.small .row + .row { margin-block-start: 0; }
  .card.small .row:last-child { margin-block-end: 8px; }
  @keyframes appear { from { opacity: 0.3; transform: translateY(2px); } }`;

export class Card {
  #page;
  #host;
  #closed;
  /** @type {HTMLElement | null} */ #element = null;
  /** @type {() => DOMRect[]} */ #rects = () => [];
  /** The best action is still to come. */ #waits = false;

  /** @param {import("./host-element.js").HostElement} host @param {() => void} onClosed */
  constructor(host, onClosed) {
    this.#page = host.page;
    this.#host = host;
    this.#closed = onClosed;
  }

  get isOpen() {
    return this.#element !== null;
  }

  /** The card's rectangle, or null. */
  get rect() {
    return this.#element?.getBoundingClientRect() ?? null;
  }

  get hasFocus() {
    return this.#element !== null && this.#element.contains(this.#host.root.activeElement);
  }

  /**
   * Opens beside the words, in the place of a card that was open.
   * @param {CardContent} content
   * @param {() => DOMRect[]} rects where the words stand now
   */
  open(content, rects) {
    const focused = this.hasFocus;
    this.#put(content, rects);
    if (focused) this.focus();
  }

  /**
   * The actions that were waited for are here. The focus goes from no action to another, under a finger that is about to press it: it stays on the one that has it,
   * and where none has it goes to the best.
   * @param {CardContent} content
   */
  fill(content) {
    const focused = this.hasFocus ? this.#host.root.activeElement : null;
    const held = focused !== null && focused !== this.#element;
    this.#put(content, this.#rects);
    if (held) ([...(this.#element?.querySelectorAll("button") ?? [])].find(({ textContent }) => textContent === focused.textContent) ?? this.#element)?.focus();
    else if (focused) this.focus();
  }

  /** @param {CardContent} content @param {() => DOMRect[]} rects */
  #put(content, rects) {
    this.#element?.remove();
    this.#rects = rects;
    this.#waits = content.waits ?? false;
    this.#element = this.#build(content);
    this.#host.add(this.#element);
    this.place();
  }

  close() {
    if (!this.#element) return;
    this.#element.remove();
    this.#element = null;
    this.#closed();
  }

  /** Takes the focus to the first button, or to the card itself while the best one is still to come: only where the person asked for it. */
  focus() {
    const button = this.#waits ? null : this.#element?.querySelector("button");
    (button ?? this.#element)?.focus();
  }

  /** Follows the words; closes where they are gone. */
  place() {
    const element = this.#element;
    if (!element) return;
    const rects = this.#rects();
    if (rects.length === 0) return this.close();
    const { left, top, right, bottom } = bounding(rects);
    const around = new DOMRect(left, top, right - left, bottom - top);
    const words = { getBoundingClientRect: () => around };
    const room = size({ padding: 8, apply: ({ availableHeight }) => void (element.style.maxBlockSize = `${Math.max(120, availableHeight)}px`) });
    const middleware = [offset(8), flip({ padding: 8, fallbackPlacements: ["top-start", "right-start", "left-start"] }), shift({ padding: 8 }), room];
    void computePosition(words, element, { strategy: "fixed", placement: "bottom-start", middleware }).then(({ x, y }) => {
      element.style.left = `${Math.round(x)}px`;
      element.style.top = `${Math.round(y)}px`;
    });
  }

  /** @param {CardContent} content */
  #build({ what, why, readers, actions, quiet, note, source, link, lesson }) {
    const make = (/** @type {string} */ tag, /** @type {string} */ name, /** @type {(Node | string)[]} */ ...children) => {
      const element = this.#page.createElement(tag);
      if (name !== "") element.className = name;
      element.append(...children);
      return element;
    };
    const title = make("h2", "", what);
    title.id = "card-what";
    const reason = why === "" ? [] : [make("p", "", why)];
    reason.forEach((paragraph) => (paragraph.id = "card-why"));
    const seen = readers ? [make("div", `readers ${readers.tone}`, icon(this.#page, readers.icon), readers.words)] : [];
    seen.forEach((line) => (line.id = "card-readers"));
    const best = [...actions.map((action, index) => this.#button(action, index === 0 ? "best" : "other")), ...(note === "" ? [] : [make("span", "note", note)])];
    const calm = quiet.map((action) => this.#button(action, "quiet"));
    const group = calm.length === 0 ? [] : [make("span", "calm", ...calm)];
    const rows = (readers ? [[...best, ...group]] : [best, group]).filter(({ length }) => length > 0).map((row) => make("div", "row", ...row));
    const more = [...(link ? [this.#link(link)] : []), ...(lesson ? [this.#button(lesson, "lesson")] : [])];
    const footer = source === "" && more.length === 0 ? [] : [make("footer", "", make("span", "", source), make("span", "more", ...more))];
    const card = make("section", readers ? "card" : "card small", title, ...reason, ...seen, ...rows, ...footer);
    card.setAttribute("role", "dialog");
    card.tabIndex = -1;
    card.setAttribute("aria-labelledby", title.id);
    const description = [...reason, ...seen].map(({ id }) => id).join(" ");
    if (description !== "") card.setAttribute("aria-describedby", description);
    card.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays with the draft
    goRoundIn(card, this.#host.root, "button, a");
    return card;
  }

  /** @param {Action} action @param {string} kind */
  #button({ label, hint = "", run }, kind) {
    const button = this.#page.createElement("button");
    button.type = "button";
    button.className = `button ${kind}`;
    button.textContent = label;
    button.title = hint;
    button.addEventListener("click", run);
    return button;
  }

  /** @param {{label: string, href: string}} link */
  #link({ label, href }) {
    const anchor = this.#page.createElement("a");
    Object.assign(anchor, { href, target: "_blank", rel: "noopener noreferrer", textContent: label });
    return anchor;
  }
}

/** @param {string} href @returns {boolean} whether it may be a link of ours: a rule's own link may come from anywhere */
export const isSafeLink = (href) => /^https:\/\/\S+$/.test(href);

/**
 * What the buttons of a fix say.
 * @param {import("../../shared/types.js").Fix} fix
 */
export function labelOf(fix) {
  if (fix.label !== "") return fix.label;
  if (fix.kind === "replace" && fix.text === "") return t("card_fix_remove");
  return fix.kind === "mask" || fix.kind === "move" ? t(`card_fix_${fix.kind}`) : t(`card_fix_${fix.kind}`, isolated((fix.text ?? "").trim()));
}
