/** What the person waves through stays away: once in this draft alone, or here for good; a rule that is not right likewise. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';
import { waitFor } from './harness/wait.mjs';

const CARD = '4111 1111 1111 1111';

let session;
let tab;
before(async () => { session = await startSession({ record: true }); });
after(() => session.close());
afterEach(() => tab.close());

async function write(text) {
  tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type(text);
}

/** Until the host has answered about this text: what is marked then is all that is. */
async function whenChecked(text) {
  await waitFor('the text to be checked', async () => (await session.checks()).at(-1)?.text === text);
  await tab.waitForUnderline('spelling', 'wrods'); // comes with the same report
}

test('once: it stays away while the draft is written on, is not asked about, and comes back in the next draft', async () => {
  await write(`Refund to ${CARD}, mor`);
  await tab.waitForUnderline('policy', CARD);
  await tab.ours.openCard('policy', CARD);
  await tab.ours.press('card', 'Ignore once');
  await tab.waitForNoUnderline('policy');
  await tab.press('Control+End');
  await tab.type(' wrods now');
  await whenChecked(`Refund to ${CARD}, mor wrods now`);
  assert.deepEqual(await tab.underlined('policy'), []);
  await tab.press('Control+Enter');
  assert.equal((await tab.waitForSubmissions(1)).length, 1);
  await tab.close();
  await write(`Refund to ${CARD}, mor`);
  await tab.waitForUnderline('policy', CARD);
});

test('once: a second one of the same kind is still told of, and so are the same words written anew', async () => {
  await write(`From ${CARD} to ${CARD} `);
  await waitFor('both to be marked', async () => (await tab.underlined('policy')).length === 2);
  await tab.press('Alt+Shift+Comma');
  await tab.ours.waitForCard();
  await tab.press('Alt+Shift+Slash');
  await tab.ours.focusOn('card', 'Ignore once');
  await tab.press('Enter');
  await waitFor('one to be marked', async () => (await tab.underlined('policy')).length === 1);
  for (let count = 0; count < 5; count += 1) await tab.press('Backspace'); // into the words that were passed over
  await tab.type(CARD.slice(-4));
  await waitFor('both to be marked again', async () => (await tab.underlined('policy')).length === 2);
});

for (const [button, text] of [['Ignore here', `We refund ${CARD} for good wrods `], ['Not right', `They charged ${CARD} because wrods `]]) {
  test(`"${button}": it stays away in the next draft as well, and is not asked about`, async () => {
    await write(text);
    await tab.waitForUnderline('policy', CARD);
    await tab.ours.openCard('policy', CARD);
    await tab.ours.press('card', button);
    await tab.waitForNoUnderline('policy');
    await tab.close();
    await write(text);
    await whenChecked(text);
    assert.deepEqual(await tab.underlined('policy'), []);
    await tab.press('Control+Enter');
    assert.equal((await tab.waitForSubmissions(1)).length, 1);
  });
}

test('a misspelt word: once in this draft, and again in the next', async () => {
  await write('Such wrods are nice');
  await tab.waitForUnderline('spelling', 'wrods');
  await tab.ours.openCard('spelling', 'wrods');
  await tab.ours.press('card', 'Ignore once');
  await tab.waitForNoUnderline('spelling');
  await tab.close();
  await write('Such wrods are nice');
  await tab.waitForUnderline('spelling', 'wrods');
});
