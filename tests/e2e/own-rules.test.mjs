/** A person's own pack is at work in the browser within a minute: saved into their folder, read again by a click, and what is wrong with it is said. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startSession } from './harness/session.mjs';

const configuration = mkdtempSync(join(tmpdir(), 'sayso-own-rules-'));
const packs = join(configuration, 'sayso', 'packs');
const rule = (id, phrase) => ({
  id, category: 'confidential', stage: 'advise', phrases: [phrase],
  message: { what: `This names ${id}.`, why: 'It is not public yet.' }, rationale: 'A test.',
  examples: { flags: [`We spoke about ${phrase} today`], passes: ['We spoke about lunch today'] },
});
const save = (name, content) => {
  mkdirSync(packs, { recursive: true });
  writeFileSync(join(packs, name), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
};

let session;
before(async () => {
  process.env.XDG_CONFIG_HOME = configuration;
  session = await startSession();
});
after(async () => {
  await session.close();
  rmSync(configuration, { recursive: true, force: true });
});

/** Clicks "Read rules again" and waits for the words that follow. */
async function readAgain(page) {
  await page.page.bringToFront();
  await page.click('#read-rules');
  await page.page.waitForFunction(() => /^Read: /.test(document.getElementById('rules-read').textContent));
  return page.evaluate(() => ({
    said: document.getElementById('rules-read').textContent,
    packs: document.getElementById('packs').innerText,
    refused: document.getElementById('refused-part').checkVisibility() ? document.getElementById('refused').innerText : null,
    focus: document.activeElement.id,
  }));
}

test('a pack that was just written warns after one click, and a broken one is named beside it', async () => {
  const practice = await session.open('pages/practice/practice.html');
  await practice.focus('#draft');
  await practice.type('project osprey ships on friday ');
  await practice.ours.waitForChip(/public/i);
  await practice.waitForNoUnderline('policy');
  const host = await session.host();

  // The folder itself is new: the host that runs was never allowed to read it.
  save('mine.jsonc', { pack: 'mine', version: '1.0.0', title: 'My own rules', rules: [rule('osprey', 'project osprey')] });
  const settings = await session.open('pages/options/options.html');
  const first = await readAgain(settings);
  assert.match(first.packs, /My own rules\s+1\.0\.0 · your own/);
  assert.equal(first.refused, null, first.said);
  assert.equal(first.focus, 'read-rules', 'the focus stays on the button');
  assert.notEqual(await session.host(), host, 'a new host reads the new folder');
  await practice.page.bringToFront();
  await practice.waitForUnderline('policy', 'project osprey');

  save('broken.jsonc', '{\n  "pack": "broken", "version": "1.0.0",\n  "rules": [\n    { "id": "lost",\n');
  const second = await readAgain(settings);
  assert.match(second.said, /1/);
  assert.match(second.refused, /not JSON with comments[\s\S]*broken\.jsonc:5:1/);
  await practice.page.bringToFront();
  await practice.waitForUnderline('policy', 'project osprey');

  save('broken.jsonc', { pack: 'broken', version: '1.0.0', rules: [rule('heron', 'project heron')] });
  assert.equal((await readAgain(settings)).refused, null);
  await settings.close();
  await practice.close();
});
