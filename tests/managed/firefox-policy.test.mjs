/** The same in Firefox, which reads its policy once a start: policy alone puts Sayso on a machine, changes it, and takes it away again. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { hostBinary } from '../e2e/harness/paths.mjs';
import { BOX } from '../e2e/harness/tab.mjs';
import { waitFor } from '../e2e/harness/wait.mjs';
import { ManagedFirefox, policyFor } from './harness/firefox.mjs';
import { Machine, whyNoMachine } from './harness/machine.mjs';
import { brokenRule, goodRules, HERON, KESTREL, newRule } from './harness/rules.mjs';
import { packExtension } from './harness/update-server.mjs';

const DRAFT = 'We are glad about project heron and project kestrel today ';
const whyNot = whyNoMachine() || (existsSync('/usr/lib/mozilla') ? false : 'needs Firefox');

test('Firefox with an empty profile, and a policy', { skip: whyNot }, async (suite) => {
  const machine = await Machine.make();
  const browser = new ManagedFirefox(machine);
  suite.after(async () => {
    await browser.close();
    await machine.close();
  });
  const packed = await machine.folderFor('packed');
  const xpi = join(packed, `sayso-${packExtension(packed)}.xpi`);
  // As themselves, and as 0 and 1: Firefox hands over what stands in the file, and turns true and false from its Windows registry into numbers.
  const policy = (rules) => policyFor(xpi, { organisation: { name: 'Acme' }, rules, spelling: 0 });

  const draft = async () => {
    const tab = await browser.open('https://x.com/compose/post');
    await tab.focus(BOX.post);
    await tab.type(DRAFT);
    return tab;
  };
  const waitForRule = (tab, words) => waitFor(`"${words}" to be underlined`, async () => (await tab.underlined('policy')).includes(words), { timeout: 30_000, describe: () => tab.ours.text() });

  await suite.test('installs the packed extension and brings the rules: a draft on x.com is warned about by one of them', async () => {
    await browser.writePolicy(policy([...goodRules(), brokenRule()]));
    await browser.writeSystemManifest();
    await browser.start();
    await browser.waitForExtension();
    const tab = await draft();
    await waitForRule(tab, 'project heron');
    const card = await tab.ours.openCard('policy', 'project heron');
    assert.ok(card.text.includes(HERON), card.text);
    const { effective } = await browser.inBackground(() => chrome.storage.local.get('effective'));
    assert.equal(effective.settings.spelling.value, false, 'a boolean that came as 0');
  });

  await suite.test('takes a new rule with the next start', async () => {
    await browser.stop();
    await browser.writePolicy(policy([...goodRules(), brokenRule(), newRule()]));
    await browser.start();
    await browser.waitForExtension();
    const tab = await draft();
    await waitForRule(tab, 'project kestrel');
    const card = await tab.ours.openCard('policy', 'project kestrel');
    assert.ok(card.text.includes(KESTREL), card.text);
  });

  /** No rule and no setting of the company is in force any more, and none is remembered. */
  const nothingOfThePolicy = async () => {
    const tab = await draft();
    await tab.type('teh 4111 1111 1111 1111 ');
    await waitForRule(tab, '4111 1111 1111 1111');
    assert.deepEqual(await tab.underlined('policy'), ['4111 1111 1111 1111'], 'no rule of the company is in force');
    const kept = await browser.inBackground(() => chrome.storage.local.get(['managed', 'effective']));
    assert.ok(kept.managed === null);
    assert.ok(!JSON.stringify(kept.effective).match(/heron|Acme/));
    assert.deepEqual(Object.entries(kept.effective.settings).filter(([, { origin }]) => origin === 'managed'), []);
    assert.equal(kept.effective.settings.spelling.value, true);
  };

  await suite.test('takes rules and settings away with the policy\'s settings, while it keeps the extension installed', async () => {
    await browser.stop();
    const { policies: { '3rdparty': _settings, ...installation } } = policy([]);
    await browser.writePolicy({ policies: installation });
    await browser.start();
    await browser.waitForExtension();
    await nothingOfThePolicy();
    assert.equal((await browser.addon()).removable, false);
  });

  await suite.test('takes them away with the whole policy; the extension becomes the person\'s to remove', async () => {
    await browser.stop();
    await browser.writePolicy(policy(goodRules()));
    await browser.start();
    await browser.waitForExtension();
    await waitForRule(await draft(), 'project heron');
    await browser.stop();
    await browser.removePolicy();
    await browser.start();
    await browser.waitForExtension();
    await nothingOfThePolicy();
    assert.equal((await browser.addon()).removable, true);
    const status = await browser.open('pages/status/status.html');
    await waitFor('the status page to say what became of the extension', async () => /delivers none.*keeps Sayso.*yours to keep or to remove/.test(await status.page.$eval('#policy', (line) => line.textContent)), { timeout: 30_000 });
    await status.close();
  });

  await suite.test('takes the extension away where the policy that is exported for it says so', async () => {
    await browser.stop();
    const { stdout, stderr } = spawnSync(join(dirname(hostBinary()), 'sayso'), ['policy', 'export', '--browser', 'firefox', '--os', 'linux', '--take-away'], { encoding: 'utf8' });
    assert.ok(stdout, stderr);
    await browser.writePolicy(stdout);
    await browser.start();
    await waitFor('the add-on to be gone', async () => (await browser.addon()) === null, { timeout: 30_000 });
    assert.deepEqual(await browser.hosts(), []);
  });
});
