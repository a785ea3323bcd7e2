// sayso lint: each remark on a pack made for it, with its place; and SARIF from sayso check.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { BIN } from "./host.mjs";

const folder = mkdtempSync(join(tmpdir(), "sayso-lint-"));
after(() => rmSync(folder, { recursive: true }));

/** @param {string[]} args @param {string} [input] */
const sayso = (args, input = "") => spawnSync(join(BIN, "sayso"), args, { encoding: "utf8", cwd: folder, input, env: { PATH: process.env.PATH, HOME: folder } });

/** A rule about which there is nothing to say. @param {object} [more] */
const rule = (more = {}) => ({
  id: "teacup", category: "confidential", stage: "confirm", phrases: ["operation teacup"], rationale: "Not public before the fair.",
  message: { what: "This names a product that is not public yet.", why: "Rivals read along." },
  examples: {
    flags: ["Operation Teacup ships on Friday", "So proud of operation teacup", "operation teacup is late"],
    passes: ["A teacup of a storm", "The operation went well", "Tea at four"],
  },
  ...more,
});
/** @param {object[]} rules @param {object} [more] */
const pack = (rules, more = {}) => ({ pack: "mine", version: "1.0.0", owner: "legal", rules, ...more });

let number = 0;
/** The remarks on a pack, and how the command ended. @param {object | string} content @param {string[]} [more] */
function lint(content, ...more) {
  const name = `pack-${++number}.jsonc`;
  writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content, null, 2));
  const { stdout, stderr, status } = sayso(["lint", name, "--no-default-packs", "--json", ...more]);
  assert.equal(stderr, "");
  const out = JSON.parse(stdout);
  for (const remark of out.remarks) {
    assert.equal(remark.file, name);
    assert.ok(remark.line > 0 && remark.column > 0, JSON.stringify(remark));
    assert.match(remark.what, /[.?]$/);
    if (remark.level !== "error") assert.match(remark.hint, /\.$/);
  }
  return { ...out, status, told: out.remarks.map(({ level, code, path }) => `${level} ${code} ${path}`) };
}

test("nothing to say about a good pack", () => {
  const { told, status } = lint(pack([rule()]));
  assert.deepEqual(told, []);
  assert.equal(status, 0);
  const { stdout } = sayso(["lint", "pack-1.jsonc", "--no-default-packs"]);
  assert.equal(stdout, "1 pack: nothing to say.\n");
});

const examples = (...words) => ({ flags: words.map((word) => `${word} here`), passes: ["Tea at four", "Tea at five", "Tea at six"] });

test("a bare word about work, in phrases, in a weigh and in an expression; two signs together are fine", () => {
  for (const word of ["salary", "union", "manager", "hours", "Gehalt"]) {
    const { told, remarks, status } = lint(pack([rule({ phrases: ["operation teacup", word], examples: examples("operation teacup", word, word) })]));
    assert.deepEqual(told, ["warning bare-word /rules/0/phrases/1"], word);
    assert.match(remarks[0].what, new RegExp(word, "i"));
    assert.equal(status, 1);
  }
  const weigh = (weight) => rule({ phrases: undefined, weigh: { threshold: 2, cues: [{ weight, phrases: ["salary"] }, { weight: 1, phrases: ["secret"] }] }, examples: examples("secret salary", "my secret salary", "salary secret") });
  assert.deepEqual(lint(pack([weigh(2)])).told, ["warning bare-word /rules/0/weigh/cues/0/phrases/0"]);
  assert.deepEqual(lint(pack([weigh(1)])).told, []);
  assert.deepEqual(lint(pack([rule({ phrases: undefined, pattern: "unions?", examples: examples("union", "unions", "a union") })])).told, ["warning bare-word /rules/0"]);
  assert.deepEqual(lint(pack([rule({ phrases: undefined, near: { first: { phrases: ["salary"] }, second: { phrases: ["spreadsheet"] } }, examples: examples("salary spreadsheet", "the salary spreadsheet", "spreadsheet of salary") })])).told, []);
});

test("an expression without a keyword, and what it costs", () => {
  const slow = rule({ phrases: undefined, pattern: "\\b[a-z]{9,}ing\\b|\\b[xyz]{4}\\b", examples: examples("strengthening", "xyzzy zzzz", "nourishing") });
  const { remarks, status } = lint(pack([slow]));
  assert.deepEqual(remarks.map(({ level, code, path }) => [level, code, path]), [["warning", "no-keyword", "/rules/0/pattern"]]);
  assert.match(remarks[0].what, /every draft: [\d.]+ µs for 280 characters \(measured here\)/);
  assert.equal(status, 1);
  const digits = rule({ phrases: undefined, pattern: "\\b\\d{4}[a-z]\\b", examples: examples("1234a", "my 1234b", "so 9999z") });
  assert.deepEqual(lint(pack([digits])).told, ["advice no-keyword /rules/0/pattern"]);
  assert.deepEqual(lint(pack([{ ...slow, keywords: ["ing", "x", "z"] }])).told, []);
  assert.deepEqual(lint(pack([{ ...slow, context: { phrases: ["here"] } }])).told, [], "the context is looked for first");
  assert.deepEqual(lint(pack([rule({ phrases: undefined, none: [{ phrases: ["#ad"] }], examples: { flags: ["one", "two", "three"], passes: ["#ad", "an #ad", "#ad me"] } })])).told, ["advice no-keyword /rules/0"]);
});

test("rules that flag the same", () => {
  const again = rule({ id: "again", phrases: ["teacup ships", "proud of operation", "teacup is late"] });
  const { told } = lint(pack([rule(), again]));
  assert.deepEqual(told, ["warning overlapping-rules /rules/0"]);
  const narrower = rule({ id: "narrower", phrases: ["operation teacup ships"], examples: { ...rule().examples, flags: ["operation teacup ships", "operation teacup ships now", "so operation teacup ships"] } });
  assert.deepEqual(lint(pack([rule(), narrower])).told, ["advice overlapping-rules /rules/1"]);
  assert.deepEqual(lint(pack([rule(), { ...again, category: "conduct" }])).told, [], "another category speaks of another thing");
});

test("a `when` that no draft meets", () => {
  const at = (when, more = {}) => lint(pack([rule({ when, ...more })])).told;
  assert.deepEqual(at({ surface: "direct-message", audience: "public" }), ["warning unreachable-when /rules/0/when"]);
  assert.deepEqual(at({ surface: ["group-message"], audience: ["followers", "friends"] }), ["warning unreachable-when /rules/0/when"]);
  assert.deepEqual(at({ surface: ["post", "direct-message"], audience: "public" }), ["advice unreachable-when /rules/0/when/surface"]);
  assert.deepEqual(at({ surface: ["post", "direct-message"], audience: ["public", "private"] }), []);
  assert.deepEqual(at({ account: "personal" }), ["advice stage-out-of-reach /rules/0/stage"]);
  assert.deepEqual(at({ account: "personal" }, { category: "customer-data" }), []);
  assert.deepEqual(at({ language: "english" }), ["error unknown-value /rules/0/when/language"]);
  assert.deepEqual(at({ language: ["en-GB", "de", "unknown"] }), []);
});

test("references that lead nowhere, and cards in two languages", () => {
  const at = (message) => lint(pack([rule({ message: { what: "W.", why: "Y.", ...message } })]));
  const misspelt = at({ lesson: "customr-details" });
  assert.deepEqual(misspelt.told, ["warning unknown-lesson /rules/0/message/lesson"]);
  assert.match(misspelt.remarks[0].hint, /Did you mean "customer-details"\?/);
  assert.deepEqual(at({ lesson: "customer-details" }).told, []);
  assert.deepEqual(at({ translations: { de: { what: "W." } } }).told, ["advice partial-translation /rules/0/message/translations/de"]);
  assert.deepEqual(at({ translations: { de: { what: "W.", why: "Y." } } }).told, []);
  assert.deepEqual(lint({ ...pack([rule()]), language: "deutsch" }).told, ["warning unknown-language /language"]);
});

test("words that let every secret of a draft pass", () => {
  const at = (more) => lint(pack([rule({ category: "confidential", ...more })])).told;
  assert.deepEqual(at({ unless: [{ phrases: ["public already"] }] }), ["advice cancelled-everywhere /rules/0/unless/0"]);
  assert.deepEqual(at({ unless: { phrases: ["public already"] } }), ["advice cancelled-everywhere /rules/0/unless"]);
  assert.deepEqual(at({ unless: [{ phrases: ["public already"], within: 8 }] }), []);
  assert.deepEqual(at({ exceptions: [{ phrases: ["public already"], owner: "legal", expires: "2090-01-01" }] }), ["advice cancelled-everywhere /rules/0/exceptions/0"]);
  assert.deepEqual(at({ exceptions: [{ when: { site: "x" }, owner: "legal", expires: "2090-01-01" }] }), []);
});

test("dates that are over, or nearly", () => {
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  assert.deepEqual(lint(pack([rule({ window: { from: "2020-01-01", to: "2020-02-01" } })])).told, ["warning window-over /rules/0/window/to"]);
  assert.deepEqual(lint(pack([rule({ window: { from: day(60) }, expires: day(50) })])).told, ["warning unreachable-when /rules/0/expires"]);
  assert.deepEqual(lint(pack([rule({ expires: day(9) })])).told, ["advice expires-soon /rules/0/expires"]);
  assert.deepEqual(lint(pack([rule({ expires: "2020-01-01" })])).told, ["error expired /rules/0/expires"]);
  const exception = (more) => lint(pack([rule({ when: { account: "brand" }, exceptions: [{ owner: "legal", ...more }] })])).told;
  assert.deepEqual(exception({ phrases: ["at the fair"], within: 8, expires: "2020-01-01" }), ["warning expired-exception /rules/0/exceptions/0/expires"]);
  assert.deepEqual(exception({ when: { account: "personal" }, expires: day(90) }), ["warning unreachable-exception /rules/0/exceptions/0/when"]);
  assert.deepEqual(exception({ when: { site: "x" }, expires: day(90) }), []);
});

test("advice on what is missing, and its level", () => {
  const bare = { id: "bare", category: "confidential", stage: "confirm", phrases: ["operation teacup", "Operation Teacup"], message: { what: "Violation!" }, rollout: 0, examples: { flags: ["operation teacup"] } };
  const { told, status, advice } = lint({ pack: "mine", vocabulary: { heron: { phrases: ["heron"] } }, rules: [bare] });
  assert.deepEqual(told.sort(), [
    "advice bad-version /pack", "advice few-examples /rules/0/examples", "advice missing-owner /rules/0", "advice missing-rationale /rules/0", "advice missing-why /rules/0/message",
    "advice never-rolled-out /rules/0/rollout", "advice repeated-phrase /rules/0/phrases/1", "advice tone /rules/0/message/what", "advice unused-term /vocabulary/heron",
  ]);
  assert.equal(advice, 9);
  assert.equal(status, 0, "advice is no failure");
  assert.equal(lint({ pack: "mine", rules: [bare] }, "--strict").status, 1);
  assert.deepEqual(lint(pack([rule({ stage: "justify", rationale: undefined })])).told, ["error missing-rationale /rules/0"]);
});

test("lookaround and backreferences are refused with the way to say it here", () => {
  for (const [pattern, advice] of [["(?<=my )pin", /"context"/], ["pin(?= code)", /"context"/], ["(?<!no )pin", /"unless"/], ["pin(?! wheel)", /"unless"/], ["(a)\\1", /write out/i], ["(?>pin)", /atomic/i]]) {
    const { remarks, status } = lint(pack([rule({ phrases: undefined, pattern })]));
    assert.equal(status, 1);
    assert.deepEqual(remarks.map(({ code, path }) => [code, path]), [["unsupported-pattern", "/rules/0/pattern"]], String(pattern));
    assert.match(remarks[0].what, /** @type {RegExp} */ (advice), String(pattern));
  }
});

test("file, line and column, for people and programs", () => {
  writeFileSync(join(folder, "placed.jsonc"), `{ "pack": "placed", "version": "1.0.0", "owner": "o",\r\n  // ünder review\r\n  "rules": [ ${JSON.stringify(rule({ phrases: ["operation teacup"] }))},\r\n    { "id": "second", "colour": 1 } ] }\r\n`);
  const { stdout, status } = sayso(["lint", "placed.jsonc", "--no-default-packs"]);
  assert.equal(status, 1);
  assert.match(stdout, /^placed\.jsonc:4:23: error: placed\/second: There is no field "colour" here/m);
  assert.match(stdout, /\n1 pack: \d+ errors, 0 warnings, 0 pieces of advice\.\n$/);
  assert.ok(!stdout.includes("\x1b"));
  mkdirSync(join(folder, "empty"));
  for (const args of [["lint", "none.jsonc"], ["lint", "empty"], ["lint", "--colour"]]) assert.equal(sayso(args).status, 2, args.join(" "));
});

test("the packs that come with Sayso have no errors", () => {
  const { stdout } = sayso(["lint", "--json"]);
  assert.equal(JSON.parse(stdout).errors, 0, stdout.slice(0, 2000));
});

test("a pack of one's own takes the place of an installed one while it is worked on", () => {
  writeFileSync(join(folder, "conduct.jsonc"), JSON.stringify(pack([rule()], { pack: "conduct" })));
  const { stdout, status } = sayso(["test", "conduct.jsonc", "--json"]);
  assert.equal(status, 0, stdout);
  assert.deepEqual(JSON.parse(stdout).packs.map(({ id, rules }) => [id, rules]), [["conduct", 1]]);
});

// ---- SARIF

/** What SARIF 2.1.0 asks of a log like ours (OASIS, sections 3.13 to 3.30). @param {any} log */
function assertSarif(log) {
  assert.equal(log.version, "2.1.0");
  assert.match(log.$schema, /^https:\/\/.*sarif-schema-2\.1\.0\.json$/);
  assert.equal(log.runs.length, 1);
  const [run] = log.runs;
  assert.equal(run.columnKind, "utf16CodeUnits");
  const { driver } = run.tool;
  assert.ok(driver.name);
  assert.match(driver.semanticVersion, /^\d+\.\d+\.\d+/);
  assert.equal(new Set(driver.rules.map(({ id }) => id)).size, driver.rules.length);
  for (const each of driver.rules) {
    assert.ok(each.id && each.shortDescription.text);
    assert.ok(["none", "note", "warning", "error"].includes(each.defaultConfiguration.level));
    if (each.helpUri !== undefined) assert.ok(new URL(each.helpUri));
  }
  for (const result of run.results) {
    assert.equal(driver.rules[result.ruleIndex].id, result.ruleId);
    assert.ok(["none", "note", "warning", "error"].includes(result.level));
    assert.equal(result.kind === "fail", result.level !== "none", "only a failure has a level (3.27.9)");
    assert.ok(result.message.text);
    const [{ physicalLocation: { artifactLocation, region, ...rest } }] = result.locations;
    assert.deepEqual(rest, {});
    assert.equal(run.artifacts[artifactLocation.index].location.uri, artifactLocation.uri);
    assert.deepEqual(Object.keys(region).sort(), ["endColumn", "endLine", "startColumn", "startLine"], "no snippet: the draft is private");
    for (const place of Object.values(region)) assert.ok(Number.isInteger(place) && place >= 1);
    assert.ok(region.endLine > region.startLine || region.endColumn > region.startColumn);
  }
}

test("SARIF: levels, rules, regions in UTF-16 by line, and not a word of the draft", () => {
  const stages = ["audit", "advise", "confirm", "justify", "block"];
  const rules = stages.map((stage) => rule({
    id: stage, stage, phrases: [`code ${stage}`], message: { ...rule().message, ...(stage === "block" ? { policy: "https://intranet.example/a b" } : {}) },
    fixes: [{ mask: "match" }], examples: { flags: [`code ${stage}`], passes: ["tea"] },
  }));
  const packs = mkdtempSync(join(folder, "sarif-"));
  writeFileSync(join(packs, "stages.json"), JSON.stringify(pack(rules, { pack: "stages" })));
  const lines = ["🎉 code confirm", "", "über code block and code advise", "code justify, code audit"];
  const draft = join(folder, "my draft.txt");
  writeFileSync(draft, `\uFEFF${lines.join("\r\n")}\r\n`);
  const { stdout, status } = sayso(["check", "--no-default-packs", "--packs", packs, "--account", "brand", "--audience", "public", "--sarif", "my draft.txt"]);
  assert.equal(status, 1);
  const log = JSON.parse(stdout);
  assertSarif(log);
  const [run] = log.runs;
  assert.equal(run.artifacts[0].location.uri, "my%20draft.txt");
  const of = (id) => run.results.find(({ ruleId }) => ruleId === `stages/${id}`);
  assert.deepEqual(stages.map((stage) => of(stage).level), ["none", "note", "warning", "error", "error"]);
  for (const stage of stages) {
    const { startLine, startColumn, endLine, endColumn } = of(stage).locations[0].physicalLocation.region;
    assert.equal(startLine, endLine);
    assert.equal(lines[startLine - 1].slice(startColumn - 1, endColumn - 1), `code ${stage}`);
  }
  assert.equal(run.tool.driver.rules.find(({ id }) => id === "stages/block").helpUri, "https://intranet.example/a b");
  const text = JSON.stringify(log).replaceAll(/stages\/\w+/g, "");
  for (const word of ["über", "🎉", "code ", "••"]) assert.ok(!text.includes(word), word);
});

test("SARIF: spelling without the word; clean drafts; standard input; an absolute path", () => {
  const spelt = sayso(["check", "--sarif", "--text", "Teh meetup was fun"]);
  const log = JSON.parse(spelt.stdout);
  assertSarif(log);
  assert.deepEqual(log.runs[0].results.map(({ ruleId }) => ruleId), ["spelling"]);
  assert.ok(!spelt.stdout.includes("Teh"));
  const clean = sayso(["check", "--sarif"], "Fine.\n");
  assert.equal(clean.status, 0);
  assertSarif(JSON.parse(clean.stdout));
  writeFileSync(join(folder, "plain.txt"), "Teh end\n");
  const absolute = JSON.parse(sayso(["check", "--sarif", join(folder, "plain.txt")]).stdout);
  assert.equal(absolute.runs[0].artifacts[0].location.uri, `file://${join(folder, "plain.txt")}`);
  assert.equal(sayso(["check", "--sarif", "--json", "--text", "x"]).status, 2);
  assert.equal(sayso(["check", "--sarif", "--jsonl", "x"]).status, 2);
});
