/**
 * @file One compose box: watches its text and its scope, has them checked, and holds the findings of the text as it stands.
 *
 * @typedef {import("../shared/types.js").Finding} Finding
 * @typedef {import("../shared/types.js").Scope} Scope
 * @typedef {import("../shared/types.js").Settings} Settings
 * @typedef {import("../shared/types.js").Site} Site
 * @typedef {import("./adapters.js").Found} Found
 * @typedef {{text: string, scope: Scope}} Asked what a revision was
 */
import { isIgnorable } from "../shared/stages.js";
import { editorFor } from "./editors/editor-for.js";
import { shiftFindings, shiftSpan } from "./finding-shift.js";
import { readScope, sameAudience, sameScope } from "./scope-reader.js";
import { UndoneFix } from "./undone-fix.js";

/** A check starts this long after the last change, or at the latest this long after the first: milliseconds. */
const QUIET = 120;
const LONGEST_WAIT = 900;
/** Revisions whose answers are waited for: more than a host that lives is ever behind. Of one that is missing nothing piles up. */
const MOST_ASKED = 16;
/** The scope is read so long after something changed around the box, and no sooner after the last time while someone types, as sites count along with every key: milliseconds. */
const SCOPE_PAUSE = 150;
const SCOPE_REST = 1000;

export class Composer {
  #services;
  #stop = new AbortController();
  #undone;
  #observers;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #checkTimer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #scopeTimer;
  #firstChange = 0;
  #lastChange = 0;
  /** When the text changed last, as `performance.now` counts. */
  typedAt = -Infinity;
  /** Something changed around the box, and the scope was not read since. */ #pageChanged = false;
  #scopeReadAt = -Infinity;
  #composing = false;
  /** @type {Map<number, Asked>} */ #asked = new Map();
  /** @type {Map<number, (answered: boolean) => void>} */ #waiting = new Map();
  /** @type {Finding[]} */ #findings = [];
  /** What the person passed over in this draft, until an edit touches it or others will see it. @type {Finding[]} */ #passedOver = [];
  /** @type {(Asked & {revision: number, generation: string, isWhole: boolean}) | null} */ #reported = null;
  /** Where a word is being typed, until the caret leaves it. @type {number | null} */ #typingAt = null;
  /** Fixes that were accepted and wait for the one under way, each where its words stand now. @type {Set<{place: [number, number] | null}>} */ #fixes = new Set();
  /** Settled once the fix under way is in. @type {Promise<unknown>} */ #fixing = Promise.resolve();
  /** Where the caret was last known to be. @type {number | null} */ #writingAt = null;

  /**
   * @param {Found} found
   * @param {object} services
   * @param {Site | null} services.site
   * @param {import("./link.js").Link} services.link
   * @param {() => Settings} services.settings
   * @param {() => string} services.path of the page
   * @param {() => string} services.generation of the rules in force
   * @param {() => string} services.software id of the adapter that the page was told by, where its host told nothing; else empty
   * @param {string} services.language BCP 47
   * @param {(composer: Composer) => void} services.onChange text, scope or findings changed
   * @param {(composer: Composer) => void} services.onScroll the box scrolled its text
   * @param {(composer: Composer) => void} services.onResize the box has another size in this very frame, which is not painted yet
   * @param {(composer: Composer) => void} services.onMove something changed around the box: it may have moved, and there may be room elsewhere; told when the scope was read
   * @param {(composer: Composer) => void} services.onGone the box left the page
   */
  constructor(found, services) {
    this.found = found;
    this.#services = services;
    this.editor = editorFor(found);
    this.#undone = new UndoneFix(this.editor);
    /** Unique in the browser. */
    this.draft = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    this.revision = 0;
    this.text = this.editor.read();
    this.scope = this.#readScope();
    /** The text that the person decided to send as it is, until it changes. @type {string | null} */
    this.approved = null;
    this.#observers = this.#watch();
    if (this.text.trim() !== "") this.#schedule();
  }

  get box() {
    return this.found.box;
  }

  /** Aborted when the composer lets go. */
  get signal() {
    return this.#stop.signal;
  }

  /** Findings to show: none under the caret while a word is being typed. */
  get findings() {
    return this.#findings.filter((finding) => !this.#isBeingTyped(finding));
  }

  /** Findings that count at send. */
  get allFindings() {
    return this.#findings;
  }

  /** Whether the findings belong to exactly what would be sent now, by the rules in force. Reads the editor. */
  isReportCurrent() {
    return this.isReported() && (this.text.trim() === "" || this.#reported?.generation === this.#services.generation());
  }

  /** Whether the findings belong to exactly what would be sent now, be it by earlier rules. Reads the editor. */
  isReported() {
    this.refresh();
    if (this.text.trim() === "") return true;
    return this.#reported !== null && this.#reported.text === this.text && sameScope(this.#reported.scope, this.scope);
  }

  /** Whether the last report told all that was found: there may be more than one answer holds. */
  get isWhole() {
    return this.#reported?.isWhole ?? true;
  }

  /** Reads text and scope again, for changes that no event told of. */
  refresh() {
    this.#readText();
    this.#updateScope();
  }

  /**
   * Has the present text checked at once.
   * @returns {Promise<boolean>} whether a report for it came; never rejects, and may stay open while the host is silent
   */
  checkNow() {
    this.refresh();
    const { revision } = this;
    return new Promise((resolve) => {
      this.#waiting.set(revision, resolve);
      if (!this.#asked.has(revision) || this.#reported?.revision === revision) this.#check();
    });
  }

  /** Checks again where the last answer is not for the present text: the host is back. */
  resume() {
    this.#asked.clear();
    if (!this.isReportCurrent()) this.#check();
  }

  /** Drops what was found: the person wants no checking for a while. */
  forget() {
    this.#asked.clear();
    this.#reported = null;
    this.#findings = [];
    this.#services.onChange(this);
  }

  /** @param {number} revision @param {Finding[]} findings @param {string} generation @param {boolean} [isWhole] */
  onReport(revision, findings, generation, isWhole = true) {
    // The background answers a revision again when a dismissal, a word or the policy changed what is to be said of it.
    const asked = this.#asked.get(revision) ?? (this.#reported?.revision === revision ? this.#reported : undefined);
    if (!asked || revision < (this.#reported?.revision ?? 0)) return;
    this.#reported = { text: asked.text, scope: asked.scope, revision, generation, isWhole };
    this.#findings = shiftFindings(findings, asked.text, this.text).filter((finding) => !this.#isPassedOver(finding));
    for (const earlier of [...this.#asked.keys()]) if (earlier <= revision) this.#asked.delete(earlier);
    this.#settle(revision, true);
    this.#services.onChange(this);
  }

  /** The check of a revision came to nothing. The host may be back in a moment, and is asked again then; only what it never takes is settled. @param {number} revision @param {string} code */
  onFailed(revision, code) {
    this.#asked.delete(revision);
    if (code === "text-too-large") this.#settle(revision, false);
  }

  /** Shows a finding no more in this draft; the same words anew, here or elsewhere, are told of again. Nothing is remembered. @param {Finding} finding */
  passOver(finding) {
    this.#passedOver.push(finding);
    this.dismiss(finding);
  }

  /** Shows a finding no more. That it stays away is the background's to remember. @param {Finding} finding */
  dismiss(finding) {
    this.#findings = this.#findings.filter((other) => other !== finding);
    this.#services.onChange(this);
  }

  /** Takes away every finding of a word that is right after all. @param {string} word */
  accept(word) {
    this.#findings = this.#findings.filter((finding) => finding.word !== word);
    this.#services.onChange(this);
  }

  /**
   * Applies a fix that the person accepted, after those that they accepted before: two at once would take the selection from each other.
   * @param {number} start @param {number} end of the text as it stands now
   * @param {string} text
   * @returns {Promise<boolean>} whether it is in the text
   */
  replace(start, end, text) {
    const fix = { place: /** @type {[number, number] | null} */ ([start, end]) };
    this.#fixes.add(fix);
    const done = this.#fixing.then(() => this.#fix(fix, text));
    this.#fixing = done.catch(() => {});
    return done;
  }

  /** @param {{place: [number, number] | null}} fix @param {string} text */
  async #fix(fix, text) {
    this.#readText();
    this.#fixes.delete(fix);
    if (!fix.place || this.signal.aborted) return false;
    const [start, end] = fix.place;
    const seen = this.editor.caret();
    if (seen === null) this.goOn(null); // the card had the focus: Draft.js, which gets it back without a caret, would be at its beginning
    const caret = seen ?? this.#writingAt;
    const before = this.text;
    const done = await this.editor.replace(start, end, text);
    this.#readText();
    if (done) this.#undone.add({ before, after: this.text, start, end, caret });
    this.#typingAt = null;
    this.#writingAt = this.editor.caret();
    return done;
  }

  /** The focus is about to go to our card. */
  keepCaret() {
    this.#writingAt = this.editor.caret() ?? this.#writingAt;
  }

  /** Gives the focus back to the draft. @param {number | null} caret where it was; else where the person was writing */
  goOn(caret) {
    this.editor.returnTo(caret ?? this.#writingAt);
  }

  /** Lets go of everything. */
  close() {
    this.#stop.abort();
    for (const observer of this.#observers) observer.disconnect();
    this.editor.close();
    this.#undone.close();
    clearTimeout(this.#checkTimer);
    clearTimeout(this.#scopeTimer);
    for (const resolve of this.#waiting.values()) resolve(false);
    this.#waiting.clear();
    this.#findings = [];
  }

  #watch() {
    const { box, container } = this.found;
    const { signal } = this.#stop;
    const page = box.ownerDocument;
    box.addEventListener("input", () => this.#readText(), { signal });
    box.addEventListener("scroll", () => this.#services.onScroll(this), { signal, passive: true });
    box.addEventListener("compositionstart", () => (this.#composing = true), { signal });
    box.addEventListener("compositionend", () => this.#endComposition(), { signal });
    for (const root of new Set([page, box.getRootNode()])) root.addEventListener("selectionchange", () => this.#onSelection(), { signal, passive: true });

    const text = new MutationObserver(() => this.#readText());
    if (!isField(box)) text.observe(box, { subtree: true, childList: true, characterData: true });
    const around = new MutationObserver((records) => this.#onPageChange(records));
    const watched = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["aria-label", "data-testid", "href", "disabled"] };
    for (const root of [container, container.shadowRoot, box.getRootNode()]) {
      if (root && root !== page) around.observe(root, watched);
    }
    const size = new ResizeObserver(() => (box.isConnected ? this.#services.onResize(this) : this.#services.onGone(this)));
    size.observe(box);
    return [text, around, size];
  }

  #endComposition() {
    this.#composing = false;
    this.#readText();
    this.#schedule();
  }

  /** What is written in the box itself has its own observer. @param {MutationRecord[]} records */
  #onPageChange(records) {
    if (!this.box.isConnected) return this.#services.onGone(this);
    if (isField(this.box)) this.#readText();
    if (records.every(({ target }) => this.box.contains(target))) return;
    this.#pageChanged = true;
    const now = performance.now();
    const rest = now < this.typedAt + SCOPE_REST ? this.#scopeReadAt + SCOPE_REST - now : 0;
    this.#scopeTimer ??= setTimeout(() => this.#followPage(), Math.max(SCOPE_PAUSE, rest));
  }

  #followPage() {
    clearTimeout(this.#scopeTimer);
    this.#scopeTimer = undefined;
    this.#updateScope();
    if (!this.#pageChanged) return;
    this.#pageChanged = false;
    this.#services.onMove(this);
  }

  #onSelection() {
    // A field of one line scrolls along with its caret, and no event tells.
    if (this.box instanceof HTMLInputElement && /** @type {Document | ShadowRoot} */ (this.box.getRootNode()).activeElement === this.box) this.#services.onScroll(this);
    const caret = this.editor.caret();
    this.#writingAt = caret ?? this.#writingAt; // what is pressed next may take the focus
    if (this.#typingAt === null || caret === this.#typingAt) return;
    this.#typingAt = null;
    this.#services.onChange(this);
  }

  #readText() {
    const text = this.editor.read();
    const former = this.text;
    if (text === former) return;
    this.#findings = shiftFindings(this.#findings, former, text);
    this.#passedOver = shiftFindings(this.#passedOver, former, text);
    for (const fix of this.#fixes) fix.place = fix.place && shiftSpan(...fix.place, former, text);
    this.text = text;
    this.typedAt = performance.now();
    this.revision += 1;
    this.approved = null;
    this.#undone.onText(former, text);
    this.#typingAt = this.#writingAt = this.editor.caret();
    this.#schedule();
    this.#services.onChange(this);
  }

  #updateScope() {
    const scope = this.#readScope();
    if (sameScope(scope, this.scope)) return;
    if (!sameAudience(scope, this.scope)) this.#passedOver = [];
    this.scope = scope;
    this.revision += 1;
    this.approved = null;
    this.#schedule();
    this.#services.onChange(this);
  }

  #readScope() {
    this.#scopeReadAt = performance.now();
    const { "brand-accounts": brandAccounts, "own-accounts": ownAccounts } = this.#services.settings();
    return readScope(this.found, this.#services.site, { path: this.#services.path(), brandAccounts, ownAccounts });
  }

  #schedule() {
    this.#lastChange = performance.now();
    if (this.#checkTimer === undefined) this.#firstChange = this.#lastChange;
    this.#checkTimer ??= setTimeout(() => this.#checkInQuiet(), QUIET);
  }

  /** One timer waits for the pause, whatever is typed meanwhile: setting one anew costs more than the rest of what a key does. */
  #checkInQuiet() {
    const wait = Math.min(this.#lastChange + QUIET, this.#firstChange + LONGEST_WAIT) - performance.now();
    if (wait > 0) this.#checkTimer = setTimeout(() => this.#checkInQuiet(), wait);
    else this.#check();
  }

  #check() {
    if (performance.now() >= this.#scopeReadAt + SCOPE_REST) this.#followPage();
    clearTimeout(this.#checkTimer); // a scope that has changed goes out with this one
    this.#checkTimer = undefined;
    if (this.#composing && this.#waiting.size === 0) return;
    const { draft, revision, text, scope } = this;
    if (text.trim() === "") {
      this.#findings = [];
      this.#reported = { text, scope, revision, generation: this.#services.generation(), isWhole: true };
      this.#settle(revision, true);
      return;
    }
    this.#asked.set(revision, { text, scope });
    if (this.#asked.size > MOST_ASKED) this.#asked.delete(/** @type {number} */ (this.#asked.keys().next().value));
    const { link, language } = this.#services;
    // No caret: the word under it is held back here, so that it shows at once when the caret leaves it.
    const software = this.#services.software();
    if (!link.send({ type: "check", draft, revision, text, caret: null, scope, language, ...(software && { software }) })) this.#asked.delete(revision);
  }

  /** Answers all who wait for this revision or an earlier one. @param {number} revision @param {boolean} answered */
  #settle(revision, answered) {
    for (const [waited, resolve] of [...this.#waiting]) {
      if (waited > revision) continue;
      this.#waiting.delete(waited);
      resolve(answered);
    }
  }

  /** @param {Finding} finding */
  #isPassedOver({ rule, start, end, stage }) {
    return isIgnorable(stage) && this.#passedOver.some((other) => other.rule === rule && other.start === start && other.end === end);
  }

  /** @param {Finding} finding */
  #isBeingTyped({ category, start, end }) {
    return category === "spelling" && this.#typingAt !== null && start <= this.#typingAt && this.#typingAt <= end;
  }
}

/** What has its text in `value`, not in nodes. @param {Element} box */
const isField = (box) => box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement;
