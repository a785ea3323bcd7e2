/** The rules beside the host are replaced while it runs, as by an update, or are not there at all: nobody writes unchecked without being told. */
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { hostBinary } from './harness/paths.mjs';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';
import { waitFor } from './harness/wait.mjs';

const CARD = '4111 1111 1111 1111';

/** A browser in front of an installation of its own. @param {import('node:test').TestContext} context */
async function start(context) {
  const root = await mkdtemp(join(tmpdir(), 'sayso-replaced-'));
  const [host, share] = [join(root, 'bin/sayso-host'), join(root, 'share/sayso')];
  await mkdir(dirname(host));
  await cp(hostBinary(), host);
  const put = () => cp(join(dirname(hostBinary()), '../share/sayso'), share, { recursive: true, dereference: true });
  const take = () => rename(share, join(root, `former-${performance.now()}`));
  await put();
  const session = { current: /** @type {any} */ (null) };
  context.after(async () => {
    await session.current?.close();
    await rm(root, { recursive: true, force: true });
  });
  return { share, put, take, open: async () => (session.current = await startSession({ host })) };
}

test('replaced while someone writes: after the next change of a setting another host reads the new ones, and a card number is asked about', async (context) => {
  const { put, take, open } = await start(context);
  const session = await open();
  const tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type(`Refund goes to ${CARD}, `);
  await tab.waitForUnderline('policy', CARD);
  const former = await session.host();
  await take();
  await put();
  await session.order({ type: 'set-site', site: 'reddit', on: false });
  await waitFor('another host', async () => (await session.hosts()).some((pid) => pid !== former), { timeout: 20_000 });
  await tab.page.bringToFront();
  await tab.focus(BOX.post);
  await tab.press('Control+End');
  await tab.type('thanks');
  await tab.waitForUnderline('policy', CARD);
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
  const { state, effective } = await session.order({ type: 'get-state' });
  assert.equal(state, 'connected');
  assert.ok(effective.totals.packs > 0);
});

test('not there at all: chip, pages and status say that no rules are loaded and which folder is meant; another attempt finds them once they are there', async (context) => {
  const { share, put, take, open } = await start(context);
  await take();
  const session = await open();
  const tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type(`Refund goes to ${CARD} and teh rest `);
  await tab.waitForUnderline('spelling', 'teh');
  await tab.ours.waitForChip(/Not checked: no rules/);
  const status = await session.open('pages/status/status.html');
  await status.page.waitForFunction(() => /No rules are loaded/.test(document.querySelector('#state').textContent));
  assert.equal(await status.page.$eval('#state', (line) => line.dataset.state), 'no-rules');
  assert.match(await status.page.$eval('#refused', (list) => list.innerText), new RegExp(join(share, 'packs')));
  assert.match(await status.page.$eval('#packs-empty', (line) => line.innerText), /No rules are loaded/);
  await put();
  await status.click('#state .state-retry');
  await status.page.waitForFunction(() => /Checking on this machine/.test(document.querySelector('#state').textContent));
  await tab.page.bringToFront();
  await tab.waitForUnderline('policy', CARD);
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
});
