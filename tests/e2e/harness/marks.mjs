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

/** Runs in the page: selects words of a field, or nothing, and leaves its scrolling as it is. */
function select(field, words) {
  const { scrollTop, scrollLeft } = field;
  const start = words === null ? 0 : field.value.indexOf(words);
  field.setSelectionRange(start, words === null ? start : start + words.length);
  field.scrollTop = scrollTop;
  field.scrollLeft = scrollLeft;
}

export function near(actual, expected, tolerance, what) {
  const off = actual.map((value, index) => Math.abs(value - expected[index]));
  assert.ok(off.every((distance) => distance <= tolerance), `${what}: at ${actual.map(Math.round)}, the words are at ${expected.map(Math.round)}`);
}

/**
 * @param {import('./tab.mjs').Tab} tab
 * @param {import('puppeteer-core').ElementHandle} field
 * @param {'policy' | 'spelling'} kind
 * @param {string} words on one line, and in sight
 */
export async function assertMarkOver(tab, field, kind, words) {
  await field.evaluate(hideCaret);
  await field.evaluate(select, null);
  const area = await field.evaluate((element) => { const { x, y, width, height } = element.getBoundingClientRect(); return { x, y, width, height }; });
  const plain = await pictureOf(tab, area);
  await field.evaluate(select, words);
  const selected = await pictureOf(tab, area);
  await field.evaluate(select, null);
  const seen = await differenceOf(tab, plain, selected);
  assert.ok(seen, `"${words}" can be seen`);
  const mark = await tab.ours.overlayMarkRect(kind, words);
  assert.ok(mark, `"${words}" is marked`);
  near([mark.x, mark.x + mark.width], [seen.left, seen.right], 2, words);
  const [middle, half] = [(seen.top + seen.bottom) / 2, (seen.bottom - seen.top) / 2];
  assert.ok(Math.abs(mark.y + mark.height / 2 - middle) <= half, `${words}: in the same line`);
}
