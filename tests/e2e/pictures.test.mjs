/** Pictures of everything a person sees, in light and dark, in build/screenshots: made from the real thing, for people to look at. */
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';

const VIEW = { width: 1280, height: 800 };

async function picture(tab, name) {
  await tab.settled();
  assert.ok((await stat(await tab.screenshot(name))).size > 0);
}

for (const scheme of ['light', 'dark']) {
  test(`pictures, ${scheme}`, async () => {
    const session = await startSession({ scheme });
    try {
      const tab = await session.open('https://x.com/maria_k/status/1790000000000000002?as=acme_support');
      await tab.page.setViewport(VIEW);
      await tab.focus(BOX.inline);
      await tab.ours.waitForChip(/Public/);
      await picture(tab, `chip-quiet-${scheme}`);
      await tab.type('So sorry @maria_k! Your refund went to 4111 1111 1111 1111, teh bank needs two days.');
      await tab.waitForUnderline('policy', '4111 1111 1111 1111');
      await tab.waitForUnderline('spelling', 'teh');
      await picture(tab, `underlines-${scheme}`);
      await tab.ours.openCard('policy', '4111 1111 1111 1111');
      await picture(tab, `card-${scheme}`);
      await tab.press('Escape');
      await tab.ours.waitForNoCard();
      await tab.ours.openCard('spelling', 'teh');
      await picture(tab, `card-spelling-${scheme}`);
      await tab.press('Escape');
      await tab.ours.waitForNoCard();
      await tab.press('Control+Enter');
      await tab.ours.waitForGate();
      await picture(tab, `gate-${scheme}`);
      await tab.ours.press('gate', 'Edit');

      const popup = await session.openPopup(tab);
      await popup.page.waitForFunction(() => document.body.innerText.includes('x.com'));
      await picture(popup, `popup-${scheme}`);
      await popup.close();

      await tab.open('https://x.com/compose/post');
      await tab.focus(BOX.post);
      await tab.type('I thought I was sending you a private message, call me on 555-0142 when you land');
      await tab.waitForUnderline('policy');
      await tab.press('Control+Enter');
      await tab.ours.waitForGate();
      await picture(tab, `gate-dialog-${scheme}`);

      await tab.open('https://x.com/i/chat/111-222');
      await tab.focus(BOX.chat);
      await tab.type('See you at six, teh usual place?');
      await tab.waitForUnderline('spelling', 'teh');
      await picture(tab, `message-${scheme}`);

      process.kill(await session.host(), 'SIGKILL');
      await tab.ours.waitForChip(/stopped|not checking|starting/i);
      await tab.screenshot(`host-stopped-${scheme}`);

      const practice = await session.open('pages/practice/practice.html');
      await practice.page.setViewport(VIEW);
      await practice.click('#cases button');
      await practice.waitForUnderline('policy');
      await practice.ours.hoverCard('policy');
      await picture(practice, `practice-${scheme}`);
    } finally {
      await session.close();
    }
  });
}
