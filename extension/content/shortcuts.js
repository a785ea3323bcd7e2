/** @file The keys of the card: Alt and Shift with a full stop, a comma or a slash. */

/** How the keys are named to the person. */
export const KEYS = { next: "Alt+Shift+.", previous: "Alt+Shift+,", enter: "Alt+Shift+/" };

/** @typedef {"next" | "previous" | "enter"} Shortcut */

/** By what the key writes with Shift: where a layout has the character there, as a German one its slash. @type {Record<string, Shortcut>} */
const WRITTEN = { ".": "next", ",": "previous", "/": "enter" };

/** Else by the key's place: where it writes the character without Shift, or the system writes something else with Alt. @type {Record<string, Shortcut>} */
const PLACED = { Period: "next", Comma: "previous", Slash: "enter" };

/**
 * @param {Pick<KeyboardEvent, "key" | "code" | "altKey" | "shiftKey" | "ctrlKey" | "metaKey">} event
 * @returns {Shortcut | null}
 */
export function shortcutOf({ key, code, altKey, shiftKey, ctrlKey, metaKey }) {
  if (!altKey || !shiftKey || ctrlKey || metaKey) return null;
  return WRITTEN[key] ?? PLACED[code] ?? null;
}
