/** The host stops, or stops answering, in the middle of a draft: visible at once, nothing lost, and checking resumes by itself. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';
import { waitFor } from './harness/wait.mjs';

const TEXT = 'Refund goes to 4111 1111 1111 1111, thanks!';

let session;
let tab;
before(async () => { session = await startSession(); });
after(() => session.close());
afterEach(async () => {
  await tab?.close();
  tab = null;
});

async function write(text) {
  tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type(text);
}

test('killed while a draft is checked: the state shows at once, the text is intact, checking resumes by itself', async () => {
  await write('Refund goes to 4111 1111 1111 1111, ');
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.ours.recordWords();

  const killed = await session.host();
  process.kill(killed, 'SIGSTOP'); // so that a check is surely under way when it dies
  await tab.type('teh end of it');
  process.kill(killed, 'SIGKILL');

  await waitFor('the chip to say that checking has stopped', async () => (await tab.ours.recordedWords()).some((words) => /not checking|stopped|checking (is )?paused|starting|restart/i.test(words)),
    { timeout: 2_000, describe: () => tab.ours.recordedWords() });
  assert.equal(await tab.modelText(), 'Refund goes to 4111 1111 1111 1111, teh end of it');
  assert.equal(await tab.domText(BOX.post), 'Refund goes to 4111 1111 1111 1111, teh end of it');

  await waitFor('another host', async () => (await session.hosts()).some((pid) => pid !== killed), { timeout: 20_000 });
  await tab.waitForUnderline('spelling', 'teh');
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.ours.waitForChip(/Public/);
  await tab.type('.');
  await tab.waitForModel('Refund goes to 4111 1111 1111 1111, teh end of it.');
  await tab.press('Control+Enter');
  await tab.ours.waitForGate();
  assert.deepEqual(await tab.submitted(), []);
});

test('silent at send: the gate holds the draft, lets go after its time-out, and it is sent exactly once', async () => {
  await write('A harmless sentence about leeks');
  await tab.ours.waitForChip(/Public/);
  const host = await session.host();
  process.kill(host, 'SIGSTOP');
  try {
    await tab.type(' and frost');
    const pressed = Date.now();
    await tab.press('Control+Enter');
    assert.deepEqual(await tab.submitted(), [], 'held while the answer may still come');
    assert.deepEqual((await tab.waitForSubmissions(1)).map(({ texts }) => texts), [['A harmless sentence about leeks and frost']]);
    const waited = Date.now() - pressed;
    assert.ok(waited >= 1_000, `the gate waited ${waited} ms: it must give the host its time`);
  } finally {
    process.kill(host, 'SIGCONT');
  }
  await tab.ours.waitForNoGate();
  assert.equal((await tab.submitted()).length, 1);
});

test('killed at send: the draft is sent exactly once, or asked about once the host is back; never twice, never lost', async () => {
  await write('Another harmless sentence');
  await tab.ours.waitForChip(/Public/);
  const host = await session.host();
  process.kill(host, 'SIGSTOP');
  await tab.type(' about leeks');
  await tab.press('Control+Enter');
  process.kill(host, 'SIGKILL');
  assert.deepEqual((await tab.waitForSubmissions(1)).map(({ texts }) => texts), [['Another harmless sentence about leeks']]);
  await tab.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type(TEXT);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
});

test('stopped again and again, so that the next attempt is seconds away: a send does not wait for it', async () => {
  const own = await startSession(); // in which nothing has failed yet
  try {
    const other = await own.open('https://x.com/compose/post');
    await other.focus(BOX.post);
    await other.type('Seedlings');
    await other.ours.waitForChip(/Public/);
    const killed = new Set();
    while (killed.size < 5) {
      const host = await waitFor('another host', async () => (await own.hosts()).find((pid) => !killed.has(pid)), { timeout: 20_000 });
      process.kill(host, 'SIGKILL');
      killed.add(host);
    }
    await waitFor('that host to be gone', async () => (await own.hosts()).length === 0);
    await other.type(' are out');
    const pressed = Date.now();
    await other.press('Control+Enter');
    assert.deepEqual((await other.waitForSubmissions(1)).map(({ texts }) => texts), [['Seedlings are out']]);
    assert.ok(Date.now() - pressed < 1_000, `sent after ${Date.now() - pressed} ms`);
  } finally {
    await own.close();
  }
});

test('no host on the machine: the state says so, and sending works', async () => {
  const own = await startSession({ host: false });
  try {
    const bare = await own.open('https://x.com/compose/post');
    await bare.focus(BOX.post);
    await bare.type(TEXT);
    await waitFor('the state to say that nothing is checked', async () => /not checking|not installed|install|missing|not set up/i.test(await bare.ours.text()), { describe: () => bare.ours.text() });
    await bare.press('Control+Enter');
    assert.deepEqual((await bare.waitForSubmissions(1)).map(({ texts }) => texts), [[TEXT]]);
  } finally {
    await own.close();
  }
});
