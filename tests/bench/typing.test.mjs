// What reading along costs while someone types: the processor time of our own scripts on the page's main thread for each key, from a trace, in a draft of
// 200 to 280 characters and in one full of mistakes; the time from the key to the next frame with and without the extension, in turns; and the time from the last
// key to the underline on the screen, without the pause that a check waits for. Figures, no limits.
import assert from 'node:assert/strict';
import test from 'node:test';
import { startSession } from '../e2e/harness/session.mjs';
import { BOX } from '../e2e/harness/tab.mjs';
import { waitFor } from '../e2e/harness/wait.mjs';

const TEXT = 'Teh quick fox jumps over the harbour wall, 4111 1111 1111 1111, and mor wrods come along. '.repeat(4);
const [SETTLED, LENGTH] = [200, 280];
const EXTENSION = 'chrome-extension://';
/** Well over a hundred misspelt words. */
const FAULTY = 'Teh quik fox jumpd ovr teh lasy dgo, and mor wrods com. '.repeat(20);
/** The pause after the last key before a check: QUIET in extension/content/composer.js, milliseconds. */
const DEBOUNCE = 120;
const SAMPLES = 40;

const quantile = (values, share) => [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))];
const rounded = (value) => Math.round(value * 100) / 100;
const figures = (values) => ({ p50: rounded(quantile(values, 0.5)), p95: rounded(quantile(values, 0.95)), p99: rounded(quantile(values, 0.99)), max: rounded(Math.max(...values)), n: values.length });

/** Each key, and the frame after it. */
async function typeByFrames(tab, text) {
  for (const key of text) {
    await tab.page.keyboard.type(key);
    await tab.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  }
}

/** Milliseconds from the key's event to the end of the frame that shows it, as the page measures them. */
async function keyToFrame(session, path, box) {
  const tab = await session.open(`https://x.com${path}`, { before: () => {
    window.__keyToFrame = [];
    window.addEventListener('keydown', (event) => {
      requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = () => window.__keyToFrame.push(performance.now() - event.timeStamp); channel.port2.postMessage(null); });
    }, true);
  } });
  await tab.focus(box);
  await tab.type(TEXT.slice(0, SETTLED));
  await tab.evaluate(() => { window.__keyToFrame.length = 0; });
  await typeByFrames(tab, TEXT.slice(SETTLED, LENGTH));
  const values = await tab.evaluate(() => window.__keyToFrame);
  await tab.close();
  return values;
}

/** Our scripts' milliseconds of the main thread for each key, from a trace: calls into the content script, the outermost only; other programs' time does not count. */
async function ownTime(session, path, box, { before = TEXT.slice(0, SETTLED), then = TEXT.slice(SETTLED, LENGTH), marked = ['policy', '4111 1111 1111 1111'] } = {}) {
  const tab = await session.open(`https://x.com${path}`);
  await tab.focus(box);
  await tab.typeFast(before);
  await tab.waitForUnderline(...marked);
  await tab.settled({ frames: 10 });
  await tab.page.tracing.start({ categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await typeByFrames(tab, then);
  await tab.settled({ frames: 10 });
  const { traceEvents } = JSON.parse(Buffer.from(await tab.page.tracing.stop()).toString());
  await tab.close();
  const keys = traceEvents.filter(({ name, args }) => name === 'EventDispatch' && args.data?.type === 'keydown').sort((one, other) => one.ts - other.ts);
  const { pid, tid } = keys[0];
  const calls = traceEvents.filter((event) => event.pid === pid && event.tid === tid && event.name === 'FunctionCall' && event.dur && event.args.data?.url?.startsWith(EXTENSION))
    .sort((one, other) => one.ts - other.ts);
  let end = 0;
  const outermost = calls.filter(({ ts, dur }) => ts >= end && (end = ts + dur));
  return keys.map(({ ts }, index) => outermost.filter((call) => call.ts >= ts && call.ts < (keys[index + 1]?.ts ?? Infinity)).reduce((sum, { tdur, dur }) => sum + (tdur ?? dur) / 1000, 0));
}

/** Milliseconds from the last key of a misspelt word to the end of the frame that shows its underline, without the debounce, as the page measures them. */
async function keyToUnderline(session) {
  const tab = await session.open('https://x.com/compose/post', { before: () => {
    let last = 0;
    window.addEventListener('keydown', (event) => { last = event.timeStamp; }, true);
    /** Looks behind every frame: what is there then is on the screen. */
    window.__nextUnderline = (before) => new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        if ((CSS.highlights.get('spelling')?.size ?? 0) > before) return resolve(performance.now() - last);
        requestAnimationFrame(() => channel.port2.postMessage(null));
      };
      channel.port2.postMessage(null);
    });
  } });
  await tab.focus(BOX.post);
  const values = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const underline = tab.evaluate((before) => window.__nextUnderline(before), sample);
    await tab.type('wrods ');
    values.push(await underline - DEBOUNCE);
  }
  await tab.close();
  return values;
}

const EDITORS = [['Draft.js', '/compose/post', BOX.post], ['textarea', '/i/chat/111-222', BOX.chat]];

test('typing: our own time for each key, and the time to the next frame with and without', async (t) => {
  const [own, bare] = [await startSession({ engine: 'chromium' }), await startSession({ engine: 'chromium', extension: false })];
  try {
    for (const [name, path, box] of EDITORS) {
      await waitFor('a first look at the page', async () => (await ownTime(own, path, box)).length > 0); // compiled and cached by then
      const mine = await ownTime(own, path, box);
      assert.ok(mine.some((value) => value > 0), 'the trace holds our scripts');
      const rounds = { with: [], without: [] };
      for (let round = 0; round < 3; round += 1) {
        rounds.with.push(...await keyToFrame(own, path, box));
        rounds.without.push(...await keyToFrame(bare, path, box));
      }
      t.diagnostic(JSON.stringify({ editor: name, 'our ms a key': figures(mine), 'key to frame ms, with': figures(rounds.with), 'without': figures(rounds.without) }));
    }
  } finally {
    await own.close();
    await bare.close();
  }
});

test('typing in a draft full of mistakes: our own time for each key', async (t) => {
  const session = await startSession({ engine: 'chromium' });
  try {
    for (const [name, path, box] of EDITORS) {
      const faulty = { before: FAULTY, then: 'and so it goes on and on, as one writes', marked: ['spelling', 'wrods'] };
      await ownTime(session, path, box, faulty); // compiled and cached by then
      t.diagnostic(JSON.stringify({ editor: name, 'our ms a key among many marks': figures(await ownTime(session, path, box, faulty)) }));
    }
  } finally {
    await session.close();
  }
});

test('from the last key to the underline, the debounce excluded', async (t) => {
  const session = await startSession({ engine: 'chromium' });
  try {
    t.diagnostic(JSON.stringify({ editor: 'Draft.js', 'key to underline ms': figures(await keyToUnderline(session)) }));
  } finally {
    await session.close();
  }
});
