/** Policy alone puts Sayso on a machine, changes it while the browser runs, and takes it away again. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { hostBinary } from '../e2e/harness/paths.mjs';
import { BOX } from '../e2e/harness/tab.mjs';
import { waitFor } from '../e2e/harness/wait.mjs';
import { ManagedChromium, policyFor } from './harness/chromium.mjs';
import { Machine, whyNoMachine } from './harness/machine.mjs';
import { brokenRule, goodRules, HERON, KESTREL, newRule } from './harness/rules.mjs';
import { startUpdateServer } from './harness/update-server.mjs';

const DRAFT = 'We are glad about project heron and project kestrel today ';
/** A live edit of the policy file arrives after about five seconds. */
const LIVE = { timeout: 30_000 };

/** The machine's own files of these kinds. */
const ownFiles = () => ['/etc/chromium', '/etc/firefox', '/etc/sayso'].map((folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true }).sort() : null));

test('Chromium with an empty profile, and a policy', { skip: whyNoMachine() }, async (suite) => {
  const untouched = ownFiles();
  const machine = await Machine.make();
  const updates = await startUpdateServer(await machine.folderFor('packed'));
  const browser = new ManagedChromium(machine);
  suite.after(async () => {
    await browser.close();
    await updates.close();
    await machine.close();
  });
  let tab;
  const policy = (rules, more = {}) => policyFor(updates.url, { organisation: JSON.stringify({ name: 'Acme', contact: '#social-help' }), rules: JSON.stringify(rules), locked: JSON.stringify(['spelling']), 'first-run': false, ...more });

  await browser.writePolicy(policy([...goodRules(), brokenRule()]));
  await machine.write('/etc/sayso/policy.json', { 'sites-off': ['bluesky'] });
  await browser.writeSystemManifest();
  await browser.start();

  await suite.test('installs the packed extension, without a page that introduces it', async () => {
    await browser.waitForExtension();
    assert.ok(updates.asked.includes('updates.xml') && updates.asked.some((name) => name.endsWith('.crx')), `the update server was asked for ${updates.asked}`);
    assert.equal(await browser.inBackground(async () => (await chrome.management.getSelf()).installType), 'admin');
    assert.ok(!browser.browser.targets().some((target) => target.url().includes('/pages/welcome/')));
  });

  await suite.test('allows the host, and no other', async () => {
    const answer = (name) => browser.inBackground((host) => new Promise((resolve) => {
      const port = chrome.runtime.connectNative(host);
      port.onDisconnect.addListener(() => resolve(chrome.runtime.lastError?.message));
      port.onMessage.addListener((frame) => {
        port.disconnect();
        resolve(frame.type);
      });
      port.postMessage({ type: 'hello', id: 1, protocol: [1, 1] });
    }), name);
    assert.equal(await answer('org.sayso.host'), 'welcome');
    assert.match(await answer('org.example.other'), /disabled by the system administrator/);
  });

  await suite.test('brings the rules: a draft on x.com is warned about by one of them', async () => {
    tab = await browser.open('https://x.com/compose/post');
    await tab.focus(BOX.post);
    await tab.type(DRAFT);
    await waitFor('the company rule to underline its words', async () => (await tab.underlined('policy')).includes('project heron'), LIVE);
    const card = await tab.ours.openCard('policy', 'project heron');
    assert.ok(card.text.includes(HERON), card.text);
    assert.deepEqual(await tab.underlined('policy'), ['project heron']);
  });

  await suite.test('refuses one broken rule among ten by name, on the status page and in the doctor; nine apply', async () => {
    await tab.focus(BOX.post);
    await tab.press('Control+End');
    await tab.type(`${goodRules().slice(1).map(({ id }) => id.replace('-', ' ')).join(', ')}, project merlin `);
    await waitFor('nine rules to underline their words', async () => (await tab.underlined('policy')).length === 9, { ...LIVE, describe: () => tab.underlined('policy') });
    assert.ok(!(await tab.underlined('policy')).includes('project merlin'));

    const status = await browser.open('pages/status/status.html');
    await status.page.waitForSelector('#refused li');
    const refused = await status.page.$$eval('#refused li', (items) => items.map((item) => item.textContent));
    assert.equal(refused.length, 1);
    assert.match(refused[0], /not well-formed.*organisation\/project-merlin.*\/rules\/9\/any\/0\/pattern.*bad-pattern/);
    assert.match(await status.page.$eval('#packs', (rows) => rows.textContent), /organisation.*9 · 1 refused/);
    assert.match(await status.page.$eval('#policy', (line) => line.textContent), /delivers one/);
    await status.close();

    const doctor = machine.run(join(dirname(hostBinary()), 'sayso'), ['doctor', '--json'], { env: { ...process.env, HOME: machine.folder } });
    assert.equal(doctor.status, 1, doctor.stderr);
    const [{ packs, refused: told }] = JSON.parse(doctor.stdout).policies;
    assert.deepEqual(told.map(({ rule, code }) => [rule, code]), [['organisation/project-merlin', 'bad-pattern']]);
    assert.equal(packs.find(({ id }) => id === 'organisation').rules, 9);
  });

  await suite.test('lets the machine\'s own settings count as well: a site that they switch off is left alone', async () => {
    const sites = () => browser.inBackground(async () => (await chrome.scripting.getRegisteredContentScripts()).flatMap(({ matches }) => matches));
    await waitFor('the site that is off to have no script', async () => !(await sites()).some((match) => match.includes('bsky.app')), { ...LIVE, describe: sites });
    assert.ok((await sites()).some((match) => match.includes('x.com')));
  });

  await suite.test('says on the settings page what the organisation decides, who that is, and whom to ask', async () => {
    const page = await browser.open('pages/options/options.html');
    await page.page.waitForSelector('#organisation:not([hidden])');
    assert.match(await page.page.$eval('#organisation', (line) => line.textContent), /Acme.*#social-help/);
    assert.equal(await page.page.$eval('#spelling', (control) => control.disabled), true);
    assert.equal(await page.page.$eval('#languages-locked', (line) => line.textContent), 'Set by Acme');
    await page.page.waitForSelector('#languages:not([hidden]) input');
    assert.equal(await page.page.$eval('#languages input', (control) => control.disabled), false, 'what is not locked is the person\'s');
    await page.close();
  });

  await suite.test('takes a new rule without a restart', async (t) => {
    const start = Date.now();
    await browser.writePolicy(policy([...goodRules(), brokenRule(), newRule()]));
    await waitFor('the new rule to underline its words', async () => (await tab.underlined('policy')).includes('project kestrel'), LIVE);
    t.diagnostic(`a changed policy file was in force ${((Date.now() - start) / 1000).toFixed(1)} s later`);
    const card = await tab.ours.openCard('policy', 'project kestrel');
    assert.ok(card.text.includes(KESTREL), card.text);
  });

  await suite.test('asks for a reason out of its own list, where it wants one', async () => {
    const reasons = ['The press office agreed', 'It is announced'];
    await browser.writePolicy(policy([...goodRules(), { ...newRule(), stage: 'justify' }], { reasons: JSON.stringify(reasons) }));
    await waitFor('the question to ask for a reason', async () => {
      if (!(await tab.ours.gate())) await tab.press('Control+Enter');
      if ((await tab.ours.choices('gate')).length > 0) return true;
      await tab.press('Escape'); // asked by the rule as it was
      return false;
    }, LIVE);
    assert.deepEqual(await tab.ours.choices('gate'), ['Choose a reason', ...reasons]);
    await tab.press('Escape');
    await tab.ours.waitForNoGate();
    assert.deepEqual(await tab.submitted(), []);
  });

  await suite.test('takes the rules away with the policy\'s settings, and the extension with the policy', async () => {
    const { '3rdparty': _settings, ...installation } = policy([]);
    await browser.writePolicy(installation);
    await waitFor('no rule of the company to be in force', async () => (await tab.underlined('policy')).length === 0, LIVE);
    const kept = await browser.inBackground(() => chrome.storage.local.get(['managed', 'effective']));
    assert.ok(kept.managed === null, 'the last known policy is none');
    assert.ok(!JSON.stringify(kept.effective).includes('heron'));

    await browser.removePolicy();
    await waitFor('the extension to be gone', async () => !(await browser.hasExtension()), LIVE);
    await waitFor('its host to end', async () => (await browser.hosts()).length === 0, LIVE);
    await waitFor('nothing of it to be left in the open page', async () => Object.keys(await tab.highlights()).length === 0 && (await tab.ours.text()) === '', LIVE);
    await tab.press('Control+End');
    await tab.type('and on');
    assert.match(await tab.domText(BOX.post), /merlin and on$/, 'the draft is as it was, and can be written on');
  });

  assert.deepEqual(ownFiles(), untouched, 'the machine\'s own files are as they were');
});
