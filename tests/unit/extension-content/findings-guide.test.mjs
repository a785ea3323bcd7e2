/** What the card offers, and what is counted of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shiftFindings } from '../../../extension/content/finding-shift.js';
import { FindingsGuide } from '../../../extension/content/findings-guide.js';

// Outside an extension a message is its key.

const spelling = (start = 4) => ({ rule: 'spelling', category: 'spelling', stage: 'advise', start, end: start + 3, word: 'teh', marks: [], fixes: [], message: { what: '', why: '', policy: '', lesson: '' } });

/** A guide whose card shows nothing and remembers what it was given. */
function setUp({ reaches = true } = {}) {
  const world = { sent: [], cards: [], said: [] };
  const presenter = { host: { page: {}, root: {}, add() {} }, announcer: { say: (words) => world.said.push(words) }, chip: {}, bringUpToDate: ({ findings }) => { world.drawn = findings; }, reveal() {}, rectsOf: (_, finding) => (world.drawn?.includes(finding) ? [{}] : []) };
  world.guide = new FindingsGuide(presenter, {
    send: (message) => {
      world.sent.push(message);
      return reaches;
    },
    site: () => null,
    settings: () => ({ languages: ['en_US'], organisation: { name: '', contact: '', policy: '' } }),
    onMac: false,
  });
  world.guide.card = { open: (content, rects) => world.cards.push({ ...content, places: rects().length }), fill: (content) => world.cards.push(content), close() {}, focus: () => world.said.push('focus'), get isOpen() { return world.cards.length > 0; } };
  world.replaced = [];
  world.composer = {
    text: 'see teh friend teh', scope: {}, draft: 'd1', findings: [spelling()], refresh() {}, keepCaret() {}, replace: async (...place) => world.replaced.push(place) > 0,
    get allFindings() { return this.findings; }, editor: { caret: () => 0 },
  };
  world.note = () => world.cards.at(-1).note;
  return world;
}

test('suggestions that cannot come are not waited for', () => {
  const lost = setUp({ reaches: false });
  lost.guide.show(lost.composer, lost.composer.findings[0]);
  assert.deepEqual(lost.cards.map(({ note }) => note), ['card_suggesting', 'card_no_suggestion']);

  const world = setUp();
  world.guide.show(world.composer, world.composer.findings[0]);
  assert.equal(world.note(), 'card_suggesting');
  world.guide.endSuggestions();
  assert.equal(world.note(), 'card_no_suggestion');
  world.guide.onSuggestions(world.sent.find(({ type }) => type === 'suggest').request, ['the']);
  assert.equal(world.cards.length, 2, 'an answer that comes after all is of no use');
});

test('suggestions that nobody could be asked for are asked for again, while the card is open', () => {
  const world = setUp();
  const asked = () => world.sent.filter(({ type }) => type === 'suggest');
  world.guide.show(world.composer, world.composer.findings[0]);
  world.guide.askAgain();
  assert.equal(asked().length, 1, 'the first answer is still to come');
  world.guide.onSuggestions(asked()[0].request, null);
  world.guide.askAgain();
  assert.equal(asked().length, 2);
  world.guide.onSuggestions(asked()[1].request, ['the']);
  assert.deepEqual(world.cards.at(-1).actions.map(({ label }) => label), ['the']);
  world.guide.askAgain();
  assert.equal(asked().length, 2, 'answered');
});

test('the same words in the same draft are counted as shown once, however often they are reported and looked at', () => {
  const world = setUp();
  const counted = () => world.sent.filter(({ type, action }) => type === 'event' && action === 'shown').length;
  for (let reports = 0; reports < 3; reports += 1) {
    world.composer.findings = [spelling()];
    world.guide.show(world.composer, world.composer.findings[0]);
  }
  assert.equal(counted(), 1);
  world.composer.findings = [{ ...spelling(8), end: 14, word: 'friend' }];
  world.guide.show(world.composer, world.composer.findings[0]);
  assert.equal(counted(), 2, 'other words');
  world.guide.show({ ...world.composer, draft: 'd2', findings: [spelling()] }, spelling());
  assert.equal(counted(), 3, 'another draft');
});

test('a text that changed without an event: the fix goes where the words are now, and nowhere when they are gone', () => {
  const became = (text) => {
    const world = setUp();
    const { composer } = world;
    composer.findings = [spelling(), spelling(15)];
    world.guide.show(composer, composer.findings[0]);
    world.guide.onSuggestions(world.sent.find(({ type }) => type === 'suggest').request, ['the']);
    composer.refresh = () => {
      composer.findings = shiftFindings(composer.findings, composer.text, text);
      composer.text = text;
    };
    world.cards.at(-1).actions[0].run();
    return world.replaced;
  };
  assert.deepEqual(became('see teh friend teh'), [[4, 7, 'the']]);
  assert.deepEqual(became('😀 see teh friend teh'), [[7, 10, 'the']]);
  assert.deepEqual(became('teh see teh friend teh teh'), [], 'more than one change: which of them it was cannot be told');
  assert.deepEqual(became('see the friend teh'), [], 'the page has mended it');
});

test('the key comes before the frame that draws a new report: the card finds its words all the same', () => {
  const world = setUp();
  world.guide.step(world.composer, 1);
  assert.equal(world.cards.at(-1).places, 1);
  world.composer.findings = [spelling()];
  world.guide.step(world.composer, 1);
  assert.equal(world.cards.at(-1).places, 1);
});

test('a key of the card tells whether it did anything: else it is the page’s', () => {
  const world = setUp();
  assert.equal(world.guide.enter(), false, 'no card');
  assert.equal(world.guide.step({ ...world.composer, findings: [] }, 1), false, 'no finding');
  assert.equal(world.guide.step(world.composer, 1), true);
  assert.equal(world.guide.enter(), true);
});
