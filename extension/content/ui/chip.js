/**
 * @file The chip: who will see this and as whom, quietly, beside the compose box. It speaks up only where something is worth a look,
 * and it says so when nothing is being checked.
 *
 * @typedef {import("../../shared/types.js").Scope} Scope
 * @typedef {import("../../shared/types.js").CheckingState} CheckingState
 * @typedef {{scope: Scope, count: number, state: CheckingState, isWhole: boolean}} ChipFacts `count`: things of policy worth a look; `isWhole`: all that was found is known
 */
import { t } from "../../shared/i18n.js";
import { isolated } from "../../shared/isolate.js";
import { audienceWords } from "./audience-words.js";
import { findPlace } from "./chip-place.js";
import { icon } from "./icons.js";

export const CHIP_STYLES = `
  .chip { display: inline-flex; align-items: center; gap: 6px; block-size: 26px; max-inline-size: min(520px, calc(100vw - 16px)); padding-block: 0;
    padding-inline: 8px 10px; border: 1px solid var(--line); border-radius: var(--radius-pill); background: var(--paper); color: var(--muted);
    font: 12.5px/1 var(--font); white-space: nowrap; cursor: pointer; pointer-events: auto; transition: background var(--motion), border-color var(--motion), color var(--motion); }
  .chip b { font-weight: 600; color: var(--ink); }
  .chip > :not(.words) { flex: none; }
  .chip .words { overflow: hidden; text-overflow: ellipsis; line-height: 18px; }
  .chip:hover { border-color: var(--muted); }
  .chip.closed { background: var(--closed-ground); border-color: var(--closed-line); color: var(--closed); }
  .chip.open { background: var(--open-ground); border-color: var(--open-line); color: var(--open); }
  .chip.closed b, .chip.open b { color: inherit; }
  .chip .count { min-inline-size: 18px; padding-inline: 5px; border-radius: var(--radius-pill); background: var(--open); color: var(--paper);
    font-weight: 700; font-size: 11px; line-height: 16px; text-align: center; }
  .chip.closed .count { background: var(--closed); }
  .chip .off { display: inline-flex; align-items: center; gap: 5px; padding-inline-start: 8px; border-inline-start: 1px solid var(--line); color: var(--ink); }
  .chip.noted { background: var(--paper); border-color: var(--line); color: var(--ink); }
  .chip.cut .detail { display: none; } /* who will see it and as whom matter more */
  .chip.folded { inline-size: 26px; padding: 0; justify-content: center; }
  .chip.folded .words, .chip.folded .off > span { display: none; }
  .chip.folded .off { padding: 0; border: 0; }
  .chip.folded:has(.off) > .icon { display: none; }
  .chip.folded .count { position: absolute; inset-block-start: -7px; inset-inline-end: -5px; }
  @media (forced-colors: active) { .chip { border-color: ButtonText; } .chip .count { border: 1px solid; } }`;

export class Chip {
  #page;
  #changed;
  #words;
  #count;
  #off;
  #symbol;
  /** @type {ReturnType<typeof findPlace> | null} */ #place = null;
  /** What is shown, to draw only news. @type {(ChipFacts & {note: string | null}) | null} */ #shown = null;
  /** Where; empty where it is hidden. @type {string | null} */ #spot = null;
  /** How large it is unfolded with what is shown, in a window so wide. @type {{rect: DOMRect, view: number} | null} */ #size = null;
  /** @type {string | null} */ #note = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #noteTimer;
  /** The chip's words, for those who listen. */
  label = "";

  /** @param {import("./host-element.js").HostElement} host @param {{onPress: () => void, onChange: () => void}} listeners `onChange`: draw it again */
  constructor(host, { onPress, onChange }) {
    this.#changed = onChange;
    this.#page = host.page;
    const make = (/** @type {string} */ tag, /** @type {string} */ name) => {
      const element = this.#page.createElement(tag);
      element.className = name;
      return element;
    };
    this.element = /** @type {HTMLButtonElement} */ (make("button", "chip"));
    this.element.type = "button";
    this.element.setAttribute("aria-haspopup", "dialog");
    this.#symbol = icon(this.#page, "globe");
    this.#words = make("span", "words");
    this.#count = make("span", "count");
    this.#off = make("span", "off");
    this.element.append(this.#symbol, this.#words, this.#count);
    this.element.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays with the draft
    this.element.addEventListener("click", onPress);
    host.add(this.element);
  }

  /** @param {ChipFacts} facts @returns {boolean} whether it says something else now, and may need another place */
  show({ scope, count, state, isWhole }) {
    const shown = this.#shown;
    if (shown && shown.scope === scope && shown.count === count && shown.state === state && shown.isWhole === isWhole && shown.note === this.#note) return false;
    this.#shown = { scope, count, state, isWhole, note: this.#note };
    this.#size = null;
    const { icon: symbol, tone, name, detail } = audienceWords(scope);
    const account = isolated(scope["account-name"]);
    const next = icon(this.#page, symbol);
    this.#symbol.replaceWith(next);
    this.#symbol = next;

    this.element.classList.toggle("noted", this.#note !== null);
    const strong = (/** @type {string} */ words) => Object.assign(this.#page.createElement("b"), { textContent: words });
    const before = (/** @type {string} */ words) => (words === "" ? [] : [Object.assign(this.#page.createElement("span"), { className: "detail", textContent: ` · ${words}` })]);
    if (this.#note !== null) this.#words.replaceChildren(this.#note);
    else this.#words.replaceChildren(strong(name), ...before(detail), ...(account === "" ? [] : [` · ${t("chip_as")} `, strong(account)]));

    this.#count.textContent = String(count);
    this.#count.hidden = count === 0;
    const isPart = !isWhole && stateWords(state) === "";
    const off = isPart ? t("chip_incomplete") : stateWords(state);
    this.#off.remove();
    if (off !== "") {
      this.#off.replaceChildren(icon(this.#page, state === "paused" ? "pause" : "unplugged"), Object.assign(this.#page.createElement("span"), { textContent: off }));
      this.element.append(this.#off);
    }
    this.element.classList.toggle("open", count > 0 && tone === "open");
    this.element.classList.toggle("closed", tone === "closed");
    this.element.dataset.state = state;
    this.label = [name, detail, account === "" ? "" : `${t("chip_as")} ${account}`, off].filter((words) => words !== "").join(", ");
    const things = count === 0 ? "" : count === 1 ? t("chip_count_one") : t("chip_count_many", count);
    this.element.setAttribute("aria-label", [this.label, things].filter((words) => words !== "").join(". "));
    this.element.title = off === "" ? "" : t(isPart ? "chip_incomplete_remedy" : `chip_state_${key(state)}_remedy`);
    return true;
  }

  /** Says something in the place of the audience, for a moment. @param {string} words */
  note(words) {
    this.#note = words;
    clearTimeout(this.#noteTimer);
    this.#noteTimer = setTimeout(() => this.unnote(), NOTE_TIME);
    this.#changed();
  }

  unnote() {
    clearTimeout(this.#noteTimer);
    if (this.#note === null) return;
    this.#note = null;
    this.#changed();
  }

  /**
   * Stands beside the box. Where it stands is looked for again only when `search` is asked for; else it follows.
   * @param {import("../adapters.js").Found} found @param {boolean} search
   */
  place(found, search) {
    if (search || !this.#place) this.#place = findPlace(found, this.#unfolded(), this.element.getRootNode());
    const at = this.#place.position();
    const { folded, width } = this.#place;
    const spot = at ? [at.left, at.top, folded, width].join() : "";
    if (spot === this.#spot) return;
    this.#spot = spot;
    this.element.hidden = at === null;
    if (!at) return;
    this.element.classList.toggle("folded", folded);
    this.element.classList.toggle("cut", width !== null);
    this.element.style.maxInlineSize = width === null ? "" : `${width}px`;
    this.element.style.left = `${at.left}px`;
    this.element.style.top = `${at.top}px`;
  }

  /** The person is in no box. */
  hide() {
    this.#spot = "";
    this.element.hidden = true;
  }

  /** Its size with all its words: to unfold it for that alone costs a layout. */
  #unfolded() {
    if (this.#size?.view === innerWidth) return this.#size.rect;
    this.#spot = null;
    this.element.hidden = false;
    this.element.classList.remove("folded", "cut");
    this.element.style.maxInlineSize = "";
    this.#size = { rect: this.element.getBoundingClientRect(), view: innerWidth };
    return this.#size.rect;
  }

  close() {
    clearTimeout(this.#noteTimer);
    this.element.remove();
  }
}

/** How long a note stands in the chip: milliseconds. */
const NOTE_TIME = 5000;

/** @param {CheckingState} state */
export const key = (state) => state.replace(/-/g, "_");

/** What the chip says of a state; nothing while all is well. @param {CheckingState} state */
export const stateWords = (state) => (state === "connected" || state === "starting" ? "" : t(`chip_state_${key(state)}`));
