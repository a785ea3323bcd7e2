/**
 * What our own pages (popup, options, welcome, practice) may ask and order, by `runtime.sendMessage`.
 *
 * @typedef {object} SiteSwitch
 * @property {string} id
 * @property {string} name
 * @property {string} origin of the page that was asked about; empty in the list of all sites
 * @property {string} checked what is checked there, in plain words; empty where a site has no adapter
 * @property {boolean} adapter
 * @property {boolean} on
 * @property {boolean} locked the organisation decides
 *
 * @typedef {object} Overview
 * @property {import("../shared/types.js").CheckingState} state
 * @property {{version: string, platform: string} | null} host
 * @property {"chromium" | "firefox"} browser
 * @property {string[]} rulesMet ids of the rules that the person has met
 * @property {boolean} managed whether the browser delivers a policy's values
 * @property {import("./pack-sources.js").PackSources["states"]} packSources
 * @property {import("./settings.js").Effective | null} effective
 * @property {"open" | "closed"} fail what the gate does without an answer
 * @property {number} pausedUntil milliseconds since 1970; 0 where not paused
 * @property {boolean} kept whether the browser had room for what was last to be remembered
 * @property {string[]} words the person's own
 * @property {string[]} accounts the person's own, as sites name them
 * @property {SiteSwitch[]} sites
 * @property {SiteSwitch | null} site the page that was asked about; null where nobody can post
 */
import { practice, siteOf } from "./sites.js";
import { StatusDesk } from "./status.js";

/** The port that a page of ours keeps open: it is told `{type: "changed", …Overview}` at once and at every change. */
export const pagePortName = "sayso-page";

/**
 * @param {object} parts
 * @param {import("./native-link.js").NativeLink} parts.link
 * @param {import("./settings.js").Settings} parts.settings
 * @param {import("./sites.js").Sites} parts.sites
 * @param {import("./broker.js").Broker} parts.broker
 * @param {import("./pack-sources.js").PackSources} parts.packSources
 * @param {Promise<void>} parts.ready
 * @param {"chromium" | "firefox"} parts.browser
 * @param {string} parts.ownOrigin
 * @param {Pick<typeof chrome.runtime, "id" | "onMessage">} parts.runtime
 * @returns {(address?: string) => Overview}
 */
export function answerPages({ link, settings, sites, broker, packSources, ready, ownOrigin, browser, runtime }) {
  const desk = new StatusDesk(link, broker);

  /**
   * @param {import("./sites.js").Site} site
   * @param {string} checked
   * @returns {SiteSwitch}
   */
  const switchOf = (site, checked) => ({
    ...site, checked, on: sites.isOn(site), locked: site.id === practice || settings.sitesLocked || settings.sitesOffByPolicy.includes(site.id) });

  /** @param {string} [address] */
  const overview = (address) => {
    const site = siteOf(address, sites.known, ownOrigin);
    const { pausedUntil, effective, preferences, sitesOn } = settings;
    const generic = sitesOn.map((origin) => ({ id: new URL(origin).hostname, name: new URL(origin).hostname, origin, adapter: false }));
    return {
      state: link.state,
      fail: settings.forContent.fail,
      host: link.welcome?.host ?? null,
      browser,
      rulesMet: settings.rulesMet,
      managed: settings.layers.managed !== null,
      packSources: packSources.states,
      effective,
      pausedUntil: pausedUntil > Date.now() ? pausedUntil : 0,
      kept: settings.isKept,
      words: preferences.words,
      accounts: settings.ownAccounts,
      sites: [
        ...sites.known.map(({ site: id, name, checked }) => switchOf({ id, name, origin: "", adapter: true }, checked)),
        ...generic.map((each) => switchOf(each, "")),
      ],
      site: site && switchOf(site, sites.known.find((known) => known.site === site.id)?.checked ?? ""),
    };
  };

  /** @param {import("../shared/messages.js").PageMessage} message */
  const obey = async (message) => {
    switch (message.type) {
      case "get-state":
        return;
      case "set-site": {
        if (sites.known.some(({ site }) => site === message.site)) return settings.setSite(message.site, message.on);
        // A site without an adapter is named by its origin.
        const site = siteOf(message.site, sites.known, ownOrigin);
        return site && settings.setOrigin(site.origin, message.on);
      }
      case "pause":
        return settings.pauseUntil(message.minutes > 0 ? Date.now() + message.minutes * 60_000 : 0);
      case "retry":
        return link.retry();
      case "read-rules":
        return link.restart();
      case "read-dictionaries":
        return link.reconfigure();
      case "fetch-packs":
        return packSources.lookNow();
      case "forget":
        await settings.forget();
        return broker.forget();
      case "add-word":
        return settings.addWord(message.word);
      case "add-account":
        if (typeof message.account === "string" && message.account.length <= 80) await settings.addAccount(message.account);
        return;
      case "remove-account":
        return settings.removeAccount(message.account);
      case "remove-word":
        return settings.removeWord(message.word);
      case "set-spelling":
        return settings.setSpelling(message.on);
      case "set-languages":
        return settings.setLanguages(message.languages);
      default:
        return;
    }
  };

  /** @param {import("../shared/messages.js").PageMessage | import("../shared/messages.js").StatusQuestion} message */
  const answerTo = async (message) => {
    switch (message.type) {
      case "host-status":
        return desk.host();
      case "self-test":
        return desk.selfTest();
      case "find":
        return desk.findings(message.text, message.scope);
      case "explain":
        return desk.explain(message.rule, message.text, message.scope);
      default:
        await obey(message);
        return overview(message.url);
    }
  };

  runtime.onMessage.addListener((message, sender, answer) => {
    if (sender.id !== runtime.id || !sender.url?.startsWith(`${ownOrigin}/pages/`)) return false;
    void ready.then(() => answerTo(message)).catch(() => overview(message.url)).then(answer);
    return true;
  });
  return overview;
}
