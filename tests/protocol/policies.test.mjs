// Ten policies as organisations would write them, handed to the real host: the effective settings of each are the expected ones, whatever the platform
// made of the values and in whatever order they come.
import assert from "node:assert/strict";
import { test } from "node:test";

import { withHost } from "./host.mjs";

/** A rule whose examples prove it. @param {string} id @param {string} phrase @param {object} [more] */
const rule = (id, phrase, more = {}) => ({
  id, category: "confidential", stage: "advise", phrases: [phrase], message: { what: "This is not public yet." },
  examples: { flags: [`About ${phrase} today`], passes: ["About the weather today"] }, ...more });

const numbers = Array.from({ length: 2000 }, (_, i) => String(i).padStart(4, "0"));
const hospitalTerm = { pattern: "\\bMRN-\\d{6}\\b", keywords: ["MRN-"] };

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {object | null} managed as the browser delivers it
 * @property {Record<string, unknown>} expected effective values of all settings that are not built in
 * @property {string[]} [refused] paths
 * @property {string[]} [notes] paths
 * @property {Record<string, number>} [packs] rules of packs that the policy brings
 */
/** @type {Case[]} */
const cases = [
  {
    name: "a small company",
    managed: { organisation: { name: "Harbour Café", contact: "ida@harbour.example" }, words: ["Harbour", "flat white"], "brand-accounts": ["@harbourcafe"] },
    expected: { organisation: { name: "Harbour Café", contact: "ida@harbour.example" }, words: ["Harbour", "flat white"], "brand-accounts": ["@harbourcafe"] },
  },
  {
    name: "a bank with a quiet period",
    managed: {
      organisation: { name: "Bank", policy: "https://bank.example/social" },
      windows: {
        "q3-results": { from: "2020-10-01T00:00", to: "2099-11-12T08:00", timezone: "Europe/London", stages: { "market-sensitive": "justify" } },
        merger: { to: "2099-12-01", phrases: ["Project Heron"], stage: "block", what: "This is inside information." },
      },
      stages: { promissory: "confirm", "*": "advise" }, roles: ["registered-representative"], reasons: ["Compliance has approved it", "It is public already"],
      fail: "closed", "gate-timeout": 3000, locked: ["*"],
    },
    expected: {
      organisation: { name: "Bank", policy: "https://bank.example/social" },
      windows: {
        "q3-results": { from: "2020-10-01T00:00", to: "2099-11-12T08:00", timezone: "Europe/London", stages: { "market-sensitive": "justify" } },
        merger: { to: "2099-12-01", phrases: ["Project Heron"], stage: "block", what: "This is inside information." },
      },
      stages: { promissory: "confirm", "*": "advise" }, roles: ["registered-representative"], reasons: ["Compliance has approved it", "It is public already"],
      fail: "closed", "gate-timeout": 3000,
    },
    packs: { organisation: 1 },
  },
  {
    name: "a hospital",
    managed: {
      organisation: { name: "St Bridget's" }, languages: ["en-US", "de_DE"], packs: { "public-worthy": false, endorsement: false }, stages: { health: "justify", "personal-data": "confirm" },
      "surfaces-off": ["x/direct-message"], vocabulary: { "record-number": hospitalTerm, ward: ["Ward 7", "Heron ward"] },
      rules: [
        { id: "record-number", category: "health", stage: "justify", term: "organisation/record-number", message: { what: "This is a patient's record number." },
          rationale: "It opens the record.", examples: { flags: ["Bed 4 is MRN-204881"], passes: ["Bed 4 is free"] } },
      ],
    },
    expected: {
      organisation: { name: "St Bridget's" }, languages: ["en_US", "de_DE"], packs: { "public-worthy": false, endorsement: false }, stages: { health: "justify", "personal-data": "confirm" },
      "surfaces-off": ["x/direct-message"], vocabulary: { "record-number": hospitalTerm, ward: { phrases: ["Ward 7", "Heron ward"] } },
    },
    packs: { organisation: 1, "public-worthy": 0, endorsement: 0 },
  },
  {
    name: "an agency with its clients' accounts",
    managed: {
      organisation: { name: "Agency", contact: "desk@agency.example" }, "brand-accounts": ["@acme", "@harbourcafe", "@bank"], "code-names": ["Falcon 2", "Operation Nightjar"],
      stages: { "wrong-account": "confirm" }, locked: ["brand-accounts", "stages"], "first-run": false,
    },
    expected: {
      organisation: { name: "Agency", contact: "desk@agency.example" }, "brand-accounts": ["@acme", "@harbourcafe", "@bank"], "code-names": ["Falcon 2", "Operation Nightjar"],
      stages: { "wrong-account": "confirm" }, "first-run": false,
    },
    packs: { organisation: 2 },
  },
  {
    name: "two thousand rules",
    managed: { rules: { pack: "large", version: "1.0.0", rules: numbers.map((n) => rule(`project-${n}`, `Kestrel${n}`)) } },
    expected: {},
    packs: { large: 2000 },
  },
  {
    name: "wrong types",
    managed: {
      organisation: { name: 7, contact: "help@acme.example" }, words: ["Acme", 5, "", "Sayso"], languages: "en GB", spelling: "no", fail: 1, "gate-timeout": "soon", stages: { credentials: "block", health: 3, nonsense: "block" },
      packs: { style: "off", conduct: 0 }, reasons: [], windows: { q3: { from: "soon", stages: { health: "block" } } }, "pack-sources": { acme: { url: "http://acme.example/p.json", key: "RW" } },
      rules: [rule("good", "Kestrel"), { id: "bad", category: "nonsense" }, 5], locked: "all", merge: { words: "mix" }, "brand-accounts": ["acme", "@acme"], adapters: { x: {} },
    },
    expected: {
      organisation: { contact: "help@acme.example" }, words: ["Acme", "Sayso"], stages: { credentials: "block" }, packs: { conduct: false }, "brand-accounts": ["@acme"],
    },
    refused: [
      "/adapters/x", "/brand-accounts/0", "/fail", "/gate-timeout", "/languages", "/locked", "/merge/words", "/organisation/name", "/pack-sources/acme/key", "/pack-sources/acme/url",
      "/packs/style", "/reasons", "/rules/1", "/rules/1/category", "/rules/2", "/spelling", "/stages/health", "/stages/nonsense", "/windows/q3/from", "/words/1", "/words/2",
    ],
    packs: { organisation: 1 },
  },
  {
    name: "strings and numbers of the Windows registry",
    managed: {
      organisation: '{"name":"Acme"}', words: '["Acme","Sayso"]', spelling: 0, "gate-timeout": 2500, fail: "closed", stages: '{"credentials":"block"}', packs: '{"conduct":false}',
      windows: '{"q3":{"to":"2099-01-01","stages":{"market-sensitive":"justify"}}}', rules: JSON.stringify([rule("kestrel", "Kestrel")]), "first-run": 0, merge: '{"words":"replace"}',
    },
    expected: {
      organisation: { name: "Acme" }, words: ["Acme", "Sayso"], spelling: false, "gate-timeout": 2500, fail: "closed", stages: { credentials: "block" }, packs: { conduct: false },
      windows: { q3: { to: "2099-01-01", stages: { "market-sensitive": "justify" } } }, "first-run": false,
    },
    packs: { organisation: 1, conduct: 0 },
  },
  {
    name: "a Firefox that delivers 0 and 1",
    managed: { spelling: 1, "first-run": 0, packs: { conduct: 0, health: 1 }, rules: [rule("kestrel", "Kestrel")], languages: ["en_US"] },
    expected: { spelling: true, "first-run": false, packs: { conduct: false, health: true }, languages: ["en_US"] },
    packs: { organisation: 1, conduct: 0 },
  },
  {
    name: "a setting of a later version",
    managed: { audit: { to: "journal", keep: 30 }, practice: true, words: ["Acme"], organisation: { name: "Acme", mascot: "coyote" } },
    expected: { words: ["Acme"], organisation: { name: "Acme" } },
    notes: ["/audit", "/organisation/mascot", "/practice"],
  },
  { name: "an empty one", managed: {}, expected: {} },
];

/** The same object with its keys, at every depth, the other way round. @param {any} value @returns {any} */
const reversed = (value) =>
  value === null || typeof value !== "object" ? value
    : Array.isArray(value) ? value.map(reversed)
      : Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, reversed(inner)]));

const ofPolicy = (/** @type {any[]} */ list) => [...new Set(list.filter(({ source }) => source === "managed").map(({ path }) => path))].sort();

for (const { name, managed, expected, refused = [], notes = [], packs = {} } of cases) {
  test(`the effective policy of ${name}`, () =>
    withHost(async (host) => {
      const builtIn = (await host.ask({ type: "configure", managed: null, preferences: null })).settings;
      for (const delivered of [managed, reversed(managed)]) {
        const configured = await host.ask({ type: "configure", managed: delivered });
        assert.equal(configured.type, "configured");
        for (const [key, setting] of Object.entries(configured.settings)) {
          if (Object.hasOwn(expected, key)) {
            assert.deepEqual(setting.value, expected[key], key);
            assert.equal(setting.origin, "managed", key);
          } else {
            assert.deepEqual(setting.value, builtIn[key].value, key);
            assert.equal(setting.origin, "built-in", key);
          }
        }
        assert.deepEqual(ofPolicy(configured.refused), refused);
        assert.deepEqual(ofPolicy(configured.notes), notes);
        for (const { reason } of [...configured.refused, ...configured.notes]) assert.match(reason, /[.?]$/);
        for (const [id, rules] of Object.entries(packs)) assert.equal(configured.packs.find((/** @type {any} */ pack) => pack.id === id)?.rules, rules, id);
      }
      const report = await host.check("Lovely weather today");
      assert.deepEqual(report.findings, []);
    }));
}

const managedOf = (/** @type {string} */ name) => cases.find((one) => one.name === name)?.managed;
const post = { site: "x", surface: "post", audience: "public", account: "personal" };

test("the bank's quiet period and embargo hold what goes out, with its own reasons", () =>
  withHost(async (host) => {
    const text = "Our profits are up 40% this quarter, the numbers are not out yet, buy before Thursday";
    const stageOf = async () => (await host.check(text, { ...post, account: "brand" })).findings.find((/** @type {any} */ f) => f.category === "market-sensitive")?.stage;
    await host.ask({ type: "configure", managed: null });
    assert.ok(["advise", "confirm"].includes(await stageOf()));
    await host.ask({ type: "configure", managed: managedOf("a bank with a quiet period"), preferences: { fail: "open", stages: { "*": "audit" } } });
    assert.equal(await stageOf(), "justify");
    const [embargo] = (await host.check("Lunch with Project Heron people", post)).findings;
    assert.equal(embargo.rule, "organisation/window-merger");
    assert.equal(embargo.stage, "block");
    assert.equal(embargo.title, "Bank");
    assert.deepEqual(embargo.message, { what: "This is inside information.", why: "It may be told from 2099-12-01 (UTC).", policy: "https://bank.example/social", lesson: "" });
    assert.deepEqual((await host.check("Lunch with Project Heron people", { ...post, surface: "direct-message", audience: "private" })).findings, []);
  }));

test("the hospital's direct messages on X are left unread", () =>
  withHost(async (host) => {
    await host.ask({ type: "configure", managed: managedOf("a hospital") });
    const message = "Her card is 4111 1111 1111 1111, MRN-204881";
    assert.ok((await host.check(message, post)).findings.length >= 2);
    const unread = await host.check(message, { ...post, surface: "direct-message" });
    assert.deepEqual(unread.findings, []);
    assert.deepEqual(unread.totals, { audited: 0, findings: 0 });
    assert.ok((await host.check(message, { ...post, site: "other", surface: "direct-message" })).findings.length > 0);
  }));

test("without the policy nothing of it is left", () =>
  withHost(async (host) => {
    const before = await host.ask({ type: "configure", managed: null });
    await host.ask({ type: "configure", managed: managedOf("an agency with its clients' accounts") });
    assert.equal((await host.check("Off to Falcon 2", { ...post, account: "brand" })).findings[0].rule, "organisation/code-name-falcon-2");
    const after = await host.ask({ type: "configure", managed: null });
    assert.deepEqual(after.settings, before.settings);
    assert.deepEqual(after.packs, before.packs);
    assert.deepEqual((await host.check("Off to Falcon 2", { ...post, account: "brand" })).findings.filter((/** @type {any} */ f) => f.category !== "spelling"), []);
  }));

test("a setting that is too large for an answer is told by its size, and holds", () =>
  withHost(async (host) => {
    const words = Array.from({ length: 60_000 }, (_, i) => `Qzxword${i}`);
    const configured = await host.ask({ type: "configure", managed: { words, fail: "closed" } });
    assert.ok(configured.bytes <= 512 << 10, `${configured.bytes} bytes`);
    assert.equal(configured.settings.words.value, null);
    assert.ok(configured.settings.words["left-out"] > 500_000);
    assert.equal(configured.settings.fail.value, "closed");
    assert.deepEqual((await host.check("Qzxword59999", post)).findings, []);
    const status = await host.ask({ type: "status" });
    assert.ok(status.bytes <= 512 << 10);
    assert.equal(status.settings, undefined, "status holds nothing of the person's");
  }));
