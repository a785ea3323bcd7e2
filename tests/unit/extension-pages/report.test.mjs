import assert from "node:assert/strict";
import { test } from "node:test";
import { reportText } from "../../../extension/pages/status/report.js";
import { originWords, sandboxWords, valueWords } from "../../../extension/pages/status/words.js";

// Outside an extension a message is its key.

const overview = {
  state: "connected", managed: true, packSources: [{ source: "acme", url: "https://rules.example/a", looked: 0, fetched: 0, next: 0, busy: false, trouble: { code: "wrong-key", address: "", status: 0, reason: "" } }],
  effective: {
    settings: {
      words: { value: 2, origin: "preference", origins: ["managed", "preference"], locked: false },
      fail: { value: "closed", origin: "managed", locked: true },
      vocabulary: { value: null, origin: "managed", locked: false, "left-out": 300_000 },
      "code-names": { value: ["Bluefin"], origin: "managed", locked: false },
      windows: { value: { "quiet-period": { from: "2026-01-01T00:00:00Z" } }, origin: "managed", locked: false },
    },
    packs: [{ id: "acme", version: "1.0.0", title: "Acme", origin: "managed", rules: 3, refused: 1, sha256: "ab".repeat(32) }],
    refused: [{ code: "bad-pattern", source: "managed", path: "/rules/3", rule: "acme/name", line: 0, reason: "The expression\nis not well-formed." }],
  },
};

test("the report tells what is in force, none of the person's words, and no code name", () => {
  const report = reportText({ overview, host: null, version: "0.1.0", id: "abc", userAgent: "Browser/1", selfTest: { ok: true, code: "", milliseconds: 3.4, rules: [] } });
  assert.doesNotMatch(report, /quaysiderly|Bluefin|quiet-period/);
  assert.match(report, /code-names = value_entries/);
  for (const line of [/^Sayso 0\.1\.0 \(abc\)\nBrowser\/1\n/, /acme 1\.0\.0 · managed · 3 · (ab){32}/, /acme\/name · managed\/rules\/3 · bad-pattern: The expression is not well-formed\./,
    /fail = closed · from_managed · locked/, /words = value_words · from_managed \+ from_preference/, /acme · https:\/\/rules\.example\/a .* wrong-key/, /self_test: 3 ms/]) {
    assert.match(report, line);
  }
});

test("values in words", () => {
  const setting = (value) => ({ value, origin: "built-in", locked: false });
  assert.equal(valueWords("spelling", setting(true)), "value_yes");
  assert.equal(valueWords("languages", setting(["en_US", "de_DE"])), "en_US, de_DE");
  assert.equal(valueWords("languages", setting([])), "value_none");
  assert.equal(valueWords("stages", setting({})), "value_none");
  assert.equal(valueWords("stages", setting({ style: "audit" })), '{"style":"audit"}');
  assert.equal(valueWords("gate-timeout", setting(1500)), "1500");
  assert.equal(originWords(setting(1)), "from_built_in");
  assert.equal(originWords({ value: ["de_AT"], origin: "browser", origins: ["browser"], locked: false }), "from_browser");
});

test("what holds the helper in", () => {
  assert.equal(sandboxWords({ seccomp: true, landlock: 3, "core-dumps": "off" }), "seccomp, Landlock 3, sandbox_no_dumps");
  assert.equal(sandboxWords({ seccomp: false, landlock: 0, "core-dumps": "on" }), "sandbox_none");
  assert.equal(sandboxWords(undefined), "unknown");
});
