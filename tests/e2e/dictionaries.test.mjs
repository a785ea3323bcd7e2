/** The choice of dictionaries: it follows the browser's languages until a person chooses, and offers what is on the machine. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startSession } from './harness/session.mjs';

const dictionaries = mkdtempSync(join(tmpdir(), 'sayso-dictionaries-'));

function install(...names) {
  for (const name of names) {
    writeFileSync(join(dictionaries, `${name}.aff`), 'SET UTF-8\n');
    writeFileSync(join(dictionaries, `${name}.dic`), '2\na\nkettle\n');
  }
}

install('de_AT', 'fr_FR');
let session;
before(async () => { session = await startSession({ languages: ['de-AT', 'de', 'en-US', 'en'], dictionaries }); });
after(async () => {
  await session.close();
  rmSync(dictionaries, { recursive: true });
});

/** The settings page, once the host has told what is there. */
async function settings(from = session) {
  const page = await from.open('pages/options/options.html');
  await page.page.waitForSelector('#languages:not([hidden]) input');
  return page;
}
const ticked = (page) => page.page.$$eval('#languages input:checked', (boxes) => boxes.map(({ value }) => value).sort());
const waitForTicked = (page, names) => page.page.waitForFunction((wanted) =>
  [...document.querySelectorAll('#languages input:checked')].map(({ value }) => value).sort().join() === wanted, {}, names.join());
const isShown = (page, selector) => page.page.$eval(selector, (element) => !element.hidden);
const inForce = () => session.kind.inBackground(session.browser, async () => (await chrome.storage.local.get('effective')).effective.settings.languages);
const boxText = (page, name) => page.page.$eval(`label[title=${name}]`, (label) => label.textContent);

test('with nobody having chosen, the dictionaries follow the browser\'s languages, and the status page says so', async () => {
  const page = await settings();
  assert.deepEqual(await ticked(page), ['de_AT', 'en_US']);
  assert.ok(await isShown(page, '#languages-note'));
  assert.equal(await isShown(page, '#languages-follow'), false);
  const { value, origin } = await inForce();
  assert.deepEqual([value, origin], [['de_AT', 'en_US'], 'browser'], 'the favourite is the main one');
  const status = await session.open('pages/status/status.html');
  await status.page.waitForFunction(() => /languages\s*de_AT, en_US\s*your browser's languages/.test(document.querySelector('#settings').textContent));
  await status.close();
  await page.close();
});

test('dictionaries are called what people call them in the language of the interface, in order', async () => {
  const page = await settings();
  const { words, language, austrian } = await page.evaluate(() => {
    const { lang } = document.documentElement;
    const nameOf = (tag) => new Intl.DisplayNames([lang], { type: 'language', languageDisplay: 'standard' }).of(tag);
    const spans = [...document.querySelectorAll('#languages label > span')];
    return { words: spans.map((span) => span.firstChild.textContent), language: lang, austrian: nameOf('de-AT') };
  });
  assert.match(austrian, /\(/);
  assert.ok(words.includes(austrian), words.join());
  assert.deepEqual(words, [...words].sort((one, other) => one.localeCompare(other, language)));
  await page.close();
});

test('what a person ticks counts, the main dictionary stays the main one, and the choice can be taken back', async () => {
  const page = await settings();
  await page.click('#dictionary-fr_FR');
  await page.page.waitForSelector('#languages-follow:not([hidden])');
  assert.equal(await isShown(page, '#languages-note'), false);
  assert.deepEqual((await inForce()).value, ['de_AT', 'en_US', 'fr_FR']);
  await page.click('#dictionary-de_AT');
  await waitForTicked(page, ['en_US', 'fr_FR']);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'dictionary-de_AT', 'the focus stays');
  assert.equal((await inForce()).origin, 'preference');
  await page.click('#languages-follow');
  await waitForTicked(page, ['de_AT', 'en_US']);
  await page.page.waitForSelector('#languages-follow[hidden]');
  assert.match(await page.evaluate(() => document.activeElement.id), /^dictionary-/, 'the focus has a place to go');
  assert.equal((await inForce()).origin, 'browser');
  await page.close();
});

test('one that is in force and not installed says so, with what to do; installed meanwhile, it is there when the person comes back', async () => {
  await session.order({ type: 'set-languages', languages: ['en_US', 'lo_LA'] });
  const page = await settings();
  await waitForTicked(page, ['en_US', 'lo_LA']);
  assert.match(await boxText(page, 'lo_LA'), /hunspell-lo/);
  assert.doesNotMatch(await boxText(page, 'en_US'), /hunspell/);
  install('lo_LA');
  const other = await session.open('pages/lesson/lesson.html');
  await other.page.bringToFront();
  await page.page.waitForFunction(() => document.visibilityState === 'hidden');
  await page.page.bringToFront();
  await page.page.waitForFunction(() => !/hunspell/.test(document.querySelector('label[title=lo_LA]').textContent));
  await other.close();
  await page.close();
  await session.order({ type: 'set-languages', languages: null });
});

test('on a machine with very many, those that the person does not read are folded away', async () => {
  install('es_ES', 'es_MX', 'it_IT', 'nl_NL', 'pt_BR', 'sv_SE', 'da_DK', 'hu_HU', 'pl_PL', 'ro_RO', 'sl_SI');
  const page = await settings();
  const folded = () => page.page.$$eval('#dictionaries-more input', (boxes) => boxes.map(({ value }) => value));
  await page.page.waitForSelector('#dictionaries-fold:not([hidden])');
  assert.ok((await folded()).includes('sv_SE'));
  assert.ok(!(await folded()).some((name) => /^(de|en)_/.test(name)), (await folded()).join());
  await page.click('#dictionaries-count');
  await page.click('#dictionary-sv_SE');
  await page.page.waitForSelector('#languages-follow:not([hidden])');
  assert.ok((await folded()).includes('sv_SE'), 'a box that is ticked stays where it is');
  await page.click('#languages-follow');
  await page.close();
});

test('without the host there is an honest line and no box', async () => {
  const alone = await startSession({ host: false });
  try {
    const page = await alone.open('pages/options/options.html');
    await page.page.waitForSelector('#languages-note:not([hidden])');
    assert.match(await page.page.$eval('#languages-note', (note) => note.textContent), /helper/);
    assert.equal(await isShown(page, '#languages'), false);
    await page.close();
  } finally {
    await alone.close();
  }
});
