/** @file Words of somebody else inside words of ours. */

/** Letters of scripts that run from right to left: Hebrew to Arabic Extended-A, and the presentation forms of both. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Keeps a name that runs from right to left from turning the words around it (Unicode's isolates, UAX 9); any other name stays as it is.
 * @param {string} words
 */
export const isolated = (words) => (RIGHT_TO_LEFT.test(words) ? `\u2068${words}\u2069` : words);
