/**
 * @file Moves findings through an edit, so that underlines neither lag nor flicker between two reports. Pure.
 *
 * @typedef {import("../shared/types.js").Finding} Finding
 * @typedef {{start: number, removed: number, inserted: string}} Edit `removed` characters at `start` gave way to `inserted`
 */

const WORD = /[\p{L}\p{N}\p{M}_]/u;

/**
 * The smallest single edit between two texts.
 * @param {string} before
 * @param {string} after
 * @returns {Edit | null} null where they are equal
 */
export function editBetween(before, after) {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (tail < shorter - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1;
  return { start, removed: before.length - start - tail, inserted: after.slice(start, after.length - tail) };
}

/**
 * @param {readonly Finding[]} findings of `before`
 * @param {string} before
 * @param {string} after
 * @returns {Finding[]} those that the edit did not touch, at their new places, the very same where that is the old one; a word that grew at either end counts as touched
 */
export function shiftFindings(findings, before, after) {
  const edit = findings.length > 0 ? editBetween(before, after) : null;
  if (!edit) return [...findings];
  const shift = (/** @type {number} */ start, /** @type {number} */ end) => shiftOf(edit, start, end, after);
  const stays = (/** @type {number | undefined} */ start, /** @type {number | undefined} */ end) => start === undefined || end === undefined || shift(start, end) === 0;
  const shifted = [];
  for (const finding of findings) {
    const by = shift(finding.start, finding.end);
    if (by === null) continue;
    const isUnmoved = by === 0 && finding.marks.every(([start, end]) => stays(start, end)) && finding.fixes.every(({ start, end }) => stays(start, end));
    shifted.push(isUnmoved ? finding : shiftedBy(finding, by, shift));
  }
  return shifted;
}

/** @param {Finding} finding @param {number} by @param {(start: number, end: number) => number | null} shift @returns {Finding} */
const shiftedBy = (finding, by, shift) => ({
  ...finding,
  start: finding.start + by,
  end: finding.end + by,
  marks: finding.marks.flatMap(([start, end]) => moved(start, end, shift(start, end))),
  fixes: finding.fixes.flatMap((fix) => {
    if (fix.start === undefined || fix.end === undefined) return [fix];
    return moved(fix.start, fix.end, shift(fix.start, fix.end)).map(([start, end]) => ({ ...fix, start, end }));
  }),
});

/**
 * @param {number} start @param {number} end a place in `before`
 * @param {string} before @param {string} after
 * @returns {[number, number] | null} its place in `after`, or null where the edit touched it
 */
export function shiftSpan(start, end, before, after) {
  const edit = editBetween(before, after);
  return edit ? moved(start, end, shiftOf(edit, start, end, after))[0] ?? null : [start, end];
}

/**
 * How far `[start, end)` moves, or null where the edit touched it.
 * @param {Edit} edit @param {number} start @param {number} end @param {string} after
 */
function shiftOf(edit, start, end, after) {
  const growth = edit.inserted.length - edit.removed;
  if (end <= edit.start) return end === edit.start && end > start && runsThrough(after, end) ? null : 0;
  if (start < edit.start + edit.removed) return null;
  return end > start && start === edit.start + edit.removed && runsThrough(after, start + growth) ? null : growth;
}

/** Whether one word runs through `offset`. @param {string} text @param {number} offset */
const runsThrough = (text, offset) => offset > 0 && offset < text.length && WORD.test(text[offset - 1]) && WORD.test(text[offset]);

/** @param {number} start @param {number} end @param {number | null} by @returns {[number, number][]} */
const moved = (start, end, by) => (by === null ? [] : [[start + by, end + by]]);
