/** Marks stand at their words: in a textarea through scrolling, resizing, zoom, indents and right-to-left; in an editor while someone goes on typing. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { assertMarkOver, near } from './harness/marks.mjs';
import { pictureOf, shareOfColumns } from './harness/pixels.mjs';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';
import { waitFor } from './harness/wait.mjs';

const CARD = '4111 1111 1111 1111';

let session;
let tab;
before(async () => { session = await startSession(); });
after(() => session.close());
afterEach(() => tab.close());

/** A textarea of the page, written in and marked. */
async function write(style, text) {
  tab = await session.open('https://x.com/home');
  await tab.evaluate((css) => {
    const field = Object.assign(document.createElement('textarea'), { id: 'field' });
    field.style.cssText = `position: fixed; inset: 80px auto auto 400px; width: 420px; height: 120px; z-index: 9; font: 18px/1.4 serif; padding: 9px 13px; border: 3px solid gray; ${css}`;
    document.body.append(field);
  }, style);
  await tab.focus('#field');
  await tab.page.$eval('#field', (field, value) => { field.value = value; field.dispatchEvent(new InputEvent('input', { bubbles: true })); }, text);
  await tab.waitForUnderline('policy', CARD);
  return tab.page.$('#field');
}

/** The number stands on one line in every case below. */
const TEXT = `Pay ${CARD} today, and then go on with the rest`;

for (const [name, style, change] of [
  ['as it is', ''],
  ['an indent', 'text-indent: 60px'],
  ['right to left', 'direction: rtl'],
  ['centred, letters apart', 'text-align: center; letter-spacing: 1.5px; word-spacing: 4px'],
  ['made narrower', '', (field) => { field.style.width = '300px'; }],
  ['zoomed by the page', '', () => { document.body.style.zoom = '1.25'; }],
]) {
  test(`a textarea, ${name}: the mark is over its words`, async () => {
    const field = await write(style, TEXT);
    if (change) await field.evaluate(change);
    await tab.settled({ frames: 20 });
    await assertMarkOver(tab, field, 'policy', CARD);
  });
}

for (const [name, style, text] of [
  ['longer than its field', '', `So sorry for the wait, the refund goes to  ${CARD}`],
  ['taller than its line', 'height: 90px', `Pay  ${CARD} today`],
]) {
  test(`a field of one line, ${name}: the mark is over its words`, async () => {
    tab = await session.open('https://mastodon.social/home');
    await tab.click('[title="Add content warning"]');
    const box = '.spoiler-input__input';
    const field = await tab.page.$(box);
    await field.evaluate((element, css) => { element.style.cssText += `; ${css}`; }, style);
    await tab.focus(box);
    await tab.type(text);
    await tab.waitForUnderline('policy', CARD);
    await tab.settled({ frames: 20 });
    await assertMarkOver(tab, field, 'policy', CARD);
  });
}

test('a box that the page pushes down, or that is scrolled inside a shadow root: the marks and the chip go along, though no event of the window tells', async () => {
  tab = await session.open('https://x.com/home');
  await tab.evaluate(() => {
    const host = document.body.appendChild(document.createElement('div'));
    host.style.cssText = 'position: fixed; inset: 60px auto auto 400px; z-index: 9';
    host.attachShadow({ mode: 'open' }).innerHTML = `<div id="scroller" style="width: 480px; height: 500px; overflow: auto; background: white">
      <p id="above">Above</p><textarea id="field" style="display: block; width: 420px; height: 90px; font: 18px/1.4 serif"></textarea><div style="height: 900px"></div></div>`;
    window.__part = (name) => host.shadowRoot.querySelector(name);
  });
  const box = '>>> #field';
  await tab.focus(box);
  await tab.type(`Pay ${CARD} today`);
  await tab.waitForUnderline('policy', CARD);
  await tab.settled({ frames: 20 });
  const gap = async () => {
    const { y } = await tab.evaluate(() => ({ y: window.__part('#field').getBoundingClientRect().y }));
    return [(await tab.ours.overlayMarkRect('policy', CARD)).y - y, (await tab.ours.chipRect()).y - y].map(Math.round);
  };
  const before = await gap();
  for (const change of [() => { window.__part('#above').style.height = '130px'; }, () => { window.__part('#scroller').scrollTop = 60; }]) {
    await tab.evaluate(change);
    await waitFor('the marks and the chip to follow', async () => String(await gap()) === String(before), { describe: gap });
  }
});

test('a textarea that the page scales: the mark grows and moves with it', async () => {
  const field = await write('', TEXT);
  await assertMarkOver(tab, field, 'policy', CARD);
  const place = () => field.evaluate((element) => { const { x, y } = element.getBoundingClientRect(); return { x, y }; });
  const [before, from] = [await tab.ours.overlayMarkRect('policy', CARD), await place()];
  await field.evaluate((element) => {
    element.style.transformOrigin = '0 0';
    element.style.transform = 'scale(1.3)';
    window.dispatchEvent(new Event('resize')); // a transform alone tells nobody; a page that scales is scrolled, resized or written in next
  });
  await tab.settled({ frames: 20 });
  const [after, to] = [await tab.ours.overlayMarkRect('policy', CARD), await place()];
  near([after.x - to.x, after.y - to.y, after.width, after.height], [before.x - from.x, before.y - from.y, before.width, before.height].map((value) => value * 1.3), 1, CARD);
});

test('a textarea that is scrolled: the mark goes along', async () => {
  const lines = 'one more line of it\n'.repeat(12);
  const field = await write('', `${lines}the refund goes to ${CARD} now\n${lines}`);
  for (const top of [220, 260]) {
    await field.evaluate((element, to) => { element.scrollTop = to; }, top);
    await tab.settled({ frames: 20 });
    await assertMarkOver(tab, field, 'policy', CARD);
  }
});

test('a textarea that scrolls: the marks of the lowest line keep their lines, however little room is left below it', async () => {
  tab = await session.open('https://old.reddit.com/r/harbour/comments/abc12/who/');
  const box = '.usertext-edit textarea';
  await tab.focus(box);
  await tab.type(`${'one more line of it\n'.repeat(6)}Pay ${CARD} at teh end.`);
  await tab.waitForUnderline('policy', CARD);
  await tab.waitForUnderline('spelling', 'teh');
  const field = await tab.page.$(box);
  const shareOf = async (kind, words, colour) => {
    const { line: rect } = await tab.ours.overlayMarkRect(kind, words);
    return shareOfColumns(tab, await pictureOf(tab, { x: rect.x + 2, y: rect.y, width: rect.width - 4, height: rect.height + 6 }), [colour]);
  };
  const lowest = await field.evaluate((element) => element.scrollTop);
  for (const up of [0, 1, 2, 3]) {
    await field.evaluate((element, top) => { element.scrollTop = top; }, lowest - up);
    await tab.settled({ frames: 20 });
    const line = await shareOf('policy', CARD, [0x9a, 0x4d, 0x00]);
    assert.ok(line > 0.9, `${up} px up: the line is below ${Math.round(line * 100)} % of the number`);
    const dots = await shareOf('spelling', 'teh', [0x6b, 0x5b, 0xd2]);
    assert.ok(dots > 0.3, `${up} px up: the dots are below ${Math.round(dots * 100)} % of the word`);
  }
});

test('the marks have the types that assistive technology knows', async () => {
  tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type(`Teh refund goes to ${CARD}, thanks`);
  await tab.waitForUnderline('policy', CARD);
  await tab.waitForUnderline('spelling', 'Teh');
  assert.deepEqual(await tab.evaluate(() => ['spelling', 'policy'].map((name) => CSS.highlights.get(name).type)), ['spelling-error', 'grammar-error']);
});

test('typing before marked words: in no frame are they without their mark, and the mark stays on them', async () => {
  tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type(`The refund goes to ${CARD}, thanks`);
  await tab.waitForUnderline('policy', CARD);
  await tab.press('Control+Home'); // the text may stand on two lines
  await tab.evaluate(() => {
    // Sizes are observed after all that was asked for a frame, and before it is painted.
    window.__frames = [];
    const probe = document.body.appendChild(document.createElement('div'));
    new ResizeObserver(() => window.__frames.push([...CSS.highlights.get('policy') ?? []].map(String).join('|'))).observe(probe);
    const step = () => {
      probe.style.width = probe.style.width === '1px' ? '2px' : '1px';
      requestAnimationFrame(step);
    };
    step();
  });
  for (const key of 'It is done, ') {
    await tab.type(key);
    await tab.settled({ frames: 1 });
  }
  await tab.waitForModel(`It is done, The refund goes to ${CARD}, thanks`);
  const frames = await tab.evaluate(() => window.__frames);
  assert.ok(frames.length > 5);
  assert.deepEqual([...new Set(frames)], [CARD]);
});

test('the card stands beside the words, never over them, at the top and at the bottom of the window', async () => {
  for (const [top, height] of [['40px', '60px'], ['auto', '60px']]) {
    tab = await session.open('https://x.com/home');
    await tab.evaluate((from, tall) => {
      const box = Object.assign(document.createElement('div'), { id: 'plain', contentEditable: 'true' });
      box.style.cssText = `position: fixed; left: 400px; width: 500px; height: ${tall}; background: white; z-index: 9; ${from === 'auto' ? 'bottom: 10px' : `top: ${from}`}`;
      document.body.append(box);
    }, top, height);
    await tab.focus('#plain');
    await tab.type(`The refund goes to ${CARD}, thanks`);
    await tab.waitForUnderline('policy', CARD);
    const { rect: card } = await tab.ours.openCard('policy', CARD);
    const [{ rect: words }] = (await tab.highlights()).policy;
    const apart = card.x >= words.x + words.width || words.x >= card.x + card.width || card.y >= words.y + words.height || words.y >= card.y + card.height;
    assert.ok(apart, JSON.stringify({ card, words }));
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'plain', 'the focus stays in the draft');
    if (top !== 'auto') await tab.close();
  }
});

test('a page that makes something else of a fix: it is taken back, the card says so and offers the words', async () => {
  tab = await session.open('https://x.com/home');
  await tab.evaluate(() => {
    const field = Object.assign(document.createElement('textarea'), { id: 'field', rows: 3, cols: 50 });
    field.style.cssText = 'position: fixed; inset: 80px auto auto 400px; z-index: 9';
    document.body.append(field);
    let last = '';
    field.addEventListener('input', (event) => {
      if (event.inputType === 'insertText' && event.data !== null && event.data.length > 1) field.value = last; // it takes single keys alone
      last = field.value;
    });
    let setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
    field.addEventListener('input', (event) => { if (event.inputType === 'insertReplacementText') setter.call(field, last.slice(0, -1)); });
  });
  await tab.focus('#field');
  await tab.type('It was teh end of it');
  await tab.waitForUnderline('spelling', 'teh');
  await tab.ours.openCard('spelling', 'teh');
  await tab.ours.press('card', 'the');
  await tab.ours.waitForCard(/did not take|something else/);
  const { text } = await tab.ours.card();
  assert.match(text, /Copy/);
});
