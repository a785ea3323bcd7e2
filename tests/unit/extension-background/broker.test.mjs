import assert from "node:assert/strict";
import { test } from "node:test";
import { Broker } from "../../../extension/background/broker.js";
import { NativeLink } from "../../../extension/background/native-link.js";
import { Settings } from "../../../extension/background/settings.js";
import { Sites } from "../../../extension/background/sites.js";
import { Clock, FakeHost, FakePort, FakeStorage, settled, until } from "./fakes.mjs";

const known = [{ site: "x", name: "X", hosts: ["x.com"], checked: "posts" }, { site: "mastodon", name: "Mastodon", hosts: ["mastodon.social"], checked: "posts", detectable: true }];
const ownOrigin = "chrome-extension://iimkomokggagjaplngkmokpencailcbl";
const publicPost = { surface: "post", audience: "public", account: "personal", "account-name": "@lena", recipients: [], "group-size": null };

async function start(local = {}) {
  const [clock, host, storage] = [new Clock(), new FakeHost(), new FakeStorage({ rolloutBucket: 1, ...local })];
  const opened = [];
  let announce = () => {};
  const settings = new Settings({ local: storage, managed: new FakeStorage() }, (what) => {
    if (what === "policy") link.reconfigure();
    if (what === "sites") broker.sitesChanged();
  });
  const sites = new Sites(known, settings, /** @type {any} */ ({}));
  const link = new NativeLink(
    { connect: host.connect, lastError: host.lastError, setTimer: clock.setTimer, clearTimer: clock.clearTimer, random: () => 0 },
    { client: {}, configuration: () => settings.layers, onState: () => announce(), onBackOff: () => announce(), onGeneration: () => announce(), onReady: () => broker.recheck(), onConfigured: () => announce() },
  );
  const broker = new Broker({ link, settings, sites, ownOrigin, ready: settings.load(), openPage: (path) => opened.push(path) });
  announce = () => broker.announce(() => ({}));
  const open = async ({ url = "https://x.com/home", origin = new URL(url).origin, incognito = false } = {}) => {
    const port = new FakePort({ sender: { url, origin, tab: { id: 1, incognito } } });
    broker.accept(port);
    await settled();
    return port;
  };
  return { clock, host, link, broker, settings, storage, open, opened };
}

const check = (revision, text, more = {}) => ({ type: "check", draft: "d1", revision, text, caret: text.length, scope: publicPost, language: "en-US", ...more });
const finding = (text, words, more = {}) => ({ rule: "personal-data/phone", category: "personal-data", stage: "confirm", start: text.indexOf(words), end: text.indexOf(words) + words.length, ...more });

/** Answers the host's latest check. */
async function report(host, findings = [], generation = 1) {
  const { id, draft, revision } = host.port.last("check");
  host.port.tell({ type: "report", id, draft, revision, generation, findings });
  await settled();
}

test("nothing is started before a composer has the focus", async () => {
  const { host, open } = await start();
  const port = await open();
  assert.equal(host.ports.length, 0);
  assert.deepEqual(port.sent.map(({ type, state, site }) => [type, state, site]), [["state", "starting", "x"]]);
  port.tell({ type: "focus" });
  await settled();
  assert.equal(host.ports.length, 1);
  assert.equal(port.last("state").state, "connected");
});

test("a state is told when it changes, not twice", async () => {
  const { open, broker } = await start();
  const port = await open();
  port.tell({ type: "focus" });
  await settled();
  for (let times = 0; times < 3; times++) broker.announce(() => ({}));
  assert.deepEqual(port.all("state").map(({ state, generation }) => `${state} ${generation}`), ["starting 0.0.0", "connected 0.0.0", "connected 0.0.1"]);
});

test("every host, every configuration and every background is a generation of its own, and a report says of which it is", async () => {
  const { clock, host, open, settings } = await start();
  const port = await open();
  const told = () => port.last("state").generation;
  const before = told();
  port.tell({ type: "focus" });
  await settled();
  const first = told();
  assert.notEqual(first, before);
  port.tell(check(1, "Hello there"));
  await settled();
  await report(host);
  assert.equal(port.last("report").generation, first);

  host.answers = false;
  await settings.setSpelling(false);
  const { id } = host.port.last("configure");
  host.port.tell({ type: "configured", id, generation: 2, settings: {}, packs: host.packs, refused: [] });
  await settled();
  port.tell(check(2, "Hello there!"));
  await settled();
  await report(host, [], 2);
  const second = port.last("report").generation;
  assert.notEqual(second, first);

  host.answers = true;
  host.die();
  await clock.advance(1000);
  assert.equal(host.ports.length, 2);
  assert.equal([before, first, second].includes(told()), false);
});

test("while the host is lost, pages know how long it is until the next attempt", async () => {
  const { clock, host, open } = await start();
  const port = await open();
  port.tell({ type: "focus" });
  await settled();
  host.answers = false;
  host.die();
  assert.deepEqual([port.last("state").state, port.last("state").backOff], ["host-stopped", 125]);
  await clock.advance(125);
  assert.deepEqual([port.last("state").state, port.last("state").backOff], ["host-stopped", undefined], "an attempt is under way");
  host.die();
  assert.equal(port.last("state").backOff, 250);
});

test("the organisation's own adapter of a site goes to that site's frames alone", async () => {
  const adapter = { site: "x", facts: { name: "X", hosts: ["x.com"], checked: { en: "posts" }, limits: {}, surprises: [] }, dom: { account: [], composers: [] } };
  const { open } = await start({ effective: { settings: { adapters: { value: { x: adapter }, origin: "managed", locked: true } }, packs: [], refused: [] } });
  assert.deepEqual((await open()).last("state").adapter, adapter);
  assert.equal("adapter" in (await open({ url: "https://forum.example/" })).sent[0], false);
});

test("a draft that comes with software told by the page bears its name only where the host says nothing", async () => {
  const { host, open } = await start({ sitesOn: ["https://forum.example"] });
  const port = await open({ url: "https://forum.example/" });
  port.tell(check(1, "one", { software: "mastodon" }));
  await settled();
  assert.equal(host.port.last("check").scope.site, "mastodon");
  const other = await open();
  other.tell(check(1, "two", { software: "mastodon" }));
  await settled();
  assert.equal(host.port.last("check").scope.site, "x");
});

test("a draft goes down with the sender's site and comes back as a report under the frame's own names", async () => {
  const { host, open } = await start();
  const port = await open();
  port.tell(check(3, "call 555-0142", { scope: { ...publicPost, site: "practice", audience: "everyone", secret: 1 } }));
  await settled();
  const { id, draft, ...frame } = host.port.last("check");
  assert.ok(Number.isSafeInteger(id) && draft.endsWith(".d1"));
  assert.deepEqual(frame, { type: "check", revision: 3, text: "call 555-0142", caret: 13, language: "en-US",
    scope: { site: "x", surface: "post", account: "personal", "account-name": "@lena", recipients: [] } });
  await report(host, [finding("call 555-0142", "555-0142")]);
  assert.deepEqual(port.last("report"), { type: "report", draft: "d1", revision: 3, generation: "0.0.1", findings: [finding("call 555-0142", "555-0142")] });
});

test("a report that the host had to cut says so", async () => {
  const { host, open } = await start();
  const port = await open();
  for (const truncated of [true, undefined]) {
    port.tell(check(truncated ? 1 : 2, "teh teh teh"));
    await settled();
    const { id, draft, revision } = host.port.last("check");
    host.port.tell({ type: "report", id, draft, revision, generation: 1, findings: [], ...(truncated && { truncated }) });
    await settled();
    assert.equal(port.last("report").incomplete, truncated);
  }
});

test("two frames with the same draft name do not meet", async () => {
  const { host, open } = await start();
  const [one, other] = [await open(), await open()];
  one.tell(check(1, "one"));
  other.tell(check(1, "other"));
  await settled();
  const frames = host.port.all("check");
  assert.equal(new Set(frames.map(({ draft }) => draft)).size, 2);
  host.port.tell({ type: "report", id: frames[1].id, draft: frames[1].draft, revision: 1, findings: [] });
  await settled();
  assert.equal(one.last("report"), undefined);
  assert.equal(other.last("report").revision, 1);
});

test("while an answer is under way only the latest draft waits, and those between are told so", async () => {
  const { host, open } = await start();
  const port = await open();
  for (const revision of [1, 2, 3, 4]) {
    port.tell(check(revision, "x".repeat(revision)));
    await settled();
  }
  assert.deepEqual(host.port.all("check").map(({ revision }) => revision), [1]);
  await report(host);
  assert.deepEqual(host.port.all("check").map(({ revision }) => revision), [1, 4]);
  await report(host);
  assert.deepEqual(port.all("superseded").map(({ revision }) => revision), [2, 3]);
  assert.deepEqual(port.all("report").map(({ revision }) => revision), [1, 4]);
});

test("the host dies while a draft is checked: the state shows at once, nothing is lost, checking resumes by itself", async () => {
  const { host, open, clock } = await start();
  const port = await open();
  port.tell(check(1, "first"));
  await settled();
  port.tell(check(2, "second"));
  await settled();
  host.die();
  await settled();
  assert.equal(port.last("state").state, "host-stopped");
  assert.deepEqual(port.last("failed"), { type: "failed", draft: "d1", revision: 1, code: "host-stopped" });
  port.tell(check(3, "third"));
  await settled();
  await clock.advance(1000);
  assert.equal(host.ports.length, 2);
  assert.equal(port.last("state").state, "connected");
  assert.deepEqual(host.port.all("check").map(({ text }) => text), ["third"]);
  await report(host);
  assert.equal(port.last("report").revision, 3);
});

test("an error of the host's is told with its code", async () => {
  const { host, open } = await start();
  const port = await open();
  port.tell(check(1, "text"));
  await settled();
  host.port.tell({ type: "error", id: host.port.last("check").id, code: "text-too-large", message: "…" });
  await settled();
  assert.deepEqual(port.last("failed"), { type: "failed", draft: "d1", revision: 1, code: "text-too-large" });
});

test("what was ignored stays away, here and after a restart, and no text of it is stored", async () => {
  const { host, open, storage } = await start();
  const text = "please ring 555-0142 tonight";
  const port = await open();
  port.tell(check(1, text));
  await settled();
  await report(host, [finding(text, "555-0142"), finding(text, "tonight", { rule: "whereabouts/time" })]);
  assert.equal(port.last("report").findings.length, 2);
  port.tell({ type: "ignore", rule: "personal-data/phone", context: { before: "please ring ", match: "555-0142", after: " tonight" } });
  await until(() => host.port.all("check").length === 2);
  await report(host, [finding(text, "555-0142"), finding(text, "tonight", { rule: "whereabouts/time" })]);
  await until(() => port.all("report").length === 2);
  assert.deepEqual(port.last("report").findings.map(({ rule }) => rule), ["whereabouts/time"]);
  assert.ok(!/555|ring|tonight/.test(JSON.stringify(storage.items)));

  const later = await start(structuredClone(storage.items));
  const again = await later.open();
  again.tell(check(1, text));
  await settled();
  await report(later.host, [finding(text, "555-0142")]);
  await until(() => again.last("report"));
  assert.deepEqual(again.last("report").findings, []);
});

test("a dismissal ends where the organisation asks for a reason or blocks", async () => {
  const { host, open } = await start();
  const text = "please ring 555-0142 tonight";
  const port = await open();
  port.tell(check(1, text));
  await settled();
  await report(host, [finding(text, "555-0142")]);
  port.tell({ type: "ignore", rule: "personal-data/phone", context: { before: "please ring ", match: "555-0142", after: " tonight" } });
  await until(() => host.port.all("check").length === 2);
  await report(host, [finding(text, "555-0142", { stage: "block" })]);
  await until(() => port.all("report").length === 2);
  assert.deepEqual(port.last("report").findings.map(({ stage }) => stage), ["block"]);
});

test("a rule that the person keeps calling not right speaks more quietly, and at last not at all", async () => {
  const { host, open, broker } = await start();
  const text = "please ring 555-0142 tonight";
  const port = await open();
  port.tell(check(1, text));
  await settled();
  const found = [finding(text, "555-0142", { stage: "confirm" }), finding(text, "please", { rule: "acme/order", stage: "block" })];
  const stages = async (times) => {
    for (let time = 0; time < times; time += 1) port.tell({ type: "event", rule: "personal-data/phone", site: "x", action: "not-right" });
    await settled();
    broker.recheck();
    await settled();
    await report(host, found);
    await settled();
    return port.last("report").findings.map(({ stage }) => stage);
  };
  for (let time = 0; time < 9; time += 1) port.tell({ type: "event", rule: "personal-data/phone", site: "x", action: "not-right" });
  await report(host, found);
  assert.deepEqual(port.last("report").findings.map(({ stage }) => stage), ["confirm", "block"], "a page speaks only of rules that it was told of");
  assert.deepEqual(await stages(2), ["confirm", "block"]);
  assert.deepEqual(await stages(1), ["advise", "block"]);
  assert.deepEqual(await stages(3), ["block"]);
  assert.equal(await broker.ignored(text, finding(text, "555-0142", { stage: "confirm" })), true);
});

test("only rules and known actions are counted: no text gets into what is kept", async () => {
  const { open, storage } = await start();
  const port = await open();
  for (const rule of ["call me on 555-0142", "__proto__", 7]) port.tell({ type: "event", rule, site: "x", action: "ignored" });
  port.tell({ type: "event", rule: "pack/rule", site: "x", action: "call me" });
  port.tell({ type: "event", rule: "personal-data/phone", site: "x", action: "shown" });
  await settled();
  assert.deepEqual(storage.items, { rolloutBucket: 1, counts: { "personal-data/phone": { shown: 1 } } });
});

test("a private window remembers nothing", async () => {
  const { host, open, storage } = await start();
  const text = "please ring Zschopau";
  const port = await open({ incognito: true });
  port.tell(check(1, text));
  await settled();
  await report(host);
  port.tell({ type: "ignore", rule: "pack/rule", context: { before: "please ", match: "ring", after: " Zschopau" } });
  port.tell({ type: "add-word", word: "Zschopau" });
  port.tell({ type: "event", rule: "pack/rule", site: "x", action: "ignored" });
  // The word and the dismissal each have the draft checked again.
  await until(() => host.port.all("check").length === 2);
  await report(host);
  await until(() => host.port.all("check").length === 3);
  assert.deepEqual(storage.items, { rolloutBucket: 1 });
  await report(host, [finding(text, "ring", { rule: "pack/rule" }), finding(text, "Zschopau", { rule: "spelling", word: "Zschopau" })]);
  await until(() => port.all("report").length === 3);
  assert.deepEqual(port.last("report").findings, [], "yet in this page it holds");
  const elsewhere = await open();
  elsewhere.tell(check(1, text));
  await settled();
  await report(host, [finding(text, "ring", { rule: "pack/rule" })]);
  assert.equal(elsewhere.last("report").findings.length, 1);
});

test("a word that is added goes to the host, and the draft is checked again", async () => {
  const { host, open } = await start();
  const port = await open();
  port.tell(check(1, "meet at Zschopau"));
  await settled();
  await report(host);
  port.tell({ type: "add-word", word: "Zschopau" });
  await settled();
  assert.deepEqual(host.port.last("configure").preferences.words, ["Zschopau"]);
  assert.equal(host.port.all("check").length, 2);
});

test("suggestions that are asked for while the host rests: it is started, and asked once it answers; without one, nobody could be asked", async () => {
  const { clock, host, open } = await start();
  const port = await open();
  port.tell({ type: "suggest", request: 5, word: "teh", language: "en_US" });
  await settled();
  assert.equal(host.ports.length, 1);
  host.port.tell({ type: "suggestions", id: host.port.last("suggest").id, word: "teh", suggestions: ["the"] });
  await settled();
  assert.deepEqual(port.last("suggestions"), { type: "suggestions", request: 5, suggestions: ["the"] });
  host.answers = false;
  host.die();
  port.tell({ type: "suggest", request: 6, word: "teh", language: "en_US" });
  await settled();
  await clock.advance(5000);
  assert.deepEqual(port.last("suggestions"), { type: "suggestions", request: 6, suggestions: null });
});

test("suggestions come back under their request, empty where the host has none", async () => {
  const { host, open } = await start();
  const port = await open();
  port.tell({ type: "focus" });
  await settled();
  port.tell({ type: "suggest", request: 5, word: "teh", language: "en_US" });
  await settled();
  host.port.tell({ type: "suggestions", id: host.port.last("suggest").id, word: "teh", suggestions: ["the"] });
  await settled();
  assert.deepEqual(port.last("suggestions"), { type: "suggestions", request: 5, suggestions: ["the"] });
  port.tell({ type: "suggest", request: 6, word: "teh", language: "xx" });
  await settled();
  host.port.tell({ type: "error", id: host.port.last("suggest").id, code: "no-dictionary" });
  await settled();
  assert.deepEqual(port.last("suggestions"), { type: "suggestions", request: 6, suggestions: [] });
});

test("a lesson opens in a page of ours, and nothing else does", async () => {
  const { open, opened } = await start();
  const port = await open();
  for (const lesson of ["secrets", "../options/options", "secrets?x=1", "https://evil.example", "", 4]) port.tell({ type: "lesson", lesson });
  await settled();
  assert.deepEqual(opened, ["pages/lesson/lesson.html?lesson=secrets"]);
});

test("switched off: live frames are told to leave, and later messages of theirs count for nothing", async () => {
  const { host, open, settings } = await start();
  const port = await open();
  await settings.setSite("x", false);
  await settled();
  assert.equal(port.last("leave").type, "leave");
  port.tell(check(1, "still here"));
  await settled();
  assert.equal(host.ports.length, 0);
  const late = await open();
  assert.deepEqual(late.sent.map(({ type }) => type), ["leave"]);
});

test("messages that make no sense harm nothing", async () => {
  const { host, open } = await start();
  const port = await open();
  const broken = [null, 1, "check", {}, { type: "check" }, check(1, "t", { draft: "" }), check(1, "t", { draft: "a\nb" }), check(1, "t", { draft: "x".repeat(41) }), check(-1, "t"), check(1.5, "t"),
    check(1, 7), check(1, "x".repeat((1 << 20) + 1)), { type: "ignore", rule: "r", context: "text" }, { type: "ignore" }, { type: "add-word", word: "" }, { type: "event", rule: {} }, { type: "suggest", word: 4 }];
  for (const message of broken) port.tell(message);
  await settled();
  assert.equal(host.ports.length, 0);
  port.tell(check(1, "lone \ud800 surrogate", { caret: 99, scope: null, language: 4 }));
  await settled();
  const { text, caret, scope, language } = host.port.last("check");
  assert.deepEqual({ text, caret, scope, language }, { text: "lone \ufffd surrogate", caret: undefined, scope: { site: "x" }, language: undefined });
});

test("a frame that nobody can post in is turned away", async () => {
  const { open } = await start();
  for (const url of ["http://x.com/", `${ownOrigin}/pages/options/options.html`]) assert.ok((await open({ url })).closed);
  const practice = await open({ url: `${ownOrigin}/pages/practice/practice.html` });
  assert.equal(practice.last("state").site, "practice");
  const blank = await open({ url: "about:blank", origin: "https://x.com" });
  assert.equal(blank.last("state").site, "x");
});

test("a check that comes after the focus went is answered, and does not hold the native port", async () => {
  const { host, open, clock } = await start();
  const port = await open();
  port.tell({ type: "focus" });
  await settled();
  port.tell({ type: "blur" });
  port.tell(check(1, "call me"));
  await settled();
  await report(host);
  assert.equal(port.last("report").revision, 1);
  await clock.advance(300_000);
  assert.ok(host.port.closed);
  port.tell(check(2, "call me maybe"));
  await settled();
  assert.equal(host.ports.length, 2);
  assert.equal(host.port.last("check").revision, 2);
});

test("the draft of a compose box that is gone is not kept", async () => {
  const { host, open, broker } = await start();
  const port = await open();
  port.tell({ type: "focus" });
  port.tell(check(1, "call me"));
  await settled();
  await report(host);
  port.tell({ type: "gone", draft: "d1" });
  await settled();
  broker.recheck();
  await settled();
  assert.equal(host.port.all("check").length, 1);
});

test("the last frame gone, the native port closes after five minutes", async () => {
  const { host, open, clock } = await start();
  const [one, other] = [await open(), await open()];
  one.tell({ type: "focus" });
  other.tell({ type: "focus" });
  await settled();
  one.tell({ type: "blur" });
  other.cut();
  await settled();
  await clock.advance(299_999);
  assert.ok(!host.port.closed);
  await clock.advance(1);
  assert.ok(host.port.closed);
});

test("a text over the host's cap is answered at once, and never reaches the host", async () => {
  const { host, open } = await start();
  const port = await open();
  port.tell({ type: "focus" });
  await settled();
  port.tell(check(1, "a".repeat((1 << 20) + 1), { caret: null }));
  await settled();
  assert.deepEqual(port.last("failed"), { type: "failed", draft: "d1", revision: 1, code: "text-too-large" });
  assert.equal(host.port.sent.filter(({ type }) => type === "check").length, 0);
});

test("a frame where nobody can post is told to leave, so that it does not try again", async () => {
  const { open } = await start();
  const port = await open({ url: "http://x.com/home" });
  assert.deepEqual(port.sent, [{ type: "leave" }]);
  assert.equal(port.closed, true);
});

test("a compose box may end the pause", async () => {
  const { open, settings } = await start({ pausedUntil: Date.now() + 60_000 });
  const port = await open();
  assert.ok(settings.pausedUntil > 0);
  port.tell({ type: "end-pause" });
  await settled();
  assert.equal(settings.pausedUntil, 0);
});
