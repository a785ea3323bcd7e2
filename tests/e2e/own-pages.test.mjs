/** Our own pages: the popup says what is checked here, and Practice works without any site. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';

const DRAFT = '#draft';

let session;
before(async () => { session = await startSession(); });
after(() => session.close());

const words = (tab) => tab.evaluate(() => document.body.innerText);

test('the popup says that checking works, what is checked on this site, and by how many rules', async () => {
  const tab = await session.open('https://x.com/home');
  const popup = await session.openPopup(tab);
  await popup.page.waitForFunction(() => /Checking on this machine/.test(document.body.innerText), { timeout: 10_000 });
  await popup.page.waitForFunction(() => /\d+ rules/.test(document.body.innerText));
  assert.match(await words(popup), /x\.com\s+posts, replies, messages/);
  assert.equal(await popup.page.$eval('[role=switch]', (control) => control.checked), true);
  assert.equal(await popup.page.$eval('[role=switch]', (control) => control.getAttribute('aria-label')), 'Check what I write on X');
  await popup.click('#site-on');
  await popup.page.waitForFunction(() => /Nothing is checked here/.test(document.querySelector('#state').textContent));
  assert.doesNotMatch(await words(popup), /Checking on this machine/);
  assert.match(await words(popup), /x\.com\s+not checked/);
  assert.equal(await popup.page.$eval('#state', (line) => line.dataset.state), 'off');
  await popup.click('#site-on');
  await popup.page.waitForFunction(() => /Checking on this machine/.test(document.querySelector('#state').textContent));
  await popup.close();
  await tab.close();
});

test('where nobody can post, the popup says so and offers no switch', async () => {
  const tab = await session.open('pages/options/options.html');
  const popup = await session.openPopup(tab);
  await popup.page.waitForFunction(() => /nothing to check here/.test(document.body.innerText));
  assert.equal(await popup.page.$('[role=switch]:not([hidden])'), null);
  await popup.close();
  await tab.close();
});

test('Practice: a draft is checked by the real host, in the audience that is chosen, and asked about at send', async () => {
  const tab = await session.open('pages/practice/practice.html');
  await tab.focus(DRAFT);
  await tab.type('I thought I was sending you a private message, call me on 555-0142 when you land');
  await tab.waitForUnderline('policy');
  await tab.ours.waitForChip(/Public.*@lena_w/);

  await tab.click('label:has(#audience-direct-message)');
  await tab.focus(DRAFT);
  await tab.waitForNoUnderline('policy');
  await tab.ours.waitForChip(/Maria K\./);

  await tab.click('label:has(#audience-public)');
  await tab.focus(DRAFT);
  await tab.waitForUnderline('policy');
  await tab.click('#post');
  await tab.ours.waitForGate();
  assert.equal(await tab.page.$$eval('#feed li', (items) => items.length), 0);
  await tab.ours.press('gate', 'Post anyway');
  await tab.page.waitForSelector('#feed li');
  await tab.ours.waitForNoGate();
  assert.equal(await tab.page.$$eval('#feed li', (items) => items.length), 1);
  await tab.close();
});

test('Practice: a post moves to a message, with nothing of it in an address', async () => {
  const tab = await session.open('pages/practice/practice.html');
  await tab.focus(DRAFT);
  await tab.type('I thought I was sending you a private message, come and see me when you land ');
  await tab.waitForUnderline('policy', 'private message');
  await tab.ours.openCard('policy', 'private message');
  const moved = session.browser.waitForTarget((target) => target.url().endsWith('practice.html#direct-message'));
  await tab.ours.press('card', 'Move to a message');
  const page = await (await moved).page();
  await page.waitForFunction(() => document.querySelector('#audience-direct-message').checked && document.activeElement.id === 'draft');
  assert.doesNotMatch(page.url(), /private|land/);
  await page.close();
  await tab.close();
});

test('a card leads to the lesson of its rule', async () => {
  const tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type('Refund goes to 4111 1111 1111 1111, thanks ');
  await tab.waitForUnderline('policy');
  await tab.ours.openCard('policy');
  const opened = session.browser.waitForTarget((target) => target.url().includes('/pages/lesson/lesson.html?lesson='));
  await tab.ours.press('card', '20-second lesson');
  const page = await (await opened).page();
  await page.waitForFunction(() => document.querySelector('#text').textContent.length > 100);
  await page.close();
  await tab.close();
});

test('Practice: every prepared draft behaves as its name promises', async () => {
  const tab = await session.open('pages/practice/practice.html');
  const expected = {
    'A private message, in public': 'policy', 'The same, in a message': 'nothing', 'A refund with the card number': 'policy',
    'A password in passing': 'policy', 'Two slips of the pen': 'spelling', 'A bank account in a group': 'policy',
    "A customer's e-mail address": 'policy', 'Something Sayso leaves alone': 'nothing',
  };
  const names = await tab.page.$$eval('#cases b', (items) => items.map((item) => item.textContent));
  assert.deepEqual(names.sort(), Object.keys(expected).sort());
  for (const [name, kind] of Object.entries(expected)) {
    await tab.page.evaluate((wanted) => {
      [...document.querySelectorAll('#cases button')].find((button) => button.querySelector('b').textContent === wanted).click();
    }, name);
    if (kind !== 'nothing') {
      await tab.waitForUnderline(kind);
      continue;
    }
    await tab.waitForNoUnderline('policy');
    await tab.type(' teh end'); // the report that underlines this covers all the text before it
    await tab.waitForUnderline('spelling', 'teh');
    assert.deepEqual(await tab.underlined('policy'), [], name);
    assert.deepEqual(await tab.underlined('spelling'), ['teh'], name);
  }
  await tab.close();
});
