/** The gate: one decision, one submission, and nothing is held for ever. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Gate } from '../../../extension/content/gate.js';
import { Clock, settled } from '../extension-background/fakes.mjs';

/** An element that selectors find by its kind alone. */
class FakeElement {
  isConnected = true;
  shadowRoot = null;
  nodeName = 'DIV';
  children = [];
  clicks = 0;
  onClicked = () => {};

  constructor(kind, ...children) {
    this.kind = kind;
    for (const child of children) {
      child.parent = this;
      this.children.push(child);
    }
  }

  matches(selector) {
    return selector.split(',').includes(this.kind);
  }

  closest(selector) {
    return this.matches(selector) ? this : this.parent?.closest(selector) ?? null;
  }

  querySelectorAll(selector) {
    return this.children.flatMap((child) => [...(child.matches(selector) ? [child] : []), ...child.querySelectorAll(selector)]);
  }

  querySelector(selector) {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  getRootNode() {
    return this.parent?.getRootNode() ?? this;
  }

  getAttribute() {
    return null;
  }

  hasAttribute() {
    return false;
  }

  focus() {}

  click() {
    this.clicks += 1;
    this.onClicked();
  }
}
globalThis.Element = FakeElement;

const spec = { id: 'post', box: 'box', container: 'container', send: { click: ['send'], keys: ['Mod+Enter'] } };
const site = { dom: { composers: [spec], moves: { 'direct-message': '/messages' } } };
const card = { rule: 'personal-data/card', stage: 'confirm', start: 0, end: 4, fixes: [] };

/** A page with one compose box and its button; what the composer and the question do is the test's. `reported`: true, false, or "earlier": by earlier rules. */
function setUp({ findings = [card], reported = true, fail = 'open', ask = undefined } = {}) {
  const [box, send] = [new FakeElement('box'), new FakeElement('send')];
  const container = new FakeElement('container', box, send);
  const world = { send, box, container, questions: [], moved: [], counted: [], changed: 0, pauseEnded: 0, asking: false, reported, state: 'connected', settings: { fail, 'gate-timeout': 1000 } };
  world.composer = {
    box, found: { spec, box, container }, draft: 'd1', revision: 1, text: '4111 1111', approved: null, allFindings: findings, scope: {}, editor: { caret: () => 0 },
    refresh() {}, goOn() {}, isReportCurrent: () => world.reported === true, isReported: () => world.reported !== false, checkNow: async () => true,
  };
  world.gate = new Gate({
    site,
    path: () => '/',
    settings: () => world.settings,
    state: () => world.state,
    composerOf: () => world.composer,
    composerAt: (target) => (target === box ? world.composer : null),
    isAsking: () => world.asking,
    ask: ask ?? ((question) => new Promise((resolve) => {
      world.asking = true;
      world.questions.push({ ...question, answer: (decision) => { world.asking = false; resolve(decision); } });
    })),
    showWaiting() {},
    endPause: () => { world.pauseEnded += 1; },
    tellChanged: () => { world.changed += 1; },
    move: (composer, finding, fix) => world.moved.push([composer.draft, finding.rule, fix.to]),
    count: (rules, action) => world.counted.push(action),
  });
  /** A press of the button as the page sees it. @returns {boolean} whether it reached the page */
  world.press = () => {
    let reaches = true;
    world.gate.onClick({ composedPath: () => [send, container], preventDefault() {}, stopImmediatePropagation: () => { reaches = false; } });
    return reaches;
  };
  /** Enter, held down or not, as the page sees it. @returns {boolean} whether it reached the page */
  world.enter = (more = {}) => {
    let reaches = true;
    world.gate.onKeyDown({ key: 'Enter', keyCode: 13, ctrlKey: true, metaKey: false, shiftKey: false, altKey: false, isComposing: false, repeat: false, ...more,
      composedPath: () => [box, container], preventDefault() {}, stopImmediatePropagation: () => { reaches = false; } });
    return reaches;
  };
  send.onClicked = () => world.press();
  return world;
}

const anyway = { send: true };
const edit = { send: false };

test('asked once, sent once; a second press meanwhile changes nothing', async () => {
  const world = setUp();
  assert.equal(world.press(), false);
  assert.equal(world.press(), false);
  assert.equal(world.questions.length, 1);
  world.questions[0].answer(anyway);
  await settled();
  assert.equal(world.send.clicks, 1);
});

test('"Edit" sends nothing', async () => {
  const world = setUp();
  world.press();
  world.questions[0].answer(edit);
  await settled();
  assert.equal(world.send.clicks, 0);
});

test('a draft that belongs in a message may go there, where the site has a link for it; nothing is sent', async () => {
  const fixes = [{ kind: 'move', to: 'direct-message', label: '' }];
  const world = setUp({ findings: [card, { ...card, rule: 'privacy-scope/one-person', fixes }] });
  world.press();
  assert.equal(world.questions[0].canMove, true);
  world.questions[0].answer({ send: false, move: true });
  await settled();
  assert.deepEqual(world.moved, [['d1', 'privacy-scope/one-person', 'direct-message']]);
  assert.deepEqual([world.send.clicks, world.counted], [0, []], 'it is counted as a fix, by whoever moves it');
  const without = setUp({ findings: [{ ...card, fixes: [{ kind: 'move', to: 'group-message', label: '' }] }] });
  without.press();
  assert.equal(without.questions[0].canMove, false);
});

test('a question that the page took away does not hold the next press', async () => {
  const world = setUp();
  world.press();
  world.asking = false;
  assert.equal(world.press(), false);
  assert.equal(world.questions.length, 2);
  world.questions[0].answer(anyway);
  await settled();
  assert.equal(world.send.clicks, 0, 'the question that went away decides nothing');
  world.questions[1].answer(anyway);
  await settled();
  assert.equal(world.send.clicks, 1);
});

test('where the question cannot be asked the gate lets go, or holds where the organisation says so', async () => {
  const broken = async () => { throw new Error('no dialog'); };
  const open = setUp({ ask: broken });
  assert.equal(open.press(), false);
  await settled();
  assert.equal(open.send.clicks, 1);
  const closed = setUp({ ask: broken, fail: 'closed' });
  closed.press();
  await settled();
  assert.equal(closed.send.clicks, 0);
});

test('a compose box that went away while its send was held: nothing is sent, and other sends are free', async () => {
  const world = setUp();
  world.press();
  assert.equal(world.gate.forget({}), false, 'another box is nothing to it');
  assert.equal(world.gate.forget(world.composer), true);
  world.questions[0].answer(anyway);
  await settled();
  assert.equal(world.send.clicks, 0);
  world.press();
  assert.equal(world.questions.length, 2);
  world.box.isConnected = false;
  world.questions[1].answer(anyway);
  await settled();
  assert.equal(world.send.clicks, 0, 'the button that is left may belong to another draft');
});

test('a draft that never stays the same is let go when the time is over', async (context) => {
  const clock = new Clock();
  context.mock.method(globalThis, 'setTimeout', clock.setTimer);
  context.mock.method(globalThis, 'clearTimeout', clock.clearTimer);
  context.mock.method(performance, 'now', () => clock.now);
  const world = setUp({ reported: false });
  // Answered each time, and changed again by then.
  world.composer.checkNow = () => new Promise((resolve) => { setTimeout(() => resolve(true), 100); });
  world.press();
  await clock.advance(5000);
  assert.equal(world.send.clicks, 1);
});

test('what the person writes while a send is held does not go out with it: nothing goes out, and that is said', async (context) => {
  const clock = new Clock();
  context.mock.method(globalThis, 'setTimeout', clock.setTimer);
  context.mock.method(globalThis, 'clearTimeout', clock.clearTimer);
  context.mock.method(performance, 'now', () => clock.now);
  const writeOn = (world) => {
    world.composer.text += ' my pin is 99';
    world.composer.revision += 1;
  };
  for (const findings of [[], [card]]) {
    for (const fail of ['open', 'closed']) {
      for (const answered of [true, false]) {
        const world = setUp({ findings, fail, reported: false });
        world.composer.checkNow = () => new Promise((resolve) => { if (answered) setTimeout(() => resolve(world.reported = true), 300); });
        assert.equal(world.press(), false);
        writeOn(world);
        await clock.advance(5000);
        assert.deepEqual([world.send.clicks, world.questions.length, world.changed], [0, 0, 1], `${fail}, ${answered ? 'answered' : 'not answered'}`);
        world.reported = true;
        world.press();
        assert.equal(world.questions.length, findings.length, 'the next press is one of its own');
      }
    }
  }
  const asked = setUp();
  asked.press();
  writeOn(asked);
  asked.questions[0].answer(anyway);
  await settled();
  assert.deepEqual([asked.send.clicks, asked.changed], [0, 1], 'what was decided on was another text');
});

test('Enter that is held down sends once: its repetitions after the decision are of the same press', async () => {
  const world = setUp({ findings: [], reported: false });
  world.composer.checkNow = async () => (world.reported = true);
  assert.equal(world.enter(), false, 'held until it is checked');
  await settled();
  assert.equal(world.send.clicks, 1);
  world.composer.revision += 1; // the site put something else into the box
  assert.equal(world.enter({ repeat: true }), false);
  world.gate.onKeyUp({ key: 'Enter' });
  assert.equal(world.enter(), true, 'the next press is a press');
});

test('while a send is checked, Enter is held where it would send, and nowhere else', async () => {
  const world = setUp({ reported: false });
  world.composer.checkNow = () => new Promise(() => {});
  assert.equal(world.enter(), false, 'held until it is checked');
  world.gate.onKeyUp({ key: 'Enter' });
  const search = new FakeElement('search');
  assert.equal(world.enter({ ctrlKey: false, composedPath: () => [search] }), true, 'in a search box');
  assert.equal(world.enter({ isComposing: true }), true, 'at the end of a composition');
  assert.equal(world.enter({ keyCode: 229 }), true, 'at the end of a composition, as others tell it');
  assert.equal(world.enter({ ctrlKey: false, shiftKey: true }), true, 'a new line');
  assert.equal(world.enter(), false, 'the very send key');
  assert.equal(world.enter({ ctrlKey: false, repeat: true }), false, 'and its repetitions after Ctrl was let go');
  world.gate.close();
});

test('the same words written anew within a second are another sending', async () => {
  const world = setUp();
  world.press();
  world.questions[0].answer(anyway);
  await settled();
  assert.equal(world.press(), false, 'a second press of the same revision is swallowed');
  assert.equal(world.questions.length, 1);
  world.composer.revision += 2; // emptied by the site, and written again
  world.composer.approved = null;
  assert.equal(world.press(), false);
  assert.equal(world.questions.length, 2, 'asked about, not swallowed');
});

test('a list of handles is open: Enter chooses from it, Ctrl+Enter still sends and is checked', () => {
  const world = setUp();
  const option = new FakeElement('option');
  option.checkVisibility = () => true;
  world.container.getElementById = (id) => (id === 'handle-1' ? option : null);
  world.box.getAttribute = (name) => (name === 'aria-activedescendant' ? 'handle-1' : null);
  spec.send.keys.push('Enter');
  try {
    assert.equal(world.enter({ ctrlKey: false }), true);
    assert.equal(world.questions.length, 0);
    assert.equal(world.enter(), false);
    assert.equal(world.questions.length, 1);
  } finally {
    spec.send.keys.pop();
  }
});

test('Enter that ends a composition is none of ours', () => {
  const world = setUp();
  assert.equal(world.enter({ isComposing: true }), true);
  assert.equal(world.enter({ keyCode: 229 }), true);
  assert.equal(world.questions.length, 0);
});

test('no answer within the time that the policy gives: let go, or held and asked about', async (context) => {
  const clock = new Clock();
  context.mock.method(globalThis, 'setTimeout', clock.setTimer);
  context.mock.method(globalThis, 'clearTimeout', clock.clearTimer);
  context.mock.method(performance, 'now', () => clock.now);
  const open = setUp({ reported: false });
  open.composer.checkNow = () => new Promise(() => {});
  open.press();
  await clock.advance(900);
  assert.equal(open.send.clicks, 0);
  await clock.advance(200);
  assert.equal(open.send.clicks, 1);
  const closed = setUp({ reported: false, fail: 'closed' });
  closed.composer.checkNow = () => new Promise(() => {});
  closed.press();
  await clock.advance(1100);
  assert.equal(closed.send.clicks, 0);
  assert.equal(closed.questions[0].kind, 'unchecked');
});

test('checked by earlier rules: checked anew, and where no answer comes, what was found counts', async (context) => {
  const clock = new Clock();
  context.mock.method(globalThis, 'setTimeout', clock.setTimer);
  context.mock.method(globalThis, 'clearTimeout', clock.clearTimer);
  context.mock.method(performance, 'now', () => clock.now);
  const world = setUp({ findings: [], reported: 'earlier' });
  world.composer.checkNow = async () => {
    world.composer.allFindings = [card];
    return (world.reported = true);
  };
  assert.equal(world.press(), false);
  await clock.advance(10);
  assert.equal(world.questions.length, 1);

  const silent = setUp({ reported: 'earlier' });
  silent.composer.checkNow = () => new Promise(() => {});
  silent.press();
  await clock.advance(1100);
  assert.deepEqual([silent.send.clicks, silent.questions.length], [0, 1]);
  silent.questions[0].answer(anyway);
  await clock.advance(10);
  assert.equal(silent.send.clicks, 1, 'decided once');

  const clean = setUp({ findings: [], reported: 'earlier' });
  clean.composer.checkNow = () => new Promise(() => {});
  clean.press();
  await clock.advance(1100);
  assert.equal(clean.send.clicks, 1);

  const missing = setUp({ reported: 'earlier' });
  missing.state = 'host-missing';
  assert.equal(missing.press(), false);
  assert.equal(missing.questions.length, 1, 'at once: no answer can come');
  const nothing = setUp({ reported: false });
  nothing.state = 'host-missing';
  assert.equal(nothing.press(), true);
});

test('paused, and nothing may go out unchecked: the question says so, and ending the pause there checks and sends', async (context) => {
  const clock = new Clock();
  context.mock.method(globalThis, 'setTimeout', clock.setTimer);
  context.mock.method(globalThis, 'clearTimeout', clock.clearTimer);
  context.mock.method(performance, 'now', () => clock.now);
  const world = setUp({ findings: [], reported: false, fail: 'closed' });
  world.state = 'paused';
  world.press();
  await clock.advance(10);
  assert.deepEqual(world.questions.map(({ kind, state }) => [kind, state]), [['unchecked', 'paused']]);
  world.composer.checkNow = () => new Promise((resolve) => { setTimeout(() => resolve(world.reported = true), 300); });
  world.questions[0].answer({ send: false, goOn: true });
  await settled();
  await clock.advance(400);
  assert.deepEqual([world.pauseEnded, world.questions.length, world.send.clicks], [1, 1, 1]);
});
