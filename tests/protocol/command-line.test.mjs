/**
 * @file `sayso check` as a person and as a script call it: what it prints, and how it ends.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { BIN } from "./host.mjs";

/**
 * @param {string[]} words
 * @param {string | Buffer} [input]
 */
function sayso(words, input = "") {
  const { status, stdout, stderr } = spawnSync(join(BIN, "sayso"), words, { input, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** @param {string} out */
const rows = (out) => out.trimEnd().split("\n").map((line) => JSON.parse(line));

const inPublic = ["--site", "x", "--surface", "post", "--audience", "public", "--account", "personal"];

test("a social security number is marked, explained, and ends with 1", () => {
  const { status, stdout } = sayso(["check", ...inPublic], "my SSN is 536-22-8145\n");
  assert.equal(status, 1);
  const lines = stdout.split("\n");
  const text = lines.findIndex((line) => line.includes("536-22-8145"));
  const number = lines[text].indexOf("536-22-8145");
  assert.equal(lines[text + 1].slice(number, number + 11), "~".repeat(11));
  assert.match(stdout, /why/);
  assert.doesNotMatch(stdout, /\x1b/, "no colour where there is no terminal");
});

test("a clean text ends with 0", () => {
  assert.equal(sayso(["check", ...inPublic], "lovely day at the meetup\n").status, 0);
});

test("--json prints the report, with UTF-16 offsets", () => {
  const { status, stdout } = sayso(["check", ...inPublic, "--json"], "🎉🎉 my SSN is 536-22-8145");
  assert.equal(status, 1);
  const finding = JSON.parse(stdout).findings.find((/** @type {any} */ one) => one.category === "personal-data");
  assert.equal("🎉🎉 my SSN is 536-22-8145".slice(finding.start, finding.end).includes("536-22-8145"), true);
});

const good = { id: "a", text: "my SSN is 536-22-8145", site: "x", surface: "post", audience: "public", account: "personal", extra: 1 };
const clean = { id: "b", text: "lovely day" };

test("--jsonl reads standard input when no file is named, and answers in order", () => {
  const { status, stdout } = sayso(["check", "--jsonl"], `${JSON.stringify(good)}\n${JSON.stringify(clean)}\n`);
  assert.equal(status, 1);
  const [first, second] = rows(stdout);
  assert.equal(first.id, "a");
  assert.ok(first.findings.length > 0);
  assert.deepEqual(Object.keys(first.findings[0]), ["rule", "category", "stage", "start", "end"]);
  assert.deepEqual(second, { id: "b", findings: [] });
});

test("--jsonl reads a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "sayso-"));
  try {
    writeFileSync(join(folder, "rows.jsonl"), `${JSON.stringify(clean)}\n`);
    assert.deepEqual(rows(sayso(["check", "--jsonl", join(folder, "rows.jsonl")]).stdout), [{ id: "b", findings: [] }]);
    assert.equal(sayso(["check", "--jsonl", join(folder, "none.jsonl")]).status, 2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a bad row says what is wrong with it, and the rest goes on", () => {
  const bad = ["not json", '{"id":"c"}', '{"id":"d","text":7}', '{"id":"e","text":"hi","surface":"sky"}', '{"id":"f","text":"\\ud800"}', "[]"];
  const { status, stdout } = sayso(["check", "--jsonl"], [...bad, JSON.stringify(good)].join("\n"));
  assert.equal(status, 2);
  const answers = rows(stdout);
  assert.equal(answers.length, bad.length + 1);
  assert.deepEqual(answers.slice(0, -1).map((answer) => answer.id), [null, "c", "d", "e", "f", null]);
  for (const answer of answers.slice(0, -1)) {
    assert.deepEqual(Object.keys(answer.error), ["code", "message"]);
    assert.equal("findings" in answer, false);
  }
  assert.ok(answers.at(-1).findings.length > 0);
});

test("text that is not UTF-8 and wrong usage end with 2, and say what to do", () => {
  const notText = sayso(["check"], Buffer.from([0x6d, 0x79, 0xff, 0xfe]));
  assert.equal(notText.status, 2);
  assert.match(notText.stderr, /UTF-8/);
  assert.equal(sayso(["check", "--surface", "sky"], "hi").status, 2);
  assert.equal(sayso(["chekc"]).status, 2);
  assert.equal(sayso([]).status, 2);
  assert.equal(sayso(["check", "--help"]).status, 0);
});
