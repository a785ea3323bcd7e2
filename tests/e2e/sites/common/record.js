/**
 * What the stand-in reports to tests, on `window.__standin`. The page itself never reads it.
 *
 * - `submitted`: one entry for each submission, in order: `{kind, texts, to}`; `kind` is `post`, `reply` or `message`,
 *   `texts` has one text for each post of a thread, as the editor’s own state held it at
 *   that moment, never as the DOM showed it.
 * - `modelText(testid?)`: the text in the editor's own state: of the editor with that `testid`, else of the one
 *   that was focused last.
 */
const models = new Map();
let lastFocused = null;

export const submitted = [];

/** Registers an editor's way to read its own state; returns the function that removes it. */
export function registerModel(key, testid, read) {
  models.set(key, { testid, read });
  return () => {
    models.delete(key);
    if (lastFocused === key) lastFocused = null;
  };
}

export function markFocused(key) {
  lastFocused = key;
}

export function submit(kind, texts, to = '') {
  submitted.push({ kind, texts, to });
}

function modelText(testid) {
  if (testid === undefined) return models.get(lastFocused)?.read() ?? null;
  const matching = [...models.values()].filter((model) => model.testid === testid);
  return matching.at(-1)?.read() ?? null;
}

window.__standin = { submitted, modelText };
