/** @file Which key press sends, on this site. Pure. */

/** @typedef {{key: string, ctrlKey: boolean, metaKey: boolean, shiftKey: boolean, altKey: boolean, isComposing: boolean, keyCode: number}} Press */

/**
 * Sites ask for Ctrl or Command and leave it at that, or for Enter without Shift: what else is held down keeps nothing back.
 * @param {Press} event
 * @param {readonly string[]} keys of the adapter: "Enter", "Mod+Enter", …; Mod is Ctrl or Command: sites take both
 * @returns {boolean} whether it may send; false while a character is being composed
 */
export function isSendKey(event, keys) {
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return false;
  return keys.includes(nameOf(event)) || (keys.includes("Mod+Enter") && isWithMod(event)) || (keys.includes("Enter") && !event.shiftKey);
}

/** Whether it means a send and nothing else, so that the site's own control may be pressed in its place. @param {Press} event @param {readonly string[]} keys */
export const meansSendAlone = (event, keys) => isWithMod(event) && keys.includes(nameOf(event));

/** @param {Press} event */
const isWithMod = ({ ctrlKey, metaKey }) => ctrlKey || metaKey;

/** @param {Press} event */
const nameOf = (event) => [isWithMod(event) ? "Mod" : "", event.altKey ? "Alt" : "", event.shiftKey ? "Shift" : "", "Enter"].filter((part) => part !== "").join("+");
