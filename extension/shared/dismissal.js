/**
 * @file What a dismissal is remembered by: the rule and the words nearby, not the place. Content and background must agree on it,
 * since the background compares keyed hashes and never keeps the words. Pure.
 */

/** Words on either side that belong to the context. */
const NEARBY = 3;

/**
 * @param {string} text of the draft
 * @param {number} start of the finding, UTF-16
 * @param {number} end
 * @returns {string} the finding's words and those nearby, folded: the same wherever they stand in a draft
 */
export function contextOf(text, start, end) {
  const words = (/** @type {string} */ piece) => piece.toLowerCase().match(/[\p{L}\p{N}\p{M}@#'’]+/gu) ?? [];
  return [...words(text.slice(0, start)).slice(-NEARBY), "|", ...words(text.slice(start, end)), "|", ...words(text.slice(end)).slice(0, NEARBY)].join(" ");
}
