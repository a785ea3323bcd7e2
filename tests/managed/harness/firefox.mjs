/** Firefox on a machine of a test's own, with an empty profile: everything that Sayso is there comes from the machine's policy. */
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startConnectProxy } from '../../e2e/harness/connect-proxy.mjs';
import { EXTENSION_ID, firefox, inChrome } from '../../e2e/harness/firefox.mjs';
import { startFixtureServer } from '../../e2e/harness/fixture-server.mjs';
import { HOST_NAME } from '../../e2e/harness/host-processes.mjs';
import { hostBinary } from '../../e2e/harness/paths.mjs';
import { Session } from '../../e2e/harness/session.mjs';
import { waitFor } from '../../e2e/harness/wait.mjs';

const POLICY_FILE = '/etc/firefox/policies/policies.json';
const HOST_FILE = `/usr/lib/mozilla/native-messaging-hosts/${HOST_NAME}.json`;

/**
 * The policy of a machine that installs Sayso from a file and hands over `settings`. The xpi is not signed by Mozilla, which ESR can be told to bear.
 * @param {string} xpi
 * @param {object} settings
 * @param {number} [proxy] the port of a proxy of the test's own, in place of the harness's
 */
export const policyFor = (xpi, settings, proxy) => ({
  policies: {
    Preferences: {
      'xpinstall.signatures.required': { Value: false, Status: 'locked' },
      ...(proxy && { 'network.proxy.ssl_port': { Value: proxy, Status: 'locked' } }),
    },
    ExtensionSettings: { [EXTENSION_ID]: { installation_mode: 'force_installed', install_url: `file://${xpi}` } },
    '3rdparty': { Extensions: { [EXTENSION_ID]: settings } },
  },
});

export class ManagedFirefox {
  #server;
  #proxy;
  #session;

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
    return this.machine.write(HOST_FILE, { name: HOST_NAME, description: 'Sayso, for a test', path: hostBinary(), type: 'stdio', allowed_extensions: [EXTENSION_ID] });
  }

  /** Starts Firefox, again with the same profile where it ran before. */
  async start({ scheme = 'light' } = {}) {
    const program = join(this.machine.folder, 'firefox');
    const [unshare, args] = this.machine.command(process.env.SAYSO_FIREFOX ?? '/usr/bin/firefox-esr', []);
    await writeFile(program, `#!/bin/sh\nexec ${[unshare, ...args].join(' ')} "$@"\n`);
    await chmod(program, 0o755);
    const profile = await this.machine.folderFor('firefox-profile');
    await this.machine.folderFor('firefox-profile/home');
    this.#server ??= await startFixtureServer();
    const browser = await firefox.launch({ profile, serverPort: this.#server.port, headless: true, extension: false, scheme, program });
    this.#session = new Session({ kind: firefox, binary: hostBinary(), profile, server: { requests: this.#server.requests, close: async () => {} }, browser, scheme });
  }

  get browser() {
    return this.#session.browser;
  }

  get requests() {
    return this.#server.requests;
  }

  /** A proxy that leads these hosts to servers of their own on loopback, and all others to the stand-ins. @param {Record<string, number>} ports @returns {Promise<number>} its port */
  async proxyTo(ports) {
    this.#server ??= await startFixtureServer();
    this.#proxy = await startConnectProxy(this.#server.port, ports);
    return this.#proxy.port;
  }

  /** @returns {Promise<{version: string, active: boolean, removable: boolean} | null>} the add-on as Firefox has it; `removable`: by the person */
  addon() {
    return inChrome(this.browser, async ({ AddonManager }, id) => {
      const found = await AddonManager.getAddonByID(id);
      return found && { version: found.version, active: found.isActive, removable: (found.permissions & AddonManager.PERM_CAN_UNINSTALL) !== 0 };
    }, EXTENSION_ID);
  }

  /** Waits until the extension is installed, and its content scripts are registered. */
  async waitForExtension() {
    await waitFor('policy to install the add-on', async () => (await this.addon())?.active, { timeout: 60_000, describe: () => this.addon() });
    await waitFor('its content scripts to be registered', async () => (await this.inBackground(() => chrome.scripting.getRegisteredContentScripts())).length > 0, { timeout: 30_000, every: 500 });
  }

  inBackground(call, ...values) {
    return firefox.inBackground(this.browser, call, ...values);
  }

  open(where) {
    return this.#session.open(where);
  }

  hosts() {
    return this.#session.hosts();
  }

  /** Ends Firefox; the profile stays for another start. */
  async stop() {
    const session = this.#session;
    this.#session = undefined;
    await session?.close({ keepProfile: true });
  }

  async close() {
    await this.stop();
    await this.#proxy?.close();
    await this.#server?.close();
  }
}
