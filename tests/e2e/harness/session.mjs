/** One browser with one profile, the extension and the real host, in front of the fixture server. Everything ends with `close`. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from './chromium.mjs';
import { firefox } from './firefox.mjs';
import { startFixtureServer } from './fixture-server.mjs';
import { hostsBelow, lives, writeRecordingHost } from './host-processes.mjs';
import { hostBinary } from './paths.mjs';
import { Tab } from './tab.mjs';
import { waitFor } from './wait.mjs';

/** A page of the extension that does nothing by itself. */
const QUIET_PAGE = 'pages/lesson/lesson.html';

/** @type {Record<string, object>} */
const ENGINES = { chromium, firefox };

/** The browser that tests run in where they do not say: `SAYSO_BROWSER`, else Chromium. */
export const BROWSER = process.env.SAYSO_BROWSER ?? 'chromium';
if (!(BROWSER in ENGINES)) throw new Error(`SAYSO_BROWSER is ${BROWSER}; it may be ${Object.keys(ENGINES).join(' or ')}`);

/** For a test that drives what only Chromium lets a harness drive: `test(name, onlyChromium('its popup'), …)`. */
export const onlyChromium = (what) => ({ skip: BROWSER === 'chromium' ? false : `${what}: only Chromium lets a harness do this` });

/**
 * @param {object} [options]
 * @param {'chromium' | 'firefox'} [options.engine]
 * @param {'light' | 'dark'} [options.scheme]
 * @param {boolean | string} [options.host]     false: the host's manifest is left out; a path: that host
 * @param {boolean} [options.extension]  false: the browser alone, for comparison
 * @param {boolean} [options.headless]
 * @param {boolean} [options.record]     keeps what goes to the host, for `checks`
 * @param {string[]} [options.languages]  what the person reads, as the browser's settings say, the favourite first
 * @param {string} [options.dictionaries]  a folder of dictionaries that the host finds before the machine's
 * @param {string[]} [options.given]     match patterns of hosts that the person has given the extension (Chromium alone)
 */
export async function startSession({ engine = BROWSER, scheme = 'light', host = true, extension = true, headless = true, record = false, given = [], languages = ['en-US', 'en'], dictionaries } = {}) {
  const kind = ENGINES[engine];
  const binary = typeof host === 'string' ? host : hostBinary();
  const profile = await mkdtemp(join(tmpdir(), `sayso-${engine}-`));
  let server;
  let browser;
  let recording;
  try {
    if (record) recording = await writeRecordingHost(profile, binary);
    if (host) await kind.prepareProfile(profile, recording?.program ?? binary);
    server = await startFixtureServer();
    const env = { ...process.env, ...(dictionaries && { DICPATH: dictionaries }) };
    browser = await kind.launch({ profile, serverPort: server.port, headless, extension, scheme, given, languages, env });
  } catch (error) {
    await server?.close();
    await rm(profile, { recursive: true, force: true });
    throw error;
  }
  return new Session({ kind, binary, profile, server, browser, scheme, recording });
}

export class Session {
  constructor({ kind, binary, profile, server, browser, scheme, recording }) {
    Object.assign(this, { kind, binary, profile, server, browser, scheme, recording });
    this.pid = browser.process().pid;
  }

  /**
   * Opens a page under its real host name, `https://x.com/compose/post`, or one of the extension's own by its path.
   * @param {string} where
   * @param {{before?: () => void}} [options] `before` runs in the page ahead of its own scripts
   */
  async open(where, { before } = {}) {
    if (!/^[a-z]+:/.test(where)) return this.#tab(await this.kind.openOwnPage(this.browser, where));
    const page = await this.browser.newPage();
    if (before) await page.evaluateOnNewDocument(before);
    const tab = await this.#tab(page);
    await tab.open(where);
    return tab;
  }

  /** Whether the harness can open the extension's popup in this browser. */
  get hasPopup() {
    return this.kind.openPopup !== undefined;
  }

  /** Opens the popup over a tab, as a click on the extension's icon does. */
  async openPopup(tab) {
    return this.#tab(await this.kind.openPopup(this.browser, tab.page));
  }

  async #tab(page) {
    await this.kind.setScheme(page, this.scheme);
    return new Tab(page, this.kind.lens(page), this.kind);
  }

  /** Puts values into the extension's local storage. */
  setLocal(values) {
    return this.kind.inBackground(this.browser, (stored) => chrome.storage.local.set(stored), values);
  }

  /** Orders something of the background as one of the extension's pages does; a page message of `extension/shared/messages.js`. */
  async order(message) {
    const page = await this.kind.openOwnPage(this.browser, QUIET_PAGE);
    try {
      return await page.evaluate((order) => chrome.runtime.sendMessage(order), message);
    } finally {
      await page.close();
    }
  }

  /** The extension is installed over itself, as by an update, with pages open. */
  updateExtension() {
    return this.kind.updateExtension(this.browser);
  }

  /** @returns {Promise<{text: string, scope: object}[]>} every check that the host was asked for so far; only where the session was started with `record` */
  async checks() {
    return (await this.recording.frames()).filter(({ type }) => type === 'check');
  }

  /** @returns {Promise<number[]>} ids of the host processes that this browser runs */
  hosts() {
    return hostsBelow(this.pid, this.binary);
  }

  /** Waits for exactly one host and gives its process id. */
  host() {
    return waitFor('one running host', async () => {
      const pids = await this.hosts();
      return pids.length === 1 ? pids[0] : null;
    });
  }

  /** Every request that the browser has made so far, to any host. */
  get requests() {
    return this.server.requests;
  }

  /** Ends the browser and asserts that no host outlives it; then removes the profile unless `keepProfile`. */
  async close({ keepProfile = false } = {}) {
    const hosts = await this.hosts();
    try {
      await this.browser.close();
      await waitFor('the hosts to end with their browser', async () => !(await Promise.all(hosts.map(lives))).includes(true));
    } finally {
      for (const pid of hosts) if (await lives(pid)) process.kill(pid, 'SIGKILL');
      await this.server.close();
      if (!keepProfile) await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}
