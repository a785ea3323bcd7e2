// What posts read like is fitted, never written by hand: the table that ships is what `sayso learn` makes of the posts and packs beside it.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { PACKS, ROOT, sayso } from "./sayso.mjs";

/** Another C library may round the last of the hundredths that a weight is written in another way. */
const ROUNDING = 1;

/** @param {string} folder @returns {string[]} its files of posts, in the order of a shell's `*.jsonl` */
const postsOf = (folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .map((name) => join(ROOT, folder, name));

/** @param {string} table @returns {Map<string, number>} a field's place ("word teh rarity", "bias c") → what stands there, in hundredths */
function weightsOf(table) {
  const weights = new Map();
  for (const line of table.split("\n").filter((each) => each !== "" && !each.startsWith("#"))) {
    const [kind, ...fields] = line.split("\t");
    const name = kind === "bias" ? "" : fields.shift();
    for (const field of fields) {
      const [, letter, number] = field.match(/^([a-z]?)(-?\d+)$/) ?? assert.fail(`no weight: ${field} in ${line}`);
      weights.set(`${kind} ${name} ${letter}`, Number(number));
    }
    weights.set(`${kind} ${name}`, 0);
  }
  return weights;
}

test("likeness.tsv is what `sayso learn` makes of the posts and packs of this checkout", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "sayso-likeness-"));
  context.after(() => rmSync(folder, { recursive: true }));
  const output = join(folder, "likeness.tsv");
  const posts = [
    ...postsOf("shared-rules/likeness/posts"),
    ...postsOf("tests/conformance/posts"),
    join(ROOT, "shared-rules/protected-speech/protected-speech.jsonl"),
  ];
  const { status, stderr } = sayso(["learn", ...posts, "--examples", PACKS, "--output", output]);
  assert.equal(status, 0, stderr);
  const learnt = weightsOf(readFileSync(output, "utf8"));
  const shipped = weightsOf(readFileSync(join(ROOT, "shared-rules/likeness/likeness.tsv"), "utf8"));
  const places = new Set([...learnt.keys(), ...shipped.keys()]);
  // A weight that rounds to nothing is left out, so one that is missing is 0.
  const apart = [...places].filter((place) => Math.abs((learnt.get(place) ?? 0) - (shipped.get(place) ?? 0)) > ROUNDING);
  assert.deepEqual(apart.slice(0, 10), [], `${apart.length} of ${places.size} weights differ; make likeness.tsv anew: shared-rules/likeness/README.md`);
});
