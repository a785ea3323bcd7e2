// The scripts' own parts: the list of packages, steps and their logs, and what is said about wrong usage.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, describe, it } from "node:test";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sayso-scripts-"));
after(() => rmSync(folder, { recursive: true }));

const script = (...args) => spawnSync("sh", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Runs shell code with the scripts' functions at hand. */
const sh = (code) =>
  script("-c", `ROOT='${root}' LOGS='${folder}/logs'; . "$ROOT/installer/steps.sh"; . "$ROOT/installer/packages.sh"; . "$ROOT/installer/build.sh"; ${code}`);

describe("the list of packages", () => {
  it("gives each package a use, a command and a purpose", () => {
    const rows = readFileSync(join(root, "installer/packages.txt"), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
    assert.ok(rows.length > 15);
    for (const row of rows) assert.match(row, /^[a-z0-9.+-]+ +(build|try|test|all)(,(build|try|test|all))* +[a-z0-9+-]+ +\S.*$/);
    const names = rows.map((row) => row.split(" ")[0]);
    assert.equal(new Set(names).size, names.length);
  });

  it("tells what is missing for the uses asked for: by command where one is named, by package otherwise", () => {
    const table = join(folder, "packages.txt");
    writeFileSync(table, [
      "# package use command purpose",
      "never-heard-of-it build sh has its command",
      "never-heard-of-this build,try no-such-command says why",
      "never-heard-of-that try - is no package",
      "never-heard-of-those test - is not asked for",
      "dpkg try - is installed",
    ].join("\n") + "\n");
    const { stdout } = sh(`missing_packages '${table}' build try`);
    assert.deepEqual(stdout.trim().split("\n"), ["never-heard-of-this\tsays why", "never-heard-of-that\tis no package"]);
  });
});

describe("a step", () => {
  it("keeps the output in its log and out of sight", () => {
    const { status, stdout } = sh("step quiet 'Doing it' sh -c 'echo chatter; echo more >&2'");
    assert.equal(status, 0);
    assert.match(stdout, /ok Doing it \(\d+ s\)/);
    assert.doesNotMatch(stdout, /chatter|more/);
    assert.equal(readFileSync(join(folder, "logs/quiet.log"), "utf8"), "chatter\nmore\n");
  });

  it("shows the end of the log when it fails, says where it is, and passes the status on", () => {
    const { status, stdout, stderr } = sh("step loud 'Doing it' sh -c 'seq 100; exit 7'");
    assert.equal(status, 7);
    assert.match(stdout, /failed Doing it/);
    assert.match(stderr, /\n {4}100\n/);
    assert.doesNotMatch(stderr, /\n {4}50\n/);
    assert.match(stderr, /logs\/loud\.log/);
  });

  it("uses no colour and no moving line away from a terminal", () => {
    const { stdout, stderr } = sh("step plain 'Doing it' true; step broken 'Doing that' false");
    assert.doesNotMatch(stdout + stderr, /[\u001b\r]/);
  });

  it("knows how far a build has come, from either kind of log", () => {
    writeFileSync(join(folder, "ninja.log"), "[1/8] one\n[2/8] two\n");
    writeFileSync(join(folder, "make.log"), "[  7%] one\n[ 42%] two\n");
    assert.equal(sh(`progress_of '${folder}/ninja.log'`).stdout, " 2/8\n");
    assert.equal(sh(`progress_of '${folder}/make.log'`).stdout, " 42 %\n");
  });

  it("writes durations as people say them", () => {
    assert.equal(sh("took 0; echo; took 59; echo; took 60; echo; took 725").stdout, "0 s\n59 s\n1 min 00 s\n12 min 05 s");
  });
});

describe("npm packages", () => {
  it("are ready only when they were installed after the lock file was written", () => {
    const ready = (setup) => sh(`cd '${folder}' && rm -rf node_modules && ${setup}; npm_packages_ready '${folder}' && echo ready`).stdout;
    assert.equal(ready("touch package-lock.json"), "");
    assert.equal(ready("touch -d 2020-01-01 package-lock.json; mkdir node_modules; touch node_modules/.package-lock.json"), "ready\n");
    assert.equal(ready("touch package-lock.json; mkdir node_modules; touch -d 2020-01-01 node_modules/.package-lock.json"), "");
  });
});

for (const name of ["installer/try.sh", "tests/run.sh", "tests/fresh-machine/run.sh"]) {
  describe(name, () => {
    it("explains itself", () => {
      const { status, stdout, stderr } = script(join(root, name), "--help");
      assert.equal(status, 0);
      assert.match(stdout, new RegExp(`^Usage: sh ${name.replace(".", "\\.")}`));
      assert.equal(stderr, "");
    });

    it("refuses an option that it does not know, with status 2, and says where help is", () => {
      const { status, stdout, stderr } = script(join(root, name), "--no-such-option");
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.match(stderr, /--help|Usage/);
    });
  });
}

describe("tests/run.sh", () => {
  it("refuses a suite that it does not know", () => {
    const { status, stderr } = script(join(root, "tests/run.sh"), "--only", "everything");
    assert.equal(status, 2);
    assert.match(stderr, /engine extension protocol conformance e2e/);
  });
});

describe("installer/try.sh", () => {
  it("takes --packages with --remove only", () => {
    const { status, stderr } = script(join(root, "installer/try.sh"), "--packages");
    assert.equal(status, 2);
    assert.match(stderr, /--remove/);
  });
});
