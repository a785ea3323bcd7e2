// sayso pack: bundles, keys, signatures; minisign itself is the oracle, both ways.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";

import { oracle, pack, signingFolder } from "./signing.mjs";

const { folder, at, sayso, minisign, makeKey, signed } = signingFolder();
after(() => rmSync(folder, { recursive: true }));

test("a pair of keys, the secret one for its owner alone, never over another", () => {
  const made = makeKey();
  assert.equal(made.status, 0, made.stderr);
  assert.equal(statSync(at("acme.key")).mode & 0o777, 0o600);
  assert.match(readFileSync(at("acme.pub"), "utf8"), /^untrusted comment: public key [0-9A-F]{16}\nRW[\w+/]{54}\n$/);
  const told = JSON.parse(sayso(["pack", "key", "told", "--no-passphrase", "--json"]).stdout);
  assert.deepEqual([told["public-key-file"], told.encrypted], ["told.pub", false]);
  assert.equal(readFileSync(at("told.pub"), "utf8"), `untrusted comment: public key ${told.id}\n${told["public-key"]}\n`);
  const secret = readFileSync(at("acme.key"), "utf8");
  const again = makeKey();
  assert.equal(again.status, 2);
  assert.match(again.stderr, /acme\.key is there already/);
  assert.equal(readFileSync(at("acme.key"), "utf8"), secret);
});

test("a bundle is one line without comments, the same bytes every time, and its hash is what sha256sum says", () => {
  writeFileSync(at("one.jsonc"), pack("1.2.0"));
  const run = (out) => sayso(["pack", "bundle", "one.jsonc", "-o", out, "--no-default-packs", "--json"]);
  const first = run("first.json");
  assert.equal(first.status, 0, first.stderr);
  run("second.json");
  const bytes = readFileSync(at("first.json"));
  assert.deepEqual(readFileSync(at("second.json")), bytes);
  assert.equal(bytes.toString().split("\n").length, 2);
  assert.deepEqual(JSON.parse(bytes.toString()).rules[0].phrases, ["operation teacup"]);
  const out = JSON.parse(first.stdout);
  assert.deepEqual([out.pack, out.version, out.rules, out.sha256], ["acme", "1.2.0", 1, createHash("sha256").update(bytes).digest("hex")]);
  // What is bundled is still a pack that tests clean.
  assert.equal(sayso(["test", "first.json", "--no-default-packs"]).status, 0);
});

test("a pack that is not right is not bundled", () => {
  for (const [text, status] of [
    [pack("1.0.0", { examples: { flags: ["no such words"], passes: [] } }), 1],
    [pack("spring"), 1],
    [pack("1.0.0", { colour: "red" }), 1],
    ["{ not json", 1],
  ]) {
    writeFileSync(at("bad.jsonc"), text);
    const { status: ended, stderr } = sayso(["pack", "bundle", "bad.jsonc", "-o", "bad.json", "--no-default-packs"]);
    assert.equal(ended, status, text);
    assert.match(stderr, /bad\.jsonc/);
    assert.ok(!existsSync(at("bad.json")));
  }
  writeFileSync(at("own.json"), pack("1.0.0"));
  assert.equal(sayso(["pack", "bundle", "own.json", "-o", "own.json", "--no-default-packs"]).status, 2);
  assert.equal(readFileSync(at("own.json"), "utf8"), pack("1.0.0"));
});

test("a pack that is not right is not signed", () => {
  for (const [text, said] of [
    [pack("1.0.0", { examples: { flags: ["no such words"], passes: [] } }), /example-failed/],
    [pack("1.0.0", { colour: "red" }), /unknown-field/],
  ]) {
    writeFileSync(at("unsigned.json"), text);
    const { status, stderr } = sayso(["pack", "sign", "unsigned.json", "--key", "acme.key", "--no-default-packs"]);
    assert.equal(status, 1, stderr);
    assert.match(stderr, said);
    assert.match(stderr, /nothing was written/);
    assert.ok(!existsSync(at("unsigned.json.minisig")));
  }
});

test("--json says what is wrong with a pack that is not right, and that nothing was written", () => {
  const key = at("acme.key");
  for (const [text, code] of [[pack("1.0.0", { colour: "red" }), "unknown-field"], ["{ not json", "not-json"]]) {
    writeFileSync(at("refused.json"), text);
    for (const args of [["bundle", "refused.json", "-o", "refused.out"], ["sign", "refused.json", "--key", key, "-o", "refused.out"]]) {
      const { stdout, stderr, status } = sayso(["pack", ...args, "--no-default-packs", "--json"]);
      assert.notEqual(status, 0);
      const out = JSON.parse(stdout);
      assert.equal(out.written, false);
      assert.deepEqual(out.refused.map((refusal) => [refusal.code, refusal.source]), [[code, "refused.json"]], stderr);
      assert.ok(out.refused[0].reason && out.refused[0].line > 0);
      assert.ok(!existsSync(at("refused.out")));
    }
  }
  writeFileSync(at("right.json"), pack("1.0.0"));
  assert.equal(JSON.parse(sayso(["pack", "bundle", "right.json", "-o", "right.out", "--no-default-packs", "--json"]).stdout).written, true);
});

test("what was signed is genuine; changed, unsigned, signed by another or older is refused, and why is said", () => {
  const bundle = signed("1.2.0");
  const verify = (file, ...more) => sayso(["pack", "verify", file, "--key", "acme.pub", "--json", ...more]);
  const genuine = verify(bundle);
  assert.equal(genuine.status, 0, genuine.stdout + genuine.stderr);
  const told = JSON.parse(genuine.stdout);
  assert.deepEqual([told.verified, told.pack, told.version], [true, "acme", "1.2.0"]);
  assert.match(told["trusted-comment"], new RegExp(`^pack:acme\tversion:1.2.0\tsha256:${told.sha256}\ttimestamp:\\d+$`));
  assert.equal(verify(bundle, "--known", "1.2.0").status, 0);
  assert.equal(verify(bundle, "--known", "1.1.9").status, 0);
  const key = readFileSync(at("acme.pub"), "utf8").split("\n")[1];
  assert.equal(sayso(["pack", "verify", bundle, "--key", key]).status, 0, "the key itself will do");

  const code = (result) => {
    assert.equal(result.status, 1, result.stdout + result.stderr);
    const { verified, code: why, reason } = JSON.parse(result.stdout);
    assert.equal(verified, false);
    assert.ok(reason.length > 20);
    return why;
  };
  assert.equal(code(verify(bundle, "--known", "1.10.0")), "older-version");
  const bytes = readFileSync(at(bundle), "utf8");
  writeFileSync(at("changed.json"), bytes.replace("teacup", "teapot"));
  assert.equal(code(verify("changed.json", "--signature", `${bundle}.minisig`)), "bad-signature");
  assert.equal(code(verify("changed.json")), "not-signed");
  sayso(["pack", "key", "other", "--no-passphrase"]);
  assert.equal(code(sayso(["pack", "verify", bundle, "--key", "other.pub", "--json"])), "wrong-key");
  assert.equal(sayso(["pack", "verify", bundle, "--key", "other.pub", "--key", "acme.pub"]).status, 0);
  const comment = readFileSync(at(`${bundle}.minisig`), "utf8").replace("version:1.2.0", "version:9.2.0");
  writeFileSync(at("comment.minisig"), comment);
  assert.equal(code(verify(bundle, "--signature", "comment.minisig")), "bad-signature");
  writeFileSync(at("empty.minisig"), "");
  assert.equal(code(verify(bundle, "--signature", "empty.minisig")), "not-signed");

  for (const args of [["--key", "none.pub"], ["--key", bundle], ["--key", "acme.pub", "--known", "soon"], ["--key", "acme.pub", "--signature", "none"], []]) {
    assert.equal(sayso(["pack", "verify", bundle, ...args]).status, 2, args.join(" "));
  }
});

test("minisign verifies what Sayso signed", oracle, () => {
  const bundle = signed("3.0.0");
  const { status, stdout, stderr } = minisign(["-V", "-p", "acme.pub", "-m", bundle]);
  assert.equal(status, 0, stderr);
  assert.match(stdout, /Trusted comment: pack:acme\tversion:3\.0\.0/);
  writeFileSync(at("other.json"), "{}");
  assert.notEqual(minisign(["-V", "-p", "acme.pub", "-m", "other.json", "-x", `${bundle}.minisig`]).status, 0);
});

test("minisign signs with Sayso's key", oracle, () => {
  const bundle = signed("3.1.0");
  const { status, stderr } = minisign(["-S", "-s", "acme.key", "-m", bundle, "-x", "by-minisign", "-t", "by minisign"]);
  assert.equal(status, 0, stderr);
  assert.equal(sayso(["pack", "verify", bundle, "--key", "acme.pub", "--signature", "by-minisign"]).status, 0);
});

test("Sayso verifies and signs with minisign's key, hashed and legacy", oracle, () => {
  const bundle = signed("3.2.0");
  assert.equal(minisign(["-G", "-W", "-f", "-p", "theirs.pub", "-s", "theirs.key"]).status, 0);
  for (const way of [["-H"], ["-l"]]) {
    assert.equal(minisign(["-S", ...way, "-s", "theirs.key", "-m", bundle, "-x", "theirs.minisig", "-t", "hello"]).status, 0);
    const { status, stdout } = sayso(["pack", "verify", bundle, "--key", "theirs.pub", "--signature", "theirs.minisig"]);
    assert.equal(status, 0, stdout);
    assert.match(stdout, /hello/);
  }
  assert.equal(sayso(["pack", "sign", bundle, "--key", "theirs.key", "-o", "with-theirs"]).status, 0);
  assert.equal(minisign(["-V", "-p", "theirs.pub", "-m", bundle, "-x", "with-theirs"]).status, 0);
});
