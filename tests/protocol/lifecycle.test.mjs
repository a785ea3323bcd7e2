import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { BIN, Host, frame, withHost } from "./host.mjs";

const check = (id) => frame(JSON.stringify({ type: "check", id, draft: `d${id}`, revision: 1, text: "teh ".repeat(5000), scope: {} }));

test("the end of its input ends the host, cleanly, at every moment", async (t) => {
  const silent = new Host();
  t.after(() => silent.close());
  assert.deepEqual(await silent.close(), { code: 0, signal: null });

  const greeted = new Host();
  t.after(() => greeted.close());
  await greeted.hello();
  assert.deepEqual(await greeted.close(), { code: 0, signal: null });

  const working = new Host();
  t.after(() => working.close());
  await working.hello();
  for (let id = 0; id < 50; id++) working.write(check(id));
  assert.deepEqual(await working.close(), { code: 0, signal: null });
});

test("what was asked before the end of input and needs no work is answered", async (t) => {
  const host = new Host();
  t.after(() => host.close());
  const welcome = host.hello();
  assert.deepEqual(await host.close(), { code: 0, signal: null });
  assert.equal((await welcome).type, "welcome");
});

test("a reader that is gone ends the host", async (t) => {
  const host = new Host();
  t.after(() => host.close());
  await host.hello();
  host.process.stdout.destroy();
  host.write(check(1));
  assert.deepEqual(await host.ended(), { code: 0, signal: null });
});

test("the host ends when nobody reads its output any more, though nobody asks it anything", async (t) => {
  const host = new Host();
  t.after(() => host.close());
  await host.hello();
  host.process.stdout.destroy();
  assert.deepEqual(await host.ended(), { code: 0, signal: null });
});

test("nobody needs to read standard error: every configuration is answered", () =>
  withHost(async (host) => {
    host.process.stderr.pause();
    // Twenty lines of each list are logged, 150 bytes each: 120 kB in all, and a pipe holds 64.
    for (let round = 0; round < 40; round++) {
      const managed = Object.fromEntries([...Array(25).keys()].map((n) => [`${"unknown-".repeat(12)}${round}-${n}`, true]));
      const configured = await host.ask({ type: "configure", managed });
      assert.equal(configured.totals.notes, 25);
    }
    host.process.stderr.resume();
  }));

test("a list of refusals is logged once, in a few lines, by key and without names of the policy's", () =>
  withHost(async (host) => {
    const managed = { windows: { "Project Falcon\nIPO": { from: "bad" } }, ...Object.fromEntries([...Array(30).keys()].map((n) => [`later-${n}`, 1])) };
    for (let i = 0; i < 3; i++) assert.equal((await host.ask({ type: "configure", managed })).totals.notes, 30);
    await until(() => / more/.test(host.stderr));
    const lines = host.stderr.trimEnd().split("\n");
    assert.equal(lines.length, 21, host.stderr);
    assert.equal(lines.filter((line) => /^sayso-host: warning: refused [a-z-]+ in managed at \/windows$/.test(line)).length, 1, host.stderr);
    assert.equal(lines.filter((line) => /^sayso-host: info: noted unknown-setting in managed at \/later-\d+$/.test(line)).length, 19, host.stderr);
    assert.match(lines[20], /^sayso-host: info: and 11 more/);
    assert.ok(!/Falcon/.test(host.stderr), host.stderr);
    // Another list is told again.
    await host.ask({ type: "configure", managed: { colour: "red" } });
    await until(() => /at \/colour/.test(host.stderr));
  }));

test("what its parent left open is closed", { skip: process.platform === "linux" ? false : "Linux alone" }, async (t) => {
  const host = spawn(join(BIN, "sayso-host"), [], { stdio: ["pipe", "pipe", "ignore", "pipe"], env: { PATH: process.env.PATH, HOME: "/nonexistent" } });
  t.after(() => host.kill("SIGKILL"));
  host.stdio[3].resume();
  await once(host.stdio[3], "end");
  assert.equal(host.exitCode, null, "it closed the file, not itself");
  host.stdin.write(frame('{"type":"hello","id":1,"protocol":[1,1]}'));
  await once(host.stdout, "data");
});

test("the host does not outlive a browser that is killed", async () => {
  // The parent in the middle plays the browser: it starts the host, reports its process id, and is killed.
  const browser = spawn(process.execPath, [
    "-e",
    `const host = require("node:child_process").spawn(${JSON.stringify(join(BIN, "sayso-host"))}, [], { stdio: ["pipe", "pipe", "ignore"] });
     host.stdin.write(Buffer.from(${JSON.stringify([...frame('{"type":"hello","id":1,"protocol":[1,1]}')])}));
     host.stdout.once("data", () => console.log(host.pid));`,
  ], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(browser.stdout, "data");
  const host = Number(String(line));
  assert.ok(alive(host));
  browser.kill("SIGKILL");
  await until(() => !alive(host));
});

test("an idle host sleeps", { skip: !existsSync("/proc/self/stat") && "needs /proc" }, () =>
  withHost(async (host) => {
    await host.check("hello");
    const times = () => readFileSync(`/proc/${host.process.pid}/stat`, "utf8").replace(/^.*\) /, "").split(" ");
    const ticks = () => Number(times()[11]) + Number(times()[12]);
    // Ticks of processor time while this process is busy for 200 ms: a host that spins would take about as many, for ever. The
    // dictionary's forms are read behind the first check, so it may take a moment to come to rest.
    await until(() => {
      const before = ticks();
      const end = Date.now() + 200;
      while (Date.now() < end);
      return ticks() - before <= 2;
    });
  }));

test("the browsers' own arguments are accepted, a page's origin is not", async (t) => {
  for (const args of [
    ["chrome-extension://iimkomokggagjaplngkmokpencailcbl/", "--parent-window=0"],
    ["/usr/lib/mozilla/native-messaging-hosts/sayso.json", "sayso@example.org"],
    ["--later=1"],
  ]) {
    const host = new Host({ args });
    t.after(() => host.close());
    assert.equal((await host.hello()).type, "welcome");
  }
  const page = new Host({ args: ["https://x.example/"] });
  t.after(() => page.close());
  assert.deepEqual(await page.ended(), { code: 2, signal: null });
  assert.match(page.stderr, /extension/);
});

test("a person who starts it in a terminal is told what it is", () => {
  const run = (...args) => spawnSync(join(BIN, "sayso-host"), args, { encoding: "utf8", input: "" });
  assert.match(run("--version").stdout, /^sayso-host \d+\.\d+\.\d+\n$/);
  assert.match(run("--help").stdout, /--packs DIR/);
  assert.equal(run("--packs").status, 2);
});

test("in a terminal it does not wait for frames", { skip: spawnSync("script", ["--version"]).status !== 0 && "needs script (util-linux)" }, () => {
  const { status, stdout } = spawnSync("script", ["-qec", `${join(BIN, "sayso-host")} --bogus`, "/dev/null"], { encoding: "utf8", timeout: 20_000 });
  assert.equal(status, 2);
  assert.match(stdout, /--help/);
});

test("nothing but frames reaches standard output", () =>
  withHost(
    async (host) => {
      // Refused packs are logged; the log must not get into the frames (a stray byte would show as a frame of absurd length).
      await host.ask({ type: "configure", managed: { colour: "red", rules: "{" } });
      assert.equal((await host.check("hello")).type, "report");
      await until(() => /refused/.test(host.stderr));
    },
    { args: ["--no-default-packs"] },
  ));

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    // A process that has ended but was not waited for is not alive.
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** Waits for a condition. @param {() => boolean} holds */
async function until(holds) {
  const end = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error("the condition did not come true in time");
    await new Promise((done) => setImmediate(done));
  }
}
