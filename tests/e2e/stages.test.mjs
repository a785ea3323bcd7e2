/** What the policy may ask for at send beyond a question: a reason, a stop, and no sending unchecked. The worker is stopped on the way, so a page outlives it too. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';
import { waitFor } from './harness/wait.mjs';

const RISKY = 'Refund goes to 4111 1111 1111 1111, thanks!';

let session;
let tab;
before(async () => { session = await startSession(); });
after(() => session.close());
afterEach(() => tab.close());

/** Puts preferences in force: the worker reads what is stored when it starts, and the host answers what holds. */
async function prefer(preferences) {
  await session.setLocal({ preferences: { words: [], 'sites-off': [], ...preferences } });
  const target = await session.browser.waitForTarget((candidate) => candidate.type() === 'service_worker');
  await (await target.worker()).close();
  const page = await session.open('pages/options/options.html');
  const inForce = () => page.evaluate(async () => {
    const { state, effective } = await chrome.runtime.sendMessage({ type: 'get-state' });
    return { state, values: Object.fromEntries(Object.entries(effective?.settings ?? {}).map(([key, { value }]) => [key, value])) };
  });
  await waitFor('the preferences to be in force', async () => {
    const { state, values } = await inForce();
    return state === 'connected' && Object.entries(preferences).every(([key, value]) => isDeepStrictEqual(values[key], value));
  }, { describe: inForce });
  await page.close();
}

async function write(text = RISKY) {
  tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type(text);
}

test('a host that dies at send and is back within the time that the gate gives it: the text is checked, and asked about', async () => {
  await prefer({ 'gate-timeout': 10_000 });
  await write('teh first words. ');
  await tab.waitForUnderline('spelling', 'teh');
  const host = await session.host();
  process.kill(host, 'SIGSTOP'); // so that a check is surely under way when it dies
  await tab.type(RISKY);
  await tab.press('Control+Enter');
  process.kill(host, 'SIGKILL');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
});

test('justify: sending waits for a reason that is chosen', async () => {
  await prefer({ stages: { 'personal-data/payment-card': 'justify' } });
  await write();
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.press('Control+Enter');
  await tab.ours.waitForGate(/Choose a reason/);
  await tab.press('Shift+Tab');
  await tab.press('Tab');
  assert.equal(await tab.ours.focused(), 'Edit', 'a button that cannot be pressed is passed over');
  await tab.press('Shift+Tab');
  await tab.press('ArrowDown');
  await tab.ours.press('gate', 'Post anyway');
  assert.equal((await tab.waitForSubmissions(1)).length, 1);
});

test('block: there is no way on but to edit', async () => {
  await prefer({ stages: { 'personal-data/payment-card': 'block' } });
  await write();
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.press('Control+Enter');
  const { text } = await tab.ours.waitForGate();
  assert.doesNotMatch(text, /anyway/i);
  await tab.ours.press('gate', 'Edit');
  await tab.ours.waitForNoGate();
  assert.deepEqual(await tab.submitted(), []);
  const card = await tab.ours.openCard('policy', '4111 1111 1111 1111');
  assert.doesNotMatch(card.text, /Ignore/, 'what must not go out cannot be waved through');
});

test('advise: pointed at, and sent without a question', async () => {
  await prefer({ stages: { 'personal-data/payment-card': 'advise' } });
  await write();
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.press('Control+Enter');
  assert.equal((await tab.waitForSubmissions(1)).length, 1);
  assert.equal(await tab.ours.gate(), null);
});

test('fail closed: without an answer nothing goes out, the words stay, and "Check again" goes on from there', async () => {
  await prefer({ fail: 'closed', 'gate-timeout': 500 });
  await write('A harmless sentence');
  await tab.ours.waitForChip(/Public/);
  const host = await session.host();
  process.kill(host, 'SIGSTOP');
  try {
    await tab.type(' about leeks');
    await tab.press('Control+Enter');
    await tab.ours.waitForGate(/could not be checked/);
    assert.deepEqual(await tab.submitted(), []);
  } finally {
    process.kill(host, 'SIGCONT');
  }
  await waitFor('the sentence to go out once it is checked', async () => {
    if (await tab.ours.gate()) await tab.ours.press('gate', 'Check again');
    return (await tab.submitted()).length > 0;
  }, { every: 100 });
  assert.deepEqual((await tab.submitted()).map(({ texts }) => texts), [['A harmless sentence about leeks']]);
});

test('paused: what was marked is so no longer, and sending is free; going on marks it again', async () => {
  await prefer({});
  await write();
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  const ours = await session.open('pages/options/options.html');
  await ours.evaluate(() => chrome.runtime.sendMessage({ type: 'pause', minutes: 60 }));
  await tab.page.bringToFront();
  await tab.waitForNoUnderline('policy');
  await tab.ours.waitForChip(/Paused/);
  await ours.evaluate(() => chrome.runtime.sendMessage({ type: 'pause', minutes: 0 }));
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await ours.evaluate(() => chrome.runtime.sendMessage({ type: 'pause', minutes: 60 }));
  await tab.waitForNoUnderline('policy');
  await tab.press('Control+Enter');
  assert.equal((await tab.waitForSubmissions(1)).length, 1);
  await ours.evaluate(() => chrome.runtime.sendMessage({ type: 'pause', minutes: 0 }));
  await ours.close();
});

test('paused, and nothing may go out unchecked: the question at send says so and ends the pause, and the text is checked', async () => {
  await prefer({ fail: 'closed', 'gate-timeout': 10_000 });
  await write('A harmless sentence');
  await tab.ours.waitForChip(/Public/);
  await session.order({ type: 'pause', minutes: 60 });
  await tab.page.bringToFront();
  await tab.ours.waitForChip(/Paused/);
  await tab.press('Control+Enter');
  await tab.ours.waitForGate(/You paused checking/);
  assert.deepEqual(await tab.submitted(), []);
  await tab.ours.press('gate', 'End the pause and check');
  assert.deepEqual((await tab.waitForSubmissions(1)).map(({ texts }) => texts), [['A harmless sentence']]);
  await tab.ours.waitForNoGate();
  const page = await session.open('pages/options/options.html');
  assert.equal((await page.evaluate(() => chrome.runtime.sendMessage({ type: 'get-state' }))).pausedUntil, 0);
  await page.close();
});
