/**
 * Pictures of chip, underlines, card and question on every stand-in, in light and dark, in build/screenshots: made from the real thing, for people to look at. And the
 * chip is over nothing that one uses or writes in. By itself in light alone, `SAYSO_SITE_TABLE=full` in dark as well; `SAYSO_SITES=x,slack` makes those alone.
 */
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { readStandIns } from './site-table/standins.mjs';

const CARD = '4111 1111 1111 1111';
const TEXT = `So sorry! Your refund goes to ${CARD}, teh bank needs two days.`;
const VIEW = { width: 1280, height: 800 };

const only = process.env.SAYSO_SITES?.split(',');
const standIns = (await readStandIns()).filter(({ site }) => only?.includes(site) ?? true);

async function picture(tab, name) {
  await tab.settled({ frames: 5 });
  assert.ok((await stat(await tab.screenshot(name))).size > 0);
}

for (const scheme of process.env.SAYSO_SITE_TABLE === 'full' ? ['light', 'dark'] : ['light']) {
  test(`every stand-in, ${scheme}`, async (t) => {
    const session = await startSession({ scheme });
    try {
      for (const { site, name, composers: [composer] } of standIns) {
        await t.test(name, async () => {
          const tab = await session.open(composer.url);
          await tab.page.setViewport(VIEW);
          await composer.open?.(tab);
          await tab.focus(composer.box);
          await tab.type(TEXT);
          await tab.waitForUnderline('policy', CARD);
          await tab.waitForUnderline('spelling', 'teh');
          await tab.ours.waitForClearChip();
          await picture(tab, `${site}-marks-${scheme}`);
          await tab.ours.hoverCard('policy', CARD);
          await picture(tab, `${site}-card-${scheme}`);
          await tab.press('Escape');
          await tab.ours.waitForNoCard();
          await tab.ours.hoverCard('spelling', 'teh');
          await picture(tab, `${site}-card-spelling-${scheme}`);
          await tab.press('Escape'); // it may lie over the button
          await tab.ours.waitForNoCard();
          if (composer.send.key) await tab.press(composer.send.key);
          else await tab.click(composer.send.click);
          await tab.ours.waitForGate();
          await picture(tab, `${site}-gate-${scheme}`);
          await tab.close();
        });
      }
    } finally {
      await session.close();
    }
  });
}
