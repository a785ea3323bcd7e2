// How well the default packs do on labelled posts, on ordinary posts, and on protected speech.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { checkPosts, DATA, readRows, ROOT } from "./sayso.mjs";

const OWN = join(dirname(fileURLToPath(import.meta.url)), "posts");

const share = (/** @type {number} */ part, /** @type {number} */ whole) => (whole === 0 ? 1 : part / whole);
const percent = (/** @type {number} */ part, /** @type {number} */ whole) => `${(100 * share(part, whole)).toFixed(1)} % (${part} of ${whole})`;

/**
 * Counts per row and category.
 * @param {any[]} rows
 * @param {(row: any) => boolean} isHard rows that are counted apart
 */
function measure(rows, isHard = () => false) {
  const answers = checkPosts(rows);
  const counts = { right: 0, wrong: 0, named: 0, labelled: 0, hardNamed: 0, hardLabelled: 0 };
  /** @type {Map<string, {right: number, wrong: number, missed: number}>} */
  const categories = new Map();
  const flagged = new Set();
  rows.forEach((row, at) => {
    const found = new Set(answers[at].shown.map((f) => f.category));
    const labels = new Set(row.labels);
    if (found.size > 0) flagged.add(row.id);
    for (const category of new Set([...found, ...labels])) {
      const count = categories.get(category) ?? { right: 0, wrong: 0, missed: 0 };
      categories.set(category, count);
      if (found.has(category) && labels.has(category)) count.right++;
      else if (found.has(category)) count.wrong++;
      else count.missed++;
    }
    if (labels.size > 0) {
      const named = [...labels].some((label) => found.has(label));
      if (isHard(row)) {
        counts.hardLabelled++;
        counts.hardNamed += Number(named);
      } else {
        counts.labelled++;
        counts.named += Number(named);
      }
    }
  });
  for (const { right, wrong } of categories.values()) {
    counts.right += right;
    counts.wrong += wrong;
  }
  return { ...counts, categories, flagged, precision: share(counts.right, counts.right + counts.wrong), recall: share(counts.named, counts.labelled) };
}

/** @param {string} title @param {ReturnType<typeof measure>} m */
function print(title, m) {
  console.log(`${title}\n  ${"category".padEnd(17)} right wrong missed`);
  for (const [name, { right, wrong, missed }] of [...m.categories].sort()) {
    console.log(`  ${name.padEnd(17)} ${String(right).padStart(5)} ${String(wrong).padStart(5)} ${String(missed).padStart(6)}`);
  }
  console.log(`  precision ${percent(m.right, m.right + m.wrong)}; a true category named on ${percent(m.named, m.labelled)}`);
  if (m.hardLabelled > 0) console.log(`  on the rows listed as hard: ${percent(m.hardNamed, m.hardLabelled)}`);
}

test("our own labelled posts", () => {
  const rows = readdirSync(OWN)
    .filter((name) => name.endsWith(".jsonl"))
    .sort()
    .flatMap((name) => readRows(join(OWN, name)));
  assert.ok(rows.length >= 400, "the posts are there");
  assert.equal(new Set(rows.map((row) => row.id)).size, rows.length, "ids are unique");
  const m = measure(rows, (row) => row.hard === true);
  print(`Our own posts: ${rows.length}`, m);
  assert.ok(m.precision >= 0.95, `precision ${m.precision}`);
  assert.ok(m.recall >= 0.75, `named ${m.recall}`);
});

test("the project's example posts", (t) => {
  const path = join(DATA, "example-posts.jsonl");
  if (!existsSync(path)) return t.skip(`not here: ${path} (set SAYSO_TEST_DATA)`);
  const rows = readRows(path);
  const hardList = readFileSync(path.replace(/\.jsonl$/, ".md"), "utf8").split("## Hard rows")[1];
  const hard = new Set(hardList.match(/example-\d+/g));
  assert.ok(hard.size > 0, "the list of hard rows is found");
  const m = measure(rows, (row) => hard.has(row.id));
  print(`Example posts: ${rows.length}`, m);
  assert.ok(m.precision >= 0.95, `precision ${m.precision}`);
  assert.ok(m.recall >= 0.75, `named ${m.recall}`);
  const onProtected = [...m.flagged].filter((id) => String(id).startsWith("protected-"));
  assert.deepEqual(onProtected, [], "protected rows stay silent");
});

test("ordinary posts: at most two alerts in a thousand", (t) => {
  const path = join(DATA, "davidson-neither.jsonl");
  if (!existsSync(path)) return t.skip(`not here: ${path} (set SAYSO_TEST_DATA)`);
  const posts = readRows(path).map(({ text }, at) => ({ id: String(at), text, site: "x", surface: "post", audience: "public", account: "personal" }));
  const alerts = checkPosts(posts).filter(({ shown }) => shown.length > 0);
  const rate = (1000 * alerts.length) / posts.length;
  const rules = alerts.flatMap(({ shown }) => shown.map((f) => f.rule));
  console.log(`Ordinary posts: ${rate.toFixed(2)} alerts per 1,000 (${alerts.length} of ${posts.length})${rules.length ? `: ${rules.join(", ")}` : ""}`);
  assert.ok(rate <= 2, `${rate} alerts per 1,000`);
});

test("protected speech stays silent wherever workers write", () => {
  const speech = readRows(join(ROOT, "shared-rules/protected-speech/protected-speech.jsonl"));
  assert.ok(speech.length >= 150);
  const scopes = [
    { site: "x", surface: "post", audience: "public", account: "personal" },
    { site: "facebook", surface: "comment", audience: "public", account: "personal" },
    { site: "x", surface: "reply", audience: "public", account: "personal" },
    { site: "linkedin", surface: "post", audience: "connections", account: "personal" },
    { site: "whatsapp", surface: "group-message", audience: "group", account: "personal" },
    { site: "slack", surface: "group-message", audience: "group", account: "personal" },
    { site: "linkedin", surface: "direct-message", audience: "private", account: "personal" },
  ];
  const posts = speech.flatMap(({ id, text }) => scopes.map((scope) => ({ id: `${id} ${scope.site} ${scope.surface}`, text, ...scope })));
  const flagged = checkPosts(posts).flatMap(({ shown }, at) => shown.map((f) => `${posts[at].id}: ${f.rule}`));
  assert.deepEqual(flagged, []);
});
