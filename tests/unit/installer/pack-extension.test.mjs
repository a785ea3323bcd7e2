// What an organisation hands out itself: packed with its key, under its ids, and the same bytes every time.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash, createPrivateKey, createPublicKey, createVerify } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "node:test";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const testKey = join(root, "tests/keys/development-extension-key.pem");
const table = JSON.parse(readFileSync(join(root, "installer/browsers.json"), "utf8"));

const run = (program, args, env = {}) => spawnSync(process.execPath, [join(root, "installer", program), ...args], { encoding: "utf8", env: { ...process.env, ...env } });
const pack = (args, env) => run("pack-extension.mjs", args, env);

/** The length-delimited fields of a protocol buffer. */
function fieldsOf(bytes) {
  const found = [];
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = number();
    assert.equal(tag & 7, 2);
    const length = number();
    found.push({ field: tag >>> 3, content: bytes.subarray(at, at + length) });
    at += length;
  }
  return found;
}

describe("installer/pack-extension.mjs", () => {
  let folder;
  before(() => { folder = mkdtempSync(join(tmpdir(), "sayso-pack-")); });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const packed = (name, ...args) => {
    const out = join(folder, name);
    const done = pack(["--key", testKey, "--out", out, ...args]);
    assert.equal(done.status, 0, done.stderr);
    const version = done.stdout.match(/Sayso (\S+) is packed/)[1];
    return { out, version, said: done.stdout, file: (file) => readFileSync(join(out, file)) };
  };

  it("signs the crx with the key, whose id the output names", () => {
    const { file, version, said } = packed("signed");
    const crx = file(`sayso-${version}.crx`);
    assert.equal(crx.toString("latin1", 0, 4), "Cr24");
    assert.equal(crx.readUInt32LE(4), 3);
    const end = 12 + crx.readUInt32LE(8);
    const header = fieldsOf(crx.subarray(12, end));
    const signedData = header.find(({ field }) => field === 10000).content;
    const [{ content: publicKey }, { content: signature }] = fieldsOf(header.find(({ field }) => field === 2).content);
    assert.deepEqual(publicKey, createPublicKey(createPrivateKey(readFileSync(testKey))).export({ type: "spki", format: "der" }));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(signedData.length);
    const verified = createVerify("sha256").update("CRX3 SignedData\0").update(length).update(signedData).update(crx.subarray(end));
    assert.ok(verified.verify({ key: publicKey, format: "der", type: "spki" }, signature));
    assert.deepEqual(fieldsOf(signedData)[0].content, createHash("sha256").update(publicKey).digest().subarray(0, 16));
    assert.ok(said.includes(table.extensions.chromium[0]));
    assert.match(said, /public test key/);
  });

  it("gives the same bytes in another time zone", () => {
    const { file, version } = packed("here");
    const there = join(folder, "there");
    assert.equal(pack(["--key", testKey, "--out", there], { TZ: "Asia/Tokyo" }).status, 0);
    for (const kind of ["crx", "xpi"]) assert.deepEqual(readFileSync(join(there, `sayso-${version}.${kind}`)), file(`sayso-${version}.${kind}`));
  });

  it("writes the update manifests of both families, with the address where the files will be", () => {
    const { file, version } = packed("served", "--update-url", "https://intranet.example/sayso/", "--firefox-id", "sayso@acme.example");
    assert.match(String(file("updates.xml")), new RegExp(`appid='${table.extensions.chromium[0]}'[^]*codebase='https://intranet\\.example/sayso/sayso-${version}\\.crx' version='${version}'`));
    const [update] = JSON.parse(String(file("updates.json"))).addons["sayso@acme.example"].updates;
    assert.deepEqual(update, {
      version, update_link: `https://intranet.example/sayso/sayso-${version}.xpi`,
      update_hash: `sha256:${createHash("sha256").update(file(`sayso-${version}.xpi`)).digest("hex")}` });
  });

  it("leaves out Firefox's update manifest where the address is not https, which Firefox refuses", () => {
    const { said } = packed("plain", "--update-url", "http://127.0.0.1:8000");
    assert.match(said, /updates\.xml/);
    assert.doesNotMatch(said, /updates\.json/);
  });

  it("makes an organisation's own key, and a table from which the host's manifests get its ids", () => {
    const key = join(folder, "acme.pem");
    const made = pack(["--new-key", key]);
    assert.equal(made.status, 0, made.stderr);
    const id = made.stdout.match(/[a-p]{32}/)[0];
    assert.equal(statSync(key).mode & 0o777, 0o600);
    const out = join(folder, "acme");
    assert.equal(pack(["--key", key, "--out", out, "--firefox-id", "sayso@acme.example"]).status, 0);
    const manifestFor = (family) => JSON.parse(run("host-manifest.mjs", ["--table", join(out, "browsers.json"), family, "/opt/sayso/bin/sayso-host"]).stdout);
    assert.deepEqual(manifestFor("chromium").allowed_origins, [`chrome-extension://${id}/`]);
    assert.deepEqual(manifestFor("firefox").allowed_extensions, ["sayso@acme.example"]);
    const again = pack(["--new-key", key]);
    assert.equal(again.status, 1, "a key is never written over");
    assert.match(again.stderr, /never written over/);
  });

  it("says what is wrong, and how to go on", () => {
    for (const [args, status, words] of [
      [[], 2, /Usage/], [["--key", testKey], 2, /Usage/], [["--what"], 2, /--help/],
      [["--key", join(folder, "none.pem"), "--out", folder], 1, /--new-key/],
      [["--key", testKey, "--out", folder, "--update-url", "ftp://x"], 2, /--update-url/],
      [["--key", testKey, "--out", folder, "--firefox-id", "acme"], 2, /--firefox-id/],
    ]) {
      const done = pack(args);
      assert.equal(done.status, status, done.stderr);
      assert.match(done.stderr, words);
      assert.doesNotMatch(done.stderr, /at .*\.mjs:\d/, "no stack trace");
    }
    assert.equal(pack(["--help"]).status, 0);
  });
});
