/**
 * @file A draft that belongs in a message goes there, where the site has a link for it: by the clipboard, never in an address, since an address is sent.
 *
 * @typedef {import("../shared/types.js").Finding} Finding
 * @typedef {import("../shared/types.js").Fix} Fix
 * @typedef {import("../shared/types.js").Site} Site
 * @typedef {import("../shared/types.js").Scope} Scope
 */

/** Where a fix moves the draft: a path of the site's; null where it moves nothing, or the site has no link for it. @param {Fix} fix @param {Site | null} site @returns {string | null} */
export const placeOf = ({ kind, to }, site) => (kind === "move" && to !== undefined && site?.dom.moves?.[to]) || null;

/** Whether it is a draft of its own: a poll's choice and a title are part of another. @param {import("./composer.js").Composer} composer */
export const isWholeDraft = ({ found }) => found.spec.editor !== "input";

/**
 * The first finding that a move helps.
 * @template {{finding: Finding, composer: import("./composer.js").Composer}} T
 * @param {readonly T[]} entries the gravest first
 * @param {Site | null} site @param {Scope} scope of the draft, which is not moved to where it is
 * @returns {{entry: T, fix: Fix} | null}
 */
export function moveFor(entries, site, { surface }) {
  for (const entry of entries) {
    if (!isWholeDraft(entry.composer)) continue;
    const fix = entry.finding.fixes.find((each) => each.to !== surface && placeOf(each, site) !== null);
    if (fix) return { entry, fix };
  }
  return null;
}

/**
 * Copies the draft and opens the place that it belongs to, in a tab of its own; the draft stays where it is. Needs a press of the person's just before.
 * @param {Window} window the page's @param {string} text @param {string} place
 * @returns {Promise<boolean>} false where the browser does not let us copy; nothing is opened then
 */
export async function moveDraft(window, text, place) {
  try {
    await window.navigator.clipboard.writeText(text);
  } catch {
    return false; // the page may not use the clipboard, or the window lost the focus
  }
  window.open(place, "_blank", "noopener");
  return true;
}
