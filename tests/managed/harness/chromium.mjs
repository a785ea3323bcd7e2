/** Chromium on a machine of a test's own, with an empty profile: everything that Sayso is there comes from the machine's policy. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromium, EXTENSION_ID } from '../../e2e/harness/chromium.mjs';
import { startFixtureServer } from '../../e2e/harness/fixture-server.mjs';
import { HOST_NAME, hostsBelow, lives } from '../../e2e/harness/host-processes.mjs';
import { hostBinary } from '../../e2e/harness/paths.mjs';
import { Tab } from '../../e2e/harness/tab.mjs';
import { waitFor } from '../../e2e/harness/wait.mjs';

const POLICY_FILE = '/etc/chromium/policies/managed/sayso.json';
const HOST_FILE = `/etc/chromium/native-messaging-hosts/${HOST_NAME}.json`;

/** The policy of a machine that installs Sayso, allows its host and no other, and hands over `settings`. */
export const policyFor = (updateUrl, settings) => ({
  ExtensionSettings: { [EXTENSION_ID]: { installation_mode: 'force_installed', update_url: `${updateUrl}/updates.xml` } },
  NativeMessagingBlocklist: ['*'],
  NativeMessagingAllowlist: [HOST_NAME],
  DeveloperToolsAvailability: 1, // shows the worker of a force-installed extension to the test
  '3rdparty': { extensions: { [EXTENSION_ID]: settings } },
});

export const systemManifest = () => ({
  name: HOST_NAME, description: 'Sayso, for a test', path: hostBinary(), type: 'stdio', allowed_origins: [`chrome-extension://${EXTENSION_ID}/`] });

export class ManagedChromium {
  #process;
  #server;

  /** @param {import('./machine.mjs').Machine} machine */
  constructor(machine) {
    this.machine = machine;
  }

  writePolicy(policy) {
    return this.machine.write(POLICY_FILE, policy);
  }

  removePolicy() {
    return this.machine.remove(POLICY_FILE);
  }

  writeSystemManifest() {
    return this.machine.write(HOST_FILE, systemManifest());
  }

  /**
   * @param {{scheme?: 'light' | 'dark', ports?: Record<string, number>}} [options] `ports`: hosts with a server of their own on loopback; all others lead to
   *   the stand-ins
   */
  async start({ scheme = 'light', ports = {} } = {}) {
    this.scheme = scheme;
    this.#server = await startFixtureServer();
    const profile = await this.machine.folderFor('profile');
    const [program, args] = this.machine.command(process.env.SAYSO_CHROMIUM ?? '/usr/bin/chromium', [
      '--headless=new', '--no-sandbox', `--user-data-dir=${profile}`, '--remote-debugging-port=0', '--no-first-run', '--disable-sync', '--disable-component-update',
      '--disable-quic', '--lang=en-US', '--window-size=1280,900', '--ignore-certificate-errors',
      `--host-resolver-rules=${Object.entries(ports).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}, `).join('')}MAP * 127.0.0.1:${this.#server.port}, EXCLUDE localhost, EXCLUDE 127.0.0.1`, 'about:blank']);
    this.#process = spawn(program, args, { stdio: 'ignore', env: { ...process.env, HOME: this.machine.folder } });
    const [port, path] = await waitFor('Chromium to listen', async () => (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).trim().split('\n'), { timeout: 30_000 });
    this.browser = await puppeteer.connect({ browserWSEndpoint: `ws://127.0.0.1:${port}${path}`, defaultViewport: null });
  }

  get pid() {
    return this.#process.pid;
  }

  get requests() {
    return this.#server.requests;
  }

  /** @returns {import('puppeteer-core').Target | undefined} the extension's background, while the extension is installed and awake */
  worker() {
    return this.browser.targets().find((target) => target.type() === 'service_worker' && target.url().includes(EXTENSION_ID));
  }

  /** Whether the extension is installed, by the browser's own list: an older Chromium keeps the target of a worker that has ended while a debugger holds it. */
  async hasExtension() {
    const page = await this.browser.newPage({ background: true });
    try {
      await page.goto('chrome://extensions/', { waitUntil: 'load' });
      return await page.evaluate((wanted) => new Promise((resolve) => {
        chrome.developerPrivate.getExtensionsInfo({}, (all) => resolve(all.some(({ id }) => id === wanted)));
      }), EXTENSION_ID);
    } finally {
      await page.close();
    }
  }

  /** Waits until the extension is installed, and its content scripts are registered. */
  async waitForExtension() {
    await waitFor('policy to install the extension', () => this.worker(), { timeout: 60_000, describe: () => this.browser.targets().map((target) => target.url()) });
    await waitFor('its content scripts to be registered', async () => (await this.inBackground(() => chrome.scripting.getRegisteredContentScripts())).length > 0);
  }

  inBackground(call, ...values) {
    return chromium.inBackground(this.browser, call, ...values);
  }

  /** Opens a page under its real host name, or one of the extension's own by its path. */
  async open(where) {
    const page = await this.browser.newPage();
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: this.scheme }]);
    const tab = new Tab(page, chromium.lens(page));
    await tab.open(/^[a-z]+:/.test(where) ? where : chromium.extensionUrl(where));
    return tab;
  }

  hosts() {
    return hostsBelow(this.pid, hostBinary());
  }

  async close() {
    const hosts = this.#process ? await this.hosts() : [];
    await this.browser?.close();
    this.#process?.kill('SIGTERM');
    if (this.#process) await waitFor('Chromium and its hosts to end', async () => !(await Promise.all([this.pid, ...hosts].map(lives))).includes(true), { timeout: 20_000 });
    await this.#server?.close();
  }
}
