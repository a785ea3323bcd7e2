// Packs that the extension fetched, handed to the real host: what is signed by the policy's key and not older is taken, everything else is refused with its
// reason, and the last good one stays.
import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { test } from "node:test";

import { withHost } from "./host.mjs";

/** A signer in minisign's format (jedisct1.github.io/minisign). */
class Signer {
  #id = randomBytes(8);
  #keys = generateKeyPairSync("ed25519");

  get key() {
    const raw = this.#keys.publicKey.export({ format: "der", type: "spki" }).subarray(-32);
    return Buffer.concat([Buffer.from("Ed"), this.#id, raw]).toString("base64");
  }

  /** @param {string} bytes */
  sign(bytes) {
    const signature = sign(null, createHash("blake2b512").update(bytes).digest(), this.#keys.privateKey);
    const comment = "timestamp:1764201600";
    const global = sign(null, Buffer.concat([signature, Buffer.from(comment)]), this.#keys.privateKey);
    return `untrusted comment: signature\n${Buffer.concat([Buffer.from("ED"), this.#id, signature]).toString("base64")}\ntrusted comment: ${comment}\n${global.toString("base64")}\n`;
  }
}

const acme = new Signer();
const stranger = new Signer();
const url = "https://rules.acme.example/acme.jsonc";
const managed = { "pack-sources": { acme: { url, key: acme.key } } };

/** @param {string} version @param {string} word @param {object} [more] */
const pack = (version, word, more = {}) =>
  JSON.stringify({ pack: "acme", version, title: "Acme", rules: [{ id: "name", category: "confidential", stage: "advise", phrases: [word], message: { what: "W." }, examples: { flags: [`The ${word} thing`] } }], ...more });

/** @param {string} text @param {Signer} [signer] */
const fetched = (text, signer = acme) => ({ source: "acme", pack: text, signature: signer.sign(text) });
const sha256 = (/** @type {string} */ text) => createHash("sha256").update(text).digest("hex");

/** The names of the rules of the pack that fire on all words used here. @param {import("./host.mjs").Host} host */
async function inForce(host) {
  const report = await host.check("Anvil Bobsled Catapult", { site: "x", surface: "post", audience: "public", account: "brand" });
  return report.findings.filter((/** @type {any} */ f) => f.rule.startsWith("acme/")).map((/** @type {any} */ f) => "Anvil Bobsled Catapult".slice(f.start, f.end));
}

test("a source is told with what to fetch, and is empty at first", () =>
  withHost(async (host) => {
    const configured = await host.ask({ type: "configure", managed });
    assert.deepEqual(configured.settings["pack-sources"].value, { acme: { url, key: acme.key, signature: `${url}.minisig`, hours: 24 } });
    assert.deepEqual(configured.sources, [{ source: "acme", url, state: "empty" }]);
  }));

test("a signed pack is taken, kept without being sent again, replaced by a later one, and goes with its source", () =>
  withHost(async (host) => {
    const first = pack("1.0.0", "anvil"), second = pack("1.1.0", "bobsled");
    let configured = await host.ask({ type: "configure", managed, fetched: [fetched(first)] });
    assert.deepEqual(configured.sources, [{ source: "acme", url, state: "in-force", version: "1.0.0", sha256: sha256(first), kept: 0 }]);
    assert.deepEqual(configured.refused, []);
    const told = configured.packs.find((/** @type {any} */ p) => p.id === "acme");
    assert.equal(told.origin, "managed");
    assert.equal(told.sha256, sha256(first));
    assert.deepEqual(await inForce(host), ["Anvil"]);

    configured = await host.ask({ type: "configure", preferences: { words: ["Ahoy"] } });
    assert.deepEqual(configured.sources, [{ source: "acme", url, state: "in-force", version: "1.0.0", sha256: sha256(first) }]);
    assert.deepEqual(await inForce(host), ["Anvil"]);

    configured = await host.ask({ type: "configure", fetched: [fetched(first), fetched(second)] });
    assert.equal(configured.sources[0].kept, 1);
    assert.deepEqual(await inForce(host), ["Bobsled"]);

    configured = await host.ask({ type: "configure", managed: null });
    assert.deepEqual(configured.sources, []);
    assert.deepEqual(await inForce(host), []);
    configured = await host.ask({ type: "configure", managed });
    assert.equal(configured.sources[0].state, "empty");
  }));

const good = fetched(pack("1.2.0", "anvil"));
const tampered = { ...fetched(pack("1.3.0", "bobsled")), pack: pack("1.3.0", "catapult") };
const large = pack("1.3.0", "bobsled", { description: "x" }).replace("{", `{${" ".repeat(4 << 20)}`);
/** @type {[string, object, string][]} */
const refusals = [
  ["tampered with", tampered, "bad-signature"],
  ["without a signature", { ...fetched(pack("1.3.0", "bobsled")), signature: "" }, "not-signed"],
  ["with a signature that is none", { ...fetched(pack("1.3.0", "bobsled")), signature: "untrusted comment: x\nnonsense" }, "bad-signature"],
  ["signed with another key", fetched(pack("1.3.0", "bobsled"), stranger), "wrong-key"],
  ["older", fetched(pack("1.1.9", "bobsled")), "older-version"],
  ["without a version", fetched(pack("new", "bobsled")), "bad-version"],
  ["of another pack", fetched(pack("1.3.0", "bobsled").replace('"pack":"acme"', '"pack":"credentials"')), "wrong-pack"],
  ["oversized", fetched(large), "too-large"],
  ["with an oversized signature", { ...fetched(pack("1.3.0", "bobsled")), signature: "x".repeat(20_000) }, "too-large"],
  ["of no source", { ...fetched(pack("1.3.0", "bobsled")), source: "other" }, "unknown-source"],
  ["signed but not JSON", fetched("{"), "not-json"],
];

for (const [what, entry, code] of refusals) {
  test(`a pack that is ${what} is refused, and the last good one stays`, () =>
    withHost(async (host) => {
      await host.ask({ type: "configure", managed, fetched: [good] });
      const configured = await host.ask({ type: "configure", fetched: [entry] });
      const [refusal, ...more] = configured.refused;
      assert.equal(refusal.code, code);
      assert.equal(refusal.source, /** @type {any} */ (entry).source);
      assert.match(refusal.path, /^\/fetched\/0/);
      assert.match(refusal.reason, /\.$/);
      assert.deepEqual(more, []);
      assert.equal(configured.sources[0].version, "1.2.0");
      assert.equal(configured.sources[0].kept, undefined);
      assert.deepEqual(await inForce(host), ["Anvil"]);
    }));
}

test("one broken rule in a signed pack is refused by itself", () =>
  withHost(async (host) => {
    const text = pack("1.0.0", "anvil", { rules: [{ id: "broken" }, JSON.parse(pack("1.0.0", "anvil")).rules[0]] });
    const configured = await host.ask({ type: "configure", managed, fetched: [fetched(text)] });
    assert.equal(configured.sources[0].state, "in-force");
    assert.ok(configured.refused.length > 0 && configured.refused.every((/** @type {any} */ r) => r.source === "acme" && r.rule === "acme/broken"));
    assert.deepEqual(await inForce(host), ["Anvil"]);
  }));

test("a new key in the policy forgets what the old one signed, and a pack may be signed anew under the same version", () =>
  withHost(async (host) => {
    await host.ask({ type: "configure", managed, fetched: [good] });
    const configured = await host.ask({ type: "configure", managed: { "pack-sources": { acme: { url, key: stranger.key } } } });
    assert.equal(configured.sources[0].state, "empty");
    assert.deepEqual(await inForce(host), []);
    const renewed = await host.ask({ type: "configure", fetched: [fetched(pack("0.9.0", "catapult"), stranger)] });
    assert.equal(renewed.sources[0].version, "0.9.0");
    const again = await host.ask({ type: "configure", fetched: [fetched(pack("0.9.0", "bobsled"), stranger)] });
    assert.equal(again.sources[0].kept, 0);
    assert.deepEqual(await inForce(host), ["Bobsled"]);
  }));

test("a fetched pack takes the place of a built-in one of its id, which is noted", () =>
  withHost(async (host) => {
    const text = pack("9.0.0", "anvil").replace('"pack":"acme"', '"pack":"style-of-acme"').replace("style-of-acme", "conduct");
    const sources = { "pack-sources": { conduct: { url, key: acme.key } } };
    const configured = await host.ask({ type: "configure", managed: sources, fetched: [{ ...fetched(text), source: "conduct" }] });
    const told = configured.packs.filter((/** @type {any} */ p) => p.id === "conduct");
    assert.deepEqual(told.map((/** @type {any} */ p) => [p.version, p.origin]), [["9.0.0", "managed"]]);
    assert.deepEqual(configured.notes.map((/** @type {any} */ n) => n.code), ["replaced"]);
    assert.deepEqual(configured.refused, []);
  }));

test("entries that are no entries are a bad request, and change nothing", () =>
  withHost(async (host) => {
    await host.ask({ type: "configure", managed, fetched: [good] });
    for (const [entries, path] of /** @type {[any, string][]} */ ([[{}, "/fetched"], [[5], "/fetched/0/source"], [[{ source: "acme", pack: 1, signature: "" }], "/fetched/0/pack"]])) {
      const answer = await host.ask({ type: "configure", fetched: entries });
      assert.equal(answer.code, "bad-field");
      assert.equal(answer.path, path);
    }
    assert.deepEqual(await inForce(host), ["Anvil"]);
  }));
