/** Whether a mark over a text field stands where its words are: held against what the browser itself paints when they are selected. */
import assert from 'node:assert/strict';
import { differenceOf, pictureOf } from './pixels.mjs';

/** Runs in the page: a caret that blinks would be a difference between two pictures. */
function hideCaret(box) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { caret-color: transparent !important; }');
  const root = box.getRootNode();
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** Runs in the page: selects words of a field, or puts the caret behind them, where no scrolling is needed. */
function select(field, words, caretAlone) {
  const start = field.value.indexOf(words);
  field.setSelectionRange(caretAlone ? start + words.length : start, start + words.length);
}

/** No space of the fields that are tested is wider: pixels. */
const A_SPACE = 10;

export function near(actual, expected, tolerance, what) {
  const off = actual.map((value, index) => Math.abs(value - expected[index]));
  assert.ok(off.every((distance) => distance <= tolerance), `${what}: at ${actual.map(Math.round)}, the words are at ${expected.map(Math.round)}`);
}

/**
 * @param {import('./tab.mjs').Tab} tab
 * @param {import('puppeteer-core').ElementHandle} field
 * @param {'policy' | 'spelling'} kind
 * @param {string} words in sight
 */
export async function assertMarkOver(tab, field, kind, words) {
  await field.evaluate(hideCaret);
  await field.evaluate(select, words, true);
  const area = await field.evaluate((element) => { const { x, y, width, height } = element.getBoundingClientRect(); return { x, y, width, height }; });
  await field.evaluate(select, words, false); // what is drawn for the first time, at another scale, may differ everywhere
  await pictureOf(tab, area);
  await field.evaluate(select, words, true);
  const plain = await pictureOf(tab, area);
  await field.evaluate(select, words, false);
  const selected = await pictureOf(tab, area);
  await field.evaluate(select, words, true);
  const mark = await tab.ours.overlayMarkRect(kind, words);
  const seen = await differenceOf(tab, plain, selected); // in a page of its own: a field of one line that is left shows its beginning
  assert.ok(seen, `"${words}" can be seen`);
  assert.ok(mark, `"${words}" is marked`);
  const lineEnd = mark.lines > 1 ? A_SPACE : 0; // a selection shows the space at which a line breaks
  near([mark.x, mark.x + mark.width], [seen.left, Math.min(seen.right, Math.max(mark.x + mark.width, seen.right - lineEnd))], 2, words);
  const [middle, half] = [(seen.top + seen.bottom) / 2, (seen.bottom - seen.top) / 2];
  assert.ok(Math.abs(mark.y + mark.height / 2 - middle) <= half, `${words}: in the same line`);
}
