import assert from "node:assert/strict";
import { test } from "node:test";
import { classifyMismatch, classifyPortFailure } from "../../../extension/background/host-failure.js";
import { NativeLink, timeouts } from "../../../extension/background/native-link.js";
import { Clock, FakeHost, settled } from "./fakes.mjs";

function start({ answers = true } = {}) {
  const [clock, host, states] = [new Clock(), new FakeHost(), []];
  host.answers = answers;
  const counts = { ready: 0, configured: 0 };
  const generations = [];
  const link = new NativeLink(
    { connect: host.connect, lastError: host.lastError, setTimer: clock.setTimer, clearTimer: clock.clearTimer, random: () => 0 },
    {
      client: { name: "sayso-extension", version: "0.1.0", browser: "chromium" },
      configuration: () => ({ managed: null, preferences: { words: ["Sayso"] } }),
      onState: (state) => states.push(state),
      onBackOff() {},
      onGeneration: () => generations.push(link.generation),
      onReady: () => counts.ready++,
      onConfigured: () => counts.configured++,
    },
  );
  return { link, clock, host, states, counts, generations };
}

test("says hello first, then hands over the settings", async () => {
  const { link, host, states, counts } = start();
  link.want();
  await settled();
  assert.deepEqual(host.port.sent, [
    { type: "hello", id: 1, protocol: [1, 1], client: { name: "sayso-extension", version: "0.1.0", browser: "chromium" } },
    { type: "configure", id: 2, managed: null, preferences: { words: ["Sayso"] } },
  ]);
  assert.deepEqual(states, ["connected"]);
  assert.deepEqual(counts, { ready: 1, configured: 1 });
  assert.ok(link.ready);
});

test("a host that has no rule says so; one whose packs somebody switched off is well", async () => {
  const { link, host, states } = start();
  host.packs = [];
  link.want();
  await settled();
  assert.equal(link.state, "no-rules");
  assert.ok(link.ready, "spelling is checked");
  for (const [packs, state] of [[[{ id: "a", rules: 0, used: true }], "no-rules"], [[{ id: "a", rules: 0, used: false }], "connected"], [[{ id: "a", rules: 0 }, { id: "b", rules: 2 }], "connected"]]) {
    host.packs = packs;
    link.reconfigure();
    await settled();
    assert.equal(link.state, state);
  }
  assert.deepEqual(states, ["connected", "no-rules", "connected"]);
});

test("answers find their requests by id, in whatever order they come", async () => {
  const { link, host } = start();
  link.want();
  await settled();
  const [first, second] = [link.request({ type: "check", draft: "a" }), link.request({ type: "check", draft: "b" })];
  const [a, b] = host.port.all("check");
  host.port.tell({ type: "report", id: b.id, draft: "b" });
  host.port.tell({ type: "report", id: 999, draft: "nobody's" });
  host.port.tell("not a frame");
  host.port.tell({ type: "report", id: a.id, draft: "a" });
  assert.equal((await first).frame.draft, "a");
  assert.equal((await second).frame.draft, "b");
});

test("a request without an answer ends by its time-out: the host counts as silent and is connected anew", async () => {
  const { link, host, clock, states, counts } = start();
  link.want();
  await settled();
  const answer = link.request({ type: "check", draft: "a" });
  await clock.advance(timeouts.check);
  assert.deepEqual(await answer, { ok: false, code: "timeout" });
  assert.deepEqual(states, ["connected", "host-silent"]);
  assert.ok(host.ports[0].closed);
  await clock.advance(1000);
  assert.equal(host.ports.length, 2);
  assert.deepEqual(states, ["connected", "host-silent", "connected"]);
  assert.equal(counts.ready, 2);
});

test("a host that never says welcome is silent", async () => {
  const { link, clock, states } = start({ answers: false });
  link.want();
  await clock.advance(timeouts.hello);
  assert.deepEqual(states, ["host-silent"]);
});

test("a host that dies ends every request with the state, at once", async () => {
  const { link, host, states } = start();
  link.want();
  await settled();
  const answers = [link.request({ type: "check" }), link.request({ type: "suggest" })];
  host.die();
  assert.deepEqual(await Promise.all(answers), [{ ok: false, code: "host-stopped" }, { ok: false, code: "host-stopped" }]);
  assert.deepEqual(states, ["connected", "host-stopped"]);
});

test("a report by settings whose answer is still on its way: they are in force, and that is told before the report", async () => {
  const { link, host, clock, counts, generations } = start({ answers: false });
  link.want();
  host.port.tell({ type: "welcome", id: 1, protocol: 1, host: {} });
  await settled();
  await clock.advance(1000);
  assert.deepEqual([counts, link.generation], [{ ready: 1, configured: 0 }, "0.0.0"]);
  let answered = false;
  const answer = link.request({ type: "check" });
  void answer.then(() => { answered = true; });
  host.port.tell({ type: "report", id: host.port.last("check").id, generation: 1 });
  assert.deepEqual([generations, answered], [["0.0.1"], false]);
  assert.equal(link.generationOf((await answer).frame), "0.0.1");
  host.port.tell({ type: "report", id: 99, generation: 1 });
  assert.equal(generations.length, 1, "told once");
});

test("a frame of a port that was given up is not heard", async () => {
  const { link, host, clock } = start();
  link.want();
  await settled();
  host.die();
  await clock.advance(500);
  const answer = link.request({ type: "check" });
  const { id } = host.port.last("check");
  host.ports[0].tell({ type: "report", id, draft: "old" });
  host.port.tell({ type: "report", id, draft: "new" });
  assert.equal((await answer).frame.draft, "new");
});

test("a missing host is tried a few times, then seldom; the day it is there, checking starts by itself", async () => {
  const { link, host, clock, states } = start({ answers: false });
  link.want();
  host.die("Specified native messaging host not found.");
  const attempts = () => host.ports.length;
  for (let at = 0; at < 600; at++) {
    await clock.advance(1000);
    if (!host.port.closed) host.die("Specified native messaging host not found.");
  }
  assert.ok(attempts() > 20 && attempts() < 60, `${attempts()} attempts in ten minutes`);
  assert.deepEqual(states, ["host-missing"]);
  host.answers = true;
  await clock.advance(25_000);
  assert.deepEqual(states, ["host-missing", "connected"]);
});

test("without a common version it says which side is old", async () => {
  for (const [supported, state] of [[[2, 3], "extension-too-old"], [[0, 0], "host-too-old"], [undefined, "host-too-old"]]) {
    const { link, host, states } = start({ answers: false });
    link.want();
    host.port.tell({ type: "error", id: 1, code: "protocol-mismatch", supported });
    await settled();
    assert.deepEqual(states, [state]);
  }
});

test("settings that the host refuses as a whole do not stop the drafts", async () => {
  const { link, host, counts } = start({ answers: false });
  link.want();
  host.port.tell({ type: "welcome", id: 1, protocol: 1, host: {} });
  await settled();
  host.port.tell({ type: "error", id: 2, code: "bad-field" });
  await settled();
  assert.deepEqual(counts, { ready: 1, configured: 0 });
});

test("settings over the cap of a frame, which the host skips unread, do not stop the drafts either", async () => {
  const { link, host, counts, states } = start({ answers: false });
  link.want();
  host.port.tell({ type: "welcome", id: 1, protocol: 1, host: {} });
  await settled();
  host.port.tell({ type: "error", id: null, code: "internal" });
  await settled();
  assert.equal(counts.ready, 0, "another error without an id is no answer");
  host.port.tell({ type: "error", id: null, code: "frame-too-large" });
  await settled();
  assert.deepEqual(counts, { ready: 1, configured: 0 });
  assert.deepEqual(states, ["connected"]);
  const answer = link.request({ type: "check", draft: "a" });
  host.port.tell({ type: "error", id: null, code: "frame-too-large" });
  host.port.tell({ type: "report", id: host.port.last("check").id });
  assert.ok((await answer).ok, "it answers no check");
});

test("an unwanted port closes after five minutes and leaves no timer behind", async () => {
  const { link, host, clock } = start();
  link.want();
  await settled();
  link.release();
  await clock.advance(299_999);
  assert.ok(!host.port.closed);
  await clock.advance(1);
  assert.ok(host.port.closed);
  assert.equal(clock.timers, 0);
  assert.deepEqual(await link.request({ type: "check" }), { ok: false, code: "not-ready" });
});

test("the browsers' sentences", () => {
  const cases = [
    ["Specified native messaging host not found.", "host-missing", "host-missing"],
    ["No such native application org.sayso.host", "host-missing", "host-missing"],
    ["Access to the specified native messaging host is forbidden.", "host-forbidden", "host-forbidden"],
    ["Access to the native messaging host was disabled by the system administrator.", "host-forbidden", "host-forbidden"],
    ["An unexpected error occurred", "host-missing", "host-stopped"],
    ["Native host has exited.", "host-stopped", "host-stopped"],
    ["Error when communicating with the native messaging host.", "host-stopped", "host-stopped"],
    [undefined, "host-stopped", "host-stopped"],
  ];
  for (const [sentence, before, after] of cases) {
    assert.equal(classifyPortFailure(sentence, false), before, sentence);
    assert.equal(classifyPortFailure(sentence, true), after, sentence);
  }
  assert.equal(classifyMismatch([2, 2], [1, 1]), "extension-too-old");
});

test("a restart is told of when the new host has told its rules, or when it is clear that none will", async () => {
  const { link, host, clock, counts } = start();
  link.want();
  await settled();
  const asked = link.request({ type: "check", draft: "a" });
  await link.restart();
  assert.deepEqual(await asked, { ok: false, code: "closed" });
  assert.ok(host.ports[0].closed);
  assert.equal(host.ports.length, 2);
  assert.equal(counts.configured, 2);

  host.answers = false;
  let told = false;
  void link.restart().then(() => { told = true; });
  await settled();
  assert.ok(!told);
  await clock.advance(timeouts.hello);
  await settled();
  assert.ok(told, "a host that says nothing ends the wait");

  const idle = start();
  await idle.link.restart();
  assert.equal(idle.host.ports.length, 0, "nobody writes, so there is nothing to restart");
});

test("a host's first word is waited for, and not where none starts or it is there already", async () => {
  const { link, counts } = start();
  await link.told();
  assert.equal(counts.configured, 0);
  link.want();
  await link.told();
  assert.equal(counts.configured, 1);
  await link.told();
});
