/** An organisation's own adapter with slips in it, from the machine's policy: what is left out is named in the popup, the rest of the site is checked as ever. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium, EXTENSION_ID } from '../e2e/harness/chromium.mjs';
import { startSession } from '../e2e/harness/session.mjs';
import { BOX } from '../e2e/harness/tab.mjs';
import { waitFor } from '../e2e/harness/wait.mjs';
import { Machine, whyNoMachine } from './harness/machine.mjs';

const LIVE = { timeout: 30_000 };
const POLICY_FILE = '/etc/chromium/policies/managed/sayso.json';

const x = () => JSON.parse(readFileSync(new URL('../../shared-rules/sites/x.json', import.meta.url), 'utf8'));

/** The form is right, so that the host takes it; only a browser knows that two of its selectors are none. */
function withSlips() {
  const site = x();
  site.dom.composers[0].audience = [{ select: '.audience[', is: 'private' }, { is: 'public' }];
  site.dom.composers.find(({ id }) => id === 'chat').box = 'textarea[name=';
  return site;
}

test('a policy whose adapter has slips, in Chromium', { skip: whyNoMachine() }, async (suite) => {
  const machine = await Machine.make();
  // The popup can be opened where the harness installs the extension; the machine's policy gives it settings all the same.
  const program = join(machine.folder, 'chromium');
  const [unshare, args] = machine.command(process.env.SAYSO_CHROMIUM ?? '/usr/bin/chromium', []);
  await writeFile(program, `#!/bin/sh\nexec ${[unshare, ...args].join(' ')} "$@"\n`);
  await chmod(program, 0o755);
  process.env.SAYSO_CHROMIUM = program;
  const deliver = (adapter) => machine.write(POLICY_FILE, { '3rdparty': { extensions: { [EXTENSION_ID]: { adapters: JSON.stringify({ x: adapter }) } } } });
  await deliver(withSlips());
  const session = await startSession({ engine: 'chromium' });
  suite.after(async () => {
    await session.close();
    await machine.close();
  });
  const inForce = (wanted) => waitFor('the adapter of the policy to be in force', async () => {
    const { effective } = await chromium.inBackground(session.browser, () => chrome.storage.local.get('effective'));
    return JSON.stringify(effective?.settings.adapters.value.x) === JSON.stringify(sorted(wanted)) && effective;
  }, LIVE);
  let tab;

  await suite.test('the host takes it: its form is right', async () => {
    tab = await session.open('https://x.com/compose/post'); // asks for the host
    await tab.focus(BOX.post);
    const { refused } = await inForce(withSlips());
    assert.deepEqual(refused, []);
  });

  await suite.test('a reading with a slip is unknown, and nothing else is lost with it', async () => {
    await tab.open('https://x.com/compose/post');
    await tab.focus(BOX.post);
    await tab.type('Refund to 4111 1111 1111 1111');
    await tab.waitForUnderline('policy');
    await tab.ours.waitForSpokenChip(/^Audience not known.*@lena_harbour/);
    await tab.press('Control+Enter');
    await tab.ours.waitForGate();
    await tab.press('Escape');
    await tab.ours.waitForNoGate();
    assert.deepEqual(await tab.submitted(), []);
  });

  const popupWords = async () => {
    const popup = await session.openPopup(tab);
    await popup.page.waitForFunction(() => /x\.com/.test(document.body.innerText) && /rules/.test(document.body.innerText));
    const words = await popup.page.$eval('#changed', (line) => (line.hidden ? '' : line.textContent));
    await popup.close();
    return words;
  };

  await suite.test('the popup names both places, and says that they are left out', async () => {
    const index = x().dom.composers.findIndex(({ id }) => id === 'chat');
    assert.match(await popupWords(), new RegExp(`left out.*/dom/composers/0/audience/0/select, /dom/composers/${index}/box$`));
  });

  await suite.test('mended while the browser runs, it is read whole, and the popup has nothing to say', async () => {
    await deliver(x());
    await inForce(x());
    await tab.open('https://x.com/compose/post');
    await tab.focus(BOX.post);
    await tab.type('On teh way ');
    await tab.ours.waitForSpokenChip(/^Public.*@lena_harbour/);
    assert.equal(await popupWords(), '');
  });
});

/** The engine gives objects with their keys in the order of the alphabet. @param {any} value @returns {any} */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
