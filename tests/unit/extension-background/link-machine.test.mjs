import assert from "node:assert/strict";
import { test } from "node:test";
import { backOff, closedMachine, retryDelay, step, timing } from "../../../extension/background/link-machine.js";

const run = (events, machine = closedMachine()) => events.reduce(([at, effects], event) => {
  const [next, more] = step(at, event, 0);
  return [next, [...effects, ...more]];
}, [machine, []]);
const kinds = (effects) => effects.map((effect) => effect.do);
const toReady = [{ type: "want" }, { type: "welcome" }, { type: "configured" }];

test("the way from the first focus to the first answer", () => {
  const [machine, effects] = run(toReady);
  assert.equal(machine.phase, "ready");
  assert.equal(machine.state, "connected");
  assert.deepEqual(kinds(effects).filter((kind) => kind !== "timer" && kind !== "cancel"), ["open", "configure", "state", "ready"]);
});

test("a host without a rule is ready and says so before the drafts are sent again; it is left as it is by settings that it does not take", () => {
  const [machine, effects] = run([{ type: "want" }, { type: "welcome" }, { type: "configured", hasRules: false }]);
  assert.deepEqual([machine.phase, machine.state], ["ready", "no-rules"]);
  assert.deepEqual(kinds(effects).slice(-2), ["state", "ready"]);
  assert.equal(run([{ type: "configured" }], machine)[0].state, "no-rules");
  const [well, told] = run([{ type: "configured", hasRules: true }], machine);
  assert.equal(well.state, "connected");
  assert.deepEqual(told.filter((effect) => effect.do === "state"), [{ do: "state", state: "connected" }]);
});

test("another attempt of a host without a rule is another host: this one cannot see what came later", () => {
  const [machine] = run([{ type: "want" }, { type: "welcome" }, { type: "configured", hasRules: false }]);
  const [anew, effects] = run([{ type: "retry" }], machine);
  assert.equal(anew.phase, "greeting");
  assert.deepEqual(kinds(effects).filter((kind) => kind === "close" || kind === "open"), ["close", "open"]);
  assert.deepEqual(kinds(run([{ type: "retry" }], run(toReady)[0])[1]), []);
});

test("drafts do not wait for ever for the settings", () => {
  const [machine, effects] = run([{ type: "want" }, { type: "welcome" }, { type: "timer", name: "grace" }]);
  assert.equal(machine.phase, "ready");
  assert.equal(effects.at(-1).do, "ready");
});

test("the port closes after five minutes without a writer, and a focus keeps it", () => {
  const [left, effects] = run([...toReady, { type: "release" }]);
  assert.deepEqual(effects.at(-1), { do: "timer", name: "idle", delay: 300_000 });
  const [kept] = run([{ type: "want" }, { type: "timer", name: "idle" }], left);
  assert.equal(kept.phase, "ready");
  const [closed, after] = run([{ type: "timer", name: "idle" }], left);
  assert.equal(closed.phase, "closed");
  assert.ok(kinds(after).includes("close"));
});

test("a failure shows at once, drops what was asked, and tries again while someone writes", () => {
  const [ready] = run(toReady);
  const [machine, effects] = run([{ type: "failed", state: "host-stopped" }], ready);
  assert.equal(machine.phase, "backing-off");
  assert.deepEqual(effects.filter(({ do: kind }) => kind === "state" || kind === "drop"), [{ do: "drop", code: "host-stopped" }, { do: "state", state: "host-stopped" }]);
  assert.deepEqual(effects.find((effect) => effect.do === "timer"), { do: "timer", name: "retry", delay: 125 });
});

test("without a writer nothing is tried again", () => {
  const [idle] = run([...toReady, { type: "release" }]);
  const [machine, effects] = run([{ type: "failed", state: "host-stopped" }], idle);
  assert.equal(machine.phase, "closed");
  assert.ok(!kinds(effects).includes("timer"));
  const [waiting] = run([...toReady, { type: "failed", state: "host-stopped" }]);
  const [left, cancelled] = run([{ type: "release" }], waiting);
  assert.equal(left.phase, "closed");
  assert.deepEqual(cancelled, [{ do: "cancel", name: "retry" }, { do: "back-off" }]);
});

test("how long no answer can come is known, and told when it begins and when it ends", () => {
  const [ready] = run(toReady);
  assert.equal(backOff(ready), 0);
  const told = (effects) => kinds(effects).filter((kind) => kind === "back-off").length;
  const [waiting, began] = run([{ type: "failed", state: "host-stopped" }], ready);
  assert.deepEqual([backOff(waiting), told(began)], [125, 1]);
  for (const end of [{ type: "timer", name: "retry" }, { type: "retry" }, { type: "release" }, { type: "pause" }]) {
    const [next, ended] = run([end], waiting);
    assert.deepEqual([backOff(next), told(ended)], [0, 1], end.type);
  }
  const [again, effects] = run([{ type: "timer", name: "retry" }, { type: "failed", state: "host-stopped" }], waiting);
  assert.deepEqual([backOff(again), told(effects), kinds(effects).includes("state")], [250, 2, false], "though the state is the same");
});

test("a failure that is shown stays until a host says welcome", () => {
  const [machine, effects] = run([{ type: "want" }, { type: "failed", state: "host-missing" }, { type: "timer", name: "retry" }]);
  assert.equal(machine.phase, "greeting");
  assert.equal(machine.state, "host-missing");
  assert.deepEqual(effects.filter((effect) => effect.do === "state"), [{ do: "state", state: "host-missing" }]);
  assert.equal(run([{ type: "welcome" }], machine)[0].state, "connected");
});

test("pauses double, and the circuit breaker then keeps to one attempt in 25 seconds", () => {
  assert.deepEqual([1, 2, 3, 4, 5].map((failures) => retryDelay(failures, 0)), [125, 250, 500, 1000, 2000]);
  for (const failures of [6, 7, 1000]) {
    assert.equal(retryDelay(failures, 0), timing.breakerRetry / 2);
    assert.ok(retryDelay(failures, 0.999_999) <= timing.breakerRetry);
  }
});

test("a focus does not hasten an attempt, the person's wish does", () => {
  const [waiting] = run([{ type: "want" }, { type: "failed", state: "host-missing" }]);
  assert.deepEqual(step(waiting, { type: "want" }, 0)[1], []);
  const [hastened, effects] = step(waiting, { type: "retry" }, 0);
  assert.equal(hastened.phase, "greeting");
  assert.deepEqual(kinds(effects).slice(0, 2), ["cancel", "open"]);
});

test("a port that held for half a minute starts anew after its next failure", () => {
  const failed = [{ type: "failed", state: "host-stopped" }, { type: "timer", name: "retry" }, { type: "welcome" }];
  const [machine] = run([...toReady, ...failed, ...failed, ...failed]);
  assert.equal(machine.failures, 3);
  assert.equal(run([{ type: "timer", name: "steady" }], machine)[0].failures, 0);
});

test("paused means no port; it ends with a port where someone writes", () => {
  const [paused, effects] = run([...toReady, { type: "pause" }]);
  assert.equal(paused.state, "paused");
  assert.ok(kinds(effects).includes("close"));
  assert.deepEqual(kinds(step(paused, { type: "want" }, 0)[1]), []);
  assert.ok(kinds(step(paused, { type: "resume" }, 0)[1]).includes("open"));
});

test("whatever comes in whatever order, there is at most one port, and it is closed before the next opens", () => {
  const events = [...["want", "release", "welcome", "configured", "pause", "resume", "retry"].map((type) => ({ type })),
    { type: "failed", state: "host-stopped" }, ...["retry", "idle", "steady", "grace"].map((name) => ({ type: "timer", name }))];
  let seed = 7;
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  let machine = closedMachine();
  let open = false;
  for (let round = 0; round < 20_000; round++) {
    const [next, effects] = step(machine, events[Math.floor(random() * events.length)], random());
    for (const effect of effects) {
      if (effect.do === "open") {
        assert.ok(!open, "a second port");
        open = true;
      }
      if (effect.do === "close") open = false;
    }
    machine = next;
    assert.equal(open, ["greeting", "configuring", "ready"].includes(machine.phase), machine.phase);
    if (machine.paused) assert.equal(machine.state, "paused");
  }
});

test("a restart ends the host and greets another at once; without a writer it only ends", () => {
  const [ready] = run(toReady);
  const [again, effects] = run([{ type: "restart" }], ready);
  assert.equal(again.phase, "greeting");
  assert.deepEqual(kinds(effects).filter((kind) => kind !== "cancel"), ["close", "drop", "open", "state"]);
  assert.equal(again.state, "starting", "no failure is shown");
  const [left] = run([...toReady, { type: "release" }, { type: "restart" }]);
  assert.equal(left.phase, "closed");
  const [waiting] = run([...toReady, { type: "failed", state: "host-missing" }, { type: "restart" }]);
  assert.equal(waiting.phase, "greeting", "while it waits for another attempt, that attempt is now");
  const [paused] = run([...toReady, { type: "pause" }, { type: "restart" }]);
  assert.equal(paused.phase, "closed");
});
