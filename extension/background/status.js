/**
 * What the status page asks beyond the Overview: the host's own state, a check through the real path, and why a rule speaks or not.
 *
 * @typedef {object} HostStatus the host's `status` (native-host/PROTOCOL.md)
 * @property {{version: string, platform: string, uptime: number}} host
 * @property {number} protocol
 * @property {number} generation
 * @property {Record<string, unknown>} sandbox
 * @property {{language: string, state: string}[]} dictionaries in force
 * @property {string[]} [available] names of the dictionaries on this machine; an earlier host does not tell
 * @property {{rule: string, drafts: number}[]} [audited] what would have spoken, were it not for the stage `audit`
 * @property {string[]} [rules] names of all rules in force, "pack/rule"
 * @property {{checks: number, superseded: number, errors: number}} counters
 * @property {{code: string, count: number, last: number}[]} errors `last` in seconds since 1970
 *
 * @typedef {{path: string, held: boolean, why: string, spans: number[][], parts?: Step[]}} Step one condition of a rule
 *
 * @typedef {object} SelfTest
 * @property {boolean} ok a report for this very text came back
 * @property {string} code why not, or empty
 * @property {number} milliseconds from the background to the host and back
 * @property {string[]} rules that spoke
 *
 * @typedef {{ok: true, fires: boolean, steps: Step[]} | {ok: false, code: string}} Explanation
 * @typedef {{ok: true, rules: {rule: string, what: string, word: string, ignored: boolean}[]} | {ok: false, code: string}} Findings
 *   `ignored`: the person ignored it before, so they are not shown it
 */

/** Ours, and the same always: a test number of card schemes, that belongs to nobody, and a slip. */
export const sampleText = "Teh refund goes to 4111 1111 1111 1111, thanks for waiting";

const sampleScope = { site: "practice", surface: "reply", audience: "public", account: "personal" };

/** The draft's name in the host, apart from those of composers ("number.name"). */
const draftName = "status-page";

/** @param {any} frame @param {string} type */
const unexpected = (frame, type) => (frame.type === type ? null : { ok: /** @type {const} */ (false), code: frame.code ?? "internal" });

export class StatusDesk {
  #link;
  #broker;
  #revision = 0;

  /**
   * @param {Pick<import("./native-link.js").NativeLink, "request">} link
   * @param {Pick<import("./broker.js").Broker, "ignored">} broker
   */
  constructor(link, broker) {
    this.#link = link;
    this.#broker = broker;
  }

  /** @returns {Promise<HostStatus | null>} null while no host answers */
  async host() {
    const answer = await this.#link.request({ type: "status" });
    return answer.ok && answer.frame.type === "status" ? answer.frame : null;
  }

  /** @returns {Promise<SelfTest>} */
  async selfTest() {
    const start = performance.now();
    const found = await this.findings(sampleText, sampleScope);
    const milliseconds = performance.now() - start;
    return found.ok ? { ok: true, code: "", milliseconds, rules: found.rules.map(({ rule }) => rule) } : { ok: false, code: found.code, milliseconds, rules: [] };
  }

  /**
   * The rules that speak about a text. Nothing of it is kept.
   * @param {string} text
   * @param {object} scope
   * @returns {Promise<Findings>}
   */
  async findings(text, scope) {
    const revision = ++this.#revision;
    const answer = await this.#link.request({ type: "check", draft: draftName, revision, text, scope });
    if (!answer.ok) return { ok: false, code: answer.code };
    const failed = unexpected(answer.frame, "report");
    if (failed) return failed;
    if (answer.frame.draft !== draftName || answer.frame.revision !== revision) return { ok: false, code: "internal" };
    const rules = (answer.frame.findings ?? []).map(async (/** @type {any} */ finding) => ({
      rule: finding.rule, what: finding.message?.what ?? "", word: finding.word ?? "", ignored: await this.#broker.ignored(text, finding) }));
    return { ok: true, rules: await Promise.all(rules) };
  }

  /**
   * Every condition of a rule, held or not, for a text. Nothing of it is kept.
   * @param {string} rule
   * @param {string} text
   * @param {object} scope
   * @returns {Promise<Explanation>}
   */
  async explain(rule, text, scope) {
    const answer = await this.#link.request({ type: "explain", rule, text, scope });
    if (!answer.ok) return { ok: false, code: answer.code };
    return unexpected(answer.frame, "explanation") ?? { ok: true, fires: answer.frame.fires === true, steps: answer.frame.steps ?? [] };
  }
}
