/**
 * Firefox under test: a home and a profile of its own with the unpacked extension and the real host's manifest, every host led to the
 * fixture server by a proxy. What is particular to Firefox and WebDriver BiDi lives here.
 *
 * The browser is started with `--remote-allow-system-access` and its own debugging server, so that the harness may look into the extension's
 * pages, open them, and count its listeners in a page, as Firefox's own tests do. The product knows nothing of it.
 */
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { startConnectProxy } from './connect-proxy.mjs';
import { debuggerSetup, FirefoxDebugger } from './firefox-debugger.mjs';
import { writeHostManifest } from './host-processes.mjs';
import { extensionFolder } from './paths.mjs';
import { waitFor } from './wait.mjs';

export const EXTENSION_ID = 'sayso@sayso.example';

/** The origin's random part: fixed, so that the extension's pages have a known address. */
const ORIGIN_ID = '1f9a3c52-7d08-4e6b-9b1e-53a750000001';

/** A page of the extension that does nothing by itself, in which its interfaces can be called. */
const QUIET_PAGE = 'pages/lesson/lesson.html';

const homeOf = (profile) => join(profile, 'home');

export const firefox = {
  family: 'firefox',

  /** Writes what must lie in the home before the start. */
  prepareProfile: (profile, host) => writeHostManifest(
    join(homeOf(profile), '.mozilla/native-messaging-hosts'), host, { allowed_extensions: [EXTENSION_ID] }),

  /** @returns {Promise<import('puppeteer-core').Browser>} with the extension installed and its content scripts registered, unless `extension` is false */
  async launch({ profile, serverPort, headless, extension, scheme, languages = ['en-US', 'en'], env = process.env, program = process.env.SAYSO_FIREFOX ?? '/usr/bin/firefox-esr' }) {
    const proxy = await startConnectProxy(serverPort);
    const debugging = debuggerSetup(profile);
    let browser;
    try {
      browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath: program,
        headless,
        userDataDir: join(profile, 'profile'),
        acceptInsecureCerts: true,
        defaultViewport: null,
        env: { ...env, HOME: homeOf(profile), LANG: 'en_US.UTF-8' },
        args: ['--width=1280', '--height=900', '--remote-allow-system-access', ...debugging.args],
        extraPrefsFirefox: {
          ...debugging.prefs,
          'network.proxy.type': 1,
          'network.proxy.ssl': '127.0.0.1',
          'network.proxy.ssl_port': proxy.port,
          'network.proxy.http': '127.0.0.1',
          'network.proxy.http_port': proxy.port,
          'network.proxy.no_proxies_on': '',
          'network.http.http3.enable': false,
          'privacy.reduceTimerPrecision': false,
          'intl.accept_languages': languages.join(', '),
          'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
          'layout.spellcheckDefault': 0, // Firefox's own red marks would be counted among ours
          'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: ORIGIN_ID }),
        },
      });
      browser.once('disconnected', () => { void proxy.close(); });
      const chrome = await FirefoxDebugger.connect(profile);
      debuggers.set(browser, chrome);
      browser.once('disconnected', () => chrome.close());
      if (!extension) return browser;
      await browser.installExtension(extensionFolder('firefox'));
      await registered(browser, 'the extension to register its content scripts');
    } catch (error) {
      if (browser) await browser.close();
      else await proxy.close();
      throw error;
    }
    return browser;
  },

  /** Calls a function with the extension's interfaces, in a page of its own that is there for the call only. */
  async inBackground(browser, call, ...values) {
    const page = await firefox.openOwnPage(browser, QUIET_PAGE);
    try {
      return await page.evaluate(call, ...values);
    } finally {
      await page.close().catch(() => {}); // the call may have ended the extension, and its pages with it
    }
  },

  /** The extension is installed over itself, as by an update, with pages open. */
  async updateExtension(browser) {
    await browser.installExtension(extensionFolder('firefox'));
    await registered(browser, 'the content scripts of the new one');
  },

  /** Opens a page of the extension in a tab: WebDriver may not navigate there, the browser itself may. */
  async openOwnPage(browser, path) {
    const known = new Set(await browser.pages());
    await inChrome(browser, ({ gBrowser }, url) => {
      gBrowser.selectedTab = gBrowser.addTab(url, { triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() });
    }, firefox.extensionUrl(path));
    const page = await waitFor(`a tab for ${path}`, async () => (await browser.pages()).find((each) => !known.has(each)));
    await waitFor(`${path} to load`, () => page.evaluate((wanted) => window.location.href.startsWith(wanted) && document.readyState === 'complete', firefox.extensionUrl('')));
    return page;
  },

  extensionUrl: (path) => `moz-extension://${ORIGIN_ID}/${path}`,

  /** Undo in a native text field: the key press does it. */
  async undo(page) {
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
  },

  /** Keys as fast as the browser takes them: WebDriver performs them all in one command. */
  typeFast: (page, text) => page.keyboard.type(text),

  /** Dark and light are a preference of the browser, set at the start. */
  setScheme: async () => {},

  lens: (page) => new BidiLens(page),
};

/** Sends a WebDriver BiDi command. */
const command = async (browser, method, params) => (await browser.connection.send(method, params)).result;

/** A JSON value → a BiDi local value. */
function localValue(value) {
  if (value === undefined || value === null) return { type: value === null ? 'null' : 'undefined' };
  if (Array.isArray(value)) return { type: 'array', value: value.map(localValue) };
  if (typeof value === 'object') return value.sharedId ? value : { type: 'object', value: Object.entries(value).map(([key, each]) => [key, localValue(each)]) };
  return { type: typeof value, value };
}

/** Calls a function that gives JSON's values. */
async function callIn(browser, context, declaration, args, serializationOptions) {
  const answer = await command(browser, 'script.callFunction', {
    target: { context }, awaitPromise: true, functionDeclaration: declaration, arguments: args.map(localValue), ...(serializationOptions ? { serializationOptions } : {}) });
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return answer.result;
}

/** Waits until the extension has registered its content scripts: a whole browser starts, maybe on a busy machine. */
const registered = (browser, what) =>
  waitFor(what, async () => (await firefox.inBackground(browser, () => chrome.scripting.getRegisteredContentScripts())).length > 0, { timeout: 60_000 });

/** @type {WeakMap<import('puppeteer-core').Browser, FirefoxDebugger>} */
const debuggers = new WeakMap();

/** Calls a function with the browser's own window and JSON's values, with its privileges. */
export const inChrome = (browser, call, ...values) => debuggers.get(browser).call(call, ...values);

/** Looks where the page itself cannot: into closed shadow roots, which BiDi names when it is asked to, and at the extension's listeners. */
class BidiLens {
  #page;

  constructor(page) {
    this.#page = page;
  }

  get #browser() {
    return this.#page.browser();
  }

  /** The browsing context of the page or of one of its frames. */
  get #context() {
    return this.#page.mainFrame()._id;
  }

  /** @returns {Promise<{sharedId: string}[]>} the closed shadow roots in the page, in document order */
  async #closedRoots() {
    const { value } = await callIn(this.#browser, this.#context, `() => {
      const all = [];
      const visit = (root) => { for (const element of root.querySelectorAll('*')) { all.push(element); if (element.shadowRoot) visit(element.shadowRoot); } };
      visit(document);
      return all;
    }`, [], { maxDomDepth: 0, includeShadowTree: 'all' });
    return value.filter((node) => node.value?.shadowRoot?.value?.mode === 'closed').map(({ value: { shadowRoot } }) => ({ sharedId: shadowRoot.sharedId }));
  }

  /** Calls `inside(root, ...values)` with each closed shadow root and gives the first result that is neither null nor undefined. */
  async inClosedRoots(inside, ...values) {
    for (const root of await this.#closedRoots()) {
      const { value } = await callIn(this.#browser, this.#context, `(root, ...values) => JSON.stringify((${inside})(root, ...values) ?? null)`, [root, ...values]);
      const result = JSON.parse(value);
      if (result !== null) return result;
    }
    return null;
  }

  /** @returns {Promise<{html: string, removed: number}>} the document's HTML without the elements that carry a closed shadow root, and how many those were */
  async htmlWithoutClosedRoots() {
    const roots = await this.#closedRoots();
    const { value } = await callIn(this.#browser, this.#context, `(${htmlWithoutHosts})`, roots);
    return JSON.parse(value);
  }

  /** @returns {Promise<{listeners: number}>} the extension's listeners on window and document, as the browser itself counts them */
  extensionTraces() {
    return inChrome(this.#browser, async ({ gBrowser }, id, url) => {
      const { browser } = [...gBrowser.tabs].map((tab) => ({ browser: tab.linkedBrowser })).find(({ browser: each }) => each.currentURI.spec === url);
      const script = `data:application/javascript,${encodeURIComponent(`
        sendAsyncMessage("harness:listeners", [content, content.document].flatMap((target) => Services.els.getListenerInfoFor(target))
          .filter(({ listenerObject }) => {
            const principal = listenerObject && Cu.getObjectPrincipal(listenerObject);
            return principal && [principal.addonPolicy, principal.contentScriptAddonPolicy].some((policy) => policy && policy.id === ${JSON.stringify(id)});
          }).length);`)}`;
      return new Promise((resolve) => {
        browser.messageManager.addMessageListener('harness:listeners', function heard({ data }) {
          browser.messageManager.removeMessageListener('harness:listeners', heard);
          resolve({ listeners: data });
        });
        browser.messageManager.loadFrameScript(script, false);
      });
    }, EXTENSION_ID, this.#page.url());
  }
}

/** Runs in the page. */
function htmlWithoutHosts(...roots) {
  const paths = roots.map(({ host }) => {
    const path = [];
    for (let at = host; at.parentNode; at = at.parentNode) path.unshift([...at.parentNode.childNodes].indexOf(at));
    return path;
  });
  const copy = document.cloneNode(true);
  const hosts = paths.map((path) => path.reduce((node, index) => node.childNodes[index], copy));
  for (const host of hosts) host.remove();
  return JSON.stringify({ html: copy.documentElement.outerHTML, removed: hosts.length });
}
