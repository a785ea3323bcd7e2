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

  get parentElement() {
    return this.parent ?? null;
  }

  matches(selector) {
    return selector.split(',').map((one) => one.trim()).includes(this.kind);
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

  /** Keys that were pressed here by the gate; what the site makes of one is the test's. */
  keys = [];
  released = [];
  onKey = (event) => event.preventDefault();

  dispatchEvent(event) {
    if (event.type === 'keyup') return void this.released.push(event.key);
    this.keys.push(event.key);
    this.onKey(event);
  }
}
globalThis.Element = FakeElement;
globalThis.KeyboardEvent = class extends Event {
  constructor(type, { key, ...options }) {
    super(type, options);
    this.key = key;
  }
};

const spec = { id: 'post', box: 'box', container: 'container', send: { click: ['send'], keys: ['Mod+Enter'] } };
const site = { dom: { composers: [spec], moves: { 'direct-message': '/messages' } } };
const card = { rule: 'personal-data/card', stage: 'confirm', start: 0, end: 4, fixes: [] };

/** Runs with Enter alone as a key that sends. */
async function withEnter(work) {
  spec.send.keys.push('Enter');
  try {
    await work();
  } finally {
    spec.send.keys.pop();
  }
}

/** A composer whose text is checked. */
const composerOf = (box, container, more = {}) => ({
  box, found: { spec, box, container }, draft: 'd1', revision: 1, text: '4111 1111', approved: null, allFindings: [card], scope: {}, editor: { caret: () => 0, takeEnter: () => false }, isWhole: true,
  refresh() {}, goOn() {}, isReportCurrent: () => true, isReported: () => true, checkNow: async () => true, ...more,
});

/** The key is released. @returns {boolean} whether the page hears of it */
function letGo({ gate }, key) {
  let reaches = true;
  gate.onKeyUp({ key, preventDefault() {}, stopImmediatePropagation: () => { reaches = false; } });
  return reaches;
}

/** A page with one compose box and its button; what the composer and the question do is the test's. `reported`: true, false, or "earlier": by earlier rules. */
function setUp({ findings = [card], reported = true, fail = 'open', ask = undefined } = {}) {
  const [box, send] = [new FakeElement('box'), new FakeElement('send')];
  const container = new FakeElement('container', box, send);
  const world = { send, box, container, questions: [], moved: [], counted: [], changed: 0, pressAgain: 0, pauseEnded: 0, asking: false, reported, state: 'connected', settings: { fail, 'gate-timeout': 1000 } };
  world.composer = composerOf(box, container, { allFindings: findings, isReportCurrent: () => world.reported === true, isReported: () => world.reported !== false });
  world.composers = [world.composer];
  const at = (place) => world.composers.find((composer) => composer.box === place);
  world.gate = new Gate({
    site,
    path: () => '/',
    settings: () => world.settings,
    state: () => world.state,
    isSilent: () => world.silent ?? ['host-missing', 'paused'].includes(world.state),
    composerOf: (found) => at(found.box),
    composerAt: (target) => at(target) ?? null,
    isAsking: () => world.asking,
    ask: ask ?? ((question) => new Promise((resolve) => {
      world.asking = true;
      world.questions.push({ ...question, answer: (decision) => { world.asking = false; resolve(decision); } });
    })),
    showWaiting() {},
    endPause: () => { world.pauseEnded += 1; },
    tellChanged: () => { world.changed += 1; },
    tellPressAgain: () => { world.pressAgain += 1; },
    move: (composer, finding, fix) => world.moved.push([composer.draft, finding.rule, fix.to]),
    count: (rules, action) => world.counted.push(action),
  });
  /** A press of the button as the page sees it. @returns {boolean} whether it reached the page */
  world.press = (control = send) => {
    let reaches = true;
    world.gate.onClick({ type: 'click', composedPath: () => [control, container], preventDefault() {}, stopImmediatePropagation: () => { reaches = false; } });
    return reaches;
  };
  /** Enter, held down or not, as the page sees it. @returns {boolean} whether it reached the page */
  world.enter = (more = {}) => {
    let reaches = true;
    world.gate.onKeyDown({ type: 'keydown', key: 'Enter', keyCode: 13, ctrlKey: true, metaKey: false, shiftKey: false, altKey: false, isComposing: false, repeat: false,
      composedPath: () => [box, container], preventDefault() {}, stopImmediatePropagation: () => { reaches = false; }, ...more });
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
  assert.equal(world.enter(), true, 'the next press is a press');
});

test('Command is down, so that a Mac tells of no release: the next Enter presses the button of the question', () => {
  const world = setUp();
  world.enter({ ctrlKey: false, metaKey: true });
  const edit = new FakeElement('edit');
  assert.equal(world.enter({ ctrlKey: false, repeat: true, composedPath: () => [edit] }), false, 'the press that asked, held down');
  assert.equal(world.enter({ ctrlKey: false, composedPath: () => [edit] }), true);
});

test('a send control that the page made of a plain element: a key on it is a press, its release as well; a button of the browser’s is clicked by itself', async () => {
  for (const key of ['Enter', ' ']) {
    const world = setUp();
    const on = (control, more) => world.enter({ key, ctrlKey: false, composedPath: () => [control, world.container], ...more });
    const button = new FakeElement('button');
    button.parent = world.send;
    assert.equal(on(button), true);
    assert.equal(on(world.send, { ctrlKey: true }), true, 'with Ctrl it is something else');
    assert.equal(on(world.send), false);
    assert.equal(world.questions.length, 1);
    assert.equal(letGo(world, key), false);
    world.questions[0].answer(anyway);
    await settled();
    assert.equal(world.send.clicks, 1);
  }
});

test('the release of a key that was held is held too, for sites that act at it; one that is pressed anew is released anew', () => withEnter(async () => {
  const world = setUp({ findings: [], reported: false });
  let answer = () => {};
  world.composer.checkNow = () => new Promise((resolve) => { answer = () => resolve(world.reported = true); });
  assert.equal(world.enter({ ctrlKey: false }), false);
  assert.equal(letGo(world, 'Enter'), false);
  answer();
  await settled();
  assert.deepEqual([world.box.keys, world.box.released], [['Enter'], ['Enter']]);
  assert.equal(world.enter({ ctrlKey: false, shiftKey: true }), true);
  assert.equal(letGo(world, 'Enter'), true, 'what was not held is released');
}));

test('while a send is checked, Enter is held where it would send, and nowhere else', async () => {
  const world = setUp({ reported: false });
  world.composer.checkNow = () => new Promise(() => {});
  assert.equal(world.enter(), false, 'held until it is checked');
  letGo(world, 'Enter');
  const search = new FakeElement('search');
  assert.equal(world.enter({ ctrlKey: false, composedPath: () => [search] }), true, 'in a search box');
  assert.equal(world.enter({ isComposing: true }), true, 'at the end of a composition');
  assert.equal(world.enter({ keyCode: 229 }), true, 'at the end of a composition, as others tell it');
  assert.equal(world.enter({ ctrlKey: false, shiftKey: true }), true, 'a new line');
  assert.equal(world.enter(), false, 'the very send key');
  assert.equal(world.enter({ ctrlKey: false, repeat: true }), false, 'and its repetitions after Ctrl was let go');
  world.gate.close();
});

test('Enter that was held is pressed anew in its box: the site makes of it what it would have, a new line as well', (context) => withEnter(async () => {
  const clock = holdClock(context);
  for (const [onKey, pressAgain] of [[(event) => event.preventDefault(), 0], [() => {}, 1]]) {
    const world = setUp({ findings: [], reported: false });
    world.composer.checkNow = async () => (world.reported = true);
    world.box.onKey = onKey;
    assert.equal(world.enter({ ctrlKey: false }), false);
    await settled();
    await clock.advance(300);
    assert.deepEqual([world.box.keys, world.send.clicks, world.pressAgain], [['Enter'], 0, pressAgain]);
    letGo(world, 'Enter');
    if (pressAgain) assert.equal(world.enter({ ctrlKey: false }), true, 'the next press is not taken for the same');
  }
  const editor = setUp({ findings: [], reported: false });
  editor.composer.checkNow = async () => (editor.reported = true);
  editor.composer.editor.takeEnter = () => true;
  editor.enter({ ctrlKey: false });
  await settled();
  await clock.advance(300);
  assert.deepEqual([editor.box.keys, editor.pressAgain], [['Enter'], 0], 'an editor that takes what the browser would have made of it has taken it');
  const taken = setUp({ findings: [], reported: false });
  taken.composer.checkNow = async () => (taken.reported = true);
  taken.box.onKey = () => { taken.composer.text += '\n'; };
  taken.enter({ ctrlKey: false });
  await settled();
  await clock.advance(300);
  assert.equal(taken.pressAgain, 0, 'a site that shows what it made of the key has taken it');
}));

test('Enter that was held, and asked about: pressed once, where the person wrote', () => withEnter(async () => {
  const world = setUp();
  const carets = [];
  world.composer.editor.caret = () => 4;
  world.composer.goOn = (caret) => carets.push(caret);
  world.enter({ ctrlKey: false });
  world.composer.editor.caret = () => null;
  world.questions[0].answer(anyway);
  await settled();
  assert.deepEqual([world.box.keys, world.send.clicks, carets], [['Enter'], 0, [4]]);
}));

/** Two conversations in one container, each with its own box and button. */
function setUpTwo(options) {
  const world = setUp(options);
  const [box, send] = [new FakeElement('box'), new FakeElement('send')];
  for (const part of [new FakeElement('part', world.box, world.send), new FakeElement('part', box, send)]) {
    part.parent = world.container;
    world.container.children.push(part);
  }
  world.container.children.splice(0, 2);
  world.other = composerOf(box, world.container, { draft: 'd2' });
  world.composers.push(world.other);
  send.onClicked = () => world.press(send);
  return { ...world, box, send };
}

test('of many conversations in one container, the one that is sent is checked, asked about and sent', async () => {
  for (const way of ['key', 'click']) {
    const two = setUpTwo();
    const start = () => (way === 'key' ? two.enter({ composedPath: () => [two.box, two.container] }) : two.press(two.send));
    assert.equal(start(), false);
    assert.deepEqual(two.questions[0].entries.map(({ composer }) => composer.draft), ['d2'], way);
    two.questions[0].answer(anyway);
    await settled();
    assert.deepEqual([two.composers[0].found.box.keys, two.send.clicks], [[], 1], way);
    const clean = setUpTwo();
    clean.other.allFindings = [];
    assert.equal(way === 'key' ? clean.enter({ composedPath: () => [clean.box, clean.container] }) : clean.press(clean.send), true, `${way}: what stands in another box does not go out`);
  }
});

test('a control that stands nearer to another box is never clicked for this one: the key is pressed', async () => {
  const two = setUpTwo();
  two.send.parent.children.pop();
  two.enter({ composedPath: () => [two.box, two.container] });
  two.questions[0].answer(anyway);
  await settled();
  assert.deepEqual([two.composers[0].found.box.keys, two.box.keys], [[], ['Enter']]);
});

test('boxes that go out together are checked together, whichever key or control sends them', () => {
  spec.send.together = true;
  try {
    for (const start of [(two) => two.press(two.send), (two) => two.enter({ composedPath: () => [two.box, two.container] })]) {
      const two = setUpTwo();
      two.other.allFindings = [];
      assert.equal(start(two), false);
      assert.deepEqual(two.questions[0].entries.map(({ composer }) => composer.draft), ['d1']);
    }
  } finally {
    delete spec.send.together;
  }
});

test('a box that two kinds name is asked about once', () => {
  site.dom.composers.push({ ...spec, id: 'twin' });
  try {
    const world = setUp();
    world.press();
    assert.equal(world.questions[0].entries.length, 1);
  } finally {
    site.dom.composers.pop();
  }
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

test('a list of handles is open: Enter chooses from it, Ctrl+Enter still sends and is checked', () => withEnter(() => {
  const world = setUp();
  const option = new FakeElement('option');
  option.checkVisibility = () => true;
  world.container.getElementById = (id) => (id === 'handle-1' ? option : null);
  world.box.getAttribute = (name) => (name === 'aria-activedescendant' ? 'handle-1' : null);
  assert.equal(world.enter({ ctrlKey: false }), true);
  assert.equal(world.questions.length, 0);
  assert.equal(world.enter(), false);
  assert.equal(world.questions.length, 1);
}));

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

/** The browser's clock in the hands of a test. */
function holdClock(context) {
  const clock = new Clock();
  context.mock.method(globalThis, 'setTimeout', clock.setTimer);
  context.mock.method(globalThis, 'clearTimeout', clock.clearTimer);
  context.mock.method(performance, 'now', () => clock.now);
  return clock;
}

test('no answer can come any more while a send waits: let go at once, or asked about; and the next one does not wait', async (context) => {
  const clock = holdClock(context);
  for (const [fail, expected] of [['open', [1, 0]], ['closed', [0, 1]]]) {
    const world = setUp({ reported: false, fail });
    world.composer.checkNow = () => new Promise(() => {});
    world.press();
    await clock.advance(100);
    world.gate.onState();
    await clock.advance(10);
    assert.deepEqual([world.send.clicks, world.questions.length], [0, 0], 'another attempt is under way');
    world.silent = true;
    world.gate.onState();
    await clock.advance(10);
    assert.deepEqual([world.send.clicks, world.questions.length], expected, fail);
  }
  const world = setUp({ reported: false });
  world.silent = true;
  assert.equal(world.press(), true);
});

test('answered by rules that are not known yet: waits for the word about them, and does not ask again and again', async (context) => {
  const clock = holdClock(context);
  const world = setUp({ findings: [], reported: 'earlier' });
  let asked = 0;
  world.composer.checkNow = async () => (asked += 1) > 0;
  world.press();
  await clock.advance(500);
  assert.deepEqual([asked, world.send.clicks], [1, 0]);
  world.reported = true;
  world.gate.onState();
  await clock.advance(10);
  assert.deepEqual([asked, world.send.clicks], [1, 1]);

  const late = setUp({ findings: [], reported: 'earlier' });
  late.composer.checkNow = async () => true;
  late.press();
  await clock.advance(1100);
  assert.equal(late.send.clicks, 1, 'nobody told: let go when the time is over');
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

/** A draft in which nothing is found, reported now or when it is asked for. */
function setUpClean(fail, reported) {
  const world = setUp({ findings: [], fail, reported });
  world.composer.checkNow = async () => (world.reported = true);
  return world;
}

test('more was found than one answer holds: nothing was checked to the end, and it is held where the organisation wants a check', async () => {
  const cut = (fail, reported) => {
    const world = setUpClean(fail, reported);
    world.composer.isWhole = false;
    return world;
  };
  assert.equal(cut('open', true).press(), true);
  for (const reported of [true, false]) {
    const world = cut('closed', reported);
    assert.equal(world.press(), false);
    await settled();
    assert.deepEqual([world.questions.map(({ kind, isWhole }) => [kind, isWhole]), world.send.clicks], [[['unchecked', false]], 0]);
    world.questions[0].answer({ send: false, again: true });
    await settled();
    assert.deepEqual([world.questions.length, world.send.clicks], [2, 0], 'the same again');
  }
});

test('checked by no rule at all: held where the organisation wants a check, and the question says why', async () => {
  const without = (fail, reported) => {
    const world = setUpClean(fail, reported);
    world.state = 'no-rules';
    return world;
  };
  assert.equal(without('open', true).press(), true);
  for (const reported of [true, false]) {
    const world = without('closed', reported);
    assert.equal(world.press(), false);
    await settled();
    assert.deepEqual([world.questions.map(({ kind, state }) => [kind, state]), world.send.clicks], [[['unchecked', 'no-rules']], 0]);
    world.state = 'connected';
    world.questions[0].answer({ send: false, again: true });
    await settled();
    assert.deepEqual([world.questions.length, world.send.clicks], [1, 1]);
  }
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
