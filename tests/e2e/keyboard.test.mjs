/** The whole way by keyboard: from finding to finding, into the card, a fix, out again; X's own dialog fetches the focus back and must not win. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';
import { waitFor } from './harness/wait.mjs';
import x from './sites/x/checks.mjs';

const TEXT = 'Teh card is 4111 1111 1111 1111 now';

let session;
let tab;
before(async () => { session = await startSession(); });
after(() => session.close());
afterEach(() => tab.close());

async function write() {
  tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type(TEXT);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.waitForUnderline('spelling', 'Teh');
}

const cardSays = (expected) => waitFor(`the card to say ${expected}`, async () => expected.test((await tab.ours.card())?.text ?? ''), { describe: () => tab.ours.card() });
const focusIn = (selector) => tab.evaluate((box) => document.querySelector(box).contains(document.activeElement), selector);

test('the card opens, steps on and round, and the focus stays in the draft', async () => {
  await write();
  await tab.press('Alt+Shift+Comma');
  await cardSays(/card number/);
  await tab.press('Alt+Shift+Comma');
  await cardSays(/Teh/);
  await tab.press('Alt+Shift+Period');
  await cardSays(/card number/);
  assert.ok(await focusIn(BOX.post));
  await tab.type('!');
  await tab.waitForModel(`${TEXT}!`);
});

test('into the card, along its buttons, and out by Escape: the card closes, X\'s dialog does not', async () => {
  await write();
  await tab.press('ArrowLeft');
  await tab.press('Alt+Shift+Comma');
  await cardSays(/card number/);
  await tab.press('Alt+Shift+Slash');
  assert.equal(await tab.ours.focused(), 'Mask it');
  await tab.press('Tab');
  assert.notEqual(await tab.ours.focused(), 'Mask it');
  await tab.press('Escape');
  await tab.ours.waitForNoCard();
  assert.ok(await focusIn(BOX.post), 'the focus is back in the draft');
  await tab.type('!');
  await tab.waitForModel(TEXT.replace('now', 'no!w'));
});

test('Tab goes round in the card, and Escape from there is back in the draft', async () => {
  await write();
  await tab.press('Alt+Shift+Comma');
  await cardSays(/card number/);
  await tab.press('Alt+Shift+Slash');
  const stations = [];
  for (let times = 0; times < 8 && stations.at(-1) !== 'Mask it'; times += 1) {
    await tab.press('Tab');
    stations.push(await tab.ours.focused());
  }
  assert.deepEqual(stations, ['Ignore once', 'Ignore here', 'Not right', '20-second lesson', 'Mask it']);
  await tab.press('Shift+Tab');
  assert.equal(await tab.ours.focused(), '20-second lesson');
  await tab.press('Escape');
  await tab.ours.waitForNoCard();
  assert.ok(await focusIn(BOX.post));
});

test('Enter on the best action applies it, and one undo takes it back', async () => {
  await write();
  await tab.press('Alt+Shift+Comma');
  await cardSays(/card number/);
  await tab.press('Alt+Shift+Slash');
  await tab.press('Enter');
  await tab.waitForModel('Teh card is •••• 1111 now');
  await tab.press('Control+z');
  await tab.waitForModel(TEXT);
  assert.deepEqual(await tab.submitted(), []);
});

/** One decision after the other in the card: which words it speaks of, the button, and what the text is then. */
const DECISIONS = [
  { says: /phone number/, button: 'Ignore once', then: (text) => text },
  { says: /card number/, then: (text) => text.replace('4111 1111 1111 1111', '•••• 1111') },
  { says: /teh/, then: (text) => text.replace('teh', 'the') },
];

async function decide({ says, button }) {
  const words = async () => (await tab.ours.card())?.text ?? '';
  for (let steps = 0; steps < DECISIONS.length && !says.test(await words()); steps += 1) {
    const before = await words();
    await tab.press('Alt+Shift+Comma');
    await waitFor('the next card', async () => ![before, ''].includes(await words()));
  }
  await cardSays(says);
  await waitFor('the suggestions', async () => !/Looking for/.test(await words()));
  await tab.press('Alt+Shift+Slash');
  if (button) await tab.ours.focusOn('card', button);
  await tab.press('Enter');
}

for (const name of ['post, dialog', 'post, inline', 'reply, dialog']) {
  test(`X, ${name}: whatever was decided by keyboard, typing goes on where it was`, async () => {
    const composer = x.composers.find((each) => each.name === name);
    tab = await session.open(composer.url);
    await composer.open?.(tab);
    await tab.focus(composer.box);
    let text = 'Pay with 4111 1111 1111 1111 or call me on +44 20 7946 0958, teh team.';
    await tab.type(text);
    await tab.press('ArrowLeft');
    await tab.waitForUnderline('policy', '+44 20 7946 0958');
    await tab.waitForUnderline('spelling', 'teh');
    for (const decision of DECISIONS) {
      await decide(decision);
      await tab.ours.waitForNoCard();
      text = decision.then(text);
      await tab.waitForModel(text);
      await tab.settled({ frames: 5 });
      await tab.type('!');
      text = text.replace(/\.$/, '!.');
      await tab.waitForModel(text);
    }
  });
}

test('before the suggestions are there, Enter does nothing; then the first of them has the focus', async () => {
  await write();
  const host = await session.host();
  process.kill(host, 'SIGSTOP');
  try {
    await tab.press('Alt+Shift+Comma');
    await cardSays(/card number/);
    await tab.press('Alt+Shift+Comma');
    await cardSays(/Looking for a better word/);
    await tab.press('Alt+Shift+Slash');
    assert.match(await tab.ours.focused(), /Looking for a better word/, 'the card itself has it');
    await tab.press('Enter');
    assert.match((await tab.ours.card()).text, /Looking for a better word/);
  } finally {
    process.kill(host, 'SIGCONT');
  }
  await waitFor('a suggestion to have the focus', async () => (await tab.ours.focused()) === 'The', { describe: () => tab.ours.focused() });
  await tab.press('Enter');
  await tab.waitForModel(TEXT.replace('Teh', 'The'));
  const { preferences } = await session.kind.inBackground(session.browser, () => chrome.storage.local.get());
  assert.deepEqual(preferences?.words ?? [], [], 'nothing was added to the dictionary');
});

test('an action that has the focus keeps it when the suggestions come', async () => {
  await write();
  const host = await session.host();
  process.kill(host, 'SIGSTOP');
  try {
    await tab.press('Alt+Shift+Comma');
    await tab.press('Alt+Shift+Comma');
    await cardSays(/Looking for a better word/);
    await tab.press('Alt+Shift+Slash');
    await tab.ours.focusOn('card', 'Ignore once');
  } finally {
    process.kill(host, 'SIGCONT');
  }
  await cardSays(/The/);
  assert.equal(await tab.ours.focused(), 'Ignore once');
});

/** What is said to those who listen. */
const said = (expected) => waitFor(`${expected} to be said`, async () => expected.test((await announced()) ?? ''), { describe: announced });
const announced = () => tab.lens.inClosedRoots((root) => root.querySelector('.announcer')?.textContent ?? null);

test('who listens hears who will see it, that checking stopped, and that it goes on', async () => {
  tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await said(/^Public, anyone/);
  await tab.type(TEXT);
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  process.kill(await session.host(), 'SIGKILL');
  await said(/checking again/);
});

test('who listens hears who will see it when that changes, and that a remark was put aside', async () => {
  tab = await session.open('https://mastodon.social/home');
  await tab.focus('.autosuggest-textarea textarea');
  await tab.type('Teh gulls are early');
  await said(/^Public, anyone/);
  for (const [id, expected] of [['private', /^Followers/], ['public', /^Public, anyone/]]) {
    for (const selector of ['.dropdown-button', `[data-index=${id}]`]) await tab.click(selector);
    await said(expected);
  }
  await tab.focus('.autosuggest-textarea textarea');
  await tab.waitForUnderline('spelling', 'Teh');
  await tab.press('Alt+Shift+Comma');
  await cardSays(/Teh/);
  await tab.ours.press('card', 'Ignore once');
  await said(/Left as it is/);
});

test('with nothing to look at, the key into the card tells who can read it; Escape goes back to the draft', async () => {
  tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type('See you at six');
  await tab.ours.waitForChip(/Public/);
  await tab.press('Alt+Shift+Slash');
  await cardSays(/Anyone can read this post/);
  await tab.press('Escape');
  await tab.ours.waitForNoCard();
  await tab.type('!');
  await tab.waitForModel('See you at six!');
});

test('who listens hears that a send waits', async () => {
  await write();
  const host = await session.host();
  process.kill(host, 'SIGSTOP');
  try {
    await tab.type('!');
    await tab.press('Control+Enter');
    await said(/One moment/);
  } finally {
    process.kill(host, 'SIGCONT');
  }
});

test('our element is not hidden and shown again where nothing came above it', async () => {
  await write();
  await tab.evaluate(() => {
    window.__toggles = 0;
    document.querySelector('sayso-margin').addEventListener('beforetoggle', () => { window.__toggles += 1; });
  });
  const leave = () => tab.evaluate(() => document.activeElement.blur());
  await leave();
  await tab.focus(BOX.post);
  await tab.ours.waitForChip(/Public/);
  assert.equal(await tab.evaluate(() => window.__toggles), 0);
  await tab.evaluate(() => {
    const popover = Object.assign(document.createElement('div'), { popover: 'manual', textContent: 'news', style: 'inset: 0 auto auto 0; margin: 0' });
    document.body.append(popover);
    popover.showPopover();
  });
  await leave();
  await tab.focus(BOX.post);
  await waitFor('our element to come above the news', async () => (await tab.evaluate(() => window.__toggles)) > 0);
});

/** Where words with a mark are, their card, and what is seen of their box. */
async function places(box, words) {
  const line = (await tab.ours.overlayMarkRect('policy', words) ?? (await tab.highlights()).policy.find(({ text }) => text === words)).line;
  const seen = await tab.page.$eval(box, (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top: Math.max(0, top), bottom: Math.min(innerHeight, bottom) };
  });
  return { line, card: (await tab.ours.card())?.rect, seen, height: await tab.evaluate(() => innerHeight) };
}

/** Whether the words are seen, and the card beside them. */
function areTogether({ line, card, seen, height }) {
  if (!card || line.y < seen.top || line.y + line.height > seen.bottom || card.y < 0 || card.y + card.height > height) return false;
  const gap = Math.max(line.y - (card.y + card.height), card.y - (line.y + line.height));
  return gap > 0 && gap < 20;
}

for (const [name, url, box] of [
  ['the page scrolls', 'https://www.reddit.com/r/harbour/comments/abc12/who/', 'comment-composer-host [role=textbox]'],
  ['a textarea scrolls', 'https://old.reddit.com/r/harbour/comments/abc12/who/', '.usertext-edit textarea'],
]) {
  test(`words out of view, where ${name}: a key brings them into view, and their card beside them; the focus and the caret stay`, async () => {
    const [card, phone] = ['4111 1111 1111 1111', '+44 20 7946 0958'];
    tab = await session.open(url);
    await tab.evaluate(() => { document.documentElement.style.scrollBehavior = 'smooth'; });
    await tab.focus(box);
    await tab.type(`My card is ${card} as you know\n${'a\n'.repeat(60)}call me on ${phone} now`);
    await tab.waitForUnderline('policy', card);
    await tab.waitForUnderline('policy', phone);
    const before = await tab.modelText();
    for (const [key, words] of [['Comma', phone], ['Comma', card], ['Period', phone], ['Period', card]]) {
      await tab.press(`Alt+Shift+${key}`);
      await waitFor(`${words} and its card to be seen`, async () => areTogether(await places(box, words)), { describe: () => places(box, words) });
    }
    await tab.type('!');
    await tab.waitForModel(`${before}!`);
  });
}
