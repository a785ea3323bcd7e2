import assert from "node:assert/strict";
import { test } from "node:test";
import { Broker } from "../../../extension/background/broker.js";
import { NativeLink } from "../../../extension/background/native-link.js";
import { answerPages } from "../../../extension/background/pages.js";
import { Settings } from "../../../extension/background/settings.js";
import { Sites } from "../../../extension/background/sites.js";
import { Clock, FakeHost, FakePort, FakeStorage, settled } from "./fakes.mjs";

const known = [{ site: "x", name: "X", hosts: ["x.com"], checked: "posts" }];
const id = "iimkomokggagjaplngkmokpencailcbl";
const ownOrigin = `chrome-extension://${id}`;
const popup = { id, url: `${ownOrigin}/pages/popup/popup.html` };

async function start(local = {}) {
  const [clock, host, storage] = [new Clock(), new FakeHost(), new FakeStorage({ rolloutBucket: 1, ...local })];
  const settings = new Settings({ local: storage, managed: new FakeStorage() }, () => {});
  const sites = new Sites(known, settings, /** @type {any} */ ({}));
  const link = new NativeLink(
    { connect: host.connect, lastError: host.lastError, setTimer: clock.setTimer, clearTimer: clock.clearTimer, random: () => 0 },
    { client: {}, configuration: () => settings.layers, onState: () => {}, onReady: () => {}, onConfigured: () => {} },
  );
  const ready = settings.load();
  const broker = new Broker({ link, settings, sites, ownOrigin, ready });
  let listener;
  let looked = 0;
  const overview = answerPages({ link, settings, sites, broker, packSources: { states: [], lookNow: () => { looked += 1; } }, ready, ownOrigin, browser: "chromium", runtime: { id, onMessage: { addListener: (added) => { listener = added; } } } });
  /** Sends a message as a page does; undefined where it is not answered. */
  const ask = async (message, sender = popup) => {
    let answer;
    const will = listener(message, sender, (given) => { answer = given; });
    await settled();
    assert.equal(will, answer !== undefined);
    return answer;
  };
  return { ask, host, clock, broker, overview, storage, looked: () => looked };
}

test("the state, and what is checked on the page in question", async () => {
  const { ask } = await start();
  const { state, site, sites, words, host } = await ask({ type: "get-state", url: "https://x.com/home" });
  assert.deepEqual({ state, words, host }, { state: "starting", words: [], host: null });
  assert.deepEqual(site, { id: "x", name: "X", origin: "https://x.com", adapter: true, checked: "posts", on: true, locked: false });
  assert.deepEqual(sites.map(({ id: each, on }) => [each, on]), [["x", true]]);
  assert.equal((await ask({ type: "get-state", url: "chrome://settings" })).site, null);
});

test("only our own pages are answered", async () => {
  const { ask } = await start();
  for (const sender of [{ id: "another", url: popup.url }, { id, url: "https://x.com/home" }, { id, url: `${ownOrigin}.evil/pages/popup/` }, { id }]) {
    assert.equal(await ask({ type: "get-state" }, sender), undefined);
  }
});

test("switches: a site with an adapter by its id, one without by its origin, nonsense not at all", async () => {
  const { ask, storage } = await start();
  assert.equal((await ask({ type: "set-site", site: "x", on: false, url: "https://x.com/" })).site.on, false);
  assert.equal((await ask({ type: "set-site", site: "https://forum.example/thread/4", on: true, url: "https://forum.example/" })).site.on, true);
  for (const site of ["nobody", "http://plain.example", "", undefined]) assert.ok(await ask({ type: "set-site", site, on: true }));
  assert.deepEqual(storage.items.sitesOn, ["https://forum.example"]);
  assert.deepEqual(storage.items.preferences["sites-off"], ["x"]);
});

test("where the organisation decides, the switch is locked", async () => {
  const { ask } = await start({ managed: { "sites-off": ["x"] } });
  const { site } = await ask({ type: "get-state", url: "https://x.com/" });
  assert.deepEqual([site.on, site.locked], [false, true]);
});

test("words, spelling, languages, pause", async () => {
  const { ask, storage } = await start();
  await ask({ type: "add-word", word: "Zschopau" });
  await ask({ type: "add-word", word: "Ahoi" });
  assert.deepEqual((await ask({ type: "remove-word", word: "Zschopau" })).words, ["Ahoi"]);
  await ask({ type: "set-spelling", on: false });
  await ask({ type: "set-languages", languages: ["de_DE"] });
  assert.deepEqual(storage.items.preferences, { words: ["Ahoi"], "sites-off": [], spelling: false, languages: ["de_DE"] });
  const before = Date.now();
  const { pausedUntil } = await ask({ type: "pause", minutes: 60 });
  assert.ok(pausedUntil >= before + 3_600_000 && pausedUntil <= Date.now() + 3_600_000);
  assert.equal((await ask({ type: "pause", minutes: 0 })).pausedUntil, 0);
});

test("a choice of dictionaries can be taken back, so that they follow the browser's languages again", async () => {
  const { ask, broker, host } = await start();
  broker.watch(new FakePort(), () => ({}));
  await ask({ type: "set-languages", languages: ["de_DE"] });
  await ask({ type: "read-dictionaries" });
  assert.deepEqual(host.port.last("configure").preferences.languages, ["de_DE"]);
  await ask({ type: "set-languages", languages: null });
  await ask({ type: "read-dictionaries" });
  assert.equal(host.port.last("configure").preferences.languages, undefined);
});

test("the host is asked to look for dictionaries again; where none runs, nothing is started for it", async () => {
  const { ask, broker, host } = await start();
  await ask({ type: "read-dictionaries" });
  assert.equal(host.ports.length, 0);
  broker.watch(new FakePort(), () => ({}));
  await settled();
  assert.equal(host.port.all("configure").length, 1);
  await ask({ type: "read-dictionaries" });
  assert.equal(host.port.all("configure").length, 2);
});

test("a message that nobody knows is answered and changes nothing", async () => {
  const { ask, storage } = await start();
  assert.ok(await ask({ type: "erase-disk" }));
  assert.deepEqual(storage.items, { rolloutBucket: 1 });
});

test("an open page of ours has the checker started, and is told at once", async () => {
  const { broker, overview, host } = await start();
  const port = new FakePort();
  broker.watch(port, () => overview());
  await settled();
  assert.equal(host.ports.length, 1);
  assert.equal(port.last("changed").state, "starting");
  broker.announce(() => overview());
  assert.equal(port.last("changed").state, "connected");
  assert.deepEqual(port.last("changed").host, { version: "0.1.0", platform: "test" });
});

test("the policy's packs are looked for when someone asks", async () => {
  const { ask, looked } = await start();
  await ask({ type: "fetch-packs" });
  assert.equal(looked(), 1);
});

const statusPage = { id, url: `${ownOrigin}/pages/status/status.html` };

test("the self-test sends our own sample to the host, and is passed by a report for it alone", async () => {
  const results = [];
  const ask = async (answer) => {
    const { StatusDesk, sampleText } = await import("../../../extension/background/status.js");
    const link = { request: async (frame) => { assert.equal(frame.text ?? sampleText, sampleText); return { ok: true, frame: answer(frame) }; } };
    results.push(await new StatusDesk(link, { ignored: async () => false }).selfTest());
  };
  await ask(({ draft, revision }) => ({ type: "report", draft, revision, findings: [{ rule: "spelling", word: "Teh" }] }));
  await ask(({ draft, revision }) => ({ type: "report", draft, revision: revision + 1, findings: [] }));
  await ask(() => ({ type: "error", code: "busy" }));
  assert.deepEqual(results.map(({ ok, code, rules }) => ({ ok, code, rules })), [
    { ok: true, code: "", rules: ["spelling"] }, { ok: false, code: "internal", rules: [] }, { ok: false, code: "busy", rules: [] }]);
});

test("a text that the status page asks about goes to the host and is kept nowhere", async () => {
  const { ask, host, broker, storage, overview } = await start();
  broker.watch(new FakePort(), () => ({}));
  await settled();
  const post = host.port.postMessage.bind(host.port);
  host.port.postMessage = (frame) => {
    post(frame);
    const answer = frame.type === "check" ? { type: "report", findings: [{ rule: "pack/rule", message: { what: "Look." }, stage: "confirm", start: 0, end: 5 }] } : { type: "explanation", fires: true, steps: [] };
    queueMicrotask(() => host.port.tell({ ...frame, ...answer }));
  };
  const scope = { site: "x", surface: "post", audience: "public", account: "personal" };
  const text = "zanzibarquokka";
  assert.deepEqual(await ask({ type: "find", text, scope }, statusPage), { ok: true, rules: [{ rule: "pack/rule", what: "Look.", word: "", ignored: false }] });
  assert.deepEqual(await ask({ type: "explain", rule: "pack/rule", text, scope }, statusPage), { ok: true, fires: true, steps: [] });
  assert.deepEqual([host.port.last("check"), host.port.last("explain")].map((frame) => [frame.text, frame.scope]), [[text, scope], [text, scope]]);
  assert.doesNotMatch(JSON.stringify([storage.items, overview()]), /quokka/);
});

test("a change that the browser has no room for is told", async () => {
  const { ask, storage } = await start();
  assert.equal((await ask({ type: "add-word", word: "Ahoi" })).kept, true);
  storage.set = async () => { throw new Error("QUOTA_BYTES quota exceeded"); };
  const { kept, words } = await ask({ type: "add-word", word: "Zschopau" });
  assert.deepEqual([kept, words], [false, ["Ahoi", "Zschopau"]]);
});
