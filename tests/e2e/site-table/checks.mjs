/**
 * The checks of one compose box, in the order of the table's columns. Each runs as a test of its own; those of one tab go on from what the
 * one before has left.
 */
import assert from 'node:assert/strict';
import { assertMarkOver, near } from '../harness/marks.mjs';
import { differenceOf, pictureOf, shareOfColumns } from '../harness/pixels.mjs';
import { waitFor } from '../harness/wait.mjs';
import { hasCaretAlone, rectOfWords, shownText, watchMutations, watchPage } from './page-side.mjs';

const CARD = '4111 1111 1111 1111';
export const TEXT = `Teh refund goes to ${CARD}, it was teh end`;
const FIXED = `Teh refund goes to ${CARD}, it was the end`;
export const LONG = `Teh quick fox, ${CARD}, and mor wrods. `.repeat(60);
const LONGEST = 2000;
/** Keys of one command to the browser. */
const PIECE = 500;

/** The underline of a policy finding, on light and on dark ground. */
const POLICY_COLOURS = [[0x9a, 0x4d, 0x00], [0xf2, 0xb4, 0x5c]];

/** Columns of the table: the checks' ids and what they say. */
export const COLUMNS = {
  found: 'composer found',
  scope: 'scope',
  underline: 'underline at the words',
  untouched: 'page untouched',
  fix: 'fix: model = page',
  undo: 'one undo',
  caret: 'typing goes on',
  held: 'held: sent 0',
  sent: 'confirmed: sent 1',
  off: 'off: nothing',
  typing: '2,000 characters at speed',
  events: "the page's events",
};

/** A compose box in a tab, and what a check asks of it. */
class Box {
  constructor(tab, composer) {
    Object.assign(this, { tab, composer });
  }

  static async open(session, composer) {
    const tab = await session.open(composer.url, { before: watchPage });
    await composer.open?.(tab);
    await tab.focus(composer.box);
    return new Box(tab, composer);
  }

  async element() {
    return this.tab.page.waitForSelector(this.composer.box);
  }

  /** Calls a function of page-side.mjs with the box. */
  async call(inside, ...values) {
    return (await this.element()).evaluate(inside, ...values);
  }

  shown() {
    return this.call(shownText);
  }

  async model() {
    return (await this.tab.modelText(this.composer.model))?.replace(/\u00a0/g, ' ').replace(/\n$/, '');
  }

  /** Waits until the editor's state and what is shown are both this text. */
  agree(text) {
    return waitFor(`state and page to be "${text.slice(0, 80)}"`, async () => (await this.model()) === text && (await this.shown()) === text,
      { describe: async () => ({ model: await this.model(), shown: await this.shown(), ours: await this.tab.ours.text() }) });
  }

  /** In pieces, since a command of so many keys may outlast its time-out on a busy machine; between two of them nothing is waited for. */
  async typeFast(text) {
    for (let from = 0; from < text.length; from += PIECE) await this.tab.typeFast(text.slice(from, from + PIECE));
  }

  async submittedTexts() {
    return (await this.tab.submitted()).map(({ texts }) => texts.map((text) => text.replace(/\u00a0/g, ' ').replace(/\n$/, '')));
  }

  isField() {
    return this.call((box) => box.matches('textarea, input'));
  }

  send(how) {
    return how === 'key' ? this.tab.press(this.composer.send.key) : this.tab.click(this.composer.send.click);
  }
}

/**
 * @param {object} run
 * @param {import('../harness/session.mjs').Session} run.session started with `record`
 * @param {import('./standins.mjs').ComposerCase} run.composer
 * @param {(column: keyof typeof COLUMNS, check: () => Promise<unknown>) => Promise<void>} run.check runs a check as a test; gives on even where it fails
 * @param {(note: string) => void} run.time reports the time after focus
 * @param {boolean} run.pixels
 */
export async function checkWarning({ session, composer, check, time, pixels }) {
  let box;
  let before;
  await check('found', async () => {
    box = await Box.open(session, composer);
    await box.tab.ours.waitForChip();
    const after = await waitFor('the time after focus', () => box.tab.evaluate(() => window.__found));
    time(`${Math.round(after)} ms`);
  });
  await check('untouched', async () => {
    const host = await session.host();
    process.kill(host, 'SIGSTOP'); // so that nothing is painted before the observer watches
    try {
      await box.tab.type(TEXT);
      await box.agree(TEXT);
      await box.tab.settled({ frames: 10 });
      before = await box.tab.lens.htmlWithoutClosedRoots();
      await box.call(watchMutations);
    } finally {
      process.kill(host, 'SIGCONT');
    }
    await box.tab.waitForUnderline('policy', CARD);
    await box.tab.waitForUnderline('spelling', 'teh');
    await box.tab.ours.hoverCard('policy', CARD);
    const warned = await box.tab.lens.htmlWithoutClosedRoots();
    assert.equal(warned.removed, before.removed);
    assert.equal(warned.html, before.html);
    assert.deepEqual(await box.tab.evaluate(() => window.__mutations), []);
    await box.tab.press('Escape');
    await box.tab.ours.waitForNoCard();
  });
  await check('scope', async () => {
    const asked = (await session.checks()).filter(({ text }) => text === TEXT).at(-1);
    assert.ok(asked, 'the draft was checked');
    const named = Object.fromEntries(Object.keys(composer.scope).map((key) => [key, asked.scope[key]]));
    assert.deepEqual(named, composer.scope);
  });
  await check('underline', async () => {
    if (await box.isField()) await marksFollowSelection(box);
    else await highlightsAtWords(box);
    if (pixels) await policyColourUnder(box);
    await box.tab.ours.waitForClearChip();
  });
  await check('fix', async () => {
    await box.tab.ours.openCard('spelling', 'teh');
    await box.tab.ours.press('card', 'the');
    await box.agree(FIXED);
  });
  await check('undo', async () => {
    await box.tab.undo();
    await box.agree(TEXT);
    await waitFor('a caret, and no selection that typing would replace', () => box.call(hasCaretAlone));
    await box.tab.type('!');
    await box.agree(TEXT.replace(' teh ', ' teh! ')); // the click on the word has put the caret there
  });
  await box?.tab.close();
}

/** Typing after a fix, and the send that follows. */
export async function checkSending({ session, composer, check }) {
  const ways = ['key', 'click'].filter((way) => composer.send[way]);
  let box;
  const typed = `${FIXED} today`;
  await check('caret', async () => {
    box = await Box.open(session, composer);
    await box.tab.type(TEXT);
    await box.tab.waitForUnderline('spelling', 'teh');
    await box.tab.ours.hoverCard('spelling', 'teh');
    await box.tab.ours.press('card', 'the');
    await box.agree(FIXED);
    await box.tab.type(' today');
    await box.agree(typed);
  });
  await check('held', async () => {
    await box.tab.waitForUnderline('policy', CARD);
    for (const way of ways) {
      await box.send(way);
      await box.tab.ours.waitForGate();
      assert.deepEqual(await box.submittedTexts(), [], `by ${way}`);
      await box.tab.ours.press('gate', 'Edit');
      await box.tab.ours.waitForNoGate();
      assert.deepEqual(await box.submittedTexts(), [], `by ${way}, then Edit`);
      assert.equal(await box.model(), typed, `by ${way}: the draft is as it was`);
    }
  });
  await check('sent', async () => {
    const shown = await box.shown();
    await box.send(ways[0]);
    await box.tab.ours.waitForGate();
    await box.tab.ours.press('gate', /anyway/);
    await box.tab.waitForSubmissions(1);
    await box.tab.ours.waitForNoGate();
    await box.tab.settled({ frames: 10 });
    assert.deepEqual(await box.submittedTexts(), [[shown]]);
  });
  await box?.tab.close();
  if (ways.length < 2) return;
  await check('sent', async () => {
    const other = await Box.open(session, composer);
    await other.tab.type(TEXT);
    await other.tab.waitForUnderline('policy', CARD);
    await other.send('click');
    await other.tab.ours.waitForGate();
    await other.tab.ours.press('gate', /anyway/);
    await other.tab.waitForSubmissions(1);
    await other.tab.ours.waitForNoGate();
    await other.tab.settled({ frames: 10 });
    assert.deepEqual(await other.submittedTexts(), [[TEXT]]);
    await other.tab.close();
  });
}

/** With the site switched off: no trace, and a send without a question. */
export async function checkOff({ off, composer, check }) {
  await check('off', async () => {
    const box = await Box.open(off, composer);
    await box.tab.type(TEXT);
    await box.agree(TEXT);
    assert.deepEqual(await box.tab.lens.extensionTraces(), off.kind.family === 'chromium' ? { worlds: [], listeners: 0 } : { listeners: 0 });
    assert.deepEqual(await box.tab.highlights(), {});
    assert.equal((await box.tab.lens.htmlWithoutClosedRoots()).removed, 0);
    assert.deepEqual(await off.hosts(), []);
    await box.send(composer.send.key ? 'key' : 'click');
    await box.tab.waitForSubmissions(1);
    assert.deepEqual(await box.submittedTexts(), [[TEXT]]);
    await box.tab.close();
  });
}

/** Fast typing, and what the page's own handlers see of it with the site on and off. */
export async function checkTyping({ session, off, composer, check }) {
  let box;
  await check('typing', async () => {
    box = await Box.open(session, composer);
    await box.tab.ours.waitForChip();
    await box.typeFast(longTextFor(composer));
    await box.agree(longTextFor(composer));
  });
  await check('events', async () => {
    const unmarked = await Box.open(off, composer);
    await unmarked.typeFast(longTextFor(composer));
    await unmarked.agree(longTextFor(composer));
    const expected = await unmarked.tab.evaluate(() => window.__seen);
    assert.ok(expected.length > longTextFor(composer).length, 'there is something to compare with');
    assert.deepEqual(await box.tab.evaluate(() => window.__seen), expected);
    await unmarked.tab.close();
  });
  await box?.tab.close();
}

/** With the mark the card number looks unlike itself without it. */
async function policyGroundUnder({ tab }) {
  const [{ rect }] = (await tab.highlights()).policy;
  const marked = await pictureOf(tab, rect);
  await tab.evaluate(() => { window.__marks = CSS.highlights.get('policy'); CSS.highlights.delete('policy'); });
  const plain = await pictureOf(tab, rect);
  await tab.evaluate(() => CSS.highlights.set('policy', window.__marks));
  assert.ok(await differenceOf(tab, marked, plain), 'the mark can be seen');
}

const longTextFor = ({ limit = LONGEST }) => LONG.slice(0, Math.min(limit, LONGEST)).trimEnd();

/** Where the highlights are, against the words found without the extension's help. */
async function highlightsAtWords(box) {
  const { policy = [], spelling = [] } = await box.tab.highlights();
  for (const [marks, words] of [[policy, CARD], [spelling, 'teh'], [spelling, 'Teh']]) {
    const mark = marks.find(({ text }) => text.replace(/\u00a0/g, ' ') === words);
    assert.ok(mark, `"${words}" is marked`);
    const expected = await box.call(rectOfWords, words);
    const { x, y, width, height } = mark.rect;
    near([x, y, x + width, y + height], [expected.left, expected.top, expected.right, expected.bottom], 1, words);
  }
}

/** A field's marks against what the browser itself paints when the same words are selected. */
async function marksFollowSelection(box) {
  const field = await box.element();
  await assertMarkOver(box.tab, field, 'policy', CARD);
  await assertMarkOver(box.tab, field, 'spelling', 'teh');
}

/** The colour of the line below the card number, over most of its length. Firefox draws no line in a highlight before 149 (nothing tells that; `highlightsFromPoint` came with 150): there the mark is the ground. */
async function policyColourUnder(box) {
  const hasLine = await box.isField() || await box.tab.evaluate(() => !CSS.supports('-moz-appearance', 'none') || 'highlightsFromPoint' in CSS.highlights);
  if (!hasLine) return policyGroundUnder(box);
  const { line: rect } = await box.isField() ? await box.tab.ours.overlayMarkRect('policy', CARD) : (await box.tab.highlights()).policy[0];
  const picture = await pictureOf(box.tab, { x: rect.x + 2, y: rect.y, width: rect.width - 4, height: rect.height + 6 });
  const share = await shareOfColumns(box.tab, picture, POLICY_COLOURS);
  assert.ok(share > 0.9, `the underline's colour is in ${Math.round(share * 100)} % of the columns`);
}
