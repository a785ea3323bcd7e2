/** Compose boxes in frames, also in those that have no address of their own, and in closed shadow roots. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { waitFor } from './harness/wait.mjs';

let session;
let tab;
before(async () => { session = await startSession(); });
after(() => session.close());
afterEach(() => tab.close());

const TEXT = 'It was teh end';

for (const [kind, attributes] of Object.entries({ srcdoc: { srcdoc: '<p id="box" contenteditable="true">one</p>' }, 'about:blank': {}, 'the same site': { src: '/home' } })) {
  test(`a box in a frame: ${kind}`, async () => {
    tab = await session.open('https://x.com/home');
    await tab.evaluate((given) => {
      const frame = Object.assign(document.createElement('iframe'), { id: 'frame', width: 500, height: 300, ...given });
      frame.style.cssText = 'position: fixed; inset: 20px auto auto 400px; z-index: 9; background: white';
      document.body.append(frame);
      if (Object.keys(given).length === 0) frame.contentDocument.body.innerHTML = '<p id="box" contenteditable="true">one</p>';
    }, attributes);
    const frame = await waitFor('the frame', async () => (await tab.page.$('#frame')).contentFrame());
    const box = await frame.waitForSelector(kind === 'the same site' ? 'main [data-testid=tweetTextarea_0]' : '#box', { visible: true });
    await box.click();
    await tab.press('End');
    await tab.type(` ${TEXT} `);
    await waitFor('the underline in the frame', () => frame.evaluate(() => [...CSS.highlights.get('spelling') ?? []].map(String).includes('teh')),
      { describe: () => frame.evaluate(() => [CSS.highlights.size, document.documentElement.outerHTML.slice(0, 400)]) });
    assert.equal(await frame.evaluate(() => document.querySelectorAll('sayso-margin').length), 1, 'our element is in the frame');
    assert.equal(await tab.evaluate(() => document.querySelectorAll('sayso-margin').length), 0, 'and not around it');
  });
}

test('a box in a closed shadow root of a custom element: marked, and fixed', async () => {
  tab = await session.open('https://x.com/home');
  await tab.evaluate(() => {
    customElements.define('closed-box', class extends HTMLElement {
      constructor() {
        super();
        const root = this.attachShadow({ mode: 'closed' });
        root.append(Object.assign(document.createElement('div'), { contentEditable: 'true', textContent: 'one' }));
        root.firstChild.style.cssText = 'white-space: pre-wrap; height: 80px';
        this.read = () => root.firstChild.innerText;
      }
    });
    const host = document.createElement('closed-box');
    host.style.cssText = 'position: fixed; inset: 60px auto auto 400px; width: 400px; height: 80px; background: white; z-index: 9; display: block';
    document.body.append(host);
  });
  await tab.click('closed-box');
  await tab.press('End');
  await tab.type(` ${TEXT} `);
  await tab.waitForUnderline('spelling', 'teh');
  await tab.ours.openCard('spelling', 'teh');
  await tab.ours.press('card', 'the');
  await waitFor('the fix', async () => /^one It was the end/.test(await tab.evaluate(() => document.querySelector('closed-box').read())),
    { describe: () => tab.evaluate(() => document.querySelector('closed-box').read()) });
});
