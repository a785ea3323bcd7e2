/**
 * @file The question at send. The sentence that changes minds comes first, then the reason, then the words in question.
 * Edit has the focus; sending anyway is always there below `block`, quiet.
 *
 * @typedef {import("../../shared/types.js").Finding} Finding
 * @typedef {import("../../shared/types.js").Scope} Scope
 * @typedef {import("../../shared/types.js").CheckingState} CheckingState
 * @typedef {{kind: "findings" | "unchecked", weight: "confirm" | "justify" | "block", entries: {finding: Finding, text: string}[], scope: Scope, box: HTMLElement,
 *   canMove: boolean, keeps: boolean, state: CheckingState, isWhole: boolean}} Question `canMove`: the draft may go out as a message instead; `keeps`: what was pressed sends nothing yet,
 *   or nothing new; `state` of the checking: why there was none; `isWhole`: all that was found is known
 * @typedef {{send: true, again?: undefined, move?: undefined, goOn?: undefined} | {send: false, again?: true, goOn?: true, move?: true}} Decision `goOn`: the pause is to end
 */
import { t } from "../../shared/i18n.js";
import { quote } from "../gate-decision.js";
import { audienceWords } from "./audience-words.js";
import { key, stateWords } from "./chip.js";
import { icon } from "./icons.js";
import { goRoundIn } from "./tab-round.js";

/** Findings that are quoted; the rest are counted. */
const QUOTED = 2;
/** A number or a name in question stays in one line where it is no longer than so many UTF-16 units: it is easier to know again. */
const UNBROKEN = 30;
/** Someone who types on has not seen the question yet: keys that follow one another this soon press nothing, the first of them after the press that asked. Milliseconds. */
const TYPING_PAUSE = 500;

export const GATE_STYLES = `
  dialog.gate { inline-size: min(416px, calc(100vw - 32px)); max-block-size: calc(100vh - 32px); margin: auto; padding: 20px; border: 1px solid var(--line); border-radius: 14px;
    background: var(--paper); color: var(--ink); box-shadow: var(--shadow); font: 13.5px/1.45 var(--font); pointer-events: auto; overflow: auto; animation: appear var(--motion) ease-out; }
  dialog.gate::backdrop { background: rgb(15 18 21 / 0.35); }
  .gate h2 { display: flex; align-items: center; gap: 8px; margin: 0 0 4px; font: 650 16.5px/1.35 var(--font); }
  .gate h2 .icon { inline-size: 18px; block-size: 18px; color: var(--muted); }
  .gate h2.open .icon { color: var(--open); } .gate h2.closed .icon { color: var(--closed); } .gate h2.stop .icon { color: var(--stop); }
  .gate p { margin: 0; color: var(--muted); }
  .gate .thing { margin-block-start: 12px; }
  .gate .thing p.what { color: var(--ink); }
  .gate blockquote { margin: 8px 0 0; padding: 3px 0 3px 11px; border-inline-start: 3px solid var(--open); color: var(--ink); overflow-wrap: anywhere; }
  .gate.block blockquote { border-color: var(--stop); }
  .gate blockquote b { font-weight: 650; }
  .gate blockquote b.short { white-space: nowrap; }
  .gate .more { margin-block-start: 10px; font-size: 12.5px; }
  .gate label { display: grid; gap: 6px; margin-block-start: 16px; font-weight: 600; }
  .gate select { font: 13.5px/1.4 var(--font); inline-size: 100%; padding: 7px 10px; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius-small); }
  .gate .row { display: flex; align-items: center; gap: 8px; margin-block-start: 20px; }
  .gate .row .button { font-size: 13.5px; padding-block: 8px; }
  .gate .row .best { padding-inline: 18px; }
  .gate .row .gap { flex: 1; }
  .gate .button:focus { outline: 2px solid var(--brand); outline-offset: 2px; }
  .gate .button.quiet:disabled { opacity: 0.45; cursor: default; text-decoration: none; }`;

export class GateDialog {
  #host;
  /** @type {HTMLDialogElement | null} */ #dialog = null;
  /** @type {((decision: Decision) => void) | null} */ #decide = null;

  /** @param {import("./host-element.js").HostElement} host */
  constructor(host) {
    this.#host = host;
  }

  /** Whether the person can see the question: a page that removes our element takes it away. */
  get isOpen() {
    return this.#dialog?.matches(":modal") ?? false;
  }

  /**
   * @param {Question} question
   * @param {Pick<import("../../shared/types.js").Settings, "reasons" | "organisation">} settings `reasons` to choose from at `justify`
   * @returns {Promise<Decision>}
   */
  ask(question, settings) {
    this.cancel();
    const dialog = this.#build(question, settings);
    this.#dialog = dialog;
    this.#host.add(dialog);
    dialog.showModal();
    const edit = /** @type {HTMLElement} */ (dialog.querySelector(".best"));
    edit.focus();
    this.#ignoreTyping(dialog, edit);
    goRoundIn(dialog, this.#host.root, "button:enabled, select");
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.cancel();
    });
    return new Promise((resolve) => (this.#decide = resolve));
  }

  /** The button that has the focus by itself is not pressed by who types on; who moves the focus means it. @param {HTMLElement} dialog @param {HTMLElement} edit */
  #ignoreTyping(dialog, edit) {
    let lastKey = performance.now();
    let isIgnored = false;
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Tab") lastKey = -Infinity;
      if (event.key.length > 1 && event.key !== "Enter" && event.key !== "Backspace") return;
      isIgnored = performance.now() - lastKey < TYPING_PAUSE && this.#host.root.activeElement === edit;
      lastKey = performance.now();
      if (isIgnored) event.preventDefault();
    });
    // Firefox presses a button at the release of a space.
    dialog.addEventListener("keyup", (event) => isIgnored && event.preventDefault());
  }

  /** As "Edit": nothing goes out. */
  cancel() {
    this.#answer({ send: false });
  }

  /** @param {Decision} decision */
  #answer(decision) {
    const decide = this.#decide;
    this.#decide = null;
    this.#dialog?.close();
    this.#dialog?.remove();
    this.#dialog = null;
    decide?.(decision);
  }

  /** @param {Question} question @param {Pick<import("../../shared/types.js").Settings, "reasons" | "organisation">} settings */
  #build(question, { reasons, organisation }) {
    const { weight, kind, scope } = question;
    const { icon: symbol, tone } = audienceWords(scope);
    const title = this.#make("h2", weight === "block" ? "stop" : tone, icon(this.#host.page, symbol), headline(question));
    title.id = "gate-headline";
    const body = this.#make("div", "", ...(kind === "unchecked" ? this.#unchecked(question) : this.#things(question)));
    body.id = "gate-reasons";
    const dialog = /** @type {HTMLDialogElement} */ (this.#make("dialog", `gate ${weight}`, title, body));
    dialog.setAttribute("role", "alertdialog");
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.setAttribute("aria-describedby", body.id);
    if (weight === "justify") dialog.append(this.#reasonField(reasons));
    // Where one cannot simply go on, it helps to know whom to ask.
    if (organisation.contact !== "" && (weight !== "confirm" || kind === "unchecked")) {
      dialog.append(this.#make("p", "more", organisation.name === "" ? t("organisation_ask", organisation.contact) : `${organisation.name} · ${t("organisation_ask", organisation.contact)}`));
    }
    dialog.append(this.#buttons(question, dialog));
    return dialog;
  }

  /** Why it could not be checked, and what helps. @param {Question} question */
  #unchecked({ state, isWhole }) {
    const reason = stateWords(state) === "" ? (isWhole ? "" : "chip_incomplete_remedy") : state === "paused" ? "gate_paused" : `chip_state_${key(state)}_remedy`;
    const why = reason === "" ? [] : [this.#make("p", "thing", t(reason))];
    return [this.#make("p", "", t("gate_unchecked_why")), ...why];
  }

  /** @param {Question} question */
  #things({ entries, scope, weight }) {
    const plain = headline({ kind: "findings", weight, entries, scope });
    const things = entries.slice(0, QUOTED).map(({ finding, text }) => {
      const { before, words, after } = quote(text, finding.start, finding.end);
      const what = finding.message.what === plain ? [] : [this.#make("p", "what", finding.message.what)];
      const why = what.length > 0 && entries.length > 1 ? [] : [this.#make("p", "", finding.message.why)];
      return this.#make("div", "thing", ...what, ...why, this.#quote(before, this.#make("b", words.length <= UNBROKEN ? "short" : "", words), after));
    });
    const rest = entries.length - QUOTED;
    if (rest <= 0) return things;
    return [...things, this.#make("p", "more", rest === 1 ? t("gate_more_one") : t("gate_more_many", rest))];
  }

  /** The person's own words: in whatever language and direction, between the quotation marks of ours. @param {...(string | Node)} parts */
  #quote(...parts) {
    const words = this.#make("span", "", ...parts);
    words.lang = "";
    const [opening, closing] = t("gate_quoted", "\n").split("\n");
    const quote = this.#make("blockquote", "", opening, words, closing ?? "");
    quote.dir = "auto";
    return quote;
  }

  /** @param {string[]} reasons */
  #reasonField(reasons) {
    const select = this.#make("select", "");
    const choices = reasons.length > 0 ? reasons : [1, 2, 3, 4].map((number) => t(`gate_reason_${number}`));
    const first = /** @type {HTMLOptionElement} */ (this.#make("option", "", t("gate_reason_choose")));
    first.value = "";
    select.append(first, ...choices.map((reason) => this.#make("option", "", reason)));
    return this.#make("label", "", t("gate_reason"), select);
  }

  /** @param {Question} question @param {HTMLDialogElement} dialog */
  #buttons({ kind, weight, scope, canMove, keeps, state }, dialog) {
    const edit = this.#button("best", t("gate_edit"), () => this.cancel());
    const row = this.#make("div", "row", edit);
    if (kind === "unchecked" && state === "paused") row.append(this.#button("other", t("gate_end_pause"), () => this.#answer({ send: false, goOn: true })));
    else if (kind === "unchecked") row.append(this.#button("other", t("gate_try_again"), () => this.#answer({ send: false, again: true })));
    if (canMove) row.append(this.#button("other", t("gate_move"), () => this.#answer({ send: false, move: true })));
    if (weight === "block") return row;
    const send = this.#button("quiet", t(keeps ? "gate_keep" : `gate_send_${verbFor(scope)}`), () => this.#answer({ send: true }));
    const reason = dialog.querySelector("select");
    if (reason) {
      send.disabled = true;
      reason.addEventListener("change", () => (send.disabled = reason.value === ""));
    }
    row.append(this.#make("span", "gap"), send);
    return row;
  }

  /** @param {string} kind @param {string} label @param {() => void} run */
  #button(kind, label, run) {
    const button = /** @type {HTMLButtonElement} */ (this.#make("button", `button ${kind}`, label));
    button.type = "button";
    button.addEventListener("click", run);
    return button;
  }

  /** @param {string} tag @param {string} name @param {(Node | string)[]} children @returns {HTMLElement} */
  #make(tag, name, ...children) {
    const element = this.#host.page.createElement(tag);
    if (name !== "") element.className = name;
    element.append(...children);
    return element;
  }
}

/** @param {Pick<Question, "kind" | "weight" | "entries" | "scope">} question */
function headline({ kind, weight, entries, scope }) {
  if (kind === "unchecked") return t("gate_unchecked");
  if (weight === "block") return t("gate_blocked");
  if (scope.audience === "public") return t("gate_everyone");
  if (scope.outside && (scope.audience === "private" || scope.audience === "group")) return t(`gate_${scope.audience}_outside`);
  if (scope.audience === "private") return entries[0].finding.message.what;
  return t(`gate_${scope.audience}`);
}

/** @param {Scope} scope */
function verbFor({ surface }) {
  if (surface === "reply" || surface === "comment") return surface;
  return surface === "direct-message" || surface === "group-message" ? "message" : "post";
}
