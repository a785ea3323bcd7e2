// Keys under a passphrase. Each use of one takes a gibibyte and seconds, as minisign has it: hence a file of their own.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { BIN } from "./host.mjs";
import { oracle, signingFolder } from "./signing.mjs";

const { folder, at, sayso, minisign, makeKey, signed } = signingFolder();
before(() => assert.equal(makeKey().status, 0));
after(() => rmSync(folder, { recursive: true }));

test("an encrypted key opens with its passphrase alone", () => {
  const first = { SAYSO_PASSPHRASE: "correct horse" };
  assert.equal(sayso(["pack", "key", "shut"], first).status, 0);
  assert.ok(!readFileSync(at("shut.key"), "utf8").includes("clear"));
  const bundle = signed("2.0.0");
  const sign = (env, ...more) => sayso(["pack", "sign", bundle, "--key", "shut.key", "-o", "shut.minisig", ...more], env);
  const wrong = sign({ SAYSO_PASSPHRASE: "wrong horse" });
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /passphrase is wrong/);
  assert.ok(!existsSync(at("shut.minisig")));
  writeFileSync(at("passphrase"), "correct horse\nsecond line\n");
  assert.equal(sign({}, "--passphrase-file", "passphrase").status, 0);
  assert.equal(sayso(["pack", "verify", bundle, "--key", "shut.pub", "--signature", "shut.minisig"]).status, 0);
  const none = spawnSync("setsid", ["-w", join(BIN, "sayso"), "pack", "sign", bundle, "--key", "shut.key"], { encoding: "utf8", cwd: folder, input: "", env: { PATH: process.env.PATH } });
  assert.equal(none.status, 2);
  assert.match(none.stderr, /no terminal/);
  assert.equal(sayso(["pack", "key", "nobody"], { SAYSO_PASSPHRASE: "" }).status, 2);
});

const terminal = { skip: spawnSync("script", ["--version"]).error ? "script is not installed" : false };

/**
 * Runs a command on a terminal of its own and types each answer when its question has come.
 * @param {string} command @param {[RegExp, string][]} answers
 * @returns {Promise<{status: number | null, shown: string}>}
 */
async function converse(command, answers) {
  const child = spawn("script", ["-qec", command, "/dev/null"], { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, TERM: "xterm" } });
  const left = [...answers];
  let shown = "", unread = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    shown += text;
    unread += text;
    if (left.length > 0 && left[0][0].test(unread)) {
      unread = "";
      child.stdin.write(/** @type {[RegExp, string]} */ (left.shift())[1]);
    }
  });
  const [status] = await once(child, "close");
  return { status, shown };
}

test("minisign opens a key that Sayso encrypted, and Sayso one of minisign's", { skip: oracle.skip || terminal.skip }, async () => {
  const bundle = signed("3.3.0");
  const opened = await converse(`minisign -S -s shut.key -m ${bundle} -x opened.minisig`, [[/Password: /, "correct horse\n"]]);
  assert.equal(opened.status, 0, opened.shown);
  assert.equal(sayso(["pack", "verify", bundle, "--key", "shut.pub", "--signature", "opened.minisig"]).status, 0);
  const made = await converse("minisign -G -f -p far.pub -s far.key", [[/Password: /, "tide pool\n"], [/Password \(one more time\): /, "tide pool\n"]]);
  assert.equal(made.status, 0, made.shown);
  const signing = sayso(["pack", "sign", bundle, "--key", "far.key", "-o", "far.minisig"], { SAYSO_PASSPHRASE: "tide pool" });
  assert.equal(signing.status, 0, signing.stderr);
  assert.equal(minisign(["-V", "-p", "far.pub", "-m", bundle, "-x", "far.minisig"]).status, 0);
});

test("a passphrase is asked for on the terminal, twice for a new key, and never shown", terminal, async () => {
  const command = `${join(BIN, "sayso")} pack key typed`;
  const differ = await converse(command, [[/Passphrase: /, "first thing\n"], [/Once more: /, "another\n"]]);
  assert.equal(differ.status, 2, differ.shown);
  assert.match(differ.shown, /the two differ/);
  assert.ok(!existsSync(at("typed.key")));
  const same = await converse(command, [[/Passphrase: /, "first thing\n"], [/Once more: /, "first thing\n"]]);
  assert.equal(same.status, 0, same.shown);
  for (const { shown } of [differ, same]) assert.doesNotMatch(shown, /first thing|another/);
});
