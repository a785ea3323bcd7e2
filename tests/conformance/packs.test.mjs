// What every default pack owes its readers: it loads whole, and each rule explains itself in the voice of a kind colleague.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { ROOT, sayso } from "./sayso.mjs";

const RULES = join(ROOT, "shared-rules");

/** JSON with comments → value. Comments inside strings stay. @param {string} text */
const parseJsonc = (text) => JSON.parse(text.replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string) => string ?? ""));

const packs = ["packs", "examples"].flatMap((folder) =>
  readdirSync(join(RULES, folder))
    .filter((name) => /\.jsonc?$/.test(name))
    .map((name) => ({ folder, name, pack: parseJsonc(readFileSync(join(RULES, folder, name), "utf8")) })),
);
const lessons = JSON.parse(readFileSync(join(RULES, "lessons/en.json"), "utf8")).lessons;

for (const folder of ["packs", "examples"]) {
  test(`every rule of ${folder}/ loads, its examples proved`, () => {
    const { status, stderr } = sayso(["check", "--packs", join(RULES, folder), "--no-default-packs", "--text", "x"]);
    assert.equal(stderr, "");
    assert.equal(status, 0);
  });
}

for (const { folder, name, pack } of packs) {
  test(`${folder}/${name}: every rule explains itself`, () => {
    for (const rule of pack.rules) {
      const { what, why, lesson } = rule.message;
      assert.ok([...what].length <= 90, `${rule.id}: what has ${[...what].length} characters`);
      assert.ok([...why].length <= 140, `${rule.id}: why has ${[...why].length} characters`);
      assert.doesNotMatch(`${what} ${why}`, /!|violat|prohibit|forbidden content/i, rule.id);
      assert.ok(rule.rationale, `${rule.id}: a reason`);
      assert.ok(rule.examples.flags.length >= 3, `${rule.id}: three examples that flag`);
      assert.ok(rule.examples.passes.length >= 3, `${rule.id}: three near misses`);
      if (lesson !== undefined) assert.ok(lesson in lessons, `${rule.id}: lesson ${lesson}`);
    }
  });
}

for (const name of readdirSync(join(RULES, "lessons"))) {
  test(`lessons/${name}: the same lessons in every language, twenty seconds each`, () => {
    const here = JSON.parse(readFileSync(join(RULES, "lessons", name), "utf8"));
    assert.equal(`${here.language}.json`, name);
    assert.deepEqual(Object.keys(here.lessons).sort(), Object.keys(lessons).sort());
    for (const [id, { title, text }] of Object.entries(here.lessons)) {
      assert.ok(title.length > 0 && title.length <= 40, id);
      const words = text.split(/\s+/).length;
      assert.ok(words >= 25 && words <= 80, `${id}: ${words} words`);
    }
  });
}
