/**
 * The life of the one native port, as a pure state machine: `step(machine, event)` says what is true now and which effects follow.
 * native-link.js performs the effects.
 *
 * ```
 * closed ──want──▶ greeting ──welcome──▶ configuring ──configured──▶ ready
 *    ▲                │ any failure: the state shows at once             │
 *    └──nobody writes─┴──▶ backing-off ──timer──▶ greeting              ◀┘
 * ```
 * @typedef {"starting" | "connected" | "no-rules" | "host-missing" | "host-forbidden" | "host-too-old" | "extension-too-old" | "host-stopped" | "host-silent" | "paused"} HostState
 *
 * @typedef {object} Machine
 * @property {"closed" | "greeting" | "configuring" | "ready" | "backing-off"} phase
 * @property {HostState} state what people are shown
 * @property {boolean} wanted someone writes, or a page of ours is open
 * @property {boolean} paused
 * @property {number} failures in a row; a port that held for `timing.steady` starts anew
 * @property {number} wait milliseconds from the last failure to the attempt after it
 *
 * @typedef {"retry" | "idle" | "steady" | "grace"} TimerName
 *
 * `hasRules` of `configured`: whether any rule is in force; left out where the settings were not taken, and what was in force is.
 * @typedef {{type: "want"} | {type: "release"} | {type: "welcome"} | {type: "configured", hasRules?: boolean} | {type: "pause"} | {type: "resume"} | {type: "retry"} | {type: "restart"}
 *   | {type: "failed", state: HostState} | {type: "timer", name: TimerName}} LinkEvent
 *
 * @typedef {{do: "open"} | {do: "close"} | {do: "configure"} | {do: "ready"} | {do: "state", state: HostState} | {do: "back-off"}
 *   | {do: "drop", code: string} | {do: "timer", name: TimerName, delay: number} | {do: "cancel", name: TimerName}} Effect
 */

/** Milliseconds. */
export const timing = Object.freeze({
  /** How long the port stays open after the last composer was left. */
  idle: 5 * 60_000,
  /** A port that held this long counts as well again. */
  steady: 30_000,
  /** Drafts wait this long for the answer to `configure`, so that settings hold from the first underline on; then the built-in rules answer. */
  grace: 1000,
  /** The first pause before a new attempt; doubled by each further failure. */
  firstRetry: 250,
  /**
   * The circuit breaker's pause. Under 30 seconds, because Chromium stops a worker that does nothing for that long, and an attempt counts as doing something.
   */
  breakerRetry: 25_000,
  /** Failures in a row after which the breaker opens. */
  breakerAfter: 5,
});

/** @returns {Machine} */
export const closedMachine = () => ({ phase: "closed", state: "starting", wanted: false, paused: false, failures: 0, wait: 0 });

/** How long nobody can answer: from a failure to the next attempt; 0 while there is no such pause. @param {Machine} machine @returns {number} milliseconds */
export const backOff = ({ phase, wait }) => (phase === "backing-off" ? wait : 0);

/**
 * @param {number} failures in a row, at least 1
 * @param {number} random from [0, 1)
 * @returns {number} milliseconds: half fixed, half by chance, so that many machines do not knock together
 */
export function retryDelay(failures, random) {
  const full = failures > timing.breakerAfter ? timing.breakerRetry : timing.firstRetry * 2 ** (failures - 1);
  return Math.round(full / 2 + (full / 2) * random);
}

/** @param {Machine} machine */
const hasPort = ({ phase }) => phase === "greeting" || phase === "configuring" || phase === "ready";

/** @type {Effect[]} */
const cancelAll = [{ do: "cancel", name: "retry" }, { do: "cancel", name: "idle" }, { do: "cancel", name: "steady" }, { do: "cancel", name: "grace" }];

/**
 * @param {Machine} machine
 * @returns {[Machine, Effect[]]} opens the port; a failure that is being shown stays until a host says welcome
 */
function open(machine) {
  const state = machine.failures > 0 ? machine.state : "starting";
  return show({ ...machine, phase: "greeting" }, state, [{ do: "open" }]);
}

/**
 * @param {Machine} machine
 * @param {HostState} state
 * @param {Effect[]} effects
 * @returns {[Machine, Effect[]]}
 */
function show(machine, state, effects) {
  return [{ ...machine, state }, machine.state === state ? effects : [...effects, { do: "state", state }]];
}

/**
 * @param {Machine} machine
 * @param {LinkEvent} event
 * @param {number} random from [0, 1), for the back-off
 * @returns {[Machine, Effect[]]}
 */
export function step(machine, event, random) {
  const [next, effects] = decide(machine, event, random);
  return [next, backOff(next) === backOff(machine) ? effects : [...effects, { do: "back-off" }]];
}

/**
 * @param {Machine} machine
 * @param {LinkEvent} event
 * @param {number} random
 * @returns {[Machine, Effect[]]}
 */
function decide(machine, event, random) {
  switch (event.type) {
    case "want": {
      const wanted = { ...machine, wanted: true };
      if (machine.paused || machine.phase === "backing-off") return [wanted, []];
      return machine.phase === "closed" ? open(wanted) : [wanted, [{ do: "cancel", name: "idle" }]];
    }
    case "release": {
      const released = { ...machine, wanted: false };
      if (hasPort(machine)) return [released, [{ do: "timer", name: "idle", delay: timing.idle }]];
      return [{ ...released, phase: "closed" }, [{ do: "cancel", name: "retry" }]];
    }
    case "welcome":
      if (machine.phase !== "greeting") return [machine, []];
      return show({ ...machine, phase: "configuring" }, "connected", [
        { do: "configure" }, { do: "timer", name: "grace", delay: timing.grace }, { do: "timer", name: "steady", delay: timing.steady }]);
    case "configured":
      if (machine.phase !== "configuring" && machine.phase !== "ready") return [machine, []];
      return configured(machine, event.hasRules);
    case "failed": {
      if (!hasPort(machine)) return [machine, []];
      const failures = machine.failures + 1;
      /** @type {Effect[]} */
      const ended = [{ do: "close" }, ...cancelAll, { do: "drop", code: event.state }];
      if (!machine.wanted) return show({ ...machine, phase: "closed", failures }, event.state, ended);
      const wait = retryDelay(failures, random);
      return show({ ...machine, phase: "backing-off", failures, wait }, event.state, [...ended, { do: "timer", name: "retry", delay: wait }]);
    }
    case "pause": {
      const paused = { ...machine, phase: /** @type {const} */ ("closed"), paused: true, failures: 0 };
      return show(paused, "paused", hasPort(machine) ? [{ do: "close" }, ...cancelAll, { do: "drop", code: "paused" }] : cancelAll);
    }
    case "resume": {
      if (!machine.paused) return [machine, []];
      const resumed = { ...machine, paused: false };
      return machine.wanted ? open(resumed) : show(resumed, "starting", []);
    }
    case "retry": {
      // A host that found no rules cannot see those that came later: only another one can.
      if (machine.state === "no-rules" && hasPort(machine)) return decide(machine, { type: "restart" }, random);
      const afresh = { ...machine, failures: 0 };
      return machine.phase === "backing-off" ? reopen(afresh) : [afresh, []];
    }
    case "restart": {
      if (!hasPort(machine)) return decide(machine, { type: "retry" }, random);
      /** @type {Effect[]} */
      const ended = [{ do: "close" }, ...cancelAll, { do: "drop", code: "closed" }];
      if (!machine.wanted) return [{ ...machine, phase: "closed", failures: 0 }, ended];
      const [opened, effects] = open({ ...machine, failures: 0 });
      return [opened, [...ended, ...effects]];
    }
    case "timer":
      return onTimer(machine, event.name);
  }
}

/**
 * The state is told before the drafts are sent again, so that nobody takes a report by no rules for a check.
 * @param {Machine} machine
 * @param {boolean} [hasRules]
 * @returns {[Machine, Effect[]]}
 */
function configured(machine, hasRules) {
  const state = hasRules === undefined ? machine.state : hasRules ? "connected" : "no-rules";
  const [ready, told] = show({ ...machine, phase: "ready" }, state, []);
  return [ready, [{ do: "cancel", name: "grace" }, ...told, { do: "ready" }]];
}

/**
 * @param {Machine} machine
 * @returns {[Machine, Effect[]]}
 */
function reopen(machine) {
  const [opened, effects] = open(machine);
  return [opened, [{ do: "cancel", name: "retry" }, ...effects]];
}

/**
 * @param {Machine} machine
 * @param {TimerName} name
 * @returns {[Machine, Effect[]]}
 */
function onTimer(machine, name) {
  switch (name) {
    case "retry":
      return machine.phase === "backing-off" ? open(machine) : [machine, []];
    case "idle":
      if (machine.wanted || !hasPort(machine)) return [machine, []];
      return show({ ...machine, phase: "closed", failures: 0 }, "starting", [{ do: "close" }, ...cancelAll, { do: "drop", code: "closed" }]);
    case "steady":
      return [{ ...machine, failures: 0 }, []];
    case "grace":
      return machine.phase === "configuring" ? [{ ...machine, phase: "ready" }, [{ do: "ready" }]] : [machine, []];
  }
}
