/** Idle means idle: on a page where no compose box has the focus there is no timer of ours, no observer, no message and no host, whatever else happens on the page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onlyChromium, startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';
import { waitFor } from './harness/wait.mjs';

const PAGE = 'https://x.com/maria_k/status/1790000000000000002';

let session;
/** A page of ours that does nothing by itself: it hears every message to the extension. */
let listener;
before(async () => {
  session = await startSession();
  listener = await session.open('pages/lesson/lesson.html');
  await listener.evaluate(() => {
    window.heard = 0;
    chrome.runtime.onConnect.addListener(() => { window.heard += 1; });
    chrome.runtime.onMessage.addListener(() => { window.heard += 1; });
  });
});
after(() => session.close());

/** What happens on a page that is read, not written on. */
async function read(tab) {
  await tab.click('article [data-testid=like]');
  for (const key of ['Enter', 'PageDown', 'a', 'Escape']) await tab.press(key);
  await tab.page.mouse.move(300, 300, { steps: 5 });
  await tab.page.mouse.wheel({ deltaY: 200 });
  await tab.evaluate(() => {
    for (let count = 0; count < 50; count += 1) document.body.append(Object.assign(document.createElement('p'), { textContent: 'news' }));
    document.querySelector('main').setAttribute('aria-label', 'another name');
    window.dispatchEvent(new Event('resize'));
  });
  await tab.settled();
}

const heard = () => listener.evaluate(() => window.heard);

test('no message and no host until a compose box has the focus', async () => {
  const tab = await session.open(PAGE);
  await read(tab);
  assert.deepEqual(await session.hosts(), []);
  assert.equal(await heard(), 0);
  await tab.focus(BOX.inline);
  await session.host();
  assert.ok(await heard() > 0, 'a message would have been heard');
  await tab.close();
});

test('no observer until a compose box has the focus, and none after it is left empty', onlyChromium('counting observers'), async () => {
  const tab = await session.open(PAGE);
  await read(tab);
  assert.equal(await tab.lens.extensionObservers(), 0);
  await tab.focus(BOX.inline);
  await tab.ours.waitForChip();
  assert.ok(await tab.lens.extensionObservers() > 0, 'an observer would have been counted');
  await tab.click('article [data-testid=like]');
  await waitFor('our element to go', async () => (await tab.lens.htmlWithoutClosedRoots()).removed === 0);
  await waitFor('the observers to go', async () => await tab.lens.extensionObservers() === 0);
  await tab.close();
});

test('no timer, no frame asked for, and no call of ours but for the few events that it listens to', onlyChromium('tracing'), async () => {
  const tab = await session.open(PAGE);
  const idle = await tab.lens.trace(() => read(tab));
  assert.deepEqual(idle.scheduled, []);
  const listened = new Set(['keydown', 'keyup', 'click', 'focus', 'blur', 'focusin', 'focusout']);
  assert.deepEqual([...idle.calls].filter((cause) => !listened.has(cause)), []);
  assert.ok(idle.calls.has('click'), 'a call of ours would have been seen');
  const writing = await tab.lens.trace(async () => {
    await tab.focus(BOX.inline);
    await tab.type('Teh ');
    await tab.waitForUnderline('spelling', 'Teh');
  });
  assert.ok(writing.scheduled.length > 0, 'a timer or a frame of ours would have been seen');
  await tab.close();
});
