/**
 * @file The gate: acts only at send, only from `confirm` up, on exactly the text that is going out. One decision, one submission.
 *
 * A send that needs no question is never touched. One that does, or whose text is not checked yet, is held: the event ends here, and after
 * the decision what was pressed is pressed once more, with a pass for that one press. Enter alone is pressed as a key, since it may be a new line by the site's settings,
 * or choose from a list; where nothing but a send is meant, as by Ctrl with Enter, the site's own control is clicked. Whatever happens, the words stay in the editor;
 * where they are no longer those that the person sent, nothing goes out.
 *
 * @typedef {import("../shared/types.js").Settings} Settings
 * @typedef {import("../shared/types.js").Site} Site
 * @typedef {import("../shared/types.js").CheckingState} CheckingState
 * @typedef {import("./adapters.js").Found} Found
 * @typedef {import("./composer.js").Composer} Composer
 * @typedef {import("./ui/gate-dialog.js").Decision} Decision
 * @typedef {import("./ui/gate-dialog.js").Question} Question
 * @typedef {{composers: Composer[], control: HTMLElement} | {composers: Composer[], key: KeyboardEvent, pressed: Composer}} Sending by a control, or by a key in the box of `pressed`
 * @typedef {Sending & {texts: string[], caret: number | null}} Held with the text of each composer at the press, and where the person wrote
 */
import { boxesSentBy, boxesSentWith, sendControlFor, sendControlsOf, sendKeysOf } from "./adapters.js";
import { pathOf } from "./dom.js";
import { weigh } from "./gate-decision.js";
import { moveFor } from "./move-draft.js";
import { isListOpen } from "./open-list.js";
import { isSendKey, meansSendAlone } from "./send-keys.js";

/** After a held send was let go, a second one of the very same revision within this time is the same press: milliseconds. */
const SAME_PRESS = 1000;
/** What the browser itself clicks by keyboard. */
const NATIVE = "button, a[href], input, summary";
/** What a site makes of a key shows within this time: milliseconds. */
const TAKEN = 250;

export class Gate {
  #services;
  /** @type {"idle" | "checking" | "asking"} */ #phase = "idle";
  #passing = false;
  /** The key press that is still going on was held: its repetitions are. */ #pressHeld = false;
  /** The key of that press: its release is held as well. @type {string | null} */ #heldKey = null;
  /** @type {{revisions: string, until: number} | null} */ #justSent = null;
  /** @type {Held | null} */ #held = null;
  /** Grows with every send that is held, and when all is let go: what was held before is over. */
  #turn = 0;
  /** Who waits for the next word about the state of checking. @type {(() => void)[]} */ #stateWaiters = [];

  /**
   * @param {object} services
   * @param {Site | null} services.site
   * @param {() => string} services.path
   * @param {() => Settings} services.settings
   * @param {() => CheckingState} services.state
   * @param {() => boolean} services.isSilent whether no answer can come within the time that a send waits
   * @param {(found: Found) => Composer} services.composerOf
   * @param {(target: EventTarget | undefined) => Composer | null} services.composerAt the composer whose box holds a place
   * @param {(question: Question) => Promise<Decision>} services.ask
   * @param {() => boolean} services.isAsking whether the question is really there
   * @param {(waiting: boolean) => void} services.showWaiting
   * @param {() => void} services.endPause
   * @param {() => void} services.tellChanged nothing was sent, since the person wrote on meanwhile
   * @param {() => void} services.tellPressAgain nothing was sent, since the site takes the key from the person alone
   * @param {(composer: Composer, finding: import("../shared/types.js").Finding, fix: import("../shared/types.js").Fix) => void} services.move moves a draft to where it belongs
   * @param {(rules: string[], action: "sent" | "edited") => void} services.count
   */
  constructor(services) {
    this.#services = services;
  }

  /** @param {MouseEvent} event a click anywhere in the page */
  onClick(event) {
    if (this.#passing) return;
    this.#missQuestion();
    const targets = sendControlsOf(pathOf(event), this.#services.site, this.#services.path());
    if (targets.length === 0) return;
    this.#consider(event, { composers: this.#composersOf(targets.flatMap(boxesSentBy)), control: targets[0].control });
  }

  /** @param {KeyboardEvent} event Enter anywhere in the page, or a space where nobody writes */
  onKeyDown(event) {
    if (this.#passing) return;
    this.#missQuestion();
    if (!event.repeat) this.#pressHeld = false; // the former one was released: no browser tells so on a Mac while Command is down
    const path = pathOf(event);
    const composer = this.#services.composerAt(path[0]);
    if (this.#phase === "asking") return this.#swallowEnter(event, composer);
    if (event.repeat && this.#pressHeld) return stop(event);
    if (!composer) return this.#onControlKey(event, path);
    if (!isSendKey(event, sendKeysOf(composer.found)) || (!isWithModifier(event) && isListOpen(composer.box))) return;
    const together = boxesSentWith(composer.found, this.#services.site, this.#services.path());
    this.#consider(event, { composers: this.#composersOf(together), key: event, pressed: composer });
  }

  /** A key on a send control that is no button or link of the browser's, which would make a click of it by itself. @param {KeyboardEvent} event @param {EventTarget[]} path */
  #onControlKey(event, path) {
    if (isWithModifier(event) || event.altKey || event.shiftKey || event.isComposing) return;
    const targets = sendControlsOf(path, this.#services.site, this.#services.path());
    if (targets.length === 0 || /** @type {Element} */ (path[0]).matches(NATIVE)) return;
    this.#consider(event, { composers: this.#composersOf(targets.flatMap(boxesSentBy)), control: targets[0].control });
  }

  /** A page may act at the release of a key as well. @param {KeyboardEvent} event */
  onKeyUp(event) {
    if (this.#pressHeld && event.key === this.#heldKey) stop(event);
    this.#pressHeld = false;
    this.#heldKey = null;
  }

  /** One for each box, which several kinds may name. @param {Found[]} founds */
  #composersOf(founds) {
    return [...new Set(founds.map(this.#services.composerOf))];
  }

  /** The state of checking was told, be it the same. */
  onState() {
    for (const goOn of this.#stateWaiters.splice(0)) goOn();
  }

  /** Whatever is held is over: nothing goes out, the words stay. */
  close() {
    this.#turn += 1;
    this.#phase = "idle";
    this.#held = null;
  }

  /** A compose box is gone. @param {Composer} composer @returns {boolean} whether its send was held, which is over now */
  forget(composer) {
    if (!this.#held?.composers.includes(composer)) return false;
    this.close();
    return true;
  }

  /** A page that removes our element takes the question along: it must not be waited for. */
  #missQuestion() {
    if (this.#phase === "asking" && !this.#services.isAsking()) this.close();
  }

  /**
   * Behind a question, Enter does nothing. In the question itself it presses the button that has the focus, once the Enter that asked is released.
   * @param {KeyboardEvent} event @param {Composer | null} composer
   */
  #swallowEnter(event, composer) {
    const forQuestion = !composer && !isWithModifier(event) && !event.repeat;
    if (event.key === "Enter" && !forQuestion) stop(event);
  }

  /** While a send is held, no other goes out. @param {Event} event @param {Sending} sending */
  #consider(event, sending) {
    if (this.#phase !== "idle") return this.#swallow(event);
    const written = sending.composers.filter((composer) => {
      composer.refresh();
      return composer.text.trim() !== "";
    });
    const caret = "key" in sending ? sending.pressed.editor.caret() : null;
    const outgoing = { ...sending, composers: written, texts: written.map(({ text }) => text), caret };
    if (written.length === 0) return;
    if (this.#justSent?.revisions === revisionsOf(outgoing) && performance.now() < this.#justSent.until) return stop(event);
    const silent = this.#services.settings().fail === "open" && this.#services.isSilent();
    if (isCurrent(outgoing) || (silent && isReported(outgoing))) {
      if (!this.#isChecked(outgoing) && this.#services.settings().fail === "closed") return this.#hold(event, outgoing, (turn) => this.#holdUnchecked(outgoing, turn));
      const question = weigh(entriesOf(outgoing));
      if (!question || isApproved(outgoing)) return;
      return this.#hold(event, outgoing, (turn) => this.#ask(outgoing, turn));
    }
    if (silent) return;
    this.#hold(event, outgoing, (turn) => this.#checkFirst(outgoing, turn));
  }

  /** Ends a press here, and if it is a key's, its repetitions and its release. @param {Event} event */
  #swallow(event) {
    stop(event);
    this.#pressHeld = isKeyPress(event);
    this.#heldKey = isKeyPress(event) ? /** @type {KeyboardEvent} */ (event).key : null;
  }

  /**
   * Ends the event here; what becomes of the send is decided by `work`. A fault of ours must not hold it for ever.
   * @param {Event} event @param {Held} sending @param {(turn: number) => Promise<void>} work
   */
  #hold(event, sending, work) {
    this.#swallow(event);
    this.#held = sending;
    const turn = (this.#turn += 1);
    work(turn).catch(() => {
      if (turn !== this.#turn || this.#held !== sending) return;
      this.close();
      if (this.#services.settings().fail === "open") this.#release(sending);
    });
  }

  /**
   * Has what goes out checked, and decides; lets go, or holds, when no answer comes.
   * @param {Held} sending @param {number} turn
   * @param {{until?: number, isPauseOver?: boolean}} [more] when the time is over, as `performance.now` counts; whether the pause was just ended, which the state does not tell yet
   * @returns {Promise<void>}
   */
  async #checkFirst(sending, turn, { until = performance.now() + this.#services.settings()["gate-timeout"], isPauseOver = false } = {}) {
    this.#phase = "checking";
    const { settings, state, isSilent, showWaiting } = this.#services;
    const canAnswer = () => turn === this.#turn && (!isSilent() || (isPauseOver && state() === "paused"));
    showWaiting(true);
    await this.#untilChecked(sending, canAnswer, until);
    showWaiting(false);
    if (turn !== this.#turn) return;
    this.#phase = "idle";
    if (!isAsPressed(sending)) return this.#drop();
    const current = isCurrent(sending);
    const { fail } = settings();
    if (!(current && this.#isChecked(sending)) && fail === "closed") return this.#holdUnchecked(sending, turn);
    // What was found in this very text by earlier rules is better than no check.
    if ((current || isReported(sending)) && weigh(entriesOf(sending)) && !isApproved(sending)) return this.#ask(sending, turn);
    return this.#release(sending);
  }

  /**
   * Has what goes out checked until it is, just as it stands and by the rules in force; or no answer can come any more, or it is another text, or the time is over.
   * @param {Held} sending @param {() => boolean} canAnswer @param {number} until as `performance.now` counts
   */
  async #untilChecked(sending, canAnswer, until) {
    const inTime = (/** @type {Promise<boolean[]>} */ answers) => allInTime(Promise.race([answers, this.#whenNot(canAnswer)]), until - performance.now());
    for (let answered = true; answered && canAnswer() && isAsPressed(sending) && !isCurrent(sending); ) {
      const unanswered = sending.composers.filter((composer) => !composer.isReportCurrent());
      answered = await inTime(Promise.all(unanswered.map((composer) => composer.checkNow())));
      // By other rules than those that are known to be in force: the state tells before long. To ask again at once would ask without a pause.
      if (answered && isReported(sending) && !isCurrent(sending)) answered = await inTime(this.#nextState().then(() => []));
    }
  }

  /** @param {() => boolean} isSo @returns {Promise<boolean[]>} fulfilled with a no once it is not so any more */
  async #whenNot(isSo) {
    while (isSo()) await this.#nextState();
    return [false];
  }

  /** @returns {Promise<void>} */
  #nextState() {
    return new Promise((resolve) => this.#stateWaiters.push(resolve));
  }

  /** @param {Held} sending @param {number} turn @returns {Promise<void>} */
  async #ask(sending, turn) {
    const entries = entriesOf(sending);
    const found = weigh(entries);
    if (!found) return this.#release(sending);
    this.#phase = "asking";
    const [first] = found.entries;
    const { scope, box, editor } = first.composer;
    const caret = editor.caret();
    const move = moveFor(found.entries, this.#services.site, scope);
    const decision = await this.#services.ask({ kind: "findings", weight: found.weight, entries: found.entries, scope, box, canMove: move !== null, keeps: first.composer.found.spec.send.keeps === true, state: this.#services.state(), isWhole: isWhole(sending) });
    if (turn !== this.#turn) return;
    this.#phase = "idle";
    const rules = [...new Set(found.entries.map(({ finding }) => finding.rule))];
    if (decision.send !== true) {
      this.#held = null;
      first.composer.goOn(caret);
      if (decision.move && move) return this.#services.move(move.entry.composer, move.entry.finding, move.fix);
      return this.#services.count(rules, "edited");
    }
    if (!isAsPressed(sending)) return this.#drop();
    if (!isReported(sending)) return this.#checkFirst(sending, turn);
    for (const composer of sending.composers) composer.approved = composer.text;
    this.#services.count(rules, "sent");
    if ("key" in sending && !(await this.#goOnAt(sending.pressed, sending.caret, turn))) return;
    this.#release(sending);
  }

  /** Gives the focus, which the question had, back to where a key is to be pressed. @param {Composer} pressed @param {number | null} caret @param {number} turn @returns {Promise<boolean>} whether all that is still to come */
  async #goOnAt(pressed, caret, turn) {
    pressed.goOn(caret);
    const { focusLag } = pressed.editor;
    if (focusLag > 0) await new Promise((resolve) => setTimeout(resolve, focusLag));
    return turn === this.#turn;
  }

  /** Whether what is known of it is all there is to know: the list is not cut, and there are rules. @param {Sending} sending */
  #isChecked(sending) {
    return isWhole(sending) && this.#services.state() !== "no-rules";
  }

  /** The admin wants nothing to go out unchecked. @param {Held} sending @param {number} turn @returns {Promise<void>} */
  async #holdUnchecked(sending, turn) {
    this.#phase = "asking";
    const [composer] = sending.composers;
    const { box, scope } = composer;
    const caret = composer.editor.caret();
    const decision = await this.#services.ask({ kind: "unchecked", weight: "block", entries: [], scope, box, canMove: false, keeps: false, state: this.#services.state(), isWhole: isWhole(sending) });
    if (turn !== this.#turn) return;
    this.#phase = "idle";
    if (decision.goOn) this.#services.endPause();
    if (decision.again || decision.goOn) return this.#checkFirst(sending, turn, { isPauseOver: decision.goOn });
    this.#held = null;
    composer.goOn(caret);
  }

  /** What stands there now is not what the person sent. */
  #drop() {
    this.#held = null;
    this.#services.tellChanged();
  }

  /** Presses, once, what was pressed. @param {Held} sending */
  #release(sending) {
    this.#held = null;
    if (!isThere(sending)) return; // a control that is left may send another draft
    if (!isAsPressed(sending)) return this.#drop();
    this.#justSent = { revisions: revisionsOf(sending), until: performance.now() + SAME_PRESS };
    if ("key" in sending) sending.pressed.box.focus({ preventScroll: true });
    const control = this.#controlFor(sending);
    if (control && !isDisabled(control)) this.#pass(() => control.click());
    else if ("key" in sending) void this.#pressKey(sending.key, sending.pressed, sending);
  }

  /** The control to click; null where the key itself is to be pressed. @param {Held} sending */
  #controlFor(sending) {
    const { site } = this.#services;
    if ("key" in sending) return meansSendAlone(sending.key, sendKeysOf(sending.pressed.found)) ? sendControlFor(sending.pressed.found, site) : null;
    return sending.control.isConnected ? sending.control : sendControlFor(sending.composers[0].found, site);
  }

  /**
   * Presses a key anew. A site that takes it ends it there, or shows what it made of it; what the browser would make of one that nobody took is offered to the editor.
   * A site that takes neither takes the person's next press, which is checked by now.
   * @param {KeyboardEvent} key @param {Composer} pressed @param {Held} sending
   */
  async #pressKey(key, pressed, sending) {
    const copy = copyOf(key, "keydown");
    this.#pass(() => {
      pressed.box.dispatchEvent(copy);
      pressed.box.dispatchEvent(copyOf(key, "keyup")); // the person's own was held
    });
    if (copy.defaultPrevented || pressed.editor.takeEnter(copy)) return;
    const turn = this.#turn;
    await new Promise((resolve) => setTimeout(resolve, TAKEN));
    if (turn !== this.#turn || !isThere(sending) || !isAsPressed(sending)) return;
    this.#justSent = null;
    this.#services.tellPressAgain();
  }

  /** @param {() => void} press that is let through */
  #pass(press) {
    this.#passing = true;
    try {
      press();
    } finally {
      this.#passing = false;
    }
  }
}

/** @param {Event} event */
function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** @param {Event} event */
const isKeyPress = ({ type }) => type === "keydown";

/** The same words written anew are another revision. @param {Sending} sending */
const revisionsOf = ({ composers }) => composers.map(({ draft, revision }) => `${draft} ${revision}`).join();

/** @param {{ctrlKey: boolean, metaKey: boolean}} event */
const isWithModifier = ({ ctrlKey, metaKey }) => ctrlKey || metaKey;

/** Whether all boxes are still in the page. @param {Sending} sending */
const isThere = (sending) => [...sending.composers, ...("key" in sending ? [sending.pressed] : [])].every(({ box }) => box.isConnected);

/** Whether the text is still the one that the person sent. Reads the editors. @param {Held} sending */
const isAsPressed = ({ composers, texts }) =>
  composers.every((composer, index) => {
    composer.refresh();
    return composer.text === texts[index];
  });

/** @param {Sending} sending */
const isCurrent = ({ composers }) => composers.every((composer) => composer.isReportCurrent());

/** @param {Sending} sending */
const isWhole = ({ composers }) => composers.every((composer) => composer.isWhole);

/** @param {Sending} sending */
const isReported = ({ composers }) => composers.every((composer) => composer.isReported());

/** @param {Sending} sending */
const entriesOf = ({ composers }) => composers.flatMap((composer) => composer.allFindings.map((finding) => ({ composer, finding, text: composer.text })));

/** A decision holds for the text that it was made about. @param {Sending} sending */
const isApproved = ({ composers }) => composers.every(({ approved, text }) => approved === text);

/** @param {HTMLElement} control */
const isDisabled = (control) => control.matches(":disabled, [aria-disabled=true]");

/** @param {KeyboardEvent} event @param {"keydown" | "keyup"} type */
function copyOf({ key, code, keyCode, ctrlKey, metaKey, shiftKey, altKey }, type) {
  return new KeyboardEvent(type, { key, code, keyCode, which: keyCode, ctrlKey, metaKey, shiftKey, altKey, bubbles: true, cancelable: true, composed: true });
}

/** @param {Promise<boolean[]>} answers @param {number} limit milliseconds @returns {Promise<boolean>} whether all were answered in time */
async function allInTime(answers, limit) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let timer;
  const late = new Promise((resolve) => (timer = setTimeout(() => resolve([false]), limit)));
  const first = /** @type {boolean[]} */ (await Promise.race([answers, late]));
  clearTimeout(timer);
  return first.every(Boolean);
}
