/**
 * @file A replacement, announced to the page as browsers announce a spelling correction: a `beforeinput` with the range that it is for. Editors that
 * hold their own model prevent it and do the work themselves. The text travels as plain `data`: Firefox lets no page read a `DataTransfer` of ours.
 */

/**
 * @param {HTMLElement} box
 * @param {Selection | null} selection what is replaced
 * @param {string} text empty: what is selected is deleted
 */
export function announceReplacement(box, selection, text) {
  if (!selection?.rangeCount) return;
  const targetRanges = [new StaticRange(selection.getRangeAt(0))];
  const kind = text === "" ? { inputType: "deleteContentBackward" } : { inputType: "insertReplacementText", data: text };
  box.dispatchEvent(new InputEvent("beforeinput", { ...kind, targetRanges, bubbles: true, cancelable: true, composed: true }));
}
