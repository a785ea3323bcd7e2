/**
 * @file Sayso in one page: from the focus on a compose box to the chip beside it, the marks in it and the gate before it sends.
 * Until a compose box has the focus nothing but a few listeners is there; after `leave` not even those.
 *
 * @typedef {import("../shared/types.js").Site} Site
 * @typedef {import("../shared/types.js").Settings} Settings
 * @typedef {import("../shared/types.js").CheckingState} CheckingState
 * @typedef {import("../shared/messages.js").BackgroundMessage} BackgroundMessage
 */
import { t } from "../shared/i18n.js";
import { answers, SILENT_STATES } from "../shared/messages.js";
import { BUILT_IN } from "../shared/settings.js";
import { findComposeBox, GENERIC_ID } from "./adapters.js";
import { Composer } from "./composer.js";
import { activeElementAcross, innermostActive, pathOf } from "./dom.js";
import { FindingsGuide } from "./findings-guide.js";
import { Gate } from "./gate.js";
import { Link } from "./link.js";
import { Presenter } from "./presenter.js";
import { readableAdapter, selectorTest } from "./readable-adapter.js";
import { isMac, shortcutOf } from "./shortcuts.js";
import { GateDialog } from "./ui/gate-dialog.js";
import { Writing } from "./writing.js";


/** An empty box that lost the focus is let go of after this, since the focus often comes back at once: milliseconds. */
const LINGER = 1000;

/**
 * @typedef {object} Surroundings
 * @property {Window} window the page's
 * @property {Site | null} site its host's adapter, where there is one
 * @property {readonly Site[]} [detectable] adapters of software that runs on many hosts, to be told by the page where its host has none
 * @property {() => import("./link.js").Port} connect opens the port to the background
 * @property {() => boolean} isAlive whether the extension is still there
 */

/** How the compose boxes that had the focus were found: by an adapter (its id), or in the generic way alone; and what of the organisation's adapter cannot be read.
 * @typedef {{adapter: string, byAdapter: number, generic: number, unreadable: string[]}} Fit */

/** What there is once a compose box had the focus.
 * @typedef {{presenter: Presenter, guide: FindingsGuide, dialog: GateDialog}} Interface */

/**
 * @param {Surroundings} surroundings
 * @returns {{leave: () => void, isHere: () => boolean, fit: () => Fit}} `leave` lets go of everything, without a trace; `isHere` says whether that has not been yet;
 *   `fit` says how the site's adapter fits the page
 */
export function startContent({ window, site: hostSite, detectable = [], connect, isAlive }) {
  const { document } = window;
  const stop = new AbortController();
  /** @type {Map<Element, Composer>} */ const composers = new Map();
  /** @type {Interface | null} */ let shown = null;
  /** @type {Settings} */ let settings = BUILT_IN;
  /** @type {CheckingState} */ let state = "starting";
  let generation = "";
  /** How long no answer can come: milliseconds. */ let backOff = 0;
  /** @type {{path: string, spec: import("../shared/types.js").ComposerSpec} | null} an empty box is let go of, and still tells how the adapter fits */ let lastFocused = null;

  const path = () => window.location.pathname;
  const onMac = isMac(window.navigator.platform);
  /** @type {Site | null} told by the page; it stays what it was found to be */ let detected = null;
  /** @type {Site | null} the organisation's own adapter */ let policySite = null;
  /** @type {string} the same, as it was told */ let policyText = "null";
  /** @type {string[]} what of it cannot be read here */ let unreadable = [];
  const siteHere = () => policySite ?? hostSite ?? (detected ??= detectable.find(({ dom: { detect } }) => detect !== undefined && document.querySelector(detect) !== null) ?? null);
  const link = new Link({ connect, isAlive, onMessage, onOrphaned: leave, onBroken });
  const writing = new Writing((message) => void link.send(message));
  const services = {
    get site() {
      return siteHere();
    },
    generation: () => generation,
    software: () => detected?.site ?? "",
    link,
    path,
    settings: () => settings,
    language: window.navigator.language,
    onChange: (/** @type {Composer} */ composer) => shown?.presenter.update(composer),
    onScroll: () => shown?.presenter.scrolled(),
    onResize: () => shown?.presenter.resized(),
    onMove: () => shown?.presenter.pageChanged(),
    onGone: remove,
  };
  const gate = new Gate({
    get site() {
      return siteHere();
    },
    path,
    settings: () => settings,
    state: () => state,
    isSilent: () => SILENT_STATES.includes(state) || backOff > settings["gate-timeout"],
    composerOf,
    composerAt,
    ask(question) {
      const { presenter, guide, dialog } = open();
      guide.close();
      presenter.host.show(question.box);
      return dialog.ask(question, settings);
    },
    isAsking: () => shown?.dialog.isOpen ?? false,
    showWaiting: (waiting) => shown?.presenter.setWaiting(waiting),
    endPause: () => void link.send({ type: "end-pause" }),
    tellChanged: () => shown?.presenter.note(t("gate_changed")),
    tellPressAgain: () => shown?.presenter.note(t("gate_press_again")),
    move: (composer, finding, fix) => void open().guide.move(composer, finding, fix),
    count: (rules, action) => rules.forEach((rule) => link.send({ type: "event", rule, site: siteHere()?.site ?? "", action })),
  });

  /** @returns {Interface} */
  function open() {
    if (shown) return shown;
    const presenter = new Presenter(document);
    const guide = new FindingsGuide(presenter, { send: (message) => link.send(message), site: siteHere, settings: () => settings, onMac });
    shown = { presenter, guide, dialog: new GateDialog(presenter.host) };
    presenter.setState(state);
    presenter.onDrawn = () => guide.afterDrawing();
    presenter.onPlaced = () => guide.card.place();
    presenter.onChipPressed = () => {
      const composer = presenter.current;
      if (!composer) return;
      if (composer.findings.length > 0 && (state === "connected" || state === "starting")) guide.step(composer, 1);
      else guide.about(composer, state);
    };
    return shown;
  }

  /** @param {import("./adapters.js").Found} found */
  function composerOf(found) {
    const known = composers.get(found.box);
    if (known) return known;
    link.open();
    const { guide } = open();
    const composer = new Composer(found, services);
    composers.set(found.box, composer);
    const { signal } = composer;
    found.box.addEventListener("click", (event) => guide.onClick(composer, event), { signal, passive: true });
    found.box.addEventListener("pointermove", (event) => guide.onPointer(composer, event), { signal, passive: true });
    found.box.addEventListener("pointerleave", (event) => guide.onPointer(composer, event), { signal, passive: true });
    return composer;
  }

  /** @param {EventTarget | undefined} target */
  function composerAt(target) {
    if (!(target instanceof Element)) return null;
    const place = innermostActive(target);
    const known = [...composers.values()].find(({ box }) => box === place || box.contains(place));
    if (known) return known;
    const found = findComposeBox(place, siteHere(), path());
    return found ? composerOf(found) : null;
  }

  /** @param {Composer} composer */
  function remove(composer) {
    composers.delete(composer.box);
    writing.end(composer);
    if (gate.forget(composer)) shown?.dialog.cancel();
    composer.close();
    shown?.guide.forget(composer);
    shown?.presenter.remove(composer);
    if (composers.size === 0) letGo();
    else link.send({ type: "gone", draft: composer.draft });
  }

  /** Until the next focus: nothing of ours in the page, no port. */
  function letGo() {
    gate.close();
    shown?.dialog.cancel();
    shown?.guide.close();
    shown?.presenter.close();
    shown = null;
    link.close();
  }

  function leave() {
    stop.abort();
    for (const composer of [...composers.values()]) remove(composer);
    letGo();
  }

  /** The browser stops a background that rests, as it does through a pause: that is nothing to tell. @param {boolean} isWriting */
  function onBroken(isWriting) {
    shown?.guide.endSuggestions();
    backOff = 0;
    if (isWriting && state !== "paused") setState("host-stopped");
  }

  /** @param {CheckingState} next */
  function setState(next) {
    state = next;
    if (next === "paused") for (const composer of composers.values()) composer.forget();
    if (answers(next)) shown?.guide.askAgain();
    else if (next !== "starting") shown?.guide.endSuggestions(); // the background waits for a host that is being started
    shown?.presenter.setState(next);
    gate.onState();
  }

  /** @param {BackgroundMessage} message */
  function onMessage(message) {
    switch (message.type) {
      case "state":
        settings = { ...BUILT_IN, ...message.settings };
        generation = message.generation;
        backOff = message.backOff ?? 0;
        adopt(message.adapter ?? null);
        setState(message.state);
        if (answers(message.state)) for (const composer of composers.values()) composer.resume();
        break;
      case "report":
        composerNamed(message.draft)?.onReport(message.revision, message.findings, message.generation, !message.incomplete);
        break;
      case "failed":
        composerNamed(message.draft)?.onFailed(message.revision, message.code);
        break;
      case "suggestions":
        shown?.guide.onSuggestions(message.request, message.suggestions);
        break;
      case "leave":
        leave();
        break;
    }
  }

  /** Another adapter holds: what was found by the former one is found anew. @param {Site | null} adapter */
  function adopt(adapter) {
    const text = JSON.stringify(adapter);
    if (text === policyText) return;
    policyText = text;
    ({ site: policySite, unreadable } = adapter ? readableAdapter(adapter, selectorTest(document)) : { site: null, unreadable: [] });
    for (const composer of [...composers.values()]) remove(composer);
    onFocus(activeElementAcross(document) ?? undefined);
  }

  /** @param {string} draft */
  const composerNamed = (draft) => [...composers.values()].find((composer) => composer.draft === draft);

  /** @param {Event} event whether it concerns our own element: the page need not hear of it */
  const isOurs = (event) => shown !== null && event.composedPath()[0] === shown.presenter.host.element;

  /** @param {EventTarget | undefined} target */
  function onFocus(target) {
    if (!isAlive()) return leave();
    const composer = composerAt(target);
    if (!composer) return;
    writing.begin(composer);
    lastFocused = { path: path(), spec: composer.found.spec };
    composer.refresh();
    open().presenter.focus(composer);
  }

  /** The focus left a box: the host may rest after a while, and a box without a word is let go of. @param {EventTarget | undefined} target */
  function onBlur(target) {
    const composer = [...composers.values()].find(({ box }) => box === target || /** @type {ShadowRoot} */ (box.getRootNode()).host === target);
    if (!composer) return;
    writing.end(composer);
    setTimeout(() => {
      const isFocused = composer.box.contains(activeElementAcross(document));
      if (composers.get(composer.box) === composer && !isFocused && composer.editor.read().trim() === "") remove(composer);
    }, LINGER);
  }

  /** @param {KeyboardEvent} event */
  function onKeyDown(event) {
    if ((event.key === "Enter" || !link.isOpen) && !isAlive()) return leave(); // a port tells by itself; to ask costs as much as the rest of it
    if (shown?.dialog.isOpen && event.key === "Escape") {
      end(event);
      return shown.dialog.cancel();
    }
    if (shown?.guide.card.isOpen && event.key === "Escape") {
      end(event);
      return shown.guide.close();
    }
    const composer = shown?.presenter.current;
    const shortcut = shortcutOf(event, onMac);
    if (shown && composer && shortcut && !shown.dialog.isOpen && (isOurs(event) || composerAt(pathOf(event)[0]))) {
      const { guide } = shown;
      if (shortcut === "enter") {
        if (!guide.card.isOpen) guide.about(composer, state);
        guide.enter();
        return end(event);
      }
      if (guide.step(composer, shortcut === "next" ? 1 : -1)) return end(event);
    }
    if (event.key !== "Enter" && (event.key !== " " || isWritten(event.composedPath()[0]))) return;
    window.addEventListener("keyup", onSendKeyUp, { capture: true, signal }); // other keys need none
    gate.onKeyDown(event);
  }

  /** @param {KeyboardEvent} event */
  function onSendKeyUp(event) {
    if (event.key !== "Enter" && event.key !== " ") return;
    window.removeEventListener("keyup", onSendKeyUp, { capture: true });
    gate.onKeyUp(event);
  }

  /** @param {MouseEvent} event */
  function onClick(event) {
    if (!isAlive()) return leave();
    const [target] = pathOf(event);
    if (shown?.guide.card.isOpen && !isOurs(event) && !(target instanceof Node && shown.presenter.current?.box.contains(target))) shown.guide.close();
    gate.onClick(event);
  }

  const { signal } = stop;
  window.addEventListener("keydown", onKeyDown, { capture: true, signal });
  window.addEventListener("click", onClick, { capture: true, signal });
  // The focus may go to our card or question: the page's focus traps would fetch it back.
  for (const type of /** @type {const} */ (["focus", "blur", "focusin", "focusout"])) {
    window.addEventListener(type, (event) => isOurs(event) && event.stopImmediatePropagation(), { capture: true, signal });
  }
  window.addEventListener("focusin", (event) => onFocus(event.composedPath()[0]), { capture: true, signal, passive: true });
  window.addEventListener("focusout", (event) => onBlur(pathOf(event)[0]), { capture: true, signal, passive: true });
  onFocus(activeElementAcross(document) ?? undefined);
  function fit() {
    const specs = [...composers.values()].map(({ found }) => found.spec);
    if (specs.length === 0 && lastFocused?.path === path()) specs.push(lastFocused.spec);
    const generic = specs.filter(({ id }) => id === GENERIC_ID).length;
    return { adapter: siteHere()?.site ?? "", byAdapter: specs.length - generic, generic, unreadable };
  }

  return { leave, isHere: () => !signal.aborted, fit };
}

/** Whether a space is written there. @param {EventTarget | undefined} target */
const isWritten = (target) => target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement);

/** @param {Event} event */
function end(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
