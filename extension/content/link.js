/**
 * @file The port to the background: opened for the first compose box. When it breaks while someone writes it is opened again by itself, else by the next
 * message: a browser stops a background that has nothing to do, and must not be made to start it again for nothing.
 *
 * @typedef {import("../shared/messages.js").ContentMessage} ContentMessage
 * @typedef {import("../shared/messages.js").BackgroundMessage} BackgroundMessage
 * @typedef {{postMessage(message: unknown): void, disconnect(): void,
 *   onMessage: {addListener(listener: (message: any) => void): void}, onDisconnect: {addListener(listener: () => void): void}}} Port
 */

/** First and longest wait before a broken port is opened again: milliseconds. */
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5000;

export class Link {
  #connect;
  #isAlive;
  #listener;
  #orphaned;
  #broken;
  /** @type {Port | null} */ #port = null;
  #wanted = false;
  /** A compose box has the focus. */ #writing = false;
  #wait = FIRST_WAIT;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /**
   * @param {object} options
   * @param {() => Port} options.connect
   * @param {() => boolean} options.isAlive whether the extension is still there
   * @param {(message: BackgroundMessage) => void} options.onMessage
   * @param {() => void} options.onOrphaned the extension was updated or removed: nothing will ever answer
   * @param {(isWriting: boolean) => void} options.onBroken the port closed: what was asked for is not answered; while someone writes it will be opened again
   */
  constructor({ connect, isAlive, onMessage, onOrphaned, onBroken }) {
    this.#connect = connect;
    this.#isAlive = isAlive;
    this.#listener = onMessage;
    this.#orphaned = onOrphaned;
    this.#broken = onBroken;
  }

  /** Whether there is a port: what cuts us off breaks it. */
  get isOpen() {
    return this.#port !== null;
  }

  /** Opens the port and keeps it open until `close`. */
  open() {
    this.#wanted = true;
    if (!this.#port) this.#dial();
  }

  close() {
    this.#wanted = false;
    this.#writing = false;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const port = this.#port;
    this.#port = null;
    port?.disconnect();
  }

  /** @param {ContentMessage} message @returns {boolean} whether it went out */
  send(message) {
    if (this.#wanted && !this.#port && this.#timer === undefined) this.#dial();
    if (message.type === "focus" || message.type === "blur") this.#writing = message.type === "focus";
    try {
      this.#port?.postMessage(message);
      return this.#port !== null;
    } catch {
      this.#lost();
      return false;
    }
  }

  #dial() {
    if (!this.#isAlive()) return this.#orphaned();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    try {
      const port = this.#connect();
      this.#port = port;
      port.onMessage.addListener((message) => {
        if (this.#port !== port) return;
        this.#wait = FIRST_WAIT;
        this.#listener(message);
      });
      port.onDisconnect.addListener(() => {
        if (this.#port === port) this.#lost();
      });
      if (this.#writing) port.postMessage({ type: "focus" });
    } catch {
      this.#lost();
    }
  }

  #lost() {
    this.#port = null;
    if (!this.#isAlive()) return this.#orphaned();
    this.#broken(this.#writing);
    if (!this.#writing) return;
    if (!this.#wanted || this.#timer !== undefined) return;
    const wait = this.#wait * (0.5 + Math.random() / 2);
    this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#wanted && !this.#port) this.#dial();
    }, wait);
  }
}
