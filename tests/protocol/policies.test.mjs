// Ten policies as organisations would write them, handed to the real host: the effective settings of each are the expected ones, whatever the platform
// made of the values and in whatever order they come.
import assert from "node:assert/strict";
import { test } from "node:test";

import { withHost } from "./host.mjs";
import { cases } from "./realistic-policies.mjs";

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
