/**
 * @file The real host process, spoken to as a browser does: frames over its standard input and output.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { endianness, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
/** The folder of the programs under test. */
export const BIN = process.env.SAYSO_BIN ?? join(root, "build/release/bin");

const ANSWER_TIMEOUT = 60_000; // milliseconds; only a host that hangs reaches it
const little = endianness() === "LE";

/** @param {string | Buffer} payload */
export function frame(payload) {
  const body = Buffer.isBuffer(payload) ? payload : Buffer.from(payload, "utf8");
  return Buffer.concat([header(body.length), body]);
}

/** A frame's length alone. @param {number} length */
export function header(length) {
  const bytes = Buffer.alloc(4);
  if (little) bytes.writeUInt32LE(length);
  else bytes.writeUInt32BE(length);
  return bytes;
}

export class Host {
  #received = Buffer.alloc(0);
  #answers = [];
  #waiting = [];
  #ended = false;
  #nextId = 100;
  stderr = "";

  /**
   * @param {{args?: string[], env?: Record<string, string>, cwd?: string, bin?: string, wrap?: string[]}} [options]
   *   `bin`: the folder of the program; `wrap`: a command line to start the host through
   */
  constructor({ args = [], env = {}, cwd, bin = BIN, wrap = [] } = {}) {
    // A home of its own: the machine's and the person's packs do not take part.
    this.home = mkdtempSync(join(tmpdir(), "sayso-host-"));
    const line = [...wrap, join(bin, "sayso-host"), ...args];
    this.process = spawn(line[0], line.slice(1), {
      cwd: cwd ?? this.home,
      env: { PATH: process.env.PATH, HOME: this.home, TMPDIR: this.home, ...env },
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.exit = once(this.process, "exit").then(([code, signal]) => ({ code, signal }));
    this.process.stdin.on("error", () => {}); // the host may leave first
    this.process.stderr.on("data", (chunk) => (this.stderr += chunk));
    this.process.stdout.on("data", (chunk) => this.#take(chunk));
    this.process.stdout.on("close", () => {
      this.#ended = true;
      for (const { fail } of this.#waiting.splice(0)) fail(new Error("the host ended"));
    });
  }

  #take(chunk) {
    this.#received = Buffer.concat([this.#received, chunk]);
    while (this.#received.length >= 4) {
      const length = little ? this.#received.readUInt32LE() : this.#received.readUInt32BE();
      if (this.#received.length < 4 + length) return;
      const answer = JSON.parse(this.#received.subarray(4, 4 + length).toString("utf8"));
      Object.defineProperty(answer, "bytes", { value: length, enumerable: false });
      this.#received = this.#received.subarray(4 + length);
      this.#answers.push(answer);
      this.#deliver();
    }
  }

  #deliver() {
    for (const waiter of [...this.#waiting]) {
      const at = this.#answers.findIndex(waiter.wanted);
      if (at < 0) continue;
      this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
      waiter.done(this.#answers.splice(at, 1)[0]);
    }
  }

  /** Sends bytes as they are. @param {Buffer} bytes */
  write(bytes) {
    this.process.stdin.write(bytes);
  }

  /** Sends one message. @param {object | string | Buffer} message JSON text or bytes are sent as they are */
  send(message) {
    this.write(frame(typeof message === "string" || Buffer.isBuffer(message) ? message : JSON.stringify(message)));
  }

  /** The next answer for which `wanted` holds; others are kept. @returns {Promise<any>} */
  next(wanted = () => true) {
    return new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`no answer in time; stderr: ${this.stderr}`)), ANSWER_TIMEOUT);
      const settle = (/** @type {Function} */ how) => (/** @type {any} */ value) => (clearTimeout(timer), how(value));
      this.#waiting.push({ wanted, done: settle(done), fail: settle(fail) });
      this.#deliver();
      if (this.#ended) for (const waiter of this.#waiting.splice(0)) waiter.fail(new Error("the host has ended"));
    });
  }

  /** Sends a request under a fresh id and awaits its answer. @param {object} message @returns {Promise<any>} */
  ask(message) {
    const id = this.#nextId++;
    const answer = this.next((candidate) => candidate.id === id);
    this.send({ ...message, id });
    return answer;
  }

  hello() {
    return this.ask({ type: "hello", protocol: [1, 1] });
  }

  /** @param {string} text @param {object} [scope] @param {object} [more] */
  check(text, scope = { site: "x", surface: "reply", audience: "public", account: "personal" }, more = {}) {
    return this.ask({ type: "check", draft: "d", revision: 1, text, scope, ...more });
  }

  /** Its end; a host that does not end is killed, and that shows as a signal. */
  async ended() {
    const timer = setTimeout(() => this.process.kill("SIGKILL"), ANSWER_TIMEOUT);
    const end = await this.exit;
    clearTimeout(timer);
    return end;
  }

  /** Closes the host's input and awaits its end. */
  async close() {
    this.process.stdin.end();
    const end = await this.ended();
    rmSync(this.home, { recursive: true, force: true });
    return end;
  }
}

/**
 * Runs `use` with a host that has been greeted, and checks that it ends cleanly.
 * @param {(host: Host) => Promise<void>} use @param {ConstructorParameters<typeof Host>[0]} [options]
 */
export async function withHost(use, options) {
  const host = new Host(options);
  try {
    await host.hello();
    await use(host);
  } finally {
    const { code, signal } = await host.close();
    if (code !== 0) throw new Error(`the host ended with ${code ?? signal}; stderr: ${host.stderr}`);
  }
}
