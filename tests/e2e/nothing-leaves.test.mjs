/** Nothing of a draft leaves the machine, reaches the profile on the disk, or comes back to the page as a message. */
import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';

const CANARY = 'zanzibarquokka';
const CONTROL = 'controlwombat';

/** Files below a folder that contain the word, as UTF-8 or UTF-16. */
async function filesWith(folder, word) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...await filesWith(path, word));
    else if (entry.isFile()) {
      const bytes = await readFile(path);
      if (bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le'))) found.push(path);
    }
  }
  return found;
}

test('a draft with findings, a fix, an ignored finding and a question at send leaves no trace', async () => {
  const session = await startSession();
  let closed = false;
  try {
    await session.setLocal({ probe: CONTROL }); // shows that the search finds what an extension stores
    const tab = await session.open('https://x.com/compose/post', {
      before: () => {
        window.__heard = [];
        window.addEventListener('message', (event) => window.__heard.push(String(event.data)), true);
      },
    });
    await tab.focus(BOX.post);
    await tab.type(`Teh ${CANARY} card 4111 1111 1111 1111, call me on 555-0142, this is private. teh ${CANARY} end`);
    await tab.waitForUnderline('spelling', 'teh');
    await tab.ours.openCard('spelling', 'teh');
    await tab.ours.press('card', 'the');
    await tab.ours.openCard('policy', '4111 1111 1111 1111');
    await tab.ours.press('card', 'Ignore here');
    await tab.press('Control+Enter');
    await tab.ours.waitForGate();
    await tab.ours.press('gate', 'Edit');
    await tab.ours.waitForNoGate();
    const heard = await tab.evaluate(() => window.__heard);
    assert.ok(heard.length > 0, 'Draft.js posts itself messages: the listener hears');
    assert.deepEqual(heard.filter((words) => words !== '' && !words.startsWith('setImmediate$')), []);

    const carriers = session.requests.filter((request) => JSON.stringify(request).includes(CANARY));
    assert.deepEqual(carriers, []);
    const hosts = session.requests.map(({ host }) => host);
    assert.ok(hosts.includes('x.com'), 'the server does see what the browser asks for');
    assert.deepEqual(hosts.filter((host) => /sayso/.test(host)), []);
    // The one request that there is, for the packs of a policy, has its own test: tests/managed/signed-packs.test.mjs.
    assert.deepEqual(session.requests.filter(({ headers }) => /extension:/.test(`${headers.origin} ${headers.referer}`)), [], 'the extension itself asks for nothing');

    await session.close({ keepProfile: true });
    closed = true;
    assert.notDeepEqual(await filesWith(session.profile, CONTROL), []);
    assert.deepEqual(await filesWith(session.profile, CANARY), []);
  } finally {
    if (!closed) await session.close({ keepProfile: true });
    await rm(session.profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
