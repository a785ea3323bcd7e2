/** A payment card number in a public reply: underlined as personal data and asked about at send; a number with a bad checksum is not. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';

const REPLY = 'https://x.com/maria_k/status/1790000000000000002?as=acme_support';

let session;
let tab;
before(async () => { session = await startSession(); });
after(() => session.close());
afterEach(() => tab.close());

async function reply(text) {
  tab = await session.open(REPLY);
  await tab.focus(BOX.inline);
  await tab.type(text);
}

test('the card number is underlined, and the card says what it is and who would see it', async () => {
  await reply('Refund goes to 4111 1111 1111 1111, thanks!');
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  assert.deepEqual(await tab.underlined('policy'), ['4111 1111 1111 1111']);
  const card = await tab.ours.openCard('policy', '4111 1111 1111 1111');
  assert.match(card.text, /card number/i);
});

test('it is asked about at send; held, nothing is sent; "Post anyway" sends it once', async () => {
  const text = 'Refund goes to 4111 1111 1111 1111, thanks!';
  await reply(text);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.click('[data-testid=tweetButtonInline]');
  const gate = await tab.ours.waitForGate();
  assert.match(gate.text, /card number/i);
  assert.deepEqual(await tab.submitted(), []);
  await tab.ours.press('gate', /anyway/);
  const sent = await tab.waitForSubmissions(1);
  assert.deepEqual(sent.map(({ kind, texts, to }) => ({ kind, texts, to })), [{ kind: 'reply', texts: [text], to: 'maria_k' }]);
});

test('a number with a bad checksum is neither underlined nor asked about', async () => {
  const text = 'Refund goes to 4111 1111 1111 1112, teh best!';
  await reply(text);
  await tab.waitForUnderline('spelling', 'teh');
  assert.deepEqual(await tab.underlined('policy'), []);
  await tab.click('[data-testid=tweetButtonInline]');
  assert.deepEqual((await tab.waitForSubmissions(1)).map(({ texts }) => texts), [[text]]);
  assert.equal(await tab.ours.gate(), null);
});

test('the first fix of the card masks the number, and what is sent is what is shown', async () => {
  await reply('Refund goes to 4111 1111 1111 1111, thanks!');
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.ours.openCard('policy', '4111 1111 1111 1111');
  await tab.ours.press('card', /mask/i);
  await tab.waitForNoUnderline('policy');
  const shown = await tab.domText(BOX.inline);
  assert.doesNotMatch(shown, /4111 1111 1111/);
  assert.match(shown, /^Refund goes to .*1111, thanks!$/);
  assert.equal(await tab.modelText(), shown);
  await tab.click('[data-testid=tweetButtonInline]');
  assert.deepEqual((await tab.waitForSubmissions(1)).map(({ texts }) => texts), [[shown]]);
});

test('the reply dialog of a post is a reply too', async () => {
  tab = await session.open('https://x.com/home');
  await tab.click('article [data-testid=reply]');
  await tab.focus(BOX.post);
  await tab.type('It is 4111 1111 1111 1111 as said');
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
  await tab.ours.press('gate', /anyway/);
  assert.equal((await tab.waitForSubmissions(1))[0].kind, 'reply');
});
