// The managed schema: what Chromium accepts, and one key for every setting of the engine in the form in which it is delivered.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { BIN } from "./host.mjs";

const schema = JSON.parse(readFileSync(new URL("../../extension/managed-schema.json", import.meta.url), "utf8"));
const protocol = readFileSync(new URL("../../native-host/PROTOCOL.md", import.meta.url), "utf8");

test("it is flat: lists and objects are JSON in a text, since Chromium drops a whole list or object for one entry that does not fit", () => {
  assert.deepEqual(Object.keys(schema), ["type", "properties"]);
  assert.equal(schema.type, "object");
  for (const [key, { description, type, ...more }] of Object.entries(schema.properties)) {
    assert.ok(description.length > 10, key);
    assert.ok(["boolean", "integer", "string"].includes(type), key);
    // minimum, pattern and enum would erase a value that the engine can say something about; the rest stops the extension from loading.
    assert.deepEqual(more, {}, key);
  }
});

test("it has every setting that the engine knows, and the protocol documents each", () => {
  const { stdout } = spawnSync(join(BIN, "sayso"), ["policy", "show", "--json"], { encoding: "utf8" });
  const known = [...Object.keys(JSON.parse(stdout).settings), "rules", "locked", "merge"].sort();
  assert.deepEqual(Object.keys(schema.properties).sort(), known);
  const [section] = protocol.split("#### Settings of version 1")[1].split(/^#{1,3} /m);
  const rows = [...section.matchAll(/^\| `([a-z-]+)`(?: ¹)? \|/gm)].map((match) => match[1]);
  assert.deepEqual([...new Set(rows)].sort(), known);
});

test("an exported policy has the types that the schema asks for", () => {
  const policy = {
    organisation: { name: "Acme" }, packs: { conduct: false }, "pack-sources": {}, rules: [], vocabulary: {}, "code-names": ["Kestrel"], windows: {}, stages: {}, ceiling: "block", spelling: true, languages: ["en_US"],
    words: [], "brand-accounts": [], roles: [], "sites-off": [], "surfaces-off": [], adapters: {}, reasons: ["It is public"], fail: "open", "gate-timeout": 1500, "first-run": true, "rollout-bucket": 9, locked: [], merge: {},
  };
  const { stdout, stderr } = spawnSync(join(BIN, "sayso"), ["policy", "export", "--browser", "chromium", "--os", "linux"], { encoding: "utf8", input: JSON.stringify(policy) });
  assert.ok(stdout, stderr);
  const [settings] = Object.values(JSON.parse(stdout)["3rdparty"].extensions);
  assert.deepEqual(Object.keys(settings).sort(), Object.keys(schema.properties).sort());
  for (const [key, value] of Object.entries(settings)) {
    assert.equal(typeof value === "number" ? "integer" : typeof value, schema.properties[key].type, key);
  }
});
