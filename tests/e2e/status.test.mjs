/** The status page: what is in force and why, through the real path, with nothing of anyone's text. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onlyChromium, startSession } from './harness/session.mjs';

let session, status;
before(async () => {
  session = await startSession();
  status = await session.open('pages/status/status.html');
});
after(() => session.close());

const says = (selector, words) => status.page.waitForFunction((where, source) => new RegExp(source).test(document.querySelector(where).textContent), {}, selector, words.source);
const text = (selector) => status.page.$eval(selector, (element) => element.innerText);

test('it tells versions, protocol, sandbox, every pack with its hash, and every setting with where it came from', async () => {
  await says('#helper', /\d+\.\d+\.\d+ · linux-\w+ · protocol 1/);
  await says('#sandbox', /seccomp, Landlock \d+, no core dumps/);
  await says('#extension', /\d+\.\d+\.\d+ · \S+/);
  await says('#policy', /delivers none/);
  assert.match(await text('#packs'), /credentials\s+\d+\.\d+\.\d+\s+comes with Sayso\s+\d+\s+[0-9a-f]{12}/);
  assert.match(await text('#settings'), /fail\s+open\s+built in/);
  assert.match(await text('#errors-none'), /None/);
});

test('it names every rule of a pack, and keeps them open while it follows the helper', async () => {
  await status.click('#show-rules-of-credentials');
  await status.page.waitForSelector('#rules-of-credentials:not([hidden])');
  const [count, names] = await status.evaluate(() => [Number(document.querySelector('#show-rules-of-credentials').textContent), [...document.querySelectorAll('#rules-of-credentials li')].map((item) => item.textContent)]);
  assert.equal(names.length, count);
  assert.ok(names.every((name) => /^[a-z0-9-]+$/.test(name)), names.join());
  assert.equal(await status.page.$eval('#show-rules-of-credentials', (button) => button.ariaExpanded ?? button.getAttribute('aria-expanded')), 'true');
  const offered = await status.page.$$eval('#why-rules option', (options) => options.map(({ value }) => value));
  assert.ok(names.every((name) => offered.includes(`credentials/${name}`)));
  await status.click('#show-rules-of-credentials');
  await status.page.waitForSelector('#rules-of-credentials[hidden]');
});

test('the self-test goes the way of every draft, and says how long it took', async () => {
  await status.click('#run-self-test');
  await says('#self-test', /came back after [\d.]+ ms, of which [\d.]+ ms .*What spoke: .*\//);
  assert.equal(await status.page.$eval('#self-test', (line) => line.dataset.verdict), 'good');
});

test('why did I see this, why not: the rules that speak about a text, and what each of them asked', async () => {
  await status.focus('#why-text');
  await status.type('The refund goes to 4111 1111 1111 1111, zanzibarquokka');
  await status.click('#why button.best');
  await status.page.waitForSelector('#why-found li button');
  await status.click('#why-found li button');
  await says('#why-explained', /speaks about this text/);
  assert.ok(await status.page.$$eval('#why-steps .step[data-held=true]', (steps) => steps.length) > 0);
  const rule = await status.page.$eval('#why-found small', (small) => small.textContent);

  await status.page.select('#why-surface', 'direct-message');
  await status.page.select('#why-audience', 'private');
  await status.focus('#why-rule');
  await status.type(rule);
  await status.press('Enter');
  await says('#why-explained', /says nothing about this text|speaks about this text/);
  await status.focus('#why-rule');
  await status.type('x');
  await status.press('Enter');
  await says('#why-explained', /There is no rule/);
  const kept = await session.kind.inBackground(session.browser, () => chrome.storage.local.get());
  assert.doesNotMatch(JSON.stringify(kept), /quokka/);
});

test('it follows changes while it is open', async () => {
  const page = await session.open('pages/options/options.html');
  await page.focus('#word');
  await page.type('quaysiderly');
  await page.press('Enter');
  await page.page.waitForSelector('#words li');
  await status.page.bringToFront();
  await says('#settings', /words1 wordsyou/);
  assert.doesNotMatch(await text('body'), /quaysiderly/, 'the person\'s own words are counted, not shown');
  await page.close();
});

test('the report that is copied holds what helps, and nobody\'s text', onlyChromium('the clipboard'), async () => {
  const origin = session.kind.extensionUrl('').slice(0, -1);
  await session.browser.defaultBrowserContext().overridePermissions(origin, ['clipboard-read', 'clipboard-write']);
  await status.page.bringToFront();
  await status.click('#copy');
  await says('#copied', /Copied/);
  const report = await status.evaluate(() => navigator.clipboard.readText());
  assert.match(report, /^Sayso \d+\.\d+\.\d+ \([a-p]{32}\)\n/);
  assert.match(report, /credentials \d+\.\d+\.\d+ · built-in · \d+ · [0-9a-f]{64}/);
  assert.doesNotMatch(report, /quaysiderly|quokka|4111/);
});

test('it is reached from the popup and the settings', async () => {
  for (const path of ['pages/popup/popup.html', 'pages/options/options.html']) {
    const tab = await session.open(path);
    await tab.page.waitForSelector('a[href="../status/status.html"]', { visible: true });
    await tab.close();
  }
});

test('a helper that is not there is told with what helps', async () => {
  const without = await startSession({ host: false });
  try {
    const page = await without.open('pages/status/status.html');
    await page.page.waitForFunction(() => /isn't installed/.test(document.querySelector('#state').textContent));
    await page.click('#run-self-test');
    await page.page.waitForFunction(() => document.querySelector('#self-test').dataset.verdict === 'bad');
    await page.close();
  } finally {
    await without.close();
  }
});
