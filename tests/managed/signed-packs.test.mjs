/** Packs that the policy fetches: signed, from a local HTTPS server. It is Sayso's only network request. In both browsers. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium } from '../e2e/harness/chromium.mjs';
import { firefox } from '../e2e/harness/firefox.mjs';
import { BOX } from '../e2e/harness/tab.mjs';
import { waitFor } from '../e2e/harness/wait.mjs';
import * as inChromium from './harness/chromium.mjs';
import * as inFirefox from './harness/firefox.mjs';
import { Machine, whyNoMachine } from './harness/machine.mjs';
import { goodRules, newRule } from './harness/rules.mjs';
import { Signer, startPackServer } from './harness/signed-packs.mjs';
import { packExtension, startUpdateServer } from './harness/update-server.mjs';

const HOST = 'rules.acme.test';
const PATH = '/support.jsonc';
const URL = `https://${HOST}${PATH}`;
const LIVE = { timeout: 30_000 };

const packOf = (version, rules) => JSON.stringify({ pack: 'acme-support', version, title: 'Acme support', owner: 'support', rules });

/** Starts a browser whose policy has these settings, with a server of its own for HOST. */
const engines = {
  Chromium: {
    why: whyNoMachine(),
    async start(machine, settings, port, suite) {
      const updates = await startUpdateServer(await machine.folderFor('packed'));
      const browser = new inChromium.ManagedChromium(machine);
      suite.after(async () => {
        await browser.close();
        await updates.close();
      });
      await browser.writePolicy(inChromium.policyFor(updates.url, settings));
      await browser.writeSystemManifest();
      await browser.start({ ports: { [HOST]: port } });
      return browser;
    },
    origin: chromium.extensionUrl('').split('/')[2],
  },
  Firefox: {
    why: whyNoMachine() || (existsSync('/usr/lib/mozilla') ? false : 'needs Firefox'),
    async start(machine, settings, port, suite) {
      const packed = await machine.folderFor('packed');
      const xpi = join(packed, `sayso-${packExtension(packed)}.xpi`);
      const browser = new inFirefox.ManagedFirefox(machine);
      suite.after(() => browser.close());
      await browser.writePolicy(inFirefox.policyFor(xpi, settings, await browser.proxyTo({ [HOST]: port })));
      await browser.writeSystemManifest();
      await browser.start();
      return browser;
    },
    origin: firefox.extensionUrl('').split('/')[2],
  },
};

for (const [engine, { why, start, origin }] of Object.entries(engines)) {
  test(`A policy that fetches a signed pack, in ${engine}`, { skip: why }, async (suite) => {
    const signer = new Signer();
    const machine = await Machine.make();
    const server = await startPackServer();
    const serve = (pack, signature) => {
      server.files.set(PATH, typeof pack === 'string' ? { body: pack } : pack);
      server.files.set(`${PATH}.minisig`, { body: signature });
    };
    const publish = (pack) => serve(pack, signer.sign(pack));

    const first = packOf('1.0.0', goodRules());
    const second = packOf('1.1.0', [...goodRules(), newRule()]);
    publish(first);
    server.files.get(PATH).headers = { 'set-cookie': 'visitor=1; Secure; SameSite=None; Path=/', 'cache-control': 'max-age=86400' };
    const browser = await start(machine, { 'pack-sources': JSON.stringify({ 'acme-support': { url: URL, key: signer.key } }) }, server.port, suite);
    suite.after(async () => {
      await server.close();
      await machine.close();
    });
    await browser.waitForExtension();
    let draft, status;
    const rowText = () => status.page.$eval('#sources', (list) => list.textContent);

    await suite.test('is fetched when the policy comes, before anyone writes', async () => {
      await waitFor('both files to be asked for', () => server.seen.length >= 2, LIVE);
      assert.deepEqual(server.seen.map(({ path, method }) => `${method} ${path}`), [`GET ${PATH}`, `GET ${PATH}.minisig`]);
    });

    await suite.test('is verified and applied', async () => {
      draft = await browser.open('https://x.com/compose/post');
      await draft.focus(BOX.post);
      await draft.type('We are glad about project heron and project kestrel today ');
      await waitFor('a rule of the pack to underline its words', async () => (await draft.underlined('policy')).includes('project heron'), LIVE);
      status = await browser.open('pages/status/status.html');
      await waitFor('the status page to show it', async () => /1\.0\.0/.test(await rowText()), { ...LIVE, describe: rowText });
      assert.deepEqual(server.seen.length, 2, 'nothing more was asked for meanwhile');
    });

    /** Presses "Look now" and waits for what the status page then says about the source. */
    const lookNow = async (expected) => {
      await status.page.bringToFront();
      await status.click('#fetch');
      await waitFor(`the status page to say ${expected}`, async () => expected.test(await rowText()), { ...LIVE, describe: rowText });
      assert.equal(await status.page.$eval('#sources', (list) => list.children.length), 1);
    };
    const stillInForce = async () => {
      assert.match(await rowText(), /1\.1\.0/);
      await draft.page.bringToFront();
      await draft.focus(BOX.post);
      await draft.press('Control+End');
      await draft.type('.');
      await waitFor('the rules of the last good one to hold', async () => (await draft.underlined('policy')).includes('project kestrel'), LIVE);
    };

    await suite.test('is updated', async () => {
      publish(second);
      await lookNow(/1\.1\.0/);
      await draft.page.bringToFront();
      await waitFor('the new rule to underline its words', async () => (await draft.underlined('policy')).includes('project kestrel'), LIVE);
    });

    const other = new Signer();
    const faults = {
      tampered: [() => serve(second.replace('Kestrel', 'kestrel'), signer.sign(second)), /signature does not fit/],
      older: [() => publish(first), /older than the one in force/],
      'signed with another key': [() => serve(packOf('1.2.0', goodRules()), other.sign(packOf('1.2.0', goodRules()))), /another key/],
      'of another name': [() => publish(packOf('1.2.0', goodRules()).replace('acme-support', 'acme-sales')), /another pack/],
      unreachable: [() => server.files.set(PATH, { drop: true }), /unreachable/],
      missing: [() => server.files.delete(PATH), /answered 404/],
      'too large, without an end': [() => server.files.set(PATH, { endless: true }), /too large/],
      'moved elsewhere': [() => server.files.set(PATH, { status: 302, headers: { location: 'https://elsewhere.test/support.jsonc' } }), /redirects/],
    };
    for (const [name, [arrange, words]] of Object.entries(faults)) {
      await suite.test(`${name}: the last good one stays, and the status page says why`, async () => {
        arrange();
        await lookNow(words);
        await stillInForce();
        publish(second);
        await lookNow(/^(?!.*Not taken)(?!.*Could not).*1\.1\.0/);
      });
    }

    await suite.test('holds in a helper that starts anew, without the network', async () => {
      server.files.clear();
      const before = server.seen.length;
      const [host] = await browser.hosts();
      process.kill(host, 'SIGKILL');
      await waitFor('another helper', async () => (await browser.hosts()).some((pid) => pid !== host), LIVE);
      await waitFor('it to have the pack', async () => /1\.1\.0/.test(await rowText()), LIVE);
      await stillInForce();
      assert.equal(server.seen.length, before);
    });

    await suite.test('was asked for without anything about the person, and nothing else was', () => {
      assert.deepEqual([...new Set(server.seen.map(({ path }) => path))].sort(), [PATH, `${PATH}.minisig`]);
      for (const { headers } of server.seen) {
        assert.equal(headers.cookie, undefined);
        assert.equal(headers.referer, undefined);
        assert.equal(headers['if-none-match'] ?? headers['if-modified-since'], undefined);
        assert.equal(headers['accept-language'], '*');
      }
      assert.ok(server.bytesSent() < 32 << 20, 'the endless answer was cut off');
      const ours = browser.requests.filter(({ headers }) => `${headers.origin} ${headers.referer}`.includes(origin));
      assert.deepEqual(ours, [], 'no other host was asked by the extension');
      assert.ok(!browser.requests.some(({ host }) => host === 'elsewhere.test'), 'no redirect was followed');
    });
  });
}
