// A folder for keys and bundles, and the two programs that sign in it: sayso, and minisign as its oracle.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { BIN } from "./host.mjs";

const rule = {
  id: "teacup", category: "confidential", stage: "confirm", phrases: ["operation teacup"], rationale: "A test.",
  message: { what: "This is internal.", why: "Others read along." },
  examples: { flags: ["operation teacup is on"], passes: ["a cup of tea"] },
};
/** A pack with a byte-order mark, a comment and Windows' ends of lines. @param {string} version @param {object} [more] */
export const pack = (version, more = {}) => `\uFEFF// for the support desk\r\n${JSON.stringify({ pack: "acme", version, rules: [{ ...rule, ...more }] }, null, 2).replaceAll("\n", "\r\n")}\r\n`;

/** Whether there is a minisign, as an option of a test. */
export const oracle = { skip: spawnSync("minisign", ["-v"]).error ? "minisign is not installed" : false };

/** A folder of its own, and the programs with it as their working folder and home. Whoever asks for it removes it. */
export function signingFolder() {
  const folder = mkdtempSync(join(tmpdir(), "sayso-signing-"));
  /** @param {string} name */
  const at = (name) => join(folder, name);
  /** @param {string[]} args @param {Record<string, string>} [env] */
  const sayso = (args, env = {}) => spawnSync(join(BIN, "sayso"), args, { encoding: "utf8", cwd: folder, input: "", env: { PATH: process.env.PATH, HOME: folder, ...env } });
  /** @param {string[]} args */
  const minisign = (args) => spawnSync("minisign", args, { encoding: "utf8", cwd: folder, input: "" });
  /** acme.key and acme.pub, without a passphrase. */
  const makeKey = () => sayso(["pack", "key", "acme", "--no-passphrase"]);
  /** A bundle of that version, signed by acme.key. @param {string} version */
  const signed = (version) => {
    writeFileSync(at(`acme-${version}.jsonc`), pack(version));
    const bundle = `acme-${version}.json`;
    assert.equal(sayso(["pack", "bundle", `acme-${version}.jsonc`, "-o", bundle, "--no-default-packs"]).status, 0);
    assert.equal(sayso(["pack", "sign", bundle, "--key", "acme.key"]).status, 0);
    return bundle;
  };
  return { folder, at, sayso, minisign, makeKey, signed };
}
