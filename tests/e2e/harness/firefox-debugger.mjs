/**
 * Firefox's own debugging server (https://firefox-source-docs.mozilla.org/devtools/backend/protocol.html), by which a harness calls functions with
 * the browser's privileges: every Firefox speaks it, while WebDriver BiDi shows the browser's own window in the newest alone.
 */
import { connect } from 'node:net';
import { join } from 'node:path';
import { waitFor } from './wait.mjs';

/** The server's socket: a file, so that no port has to be chosen. A path may have about a hundred characters. */
const socketIn = (profile) => join(profile, 'debugger');

/** What makes a Firefox open the server at its start. */
export const debuggerSetup = (profile) => ({
  args: ['--start-debugger-server', socketIn(profile)],
  prefs: { 'devtools.debugger.remote-enabled': true, 'devtools.debugger.prompt-connection': false, 'devtools.chrome.enabled': true },
});

export class FirefoxDebugger {
  #socket;
  #console;
  #received = Buffer.alloc(0);
  /** Requests to an actor are answered in their order. @type {Map<string, {resolve: (packet: object) => void, reject: (error: Error) => void}[]>} */
  #asked = new Map();
  /** Results that are still to come, or came before anybody waited. @type {Map<string, {resolve: (packet: object) => void, promise: Promise<object>}>} */
  #results = new Map();

  /** @param {string} profile the folder of `debuggerSetup` */
  static async connect(profile) {
    const made = new FirefoxDebugger();
    made.#socket = await waitFor('the debugging server of Firefox', () => socketAt(socketIn(profile)), { timeout: 60_000 });
    made.#socket.on('data', (bytes) => made.#receive(bytes)).on('close', () => made.#end()).on('error', () => {});
    const { processDescriptor } = await made.#ask('root', { type: 'getProcess', id: 0 });
    const { process } = await made.#ask(processDescriptor.actor, { type: 'getTarget' });
    made.#console = process.consoleActor;
    return made;
  }

  /**
   * Calls a function in the browser's own process, with its privileges.
   * @param {(window: Window, ...values: any[]) => unknown} call self-contained; `window` is the browser's
   * @param {...unknown} values JSON's
   * @returns {Promise<any>} what it gives, as JSON; at most some thousand characters
   */
  async call(call, ...values) {
    const text = `(async () => {
      try {
        return JSON.stringify({ value: await (${call})(Services.wm.getMostRecentWindow('navigator:browser'), ...${JSON.stringify(values)}) });
      } catch (error) {
        return JSON.stringify({ error: String(error) });
      }
    })()`;
    const { resultID } = await this.#ask(this.#console, { type: 'evaluateJSAsync', text, mapped: { await: true } });
    const { result, exceptionMessage } = await this.#resultOf(resultID).promise;
    this.#results.delete(resultID);
    if (typeof result !== 'string') throw new Error(`in Firefox's own process: ${exceptionMessage ?? 'no text came back'}`);
    const { value, error } = JSON.parse(result);
    if (error) throw new Error(`in Firefox's own process: ${error}`);
    return value;
  }

  close() {
    this.#socket.destroy();
  }

  #ask(to, request) {
    const answered = new Promise((resolve, reject) => {
      this.#asked.set(to, [...this.#asked.get(to) ?? [], { resolve, reject }]);
    });
    const packet = Buffer.from(JSON.stringify({ to, ...request }));
    this.#socket.write(Buffer.concat([Buffer.from(`${packet.length}:`), packet]));
    return answered;
  }

  #resultOf(id) {
    if (!this.#results.has(id)) {
      const entry = {};
      entry.promise = new Promise((resolve) => { entry.resolve = resolve; });
      this.#results.set(id, entry);
    }
    return this.#results.get(id);
  }

  #receive(bytes) {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      const end = colon + 1 + Number(this.#received.toString('latin1', 0, Math.max(colon, 0)));
      if (colon < 0 || this.#received.length < end) return;
      const packet = JSON.parse(this.#received.toString('utf8', colon + 1, end));
      this.#received = this.#received.subarray(end);
      this.#take(packet);
    }
  }

  /** What has a type is an event; an answer has none. */
  #take(packet) {
    if (packet.type === 'evaluationResult') return this.#resultOf(packet.resultID).resolve(packet);
    if (packet.type !== undefined || packet.applicationType !== undefined) return undefined;
    const request = this.#asked.get(packet.from)?.shift();
    return packet.error ? request?.reject(new Error(`the debugging server of Firefox: ${packet.error}: ${packet.message}`)) : request?.resolve(packet);
  }

  #end() {
    const gone = 'the connection to the debugging server of Firefox ended';
    for (const requests of this.#asked.values()) for (const { reject } of requests) reject(new Error(gone));
    for (const { resolve } of this.#results.values()) resolve({ exceptionMessage: gone });
  }
}

/** @returns {Promise<import('node:net').Socket | null>} a connection, or null while nothing listens there */
const socketAt = (path) => new Promise((resolve) => {
  const socket = connect(path);
  socket.once('connect', () => { socket.removeAllListeners(); resolve(socket); });
  socket.once('error', () => resolve(null));
});
