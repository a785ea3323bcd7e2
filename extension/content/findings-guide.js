/**
 * @file What can be done about a finding, and the card that offers it: opened by a click, by resting on the words, from the chip or by keyboard.
 *
 * @typedef {import("../shared/types.js").Finding} Finding
 * @typedef {import("../shared/types.js").Fix} Fix
 * @typedef {import("../shared/types.js").Site} Site
 * @typedef {import("../shared/types.js").CheckingState} CheckingState
 * @typedef {import("../shared/messages.js").ContentMessage} ContentMessage
 * @typedef {import("./composer.js").Composer} Composer
 * @typedef {import("./ui/card.js").CardContent} CardContent
 * @typedef {{composer: Composer, finding: Finding, words: string, text: string, byHover: boolean}} Shown `words` that the card speaks of, at the finding's place in `text`
 */
import { inOwnLanguage, t } from "../shared/i18n.js";
import { isIgnorable } from "../shared/stages.js";
import { shiftSpan } from "./finding-shift.js";
import { isWholeDraft, moveDraft, placeOf } from "./move-draft.js";
import { enterKey } from "./shortcuts.js";
import { audienceWords, readersSentence } from "./ui/audience-words.js";
import { Card, isSafeLink, labelOf } from "./ui/card.js";
import { key, stateWords } from "./ui/chip.js";
import { holdsPoint } from "./ui/geometry.js";
import { kindOf } from "./ui/painter.js";

/** The pointer rests on words this long before their card opens, and may leave it this long before it closes: milliseconds. */
const REST = 350;
const GRACE = 300;
/** Suggestions on a spelling card. */
const MOST_SUGGESTIONS = 3;

/** Categories in whose cards it helps to know what surprises people about who sees it. */
const ABOUT_AUDIENCE = new Set(["scope-mismatch", "wrong-account"]);

export class FindingsGuide {
  #presenter;
  #services;
  /** @type {Shown | null} */ #shown = null;
  /** Where the person goes on when the card closes. @type {Composer | null} */ #owner = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  /** @type {Map<number, (suggestions: string[] | null) => void>} */ #asked = new Map();
  /** Asks anew for what the open card could not be told. @type {(() => void) | null} */ #askAgain = null;
  #requests = 0;
  /** Rule and words that were counted as shown, by draft: every report brings findings of its own. @type {WeakMap<Composer, Set<string>>} */
  #counted = new WeakMap();
  /** Where the pointer was last. */ #pointer = { x: NaN, y: NaN };

  /**
   * @param {import("./presenter.js").Presenter} presenter
   * @param {{send: (message: ContentMessage) => boolean, site: () => Site | null, settings: () => import("../shared/types.js").Settings, onMac: boolean}} services
   */
  constructor(presenter, services) {
    this.#presenter = presenter;
    this.#services = services;
    this.card = new Card(presenter.host, () => (this.#shown = null));
  }

  /** A click in a compose box. @param {Composer} composer @param {MouseEvent} event */
  onClick(composer, event) {
    const finding = this.#presenter.findingAt(composer, event.clientX, event.clientY);
    clearTimeout(this.#timer);
    if (finding) this.show(composer, finding);
    else this.card.close();
  }

  /** The pointer moved over a compose box, or away from it. @param {Composer} composer @param {PointerEvent} event */
  onPointer(composer, event) {
    if (event.buttons !== 0 || event.pointerType === "touch") return;
    const { clientX: x, clientY: y } = event;
    // The browser reports the pointer again, unmoved, when what lies under it changes: a card that was closed stays closed.
    if (event.type === "pointermove" && x === this.#pointer.x && y === this.#pointer.y) return;
    this.#pointer = { x, y };
    clearTimeout(this.#timer);
    const finding = event.type === "pointerleave" ? null : this.#presenter.findingAt(composer, x, y);
    if (finding && finding !== this.#shown?.finding) {
      this.#timer = setTimeout(() => {
        // A report may have come meanwhile: what is drawn there now counts.
        const rested = this.#presenter.findingAt(composer, x, y);
        if (rested) this.show(composer, rested, true);
      }, REST);
    } else if (!finding && this.#shown?.byHover) {
      this.#timer = setTimeout(() => this.#leaveHover(event), GRACE);
    }
  }

  /** @param {Composer} composer @param {1 | -1} step to the next or the previous finding after the caret, round and round @returns {boolean} whether there is one */
  step(composer, step) {
    this.#presenter.bringUpToDate(composer); // a card whose words are not drawn has no place, and closes
    const { findings } = composer;
    if (findings.length === 0) {
      this.#presenter.announcer.say(t("card_all_seen"));
      return false;
    }
    const at = this.#shown ? findings.indexOf(this.#shown.finding) : -1;
    const caret = composer.editor.caret() ?? 0;
    const fresh = step > 0 ? findings.findIndex(({ end }) => end >= caret) : findings.filter(({ start }) => start <= caret).length - 1;
    const next = at >= 0 ? at + step : fresh;
    const finding = findings[(next + findings.length) % findings.length];
    this.#presenter.reveal(composer, finding);
    this.show(composer, finding);
    return true;
  }

  /** Says who can read what is written here, what surprises people about it, or why nothing is checked. @param {Composer} composer @param {CheckingState} state */
  about(composer, state) {
    const { scope } = composer;
    const off = stateWords(state);
    const surprise = surpriseOf(this.#services.site(), scope);
    const { icon, tone } = audienceWords(scope);
    this.#shown = null;
    this.#owner = composer;
    this.card.open(
      {
        what: off === "" ? readersSentence(scope) : off,
        why: off === "" ? surprise : t(`chip_state_${key(state)}_remedy`),
        readers: { icon: off === "" ? "lock" : icon, tone: off === "" ? "neutral" : tone, words: off === "" ? t("card_private_note") : readersSentence(scope) },
        actions: [], quiet: [], note: "", source: "", link: null, lesson: null,
      }, // prettier-ignore
      () => [this.#presenter.chip.element.getBoundingClientRect()],
    );
    this.#presenter.announcer.say(off === "" ? [readersSentence(scope), surprise].join(". ") : `${off}. ${t(`chip_state_${key(state)}_remedy`)}`);
  }

  /** Takes the focus into the card. @returns {boolean} whether one is open */
  enter() {
    if (!this.card.isOpen) return false;
    this.#owner?.keepCaret();
    this.card.focus();
    return true;
  }

  /** Follows the finding that the card speaks of; an edit or a new report may have taken it away. */
  afterDrawing() {
    if (!this.#shown) return;
    const { composer, finding } = this.#shown;
    const same = composer.findings.includes(finding) ? finding : this.#nearest(composer, this.#shown);
    if (!same) return this.close();
    this.#shown.finding = same;
    this.#shown.text = composer.text;
  }

  /** The finding where it stands in the text as it is now, be it that no event told of a change; none where the words are gone. @param {Shown} shown */
  #followed({ composer, finding, words, text }) {
    composer.refresh();
    const [start, end] = shiftSpan(finding.start, finding.end, text, composer.text) ?? [-1, -1];
    if (composer.text.slice(start, end) !== words) return undefined;
    return composer.allFindings.find((other) => other.rule === finding.rule && other.start === start && other.end === end);
  }

  /** The finding of the same rule on the same words, moved by an edit or reported anew. @param {Composer} composer @param {{finding: Finding, words: string}} shown */
  #nearest({ findings, text }, { finding, words }) {
    const alike = findings.filter(({ rule, start, end }) => rule === finding.rule && text.slice(start, end) === words);
    return alike.sort((one, other) => Math.abs(one.start - finding.start) - Math.abs(other.start - finding.start))[0];
  }

  /** @param {Composer} composer that is gone */
  forget(composer) {
    if (this.#shown?.composer === composer) this.card.close();
  }

  /** Closes the card; the focus goes back to the draft where the card, or the chip that opened it, had it. */
  close() {
    clearTimeout(this.#timer);
    const hadFocus = Boolean(this.#presenter.host.root.activeElement);
    const wasOpen = this.card.isOpen;
    this.card.close();
    if (wasOpen && hadFocus) this.#owner?.goOn(null);
  }

  /** @param {number} request @param {string[] | null} suggestions null: nobody could be asked */
  onSuggestions(request, suggestions) {
    const answered = this.#asked.get(request);
    this.#asked.delete(request);
    answered?.(suggestions);
  }

  /** Nothing that was asked for will be answered any more. */
  endSuggestions() {
    for (const request of [...this.#asked.keys()]) this.onSuggestions(request, null);
  }

  /** There is someone to ask again. */
  askAgain() {
    const ask = this.#askAgain;
    this.#askAgain = null;
    ask?.();
  }

  /** @param {Composer} composer @param {Finding} finding @param {boolean} [byHover] */
  show(composer, finding, byHover = false) {
    const { text } = composer;
    this.#owner = composer;
    this.#shown = { composer, finding, words: text.slice(finding.start, finding.end), text, byHover };
    const shown = this.#shown;
    const open = (/** @type {CardContent} */ content) => {
      if (this.#shown !== shown) return;
      this.card.open(content, () => this.#presenter.rectsOf(composer, shown.finding));
    };
    if (kindOf(finding) === "spelling") this.#openSpelling(composer, shown, open);
    else open(this.#policyContent(composer, shown));
    this.#announce(composer, finding);
    this.#count(composer, finding, shown.words);
  }

  /** @param {PointerEvent} event */
  #leaveHover({ clientX, clientY }) {
    const rect = this.card.rect;
    if (rect && holdsPoint(rect, clientX, clientY, 12)) return;
    if (!this.card.hasFocus) this.card.close();
  }

  /** @param {Composer} composer @param {Shown} shown @returns {CardContent} */
  #policyContent(composer, shown) {
    const { finding } = shown;
    const { icon, tone } = audienceWords(composer.scope);
    const fixes = finding.fixes.filter((fix) => this.#canApply(fix, composer) && fix.to !== composer.scope.surface).slice(0, 2);
    const { lesson } = finding.message;
    const { organisation } = this.#services.settings();
    const isTheirs = organisation.name !== "" && finding.title === organisation.name;
    const policy = finding.message.policy || (isTheirs ? organisation.policy : "");
    return {
      what: finding.message.what,
      why: finding.message.why,
      readers: { icon, tone, words: readersSentence(composer.scope) },
      actions: fixes.map((fix) => ({ label: labelOf(fix), run: () => void this.#apply(shown, (finding) => fixOf(finding, fix)) })),
      quiet: [...this.#ignoreActions(composer, shown), { label: t("card_not_right"), run: () => this.#notRight(composer, shown.finding) }],
      note: ABOUT_AUDIENCE.has(finding.category) ? surpriseOf(this.#services.site(), composer.scope) : "",
      source: isTheirs && organisation.contact !== "" ? `${organisation.name} · ${t("organisation_ask", organisation.contact)}` : finding.title ?? "",
      link: isSafeLink(policy) ? { label: t("card_policy"), href: policy } : null,
      lesson: lesson === "" ? null : { label: t("card_lesson"), run: () => void this.#services.send({ type: "lesson", lesson }) },
    };
  }

  /** @param {Composer} composer @param {Shown} shown @param {(content: CardContent) => void} open */
  #openSpelling(composer, shown, open) {
    const { finding } = shown;
    const word = finding.word ?? composer.text.slice(finding.start, finding.end);
    const addWord = () => {
      this.#services.send({ type: "add-word", word });
      this.#done(composer, finding, "ignored", t("card_word_added"));
      composer.accept(word);
    };
    const content = {
      what: t("card_not_a_word", word), why: "", readers: null, actions: /** @type {import("./ui/card.js").Action[]} */ ([]), note: t("card_suggesting"), waits: true,
      quiet: [{ label: t("card_add_word"), run: addWord }, ...this.#ignoreActions(composer, shown)], source: "", link: null, lesson: null,
    }; // prettier-ignore
    const fill = (/** @type {string[] | null} */ suggestions) => {
      if (this.#shown !== shown) return;
      const actions = (suggestions ?? []).slice(0, MOST_SUGGESTIONS).map((text) => ({
        label: text,
        run: () => void this.#apply(shown, ({ start, end }) => ({ kind: "replace", start, end, text, label: text })),
      }));
      this.card.fill({ ...content, actions, note: actions.length === 0 ? t("card_no_suggestion") : "", waits: false });
      if (suggestions === null) this.#askAgain = () => this.#shown === shown && this.#suggest(shown, word, fill);
    };
    open(content);
    this.#suggest(shown, word, fill);
  }

  /** @param {Shown} shown @param {string} word @param {(suggestions: string[] | null) => void} answered */
  #suggest({ finding }, word, answered) {
    const request = (this.#requests += 1);
    this.#asked.set(request, answered);
    const isAsked = this.#services.send({ type: "suggest", request, word, language: finding.language ?? this.#services.settings().languages[0] ?? "en_US" });
    if (!isAsked) this.onSuggestions(request, null);
  }

  /** Once: in this draft alone. Here: these words beside the same others, in later drafts as well. @param {Composer} composer @param {{finding: Finding}} shown */
  #ignoreActions(composer, shown) {
    if (!isIgnorable(shown.finding.stage)) return [];
    const once = () => {
      this.#done(composer, shown.finding, "ignored");
      composer.passOver(shown.finding);
    };
    return [
      { label: t("card_ignore_once"), hint: t("card_ignore_once_hint"), run: once },
      { label: t("card_ignore_here"), hint: t("card_ignore_here_hint"), run: () => this.#ignoreHere(composer, shown.finding, "ignored") },
    ];
  }

  /** Counted by rule, so that a rule that is often wrong can be mended. @param {Composer} composer @param {Finding} finding */
  #notRight(composer, finding) {
    if (isIgnorable(finding.stage)) this.#ignoreHere(composer, finding, "not-right");
    else this.#done(composer, finding, "not-right");
  }

  /** @param {Composer} composer @param {Finding} finding @param {"ignored" | "not-right"} action */
  #ignoreHere(composer, finding, action) {
    this.#ignore(composer, finding);
    this.#done(composer, finding, action);
    composer.dismiss(finding);
  }

  /** @param {Composer} composer @param {Finding} finding */
  #ignore({ text }, { rule, start, end }) {
    const reach = 80;
    const context = { before: text.slice(Math.max(0, start - reach), start), match: text.slice(start, end), after: text.slice(end, end + reach) };
    this.#services.send({ type: "ignore", rule, context });
  }

  /** @param {Fix} fix @param {Composer} composer */
  #canApply(fix, composer) {
    if (fix.kind === "move") return isWholeDraft(composer) && placeOf(fix, this.#services.site()) !== null;
    return fix.start !== undefined && fix.end !== undefined && fix.text !== undefined;
  }

  /** @param {Shown} shown @param {(finding: Finding) => Fix | undefined} fixFor the finding as it stands when the button is pressed */
  async #apply(shown, fixFor) {
    const { composer } = shown;
    const finding = this.#followed(shown);
    const fix = finding && fixFor(finding);
    if (!finding || !fix) return this.close();
    if (fix.kind === "move") return this.move(composer, finding, fix);
    this.card.close();
    const before = composer.text;
    const done = await composer.replace(fix.start ?? 0, fix.end ?? 0, fix.text ?? "");
    const outcome = t(done ? "card_fixed" : composer.text === before ? "card_fix_failed" : "card_fix_altered");
    this.#presenter.announcer.say(outcome);
    if (done) return this.#event(finding, "fixed");
    this.#offerCopy(composer, finding, fix.text ?? "", outcome);
  }

  /** An editor that takes no change from us may take the person's own: the words go to the clipboard. @param {Composer} composer @param {Finding} finding @param {string} words @param {string} what happened */
  #offerCopy(composer, finding, words, what) {
    const rects = () => {
      const there = this.#presenter.rectsOf(composer, composer.findings.find(({ rule, start }) => rule === finding.rule && start === finding.start) ?? finding);
      return there.length > 0 ? there : [composer.box.getBoundingClientRect()];
    };
    const copy = async () => {
      try {
        await composer.box.ownerDocument.defaultView?.navigator.clipboard.writeText(words);
        this.#presenter.note(t("card_copied"));
      } catch {
        this.#presenter.note(t("card_copy_failed")); // the page may not use the clipboard
      }
      this.card.close();
      composer.goOn(composer.editor.caret());
    };
    const actions = words === "" ? [] : [{ label: t("card_copy", words), run: () => void copy() }];
    this.#shown = null;
    this.card.open({ what, why: "", readers: null, actions, quiet: [], note: "", source: "", link: null, lesson: null }, rects);
  }

  /** The draft goes where it belongs. @param {Composer} composer @param {Finding} finding @param {Fix} fix of the kind `move` */
  async move(composer, finding, fix) {
    const window = composer.box.ownerDocument.defaultView;
    const place = placeOf(fix, this.#services.site());
    const moved = window !== null && place !== null && (await moveDraft(window, composer.text, place));
    const outcome = t(moved ? "card_fix_move_done" : "card_fix_move_failed");
    this.#presenter.note(outcome);
    if (!moved) return;
    this.card.close();
    this.#event(finding, "fixed");
  }

  /** @param {Composer} composer @param {Finding} finding @param {"ignored" | "not-right"} action @param {string} [said] */
  #done(composer, finding, action, said = t(action === "ignored" ? "card_ignored" : "card_noted")) {
    this.card.close();
    this.#presenter.announcer.say(said);
    this.#event(finding, action);
    composer.goOn(composer.editor.caret());
  }

  /** @param {Composer} composer @param {Finding} finding */
  #announce({ findings, text }, finding) {
    const place = t("card_position", findings.indexOf(finding) + 1, findings.length);
    const what = finding.message.what || t("card_not_a_word", text.slice(finding.start, finding.end));
    this.#presenter.announcer.say([place, what, finding.message.why, t("card_keys", enterKey(this.#services.onMac))].filter((words) => words !== "").join(" "));
  }

  /** Once for these words in this draft. @param {Composer} composer @param {Finding} finding @param {string} words */
  #count(composer, finding, words) {
    const counted = this.#counted.get(composer) ?? new Set();
    this.#counted.set(composer, counted);
    const what = `${finding.rule} ${words}`;
    if (counted.has(what)) return;
    counted.add(what);
    this.#event(finding, "shown");
  }

  /** @param {Finding} finding @param {"shown" | "fixed" | "ignored" | "not-right"} action */
  #event({ rule }, action) {
    this.#services.send({ type: "event", rule, site: this.#services.site()?.site ?? "", action });
  }
}

/** What surprises people about who can see this; empty where nothing does. @param {Site | null} site @param {import("../shared/types.js").Scope} scope */
function surpriseOf(site, { surface, audience, outside = false }) {
  const isSaid = (/** @type {string | undefined} */ selector) => selector !== undefined && document.querySelector(selector) !== null;
  const applies = (/** @type {import("../shared/types.js").Surprise} */ each) =>
    (each.surface?.includes(surface) ?? true) && (each.audience?.includes(audience) ?? true) && (outside || each.outside !== true);
  const found = site?.facts.surprises.find((each) => applies(each) && !isSaid(each.unless));
  return found ? inOwnLanguage(found.text) : "";
}

/** The same fix after the finding moved through an edit; none where the rules of now offer another. @param {Finding} finding @param {Fix} fix */
const fixOf = ({ fixes }, fix) => fixes.find((other) => other === fix) ?? fixes.find(({ kind, text, to }) => kind === fix.kind && text === fix.text && to === fix.to);
