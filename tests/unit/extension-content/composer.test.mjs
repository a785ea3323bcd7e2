/** One compose box: which answers count for the text as it stands. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Composer } from '../../../extension/content/composer.js';
import { Clock, settled } from '../extension-background/fakes.mjs';

/** What is told of each observed element. @type {Map<object, (records: object[]) => void>} */
const observed = new Map();

class Watcher {
  constructor(tell) { this.tell = tell; }

  observe(element) { observed.set(element, this.tell); }

  disconnect() {}
}

/** A `<textarea>` as far as a composer looks at it. */
class Field extends EventTarget {
  value = '';
  selectionStart = 0;
  selectionEnd = 0;
  isConnected = true;
  ownerDocument = new EventTarget();

  getRootNode() { return this.ownerDocument; }

  contains(node) { return node === this; }

  focus() { this.ownerDocument.activeElement = this; }

  setSelectionRange(start, end) { [this.selectionStart, this.selectionEnd] = [start, end]; }

  write(text) {
    this.value = text;
    this.dispatchEvent(new Event('input'));
  }
}
Object.assign(globalThis, { MutationObserver: Watcher, ResizeObserver: Watcher, HTMLTextAreaElement: Field, HTMLInputElement: class {} });

const CARD = '4111 1111 1111 1111';
const card = (text, more = {}) => ({ rule: 'personal-data/card', category: 'personal-data', stage: 'confirm', start: text.indexOf(CARD), end: text.indexOf(CARD) + CARD.length, marks: [], fixes: [], ...more });

function setUp(context, text, container) {
  const box = new Field();
  box.value = text;
  const spec = { id: 'post', surface: [], audience: [{ path: '^/private', is: 'private' }, { is: 'public' }] };
  const world = { sent: [], path: '/', box, generation: 'g1' };
  world.composer = new Composer({ spec, box, container: container ?? box }, {
    site: null,
    link: { send: (message) => world.sent.push(message) > 0 },
    settings: () => ({ 'brand-accounts': [], 'own-accounts': [] }),
    path() {
      world.scopesRead = (world.scopesRead ?? 0) + 1;
      return world.path;
    },
    generation: () => world.generation,
    software: () => '',
    language: 'en',
    onChange() {},
    onMove() {},
    onScroll() {},
    onResize() {},
    onGone() {},
  });
  context.after(() => world.composer.close());
  return world;
}

/** What became of a promise so far. */
async function outcome(promise) {
  let is = 'open';
  void promise.then((value) => { is = value; });
  await settled();
  return is;
}

test('a check that failed is no answer: who waits for it is answered once the host is back', async (context) => {
  const { composer, sent } = setUp(context, 'see you at six');
  const answered = composer.checkNow();
  const [{ revision }] = sent;
  composer.onFailed(revision, 'closed');
  assert.equal(await outcome(answered), 'open');
  composer.resume();
  assert.deepEqual(sent.map((check) => check.revision), [revision, revision]);
  composer.onReport(revision, [], 'g1');
  assert.equal(await outcome(answered), true);
  assert.equal(composer.isReportCurrent(), true);
});

test('a text that is too large is never checked: that is an answer', async (context) => {
  const { composer, sent } = setUp(context, 'see you at six');
  const answered = composer.checkNow();
  composer.onFailed(sent[0].revision, 'text-too-large');
  assert.equal(await outcome(answered), false);
});

test('what was passed over stays away in this draft, until others will see it or the organisation asks for more', (context) => {
  const text = `my card is ${CARD}, thanks`;
  const world = setUp(context, text);
  const { composer, sent, box } = world;
  const report = (more) => {
    void composer.checkNow();
    composer.onReport(sent.at(-1).revision, [card(box.value, more)], 'g1');
    return composer.allFindings.map(({ rule }) => rule);
  };
  assert.deepEqual(report(), ['personal-data/card']);
  composer.passOver(composer.allFindings[0]);
  box.write(`${text} a lot`);
  assert.deepEqual(report(), []);
  assert.deepEqual(report({ stage: 'block' }), ['personal-data/card']);
  assert.deepEqual(report(), []);
  world.path = '/private';
  assert.deepEqual(report(), ['personal-data/card']);
});

test('a report of another generation is none: the text is checked again', async (context) => {
  const world = setUp(context, `my card is ${CARD}, thanks`);
  const { composer, sent } = world;
  void composer.checkNow();
  composer.onReport(sent[0].revision, [], 'g1');
  assert.equal(composer.isReportCurrent(), true);
  world.generation = 'g2'; // another background, with rules of which that report knew nothing
  assert.deepEqual([composer.isReportCurrent(), composer.isReported()], [false, true]);
  composer.resume();
  assert.equal(sent.length, 2);
  const answered = composer.checkNow();
  composer.onReport(sent[1].revision, [card(sent[1].text, { stage: 'block' })], 'g2');
  assert.equal(await outcome(answered), true);
  assert.deepEqual([composer.isReportCurrent(), composer.allFindings.length], [true, 1]);
});

/** The browser's clock in the hands of a test, and how many timers were set by it. */
function holdClock(context) {
  const clock = new Clock();
  const set = context.mock.method(globalThis, 'setTimeout', clock.setTimer);
  context.mock.method(globalThis, 'clearTimeout', clock.clearTimer);
  context.mock.method(performance, 'now', () => clock.now);
  return { clock, timersSet: () => set.mock.callCount() };
}

test('a check goes out when the typing pauses, and at the latest after a while; a key costs no timer of its own', async (context) => {
  const { clock, timersSet } = holdClock(context);
  const { box, sent } = setUp(context, '');
  const type = async (keys, every) => {
    for (let key = 0; key < keys; key += 1) {
      box.write(`${box.value}a`);
      await clock.advance(every);
    }
  };
  await type(5, 20); // 100 ms
  assert.equal(sent.length, 0);
  await clock.advance(99); // 119 ms after the last key
  assert.equal(sent.length, 0);
  await clock.advance(1);
  assert.deepEqual(sent.map(({ text }) => text), ['aaaaa']);
  const before = timersSet();
  await type(160, 12); // 1,920 ms without a pause
  assert.equal(sent.length, 3, 'after 900 ms, and again');
  assert.ok(timersSet() - before < 30, `${timersSet() - before} timers for 160 keys`);
});

test('a page that counts along with every key: the scope is read once in a while, and soon after a change where nobody types', async (context) => {
  const { clock } = holdClock(context);
  const container = {};
  const world = setUp(context, '', container);
  const countAlong = () => observed.get(container)([{ target: container }]);
  for (let key = 0; key < 150; key += 1) { // three seconds
    world.box.write(`${world.box.value}a`);
    countAlong();
    await clock.advance(20);
  }
  assert.ok(world.scopesRead >= 3 && world.scopesRead <= 6, `${world.scopesRead} times`);
  await clock.advance(2000);
  world.path = '/private';
  countAlong();
  await clock.advance(150);
  assert.equal(world.composer.scope.audience, 'private');
  assert.equal(world.sent.at(-1).scope.audience, 'public');
  await clock.advance(120);
  assert.equal(world.sent.at(-1).scope.audience, 'private');
});

test('fixes that are accepted at once come one after the other, each where its words stand by then', async (context) => {
  const { composer, box } = setUp(context, 'teh first, teh second, teh third');
  let underWay = 0;
  const places = [];
  composer.editor.replace = async (start, end, text) => {
    assert.equal(underWay, 0, 'one at a time');
    underWay += 1;
    places.push([start, end]);
    await settled();
    box.write(box.value.slice(0, start) + text + box.value.slice(end));
    underWay -= 1;
    return true;
  };
  const done = [composer.replace(0, 3, 'these'), composer.replace(11, 14, 'the'), composer.replace(23, 26, 'the'), composer.replace(23, 26, 'that')];
  assert.deepEqual(await Promise.all(done), [true, true, true, false]);
  assert.equal(box.value, 'these first, the second, the third');
  assert.deepEqual(places, [[0, 3], [13, 16], [25, 28]], 'words that another fix took are gone');
});

test('a fix while the card has the focus: the caret is back where it was before the words are replaced', async (context) => {
  const { composer, box } = setUp(context, 'see teh friend');
  box.focus();
  box.setSelectionRange(9, 9);
  composer.keepCaret();
  box.ownerDocument.activeElement = null;
  box.setSelectionRange(0, 0); // what an editor makes of it
  const carets = [];
  composer.editor.replace = async () => carets.push(composer.editor.caret()) > 0;
  await composer.replace(4, 7, 'the');
  assert.deepEqual(carets, [9]);
});

test('a field that the page fills in itself: what changes around it is a moment to read it', (context) => {
  const container = {};
  const { composer, box } = setUp(context, 'see teh friend', container);
  box.value = '😀 see teh friend';
  observed.get(container)([{ target: box }]);
  assert.equal(composer.text, '😀 see teh friend');
});

test('a report that was cut is known for what it is, until a whole one comes', (context) => {
  const { composer, sent } = setUp(context, 'see you at six');
  assert.equal(composer.isWhole, true, 'nothing was told yet');
  void composer.checkNow();
  composer.onReport(sent[0].revision, [], 'g1', false);
  assert.deepEqual([composer.isReportCurrent(), composer.isWhole], [true, false]);
  composer.onReport(sent[0].revision, [], 'g1');
  assert.equal(composer.isWhole, true);
});
