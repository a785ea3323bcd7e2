/** At send: one decision, one submission, whatever keys are pressed meanwhile. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { onlyChromium, startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';
import { waitFor } from './harness/wait.mjs';
import facebook from './sites/facebook/checks.mjs';

const RISKY = 'Refund goes to 4111 1111 1111 1111, thanks!';

let session;
let tab;
before(async () => { session = await startSession(); });
after(() => session.close());
afterEach(() => tab.close());

async function write(text, path = '/compose/post', box = BOX.post) {
  tab = await session.open(`https://x.com${path}`);
  await tab.focus(box);
  await tab.type(text);
}

test('a card that is open closes when the question comes, and stays closed under a pointer that rests on the words', async () => {
  await write(`${RISKY} teh end`);
  await tab.waitForUnderline('spelling', 'teh');
  await tab.ours.hoverCard('spelling', 'teh');
  await tab.press('Escape');
  await tab.ours.waitForNoCard();
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  await tab.settled();
  assert.equal(await tab.ours.card(), null);
});

test('a clean draft is sent without a question, once', async () => {
  await write('First frost on the allotment this morning');
  await tab.ours.waitForChip(/Public/);
  await tab.press('Control+Enter');
  assert.equal((await tab.waitForSubmissions(1)).length, 1);
  assert.equal(await tab.ours.gate(), null);
});

test('sent faster than the first report: the revision that goes out is the one that is checked', async () => {
  await write('teh first words. ');
  await tab.waitForUnderline('spelling', 'teh'); // the host is there
  await tab.type(RISKY);
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
  await tab.ours.press('gate', 'Post anyway');
  assert.deepEqual((await tab.waitForSubmissions(1)).map(({ texts }) => texts), [[`teh first words. ${RISKY}`]]);
});

test('Ctrl+Enter twice, and Enter again while the question is open: nothing is sent by accident', async () => {
  await write(RISKY);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.press('Control+Enter');
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  await tab.press('Control+Enter');
  assert.deepEqual(await tab.submitted(), []);
  assert.equal(await tab.modelText(), RISKY, 'no stray line break in the draft');
});

test('the gate is a dialog with the focus on "Edit"; Escape means "Edit"; Tab does not reach the page', async () => {
  await write(RISKY);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.click('[data-testid=tweetButton]');
  await tab.ours.waitForGate();
  assert.equal(await tab.ours.focused(), 'Edit');
  const seen = new Set();
  for (let presses = 0; presses < 8; presses += 1) {
    await tab.press('Tab');
    seen.add(await tab.ours.focused());
    assert.equal(await tab.evaluate(() => document.activeElement.matches('#react-root *, #layers *')), false, 'the page behind it is out of reach');
  }
  assert.ok(seen.has('Post anyway'), `Tab reaches it: ${[...seen]}`);
  await tab.press('Escape');
  await tab.ours.waitForNoGate();
  assert.deepEqual(await tab.submitted(), []);
  await tab.type('?');
  assert.equal(await tab.modelText(), `${RISKY}?`);
});

test('"Post anyway" by keyboard, pressed twice in a row: one submission', async () => {
  await write(RISKY);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  await tab.ours.focusOn('gate', 'Post anyway');
  await tab.press('Enter');
  await tab.press('Enter');
  await tab.waitForSubmissions(1);
  await tab.ours.waitForNoGate();
  assert.equal((await tab.submitted()).length, 1);
});

test('a thread is one sending: the second post is checked as well', async () => {
  await write('A thread about frost');
  await tab.click('[data-testid=addButton]');
  await tab.focus('[role=dialog] [data-testid=tweetTextarea_1]');
  await tab.type(RISKY);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.click('[data-testid=tweetButton]');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
  await tab.ours.press('gate', 'Post anyway');
  assert.deepEqual((await tab.waitForSubmissions(1)).map(({ texts }) => texts), [['A thread about frost', RISKY]]);
});

test('a message that holds a card number: Enter is held, asked once, sent once', async () => {
  await write('sure, it is 4111 1111 1111 1111', '/messages/111-222', BOX.message);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.press('Enter');
  if (await tab.ours.gate()) {
    assert.deepEqual(await tab.submitted(), []);
    await tab.ours.press('gate', /anyway/);
  }
  assert.equal((await tab.waitForSubmissions(1)).length, 1);
});

test('Enter held down in a message: asked once, nothing sent; a clean one is sent once', async () => {
  await write('my card is 4111 1111 1111 1111', '/i/chat/111-222', BOX.chat);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  for (let times = 0; times < 5; times += 1) await tab.page.keyboard.down('Enter');
  await tab.page.keyboard.up('Enter');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
  await tab.ours.press('gate', 'Edit');
  await tab.close();
  await write('see you at six', '/i/chat/111-222', BOX.chat);
  for (let times = 0; times < 5; times += 1) await tab.page.keyboard.down('Enter');
  await tab.page.keyboard.up('Enter');
  await tab.waitForSubmissions(1);
  await tab.settled();
  assert.deepEqual((await tab.submitted()).map(({ texts }) => texts), [['see you at six']]);
});

test('the same message twice within a second: both are sent', async () => {
  await write('ok', '/i/chat/111-222', BOX.chat);
  await tab.press('Enter');
  await tab.waitForSubmissions(1);
  await tab.type('ok');
  await tab.press('Enter');
  assert.deepEqual((await tab.waitForSubmissions(2)).map(({ texts }) => texts), [['ok'], ['ok']]);
});

test('text typed while a message is held does not go out with it, and the chip says so', async () => {
  await write('teh first words. ', '/i/chat/111-222', BOX.chat);
  await tab.waitForUnderline('spelling', 'teh');
  const host = await session.host();
  process.kill(host, 'SIGSTOP');
  try {
    await tab.type('see you at six');
    await tab.press('Enter');
    await tab.type(', my pin is 99');
    await tab.ours.waitForChip(/nothing was sent/);
  } finally {
    process.kill(host, 'SIGCONT');
  }
  assert.deepEqual(await tab.submitted(), []);
  assert.equal(await tab.modelText(), 'teh first words. see you at six, my pin is 99');
  await tab.press('Enter');
  assert.deepEqual((await tab.waitForSubmissions(1)).map(({ texts }) => texts), [['teh first words. see you at six, my pin is 99']]);
});

test('a page that is busy for seconds when the key is pressed: held, asked, sent once', async () => {
  await write('teh first words. ');
  await tab.waitForUnderline('spelling', 'teh');
  await tab.type(RISKY);
  await tab.evaluate(() => {
    setTimeout(() => {
      for (const until = performance.now() + 2500; performance.now() < until;);
    });
  });
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
  await tab.ours.press('gate', 'Post anyway');
  assert.equal((await tab.waitForSubmissions(1)).length, 1);
});

test('a background that has just been stopped: the send waits for it, and is asked about', onlyChromium('stopping the background'), async () => {
  await write('teh first words. ');
  await tab.waitForUnderline('spelling', 'teh');
  const target = await session.browser.waitForTarget((candidate) => candidate.type() === 'service_worker');
  await (await target.worker()).close();
  await tab.type(RISKY);
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
});

test('the inline composer has its own button and its own draft', async () => {
  await write(RISKY, '/home', BOX.inline);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.click('[data-testid=tweetButtonInline]');
  await tab.ours.waitForGate();
  await tab.ours.press('gate', 'Post anyway');
  assert.deepEqual((await tab.waitForSubmissions(1)).map(({ kind, texts }) => [kind, texts]), [['post', [RISKY]]]);
});

test('a page that takes our element away while the question is open: nothing is sent, and the next press asks again', async () => {
  await write(RISKY);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  await tab.evaluate(() => document.querySelector('sayso-margin').remove());
  await tab.focus(BOX.post);
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
  await tab.ours.press('gate', 'Post anyway');
  assert.equal((await tab.waitForSubmissions(1)).length, 1);
});

test('who types on after Enter, spaces and all, presses nothing in the question; after a pause a space presses "Edit"', async () => {
  await write('my card is 4111 1111 1111 1111', '/i/chat/111-222', BOX.chat);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.page.keyboard.type('\rand one more thing ');
  await tab.ours.waitForGate();
  await tab.settled();
  assert.notEqual(await tab.ours.gate(), null);
  assert.deepEqual(await tab.submitted(), []);
  const now = () => tab.evaluate(() => performance.now());
  const typed = await now();
  await waitFor('the pause to be long enough', async () => (await now()) - typed > 500);
  await tab.press(' ');
  await tab.ours.waitForNoGate();
  assert.deepEqual(await tab.submitted(), []);
});

for (const [name, key] of [['Enter', 'Enter'], ['a space', ' ']]) {
  test(`a send control that is no button of the browser's, pressed by ${name}: asked once, sent once`, async () => {
    const post = '[role=dialog] [role=button][aria-label=Post]';
    tab = await session.open('https://www.facebook.com/');
    await facebook.composers.find(({ name }) => name === 'post').open(tab);
    await tab.focus('[role=dialog] [role=textbox]');
    await tab.type(RISKY);
    await tab.waitForUnderline('policy', '4111 1111 1111 1111');
    const press = async () => {
      await (await tab.page.waitForSelector(post)).focus();
      await tab.press(key);
      await tab.ours.waitForGate();
      await tab.settled();
      assert.deepEqual(await tab.submitted(), []);
    };
    await press();
    await tab.ours.press('gate', 'Edit');
    await tab.ours.waitForNoGate();
    await press();
    await tab.ours.press('gate', 'Post anyway');
    await tab.waitForSubmissions(1);
    await tab.settled();
    assert.deepEqual((await tab.submitted()).map(({ texts }) => texts), [[RISKY]]);
  });
}

for (const [name, address, box, button] of [
  ['X', 'https://x.com/compose/post', BOX.post, '[data-testid=tweetButton]'],
  ['Mastodon', 'https://mastodon.social/home', '.autosuggest-textarea textarea', '.compose-form__submit button'],
]) {
  test(`${name}: after "Edit" of a draft whose button was pressed, the caret is where the person wrote`, async () => {
    tab = await session.open(address);
    await tab.focus(box);
    await tab.type('Please book it on 4111 1111 1111 1111 today');
    await tab.waitForUnderline('policy');
    for (let times = 0; times < 2; times += 1) await tab.press('ArrowLeft');
    await tab.click(button);
    await tab.ours.waitForGate();
    await tab.ours.press('gate', 'Edit');
    await tab.ours.waitForNoGate();
    await tab.type('X');
    await tab.waitForModel('Please book it on 4111 1111 1111 1111 todXay');
  });
}
