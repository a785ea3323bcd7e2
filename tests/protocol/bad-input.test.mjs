import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { Host, frame, header, withHost } from "./host.mjs";

const CARD = "Refund goes to 4111 1111 1111 1111, thanks!";
const MIB = 1 << 20;

/** The conversation goes on: the next check is answered in full. @param {Host} host */
async function goesOn(host) {
  const report = await host.check(CARD);
  assert.ok(report.findings.some((f) => f.category === "personal-data"));
}

const request = { type: "check", id: 7, draft: "d", revision: 1, text: CARD, scope: {} };

const cases = [
  ["an empty frame", "", "bad-json", null, ""],
  ["half a message", '{"type": "check", "id": 7', "bad-json", null, ""],
  ["two messages in one frame", "{}{}", "bad-json", null, ""],
  ["a list", "[]", "not-an-object", null, ""],
  ["a number", "7", "not-an-object", null, ""],
  ["bytes that are not UTF-8", Buffer.from('{"type": "check", "id": 7, "text": "\xff\xfe"}', "latin1"), "bad-utf8", 7, ""],
  ["bytes that are not UTF-8, and no JSON either", Buffer.from('{"id": 7, "text": "\xff', "latin1"), "bad-utf8", null, ""],
  ["an encoded surrogate", Buffer.from('{"text": "\xed\xa0\x80"}', "latin1"), "bad-utf8", null, ""],
  ["half an emoji, escaped", '{"type": "check", "id": 7, "draft": "d", "revision": 1, "text": "so \\ud83d"}', "bad-utf8", 7, ""],
  ["deep nesting", `{"id": 7, "x": ${"[".repeat(100_000)}`, "too-deep", null, ""],
  ["no id", '{"type": "status"}', "missing-field", null, "/id"],
  ["an id that is no number", '{"type": "status", "id": "7"}', "bad-field", null, "/id"],
  ["no type", '{"id": 7}', "missing-field", 7, "/type"],
  ["a type that nobody knows", '{"id": 7, "type": "dance"}', "unknown-type", 7, "/type"],
  ["a check without a text", JSON.stringify({ ...request, text: undefined }), "missing-field", 7, "/text"],
  ["a text that is no text", JSON.stringify({ ...request, text: { length: 3 } }), "bad-field", 7, "/text"],
  ["a surface that nobody knows", JSON.stringify({ ...request, scope: { surface: "shout" } }), "bad-field", 7, "/scope/surface"],
  ["a draft's name that is too long", JSON.stringify({ ...request, draft: "d".repeat(65) }), "bad-field", 7, "/draft"],
  ["a scope of megabytes", JSON.stringify({ ...request, scope: { recipients: Array(100_000).fill("") } }), "bad-field", 7, "/scope"],
  ["an account's name that is no name", JSON.stringify({ ...request, scope: { "account-name": "@".repeat(20_000) } }), "bad-field", 7, "/scope"],
  ["versions that do not meet", '{"type": "hello", "id": 7, "protocol": [2, 18446744073709551615]}', "protocol-mismatch", 7, "/protocol"],
  ["a negative caret", JSON.stringify({ ...request, caret: -1 }), "bad-field", 7, "/caret"],
  ["a hello without versions", '{"type": "hello", "id": 7}', "missing-field", 7, "/protocol"],
  ["a word that is too long", JSON.stringify({ type: "suggest", id: 7, word: "w".repeat(300) }), "bad-field", 7, "/word"],
  ["managed values that are no object", '{"type": "configure", "id": 7, "managed": []}', "bad-field", 7, "/managed"],
];

test("each wrong frame has its error, and the conversation goes on", () =>
  withHost(async (host) => {
    for (const [what, bytes, code, id, path] of cases) {
      host.send(bytes);
      const error = await host.next();
      assert.equal(error.type, "error", what);
      assert.deepEqual([error.code, error.id, error.path], [code, id, path], what);
      assert.ok(error.message.length > 10, what);
      await goesOn(host);
    }
    const { counters, errors } = await host.ask({ type: "status" });
    assert.equal(counters.errors, cases.length);
    assert.equal(errors.reduce((sum, e) => sum + e.count, 0), cases.length);
  }));

test("a draft of 1 MiB is checked, a longer one is refused by name", () =>
  withHost(async (host) => {
    const text = (bytes) => `${CARD} `.padEnd(bytes, "so it goes. ");
    assert.equal((await host.check(text(MIB))).type, "report");
    const error = await host.check(text(MIB + 1));
    assert.deepEqual([error.code, error.path], ["text-too-large", "/text"]);
    await goesOn(host);
  }));

test("a frame over 16 MiB is skipped, and the next one is read", () =>
  withHost(async (host) => {
    host.send(Buffer.alloc(16 * MIB + 1, "x"));
    const error = await host.next();
    assert.deepEqual([error.code, error.id, error.fatal], ["frame-too-large", null, undefined]);
    await goesOn(host);
  }));

test("a frame of 2 GiB is no browser's: the host says so and ends", async (t) => {
  const host = new Host();
  t.after(() => host.close());
  await host.hello();
  host.write(header(2 ** 31));
  const error = await host.next();
  assert.deepEqual([error.code, error.fatal], ["frame-too-large", true]);
  assert.deepEqual(await host.ended(), { code: 0, signal: null });
});

test("what came before a truncated frame is answered, the truncation too", async (t) => {
  const host = new Host();
  t.after(() => host.close());
  await host.hello();
  const whole = frame(JSON.stringify({ type: "status", id: 5 }));
  host.write(Buffer.concat([whole, whole.subarray(0, 20)]));
  assert.equal((await host.next()).type, "status");
  const truncated = host.next();
  const end = await host.close();
  assert.equal((await truncated).code, "truncated-frame");
  assert.deepEqual(end, { code: 0, signal: null });
});

test("a flood of drafts is answered one by one: none is lost, what is too much is called busy", () =>
  withHost(async (host) => {
    const drafts = 3000;
    const frames = [];
    for (let id = 0; id < drafts; id++) {
      frames.push(frame(JSON.stringify({ type: "check", id, draft: `d${id}`, revision: 1, text: CARD, scope: {} })));
    }
    host.write(Buffer.concat(frames));
    const answered = new Set();
    for (let i = 0; i < drafts; i++) {
      const answer = await host.next();
      assert.ok(answer.type === "report" || answer.code === "busy", JSON.stringify(answer));
      assert.ok(!answered.has(answer.id));
      answered.add(answer.id);
    }
    assert.equal(answered.size, drafts);
    await goesOn(host);
  }));

test("a reader that lags blocks nobody: all answers are there when it reads on", () =>
  withHost(async (host) => {
    const text = "teh ".repeat(2000);
    await host.check(text);
    host.process.stdout.pause();
    const checks = 100;
    for (let id = 1000; id < 1000 + checks; id++) host.send({ type: "check", id, draft: `d${id}`, revision: 1, text, scope: {} });
    host.process.stdout.resume();
    const seen = new Set();
    while (seen.size < checks) seen.add((await host.next((a) => a.id >= 1000)).id);
    await goesOn(host);
  }));

const good = (id, phrase) => ({
  id,
  category: "confidential",
  stage: "advise",
  phrases: [phrase],
  message: { what: "This is internal.", why: "Others read along." },
  examples: { flags: [`We talked about ${phrase} today`], passes: ["We talked about lunch today"] },
});

test("of 20,000 misspelt words some hundred are sent, and all are counted", () =>
  withHost(async (host) => {
    const report = await host.check("teh ".repeat(20_000));
    assert.equal(report.findings.length, 400);
    assert.equal(report.truncated, true);
    assert.equal(report.totals.findings, 20_000);
    const few = await host.check("teh ".repeat(400));
    assert.deepEqual([few.findings.length, few.truncated], [400, undefined]);
  }));

test("what would stop a draft is told, however many misspelt words stand before it", () =>
  withHost(async (host) => {
    await host.ask({ type: "configure", managed: { stages: { credentials: "block", "personal-data": "block" } } });
    const text = `${"recieve teh definately the people ".repeat(1000)}. Card 4111 1111 1111 1111. ${"It was a long day. ".repeat(20)}My SSN is 536-22-8145, teh end`;
    const report = await host.check(text, { site: "linkedin", surface: "article", audience: "public", account: "personal" });
    assert.equal(report.truncated, true);
    const blocks = report.findings.filter((f) => f.stage === "block").map((f) => f.rule);
    assert.deepEqual(blocks, ["personal-data/payment-card", "personal-data/identity-document"]);
    const places = report.findings.map((f) => f.start);
    assert.deepEqual(places, [...places].sort((a, b) => a - b), "findings stand in the order of the text");
  }));

test("an answer stays below 512 KiB: the strongest findings are sent, and it says that it was cut", () =>
  withHost(async (host) => {
    const stages = Object.fromEntries([...Array(10).keys()].map((n) => [`acme/word-${n}`, n === 9 ? "block" : n >= 7 ? "confirm" : "advise"]));
    const rules = [...Array(10).keys()].map((n) => ({ ...good(`word-${n}`, `teacup${n}x`), rationale: "Nobody drinks in public." }));
    const long = "This is about what we drink at work, and nobody beyond these walls has to know about that at all.";
    for (const rule of rules) rule.message = { what: "This is internal.", why: long, policy: `https://acme.example/${"p".repeat(200)}` };
    const configured = await host.ask({ type: "configure", managed: { stages, rules: { pack: "acme", version: "1.0.0", title: "Acme", rules } } });
    assert.deepEqual(configured.refused, []);
    const text = [...Array(10).keys()].map((n) => `A teacup${n}x. `.repeat(250)).join("");
    const report = await host.check(text);
    assert.ok(report.bytes <= 512 * 1024);
    assert.ok(report.bytes > 500 * 1024, `${report.bytes}`);
    assert.equal(report.truncated, true);
    const of = (rule) => report.findings.filter((f) => f.rule === rule).length;
    assert.deepEqual([of("acme/word-9"), of("acme/word-8"), of("acme/word-7")], [250, 250, 250]);
    assert.equal(of("acme/word-6"), 0, "of equals, those that stand first");
  }));

test("of one rule at most 256 findings are told, and the report says so", () =>
  withHost(async (host) => {
    const rules = [good("tea", "operation teacup")];
    const scope = { site: "linkedin", surface: "article", audience: "public", account: "personal" };
    await host.ask({ type: "configure", managed: { rules } });
    const all = await host.check("operation teacup. ".repeat(256), scope);
    assert.deepEqual([all.findings.filter((f) => f.rule === "organisation/tea").length, all.truncated], [256, undefined]);
    const cut = await host.check("operation teacup. ".repeat(257), scope);
    assert.deepEqual([cut.findings.filter((f) => f.rule === "organisation/tea").length, cut.truncated], [256, true]);
  }));

test("a draft of nothing but beginnings takes no longer than its length asks for", () =>
  withHost(async (host) => {
    // With the square of the length, these would take a minute each.
    for (const start of ["http://", "https://", "http://a:b@", "http://a"]) {
      const began = process.hrtime.bigint();
      const report = await host.check(start.repeat(MIB / 2 / start.length));
      assert.equal(report.type, "report");
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      assert.ok(seconds < 8, `${start}: ${seconds.toFixed(1)} s`);
    }
  }));

test("a rule with a broken expression is refused by path and reason; the others load", () =>
  withHost(async (host) => {
    const rules = [good("one", "operation teacup"), { ...good("two", "x"), phrases: undefined, pattern: "AC-(\\d+" }, good("three", "operation saucer")];
    const configured = await host.ask({ type: "configure", managed: { rules: { pack: "acme", version: "1.0.0", title: "Acme", rules } } });
    const [refusal, ...others] = configured.refused.filter((r) => r.source === "managed");
    assert.deepEqual(others, []);
    assert.equal(refusal.code, "bad-pattern");
    assert.equal(refusal.source, "managed");
    assert.equal(refusal.rule, "acme/two");
    assert.match(refusal.path, /^\/rules\/rules\/1/, "in the setting \"rules\" stands a pack, in the pack its rules");
    assert.ok(refusal.reason.length > 10);
    const pack = configured.packs.find((p) => p.id === "acme");
    assert.deepEqual([pack.rules, pack.refused], [2, 1]);
    for (const phrase of ["operation teacup", "operation saucer"]) {
      assert.equal((await host.check(`Fun with ${phrase}`)).findings.filter((f) => f.rule.startsWith("acme/")).length, 1);
    }
    await goesOn(host);
  }));

test("a pack that is not JSON, not UTF-8 or no object is refused; the packs beside it load", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sayso-packs-"));
  writeFileSync(join(folder, "a-broken.json"), "{ pack: ");
  writeFileSync(join(folder, "b-bytes.json"), Buffer.from([0x7b, 0xff, 0x7d]));
  writeFileSync(join(folder, "c-list.json"), "[]");
  writeFileSync(join(folder, "d-deep.json"), "[".repeat(1_000_000));
  writeFileSync(join(folder, "e-good.json"), JSON.stringify({ pack: "fine", version: "1.0.0", title: "Fine", rules: [good("one", "operation teacup")] }));
  await withHost(
    async (host) => {
      const configured = await host.ask({ type: "configure" });
      const refused = new Map(configured.refused.map((r) => [r.source, r.code]));
      assert.equal(refused.get("a-broken.json"), "not-json");
      assert.equal(refused.get("b-bytes.json"), "invalid-utf8");
      assert.equal(refused.get("c-list.json"), "not-an-object");
      assert.ok(refused.has("d-deep.json"));
      assert.equal((await host.check("Fun with operation teacup")).findings.filter((f) => f.rule === "fine/one").length, 1);
      await goesOn(host);
    },
    { args: ["--packs", folder] },
  );
  rmSync(folder, { recursive: true });
});

test("a pack that is put into the folder later is read at the next configuration", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sayso-packs-"));
  await withHost(
    async (host) => {
      await goesOn(host);
      writeFileSync(join(folder, "mine.json"), JSON.stringify({ pack: "mine", version: "1.0.0", title: "Mine", rules: [good("one", "operation teacup")] }));
      const configured = await host.ask({ type: "configure" });
      assert.ok(configured.packs.some((p) => p.id === "mine" && p.origin === "person"));
    },
    { args: ["--packs", folder] },
  );
  rmSync(folder, { recursive: true });
});
