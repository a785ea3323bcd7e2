/** The extension is updated or reloaded while someone writes: the old scripts let go, the new ones take over in the open page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';
import { waitFor } from './harness/wait.mjs';

const RISKY = 'Teh refund goes to 4111 1111 1111 1111, thanks!';

let session;
before(async () => { session = await startSession(); });
after(() => session.close());

const ours = async (tab) => (await tab.lens.htmlWithoutClosedRoots()).removed;

test('a draft that is being written: one chip, one set of marks, one question, without a reload of the page', async () => {
  const tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type(RISKY);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  const before = await tab.lens.extensionTraces();

  await session.updateExtension();
  await tab.page.bringToFront();
  await tab.focus(BOX.post);
  await tab.press('End');
  await tab.type(' teh end');
  await waitFor('the marks of the new scripts alone', async () => {
    const { policy = [], spelling = [] } = await tab.highlights();
    return policy.length === 1 && spelling.length === 2;
  }, { describe: () => tab.highlights() });
  assert.equal(await ours(tab), 1, 'one element of ours');
  assert.equal((await tab.lens.extensionTraces()).listeners, before.listeners, 'no listener of the old scripts is left');
  assert.equal(await tab.evaluate((selector) => document.querySelector(selector).getRootNode().adoptedStyleSheets.length, BOX.post), 1, 'one sheet of ours');
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
  await tab.ours.press('gate', 'Post anyway');
  assert.deepEqual((await tab.waitForSubmissions(1)).map(({ texts }) => texts), [[`${RISKY} teh end`]]);
  await tab.close();
});

test('an idle page: the old scripts are gone at the next key, and the new ones are there for the first focus', async () => {
  const tab = await session.open('https://x.com/home');
  const before = await tab.lens.extensionTraces();
  await session.updateExtension();
  await tab.page.bringToFront();
  await tab.press('Shift');
  await waitFor('the new scripts alone', async () => (await tab.lens.extensionTraces()).listeners === before.listeners,
    { describe: () => tab.lens.extensionTraces() });
  assert.equal(await ours(tab), 0);
  await tab.focus(BOX.inline);
  await tab.type(RISKY);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.close();
});
