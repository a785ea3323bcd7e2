/**
 * @file The keys of the card: Alt and Shift with a full stop, a comma or a slash; on a Mac, where Option with them writes a character and Control with Option is
 * VoiceOver's own, Control and Shift.
 */

/** @typedef {"next" | "previous" | "enter"} Shortcut */

/** By what the key writes with Shift: where a layout has the character there, as a German one its slash. @type {Record<string, Shortcut>} */
const WRITTEN = { ".": "next", ",": "previous", "/": "enter" };

/** Else by the key's place: where it writes the character without Shift. @type {Record<string, Shortcut>} */
const PLACED = { Period: "next", Comma: "previous", Slash: "enter" };

/** @param {string} platform `navigator.platform` */
export const isMac = (platform) => platform.startsWith("Mac");

/** How the key that goes into the card is named to the person. @param {boolean} onMac */
export const enterKey = (onMac) => (onMac ? "Control+Shift+/" : "Alt+Shift+/");

/**
 * @param {Pick<KeyboardEvent, "key" | "code" | "altKey" | "shiftKey" | "ctrlKey" | "metaKey">} event
 * @param {boolean} onMac
 * @returns {Shortcut | null}
 */
export function shortcutOf({ key, code, altKey, shiftKey, ctrlKey, metaKey }, onMac) {
  const [held, free] = onMac ? [ctrlKey, altKey] : [altKey, ctrlKey];
  if (!held || free || !shiftKey || metaKey) return null;
  return WRITTEN[key] ?? PLACED[code] ?? null;
}
