// No text of a person's leaves the conversation: a canary goes through everything that takes text, and is looked for everywhere.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { Host, frame } from "./host.mjs";

const CANARY = "kanarienvogel7319";

/** Everything that takes text, rightly and wrongly. */
const requests = [
  { type: "check", draft: "d", revision: 1, text: `my ${CANARY} has card 4111 1111 1111 1111 and password ${CANARY}`, scope: { site: CANARY, "account-name": `@${CANARY}`, recipients: [CANARY] } },
  { type: "check", draft: "d", revision: 2, text: CANARY, scope: { surface: CANARY } },
  { type: "check", draft: "d", revision: 3, text: [CANARY] },
  { type: "check", draft: "d", revision: 4, text: CANARY, language: [CANARY] },
  { type: "suggest", word: CANARY, language: "en_US" },
  { type: "suggest", word: CANARY, language: CANARY },
  { type: "explain", rule: "personal-data/payment-card", text: CANARY, scope: {} },
  { type: CANARY },
  { type: "configure", preferences: { words: [CANARY, [CANARY]], "gate-timeout": CANARY, stages: { "*": CANARY }, languages: [`${CANARY}!`] } },
];

/** Answers repeat a word only where the contract says so. */
const mayRepeat = (answer) => answer.type === "suggestions" || answer.type === "configured" || answer.type === "report";

test("the canary reaches no log, file, error or open descriptor", async (t) => {
  const cwd = canaryFolder(t);
  const host = new Host({ cwd });
  t.after(() => host.close());
  await host.hello();
  for (const request of requests) {
    const answer = await host.ask(request);
    if (!mayRepeat(answer)) assert.ok(!JSON.stringify(answer).includes(CANARY), JSON.stringify(answer));
  }
  for (const bytes of [`{"id": 1, "${CANARY}`, Buffer.from(`{"id": 1, "x": "${CANARY}\xff"}`, "latin1"), `["${CANARY}"]`, `{"${CANARY}": 1}`]) {
    host.send(bytes);
    const error = await host.next();
    assert.equal(error.type, "error");
    assert.ok(!JSON.stringify(error).includes(CANARY), JSON.stringify(error));
  }
  const status = await host.ask({ type: "status" });
  assert.ok(!JSON.stringify(status).includes(CANARY), "status");

  const open = openFiles(host.process.pid);
  if (open === null) console.log("# this user may not look at the host's descriptors (core dumps are off)");
  else for (const target of open) assert.match(target, /^(pipe|socket|anon_inode|\/dev\/null)/, `open: ${target}`);

  // A frame that is never finished, then the end: nothing of it may be said either.
  host.write(frame(JSON.stringify({ type: "check", id: 1, text: CANARY })).subarray(0, 40));
  const { home } = host;
  host.process.stdin.end();
  assert.deepEqual(await host.ended(), { code: 0, signal: null });
  assert.ok(!host.stderr.includes(CANARY), `standard error: ${host.stderr}`);
  for (const folder of [cwd, home]) assert.deepEqual(filesBelow(folder), []);
});

test("a crash leaves no core", async (t) => {
  const cwd = canaryFolder(t);
  // The shell lifts the limit on core dumps; the host must put its own in place.
  const host = new Host({ cwd, wrap: ["sh", "-c", 'ulimit -c unlimited 2>/dev/null; exec "$0" "$@"'] });
  t.after(() => host.close());
  await host.hello();
  await host.check(CANARY);
  const limits = readFileSync(`/proc/${host.process.pid}/limits`, "utf8");
  assert.match(limits, /Max core file size\s+0\s+0/);
  host.process.kill("SIGABRT");
  assert.equal((await host.ended()).signal, "SIGABRT");
  assert.deepEqual(filesBelow(cwd), []);
});

/** A folder for the host to run in, which goes with the test. @param {import("node:test").TestContext} t */
function canaryFolder(t) {
  const folder = mkdtempSync(join(tmpdir(), "sayso-canary-"));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** What a process has open, or null where this user may not know. @param {number | undefined} pid */
function openFiles(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlinkSync(`/proc/${pid}/fd/${fd}`));
  } catch (error) {
    if (error.code === "EACCES" || error.code === "ENOENT") return null;
    throw error;
  }
}

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
