/**
 * Which sites are checked, and the content scripts there. A site that is off has none: scripts are registered dynamically, never by the manifest.
 *
 * @typedef {object} KnownSite a site with an adapter
 * @property {string} site id
 * @property {string} name
 * @property {string[]} hosts
 * @property {string} checked what is checked there, in plain words
 * @property {boolean} [detectable] software that runs on many hosts, which a page tells by its marks
 * @property {boolean} [packaged] false: the organisation's policy added it, and no script of the package brings its adapter
 *
 * @typedef {object} Site where a draft is written
 * @property {string} id an adapter's id, `practice`, or the host of a site without an adapter
 * @property {string} name
 * @property {string} origin
 * @property {boolean} adapter
 */
import { inOwnLanguage } from "../shared/i18n.js";

/** The Practice page's site id. */
export const practice = "practice";

/** The account on the Practice page that speaks for a company. */
export const practiceBrand = "@acme_support";

/**
 * @param {string} address
 * @returns {URL | null}
 */
function parse(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/**
 * @param {string | undefined} address of the page or frame
 * @param {readonly KnownSite[]} known
 * @param {string} ownOrigin the extension's
 * @returns {Site | null} null where nobody can post: not HTTPS, or a page of ours that is not Practice
 */
export function siteOf(address, known, ownOrigin) {
  const url = parse(address ?? "");
  if (!url) return null;
  if (ownOrigin !== "" && url.href.startsWith(`${ownOrigin}/`)) {
    return url.pathname.startsWith("/pages/practice/") ? { id: practice, name: "Practice", origin: ownOrigin, adapter: true } : null;
  }
  if (url.protocol !== "https:") return null;
  const found = known.find(({ hosts }) => hosts.includes(url.hostname));
  return found ? { id: found.site, name: found.name, origin: url.origin, adapter: true } : { id: url.hostname, name: url.hostname, origin: url.origin, adapter: false };
}

/**
 * @param {readonly KnownSite[]} known
 * @param {import("./settings.js").Settings} settings
 * @returns {chrome.scripting.RegisteredContentScript[]} what should be registered
 */
export function wantedScripts(known, settings) {
  const common = /** @type {const} */ ({ allFrames: true, matchOriginAsFallback: true, runAt: "document_start", world: "ISOLATED", persistAcrossSessions: true });
  const withAdapter = known
    .filter(({ site, hosts }) => hosts.length > 0 && !settings.isSiteOff(site))
    .map(({ site, hosts, packaged = true }) => ({
      ...common, id: `site-${site}`, js: [packaged ? `sites/${site}.js` : "sites/detectable.js", "content.js"], matches: hosts.map((host) => `https://${host}/*`) }));
  const generic = settings.sitesOn
    .filter((origin) => !settings.isSiteOff(new URL(origin).hostname))
    .map((origin) => ({ ...common, id: `origin-${origin}`, js: ["sites/detectable.js", "content.js"], matches: [`https://${new URL(origin).hostname}/*`] }));
  return [...withAdapter, ...generic];
}

/**
 * The site's id in a scope. What software runs a host without an adapter, its page alone can tell: that much is believed, and nothing else of an adapter's.
 * @param {Site} site from the sender
 * @param {string} software an adapter's id, as the content script found it by the page's marks
 * @param {readonly KnownSite[]} known
 */
export const idInScope = (site, software, known) => (!site.adapter && known.some((each) => each.detectable && each.site === software) ? software : site.id);

/**
 * @param {readonly KnownSite[]} known those of the package
 * @param {Record<string, import("../shared/types.js").Site>} adapters by site, of the organisation's policy
 * @returns {KnownSite[]}
 */
export function withPolicy(known, adapters) {
  const own = Object.entries(adapters).map(([site, { facts, dom }]) => ({
    site, name: facts.name, hosts: facts.hosts, checked: inOwnLanguage(facts.checked), detectable: dom.detect !== undefined, packaged: known.some((each) => each.site === site) }));
  return [...known.filter(({ site }) => !(site in adapters)), ...own].sort((one, other) => (one.site < other.site ? -1 : 1));
}

/** @param {chrome.scripting.RegisteredContentScript} script */
const signature = ({ id, js, matches }) => JSON.stringify([id, js, [...(matches ?? [])].sort()]);

/** Runs in the content scripts' isolated world, where a script that let go, or one of an older version, may have left its handle. */
function isHere() {
  return /** @type {{saysoContent?: {isHere?: () => boolean}}} */ (globalThis).saysoContent?.isHere?.() ?? false;
}

/** Runs in the content scripts' isolated world. */
function leavePage() {
  /** @type {{saysoContent?: {leave: () => void}}} */ (globalThis).saysoContent?.leave();
}

export class Sites {
  #known;
  #settings;
  #api;
  /** Hosts that the person withdrew in the browser's own settings, as of the last reconciliation. @type {Set<string>} */
  #denied = new Set();
  /** One reconciliation after the other: the browser rejects an id that is registered twice. */
  #queue = Promise.resolve();

  /**
   * @param {readonly KnownSite[]} known
   * @param {import("./settings.js").Settings} settings
   * @param {Pick<typeof chrome, "scripting" | "tabs" | "permissions">} api
   */
  constructor(known, settings, api) {
    this.#known = known;
    this.#settings = settings;
    this.#api = api;
  }

  /** The sites with an adapter: those of the package, as the organisation's policy changed them or added to them. */
  get known() {
    return withPolicy(this.#known, this.#settings.adapters);
  }

  /** @param {Site} site */
  isOn(site) {
    if (site.id === practice) return true;
    if (this.#denied.has(parse(site.origin)?.hostname ?? "")) return false;
    return !this.#settings.isSiteOff(site.id) && (site.adapter || this.#settings.sitesOn.includes(site.origin));
  }

  /**
   * The browser's permission for sites was given or taken. A site without an adapter is on exactly as long as it is permitted.
   * @param {string[]} patterns match patterns; one for many hosts switches nothing by itself
   * @param {boolean} given
   */
  async permitted(patterns, given) {
    for (const pattern of patterns) {
      const site = pattern.includes("://*") ? null : siteOf(pattern.replace(/\*$/, ""), this.known, "");
      if (site && !site.adapter) await this.#settings.setOrigin(site.origin, given);
    }
    await this.reconcile({ intoOpenTabs: "changed" });
  }

  /**
   * Makes the registered content scripts what the settings and the browser's permissions say. Open tabs of sites that came are given the scripts at once; in those of sites that went,
   * the scripts let go of everything.
   * @param {{intoOpenTabs: "changed" | "all"}} options "all": the extension has just started, and no open tab has a script that lives
   * @returns {Promise<void>}
   */
  reconcile(options) {
    this.#queue = this.#queue.then(() => this.#reconcile(options)).catch((error) => console.error("Sayso: registering content scripts failed:", error.message));
    return this.#queue;
  }

  /** @param {{intoOpenTabs: "changed" | "all"}} options */
  async #reconcile({ intoOpenTabs }) {
    const wanted = [];
    const denied = new Set();
    for (const script of wantedScripts(this.known, this.#settings)) {
      const matches = [];
      for (const match of script.matches ?? []) {
        if (await this.#api.permissions.contains({ origins: [match] })) matches.push(match);
        else denied.add(new URL(match.replace(/\*$/, "")).hostname);
      }
      if (matches.length > 0) wanted.push({ ...script, matches });
    }
    this.#denied = denied;
    const registered = await this.#api.scripting.getRegisteredContentScripts();
    const [has, needs] = [new Set(registered.map(signature)), new Set(wanted.map(signature))];
    const gone = registered.filter((script) => !needs.has(signature(script)));
    const come = wanted.filter((script) => !has.has(signature(script)));
    if (gone.length > 0) await this.#api.scripting.unregisterContentScripts({ ids: gone.map(({ id }) => id) });
    if (come.length > 0) await this.#api.scripting.registerContentScripts(come);
    for (const script of gone) await this.#inOpenTabs(script, { func: leavePage });
    for (const script of intoOpenTabs === "all" ? wanted : come) await this.#inOpenTabs(script, { files: /** @type {string[]} */ (script.js) });
  }

  /**
   * @param {chrome.scripting.RegisteredContentScript} script
   * @param {{files: string[]} | {func: () => void}} injection
   */
  async #inOpenTabs({ matches }, injection) {
    for (const tab of await this.#api.tabs.query({ url: matches })) {
      if (tab.id === undefined) continue;
      try {
        if ("func" in injection) {
          await this.#api.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, func: injection.func });
          continue;
        }
        const frames = await this.#api.scripting.executeScript({ target: { tabId: tab.id, allFrames: true }, func: isHere, injectImmediately: true });
        const frameIds = frames.filter(({ result }) => result === false).map(({ frameId }) => frameId);
        if (frameIds.length > 0) await this.#api.scripting.executeScript({ target: { tabId: tab.id, frameIds }, files: injection.files, injectImmediately: true });
      } catch {
        // The tab closed, shows an error page, or is asleep: it gets the scripts when it loads.
      }
    }
  }
}
