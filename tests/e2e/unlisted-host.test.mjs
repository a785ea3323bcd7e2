/** Software that runs on many hosts, and sites whose boxes are no longer what their adapter says: what the popup tells, and what is checked. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onlyChromium, startSession } from './harness/session.mjs';

const HOST = 'https://social.harbour.example';
const BOX = '.autosuggest-textarea textarea';

let session;
before(async () => { session = await startSession({ given: [`${HOST}/*`] }); });
after(() => session.close());

test('a site whose box its adapter no longer names: checked in the general way, and the popup says so', onlyChromium('its popup'), async () => {
  const tab = await session.open('https://www.reddit.com/r/harbour/comments/abc12/who/', {
    before: () => customElements.whenDefined('rs-app').then(() => document.querySelector('comment-composer-host [role=textbox]').setAttribute('role', 'none')),
  });
  await tab.focus('comment-composer-host [contenteditable]');
  await tab.type('It is teh first frost');
  await tab.waitForUnderline('spelling', 'teh');
  await tab.ours.waitForSpokenChip(/^Audience not known/);
  const popup = await session.openPopup(tab);
  await popup.page.waitForFunction(() => /doesn't know this compose box/.test(document.body.innerText));
  await popup.screenshot('popup-site-changed');
  await popup.close();
  await tab.close();
  const whole = await session.open('https://www.reddit.com/r/harbour/comments/abc12/who/');
  await whole.focus('comment-composer-host [contenteditable]');
  await whole.type('It is teh first frost');
  await whole.waitForUnderline('spelling', 'teh');
  const again = await session.openPopup(whole);
  await again.page.waitForFunction(() => /posts, comments/.test(document.body.innerText));
  assert.equal(await again.page.$('#changed:not([hidden])'), null);
  await again.close();
  await whole.close();
});

test('Mastodon on a host that the person switches on: told by its page, with its audience, and named in the popup', onlyChromium('its popup'), async () => {
  const tab = await session.open(`${HOST}/home?as=acme_support`);
  await tab.focus(BOX);
  assert.equal(await tab.ours.chipWords(), null, 'nothing of ours before the person switches the host on');
  const first = await session.openPopup(tab);
  await first.click('[role=switch]');
  await first.page.waitForFunction(() => document.querySelector('[role=switch]').checked);
  await first.close();
  await tab.ours.waitForSpokenChip(/^Public.*@acme_support/);
  await tab.click('.dropdown-button');
  await tab.click('[data-index=private]');
  await tab.ours.waitForSpokenChip(/^Followers/);
  await tab.focus(BOX);
  await tab.type('Refund to 4111 1111 1111 1111');
  await tab.waitForUnderline('policy');
  const popup = await session.openPopup(tab);
  await popup.page.waitForFunction(() => /Mastodon: posts, replies/.test(document.body.innerText));
  await popup.close();
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
  await tab.close();
});
