/**
 * @file A field's text in pieces: what is marked, and what stands between. Pure.
 *
 * @typedef {import("../../shared/types.js").Finding} Finding
 * @typedef {{text: string, kind: "" | "policy" | "spelling", findings: Finding[]}} Piece `kind` is empty where nothing is marked
 */
import { kindOf, spansOf } from "./painter.js";

/**
 * @param {string} text
 * @param {readonly Finding[]} findings of `text`
 * @returns {Piece[]} none is empty; together they are `text`
 */
export function piecesOf(text, findings) {
  const spans = findings
    .flatMap((finding) => spansOf(finding).map(([start, end]) => ({ finding, start, end: Math.min(end, text.length) })))
    .filter(({ start, end }) => start < end)
    .sort((one, other) => one.start - other.start);
  const edges = new Set([0, text.length]);
  for (const { start, end } of spans) edges.add(start).add(end);
  const cuts = [...edges].sort((one, other) => one - other);

  /** @type {typeof spans} what runs on at the place where the walk is */ let over = [];
  let next = 0;
  return cuts.slice(0, -1).map((start, index) => {
    over = over.filter(({ end }) => end > start);
    for (; next < spans.length && spans[next].start <= start; next += 1) over.push(spans[next]);
    const marking = [...new Set(over.map(({ finding }) => finding))];
    const kind = marking.length === 0 ? "" : marking.some((finding) => kindOf(finding) === "policy") ? "policy" : "spelling";
    return { text: text.slice(start, cuts[index + 1]), kind, findings: marking };
  });
}

/**
 * What an edit leaves as it is.
 * @param {readonly Piece[]} before @param {readonly Piece[]} after
 * @returns {{head: number, tail: number}} how many pieces are the same at the beginning and, behind the others, at the end
 */
export function samePieces(before, after) {
  const isSame = (/** @type {Piece} */ one, /** @type {Piece} */ other) => one.kind === other.kind && one.text === other.text;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isSame(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && isSame(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail += 1;
  return { head, tail };
}
