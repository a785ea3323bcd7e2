/** The settings page: what a person changes there holds at once in pages that are open. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { onlyChromium, startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';
import { waitFor } from './harness/wait.mjs';

let session;
before(async () => { session = await startSession(); });
after(() => session.close());

const settings = () => session.open('pages/options/options.html');

async function practise(text) {
  const tab = await session.open('pages/practice/practice.html');
  await tab.focus('#draft');
  await tab.type(text);
  return tab;
}

test('a word of one\'s own is right at once, and wrong again when it is removed', async () => {
  const practice = await practise('the ferry to quaysiderly leaves early ');
  await practice.waitForUnderline('spelling', 'quaysiderly');
  const page = await settings();
  await page.focus('#word');
  await page.type('quaysiderly');
  await page.press('Enter');
  await page.page.waitForSelector('#words li');
  await practice.page.bringToFront();
  await practice.waitForNoUnderline('spelling');
  await page.page.bringToFront();
  await page.click('#words button');
  await page.page.waitForFunction(() => document.querySelectorAll('#words li').length === 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'word', 'the focus has a place to go');
  await practice.page.bringToFront();
  await practice.waitForUnderline('spelling', 'quaysiderly');
  await practice.close();
  await page.close();
});

test('spelling off means no spelling, and rules as before', async () => {
  const practice = await practise('teh refund goes to 4111 1111 1111 1111 ');
  await practice.waitForUnderline('spelling', 'teh');
  const page = await settings();
  await page.click('#spelling');
  await practice.page.bringToFront();
  await practice.waitForNoUnderline('spelling');
  await practice.waitForUnderline('policy');
  await page.page.bringToFront();
  await page.click('#spelling');
  await practice.page.bringToFront();
  await practice.waitForUnderline('spelling', 'teh');
  await practice.close();
  await page.close();
});

test('another audience is checked without another word being typed', async () => {
  const practice = await practise('I thought I was sending you a private message, call me on 555-0142 when you land ');
  await practice.waitForUnderline('policy');
  await practice.click('label:has(#audience-followers)');
  await practice.ours.waitForChip(/followers/i);
  await practice.click('label:has(#audience-direct-message)');
  await practice.waitForNoUnderline('policy');
  await practice.close();
});

test('an account that the person calls their own is told to the host as a person’s, at once', async () => {
  const recorded = await startSession({ record: true });
  try {
    const tab = await recorded.open('https://x.com/compose/post');
    await tab.focus(BOX.post);
    await tab.type('Good morning to you ');
    const checkedAs = (account) => waitFor(`a check as ${account}`, async () => {
      const last = (await recorded.checks()).at(-1);
      return last?.scope['account-name'] === '@lena_harbour' && last.scope.account === account;
    }, { describe: async () => (await recorded.checks()).at(-1)?.scope });
    await checkedAs('unknown');
    await recorded.order({ type: 'add-account', account: 'lena_harbour' });
    await tab.page.bringToFront();
    await tab.type('and to you ');
    await checkedAs('personal');
    await tab.close();
  } finally {
    await recorded.close();
  }
});

test('forget everything asks first, and then nothing of the person\'s is left', async () => {
  const page = await settings();
  const kept = () => session.kind.inBackground(session.browser, () => chrome.storage.local.get());
  await page.focus('#word');
  await page.type('quaysiderly');
  await page.press('Enter');
  await page.page.waitForSelector('#words li');
  await page.click('#forget');
  await page.page.waitForSelector('dialog[open]');
  assert.equal(await page.evaluate(() => document.activeElement.value), 'keep', 'keeping has the focus');
  await page.press('Enter');
  assert.deepEqual((await kept()).preferences.words, ['quaysiderly']);
  await waitFor('the host to answer with the word', async () => (await kept()).effective?.settings.words.value === 1, { describe: async () => (await kept()).effective?.settings.words });
  await page.click('#forget');
  await page.click('dialog [value=forget]');
  await page.page.waitForFunction(() => document.querySelector('#forgotten').textContent !== '');
  const all = await kept();
  assert.doesNotMatch(JSON.stringify(all), /quaysiderly/);
  const { preferences, dismissals, counts, practised } = all;
  assert.deepEqual({ words: preferences.words, dismissals, counts, practised }, { words: [], dismissals: null, counts: {}, practised: undefined });
  await page.close();
});

test('every control of our pages has a name, and every page a language, a title and one main heading', onlyChromium('what a screen reader is given'), async () => {
  for (const name of ['popup', 'practice', 'lesson', 'options', 'status', 'welcome']) {
    const tab = await session.open(`pages/${name}/${name}.html`);
    await tab.page.waitForFunction(() => document.documentElement.lang !== '');
    const { title, main, headings } = await tab.evaluate(() => ({
      title: document.title, main: document.querySelectorAll('main').length, headings: [...document.querySelectorAll('h1')].filter((heading) => heading.textContent.trim()).length }));
    assert.ok(title, `${name}: title`);
    assert.equal(main, 1, `${name}: one main part`);
    assert.equal(headings, 1, `${name}: one main heading`);
    const unnamed = [];
    const visit = (node) => {
      if (['button', 'link', 'checkbox', 'switch', 'radio', 'textbox'].includes(node.role) && !node.name) unnamed.push(node);
      for (const child of node.children ?? []) visit(child);
    };
    visit(await tab.page.accessibility.snapshot());
    assert.deepEqual(unnamed, [], name);
    await tab.close();
  }
});
