import assert from "node:assert/strict";
import { test } from "node:test";
import { Settings } from "../../../extension/background/settings.js";
import { idInScope, Sites, siteOf } from "../../../extension/background/sites.js";
import { FakeStorage } from "./fakes.mjs";

const known = [{ site: "x", name: "X", hosts: ["x.com", "twitter.com"], checked: "posts" }, { site: "mastodon", name: "Mastodon", hosts: [], checked: "posts", detectable: true }];
const own = "chrome-extension://iimkomokggagjaplngkmokpencailcbl";

/** The handle of a content script, as content/start.js gives it. */
function living() {
  let here = true;
  return { leave: () => { here = false; }, isHere: () => here, fit: () => ({}) };
}

/** The browser's registry of content scripts, with the browser's own rules. */
class FakeBrowser {
  scripts = [];
  injected = [];
  denied = new Set();
  openTabs = [];
  /** What content scripts left in the world of each frame of a tab. @type {{saysoContent?: object}[]} */
  frames = [{}];

  scripting = {
    getRegisteredContentScripts: async () => structuredClone(this.scripts),
    registerContentScripts: async (scripts) => {
      for (const script of scripts) {
        if (this.scripts.some(({ id }) => id === script.id)) throw new Error(`Duplicate script ID '${script.id}'`);
        this.scripts.push(script);
      }
    },
    unregisterContentScripts: async ({ ids }) => {
      for (const id of ids) if (!this.scripts.some((script) => script.id === id)) throw new Error(`Nonexistent script ID '${id}'`);
      this.scripts = this.scripts.filter(({ id }) => !ids.includes(id));
    },
    executeScript: async (injection) => {
      this.injected.push(injection);
      const frameIds = injection.target.frameIds ?? this.frames.keys();
      return [...frameIds].map((frameId) => ({ frameId, result: "func" in injection ? this.#run(injection.func, this.frames[frameId]) : this.#inject(frameId) }));
    },
  };

  /** Calls an injected function in a frame's world; like the browser, gives null where it throws. */
  #run(func, { saysoContent }) {
    globalThis.saysoContent = saysoContent;
    try {
      return func();
    } catch {
      return null;
    } finally {
      delete globalThis.saysoContent;
    }
  }

  /** As content/main.js does. */
  #inject(frameId) {
    this.frames[frameId] = { saysoContent: living() };
    return null;
  }

  get injectedFiles() {
    return this.injected.filter(({ files }) => files);
  }

  permissions = { contains: async ({ origins }) => origins.every((origin) => !this.denied.has(origin)) };
  tabs = { query: async ({ url }) => this.openTabs.filter(({ match }) => url.includes(match)) };
}

async function start(local = {}) {
  const browser = new FakeBrowser();
  const settings = new Settings({ local: new FakeStorage(local), managed: new FakeStorage() }, () => {});
  await settings.load();
  return { browser, settings, sites: new Sites(known, settings, browser) };
}

test("the site comes from the address, by its exact host", () => {
  assert.equal(siteOf("https://x.com/compose/post", known, own).id, "x");
  assert.equal(siteOf("https://twitter.com", known, own).id, "x");
  assert.deepEqual(siteOf("https://x.com.evil.example/", known, own), { id: "x.com.evil.example", name: "x.com.evil.example", origin: "https://x.com.evil.example", adapter: false });
  assert.equal(siteOf(`${own}/pages/practice/practice.html`, known, own).id, "practice");
  for (const address of [`${own}/pages/options/options.html`, `${own}.evil/pages/practice/`, "http://x.com/", "chrome://settings", "about:blank", "null", "", undefined]) {
    assert.equal(siteOf(address, known, own), null, address);
  }
});

test("a site that is on has its adapter and the content script in every frame, before the page's own scripts", async () => {
  const { browser, sites } = await start();
  await sites.reconcile({ intoOpenTabs: "changed" });
  assert.deepEqual(browser.scripts, [{ id: "site-x", js: ["sites/x.js", "content.js"], matches: ["https://x.com/*", "https://twitter.com/*"], allFrames: true, matchOriginAsFallback: true, runAt: "document_start", world: "ISOLATED", persistAcrossSessions: true }]);
});

test("off: nothing is registered, and open tabs let go; on again: registered, and open tabs get the scripts", async () => {
  const { browser, settings, sites } = await start();
  browser.openTabs = [{ id: 4, match: "https://x.com/*" }, { id: 5, match: "https://elsewhere.example/*" }];
  await sites.reconcile({ intoOpenTabs: "changed" });
  browser.injected = [];

  await settings.setSite("x", false);
  await sites.reconcile({ intoOpenTabs: "changed" });
  assert.deepEqual(browser.scripts, []);
  assert.deepEqual(browser.injected.map(({ target, func }) => [target, typeof func]), [[{ tabId: 4, allFrames: true }, "function"]]);
  assert.equal(browser.frames[0].saysoContent.isHere(), false, "it let go, and its handle is still there");

  browser.injected = [];
  await settings.setSite("x", true);
  await sites.reconcile({ intoOpenTabs: "changed" });
  assert.equal(browser.scripts.length, 1);
  assert.deepEqual(browser.injectedFiles, [{ target: { tabId: 4, frameIds: [0] }, files: ["sites/x.js", "content.js"], injectImmediately: true }]);
  assert.equal(browser.frames[0].saysoContent.isHere(), true);
});

test("nothing changed: nothing is done, unless the extension itself is new", async () => {
  const { browser, sites } = await start();
  browser.openTabs = [{ id: 4, match: "https://x.com/*" }];
  await sites.reconcile({ intoOpenTabs: "changed" });
  browser.injected = [];
  browser.frames = [{}]; // the extension is new: of the one before nothing is left
  await sites.reconcile({ intoOpenTabs: "changed" });
  assert.deepEqual(browser.injected, []);
  await sites.reconcile({ intoOpenTabs: "all" });
  assert.equal(browser.injectedFiles.length, 1);
});

test("many switches at once end in what was last said", async () => {
  const { browser, settings, sites } = await start();
  const done = [];
  for (const on of [false, true, false, true, true, false]) {
    await settings.setSite("x", on);
    done.push(sites.reconcile({ intoOpenTabs: "changed" }));
  }
  await Promise.all(done);
  assert.deepEqual(browser.scripts, []);
});

test("a site without the browser's permission is left out and harms no other", async () => {
  const { browser, sites } = await start({ sitesOn: ["https://forum.example"] });
  browser.denied.add("https://x.com/*").add("https://twitter.com/*");
  await sites.reconcile({ intoOpenTabs: "changed" });
  assert.deepEqual(browser.scripts.map(({ id, js }) => [id, js]), [["origin-https://forum.example", ["sites/detectable.js", "content.js"]]]);
});

test("a page may tell its software only where its host says nothing, and only software that is told so", () => {
  const forum = siteOf("https://forum.example/", known, own);
  assert.equal(idInScope(forum, "mastodon", known), "mastodon");
  assert.equal(idInScope(forum, "", known), "forum.example");
  assert.equal(idInScope(forum, "x", known), "forum.example", "X has hosts of its own");
  assert.equal(idInScope(siteOf("https://x.com/", known, own), "mastodon", known), "x");
});

const adapter = (site, hosts) => ({ site, facts: { name: `Our ${site}`, hosts, checked: { en: "posts" }, limits: {}, surprises: [] }, dom: { account: [], composers: [] } });

test("the organisation's adapters take the place of ours or add a site; a host without permission keeps no other from being checked", async () => {
  const adapters = { x: adapter("x", ["x.com", "posts.acme.example"]), intranet: adapter("intranet", ["intranet.acme.example"]) };
  const { browser, sites } = await start({ effective: { settings: { adapters: { value: adapters, origin: "managed", locked: true } }, packs: [], refused: [] } });
  browser.denied.add("https://posts.acme.example/*");
  await sites.reconcile({ intoOpenTabs: "changed" });
  assert.deepEqual(sites.known.map(({ site, name }) => [site, name]), [["intranet", "Our intranet"], ["mastodon", "Mastodon"], ["x", "Our x"]]);
  assert.deepEqual(browser.scripts.map(({ id, js, matches }) => [id, js, matches]), [
    ["site-intranet", ["sites/detectable.js", "content.js"], ["https://intranet.acme.example/*"]],
    ["site-x", ["sites/x.js", "content.js"], ["https://x.com/*"]],
  ]);
  assert.equal(siteOf("https://intranet.acme.example/wall", sites.known, own).id, "intranet");
});

test("a permission that the person gives or takes switches that site, and no other", async () => {
  const { browser, settings, sites } = await start();
  await sites.permitted(["https://forum.example/*", "https://*/*", "https://*.wide.example/*", "https://x.com/*", "http://plain.example/*"], true);
  assert.deepEqual(settings.sitesOn, ["https://forum.example"]);
  assert.deepEqual(browser.scripts.map(({ id }) => id), ["site-x", "origin-https://forum.example"]);
  await sites.permitted(["https://forum.example/*"], false);
  assert.deepEqual(browser.scripts.map(({ id }) => id), ["site-x"]);
});

test("a site with an adapter is off while the browser's own settings deny it, and on again when they no longer do", async () => {
  const { browser, sites } = await start();
  const [x, twitter, practice] = ["https://x.com/home", "https://twitter.com/home", `${own}/pages/practice/practice.html`].map((address) => siteOf(address, known, own));
  await sites.reconcile({ intoOpenTabs: "changed" });
  assert.deepEqual([x, twitter, practice].map((site) => sites.isOn(site)), [true, true, true]);
  browser.denied.add("https://x.com/*");
  await sites.permitted(["https://x.com/*"], false);
  assert.deepEqual([x, twitter, practice].map((site) => sites.isOn(site)), [false, true, true]);
  browser.denied.clear();
  await sites.permitted(["https://x.com/*"], true);
  assert.equal(sites.isOn(x), true);
});

test("a tab that cannot be reached does not keep the others from it", async () => {
  const { browser, sites } = await start();
  browser.openTabs = [{ id: 1, match: "https://x.com/*" }, { id: 2, match: "https://x.com/*" }];
  const reached = [];
  browser.scripting.executeScript = async ({ target }) => {
    if (target.tabId === 1) throw new Error("Frame with ID 0 is showing error page");
    reached.push(target.tabId);
    return [];
  };
  await sites.reconcile({ intoOpenTabs: "changed" });
  assert.deepEqual(reached, [2]);
});

test("a frame where a script lives is not given another", async () => {
  const { browser, sites } = await start();
  browser.openTabs = [{ id: 4, match: "https://x.com/*" }];
  browser.frames = [{ saysoContent: living() }, {}, { saysoContent: { leave() {} } }];
  await sites.reconcile({ intoOpenTabs: "all" });
  assert.deepEqual(browser.injectedFiles.map(({ target }) => target), [{ tabId: 4, frameIds: [1, 2] }]);
});
