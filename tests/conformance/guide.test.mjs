// The rule author's guide is true: its files are written to a folder, and every command in it runs there and ends as it says.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";

import { BIN, ROOT } from "./sayso.mjs";

const guide = readFileSync(join(ROOT, "shared-rules/README.md"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "sayso-guide-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A fenced block: ```jsonc NAME``` is a file, ```sh``` a command that succeeds, ```sh exits-1``` one that ends with status 1. */
const blocks = [...guide.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(([, kind, note, body]) => ({ kind, note, body }));

test("the guide has files and commands", () => {
  assert.ok(blocks.filter(({ kind }) => kind === "sh").length >= 5);
  assert.ok(blocks.filter(({ kind }) => kind === "jsonc").length >= 2);
});

/** Files that the reader has saved before the next command. @type {{note: string, body: string}[]} */
let saved = [];
for (const { kind, note, body } of blocks) {
  if (kind !== "sh") {
    if (note) saved.push({ note, body });
    continue;
  }
  const files = saved;
  saved = [];
  const status = Number(note?.match(/^exits-(\d)$/)?.[1] ?? 0);
  test(body.trim(), () => {
    for (const file of files) writeFileSync(join(folder, file.note), file.body);
    const ran = spawnSync("sh", ["-eu", "-c", body], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH}`, HOME: folder, XDG_CONFIG_HOME: join(folder, "config") },
    });
    assert.equal(ran.status, status, `${ran.stdout}${ran.stderr}`);
    assert.equal(ran.stderr, "");
  });
}

/** Runs `sayso` on the guide's files. @param {string[]} args */
const sayso = (...args) =>
  spawnSync(join(BIN, "sayso"), args, { cwd: folder, encoding: "utf8", env: { ...process.env, HOME: join(folder, "nobody"), XDG_CONFIG_HOME: "" } });

test("what the guide measures is its own packs' work: without them nothing is found", () => {
  const without = JSON.parse(sayso("eval", "labelled.jsonl", "--json").stdout);
  assert.deepEqual([without.all.right, without.all.missed], [0, 2]);
  const measured = JSON.parse(sayso("eval", "labelled.jsonl", "--packs", ".", "--only", "harbour", "--only", "harbour-guests", "--json").stdout);
  assert.deepEqual([measured.all.right, measured.all.missed, measured.all.wrong], [2, 0, 0]);
});

test("the guide names every category and stage", () => {
  const schema = JSON.parse(readFileSync(join(ROOT, "shared-rules/schema/pack.schema.json"), "utf8"));
  const { category, stage } = schema.definitions.rule.properties;
  for (const [field, values] of [["category", category.enum ?? schema.definitions.category.enum], ["stage", stage.enum ?? schema.definitions.stage?.enum]]) {
    const row = guide.match(new RegExp(`^\\| \`${field}\` \\| one of \`([^\`]*)\``, "m"));
    assert.deepEqual(row?.[1].split(" ").sort(), [...values].sort(), field);
  }
});

test("the guide's packs are clean to the linter, and what another pack's term holds is not their author's", () => {
  for (const name of ["harbour.jsonc", "guests.jsonc"]) {
    const linted = sayso("lint", name);
    assert.equal(linted.status, 0, linted.stdout);
    assert.doesNotMatch(linted.stdout, /full-name|term\(common/);
    const proved = sayso("test", name);
    assert.doesNotMatch(proved.stdout, /term\(common\/[^)]*\)\//);
  }
});

test("the examples say how to try them, and the commands are right", () => {
  const [, command] = readFileSync(join(ROOT, "shared-rules/examples/acme-support.jsonc"), "utf8").match(/^\/\/ Try it: +(.*)$/m) ?? [];
  const ran = spawnSync("sh", ["-c", command], { cwd: ROOT, encoding: "utf8", env: { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH}`, HOME: folder } });
  assert.equal(ran.status, 1, `${ran.stdout}${ran.stderr}`);
  assert.match(ran.stdout, /acme-support\/order-number-in-public/);
});
