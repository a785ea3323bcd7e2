/** @file Which key press sends, on this site. Pure. */

/**
 * @param {{key: string, ctrlKey: boolean, metaKey: boolean, shiftKey: boolean, altKey: boolean, isComposing: boolean, keyCode: number}} event
 * @param {readonly string[]} keys of the adapter: "Enter", "Mod+Enter", …; Mod is Ctrl or Command: sites take both
 * @returns {boolean} false while a character is being composed
 */
export function isSendKey(event, keys) {
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return false;
  const mod = event.ctrlKey || event.metaKey;
  const pressed = [mod ? "Mod" : "", event.altKey ? "Alt" : "", event.shiftKey ? "Shift" : "", "Enter"].filter((part) => part !== "").join("+");
  return keys.includes(pressed);
}
