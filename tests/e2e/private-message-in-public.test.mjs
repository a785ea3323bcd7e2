/** A message meant for one person, typed where everyone reads: said beside the words, asked once at send, silent where it belongs. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';

const TEXT = 'I thought I was sending you a private message, call me on 555-0142 when you land';
const READS_PRIVATE = /reads like a private message/i;

let session;
let tab;
before(async () => { session = await startSession(); });
after(() => session.close());
afterEach(() => tab.close());

async function writePost() {
  await tab.focus(BOX.post);
  await tab.type(TEXT);
  await tab.waitForUnderline('policy');
}

test('the chip says public, and the finding says that this reads like a private message', async () => {
  tab = await session.open('https://x.com/compose/post');
  await writePost();
  assert.match(await tab.ours.waitForChip(/Public/), /@lena_harbour/);
  const card = await tab.ours.openCard('policy');
  assert.match(card.text, READS_PRIVATE);
});

test('"Edit" sends nothing, and the draft stays as it was', async () => {
  tab = await session.open('https://x.com/compose/post');
  await writePost();
  await tab.click('[data-testid=tweetButton]');
  const gate = await tab.ours.waitForGate();
  assert.match(gate.text, READS_PRIVATE);
  assert.deepEqual(await tab.submitted(), []);
  await tab.ours.press('gate', 'Edit');
  await tab.ours.waitForNoGate();
  assert.deepEqual(await tab.submitted(), []);
  assert.equal(await tab.modelText(), TEXT);
  assert.equal(await tab.domText(BOX.post), TEXT);
  await tab.type('!');
  assert.equal(await tab.modelText(), `${TEXT}!`, 'the focus is back in the draft');
});

test('"Post anyway" submits exactly once, what is shown', async () => {
  tab = await session.open('https://x.com/compose/post');
  await writePost();
  await tab.click('[data-testid=tweetButton]');
  await tab.ours.waitForGate();
  await tab.ours.press('gate', 'Post anyway');
  await tab.waitForSubmissions(1);
  await tab.ours.waitForNoGate();
  assert.deepEqual((await tab.submitted()).map(({ kind, texts }) => ({ kind, texts })), [{ kind: 'post', texts: [TEXT] }]);
});

test('"Send as a message": nothing is sent, the messages open with nothing of the draft in their address, and the draft can be pasted there', async () => {
  tab = await session.open('https://x.com/compose/post');
  await writePost();
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  const opened = session.browser.waitForTarget((target) => target.url() === 'https://x.com/messages');
  await tab.ours.press('gate', 'Send as a message');
  const page = await (await opened).page();
  await page.close();
  await tab.page.bringToFront();
  await tab.ours.waitForNoGate();
  assert.deepEqual(await tab.submitted(), []);
  assert.equal(await tab.modelText(), TEXT, 'the draft stays');
  const chat = await session.open('https://x.com/i/chat/111-222');
  await chat.focus(BOX.chat);
  await chat.paste();
  await chat.waitForModel(TEXT);
  await chat.close();
});

test('it is asked once: after "Edit", the same words sent again are asked about again; a decision is for one sending', async () => {
  tab = await session.open('https://x.com/compose/post');
  await writePost();
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  await tab.ours.press('gate', 'Edit');
  await tab.ours.waitForNoGate();
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  await tab.ours.press('gate', 'Post anyway');
  await tab.waitForSubmissions(1);
  assert.equal((await tab.submitted()).length, 1);
});

for (const [kind, path, box] of [['the older', '/messages/111-222', BOX.message], ['the newer', '/i/chat/111-222', BOX.chat]]) {
  test(`the same text in a direct message of ${kind} kind: no such finding, and Enter sends it at once`, async () => {
    tab = await session.open(`https://x.com${path}`);
    await tab.focus(box);
    await tab.type(`teh ${TEXT}`);
    await tab.ours.waitForChip(/Maria K\.|message|person/i);
    await tab.waitForUnderline('spelling', 'teh');
    assert.deepEqual(await tab.underlined('policy'), []);
    await tab.press('Enter');
    await tab.waitForSubmissions(1);
    assert.equal(await tab.ours.gate(), null);
    assert.deepEqual((await tab.submitted()).map(({ kind: sent, texts }) => ({ sent, texts })), [{ sent: 'message', texts: [`teh ${TEXT}`] }]);
  });
}
