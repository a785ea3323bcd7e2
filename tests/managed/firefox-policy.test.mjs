/** The same in Firefox, which reads its policy once a start: policy alone puts Sayso on a machine, changes it, and takes it away again. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { EXTENSION_ID } from '../e2e/harness/firefox.mjs';
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

  await suite.test('takes the rules away with the policy; and the extension, where the policy then blocks it', async () => {
    await browser.stop();
    await browser.removePolicy();
    await browser.start();
    await browser.waitForExtension();
    const tab = await draft();
    await tab.type('teh 4111 1111 1111 1111 ');
    await waitForRule(tab, '4111 1111 1111 1111');
    assert.deepEqual(await tab.underlined('policy'), ['4111 1111 1111 1111'], 'no rule of the company is in force');
    const kept = await browser.inBackground(() => chrome.storage.local.get(['managed', 'effective']));
    assert.ok(kept.managed === null);
    assert.ok(!JSON.stringify(kept.effective).includes('heron'));

    // Unlike Chromium, Firefox keeps an add-on whose policy is gone; blocking it takes it away.
    await browser.stop();
    await browser.writePolicy({ policies: { ExtensionSettings: { [EXTENSION_ID]: { installation_mode: 'blocked' } } } });
    await browser.start();
    await waitFor('the add-on to be gone', async () => (await browser.addon()) === null, { timeout: 30_000 });
    assert.deepEqual(await browser.hosts(), []);
  });
});
