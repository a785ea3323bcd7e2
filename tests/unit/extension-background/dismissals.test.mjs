import assert from "node:assert/strict";
import { test } from "node:test";
import "./fakes.mjs";
import { Dismissals, newMemory } from "../../../extension/background/dismissals.js";

const at = (text, words) => [text, text.indexOf(words), text.indexOf(words) + words.length];
const memory = () => {
  const saved = [];
  return { saved, dismissals: new Dismissals(newMemory(), (next) => saved.push(next)) };
};

test("a dismissal holds for the same words with the same neighbours, wherever they stand", async () => {
  const { dismissals } = memory();
  await dismissals.add("pack/rule", ...at("please call 555-0142 when you land", "555-0142"));
  assert.ok(await dismissals.has("pack/rule", ...at("Hello again! Please call 555-0142 when you land.", "555-0142")));
  assert.ok(await dismissals.has("pack/rule", ...at("Please, call 555-0142 tomorrow", "555-0142")), "while one side is the same");
  assert.ok(!await dismissals.has("pack/rule", ...at("the desk answers 555-0142 all day", "555-0142")));
  assert.ok(!await dismissals.has("pack/rule", ...at("please call 555-0143 when you land", "555-0143")));
  assert.ok(!await dismissals.has("pack/other", ...at("please call 555-0142 when you land", "555-0142")));
});

test("no text is kept, and without the key a guess cannot be tested", async () => {
  const [one, other] = [memory(), memory()];
  await one.dismissals.add("pack/rule", ...at("my secret is 4711-canary", "4711-canary"));
  await other.dismissals.add("pack/rule", ...at("my secret is 4711-canary", "4711-canary"));
  assert.ok(!/canary|4711|secret|pack/.test(JSON.stringify(one.saved)));
  assert.notDeepEqual(one.saved[0].hashes, other.saved[0].hashes);
});

test("what was saved holds in the next session", async () => {
  const { dismissals, saved } = memory();
  await dismissals.add("spelling", ...at("meet at Zschopau", "Zschopau"));
  const next = new Dismissals(JSON.parse(JSON.stringify(saved.at(-1))), () => {});
  assert.ok(await next.has("spelling", ...at("meet at Zschopau", "Zschopau")));
});

test("the oldest are forgotten, the latest never", async () => {
  const { dismissals, saved } = memory();
  for (let number = 0; number < 2100; number++) await dismissals.add("pack/rule", ...at(`about item ${number} there`, `${number}`));
  assert.equal(saved.at(-1).hashes.length, 4000);
  assert.ok(!await dismissals.has("pack/rule", ...at("about item 0 there", "0")));
  assert.ok(await dismissals.has("pack/rule", ...at("about item 2099 there", "2099")));
});
