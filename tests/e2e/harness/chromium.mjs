/**
 * Chromium under test: a profile of its own with the unpacked extension and the real host's manifest, every host name
 * mapped to the fixture server. What is particular to Chromium and the DevTools protocol lives here; `session.mjs` and
 * `tab.mjs` are for every browser.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { extensionFolder } from './paths.mjs';
import { writeHostManifest } from './host-processes.mjs';
import { waitFor } from './wait.mjs';

export const EXTENSION_ID = 'iimkomokggagjaplngkmokpencailcbl';

export const chromium = {
  family: 'chromium',

  /** Writes what must lie in the profile before the start. */
  prepareProfile: (profile, host) => writeHostManifest(
    join(profile, 'NativeMessagingHosts'), host, { allowed_origins: [`chrome-extension://${EXTENSION_ID}/`] }),

  /** @returns {Promise<import('puppeteer-core').Browser>} with the extension installed and its content scripts registered, unless `extension` is false */
  async launch({ profile, serverPort, headless, extension, given = [], languages = ['en-US', 'en'], env = process.env }) {
    await writeAcceptedLanguages(profile, languages);
    const browser = await puppeteer.launch({
      executablePath: process.env.SAYSO_CHROMIUM ?? '/usr/bin/chromium',
      headless,
      pipe: true,
      userDataDir: profile,
      enableExtensions: true,
      defaultViewport: null,
      env,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-quic',
        '--lang=en-US', '--window-size=1280,900',
        `--host-resolver-rules=MAP * 127.0.0.1:${serverPort}, EXCLUDE localhost, EXCLUDE 127.0.0.1`,
        '--ignore-certificate-errors',
      ],
    });
    if (!extension) return browser;
    try {
      const id = await browser.installExtension(given.length === 0 ? extensionFolder('chromium') : await extensionGiven(given, profile));
      if (id !== EXTENSION_ID) throw new Error(`the extension has the id ${id}, the host's manifest allows ${EXTENSION_ID}`);
      await waitFor('the extension to register its content scripts', async () => (await inWorker(browser, () => chrome.scripting.getRegisteredContentScripts())).length > 0);
    } catch (error) {
      await browser.close();
      throw error;
    }
    return browser;
  },

  /** Calls a function in the extension's background. */
  inBackground: (browser, call, ...values) => inWorker(browser, call, ...values),

  /**
   * The extension starts anew, as after an update, with pages open: its scripts there are cut off. It is switched off and on, as a person does it,
   * since `runtime.reload()` does not end a worker that a debugger looks at.
   */
  async updateExtension(browser) {
    const page = await browser.newPage();
    try {
      await page.goto('chrome://extensions/', { waitUntil: 'load' });
      const before = workerTargets(browser).length;
      await page.evaluate((id) => chrome.management.setEnabled(id, false), EXTENSION_ID);
      await page.evaluate((id) => chrome.management.setEnabled(id, true), EXTENSION_ID);
      await waitFor('a new worker', () => workerTargets(browser).length > before || before === 0);
      await waitFor('the content scripts of the new one', async () => (await inWorker(browser, () => chrome.scripting.getRegisteredContentScripts())).length > 0);
    } finally {
      await page.close();
    }
  },

  /** Opens the extension's popup over a page, as a click on its icon does, and gives the popup's page. */
  async openPopup(browser, page) {
    await page.bringToFront();
    const extension = (await browser.extensions()).get(EXTENSION_ID);
    const opened = browser.waitForTarget((target) => target.url().startsWith(`chrome-extension://${EXTENSION_ID}/pages/popup/`));
    await page.triggerExtensionAction(extension);
    return (await opened).asPage();
  },

  /** Opens a page of the extension in a tab. */
  async openOwnPage(browser, path) {
    const page = await browser.newPage();
    await page.goto(chromium.extensionUrl(path), { waitUntil: 'load' });
    return page;
  },

  /** Undo in a native text field: the browser's own command, which a synthetic key press alone does not start. */
  async undo(page) {
    await page.keyboard.down('Control');
    await page.keyboard.press('z', { commands: ['undo'] });
    await page.keyboard.up('Control');
  },

  async paste(page) {
    await page.keyboard.down('Control');
    await page.keyboard.press('v', { commands: ['paste'] });
    await page.keyboard.up('Control');
  },

  /** Keys as fast as the browser takes them: none waits for the one before to be answered. */
  async typeFast(page, text) {
    const client = await page.createCDPSession();
    await Promise.all([...text].flatMap((key) => [
      client.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key, unmodifiedText: key }),
      client.send('Input.dispatchKeyEvent', { type: 'keyUp', key }),
    ]));
    await client.detach();
  },

  setScheme: (page, scheme) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]),

  extensionUrl: (path) => `chrome-extension://${EXTENSION_ID}/${path}`,

  lens: (page) => new DevToolsLens(page),
};

/** The extension's workers, the newest last: one that has ended stays in the list while a debugger held it. */
const workerTargets = (browser) => browser.targets().filter((target) => target.type() === 'service_worker' && target.url().includes(EXTENSION_ID));

async function inWorker(browser, call, ...values) {
  const target = await waitFor('the worker', () => workerTargets(browser).at(-1));
  return (await target.worker()).evaluate(call, ...values);
}

/** What the browser's own settings page would write. @param {string} profile @param {string[]} languages */
async function writeAcceptedLanguages(profile, languages) {
  await mkdir(join(profile, 'Default'), { recursive: true });
  await writeFile(join(profile, 'Default/Preferences'), JSON.stringify({ intl: { accept_languages: languages.join(), selected_languages: languages.join() } }));
}

/** A copy of the extension whose manifest holds further hosts: what the browser allows after a person has said yes to its question, which no harness can press. */
async function extensionGiven(hosts, profile) {
  const folder = join(profile, 'extension');
  await cp(extensionFolder('chromium'), folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  await writeFile(file, JSON.stringify({ ...manifest, host_permissions: [...manifest.host_permissions, ...hosts] }));
  return folder;
}

/** Looks where the page itself cannot: into closed shadow roots and at the listeners and worlds of extensions. */
class DevToolsLens {
  #page;
  #client;

  constructor(page) {
    this.#page = page;
  }

  async #devTools() {
    this.#client ??= await this.#page.createCDPSession();
    return this.#client;
  }

  /** @returns {Promise<string[]>} remote object ids of the closed shadow roots in the page, in document order */
  async #closedRoots() {
    const client = await this.#devTools();
    const { root } = await client.send('DOM.getDocument', { depth: -1, pierce: true });
    const found = [];
    const visit = (node) => {
      for (const shadow of node.shadowRoots ?? []) {
        if (shadow.shadowRootType === 'closed') found.push(shadow.backendNodeId);
        visit(shadow);
      }
      for (const child of node.children ?? []) visit(child);
    };
    visit(root);
    const resolved = await Promise.all(found.map((backendNodeId) => client.send('DOM.resolveNode', { backendNodeId })));
    return resolved.map(({ object }) => object.objectId);
  }

  /**
   * Calls `inside(root, ...values)` with each closed shadow root and gives the first result that is neither null nor undefined.
   * @template T
   * @param {(root: ShadowRoot, ...values: any[]) => T} inside  self-contained; runs in the page
   * @returns {Promise<T | null>}
   */
  async inClosedRoots(inside, ...values) {
    const client = await this.#devTools();
    for (const objectId of await this.#closedRoots()) {
      const { result, exceptionDetails } = await client.send('Runtime.callFunctionOn', {
        objectId,
        functionDeclaration: `function (...values) { return (${inside})(this, ...values); }`,
        arguments: values.map((value) => ({ value })),
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      if (result.value !== undefined && result.value !== null) return result.value;
    }
    return null;
  }

  /** @returns {Promise<{html: string, removed: number}>} the document's HTML without the elements that carry a closed shadow root, and how many those were */
  async htmlWithoutClosedRoots() {
    const client = await this.#devTools();
    const roots = await this.#closedRoots();
    const { result: { objectId } } = await client.send('Runtime.evaluate', { expression: 'document' });
    const { result } = await client.send('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration: `function (...roots) {
        const paths = roots.map(({ host }) => {
          const path = [];
          for (let at = host; at.parentNode; at = at.parentNode) path.unshift([...at.parentNode.childNodes].indexOf(at));
          return path;
        });
        const copy = this.cloneNode(true);
        const hosts = paths.map((path) => path.reduce((node, index) => node.childNodes[index], copy));
        for (const host of hosts) host.remove();
        return { html: copy.documentElement.outerHTML, removed: hosts.length };
      }`,
      arguments: roots.map((id) => ({ objectId: id })),
      returnByValue: true,
    });
    return result.value;
  }

  /** @returns {Promise<{worlds: string[], listeners: number}>} the extension's isolated worlds in the page, and its listeners on window and document */
  async extensionTraces() {
    const client = await this.#page.createCDPSession();
    const contexts = [];
    client.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
    await client.send('Runtime.enable');
    const ours = contexts.filter((context) => context.origin.includes(EXTENSION_ID));
    let listeners = 0;
    for (const context of contexts.filter(({ auxData }) => auxData?.type === 'isolated')) {
      if (!context.origin.includes(EXTENSION_ID)) continue;
      for (const expression of ['window', 'document']) {
        const { result } = await client.send('Runtime.evaluate', { expression, contextId: context.id });
        const { listeners: found } = await client.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
        listeners += found.length;
      }
    }
    await client.detach();
    return { worlds: ours.map((context) => context.name), listeners };
  }

  /** @returns {Promise<number>} the extension's live observers in the page, of mutations, sizes and intersections; what is garbage does not count */
  async extensionObservers() {
    const client = await this.#page.createCDPSession();
    const contexts = [];
    client.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
    await client.send('Runtime.enable');
    let count = 0;
    for (const { id } of contexts.filter(({ origin, auxData }) => auxData?.type === 'isolated' && origin.includes(EXTENSION_ID))) {
      for (const kind of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver']) {
        const { result: prototype } = await client.send('Runtime.evaluate', { expression: `${kind}.prototype`, contextId: id });
        const { objects } = await client.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId });
        const { result } = await client.send('Runtime.callFunctionOn', { objectId: objects.objectId, functionDeclaration: 'function () { return this.length; }', returnByValue: true });
        count += result.value;
        await client.send('Runtime.releaseObject', { objectId: objects.objectId });
      }
    }
    await client.detach();
    return count;
  }

  /**
   * What the extension's scripts do on the page's main thread meanwhile, from a trace.
   * @param {() => Promise<void>} meanwhile
   * @returns {Promise<{calls: Set<string>, scheduled: string[]}>} `calls`: the events that called them, or `other`; `scheduled`: each timer, frame or moment of rest
   *   that they asked for
   */
  async trace(meanwhile) {
    await this.#page.tracing.start({ categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.stack'] });
    await meanwhile();
    const { traceEvents } = JSON.parse(Buffer.from(await this.#page.tracing.stop()).toString());
    const isOurs = (url) => url?.startsWith(`chrome-extension://${EXTENSION_ID}/`);
    const scheduling = new Set(['TimerInstall', 'RequestAnimationFrame', 'RequestIdleCallback']);
    const scheduled = traceEvents.filter(({ name, args }) => scheduling.has(name) && args.data?.stackTrace?.some(({ url }) => isOurs(url))).map(({ name }) => name);
    const events = traceEvents.filter(({ name }) => name === 'EventDispatch').sort((one, other) => other.ts - one.ts); // the innermost is found first
    const calls = traceEvents.filter(({ name, args }) => name === 'FunctionCall' && isOurs(args.data?.url));
    const causeOf = ({ pid, tid, ts }) => events.find((event) => event.pid === pid && event.tid === tid && event.ts <= ts && ts < event.ts + event.dur)?.args.data.type ?? 'other';
    return { calls: new Set(calls.map(causeOf)), scheduled };
  }
}
