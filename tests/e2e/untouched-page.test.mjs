/** Warning leaves the page alone: one element of ours and nothing else; switched off, not even that. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';

const TEXT = 'Teh card is 4111 1111 1111 1111, call me on 555-0142 when you land. teh end';

/** Draft.js draws its keys from Math.random: with the same numbers, two runs give the same HTML. */
function seedRandom() {
  let state = 1;
  Math.random = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** The page's HTML without the elements that carry a closed shadow root, and how many of those there were. */
const htmlWithoutOurs = (tab) => tab.lens.htmlWithoutClosedRoots();

const globals = (tab) => tab.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !/^\d+$/.test(name)).sort());

/** Flips the switch in the popup over a tab; Firefox lets no harness open it, so there the order is given as the popup gives it. */
async function switchSite(own, tab, on) {
  if (!own.hasPopup) {
    await own.order({ type: 'set-site', site: 'x', on });
    return;
  }
  const popup = await own.openPopup(tab);
  await popup.click('[role=switch]');
  await popup.page.waitForFunction((wanted) => document.querySelector('[role=switch]').checked === wanted
    && /not checked/.test(document.body.innerText) === !wanted, {}, on);
  await popup.close();
}

let session;
before(async () => { session = await startSession(); });
after(() => session.close());

test('while warning, the HTML is identical apart from one element, and the page has no new global', async () => {
  const control = await startSession({ extension: false });
  let untouched;
  let ownGlobals;
  try {
    const tab = await control.open('https://x.com/compose/post', { before: seedRandom });
    await tab.focus(BOX.post);
    await tab.type(TEXT);
    await tab.waitForModel(TEXT);
    untouched = await htmlWithoutOurs(tab);
    ownGlobals = await globals(tab);
  } finally {
    await control.close();
  }
  assert.equal(untouched.removed, 0);

  const tab = await session.open('https://x.com/compose/post', { before: seedRandom });
  await tab.focus(BOX.post);
  await tab.type(TEXT);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.waitForUnderline('spelling', 'teh');
  await tab.ours.waitForChip(/Public/);
  await tab.ours.openCard('policy', '4111 1111 1111 1111');
  const warned = await htmlWithoutOurs(tab);
  assert.equal(warned.removed, 1, 'one element of ours');
  assert.equal(warned.html, untouched.html);
  assert.deepEqual(await globals(tab), ownGlobals);
  await tab.close();
});

test('the editor records no mutation while findings arrive, are painted and are explained', async () => {
  const tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  const host = await session.host();
  process.kill(host, 'SIGSTOP'); // so that nothing is painted before the observer watches
  try {
    await tab.type(TEXT);
    await tab.waitForModel(TEXT);
    await tab.evaluate((selector) => {
      window.__mutations = [];
      new MutationObserver((records) => {
        window.__mutations.push(...records.map(({ type, target }) => `${type} on ${target.nodeName}`));
      }).observe(document.querySelector(selector), { subtree: true, childList: true, characterData: true, attributes: true });
    }, BOX.post);
  } finally {
    process.kill(host, 'SIGCONT');
  }
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.waitForUnderline('spelling', 'teh');
  await tab.ours.openCard('spelling', 'teh');
  assert.deepEqual(await tab.evaluate(() => window.__mutations), []);
  await tab.type('.');
  assert.notDeepEqual(await tab.evaluate(() => window.__mutations), [], 'the observer does record what a person types');
  await tab.close();
});

test('a page that defines an element of our name does not get at what is inside', async () => {
  const tab = await session.open('https://x.com/compose/post', { before: () => {
    window.__reached = [];
    customElements.define('sayso-margin', class extends HTMLElement {
      #internals = this.attachInternals();
      connectedCallback() { window.__reached.push(this.#internals.shadowRoot === null ? 'nothing' : this.#internals.shadowRoot.textContent); }
    });
  } });
  await tab.focus(BOX.post);
  await tab.type(TEXT);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.ours.waitForChip(/Public/);
  const reached = await tab.evaluate(() => window.__reached);
  assert.ok(reached.length > 0 && reached.every((what) => what === 'nothing'), reached.join());
  await tab.close();
});

test('an idle page has no element of ours and starts no host', async () => {
  const own = await startSession();
  try {
    const tab = await own.open('https://x.com/maria_k/status/1790000000000000002');
    await tab.click('article [data-testid=like]');
    assert.equal((await htmlWithoutOurs(tab)).removed, 0);
    assert.deepEqual(await own.hosts(), []);
    assert.ok((await tab.lens.extensionTraces()).listeners > 0, 'the send and focus listeners are there');
    await tab.focus(BOX.inline);
    await own.host();
  } finally {
    await own.close();
  }
});

test('switched in the popup: open pages let go or are checked at once, and reloaded while it is off nothing is attached at all', async () => {
  const own = await startSession();
  try {
    const tab = await own.open('https://x.com/compose/post');
    await tab.focus(BOX.post);
    await tab.type(TEXT);
    await tab.waitForUnderline('policy', '4111 1111 1111 1111');

    await switchSite(own, tab, false);
    await tab.waitForNoUnderline('policy');
    await tab.waitForNoUnderline('spelling');
    assert.equal((await htmlWithoutOurs(tab)).removed, 0);
    assert.equal((await tab.lens.extensionTraces()).listeners, 0);
    await switchSite(own, tab, true);
    await tab.focus(BOX.post);
    await tab.waitForUnderline('policy', '4111 1111 1111 1111');
    await tab.press('Control+Enter');
    await tab.ours.waitForGate();
    await tab.ours.press('gate', 'Edit');

    await switchSite(own, tab, false);
    await tab.waitForNoUnderline('policy');
    assert.equal((await tab.lens.extensionTraces()).listeners, 0);
    await tab.press('Control+Enter');
    assert.deepEqual((await tab.waitForSubmissions(1)).map(({ texts }) => texts), [[TEXT]], 'sent without a question');

    await tab.open('https://x.com/compose/post');
    await tab.focus(BOX.post);
    await tab.type(TEXT);
    await tab.waitForModel(TEXT);
    assert.deepEqual(await tab.lens.extensionTraces(), own.kind.family === 'chromium' ? { worlds: [], listeners: 0 } : { listeners: 0 });
    assert.deepEqual(await tab.highlights(), {});
    assert.equal((await htmlWithoutOurs(tab)).removed, 0);

    await switchSite(own, tab, true);
    await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  } finally {
    await own.close();
  }
});
