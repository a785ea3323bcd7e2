/** What surprises people about who can read it: said where one asks, and not where the site says it itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';

let session;
before(async () => { session = await startSession(); });
after(() => session.close());

const followersOnly = async (tab) => {
  await tab.click('.dropdown-button');
  await tab.click('[data-index=private]');
};

/** Where, what is done before, the box, and what the card behind the chip says or does not say. @type {[string, string, (tab: import('./harness/tab.mjs').Tab) => Promise<void>, string, RegExp | null, RegExp | null][]} */
const CASES = [
  ['Mastodon, for followers, from a locked account', 'https://mastodon.social/home?locked', followersOnly, '.autosuggest-textarea textarea', /Anyone can follow/, null],
  ['Mastodon, for followers, where the site warns itself', 'https://mastodon.social/home', followersOnly, '.autosuggest-textarea textarea', null, /Anyone can follow/],
  ['Slack, a channel shared with another organisation', 'https://app.slack.com/client/T0HARBOUR/C0CONNECT2', async () => {}, '.p-message_pane_input .ql-editor', /People of another organisation read this/, null],
  ['Slack, a channel of one organisation', 'https://app.slack.com/client/T0HARBOUR/C0HARBOUR1', async () => {}, '.p-message_pane_input .ql-editor', null, /another organisation/],
  ['Teams, a chat with someone of another organisation', 'https://teams.microsoft.com/v2/?open=guest', async () => {}, 'footer [contenteditable=true]', /People of another organisation read this/, null],
  ['Teams, a chat within the organisation', 'https://teams.microsoft.com/v2/?open=maria', async () => {}, 'footer [contenteditable=true]', null, /another organisation/],
];

for (const [name, url, prepare, box, says, saysNot] of CASES) {
  test(name, async () => {
    const tab = await session.open(url);
    await prepare(tab);
    await tab.focus(box);
    await tab.ours.waitForChip();
    await tab.ours.pressChip();
    const { text } = await tab.ours.waitForCard(says ?? /can read/);
    if (saysNot) assert.doesNotMatch(text, saysNot);
    await tab.close();
  });
}

test('the card behind the chip, without a button: its last words stand clear of its edge, and who listens to it hears them', async () => {
  const tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.ours.waitForChip();
  await tab.ours.pressChip();
  await tab.ours.waitForCard(/Nothing you type leaves this machine/);
  const { described, below } = await tab.lens.inClosedRoots((root) => {
    const card = root.querySelector('.card');
    const last = [...card.children].findLast((element) => element.checkVisibility());
    const described = (card.getAttribute('aria-describedby') ?? '').split(' ').map((id) => root.getElementById(id)?.textContent).join(' ');
    return { described, below: card.getBoundingClientRect().bottom - last.getBoundingClientRect().bottom };
  });
  assert.match(described, /Nothing you type leaves this machine/);
  assert.ok(below >= 12, `${below} px below the last words`);
  await tab.close();
});
