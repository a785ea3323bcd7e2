import { fetchPack } from "./pack-fetch.js";

/**
 * The packs that the policy fetches: when to look, the last good copy of each, and what went wrong. The host verifies; this keeps what the host took.
 *
 * @typedef {import("./pack-fetch.js").PackSource} PackSource
 *
 * @typedef {object} Trouble why the last look brought nothing new
 * @property {string} code a FetchFailure, a code of the host's (PROTOCOL.md), or `storage-full`
 * @property {string} address the file that could not be fetched, or empty
 * @property {number} status the server's, or 0
 * @property {string} reason the host's words, or empty
 *
 * @typedef {object} Kept what is remembered of one source
 * @property {{url: string, key: string, signature: string}} of the policy's entry that it belongs to
 * @property {{pack: string, signature: string} | null} good the last good copy
 * @property {number} looked milliseconds since 1970; 0: never
 * @property {number} fetched when the good copy came
 * @property {number} next when to look again
 * @property {number} failures in a row
 * @property {Trouble | null} trouble
 *
 * @typedef {{source: string, pack: string, signature: string}} Entry of `configure.fetched`
 *
 * @typedef {object} PackSourcesWorld
 * @property {{get(key: string): Promise<Record<string, any>>, set(items: Record<string, unknown>): Promise<void>}} store
 * @property {typeof fetch} fetch
 * @property {() => number} now milliseconds since 1970
 * @property {() => number} random from [0, 1)
 * @property {(callback: () => void, delay: number) => any} setTimer
 * @property {(timer: any) => void} clearTimer
 */

/** The key in storage.local. */
export const storageKey = "packSources";

const minute = 60_000;
const hour = 60 * minute;

/** The first pause after a failure, doubled by each further one, up to the source's own hours: milliseconds. */
const firstRetry = 5 * minute;

/** Copies handed over with one `configure`: bytes of JSON. The host skips a frame over 16 MiB unread, and the policy is in it as well. */
const mostAtOnce = 8 << 20;

/** Timers hold 31 bits. */
const longestTimer = 24 * hour;

/**
 * When to look again.
 * @param {number} hours
 * @param {number} failures in a row
 * @param {number} random from [0, 1)
 * @returns {number} milliseconds from now: a tenth by chance, so that a company's machines do not ask at one moment
 */
export function pauseBefore(hours, failures, random) {
  const full = failures === 0 ? hours * hour : Math.min(hours * hour, firstRetry * 2 ** (failures - 1));
  return Math.round(full * (0.9 + random / 10));
}

/**
 * @param {unknown} value the effective `pack-sources`
 * @returns {Map<string, PackSource>} by the pack's id; the host has refused what is wrong
 */
function sourcesOf(value) {
  return new Map(Object.entries(value && typeof value === "object" ? value : {}).filter(([, source]) => /^https:\/\//i.test(source?.url)));
}

/** @param {PackSource} source */
const identityOf = ({ url, key, signature }) => ({ url, key, signature: signature ?? `${url}.minisig` });

/** @param {object} one @param {object} other */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @param {Entry} entry */
const bytesOf = (entry) => new TextEncoder().encode(JSON.stringify(entry)).length;

/** @param {PackSource} source @returns {Kept} */
const unknown = (source) => ({ of: identityOf(source), good: null, looked: 0, fetched: 0, next: 0, failures: 0, trouble: null });

export class PackSources {
  #world;
  #hand;
  #changed;
  /** @type {Map<string, PackSource>} */
  #sources = new Map();
  /** @type {Record<string, Kept>} */
  #kept = {};
  /** What is to be handed over yet, in this order. @type {Entry[]} */
  #waiting = [];
  /** Sources that are being fetched. @type {Set<string>} */
  #busy = new Set();
  /** @type {any} */
  #timer;
  /** One write after the other. @type {Promise<void>} */
  #written = Promise.resolve();

  /**
   * @param {PackSourcesWorld} world
   * @param {() => void} hand asks the owner to configure the host again: `entries` has something new
   * @param {() => void} changed what the status page shows has changed
   */
  constructor(world, hand, changed) {
    this.#world = world;
    this.#hand = hand;
    this.#changed = changed;
  }

  async load() {
    try {
      this.#kept = (await this.#world.store.get(storageKey))[storageKey] ?? {};
    } catch {
      this.#kept = {}; // the browser cannot read it: the packs are fetched anew
    }
  }

  /**
   * What the next `configure` hands over; what finds no room in it follows after its answer.
   * @param {boolean} first whether this host knows nothing yet
   * @returns {Entry[]}
   */
  entries(first) {
    if (first) {
      const kept = Object.entries(this.#kept).flatMap(([source, { good }]) => (good ? [{ source, ...good }] : []));
      this.#waiting = [...kept, ...this.#waiting.filter((entry) => !kept.some((known) => same(known, entry)))];
    }
    let size = 0;
    const count = this.#waiting.findIndex((entry) => (size += bytesOf(entry)) > mostAtOnce);
    return this.#waiting.splice(0, count === -1 ? this.#waiting.length : Math.max(count, 1));
  }

  /**
   * The host answered: which of the entries are in force, which it refused, and which sources the policy has now.
   * @param {Entry[]} entries as they were handed over
   * @param {any} configured
   */
  async configured(entries, configured) {
    const sources = sourcesOf(configured.settings?.["pack-sources"]?.value);
    // A policy that the answer left out for its size says nothing about the sources.
    if (!configured.settings?.["pack-sources"]?.["left-out"]) this.#follow(sources);
    for (const row of configured.sources ?? []) {
      const entry = entries[row.kept];
      const kept = this.#kept[row.source];
      if (!entry || !kept || entry.source !== row.source) continue;
      const good = { pack: entry.pack, signature: entry.signature };
      // The copy of an earlier day does not end the trouble with today's.
      if (!same(kept.good ?? {}, good)) this.#kept[row.source] = this.#well(row.source, { ...kept, good, fetched: this.#world.now() });
    }
    for (const { path, code, reason } of configured.refused ?? []) {
      const entry = entries[Number(/^\/fetched\/(\d+)(?:\/|$)/.exec(path)?.[1])];
      const kept = entry && this.#kept[entry.source];
      // The good copy that an earlier host took is no news, and what came with it was told then.
      if (kept && !same(kept.good ?? {}, { pack: entry.pack, signature: entry.signature })) this.#failed(entry.source, { code, address: "", status: 0, reason });
    }
    if (this.#waiting.length > 0) this.#hand();
    await this.#write();
    this.look();
  }

  /** Looks at the sources that are due, and sets the timer for the next one. */
  look() {
    const now = this.#world.now();
    for (const [id, source] of this.#sources) {
      if (this.#kept[id].next <= now && !this.#busy.has(id)) void this.#fetch(id, source);
    }
    this.#setTimer();
  }

  /** The person, or an admin before the status page, asked to look now. */
  lookNow() {
    for (const id of this.#sources.keys()) this.#kept[id] = { ...this.#kept[id], next: 0 };
    this.look();
  }

  /**
   * What the status page shows.
   * @returns {{source: string, url: string, looked: number, fetched: number, next: number, busy: boolean, trouble: Trouble | null}[]}
   */
  get states() {
    return [...this.#sources].map(([source, { url }]) => {
      const { looked, fetched, next, trouble } = this.#kept[source];
      return { source, url, looked, fetched, next, busy: this.#busy.has(source), trouble };
    });
  }

  /** @param {Map<string, PackSource>} sources */
  #follow(sources) {
    this.#sources = sources;
    /** @type {Record<string, Kept>} */
    const kept = {};
    for (const [id, source] of sources) {
      const known = this.#kept[id];
      // Another address or key: looked at once. The last good copy stays until something takes its place; the host decides whether it still counts.
      kept[id] = !known ? unknown(source) : same(known.of, identityOf(source)) ? known : { ...unknown(source), good: known.good, fetched: known.fetched };
      const latest = this.#world.now() + (source.hours ?? 24) * hour;
      if (kept[id].next > latest) kept[id] = { ...kept[id], next: latest };
    }
    this.#kept = kept;
  }

  /**
   * @param {string} id
   * @param {PackSource} source
   */
  async #fetch(id, source) {
    this.#busy.add(id);
    this.#changed();
    const fetched = await fetchPack(source, this.#world.fetch);
    this.#busy.delete(id);
    const kept = this.#kept[id];
    // The policy names it no more, or in another way: what came is of no use.
    if (!kept || !same(kept.of, identityOf(source))) return this.look();
    const now = this.#world.now();
    // Soon again, unless the host gives its verdict first: what was fetched is not remembered until then.
    this.#kept[id] = { ...kept, looked: now, next: now + firstRetry };
    if (!fetched.ok) this.#failed(id, { code: fetched.code, address: fetched.address, status: fetched.status, reason: "" });
    else if (same(kept.good ?? {}, { pack: fetched.pack, signature: fetched.signature })) this.#kept[id] = this.#well(id, this.#kept[id]);
    else {
      this.#waiting.push({ source: id, pack: fetched.pack, signature: fetched.signature });
      this.#hand();
    }
    await this.#write();
    this.#setTimer();
  }

  /**
   * @param {string} id
   * @param {Kept} kept
   * @returns {Kept}
   */
  #well(id, kept) {
    return { ...kept, failures: 0, trouble: null, next: this.#world.now() + pauseBefore(this.#sources.get(id)?.hours ?? 24, 0, this.#world.random()) };
  }

  /**
   * @param {string} id
   * @param {Trouble} trouble
   */
  #failed(id, trouble) {
    const kept = this.#kept[id];
    const failures = kept.failures + 1;
    const next = this.#world.now() + pauseBefore(this.#sources.get(id)?.hours ?? 24, failures, this.#world.random());
    this.#kept[id] = { ...kept, failures, trouble, next };
  }

  #setTimer() {
    this.#world.clearTimer(this.#timer);
    const waiting = [...this.#sources.keys()].filter((id) => !this.#busy.has(id)).map((id) => this.#kept[id].next);
    if (waiting.length === 0) return;
    const delay = Math.max(0, Math.min(longestTimer, Math.min(...waiting) - this.#world.now()));
    this.#timer = this.#world.setTimer(() => this.look(), delay);
  }

  #write() {
    this.#written = this.#written.then(() => this.#world.store.set({ [storageKey]: this.#kept })).catch(() => {
      // The browser's store is full: the packs hold until the host ends, and the status page says so.
      for (const kept of Object.values(this.#kept)) if (kept.good) kept.trouble = { code: "storage-full", address: "", status: 0, reason: "" };
    });
    this.#changed();
    return this.#written;
  }
}
