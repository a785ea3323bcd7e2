// Makes the seeds of the fuzz targets: node make-corpus.mjs FOLDER → FOLDER/frames, FOLDER/packs.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { frame, header } from "../protocol/host.mjs";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node make-corpus.mjs FOLDER");
  process.exit(2);
}
const rules = resolve(fileURLToPath(import.meta.url), "../../../shared-rules");

/** @param {string} target @param {string} name @param {string | Buffer} bytes */
function seed(target, name, bytes) {
  mkdirSync(join(folder, target), { recursive: true });
  writeFileSync(join(folder, target, name), bytes);
}

const hello = { type: "hello", id: 1, protocol: [1, 1] };
const scope = { site: "x", surface: "reply", audience: "public", account: "brand", "account-name": "@acme", recipients: ["@m"], "group-size": 3 };
const check = { type: "check", id: 2, draft: "d", revision: 1, text: "a secret 4111 🎉", caret: 3, scope, language: "en" };
const conversations = {
  check: [hello, check, { ...check, id: 3, revision: 2 }],
  configure: [hello, { type: "configure", id: 2, managed: { spelling: 0, stages: { "*": "audit" }, words: '["a"]', locked: ["fail"] }, preferences: { fail: "closed" } }, check],
  suggest: [hello, { type: "suggest", id: 2, word: "teh", language: "en_US" }],
  status: [hello, { type: "status", id: 2 }],
  early: [check],
};
for (const [name, messages] of Object.entries(conversations)) {
  const frames = messages.map((message) => frame(JSON.stringify(message)));
  seed("frames", name, Buffer.concat([Buffer.from([255]), ...frames]));
}
seed("frames", "errors", Buffer.concat([Buffer.from([7]), frame("{"), frame("[]"), frame(""), frame('{"id": 1, "type": "check", "text": "\\ud83d"}')]));
seed("frames", "foreign", Buffer.concat([Buffer.from([0]), header(2 ** 31), Buffer.from("rest")]));

for (const place of ["packs", "examples"]) {
  for (const name of readdirSync(join(rules, place)).filter((file) => /\.jsonc?$/.test(file))) {
    seed("packs", name, readFileSync(join(rules, place, name)));
  }
}
const rule = (condition) => ({
  pack: "p",
  version: "1.0.0",
  title: "P",
  vocabulary: { code: { pattern: "AC-\\d+" } },
  rules: [{ id: "r", category: "confidential", stage: "advise", message: { what: "W.", why: "W." }, examples: { flags: ["call me about the secret order AC-204881 and card 4111 1111 1111 1111"] }, ...condition }],
});
const conditions = {
  phrases: { phrases: ["call me"], inflect: true },
  pattern: { pattern: "\\bAC-\\d{6}\\b", keywords: ["AC-"], read: "all" },
  detector: { detector: "payment-card" },
  term: { term: "code" },
  swap: { swap: { secret: "word" } },
  weigh: { weigh: { threshold: 2, cues: [{ weight: 2, phrases: ["call me"] }, { weight: -1, detector: "email" }] } },
  requires: { requires: { if: { phrases: ["secret"] }, then: { phrases: ["ad"] } } },
  length: { length: { over: 10, counting: "x-weighted" } },
  near: { near: { first: { phrases: ["card"] }, second: { phrases: ["order"] }, within: 9 } },
  none: { all: [{ phrases: ["card"] }], none: [{ phrases: ["absent"] }] },
};
for (const [name, condition] of Object.entries(conditions)) seed("packs", `rule-${name}`, JSON.stringify(rule(condition)));
