// The command line as scripts use it: what it prints, its offsets and its exit codes.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, test } from "node:test";

import { BIN } from "./host.mjs";

const folder = mkdtempSync(join(tmpdir(), "sayso-command-"));
after(() => rmSync(folder, { recursive: true }));
const env = { PATH: process.env.PATH, HOME: folder, TERM: "xterm" };
const PUBLIC = ["--site", "x", "--surface", "post", "--audience", "public", "--account", "personal"];

/** @param {string[]} args @param {string | Buffer} [input] */
function sayso(args, input = "") {
  return spawnSync(join(BIN, "sayso"), args, { encoding: "utf8", input, env, maxBuffer: 64 << 20 });
}

/** @param {string} name @param {string | Buffer} content */
function file(name, content) {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

/** @param {object[]} rows */
const lines = (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const parsed = (/** @type {string} */ output) => output.trim().split("\n").map((line) => JSON.parse(line));

test("a text from standard input: the span is marked, the reason told, exit 1", () => {
  const { stdout, status } = sayso(["check", ...PUBLIC], "my SSN is 536-22-8145\n");
  assert.equal(status, 1);
  const [text, marks] = stdout.split("\n").filter((line) => line.startsWith("  ")).slice(0, 2);
  assert.equal(text, "  my SSN is 536-22-8145");
  assert.match(marks.slice(text.indexOf("536")), /^~{11}$/);
  assert.match(stdout, /why {2,}\S/);
  assert.match(stdout, /who {2,}anyone/);
  assert.match(stdout, /personal-data\//);
  assert.ok(!stdout.includes("\x1b"), "no colour where output is no terminal");
});

test("a clean text exits 0", () => {
  const { stdout, status } = sayso(["check", ...PUBLIC, "--text", "Lovely weather for the summer party today."]);
  assert.equal(status, 0);
  assert.match(stdout, /Nothing to point out/);
});

test("--json prints the report; offsets are UTF-16 code units, the end exclusive", () => {
  const text = "🎉 the card number: 4111 1111 1111 1111 – thanks";
  const { stdout, status } = sayso(["check", ...PUBLIC, "--json", "--text", text]);
  assert.equal(status, 1);
  const { findings, scope } = JSON.parse(stdout);
  assert.equal(scope.audience, "public");
  const card = findings.find((f) => f.category === "personal-data");
  assert.equal(text.slice(card.start, card.end), "4111 1111 1111 1111");
  assert.ok(card.message.what && card.message.why);
  assert.equal(JSON.parse(sayso(["check", "--json", "--text", "Fine."]).stdout).findings.length, 0);
});

test("marks stand below wide and combined characters", () => {
  const { stdout } = sayso(["check", ...PUBLIC, "--text", "日本 #cafe\u0301 4111 1111 1111 1111"]);
  const [text, marks] = stdout.split("\n").filter((line) => line.startsWith("  ")).slice(0, 2);
  // Two wide characters take four columns; e and its accent take one.
  assert.equal(marks.indexOf("~"), text.indexOf("4111") + 2 - 1);
});

test("a draft cannot steer the terminal", () => {
  const { stdout } = sayso(["check", ...PUBLIC, "--text", "\x1b[31m 4111 1111 1111 1111"]);
  assert.ok(!stdout.includes("\x1b"));
});

test("a file, and wrong usage of every kind", () => {
  const path = file("draft.txt", "card 4111 1111 1111 1111\r\n");
  assert.equal(sayso(["check", ...PUBLIC, path]).status, 1);
  for (const [args, input] of [
    [["check", "/no/such/file"]],
    [["check", "--surface", "shout", "--text", "x"]],
    [["check", "--colour"]],
    [["check", "--text", "x", path]],
    [["check", "--jsonl", "/no/such/file"]],
    [["check"], Buffer.from([0x61, 0xff, 0xfe])],
    [["check", folder]],
    [["check", "--jsonl", folder]],
    [["eval", folder]],
    [["eval", "-"]],
    [["test", "--posts", folder]],
    [["eval", "/no/such/file"]],
    [["test", "/no/such/pack.json"]],
    [["nonsense"]],
    [[]],
  ]) {
    const { status, stderr } = sayso(/** @type {string[]} */ (args), /** @type {Buffer} */ (input));
    assert.equal(status, 2, JSON.stringify(args));
    assert.ok(stderr.length > 10, JSON.stringify(args));
  }
});

test("--help teaches, for each command", () => {
  for (const args of [["--help"], ["check", "--help"], ["eval", "--help"], ["test", "--help"], ["explain", "--help"], ["lint", "--help"], ["pack", "--help"], ["pack", "sign", "--help"]]) {
    const { status, stdout } = sayso(args);
    assert.equal(status, 0);
    assert.match(stdout, /Exit:/);
    assert.doesNotMatch(stdout, /Excludes/);
  }
});

test("rows: in order, ids as they came, bad rows named, the rest goes on", () => {
  const card = "pay 4111 1111 1111 1111";
  const input =
    lines([{ id: "a", text: card, surface: "post", audience: "public", account: "personal", later: [1] }, { id: 2, text: "fine" }, { text: "no id" }]) +
    "\n{broken\n[]\n" +
    lines([
      { id: "scope", text: card, audience: "everyone" },
      { id: "text" },
      { id: "type", text: 5 },
      { id: "large", text: "x".repeat((1 << 20) + 1) },
      { id: "null", text: card, site: null, surface: null },
    ]) +
    '{"id": "half", "text": "\\ud83d"}\n' +
    '{"id": "last", "text": "fine"}';
  const { stdout, status } = sayso(["check", "--jsonl"], input);
  const rows = parsed(stdout);
  assert.deepEqual(
    rows.map((row) => [row.id, row.error?.code ?? row.findings.some((f) => f.category === "personal-data")]),
    [["a", true], [2, false], [null, false], [null, "bad-json"], [null, "not-an-object"], ["scope", "bad-field"], ["text", "missing-field"],
      ["type", "bad-field"], ["large", "text-too-large"], ["null", true], ["half", "bad-utf8"], ["last", false]],
  );
  const finding = rows[0].findings.find((f) => f.category === "personal-data");
  assert.deepEqual(Object.keys(rows[0]), ["id", "findings"]);
  assert.deepEqual(Object.keys(finding), ["rule", "category", "stage", "start", "end"]);
  assert.equal(card.slice(finding.start, finding.end), "4111 1111 1111 1111");
  assert.match(rows[3].error.message, /line 5/);
  assert.equal(status, 2);
});

test("rows: exit 0 without findings, 1 with, from a file as from standard input", () => {
  assert.equal(sayso(["check", "--jsonl"], lines([{ id: 1, text: "fine" }])).status, 0);
  const path = file("rows.jsonl", `\uFEFF${lines([{ id: 1, text: "pay 4111 1111 1111 1111" }])}`);
  const { status, stdout } = sayso(["check", "--jsonl", path]);
  assert.equal(status, 1);
  assert.equal(parsed(stdout).length, 1);
  assert.equal(sayso(["check", "--jsonl"], "").status, 0);
});

test("rows: bytes that are not UTF-8 spoil their own row alone", () => {
  const input = Buffer.concat([Buffer.from('{"id": 1, "text": "'), Buffer.from([0xff]), Buffer.from('"}\n{"id": 2, "text": "fine"}\n')]);
  const { stdout, status } = sayso(["check", "--jsonl"], input);
  const rows = parsed(stdout);
  assert.equal(rows[0].error.code, "bad-utf8");
  assert.deepEqual(rows[1], { id: 2, findings: [] });
  assert.equal(status, 2);
});

test("rows: a language is read as people write tags; what is none, or a role that is none, is a bad field", () => {
  const packs = mkdtempSync(join(folder, "tags-"));
  writeFileSync(join(packs, "tags.json"), pack("tags", rule("austrian", "Teetasse", { when: { language: "de-AT" }, examples: { flags: ["die Teetasse"], passes: ["Mittag"] } })));
  const row = (id, more) => ({ id, text: "die Teetasse", labels: ["confidential"], account: "brand", ...more });
  const args = ["--no-default-packs", "--packs", packs];
  const { stdout, status } = sayso(["check", "--jsonl", ...args], lines([
    row(1, { language: "de_at" }), row(2, { language: "DE-at" }), row(3, { language: null }), row(4, { language: "unknown" }),
    row(5, { language: "deutsch" }), row(6, { language: 7 }), row(7, { role: 7 })]));
  assert.equal(status, 2);
  const rules = ({ findings }) => findings.filter(({ category }) => category !== "spelling").length;
  assert.deepEqual(parsed(stdout).slice(0, 4).map(rules), [1, 1, 0, 0]);
  assert.deepEqual(parsed(stdout).slice(4).map(({ id, error }) => [id, error.code]), [[5, "bad-field"], [6, "bad-field"], [7, "bad-field"]]);
  assert.match(parsed(stdout)[4].error.message, /^line 5: "language" is no language tag/);
  const measured = sayso(["eval", file("tags.jsonl", lines([row(1, { language: "deutsch" })])), ...args]);
  assert.equal(measured.status, 2);
  assert.match(measured.stderr, /tags\.jsonl:1: "language" is no language tag, such as "en", "de" or "en-GB"\.\n$/);
});

test("rows: what the options tell holds where a row does not tell it itself", () => {
  const packs = mkdtempSync(join(folder, "untold-"));
  writeFileSync(join(packs, "untold.json"), pack("untold", rule("teacup", "teacup", { when: { site: "x", surface: "reply", audience: "public", account: "brand" } })));
  const rows = [{ id: 1, text: "a teacup" }, { id: 2, text: "a teacup", audience: "private" }, { id: 3, text: "a teacup", site: "reddit" }, { id: 4, text: "a teacup", surface: null }];
  const found = (...options) => parsed(sayso(["check", "--jsonl", "--no-default-packs", "--packs", packs, ...options], lines(rows)).stdout).map((row) => row.findings.length);
  assert.deepEqual(found(), [0, 0, 0, 0]);
  assert.deepEqual(found("--site", "x", "--surface", "reply", "--audience", "public", "--account", "brand"), [1, 0, 0, 1]);
});

test("test --posts: a row that tells its site alone keeps it", () => {
  const own = file("sited.json", pack("sited", rule("teacup", "teacup", { when: { site: "reddit" } })));
  const posts = file("sited.jsonl", lines([{ text: "a teacup", site: "reddit" }, { text: "a teacup" }]));
  const { alerts } = JSON.parse(sayso(["test", own, "--no-default-packs", "--account", "brand", "--posts", posts, "--json"]).stdout);
  assert.equal(alerts.all.posts, 1);
});

test("rows: spelling is part of it", () => {
  const [row] = parsed(sayso(["check", "--jsonl"], lines([{ id: 1, text: "Teh meetup was fun" }])).stdout);
  assert.deepEqual(row.findings.map((f) => [f.rule, f.category, f.start, f.end]), [["spelling", "spelling", 0, 3]]);
});

test("rows: one is answered before the next is sent", async () => {
  const child = spawn(join(BIN, "sayso"), ["check", "--jsonl"], { env, stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  for (const id of [1, 2, 3]) {
    child.stdin.write(lines([{ id, text: "fine" }]));
    assert.deepEqual(JSON.parse((await answers.next()).value), { id, findings: [] });
  }
  child.stdin.end();
  assert.deepEqual(await once(child, "exit"), [0, null]);
});

const pack = (id, ...rules) => JSON.stringify({ pack: id, version: "1.0.0", title: "Test", rules });
const rule = (id, phrase, more = {}) => ({
  id,
  category: "confidential",
  stage: "confirm",
  phrases: [phrase],
  message: { what: "This is internal.", why: "Others read along." },
  rationale: "A test.",
  examples: { flags: [`We talked about ${phrase} today`], passes: ["We talked about lunch today"] },
  ...more,
});

test("audit findings stand in the rows, but are not shown to people and do not count", () => {
  file("audit.json", pack("quiet", rule("teacup", "operation teacup", { stage: "audit" })));
  const args = ["check", "--no-default-packs", "--packs", folder];
  const rows = sayso([...args, "--jsonl"], lines([{ id: 1, text: "operation teacup is on" }]));
  assert.deepEqual(parsed(rows.stdout)[0].findings.map((f) => [f.rule, f.stage]), [["quiet/teacup", "audit"]]);
  assert.equal(rows.status, 0);
  const people = sayso([...args, "--text", "operation teacup is on"]);
  assert.match(people.stdout, /Nothing to point out/);
  assert.equal(people.status, 0);
});

test("eval counts per row and category", () => {
  const packs = mkdtempSync(join(folder, "packs-"));
  writeFileSync(join(packs, "p.json"), pack("p", rule("teacup", "teacup"), rule("fever", "fever", { category: "health" })));
  const rows = [
    { id: "one", text: "a teacup and a teacup", labels: ["confidential"] },
    { id: "two", text: "a teacup with a fever", labels: ["confidential", "health"] },
    { id: "three", text: "nothing here", labels: ["confidential"] },
    { id: "four", text: "a teacup", labels: ["health"] },
    { id: "five", text: "nothing", labels: [] },
    { id: "protected-six", text: "my fever", labels: [] },
  ];
  const labelled = file("labelled.jsonl", lines(rows));
  const hard = file("hard.md", "The hard rows are `three` and others.");
  const args = ["eval", labelled, "--no-default-packs", "--packs", packs];
  const { stdout, status } = sayso([...args, "--hard", hard, "--json"]);
  assert.equal(status, 1);
  const out = JSON.parse(stdout);
  const counts = (c) => [c.right, c.wrong, c.missed];
  assert.deepEqual(counts(out.categories.confidential), [2, 1, 1]);
  assert.deepEqual(counts(out.categories.health), [1, 1, 1]);
  assert.deepEqual(counts(out.all), [3, 2, 2]);
  assert.equal(out.all.precision.value, 0.6);
  // Wilson's interval for 3 of 5, by hand.
  assert.ok(Math.abs(out.all.precision.low - 0.2307) < 1e-3 && Math.abs(out.all.precision.high - 0.8824) < 1e-3);
  assert.deepEqual([out["rows-named"].value * out["rows-named"].of, out["rows-named"].of], [2, 3]);
  assert.equal(out["hard-rows-named"].of, 1);
  assert.equal(out["protected-rows-alarmed"], 1);
  const shown = sayso([...args, "--show"]).stdout;
  assert.match(shown, /three: missed confidential/);
  assert.match(shown, /four: wrongly confidential by p\/teacup/);
  assert.equal(sayso(["eval", file("bad.jsonl", lines([{ id: 1, text: "x", labels: ["nonsense"] }]))]).status, 2);
});

test("test proves a pack and measures how often it speaks up", () => {
  const good = file("good.json", pack("good", rule("teacup", "teacup")));
  const failing = file("failing.json", pack("failing", rule("one", "teacup"), rule("two", "saucer", { examples: { flags: ["no such word"], passes: [] } })));
  assert.equal(sayso(["test", good, "--no-default-packs"]).status, 0);
  const failed = sayso(["test", failing, "--no-default-packs", "--json"]);
  assert.equal(failed.status, 1);
  const out = JSON.parse(failed.stdout);
  assert.deepEqual(out.refused.map((r) => [r.code, r.rule]), [["example-failed", "failing/two"]]);
  assert.deepEqual(out.packs.map((p) => [p.id, p.rules, p.refused]), [["failing", 1, 1]]);

  const posts = file("posts.txt", "a teacup\nplain words\n" + lines([{ text: "more plain words" }, { text: "my teacup, your teacup" }]));
  const rate = ["test", good, "--no-default-packs", "--posts", posts];
  const { alerts } = JSON.parse(sayso([...rate, "--json"]).stdout);
  assert.equal(alerts.posts, 4);
  assert.equal(alerts.rules["good/teacup"]["per-1000"], 500);
  assert.equal(sayso([...rate, "--at-most", "500"]).status, 0);
  assert.equal(sayso([...rate, "--at-most", "499"]).status, 1);
});

test("explain says why a rule does not fire", () => {
  file("explained.json", pack("explained", rule("teacup", "operation teacup", { when: { audience: "public" } })));
  const run = (audience, ...more) =>
    sayso(["explain", "explained/teacup", "--no-default-packs", "--packs", folder, "--audience", audience, "--text", "operation teacup!", ...more]);
  const miss = run("private");
  assert.equal(miss.status, 0);
  assert.match(miss.stdout, /no {3}\/when\/audience/);
  assert.match(miss.stdout, /does not fire/);
  const hit = run("public", "--json");
  assert.equal(hit.status, 1);
  assert.equal(JSON.parse(hit.stdout).fires, true);
  assert.equal(sayso(["explain", "explained/none", "--no-default-packs", "--packs", folder, "--text", "x"]).status, 2);
});

test("explain tells that a rule has ended, by --at or by now", () => {
  const packs = mkdtempSync(join(folder, "ended-"));
  writeFileSync(join(packs, "ended.json"), pack("ended", rule("later", "teacup", { expires: "2999-01-01" }), rule("gone", "saucer", { expires: "2001-01-01" })));
  const explain = (name, text, ...more) =>
    sayso(["explain", `ended/${name}`, "--no-default-packs", "--packs", packs, "--account", "brand", "--text", text, ...more]);
  const ended = /no {3}\/expires {2}The rule has expired\./;
  assert.match(explain("later", "teacup").stdout, /ended\/later fires\./);
  assert.match(explain("later", "teacup", "--at", "2999-06-01").stdout, ended);
  const gone = explain("gone", "saucer");
  assert.equal(gone.status, 0, gone.stderr);
  assert.match(gone.stdout, ended);
  assert.match(gone.stderr, /expired at \/rules\/1\/expires/);
  assert.match(explain("gone", "saucer", "--at", "2000-06-01").stdout, /ended\/gone fires\./);
});

test("explain names the rule that speaks for one that fires", () => {
  const packs = mkdtempSync(join(folder, "covered-"));
  writeFileSync(join(packs, "covered.json"), pack("covered", rule("strong", "operation teacup", { severity: "high" }), rule("weak", "teacup")));
  const explain = (id, ...more) => sayso(["explain", `covered/${id}`, "--no-default-packs", "--packs", packs, "--account", "brand", "--text", "operation teacup", ...more]);
  assert.match(explain("weak").stdout, /covered\/weak fires, but is not shown: covered\/strong covers it\./);
  assert.match(explain("strong").stdout, /covered\/strong fires\.\n/);
  assert.equal(JSON.parse(explain("weak", "--json").stdout)["covered-by"], "covered/strong");
});

test("test names the matchers that no example makes fire", () => {
  const half = rule("either", "teacup", { phrases: undefined, any: [{ phrases: ["teacup"] }, { phrases: ["saucer"] }] });
  const { stdout, status } = sayso(["test", file("half.json", pack("half", half)), "--no-default-packs", "--json"]);
  assert.equal(status, 0, stdout);
  const { unproved } = JSON.parse(stdout);
  assert.equal(unproved.length, 1);
  assert.match(unproved[0].path, /any\/1/);
});

test("rules for a language or a role: check, rows and explain can tell them; no draft steers the terminal", () => {
  const packs = mkdtempSync(join(folder, "writer-"));
  writeFileSync(join(packs, "writer.json"), pack("writer",
    rule("adviser", "teacup", { when: { role: "adviser" }, examples: { flags: ["a teacup"], passes: ["lunch"] } }),
    rule("german", "Teetasse", { when: { language: "de" }, message: { what: "Internal.", translations: { de: { what: "Das ist intern." } } }, examples: { flags: ["die Teetasse"], passes: ["Mittag"] } })));
  const args = ["--no-default-packs", "--packs", packs, "--account", "brand"];
  assert.equal(sayso(["check", ...args, "--text", "a teacup"]).status, 0);
  assert.equal(sayso(["check", ...args, "--role", "adviser", "--text", "a teacup"]).status, 1);
  assert.match(sayso(["check", ...args, "--language", "de-AT", "--text", "die Teetasse"]).stdout, /Das ist intern/);
  for (const tag of ["DE", "de_DE"]) assert.match(sayso(["check", ...args, "--language", tag, "--text", "die Teetasse"]).stdout, /Das ist intern/, tag);
  const named = sayso(["check", ...args, "--language", "deutsch", "--text", "die Teetasse"]);
  assert.equal(named.status, 2);
  assert.match(named.stderr, /"deutsch" is no language tag/);
  const rows = sayso(["check", "--jsonl", "--no-default-packs", "--packs", packs], lines([
    { id: 1, text: "a teacup" }, { id: 2, text: "a teacup", role: "adviser" }, { id: 3, text: "a teacup", role: ["clerk", "adviser"] }, { id: 4, text: "Teetasse", language: "de" }]));
  assert.deepEqual(parsed(rows.stdout).map(({ findings }) => findings.filter(({ category }) => category !== "spelling").length), [0, 1, 1, 1]);
  const why = sayso(["explain", "writer/adviser", ...args, "--role", "adviser", "--text", "teacup \x1b[31m"]);
  assert.equal(why.status, 1);
  assert.ok(!why.stdout.includes("\x1b"));
});

test("a pack that --packs names takes the place of the installed one, and a note says so", () => {
  const home = mkdtempSync(join(folder, "installed-"));
  const run = (...args) => spawnSync(join(BIN, "sayso"), args, { encoding: "utf8", cwd: home, env: { ...env, HOME: home } });
  const installed = join(home, ".config/sayso/packs");
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(installed, "harbour.jsonc"), pack("harbour", rule("old", "teacup")));
  mkdirSync(join(home, "work"));
  writeFileSync(join(home, "work/harbour.jsonc"), pack("harbour", rule("new", "saucer")));
  const own = ["check", "--packs", "work", "--account", "brand", "--text"];
  const edited = run(...own, "a saucer");
  assert.equal(edited.status, 1, edited.stderr);
  assert.match(edited.stdout, /harbour\/new/);
  assert.equal(edited.stderr, `sayso: The pack "harbour" is read from work/harbour.jsonc, which was named; ${installed}/harbour.jsonc is left out.\n`);
  assert.equal(run(...own, "a teacup").status, 0);
  assert.equal(run("check", "--account", "brand", "--text", "a teacup").status, 1, "without --packs the installed one is in force");
  // The installed folder named, and its files as well: no pack is there twice.
  for (const args of [["check", "--packs", installed, "--account", "brand", "--text", "a teacup"], ["test", "--packs", "work", "work/harbour.jsonc"]])
    assert.equal(run(...args).stderr, "", args.join(" "));
});

test("a pack that gives way to a named one is a note: no failure of test, no error of lint", () => {
  const home = mkdtempSync(join(folder, "gives-way-"));
  const run = (...args) => spawnSync(join(BIN, "sayso"), args, { encoding: "utf8", cwd: home, env: { ...env, HOME: home } });
  const installed = join(home, ".config/sayso/packs");
  mkdirSync(installed, { recursive: true });
  mkdirSync(join(home, "work"));
  const complete = (word) => rule("only", word, { owner: "o", examples: {
    flags: [`a ${word}`, `my ${word}`, `the ${word}`], passes: ["lunch", "dinner", "tea"] } });
  writeFileSync(join(installed, "harbour.jsonc"), pack("harbour", complete("teacup")));
  writeFileSync(join(home, "work/harbour.jsonc"), pack("harbour", complete("saucer")));
  const said = new RegExp(`The pack "harbour" is read from work/harbour\\.jsonc, which was named; ${installed}/harbour\\.jsonc is left out\\.`);
  const test = run("test", "--packs", "work");
  assert.equal(test.status, 0, test.stdout);
  assert.match(test.stdout, said);
  const { refused, notes } = JSON.parse(run("test", "--packs", "work", "--json").stdout);
  assert.deepEqual([refused, notes.map(({ code }) => code)], [[], ["replaced"]]);
  const { remarks, errors } = JSON.parse(run("lint", "--packs", "work", "--json").stdout);
  assert.deepEqual([errors, remarks.filter(({ code }) => code === "replaced").map(({ level }) => level)], [0, ["note"]]);
  assert.match(run("lint", "--packs", "work").stdout, /harbour\.jsonc: note: The pack "harbour" is read from/);
});

test("two packs of one id: full paths where the file names are the same", () => {
  const [one, two] = [mkdtempSync(join(folder, "one-")), mkdtempSync(join(folder, "two-"))];
  for (const place of [one, two]) writeFileSync(join(place, "same.json"), pack("same", rule("teacup", "teacup")));
  const { stderr } = sayso(["check", "--no-default-packs", "--packs", one, "--packs", two, "--text", "x"]);
  assert.match(stderr, new RegExp(`read from ${one}/same\\.json already; that one stays, and ${two}/same\\.json is left out`));
});

test("eval --only measures one pack, whatever the others find", () => {
  const packs = mkdtempSync(join(folder, "only-"));
  writeFileSync(join(packs, "a.json"), pack("cups", rule("teacup", "teacup"), rule("quiet", "saucer", { stage: "audit", examples: { flags: ["a saucer"], passes: [] } })));
  writeFileSync(join(packs, "b.json"), pack("tins", rule("tin", "sugar tongs")));
  const rows = file("only.jsonl", lines([
    { id: "cup", text: "a teacup", account: "brand", labels: ["confidential"] },
    { id: "tin", text: "a sugar tongs", account: "brand", labels: ["confidential"] },
    { id: "saucer", text: "a saucer", account: "brand", labels: ["confidential"] },
  ]));
  const run = (...more) => sayso(["eval", rows, "--no-default-packs", "--packs", packs, ...more]);
  const figures = (...more) => JSON.parse(run("--json", ...more).stdout);
  assert.equal(figures().all.right, 2);
  assert.equal(figures("--only", "cups").all.right, 1);
  assert.equal(figures("--only", "cups", "--only", "tins").all.right, 2);
  assert.equal(figures()["missed-but-audited"], 1);
  const shown = run("--show").stdout;
  assert.match(shown, /saucer: missed confidential, but for cups\/quiet \(audit\)/);
  assert.match(shown, /1 was found by a rule of stage audit/);
  const unknown = run("--only", "cubs");
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /no pack "cubs" is loaded\. Did you mean "cups"\?/);
  assert.match(run("--only", "Cups").stderr, /^sayso: --only: no pack "Cups" is loaded\. Did you mean "cups"\? .*\n$/);
});

test("eval --only counts what the pack finds itself, though another pack's rule would speak for it", () => {
  const packs = mkdtempSync(join(folder, "alone-"));
  writeFileSync(join(packs, "own.json"), pack("own", rule("weak", "teacup"), rule("polite", "saucer", { "yields-to": ["health"] })));
  writeFileSync(join(packs, "other.json"), pack("other", rule("strong", "teacup", { severity: "high" }), rule("fever", "fever", { category: "health" })));
  const rows = file("alone.jsonl", lines([
    { id: "cup", text: "a teacup", account: "brand", labels: ["confidential"] },
    { id: "saucer", text: "a saucer with a fever", account: "brand", labels: ["confidential"] },
  ]));
  const figures = (only) => JSON.parse(sayso(["eval", rows, "--no-default-packs", "--packs", packs, "--only", only, "--json"]).stdout);
  assert.deepEqual([figures("own").all.right, figures("own").all.missed, figures("own").all.wrong], [2, 0, 0]);
  assert.deepEqual([figures("other").all.right, figures("other").all.wrong], [1, 1]);
});

test("--at-most: too many is said, and so is that the posts are too few", () => {
  const good = file("rate.json", pack("rate", rule("teacup", "teacup")));
  const run = (name, posts, most, ...more) =>
    sayso(["test", good, "--no-default-packs", "--account", "brand", "--posts", file(name, posts.join("\n")), "--at-most", most, ...more]);
  const verdict = (...args) => JSON.parse(run(...args, "--json").stdout).alerts.verdict;
  const few = run("few.txt", ["lunch", "dinner"], "2");
  assert.equal(few.status, 0);
  assert.match(few.stdout, /2 posts are too few to tell: .* At least 1917 are needed/);
  assert.equal(verdict("few.txt", ["lunch", "dinner"], "2"), "too-few-posts");
  const loud = run("loud.txt", ["a teacup", "dinner"], "2");
  assert.equal(loud.status, 1);
  assert.match(loud.stdout, /Too many: at most 2 of 1,000 posts may get an alert/);
  assert.equal(verdict("loud.txt", ["a teacup", "dinner"], "2"), "over");
  assert.equal(verdict("many.txt", Array.from({ length: 1917 }, () => "lunch"), "2"), "within");
  assert.equal(verdict("nearly.txt", Array.from({ length: 1916 }, () => "lunch"), "2"), "too-few-posts");
});

test("--at-most: from 0 to 1000, beside --posts; the posts that are needed are said where they can be counted", () => {
  const good = file("most.json", pack("most", rule("teacup", "teacup")));
  const run = (most, ...more) => sayso(["test", good, "--no-default-packs", "--at-most", most, ...more]);
  const posts = ["--posts", file("most.txt", "lunch\ndinner\n")];
  for (const most of ["nan", "inf", "-1", "-inf", "1001", "few"]) {
    const { status, stderr } = run(most, ...posts);
    assert.equal(status, 2, most);
    assert.match(stderr, /--at-most/, most);
  }
  const alone = run("2");
  assert.equal(alone.status, 2);
  assert.match(alone.stderr, /--at-most.*--posts/);
  const needed = (most) => /At least (\d+) are needed/.exec(run(most, ...posts).stdout)?.[1];
  // Of no post in n, Wilson's interval ends at z² / (n + z²), z² = 3.8415.
  assert.deepEqual(["1e-17", "0", "0.001", "1", "2"].map(needed), [undefined, undefined, "3841455", "3838", "1917"]);
  assert.equal(run("1000", ...posts).status, 0);
});

test("explain: a lowered stage, a rollout and a role are told as they are", () => {
  const packs = mkdtempSync(join(folder, "told-"));
  writeFileSync(join(packs, "told.json"), pack("told",
    rule("asked", "teacup", { stage: "confirm", rationale: "R." }),
    rule("rolled", "saucer", { rollout: 20 }),
    rule("adviser", "kettle", { when: { role: "adviser" }, examples: { flags: ["a kettle"], passes: [] } })));
  const explain = (name, text, ...more) => sayso(["explain", `told/${name}`, "--no-default-packs", "--packs", packs, "--text", text, ...more]);
  assert.match(explain("asked", "teacup", "--account", "personal").stdout, /\/stage {2}Stage confirm → advise: on a personal account, confidential is advised at most/);
  assert.doesNotMatch(explain("asked", "teacup", "--account", "brand").stdout, /\/stage/);
  assert.match(explain("rolled", "saucer").stdout, /Rolled out to 20 % of people: number 0 is in\. The terminal is always number 0/);
  assert.match(explain("adviser", "kettle").stdout, /No role of the writer is told, and the rule asks for one\./);
  const typo = explain("adviser", "kettle", "--role", "advisor");
  assert.match(typo.stdout, /The writer's role is advisor, which the rule does not name/);
  assert.match(typo.stderr, /no rule that is loaded asks for the role "advisor"\. Did you mean "adviser"\? Small and capital letters count/);
  assert.equal(explain("adviser", "kettle", "--role", "adviser").stderr, "");
});

test("what is mistyped is named first, with what was meant", () => {
  for (const [args, said] of /** @type {[string[], RegExp][]} */ ([
    [["check", "--langauge", "de", "--text", "x"], /^sayso: sayso check has no option --langauge\. Did you mean "--language"\? See: sayso check --help\n$/],
    [["chek"], /^sayso: there is no command "sayso chek"\. Did you mean "check"\?/],
    [["pack", "sing", "x"], /^sayso: there is no command "sayso pack sing"\. Did you mean "sign"\?/],
    [["check", "--surface", "replay", "--text", "x"], /--surface: is one of post\|.*\. Did you mean "reply"\?/],
    [["check", "--audience=pubic", "--text", "x"], /Did you mean "public"\?/],
  ])) {
    const { status, stderr } = sayso(args);
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, said);
  }
  // A text may look like anything, and so may what follows "--".
  assert.equal(sayso(["check", "--text", "--surface"]).status, 0);
  writeFileSync(join(folder, "--odd"), "Fine.");
  assert.equal(spawnSync(join(BIN, "sayso"), ["check", "--", "--odd"], { encoding: "utf8", cwd: folder, env }).status, 0);
});

test("wrong usage is told with the argument's name, and nothing runs", () => {
  const posts = file("usage.jsonl", lines([{ id: 1, text: "fine" }]));
  for (const [args, said] of /** @type {[string[], RegExp][]} */ ([
    [["check", "--text"], /^--text: 1 required TEXT missing\n/],
    [["check", "--text", "a", "--text", "b"], /^--text: At Most 1 required but received 2\n/],
    [["check", "--text", "a", posts], /^--text excludes FILE\n|^FILE excludes --text\n/],
    [["check", "--sarif", "--json", "--text", "x"], /^--json excludes --sarif\n/],
    [["check", "--json=perhaps", "--text", "x"], /--json/],
    [["check", "--packs", join(folder, "nowhere"), "--text", "x"], /^--packs: Directory does not exist: .*nowhere\n/],
    [["check", "--language", "two words", "--text", "x"], /^--language: "two words" is no language tag\. /],
    [["detect", "--offsets", "chars", posts], /^--offsets: chars not in \{utf16,codepoints,bytes\}\n/],
    [["explain"], /^RULE is required\n/],
    [["test", "--at-most", "2"], /^--at-most requires --posts\n/],
    [["test", "--posts", posts, "--at-most", "few"], /^Could not convert: --at-most = few\n/],
    [["test", "--posts", posts, "--at-most", "1001"], /^--at-most: is a number of posts in 1,000, from 0 to 1000\.\n/],
    [["learn", posts, "--folds", "21"], /^--folds: Value 21 not in range 2 to 20\n/],
    [["policy", "export", "--browser", "chrome", "--os", "amiga"], /^--os: amiga not in \{linux,windows,macos,google-admin,intune\}\n/],
    [["pack"], /^A subcommand is required\n/],
  ])) {
    const { status, stdout, stderr } = sayso(args);
    assert.deepEqual([status, stdout], [2, ""], args.join(" "));
    assert.match(stderr, said);
    assert.match(stderr, /\nRun with --help for more information\.\n$/);
  }
});

test("an option that may be given more than once takes one value each time, and a file may stand behind it", () => {
  const draft = file("two-typos.txt", "Teh quarterly meetup was graet fun");
  const misspelt = (...args) => JSON.parse(sayso(["spell", "--json", ...args, draft], "Fine weather today").stdout).misspelt.map((one) => one.word);
  assert.deepEqual(misspelt("--language", "en_US"), ["Teh", "graet"]);
  assert.deepEqual(misspelt("--word", "Teh"), ["graet"]);
  assert.deepEqual(misspelt("--word", "Teh", "--word", "graet"), []);
});

test("labels that are none, folders without a pack, a folder that is called like one", () => {
  const { stderr } = sayso(["eval", file("labels.jsonl", lines([{ id: 1, text: "x", labels: ["custmer-data"] }]))]);
  assert.match(stderr, /labels\.jsonl:1: "custmer-data" is no category\. Did you mean "customer-data"\? There are personal-data, .*, public-worthy\.\n/);
  assert.doesNotMatch(stderr, /spelling|style/);
  const aside = sayso(["eval", file("aside.jsonl", lines([{ id: 1, text: "Fine.", labels: ["style", "spelling"] }])), "--json"]);
  assert.equal(JSON.parse(aside.stdout).all.missed, 0, "what is measured elsewhere is set aside");
  const empty = mkdtempSync(join(folder, "empty-"));
  assert.match(sayso(["check", "--packs", empty, "--text", "x"]).stderr, new RegExp(`sayso: there is no pack in ${empty}\\. Packs end with`));
  mkdirSync(join(empty, "dir.jsonc"));
  assert.match(sayso(["check", "--packs", empty, "--text", "x"]).stderr, /dir\.jsonc: unreadable: This is a folder, and a pack is a file/);
});

test("--at tries a window at another time", () => {
  const packs = mkdtempSync(join(folder, "window-"));
  writeFileSync(join(packs, "quiet.json"), pack("quiet", rule("teacup", "teacup", { window: { from: "2027-03-01T12:00", to: "2027-03-02", timezone: "Europe/Berlin" } })));
  const run = (...at) => sayso(["check", "--no-default-packs", "--packs", packs, "--account", "brand", ...at, "--text", "a teacup"]).status;
  assert.equal(run(), 0);
  for (const [at, status] of /** @type {[string, number][]} */ ([
    ["2027-03-01T12:00+01:00", 1], ["2027-03-01T11:59+01:00", 0], ["2027-03-01T11:00Z", 1], ["2027-03-01T11:00", 1], ["2027-03-01T06:00-05:00", 1], ["2027-03-02", 0],
    ["2027-02-30", 2], ["noon", 2], ["2027-03-01T12:00+1:00", 2], ["2027-03-01T12:00 ", 2],
    ["2027-03-01T-5:-9", 2], ["2027- 3- 1", 2], ["2027-03-01T12:00++1:+0", 2],
  ])) assert.equal(run("--at", at), status, at);
});

test("--at: the first second of 1970 is a time as any other, and not now", () => {
  const packs = mkdtempSync(join(folder, "epoch-"));
  writeFileSync(join(packs, "epoch.json"), pack("epoch", rule("teacup", "teacup", { window: { to: "1971-01-01" } })));
  const run = (...at) => sayso(["check", "--no-default-packs", "--packs", packs, "--account", "brand", ...at, "--text", "a teacup"]).status;
  assert.deepEqual([run(), run("--at", "1970-01-01T00:00Z")], [0, 1]);
});

test("what is no JSON lines is told on standard error, once, with what a row looks like", () => {
  const { stdout, stderr, status } = sayso(["check", "--jsonl"], "id,text\n1,fine\n2,also fine\n");
  assert.equal(status, 2);
  assert.deepEqual(parsed(stdout).map((row) => row.error.code), ["bad-json", "bad-json", "bad-json"]);
  assert.match(parsed(stdout)[1].error.message, /^line 2: /);
  assert.match(stderr, /^sayso: 3 of 3 rows could not be checked.*\{"id": 1, "text": "..."\}\.\n$/);
  assert.equal(sayso(["check", "--jsonl"], lines([{ id: 1, text: "fine" }])).stderr, "");
});

test("rows behind FILE: what to write instead", () => {
  const posts = file("posts.jsonl", lines([{ id: 1, text: "fine" }]));
  for (const command of ["check", "detect", "spell"]) {
    const { stderr, status } = sayso([command, posts, "--jsonl"]);
    assert.equal(status, 2);
    assert.ok(stderr.includes(`--jsonl ${posts}`), stderr);
    assert.equal(sayso([command, "--jsonl", posts]).status, 0);
  }
});

test("a site that Sayso does not come with is taken, with a hint on standard error", () => {
  const hinted = sayso(["check", "--site", "twitter", "--json", "--text", "Fine."]);
  assert.equal(hinted.status, 0);
  assert.equal(JSON.parse(hinted.stdout).scope.site, "twitter");
  assert.match(hinted.stderr, /"twitter".*linkedin.*unknown.*\bx\b.*\.\n$/);
  assert.match(sayso(["check", "--site", "redit", "--text", "Fine."]).stderr, /Did you mean "reddit"\?/);
  const packs = mkdtempSync(join(folder, "site-"));
  writeFileSync(join(packs, "site.json"), pack("site", rule("teacup", "teacup", { when: { site: "our-intranet" } })));
  for (const site of ["x", "unknown", "", "our-intranet"]) {
    for (const run of [["check"], ["explain", "site/teacup"], ["check", "--jsonl"]]) {
      const text = run.length === 2 && run[1] === "--jsonl" ? [] : ["--text", "Fine."];
      assert.equal(sayso([...run, "--packs", packs, "--site", site, ...text]).stderr, "", `${run} ${site}`);
    }
  }
});

test("spelling takes the best dictionary for a language", () => {
  const [row] = parsed(sayso(["spell", "--jsonl", "--language", "de"], lines([{ id: 1, text: "Das ist eigendlich schön" }])).stdout);
  assert.deepEqual(row.misspelt.map((one) => [one.word, one.language.slice(0, 3)]), [["eigendlich", "de_"]]);
  assert.equal(sayso(["spell", "--language", "en-ZZ"], "Fine weather today").status, 0);
  assert.match(sayso(["spell", "--language", "xx"], "Fine").stderr, /no dictionary "xx", there are/);
});
