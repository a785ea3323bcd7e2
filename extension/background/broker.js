import { isIgnorable } from "../shared/stages.js";
import { demoted } from "./demotion.js";
import { Dismissals, newMemory } from "./dismissals.js";
import { timeouts } from "./native-link.js";
import { idInScope, practice, practiceBrand, siteOf } from "./sites.js";

/**
 * Between the content scripts' ports and the native link. Keeps the latest draft of each composer in memory, so that checking resumes by itself; takes site
 * and frame from the browser, never from a message; shows no finding that the person ignored.
 *
 * @typedef {import("./sites.js").Site} Site
 *
 * @typedef {object} Check a draft at one revision
 * @property {string} draft
 * @property {number} revision
 * @property {string} text
 * @property {number | null} caret null where the content script holds back what is being typed
 * @property {Record<string, unknown>} scope without `site`
 * @property {string} language
 * @property {string} software told by the page's marks on a host without an adapter; else empty
 *
 * @typedef {object} Composer one compose box
 * @property {Check} latest
 * @property {boolean} inFlight
 * @property {boolean} again the latest must be checked (again) once the answer under way is here
 *
 * @typedef {object} Client one frame
 * @property {number} number
 * @property {chrome.runtime.Port} port
 * @property {Site} site
 * @property {boolean} isPrivate a private window: nothing is remembered
 * @property {boolean} writing a composer has the focus
 * @property {Map<string, Composer>} composers
 * @property {Dismissals | null} dismissals of this private window's frame, in memory alone
 * @property {Set<string>} words added in a private window
 * @property {Set<string>} rules that this page was told of: no other may be called "not right" from there
 * @property {string} told the last state message, as JSON: the same is not told twice
 */

/** The host's cap (native-host/PROTOCOL.md) in UTF-8 bytes: a text with more code units is over it in any case, and is not sent. */
const textCap = 1 << 20;

/** Compose boxes of one frame whose drafts are kept; beyond it the oldest is let go. */
const composerCap = 32;

const surfaces = new Set(["post", "reply", "comment", "direct-message", "group-message", "article"]);
const audiences = new Set(["public", "followers", "connections", "friends", "group", "private", "unknown"]);
const accounts = new Set(["personal", "brand", "unknown"]);
const countedActions = new Set(["shown", "fixed", "ignored", "not-right", "edited", "sent"]);

/** "pack/rule", or "spelling": nothing else is ever counted, since counts are kept. */
const ruleName = /^[a-z0-9][a-z0-9.-]*(?:\/[a-z0-9.-]+)?$/;

/** @param {unknown} value @returns {value is string} */
const isShortText = (value) => typeof value === "string" && value.length > 0 && value.length <= 200;

/**
 * A content script runs in a renderer that a hostile page may own: only what the protocol knows passes.
 * @param {any} scope
 * @param {string} site
 */
function cleanScope(scope, site) {
  /** @type {Record<string, unknown>} */
  const clean = { site };
  if (surfaces.has(scope?.surface)) clean.surface = scope.surface;
  if (audiences.has(scope?.audience)) clean.audience = scope.audience;
  if (accounts.has(scope?.account)) clean.account = scope.account;
  if (isShortText(scope?.["account-name"])) clean["account-name"] = scope["account-name"];
  if (Array.isArray(scope?.recipients)) clean.recipients = scope.recipients.filter(isShortText).slice(0, 50);
  if (Number.isSafeInteger(scope?.["group-size"]) && scope["group-size"] >= 0) clean["group-size"] = scope["group-size"];
  return clean;
}

/**
 * A lone surrogate, which no UTF-8 can carry, becomes U+FFFD: one code unit as well, so that offsets hold.
 * @param {any} message
 * @returns {Check | null}
 */
function cleanCheck({ draft, revision, text, caret, scope, language, software }) {
  if (typeof draft !== "string" || !/^[\w.-]{1,40}$/.test(draft) || !Number.isSafeInteger(revision) || revision < 0) return null;
  if (typeof text !== "string") return null;
  const place = Number.isSafeInteger(caret) && caret >= 0 && caret <= text.length ? caret : null;
  return { draft, revision, text: text.replace(/\p{Surrogate}/gu, "\ufffd"), caret: place, scope, language: isShortText(language) ? language : "", software: isShortText(software) ? software : "" };
}

/** @param {Check} one @param {Check} other */
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Broker {
  #link;
  #settings;
  #sites;
  #ownOrigin;
  #ready;
  #openPage;
  #nextNumber = 1;
  /** @type {Set<Client>} */
  #clients = new Set();
  /** Pages of ours that show the state. @type {Set<chrome.runtime.Port>} */
  #watchers = new Set();
  /** @type {Dismissals | null} */
  #dismissals = null;

  /**
   * @param {object} parts
   * @param {import("./native-link.js").NativeLink} parts.link
   * @param {import("./settings.js").Settings} parts.settings
   * @param {import("./sites.js").Sites} parts.sites
   * @param {string} parts.ownOrigin the extension's own origin, without a slash at its end
   * @param {Promise<void>} parts.ready settled once the settings are read
   * @param {(path: string) => void} parts.openPage opens a page of ours in a tab of its own
   */
  constructor({ link, settings, sites, ownOrigin, ready, openPage }) {
    this.#openPage = openPage;
    this.#link = link;
    this.#settings = settings;
    this.#sites = sites;
    this.#ownOrigin = ownOrigin;
    this.#ready = ready;
  }

  /**
   * A frame's content script, or the Practice page, connected.
   * @param {chrome.runtime.Port} port
   */
  accept(port) {
    const { sender } = port;
    // In a frame of about:blank the origin alone tells where it belongs; a page of ours is told apart by its address.
    const address = sender?.url?.startsWith(this.#ownOrigin) ? sender.url : sender?.origin ?? sender?.url;
    const site = siteOf(address, this.#sites.known, this.#ownOrigin);
    if (!site) {
      port.postMessage({ type: "leave" }); // or it would try again and again
      return port.disconnect();
    }
    /** @type {Client} */
    const client = { number: this.#nextNumber++, port, site, isPrivate: sender?.tab?.incognito ?? false, writing: false, composers: new Map(), dismissals: null, words: new Set(), rules: new Set(), told: "" };
    this.#clients.add(client);
    port.onDisconnect.addListener(() => {
      this.#clients.delete(client);
      this.#wantOrRelease();
    });
    port.onMessage.addListener((message) => void this.#ready.then(() => this.#clients.has(client) && this.#receive(client, message)));
    void this.#ready.then(() => this.#clients.has(client) && this.#welcome(client));
  }

  /**
   * A page of ours that shows the state connected: it keeps the native port open while it is there.
   * @param {chrome.runtime.Port} port
   * @param {() => object} overview
   */
  watch(port, overview) {
    this.#watchers.add(port);
    port.onDisconnect.addListener(() => {
      this.#watchers.delete(port);
      this.#wantOrRelease();
    });
    void this.#ready.then(() => {
      if (!this.#watchers.has(port)) return;
      this.#wantOrRelease();
      port.postMessage({ type: "changed", ...overview() });
    });
  }

  /**
   * The state or the settings changed: everyone is told.
   * @param {() => object} overview
   */
  announce(overview) {
    for (const client of this.#clients) this.#postState(client);
    for (const port of this.#watchers) port.postMessage({ type: "changed", ...overview() });
  }

  /** The host is there, or its settings changed: every composer's latest draft is checked. */
  recheck() {
    for (const client of this.#clients) {
      for (const composer of client.composers.values()) this.#check(client, composer);
    }
  }

  /** The host is needed once, and rests again after a while. */
  needHostOnce() {
    this.#link.want();
    this.#wantOrRelease();
  }

  /** Sites were switched: frames of those that are off let go. */
  sitesChanged() {
    for (const client of this.#clients) {
      if (!this.#sites.isOn(client.site)) this.#leave(client);
    }
  }

  /** The person asked to forget everything. */
  forget() {
    this.#dismissals = null;
    this.recheck();
  }

  /** @param {Client} client */
  #welcome(client) {
    if (this.#sites.isOn(client.site)) this.#postState(client);
    else this.#leave(client);
  }

  /** @param {Client} client */
  #leave(client) {
    client.port.postMessage({ type: "leave" });
    client.composers.clear();
    client.writing = false;
    this.#wantOrRelease();
  }

  /** @param {Client} client */
  #postState(client) {
    const { port, site } = client;
    const settings = this.#settings.forContent;
    if (site.id === practice) settings["brand-accounts"] = [...settings["brand-accounts"], practiceBrand];
    const adapter = this.#settings.adapters[site.id];
    const { state, generation, backOff } = this.#link;
    const message = { type: "state", state, generation, settings, site: site.id, ...(backOff > 0 && { backOff }), ...(adapter && { adapter }) };
    const told = JSON.stringify(message);
    if (told === client.told) return;
    client.told = told;
    port.postMessage(message);
  }

  #wantOrRelease() {
    const wanted = this.#watchers.size > 0 || [...this.#clients].some(({ writing }) => writing);
    if (wanted) this.#link.want();
    else this.#link.release();
  }

  /**
   * @param {Client} client
   * @param {any} message
   */
  #receive(client, message) {
    if (!this.#sites.isOn(client.site)) return this.#leave(client);
    switch (message?.type) {
      case "focus":
        return this.#setWriting(client, true);
      case "blur":
        return this.#setWriting(client, false);
      case "end-pause":
        return void this.#settings.pauseUntil(0);
      case "check": {
        const check = cleanCheck(message);
        if (check && check.text.length <= textCap) this.#receiveCheck(client, check);
        else if (check) client.port.postMessage({ type: "failed", draft: check.draft, revision: check.revision, code: "text-too-large" });
        return;
      }
      case "gone":
        return void client.composers.delete(message.draft);
      case "suggest":
        return void this.#suggest(client, message);
      case "ignore":
        return void this.#ignore(client, message);
      case "add-word":
        if (isShortText(message.word)) this.#addWord(client, message.word);
        return;
      case "lesson":
        if (typeof message.lesson === "string" && /^[a-z0-9-]{1,60}$/.test(message.lesson)) this.#openPage(`pages/lesson/lesson.html?lesson=${message.lesson}`);
        return;
      case "event":
        if (message.action === "not-right" && !client.rules.has(message.rule)) return;
        if (isShortText(message.rule) && ruleName.test(message.rule) && countedActions.has(message.action) && !client.isPrivate) void this.#settings.count(message.rule, message.action);
    }
  }

  /**
   * @param {Client} client
   * @param {boolean} writing
   */
  #setWriting(client, writing) {
    client.writing = writing;
    this.#wantOrRelease();
  }

  /**
   * @param {Client} client
   * @param {Check} check
   */
  #receiveCheck(client, check) {
    if (!client.writing) {
      // The focus is elsewhere by now.
      this.needHostOnce();
    }
    const composer = client.composers.get(check.draft);
    if (!composer) {
      const created = { latest: check, inFlight: false, again: false };
      client.composers.set(check.draft, created);
      if (client.composers.size > composerCap) client.composers.delete(/** @type {string} */ (client.composers.keys().next().value));
      return this.#check(client, created);
    }
    if (check.revision < composer.latest.revision || (composer.inFlight && isSame(check, composer.latest))) return;
    if (composer.again && composer.latest.revision < check.revision) {
      client.port.postMessage({ type: "superseded", draft: check.draft, revision: composer.latest.revision });
    }
    composer.latest = check;
    this.#check(client, composer);
  }

  /**
   * Has the composer's latest draft checked: now, or after the answer under way. One draft is never twice in the host's queue.
   * @param {Client} client
   * @param {Composer} composer
   */
  #check(client, composer) {
    if (composer.inFlight) composer.again = true;
    else if (this.#link.ready) void this.#send(client, composer);
  }

  /**
   * @param {Client} client
   * @param {Composer} composer
   */
  async #send(client, composer) {
    const check = composer.latest;
    const { draft, revision, text, caret, language, software } = check;
    composer.inFlight = true;
    composer.again = false;
    const answer = await this.#link.request({
      type: "check", draft: `${client.number}.${draft}`, revision, text, scope: cleanScope(check.scope, idInScope(client.site, software, this.#sites.known)), ...(caret !== null && { caret }), ...(language && { language }) });
    composer.inFlight = false;
    const message = await this.#answerFor(client, check, answer);
    if (!this.#clients.has(client)) return;
    client.port.postMessage(message);
    if (composer.again && client.composers.get(draft) === composer) this.#check(client, composer);
  }

  /**
   * @param {Client} client
   * @param {Check} check
   * @param {import("./native-link.js").Answer} answer
   */
  async #answerFor(client, { draft, revision, text }, answer) {
    if (!answer.ok) return { type: "failed", draft, revision, code: answer.code };
    switch (answer.frame.type) {
      case "report":
        return { type: "report", draft, revision, generation: this.#link.generationOf(answer.frame), ...(answer.frame.truncated === true && { incomplete: true }), findings: await this.#withoutDismissed(client, text, this.#quietened(answer.frame.findings ?? [])) };
      case "superseded":
        return { type: "superseded", draft, revision };
      default:
        return { type: "failed", draft, revision, code: answer.frame.code ?? "internal" };
    }
  }

  /** The findings as they are for this person, who may have called their rules "not right" again and again. @param {any[]} findings */
  #quietened(findings) {
    return findings.flatMap((finding) => {
      const stage = demoted(finding.stage, this.#settings.timesNotRight(finding.rule));
      return stage === null ? [] : [{ ...finding, stage }];
    });
  }

  /**
   * @param {Client} client
   * @param {string} text
   * @param {any[]} findings
   */
  async #withoutDismissed(client, text, findings) {
    const memories = [this.#remembered, ...(client.dismissals ? [client.dismissals] : [])];
    const ignored = await Promise.all(findings.map(async ({ rule, start, end, word, stage }) => {
      if (!isIgnorable(stage)) return false;
      if (client.words.has(word)) return true;
      return (await Promise.all(memories.map((memory) => memory.has(rule, text, start, end)))).includes(true);
    }));
    const told = findings.filter((_, index) => !ignored[index]);
    for (const { rule } of told) client.rules.add(rule);
    return told;
  }

  /**
   * Whether the person ignored a finding like this before, or called its rule "not right" until it was silent.
   * @param {string} text
   * @param {{rule: string, start: number, end: number, stage: string}} finding
   */
  async ignored(text, { rule, start, end, stage }) {
    return isIgnorable(stage) && (demoted(stage, this.#settings.timesNotRight(rule)) === null || this.#remembered.has(rule, text, start, end));
  }

  /** @param {Client} client */
  #dismissalsOf(client) {
    return client.isPrivate ? (client.dismissals ??= new Dismissals(newMemory(), () => {})) : this.#remembered;
  }

  /** What was ignored outside private windows. */
  get #remembered() {
    return (this.#dismissals ??= new Dismissals(this.#settings.dismissals ?? newMemory(), (memory) => void this.#settings.keepDismissals(memory)));
  }

  /**
   * @param {Client} client
   * @param {any} message `context` is the text around: `{before, match, after}`
   */
  async #ignore(client, { rule, context }) {
    const parts = [context?.before, context?.match, context?.after];
    if (!isShortText(rule) || !parts.every((part) => typeof part === "string" && part.length <= textCap)) return;
    const [before, match, after] = parts;
    await this.#dismissalsOf(client).add(rule, before + match + after, before.length, before.length + match.length);
    this.recheck();
  }

  /**
   * @param {Client} client
   * @param {string} word
   */
  #addWord(client, word) {
    if (!client.isPrivate) return void this.#settings.addWord(word);
    client.words.add(word);
    for (const composer of client.composers.values()) this.#check(client, composer);
  }

  /**
   * A card may be opened when the host rests since nobody writes: then it is started for it.
   * @param {Client} client
   * @param {any} message
   */
  async #suggest(client, { request, word, language }) {
    if (!isShortText(word)) return;
    if (!client.writing) this.needHostOnce();
    await this.#link.whenReady(timeouts.suggest);
    const answer = await this.#link.request({ type: "suggest", word, ...(isShortText(language) && { language }) });
    const suggestions = !answer.ok ? null : Array.isArray(answer.frame.suggestions) ? answer.frame.suggestions : [];
    if (this.#clients.has(client)) client.port.postMessage({ type: "suggestions", request, suggestions });
  }
}
