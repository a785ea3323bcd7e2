import { GATE_TIMEOUT, valuesOf } from "../shared/settings.js";

/**
 * What this profile remembers, and what the organisation says. Nothing here merges policy: the host does, and its answer is kept as the last known good.
 * The two keys that must hold while the host is absent, the sites that are off and what the gate does without an answer, are read raw.
 *
 * @typedef {object} Preferences handed to the host as they stand (see native-host/PROTOCOL.md, configure)
 * @property {string[]} words
 * @property {string[]} sites-off
 * @property {string[]} [languages]
 * @property {boolean} [spelling]
 *
 * @typedef {{code: string, source: string, path: string, rule: string, line: number, reason: string}} Remark something refused, or noted
 *
 * @typedef {object} Effective the host's last `configured`
 * @property {Record<string, {value: any, origin: string, origins?: string[], locked: boolean, "left-out"?: number}>} settings the value of `words` is their number
 * @property {{id: string, version: string, title: string, origin: string, rules: number, refused: number, sha256?: string, used?: boolean}[]} packs
 * @property {Remark[]} refused
 * @property {Remark[]} [notes]
 * @property {{source: string, url: string, state: string, version?: string, sha256?: string}[]} [sources]
 * @property {{packs: number, refused: number, notes?: number}} [totals]
 *
 * @typedef {object} Remembered
 * @property {Preferences} preferences
 * @property {string[]} sitesOn origins without an adapter that the person switched on
 * @property {string[]} ownAccounts the person's own accounts, as sites name them: the host need not know them
 * @property {Record<string, unknown> | null} managed as the browser last delivered it
 * @property {Effective | null} effective
 * @property {string[]} sitesOffHere sites that the machine's own settings switch off, as the host told
 * @property {number} pausedUntil milliseconds since 1970; 0 where not paused
 * @property {number | null} rolloutBucket 0 to 99, drawn once: the person's place in rules that are rolled out to a share; null before
 * @property {import("./dismissals.js").Memory | null} dismissals
 * @property {Record<string, Record<string, number>>} counts rule → action → how often; never any text
 *
 * @typedef {object} Store the part of chrome.storage that is used
 * @property {{get(keys: string[]): Promise<Record<string, any>>, set(items: Record<string, unknown>): Promise<void>}} local
 * @property {{get(): Promise<Record<string, any>>}} managed may take seconds (Chromium) or reject (Firefox without a policy)
 */

/** @returns {Remembered} */
const nothingRemembered = () => ({
  preferences: { words: [], "sites-off": [] }, sitesOn: [], ownAccounts: [], managed: null, effective: null, sitesOffHere: [], pausedUntil: 0, rolloutBucket: null, dismissals: null, counts: {},
});

/**
 * A managed value as browsers deliver it: itself, or as JSON in a string (the Windows registry).
 * @param {unknown} value
 * @returns {unknown}
 */
export function managedValue(value) {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** As the engine takes it; undefined where it refuses it, so that a weaker layer's value shows. @param {unknown} value */
const failModeOf = (value) => (value === "open" || value === "closed" ? value : undefined);

/** The same, a number as itself or in a text. @param {unknown} value */
function gateTimeoutOf(value) {
  const wait = typeof value === "string" && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
  return Number.isInteger(wait) && /** @type {number} */ (wait) >= GATE_TIMEOUT.least && /** @type {number} */ (wait) <= GATE_TIMEOUT.most ? wait : undefined;
}

/**
 * @param {unknown} value
 * @returns {string[]}
 */
const strings = (value) => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);

/**
 * The host's answer holds the person's words once more: their number is enough to show, and they are kept in one place alone.
 * @param {Effective} effective
 * @returns {Effective}
 */
function withWordsCounted(effective) {
  const words = effective.settings?.words;
  return Array.isArray(words?.value) ? { ...effective, settings: { ...effective.settings, words: { ...words, value: words.value.length } } } : effective;
}

/** Whether a rollout's place was drawn. @param {unknown} bucket */
const isBucket = (bucket) => Number.isInteger(bucket) && /** @type {number} */ (bucket) >= 0 && /** @type {number} */ (bucket) < 100;

/** More words of one's own, or rules that are counted, come from no person: a page's renderer that was taken over cannot fill the profile. */
const MOST_WORDS = 10_000;
const MOST_COUNTED = 5_000;

export class Settings {
  #store;
  #changed;
  #random;
  #remembered = nothingRemembered();
  #isKept = true;
  /** Whether what the browser keeps is known here: else it stays as it is, since whatever is written would take its place. */
  #isRead = true;

  /**
   * @param {Store} store
   * @param {(what: "policy" | "sites" | "pause" | "accounts") => void} changed "policy": the host must be configured again
   * @param {() => number} random from 0 to below 1
   */
  constructor(store, changed, random = Math.random) {
    this.#store = store;
    this.#changed = changed;
    this.#random = random;
  }

  /** Reads what the profile remembers. Quick: policy is not waited for. Where the browser cannot read it, as from a profile that is broken, this background begins with nothing. */
  async load() {
    const nothing = nothingRemembered();
    const stored = await this.#read(Object.keys(nothing));
    this.#remembered = { ...nothing, ...stored, preferences: { ...nothing.preferences, ...stored.preferences } };
    if (!isBucket(this.#remembered.rolloutBucket)) await this.#set({ rolloutBucket: Math.floor(this.#random() * 100) });
  }

  /** @param {string[]} keys @returns {Promise<Record<string, any>>} */
  async #read(keys) {
    try {
      return await this.#store.local.get(keys);
    } catch {
      this.#isRead = this.#isKept = false;
      return {};
    }
  }

  /** Whether the browser kept what was last to be remembered: it may have no room left, or nothing of it can be read. Until it ends, this background knows it all the same. */
  get isKept() {
    return this.#isKept;
  }

  /**
   * Asks the browser for the managed values, however long that takes; the last known ones hold meanwhile.
   * @returns {Promise<boolean>} whether they changed
   */
  async refreshManaged() {
    let managed = null;
    try {
      const values = await this.#store.managed.get();
      managed = Object.keys(values).length > 0 ? values : null;
    } catch {
      // Firefox rejects where there is no policy; that is an answer.
    }
    if (JSON.stringify(managed) === JSON.stringify(this.#remembered.managed)) return false;
    await this.#set({ managed });
    this.#changed("policy");
    this.#changed("sites");
    return true;
  }

  /** The layers that the host merges. */
  get layers() {
    const { managed, preferences, rolloutBucket } = this.#remembered;
    return { managed, preferences: { ...preferences, "rollout-bucket": rolloutBucket } };
  }

  /** Whether the policy fetches packs. */
  get hasPackSources() {
    return Object.keys(/** @type {object} */ (this.#managed("pack-sources") ?? {})).length > 0;
  }

  /** Whether the page for newcomers may open. Asked right after the installation: the policy's word counts before any host is there, the machine's settings are the host's to tell. */
  get welcomesNewcomers() {
    const told = this.#managed("first-run") ?? this.#remembered.effective?.settings["first-run"]?.value;
    return ![false, 0, "false", "0"].includes(/** @type {any} */ (told));
  }

  get preferences() {
    return this.#remembered.preferences;
  }

  get effective() {
    return this.#remembered.effective;
  }

  /** Adapters that the organisation brings, by site: they take the place of ours, or add a site. The host has proved them against their schema. @returns {Record<string, import("../shared/types.js").Site>} */
  get adapters() {
    return this.#remembered.effective?.settings?.adapters?.value ?? {};
  }

  get sitesOn() {
    return this.#remembered.sitesOn;
  }

  get ownAccounts() {
    return this.#remembered.ownAccounts;
  }

  /** Ids of the rules that the person has met. */
  get rulesMet() {
    return Object.keys(this.#remembered.counts).filter((rule) => rule !== "spelling").sort();
  }

  /** How often the person called a rule "not right". @param {string} rule */
  timesNotRight(rule) {
    const { counts } = this.#remembered;
    return Object.hasOwn(counts, rule) ? (counts[rule]["not-right"] ?? 0) : 0;
  }

  get pausedUntil() {
    return this.#remembered.pausedUntil;
  }

  get dismissals() {
    return this.#remembered.dismissals;
  }

  /**
   * The settings that content scripts obey. Managed `fail` and `gate-timeout` hold even if no host ever answered.
   * @returns {import("../shared/types.js").Settings}
   */
  get forContent() {
    const raw = { fail: failModeOf(this.#managed("fail")), "gate-timeout": gateTimeoutOf(this.#managed("gate-timeout")) };
    const overrides = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined).map(([key, value]) => [key, { value }]));
    return { ...valuesOf({ ...this.#remembered.effective?.settings, ...overrides }), "own-accounts": this.#remembered.ownAccounts };
  }

  /** The sites that the organisation switched off: by its policy, which is read raw, or on this machine. */
  get sitesOffByPolicy() {
    return [...new Set([...strings(this.#managed("sites-off")), ...this.#remembered.sitesOffHere])];
  }

  /** Whether the person may switch sites off. */
  get sitesLocked() {
    const locked = strings(this.#managed("locked"));
    return locked.includes("sites-off") || locked.includes("*") || (this.#remembered.effective?.settings["sites-off"]?.locked ?? false);
  }

  /** @param {string} site */
  isSiteOff(site) {
    return this.sitesOffByPolicy.includes(site) || (!this.sitesLocked && this.#remembered.preferences["sites-off"].includes(site));
  }

  /**
   * @param {Effective} effective
   * @param {{managed?: Record<string, unknown> | null, preferences?: Partial<Preferences> | null}} asked the layers that it answers to
   */
  async keepEffective({ settings, packs, refused, notes, sources, totals }, asked) {
    const before = JSON.stringify([this.adapters, this.sitesOffByPolicy]);
    // What neither the policy nor the person says comes from the machine's own settings.
    const said = [...strings(managedValue(asked.managed?.["sites-off"])), ...strings(asked.preferences?.["sites-off"])];
    const sitesOffHere = strings(settings["sites-off"]?.value).filter((site) => !said.includes(site));
    await this.#set({ effective: withWordsCounted({ settings, packs, refused, notes, sources, totals }), sitesOffHere });
    if (JSON.stringify([this.adapters, this.sitesOffByPolicy]) !== before) this.#changed("sites");
  }

  /**
   * @param {string} site an adapter's id
   * @param {boolean} on
   */
  async setSite(site, on) {
    const others = this.#remembered.preferences["sites-off"].filter((other) => other !== site);
    await this.#prefer({ "sites-off": on ? others : [...others, site].sort() });
    this.#changed("sites");
  }

  /**
   * @param {string} origin of a site without an adapter
   * @param {boolean} on
   */
  async setOrigin(origin, on) {
    const others = this.#remembered.sitesOn.filter((other) => other !== origin);
    await this.#set({ sitesOn: on ? [...others, origin].sort() : others });
    this.#changed("sites");
  }

  /** @param {string} word */
  async addWord(word) {
    const words = this.#remembered.preferences.words;
    if (words.includes(word) || words.length >= MOST_WORDS) return;
    await this.#prefer({ words: [...words, word].sort((a, b) => a.localeCompare(b)) });
  }

  /** @param {string} word */
  async removeWord(word) {
    await this.#prefer({ words: this.#remembered.preferences.words.filter((other) => other !== word) });
  }

  /** @param {string} account as a site names it */
  async addAccount(account) {
    const others = this.#remembered.ownAccounts.filter((other) => other.toLowerCase() !== account.toLowerCase());
    await this.#set({ ownAccounts: [...others, account].sort((a, b) => a.localeCompare(b)) });
    this.#changed("accounts");
  }

  /** @param {string} account */
  async removeAccount(account) {
    await this.#set({ ownAccounts: this.#remembered.ownAccounts.filter((other) => other !== account) });
    this.#changed("accounts");
  }

  /** @param {string[] | null} languages dictionary names; null: no choice of the person's */
  async setLanguages(languages) {
    await this.#prefer({ languages: languages ?? undefined });
  }

  /** @param {boolean} spelling */
  async setSpelling(spelling) {
    await this.#prefer({ spelling });
  }

  /** @param {number} until milliseconds since 1970; 0 ends the pause */
  async pauseUntil(until) {
    await this.#set({ pausedUntil: until });
    this.#changed("pause");
  }

  /** @param {import("./dismissals.js").Memory} dismissals */
  async keepDismissals(dismissals) {
    await this.#set({ dismissals });
  }

  /**
   * @param {string} rule
   * @param {string} action
   */
  async count(rule, action) {
    const counts = { ...this.#remembered.counts };
    if (!Object.hasOwn(counts, rule) && Object.keys(counts).length >= MOST_COUNTED) return;
    counts[rule] = { ...counts[rule], [action]: (counts[rule]?.[action] ?? 0) + 1 };
    await this.#set({ counts });
  }

  /** Forgets the person's words and accounts, what they ignored, and all counts. Which sites are checked stays, and so does the organisation's policy. */
  async forget() {
    const { effective } = this.#remembered;
    // An earlier version kept the words there as well.
    await this.#set({ dismissals: null, counts: {}, pausedUntil: 0, ownAccounts: [], ...(effective && { effective: withWordsCounted(effective) }) });
    await this.#prefer({ words: [] });
    this.#changed("pause");
  }

  /** @param {string} key */
  #managed(key) {
    return managedValue(this.#remembered.managed?.[key]);
  }

  /** @param {Partial<Preferences>} change */
  async #prefer(change) {
    await this.#set({ preferences: { ...this.#remembered.preferences, ...change } });
    this.#changed("policy");
  }

  /** @param {Partial<Remembered>} change */
  async #set(change) {
    this.#remembered = { ...this.#remembered, ...change };
    if (!this.#isRead) return;
    try {
      await this.#store.local.set(change);
      this.#isKept = true;
    } catch {
      this.#isKept = false; // what was asked for holds until this background ends; the pages say so
    }
  }
}
