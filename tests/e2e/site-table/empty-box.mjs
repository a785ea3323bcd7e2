/** More presses than any text of a stand-in needs. */
const MOST_PRESSES = 200;

/** Empties the box that has the focus, as a person does: from the end of the text, wherever the click has put the caret. @param {import('../harness/tab.mjs').Tab} tab @param {string} model */
export async function emptyBox(tab, model) {
  for (let presses = 0; presses < MOST_PRESSES && (await tab.modelText(model)).trim() !== ''; presses += 1) {
    await tab.press('Control+End'); // each time: some editors learn late of where the caret went
    await tab.press('Backspace');
  }
}
