/** Stand-ins for what the browser gives: a clock that is turned by hand, and ports whose other end the test holds. */

import { webcrypto } from "node:crypto";

// Browsers have it; Node.js 18 not yet as a global.
globalThis.crypto ??= webcrypto;

export class Clock {
  now = 0;
  #timers = new Map();
  #next = 1;

  setTimer = (callback, delay) => {
    const id = this.#next++;
    this.#timers.set(id, { callback, at: this.now + delay });
    return id;
  };

  clearTimer = (id) => void this.#timers.delete(id);

  /** Moves on and runs what falls due, in order; lets promises settle after each. */
  async advance(milliseconds) {
    const end = this.now + milliseconds;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
      if (!due) break;
      const [id, { callback, at }] = due;
      this.#timers.delete(id);
      this.now = at;
      callback();
      await settled();
    }
    this.now = end;
    await settled();
  }

  get timers() {
    return this.#timers.size;
  }
}

/** Lets everything that waits on promises go on. */
export const settled = () => new Promise((resolve) => { setImmediate(() => setImmediate(resolve)); });

/** Waits for what other threads do (crypto.subtle). */
export async function until(condition) {
  for (let round = 0; !condition(); round++) {
    if (round > 100_000) throw new Error(`in vain: ${condition}`);
    await settled();
  }
}

const channel = () => {
  const listeners = [];
  return { addListener: (listener) => listeners.push(listener), tell: (...values) => listeners.forEach((listener) => listener(...values)) };
};

/** A port as our code sees it. `sent` is what it posted; `tell` and `cut` are what the other end does. */
export class FakePort {
  sent = [];
  closed = false;
  onMessage = channel();
  onDisconnect = channel();

  constructor(fields = {}) {
    Object.assign(this, fields);
  }

  postMessage(message) {
    if (this.closed) throw new Error("Attempting to use a disconnected port object");
    // Both browsers clone what is posted.
    this.sent.push(structuredClone(message));
  }

  disconnect() {
    this.closed = true;
  }

  tell(message) {
    this.onMessage.tell(message);
  }

  cut() {
    this.closed = true;
    this.onDisconnect.tell(this);
  }

  last(type) {
    return this.sent.filter((message) => message.type === type).at(-1);
  }

  all(type) {
    return this.sent.filter((message) => message.type === type);
  }
}

/** A host's end of native ports: every connection gives a port, and answers hello and configure where `answers` says so. */
export class FakeHost {
  ports = [];
  sentence = undefined;
  answers = true;
  packs = [{ id: "test", rules: 1 }];

  connect = () => {
    const port = new FakePort();
    this.ports.push(port);
    const post = port.postMessage.bind(port);
    port.postMessage = (frame) => {
      post(frame);
      if (!this.answers) return;
      if (frame.type === "hello") queueMicrotask(() => port.tell({ type: "welcome", id: frame.id, protocol: 1, host: { version: "0.1.0", platform: "test" } }));
      if (frame.type === "configure") queueMicrotask(() => port.tell({ type: "configured", id: frame.id, generation: 1, settings: {}, packs: this.packs, refused: [] }));
    };
    return port;
  };

  lastError = () => this.sentence;

  get port() {
    return this.ports.at(-1);
  }

  /** The process died, with the browser's sentence about it. */
  die(sentence = "Native host has exited.") {
    this.sentence = sentence;
    this.port.cut();
    this.sentence = undefined;
  }
}

export class FakeStorage {
  items;

  constructor(items = {}) {
    this.items = items;
  }

  get = async () => structuredClone(this.items);

  set = async (items) => void Object.assign(this.items, structuredClone(items));
}
