/**
 * @file What the gate makes of findings. Pure.
 *
 * @typedef {import("../shared/types.js").Finding} Finding
 * @typedef {"confirm" | "justify" | "block"} Weight
 */

const WEIGHTS = /** @type {const} */ ({ advise: 0, confirm: 1, justify: 2, block: 3 });

/**
 * @template {{finding: Finding}} T
 * @param {readonly T[]} entries findings of all that would go out together
 * @returns {{weight: Weight, entries: T[]} | null} the strictest stage, and what is to be asked about, the gravest first; null: nothing to ask
 */
export function weigh(entries) {
  const asked = entries.filter(({ finding }) => (WEIGHTS[finding.stage] ?? 0) > 0);
  if (asked.length === 0) return null;
  const ordered = asked
    .map((entry, index) => ({ entry, index }))
    .sort((one, other) => WEIGHTS[other.entry.finding.stage] - WEIGHTS[one.entry.finding.stage] || one.index - other.index)
    .map(({ entry }) => entry);
  return { weight: /** @type {Weight} */ (ordered[0].finding.stage), entries: ordered };
}

/** Text on either side of the words in question: UTF-16 code units. */
const AROUND = 32;

/**
 * The words in question with a little of what stands around them, cut between words.
 * @param {string} text @param {number} start @param {number} end
 * @returns {{before: string, words: string, after: string}}
 */
export function quote(text, start, end) {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const flat = (/** @type {string} */ piece) => piece.replace(/\s+/g, " ");
  const head = before.length <= AROUND ? before : `… ${before.slice(-AROUND).replace(/^\S*\s/, "")}`;
  const tail = after.length <= AROUND ? after : `${after.slice(0, AROUND).replace(/\s\S*$/, "")} …`;
  return { before: flat(head).trimStart(), words: flat(text.slice(start, end)), after: flat(tail).trimEnd() };
}
