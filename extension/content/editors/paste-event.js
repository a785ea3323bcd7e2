/** @file A text put in as the person's own paste, for editors that hold their own model and take pasted text into it themselves. */

/**
 * @param {Element} target where the caret stands
 * @param {string} text put in the place of what is selected; not empty
 */
export function announcePaste(target, text) {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
}
