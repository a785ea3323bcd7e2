import { classifyMismatch, classifyPortFailure } from "./host-failure.js";
import { backOff, closedMachine, step } from "./link-machine.js";
import { hasRules } from "./rules-in-force.js";

/**
 * The one native port of a profile: greets the host, configures it, gives every request an id and a time-out, and performs what link-machine.js decides.
 *
 * Every request needs its time-out: Chromium drops a host's frame that is not JSON without a word and leaves the port open.
 *
 * @typedef {import("./link-machine.js").HostState} HostState
 * @typedef {import("./link-machine.js").LinkEvent} LinkEvent
 *
 * @typedef {object} NativePort the part of chrome.runtime.Port that is used
 * @property {(frame: object) => void} postMessage throws once the port is closed
 * @property {() => void} disconnect
 * @property {{addListener(listener: (frame: any) => void): void}} onMessage
 * @property {{addListener(listener: (port: any) => void): void}} onDisconnect
 *
 * @typedef {object} LinkWorld what the link needs of the world; tests give their own
 * @property {() => NativePort} connect
 * @property {() => string | undefined} lastError the browser's sentence, read while `onDisconnect` is told
 * @property {(callback: () => void, delay: number) => any} setTimer
 * @property {(timer: any) => void} clearTimer
 * @property {() => number} random from [0, 1)
 *
 * @typedef {object} LinkPart what the link asks of its owner
 * @property {{name: string, version: string, browser: string}} client
 * @property {(first: boolean) => {managed: object | null, preferences: object | null, languages: string[], fetched: object[]}} configuration `first`: this host knows nothing yet
 * @property {(state: HostState) => void} onState
 * @property {() => void} onBackOff a pause between two attempts began or ended
 * @property {() => void} onGeneration a report came of settings whose answer is still on its way
 * @property {() => void} onReady the host answers with the settings in force: (re-)send the drafts
 * @property {(configured: any, configuration: any) => void} onConfigured with what it answers to
 *
 * @typedef {{ok: true, frame: any} | {ok: false, code: string}} Answer `code` is one of the host's, or `timeout`, `closed`, `not-ready`, or a HostState
 */

/** The closed range of protocol versions that this extension speaks. */
export const spokenProtocol = /** @type {const} */ ([1, 1]);

/** Milliseconds after which a request counts as unanswered. `configure` may prove whole packs before it answers. */
export const timeouts = Object.freeze({ hello: 10_000, configure: 60_000, check: 5000, suggest: 5000, explain: 5000, status: 5000 });

export class NativeLink {
  #world;
  #part;
  #machine = closedMachine();
  /** @type {NativePort | null} */
  #port = null;
  #nextId = 1;
  /** @type {Map<number, {type: string, answered: (answer: Answer) => void, timer: any}>} */
  #pending = new Map();
  /** @type {Map<string, any>} */
  #timers = new Map();
  /** @type {any} the latest welcome */
  #welcome = null;
  /** This background, which the browser may stop and start again at any time. */
  #self;
  /** Hosts that ended: what they reported is of an earlier generation, even before there is another. */
  #hosts = 0;
  #configured = 0;
  /** @type {(() => void)[]} who waits for the host's settings */
  #waiting = [];
  /** @type {Set<(isReady: boolean) => void>} who waits for a host that answers */
  #unready = new Set();

  /**
   * @param {LinkWorld} world
   * @param {LinkPart} part
   */
  constructor(world, part) {
    this.#world = world;
    this.#part = part;
    this.#self = Math.floor(world.random() * 2 ** 48).toString(36);
  }

  /** @returns {HostState} */
  get state() {
    return this.#machine.state;
  }

  /** How long no answer can come, where the host was lost and another attempt is waited for: milliseconds, else 0. */
  get backOff() {
    return backOff(this.#machine);
  }

  /** Whether requests are answered with the settings in force. */
  get ready() {
    return this.#machine.phase === "ready";
  }

  /** The host's own words about itself (`welcome`), or null before the first. */
  get welcome() {
    return this.#welcome;
  }

  /** Names the rules and settings in force: another host, another configuration or another background is another generation. */
  get generation() {
    return this.#generationOf(this.#configured);
  }

  /** The generation that a report of the host in use is of. @param {{generation?: number}} report */
  generationOf(report) {
    return this.#generationOf(report.generation ?? this.#configured);
  }

  /** @param {number} configured how often the host in use was configured */
  #generationOf(configured) {
    return `${this.#self}.${this.#hosts}.${configured}`;
  }

  /** Someone writes: opens the port, or keeps it open. */
  want() {
    this.#step({ type: "want" });
  }

  /** Nobody writes any more: the port closes after five minutes. */
  release() {
    this.#step({ type: "release" });
  }

  pause() {
    this.#step({ type: "pause" });
  }

  resume() {
    this.#step({ type: "resume" });
  }

  /** The person asked for another attempt now. */
  retry() {
    this.#step({ type: "retry" });
  }

  /**
   * Ends the host and starts another, which sees folders that were made since: what a host may read is fixed when it starts.
   * @returns {Promise<void>} fulfilled when the new one has told its rules, or it is clear that none will
   */
  restart() {
    this.#step({ type: "restart" });
    return this.told();
  }

  /** Fulfilled when the host that is starting has told its settings, or it is clear that none will; at once where none starts. @returns {Promise<void>} */
  told() {
    if (this.#machine.phase !== "greeting" && this.#machine.phase !== "configuring") return Promise.resolve();
    return new Promise((told) => this.#waiting.push(told));
  }

  /**
   * Fulfilled as soon as requests are answered.
   * @param {number} limit milliseconds
   * @returns {Promise<boolean>} whether they are, by then
   */
  whenReady(limit) {
    if (this.ready) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = (/** @type {boolean} */ isReady) => {
        this.#world.clearTimer(timer);
        this.#unready.delete(settle);
        resolve(isReady);
      };
      const timer = this.#world.setTimer(() => settle(false), limit);
      this.#unready.add(settle);
    });
  }

  /** Hands the settings over again, after a change. Does nothing without a host: the next welcome does it. */
  reconfigure() {
    if (this.#machine.phase === "configuring" || this.#machine.phase === "ready") void this.#configure(false);
  }

  /**
   * @param {{type: "check" | "suggest" | "explain" | "status", [field: string]: unknown}} frame without its id
   * @returns {Promise<Answer>} never rejects
   */
  async request(frame) {
    if (!this.ready) return { ok: false, code: "not-ready" };
    const answer = await this.#ask(frame, timeouts[frame.type]);
    if (!answer.ok && answer.code === "timeout") this.#step({ type: "failed", state: "host-silent" });
    return answer;
  }

  /** @param {LinkEvent} event */
  #step(event) {
    const [machine, effects] = step(this.#machine, event, this.#world.random());
    this.#machine = machine;
    for (const effect of effects) this.#perform(effect);
  }

  /** @param {import("./link-machine.js").Effect} effect */
  #perform(effect) {
    switch (effect.do) {
      case "open": return this.#open();
      case "close": return this.#close();
      case "configure": return void this.#configure(true);
      case "ready": {
        for (const settle of this.#unready) settle(true);
        return this.#part.onReady();
      }
      case "state": return this.#part.onState(effect.state);
      case "back-off": return this.#part.onBackOff();
      case "drop": return this.#drop(effect.code);
      case "cancel": return this.#cancel(effect.name);
      case "timer": {
        this.#cancel(effect.name);
        this.#timers.set(effect.name, this.#world.setTimer(() => {
          this.#timers.delete(effect.name);
          this.#step({ type: "timer", name: effect.name });
        }, effect.delay));
      }
    }
  }

  /** @param {string} name */
  #cancel(name) {
    this.#world.clearTimer(this.#timers.get(name));
    this.#timers.delete(name);
  }

  #open() {
    const port = this.#world.connect();
    this.#port = port;
    let welcomed = false;
    port.onMessage.addListener((frame) => {
      if (port === this.#port) this.#receive(frame);
    });
    port.onDisconnect.addListener((closed) => {
      const sentence = closed?.error?.message ?? this.#world.lastError();
      if (port !== this.#port) return;
      this.#step({ type: "failed", state: classifyPortFailure(sentence, welcomed) });
    });
    const hello = { type: "hello", protocol: spokenProtocol, client: this.#part.client };
    void this.#ask(hello, timeouts.hello).then((answer) => {
      if (port !== this.#port) return;
      if (answer.ok && answer.frame.type === "welcome") {
        welcomed = true;
        this.#welcome = answer.frame;
        this.#step({ type: "welcome" });
      } else if (answer.ok && answer.frame.code === "protocol-mismatch") {
        this.#step({ type: "failed", state: classifyMismatch(answer.frame.supported, spokenProtocol) });
      } else {
        this.#step({ type: "failed", state: "host-silent" });
      }
    });
  }

  #close() {
    const port = this.#port;
    this.#port = null;
    if (port) this.#hosts += 1;
    this.#configured = 0;
    port?.disconnect();
    this.#tellWaiting();
  }

  #tellWaiting() {
    for (const told of this.#waiting.splice(0)) told();
  }

  /** @param {boolean} first */
  async #configure(first) {
    const port = this.#port;
    const configuration = this.#part.configuration(first);
    const answer = await this.#ask({ type: "configure", ...configuration }, timeouts.configure);
    if (port !== this.#port) return;
    if (answer.ok && answer.frame.type === "configured") {
      this.#configured = answer.frame.generation;
      this.#part.onConfigured(answer.frame, configuration);
      this.#step({ type: "configured", hasRules: hasRules(answer.frame) });
    } else if (answer.ok) {
      // The host refused the settings as a whole and goes on with its last good set; so do the drafts.
      this.#step({ type: "configured" });
    } else if (answer.code === "timeout") {
      this.#step({ type: "failed", state: "host-silent" });
    }
    this.#tellWaiting();
  }

  /**
   * @param {{type: string, [field: string]: unknown}} frame
   * @param {number} timeout milliseconds
   * @returns {Promise<Answer>}
   */
  #ask(frame, timeout) {
    const id = this.#nextId++;
    return new Promise((answered) => {
      const timer = this.#world.setTimer(() => this.#settle(id, { ok: false, code: "timeout" }), timeout);
      this.#pending.set(id, { type: frame.type, answered, timer });
      try {
        this.#port?.postMessage({ ...frame, id });
      } catch {
        // The port closed a moment ago. Its onDisconnect, which knows the reason, ends this request with all others.
      }
    });
  }

  /** @param {any} frame */
  #receive(frame) {
    if (typeof frame !== "object" || frame === null) return;
    if (frame.type === "report") this.#followGeneration(frame.generation);
    const id = frame.code === "frame-too-large" && typeof frame.id !== "number" ? this.#tooLarge() : frame.id;
    if (typeof id === "number") this.#settle(id, { ok: true, frame });
  }

  /** A host that proves its rules for long answers drafts by them before it says that it is configured: who compares must know of them before the report. @param {unknown} generation */
  #followGeneration(generation) {
    if (typeof generation !== "number" || generation <= this.#configured) return;
    this.#configured = generation;
    this.#part.onGeneration();
  }

  /** The request whose frame the host skipped unread, and so without its id: settings alone can be over its cap. */
  #tooLarge() {
    return [...this.#pending].find(([, { type }]) => type === "configure")?.[0];
  }

  /**
   * @param {number} id
   * @param {Answer} answer
   */
  #settle(id, answer) {
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#pending.delete(id);
    this.#world.clearTimer(pending.timer);
    pending.answered(answer);
  }

  /** @param {string} code */
  #drop(code) {
    for (const id of [...this.#pending.keys()]) this.#settle(id, { ok: false, code });
  }
}
