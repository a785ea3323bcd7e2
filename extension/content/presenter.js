/**
 * @file Shows what is known of the compose boxes: marks, chip, card, words for screen readers. Draws at most once a frame.
 *
 * @typedef {import("../shared/types.js").Finding} Finding
 * @typedef {import("../shared/types.js").CheckingState} CheckingState
 * @typedef {import("./composer.js").Composer} Composer
 * @typedef {Painter | TextareaOverlay} Marks
 */
import { autoUpdate } from "@floating-ui/dom";
import { t } from "../shared/i18n.js";
import { TextareaEditor } from "./editors/textarea.js";
import { sameAudience } from "./scope-reader.js";
import { Announcer, ANNOUNCER_STYLES } from "./ui/announcer.js";
import { CARD_STYLES } from "./ui/card.js";
import { Chip, CHIP_STYLES, key, stateWords } from "./ui/chip.js";
import { GATE_STYLES } from "./ui/gate-dialog.js";
import { bounding, bringIntoView, holdsPoint, visibleRect } from "./ui/geometry.js";
import { isOnDarkGround } from "./ui/ground.js";
import { HostElement } from "./ui/host-element.js";
import { ICON_STYLES } from "./ui/icons.js";
import { kindOf, Painter } from "./ui/painter.js";
import { OVERLAY_STYLES, TextareaOverlay } from "./ui/textarea-overlay.js";

/** It is looked at most this often where things stand, and while someone types: milliseconds. */
const LOOK_PAUSE = 200;
const TYPING_LOOK_PAUSE = 1000;
/** Nobody has typed for so long: a better place for the chip is looked for, else at the latest after the other: milliseconds. Sites count along with every key. */
const CALM = 300;
const LONGEST_SEARCH_WAIT = 10_000;
/** A wait shorter than this is not worth a word: milliseconds. */
const NOTICEABLE = 150;

export class Presenter {
  #stop = new AbortController();
  /** @type {Map<Composer, Marks>} */ #marks = new Map();
  /** Ends what follows each box. @type {Map<Composer, () => void>} */ #followed = new Map();
  /** @type {Set<Composer>} */ #dirty = new Set();
  /** @type {Composer | null} */ #current = null;
  /** @type {CheckingState} */ #state = "starting";
  /** Who was said last to see it, and of which box. @type {{composer: Composer, scope: import("../shared/types.js").Scope} | null} */ #said = null;
  /** It was said that nothing is checked, and not yet that it is again. */ #wasOff = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #waitTimer;
  #frame = 0;
  /** Something may stand elsewhere: it is put where it belongs in the next frame. */ #moved = false;
  /** There may be another place for the chip. */ #search = true;
  /** Since when. */ #searchSince = 0;
  #lookedAt = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #lookTimer;
  #idle = 0;
  /** @type {Map<Composer, boolean>} whether each stands on dark ground */ #grounds = new Map();

  /** Called when the chip is pressed. */
  onChipPressed = () => {};
  /** Called after marks were drawn. */
  onDrawn = () => {};
  /** Called when marks and chip stand where they belong. */
  onPlaced = () => {};

  /** @param {Document} page */
  constructor(page) {
    this.host = new HostElement(page, [ICON_STYLES, CHIP_STYLES, OVERLAY_STYLES, CARD_STYLES, GATE_STYLES, ANNOUNCER_STYLES].join("\n"));
    this.announcer = new Announcer(this.host);
    this.chip = new Chip(this.host, { onPress: () => this.onChipPressed(), onChange: () => this.#ask() });
    const { signal } = this.#stop;
    page.defaultView?.addEventListener("scroll", () => this.scrolled(), { signal, capture: true, passive: true });
    page.defaultView?.addEventListener("resize", () => this.moved(), { signal, passive: true });
  }

  /** The composer that the person is in, or was last. */
  get current() {
    return this.#current;
  }

  get state() {
    return this.#state;
  }

  /** The composer that the person is in now. @param {Composer} composer */
  focus(composer) {
    const known = this.#current === composer;
    if (!known) this.#lookedAt = 0;
    this.#current = composer;
    this.host.setGround(isOnDarkGround(composer.box));
    this.host.show(composer.box);
    this.#follow(composer);
    this.moved();
    this.update(composer);
    if (!known) this.#introduce();
  }

  /** Hears of what no event of the window tells: a scroller in a shadow root, a box that the page pushes elsewhere. @param {Composer} composer */
  #follow(composer) {
    if (this.#followed.has(composer)) return;
    this.#followed.set(composer, autoUpdate(composer.box, null, () => this.scrolled(), { ancestorResize: false, elementResize: false }));
  }

  /** @param {Composer} composer its text, scope or findings changed */
  update(composer) {
    this.#dirty.add(composer);
    this.#ask();
  }

  /** The page or a box scrolled. */
  scrolled() {
    this.#moved = true;
    this.#ask();
  }

  /** A box has another size in this frame: what stands beside it is put there before the frame is painted. */
  resized() {
    this.#searchSoon();
    if (this.#lookedAt === 0) return; // a new box: the frame that shows it is still to come
    this.#place(false);
    this.#lookSoon();
  }

  /** The window changed its shape, or the person came to a box. */
  moved() {
    this.#searchSoon();
    this.scrolled();
  }

  /** Something changed around a box; whether anything moved is looked at when the page has a moment. */
  pageChanged() {
    this.#searchSoon();
    this.#lookSoon();
  }

  /** @param {CheckingState} state */
  setState(state) {
    if (state === this.#state) return;
    const words = stateWords(state);
    if (words !== "") this.announcer.say(`${words}. ${t(`chip_state_${key(state)}_remedy`)}`);
    else if (state === "connected" && this.#wasOff) this.announcer.say(t("chip_state_again"));
    this.#wasOff = words !== "" || (this.#wasOff && state !== "connected");
    this.#state = state;
    this.#ask();
  }

  /** A send is held until its text is checked. @param {boolean} waiting */
  setWaiting(waiting) {
    clearTimeout(this.#waitTimer);
    if (waiting) this.#waitTimer = setTimeout(() => this.note(t("gate_checking")), NOTICEABLE);
    else this.chip.unnote();
  }

  /** Says something, in the chip for a moment and to those who listen. @param {string} words */
  note(words) {
    this.chip.note(words);
    this.announcer.say(words);
  }

  /** @param {Composer} composer */
  remove(composer) {
    this.#followed.get(composer)?.();
    this.#followed.delete(composer);
    this.#marks.get(composer)?.close();
    this.#marks.delete(composer);
    this.#dirty.delete(composer);
    this.#grounds.delete(composer);
    if (this.#current === composer) this.#current = null;
    this.scrolled();
  }

  /** Leaves no trace. */
  close() {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#waitTimer);
    clearTimeout(this.#lookTimer);
    cancelIdleCallback(this.#idle);
    for (const end of this.#followed.values()) end();
    this.#followed.clear();
    for (const marks of this.#marks.values()) marks.close();
    this.#marks.clear();
    this.chip.close();
    this.announcer.close();
    this.host.remove();
  }

  /** Draws what has become known since the last frame, now. @param {Composer} composer */
  bringUpToDate(composer) {
    if (this.#dirty.has(composer)) this.#draw();
  }

  /** The finding whose words are at a point, policy before spelling. @param {Composer} composer @param {number} x @param {number} y @returns {Finding | null} */
  findingAt(composer, x, y) {
    this.bringUpToDate(composer); // what is drawn must be what is asked about
    const marks = this.#marks.get(composer);
    if (!marks || composer.findings.length === 0 || !holdsPoint(visibleRect(composer.box), x, y)) return null;
    const hits = composer.findings.filter((finding) => marks.rectsOf(finding).some((rect) => holdsPoint(rect, x, y, 2)));
    return hits.find((finding) => kindOf(finding) === "policy") ?? hits[0] ?? null;
  }

  /** @param {Composer} composer @param {Finding} finding */
  rectsOf(composer, finding) {
    return this.#marks.get(composer)?.rectsOf(finding) ?? [];
  }

  /** Scrolls a finding's words into view, where they are not: neither the focus nor the caret moves. @param {Composer} composer @param {Finding} finding */
  reveal(composer, finding) {
    const marks = this.#marks.get(composer);
    if (!marks) return;
    bringIntoView(composer.box, () => {
      marks.place();
      const rects = marks.rectsOf(finding);
      return rects.length === 0 ? null : bounding(rects);
    });
    marks.place();
  }

  #ask() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    for (const composer of this.#dirty) {
      const { findings, box } = composer;
      this.#marksOf(composer).draw(findings, findings.length > 0 && this.#isDark(composer, box));
    }
    this.#dirty.clear();
    this.onDrawn();
    if (this.#showChip()) {
      this.#searchSoon();
      this.#tellAudience();
    }
    if (this.#search && this.#lookedAt === 0) return this.#place(true); // at a new box at once, or nothing would be there
    if (this.#moved) this.#place(false);
    else this.onPlaced(); // words alone move nothing that would not be told of
    this.#lookSoon();
  }

  /** Style is costly while someone types. @param {Composer} composer @param {Element} box */
  #isDark(composer, box) {
    const known = this.#grounds.get(composer) ?? isOnDarkGround(box);
    this.#grounds.set(composer, known);
    return known;
  }

  #searchSoon() {
    if (!this.#search) this.#searchSince = performance.now();
    this.#search = true;
  }

  #isTyping() {
    return this.#current !== null && performance.now() < this.#current.typedAt + CALM;
  }

  /** Whether a better place is looked for now: that costs more than a key should. */
  #isSearchDue() {
    return this.#search && (!this.#isTyping() || performance.now() > this.#searchSince + LONGEST_SEARCH_WAIT);
  }

  /** @param {boolean} search whether the page may look different: styles are read again, and the chip's place is looked for */
  #place(search) {
    if (search) {
      this.#search = false;
      this.#grounds.clear();
    }
    this.#lookedAt = performance.now();
    this.#moved = false;
    for (const marks of this.#marks.values()) marks.place(search);
    if (this.#current) this.chip.place(this.#current.found, search);
    this.onPlaced();
  }

  /** When the page has a moment: to look at its layout costs more than the frame after a key should. Whatever moved unheard is followed then. */
  #lookSoon() {
    this.#lookTimer ??= setTimeout(() => this.#lookInCalm(), this.#lookWait());
  }

  #lookInCalm() {
    const wait = this.#lookWait();
    if (wait > 0) {
      this.#lookTimer = setTimeout(() => this.#lookInCalm(), wait);
      return;
    }
    this.#idle = requestIdleCallback(() => {
      this.#lookTimer = undefined;
      this.#place(this.#isSearchDue());
      if (this.#search) this.#lookSoon();
    }, { timeout: LOOK_PAUSE });
  }

  /** Until it is time for a look: what a site opens beside the box is seen as soon as the typing pauses. Milliseconds, 0 or less: now. */
  #lookWait() {
    const typedAt = this.#isTyping() ? this.#current?.typedAt ?? 0 : -Infinity;
    return Math.max(this.#lookedAt + LOOK_PAUSE, Math.min(typedAt + CALM, this.#lookedAt + TYPING_LOOK_PAUSE)) - performance.now();
  }

  /** @returns {boolean} whether the chip says something else now */
  #showChip() {
    const composer = this.#current;
    if (!composer) this.chip.hide();
    if (!composer) return false;
    const count = composer.findings.filter((finding) => kindOf(finding) === "policy").length;
    return this.chip.show({ scope: composer.scope, count, state: this.#state, isWhole: composer.isWhole });
  }

  /** @param {Composer} composer */
  #marksOf(composer) {
    let marks = this.#marks.get(composer);
    if (!marks) {
      const { editor } = composer;
      marks = editor instanceof TextareaEditor ? new TextareaOverlay(editor.field, this.host) : new Painter(editor);
      this.#marks.set(composer, marks);
    }
    return marks;
  }

  /** Tells who listens, once for each compose box, who will see what is written there. */
  #introduce() {
    requestAnimationFrame(() => {
      if (this.#current) this.#sayAudience(this.#current);
    });
  }

  /** And again where the person, or the page, chose others. */
  #tellAudience() {
    const { composer, scope } = this.#said ?? {};
    if (composer && scope && composer === this.#current && !sameAudience(composer.scope, scope)) this.#sayAudience(composer);
  }

  /** @param {Composer} composer */
  #sayAudience(composer) {
    this.#said = { composer, scope: composer.scope };
    this.announcer.say(this.chip.label);
  }
}
