import assert from "node:assert/strict";
import { test } from "node:test";
import { Settings, managedValue } from "../../../extension/background/settings.js";
import { FakeStorage } from "./fakes.mjs";

async function load({ local = {}, managed = {}, random = () => 0.42 } = {}) {
  const [store, changes] = [{ local: new FakeStorage(local), managed: new FakeStorage(managed) }, []];
  const settings = new Settings(store, (what) => changes.push(what), random);
  await settings.load();
  return { settings, store, changes };
}

test("the last known good holds at once; policy is asked for afterwards and told when it differs", async () => {
  const { settings, store, changes } = await load({ local: { managed: { "sites-off": ["x"] } }, managed: { "sites-off": ["linkedin"] } });
  assert.ok(settings.isSiteOff("x"));
  await settings.refreshManaged();
  assert.ok(!settings.isSiteOff("x"));
  assert.ok(settings.isSiteOff("linkedin"));
  assert.deepEqual(changes, ["policy", "sites"]);
  assert.deepEqual(store.local.items.managed, { "sites-off": ["linkedin"] });
  await settings.refreshManaged();
  assert.equal(changes.length, 2, "the same policy again is no change");
});

test("no policy, said by an empty answer or by a rejection (Firefox), is null", async () => {
  const { settings, store } = await load({ local: { managed: { fail: "closed" } } });
  store.managed.get = async () => { throw new Error("Managed storage manifest not found"); };
  await settings.refreshManaged();
  assert.equal(settings.layers.managed, null);
});

test("managed values as the Windows registry delivers them", () => {
  assert.deepEqual(managedValue('["x"]'), ["x"]);
  assert.equal(managedValue("[broken"), "[broken");
  assert.equal(managedValue("closed"), "closed");
});

test("managed fail mode and time-out hold although no host ever answered", async () => {
  const { settings } = await load({ local: { managed: { fail: "closed", "gate-timeout": 3000 } } });
  assert.equal(settings.forContent.fail, "closed");
  assert.equal(settings.forContent["gate-timeout"], 3000);
});

test("a managed fail mode or time-out that the engine refuses does not hide what it says, and a number may come as a text", async () => {
  const effective = { settings: { fail: { value: "closed", origin: "machine" }, "gate-timeout": { value: 2500, origin: "machine" } }, packs: [], refused: [] };
  for (const managed of [{ fail: "ajar", "gate-timeout": 100 }, { fail: 1, "gate-timeout": "soon" }, { fail: null, "gate-timeout": 1500.5 }, { fail: ["open"], "gate-timeout": true }]) {
    const { settings } = await load({ local: { managed, effective } });
    assert.deepEqual([settings.forContent.fail, settings.forContent["gate-timeout"]], ["closed", 2500], JSON.stringify(managed));
  }
  const { settings } = await load({ local: { managed: { "gate-timeout": "3000" } } });
  assert.equal(settings.forContent["gate-timeout"], 3000, "as Firefox hands over a text of the registry");
});

test("the host's answer is what content scripts obey, also after a restart", async () => {
  const { settings, store } = await load();
  await settings.keepEffective({ type: "configured", settings: { reasons: { value: ["Agreed with legal"], origin: "managed", locked: true } }, packs: [], refused: [] }, { managed: null, preferences: null });
  const again = new Settings({ ...store, managed: new FakeStorage() }, () => {});
  await again.load();
  assert.deepEqual(again.forContent.reasons, ["Agreed with legal"]);
});

test("what the machine's own settings switch off, or say about the page for newcomers, comes from the host and holds after it is gone", async () => {
  const { settings, store, changes } = await load({ managed: { "sites-off": '["linkedin"]' } });
  await settings.refreshManaged();
  await settings.setSite("x", false);
  const asked = settings.layers;
  changes.length = 0;
  const told = { settings: { "sites-off": { value: ["reddit", "linkedin", "x"], locked: false }, "first-run": { value: false } }, packs: [], refused: [] };
  assert.ok(settings.welcomesNewcomers);
  await settings.keepEffective(told, asked);
  assert.deepEqual(changes, ["sites"]);
  assert.deepEqual(settings.sitesOffByPolicy, ["linkedin", "reddit"]);
  assert.ok(!settings.welcomesNewcomers);

  // The host is gone: what the person and the policy change holds at once, and the machine's word stays.
  await settings.setSite("x", true);
  store.managed.items = {};
  await settings.refreshManaged();
  const again = new Settings({ ...store, managed: new FakeStorage() }, () => {});
  await again.load();
  assert.deepEqual(["reddit", "linkedin", "x"].map((site) => again.isSiteOff(site)), [true, false, false]);
});

test("a site can be switched off and on, unless the organisation decides", async () => {
  const { settings, changes } = await load();
  await settings.setSite("x", false);
  assert.ok(settings.isSiteOff("x"));
  await settings.setSite("x", true);
  assert.ok(!settings.isSiteOff("x"));
  assert.ok(changes.includes("sites") && changes.includes("policy"));

  const locked = await load({ local: { managed: { locked: ["sites-off"], "sites-off": ["linkedin"] }, preferences: { words: [], "sites-off": ["x"] } } });
  assert.ok(!locked.settings.isSiteOff("x"), "a preference does not count where the setting is locked");
  assert.ok(locked.settings.isSiteOff("linkedin"));
});

test("the person's own accounts reach compose boxes, not the host; one is kept once however it is written", async () => {
  const { settings, changes } = await load();
  await settings.addAccount("@lena");
  await settings.addAccount("Anna");
  await settings.addAccount("@Lena");
  assert.deepEqual(settings.forContent["own-accounts"], ["@Lena", "Anna"]);
  assert.equal("own-accounts" in settings.layers.preferences, false);
  await settings.removeAccount("@Lena");
  assert.deepEqual(settings.ownAccounts, ["Anna"]);
  assert.deepEqual(changes, ["accounts", "accounts", "accounts", "accounts"]);
});

test("forget everything: words, accounts, dismissals, counts and the pause go, sites and policy stay", async () => {
  const { settings, store } = await load({ local: { managed: { fail: "closed" }, preferences: { words: ["Zschopau"], "sites-off": ["x"] }, dismissals: { key: "k", hashes: ["h"] }, counts: { r: { shown: 2 } }, pausedUntil: 9, ownAccounts: ["@lena"] } });
  await settings.forget();
  assert.deepEqual(store.local.items, { managed: { fail: "closed" }, preferences: { words: [], "sites-off": ["x"] }, rolloutBucket: 42, dismissals: null, counts: {}, pausedUntil: 0, ownAccounts: [] });
});

test("counts hold a rule, an action and a number", async () => {
  const { settings, store } = await load();
  await settings.count("pack/rule", "shown");
  await settings.count("pack/rule", "shown");
  assert.deepEqual(store.local.items.counts, { "pack/rule": { shown: 2 } });
});

test("the person's words are kept in one place alone, which is emptied when they are to be forgotten", async () => {
  const { settings, store } = await load();
  await settings.addWord("Zschopau");
  await settings.keepEffective({ type: "configured", settings: { words: { value: ["Zschopau", "Sayso"], origin: "preference", locked: false } }, packs: [], refused: [] }, settings.layers);
  assert.deepEqual(settings.effective.settings.words, { value: 2, origin: "preference", locked: false });
  await settings.forget();
  assert.doesNotMatch(JSON.stringify(store.local.items), /Zschopau/);

  const earlier = await load({ local: { effective: { settings: { words: { value: ["Zschopau"], origin: "preference", locked: false } }, packs: [], refused: [] } } });
  await earlier.settings.forget();
  assert.doesNotMatch(JSON.stringify(earlier.store.local.items), /Zschopau/);
});

test("the place in rollouts is drawn once, and kept", async () => {
  const first = await load({ random: () => 0.079 });
  assert.equal(first.settings.layers.preferences["rollout-bucket"], 7);
  const { settings, store } = await load({ local: first.store.local.items, random: () => 0.99 });
  assert.equal(settings.layers.preferences["rollout-bucket"], 7);
  await settings.forget();
  assert.equal(store.local.items.rolloutBucket, 7, "it says nothing of the person");
  for (const wrong of [100, -1, 1.5, "7", null]) {
    const { settings: drawn } = await load({ local: { rolloutBucket: wrong } });
    assert.equal(drawn.layers.preferences["rollout-bucket"], 42);
  }
});

test("a profile without room left: what the person asked for holds meanwhile, and it is told", async () => {
  const { settings, store, changes } = await load();
  const { set } = store.local;
  store.local.set = async () => { throw new Error("QUOTA_BYTES quota exceeded"); };
  await settings.addWord("Zschopau");
  assert.deepEqual(settings.preferences.words, ["Zschopau"]);
  assert.ok(changes.includes("policy"), "the host is told");
  assert.equal(settings.isKept, false);
  store.local.set = set;
  await settings.addWord("Harbour");
  assert.equal(settings.isKept, true);
});

test("words and counted rules have an end", async () => {
  const words = Array.from({ length: 10_000 }, (_, number) => `word${number}`);
  const counts = Object.fromEntries(Array.from({ length: 5_000 }, (_, number) => [`pack/r${number}`, { shown: 1 }]));
  const { settings, store } = await load({ local: { preferences: { words, "sites-off": [] }, counts } });
  await settings.addWord("more");
  assert.equal(settings.preferences.words.length, 10_000);
  await settings.count("pack/new", "shown");
  await settings.count("pack/r1", "shown");
  assert.equal(Object.keys(store.local.items.counts ?? counts).length, 5_000);
  assert.equal(store.local.items.counts["pack/r1"].shown, 2);
});

test("a store that cannot be read: this background begins with nothing, says that nothing is kept, and leaves what is there alone", async () => {
  const local = new FakeStorage({ preferences: { words: ["Ahoi"], "sites-off": [] }, rolloutBucket: 7 });
  const { get } = local;
  local.get = async () => { throw new Error("Corruption: block checksum mismatch"); };
  const settings = new Settings({ local, managed: new FakeStorage({ fail: "closed" }) }, () => {}, () => 0.42);
  await settings.load();
  assert.equal(settings.isKept, false);
  await settings.refreshManaged();
  await settings.addWord("Zschopau");
  assert.deepEqual([settings.forContent.fail, settings.preferences.words], ["closed", ["Zschopau"]]);
  assert.equal(settings.isKept, false);
  assert.deepEqual((await get()).preferences.words, ["Ahoi"]);
});
