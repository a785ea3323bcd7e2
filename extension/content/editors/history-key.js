/** @file Undo by an editor's own history, which hears of it by its own key: the browser's undo knows nothing of a model. */

import { isMac } from "../shortcuts.js";

const onMac = isMac(globalThis.navigator?.platform ?? "");

/** @param {HTMLElement} box */
export function pressUndo(box) {
  const key = { key: "z", code: "KeyZ", keyCode: 90, which: 90, ctrlKey: !onMac, metaKey: onMac, bubbles: true, cancelable: true, composed: true };
  box.dispatchEvent(new KeyboardEvent("keydown", key));
}
