/** Ten policies as organisations would write them, each in a real browser: what is in force is what was meant, and the person sees no error. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { hostBinary } from '../e2e/harness/paths.mjs';
import { BOX } from '../e2e/harness/tab.mjs';
import { waitFor } from '../e2e/harness/wait.mjs';
import { cases } from '../protocol/realistic-policies.mjs';
import * as inChromium from './harness/chromium.mjs';
import * as inFirefox from './harness/firefox.mjs';
import { Machine, whyNoMachine } from './harness/machine.mjs';
import { packExtension, startUpdateServer } from './harness/update-server.mjs';

const LIVE = { timeout: 60_000 };
const HARMLESS = 'Lovely weather for a walk along the harbour today ';

/** The settings as `sayso policy export` delivers them to Chromium, wrong ones too. */
function delivered(managed) {
  const { stdout, stderr } = spawnSync(join(dirname(hostBinary()), 'sayso'), ['policy', 'export', '--browser', 'chromium', '--os', 'linux', '--anyway', '--no-install', '-'], { input: JSON.stringify(managed), encoding: 'utf8', maxBuffer: 64 << 20 });
  assert.ok(stdout, stderr);
  return Object.values(JSON.parse(stdout)['3rdparty'].extensions)[0];
}

const effectiveIn = async (browser) => (await browser.inBackground(() => chrome.storage.local.get('effective'))).effective;

/** Waits until the expected values, and no others, come from the policy. Of words only their number is kept. */
async function waitForEffective(browser, { words, ...others }) {
  const expected = { ...others, ...(words && { words: words.length }) };
  let last;
  const wanted = JSON.stringify(Object.keys(expected).sort());
  await waitFor(`the policy to be in force with ${wanted}`, async () => {
    last = await effectiveIn(browser);
    const managed = Object.entries(last?.settings ?? {}).filter(([, { origin }]) => origin === 'managed');
    try {
      assert.deepEqual(Object.fromEntries(managed.map(([key, { value }]) => [key, value])), expected);
      return true;
    } catch {
      return false;
    }
  }, { ...LIVE, describe: () => last && Object.fromEntries(Object.entries(last.settings).filter(([, { origin }]) => origin === 'managed')) });
  return last;
}

/** Everything that a person looks at tells of no error: the status page's line, and a draft of theirs. */
async function seesNoError(browser, status) {
  assert.equal(await status.page.$eval('#state', (line) => line.dataset.state), 'connected');
  assert.equal(await status.page.$eval('#state .state-remedy', (line) => line.hidden), true);
  const tab = await browser.open('https://x.com/compose/post');
  const failures = [];
  tab.page.on('pageerror', (error) => failures.push(error.message));
  await tab.focus(BOX.post);
  await tab.type(HARMLESS);
  await waitFor('the chip to tell who will see the draft', async () => (await tab.ours.text()).length > 0, { ...LIVE });
  const words = await tab.ours.text();
  assert.doesNotMatch(words, /helper|error|not installed|can.t be checked|policy/i);
  assert.deepEqual(failures, []);
  await tab.close();
}

const refusedPaths = (effective) => [...new Set(effective.refused.filter(({ source }) => source === 'managed').map(({ path }) => path))].sort();

test('ten policies in Chromium, one after the other while it runs', { skip: whyNoMachine() }, async (suite) => {
  const machine = await Machine.make();
  const updates = await startUpdateServer(await machine.folderFor('packed'));
  const browser = new inChromium.ManagedChromium(machine);
  suite.after(async () => {
    await browser.close();
    await updates.close();
    await machine.close();
  });
  await browser.writePolicy(inChromium.policyFor(updates.url, {}));
  await browser.writeSystemManifest();
  await browser.start();
  await browser.waitForExtension();
  const status = await browser.open('pages/status/status.html');
  await status.page.waitForSelector('#state[data-state=connected]');

  for (const { name, managed, expected, refused = [], packs = {} } of cases) {
    await suite.test(`the policy of ${name}`, async () => {
      await browser.writePolicy(inChromium.policyFor(updates.url, delivered(managed)));
      const effective = await waitForEffective(browser, expected);
      for (const [id, rules] of Object.entries(packs)) {
        await waitFor(`${rules} rules of ${id}`, async () => (await effectiveIn(browser)).packs.find((pack) => pack.id === id)?.rules === rules, LIVE);
      }
      // Chromium itself drops a scalar of another type; what is wrong inside a list or an object comes through, and is refused by name.
      const inside = refused.filter((path) => path.split('/').length > 2);
      const told = refusedPaths(effective);
      assert.deepEqual(inside.filter((path) => !told.includes(path)), []);
      await status.page.bringToFront();
      await seesNoError(browser, status);
    });
  }
});

/** Those in which Firefox differs: it hands everything over as it stands. */
const TELLING = ['wrong types', 'a Firefox that delivers 0 and 1', 'nobody in particular: it is empty'];

test('policies in Firefox, each with a start of its own', { skip: whyNoMachine() || (existsSync('/usr/lib/mozilla') ? false : 'needs Firefox') }, async (suite) => {
  const machine = await Machine.make();
  const browser = new inFirefox.ManagedFirefox(machine);
  suite.after(async () => {
    await browser.close();
    await machine.close();
  });
  const packed = await machine.folderFor('packed');
  const xpi = join(packed, `sayso-${packExtension(packed)}.xpi`);
  await browser.writeSystemManifest();

  for (const { name, managed, expected, refused = [], packs = {} } of cases.filter((each) => TELLING.includes(each.name))) {
    await suite.test(`the policy of ${name}`, async () => {
      await browser.writePolicy(inFirefox.policyFor(xpi, managed));
      await browser.start();
      await browser.waitForExtension();
      const status = await browser.open('pages/status/status.html');
      await status.page.waitForSelector('#state[data-state=connected]');
      const effective = await waitForEffective(browser, expected);
      for (const [id, rules] of Object.entries(packs)) assert.equal(effective.packs.find((pack) => pack.id === id)?.rules, rules, id);
      assert.deepEqual(refusedPaths(effective), refused);
      await seesNoError(browser, status);
      await browser.stop();
    });
  }
});
