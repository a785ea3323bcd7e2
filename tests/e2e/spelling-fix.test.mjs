/** A suggestion that is accepted changes that word only; one undo takes it back; Draft.js agrees with what is shown. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { differenceOf, pictureOf } from './harness/pixels.mjs';
import { onlyChromium, startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';
import { waitFor } from './harness/wait.mjs';

const TEXT = 'Teh quarterly meetup was great fun, teh best';
const FIXED = 'Teh quarterly meetup was great fun, the best';

let session;
let tab;
before(async () => { session = await startSession(); });
after(() => session.close());
afterEach(() => tab.close());

async function agrees(text) {
  await tab.waitForModel(text);
  assert.equal(await tab.domText(BOX.post), text);
}

async function accept(open = 'openCard') {
  tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type(TEXT);
  await tab.waitForUnderline('spelling', 'teh');
  await tab.waitForUnderline('spelling', 'Teh');
  assert.deepEqual((await tab.underlined('spelling')).sort(), ['Teh', 'teh'], 'nothing else is called a mistake');
  await tab.ours[open]('spelling', 'teh');
  await tab.ours.press('card', 'the');
}

test('a mark can be seen, and spelling looks unlike policy', async () => {
  tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type('4111 1111 1111 1111 for teh rest');
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.waitForUnderline('spelling', 'teh');
  const { spelling: [{ rect: { x, y, width, height } }] } = await tab.highlights();
  const picture = () => pictureOf(tab, { x, y, width, height: height + 4 }); // a line may stand below its words
  const spelling = await picture();
  await tab.evaluate(() => {
    const [word] = CSS.highlights.get('spelling');
    CSS.highlights.delete('spelling');
    CSS.highlights.get('policy').add(word);
  });
  const policy = await picture();
  await tab.evaluate(() => CSS.highlights.clear());
  const plain = await picture();
  assert.ok(await differenceOf(tab, spelling, plain), 'the spelling mark');
  assert.ok(await differenceOf(tab, policy, plain), 'the policy mark');
  assert.ok(await differenceOf(tab, spelling, policy), 'one from the other');
});

test('accepting "the" changes that word only, in the page and in the state of Draft.js', async () => {
  await accept();
  await agrees(FIXED);
});

test('one undo restores the word, and a redo brings the fix back', async () => {
  await accept();
  await agrees(FIXED);
  await tab.press('Control+z');
  await agrees(TEXT);
  await tab.press('Control+Shift+z');
  await agrees(FIXED);
});

test('typing goes on where it was, and what is submitted is what is shown', async () => {
  await accept('hoverCard');
  await agrees(FIXED);
  await tab.type(' of all');
  await agrees(`${FIXED} of all`);
  await tab.press('Control+Enter');
  assert.deepEqual((await tab.waitForSubmissions(1)).map(({ texts }) => texts), [[`${FIXED} of all`]]);
});

test('a click on the word takes the caret there, so typing goes on behind the fix', async () => {
  await accept();
  await agrees(FIXED);
  await tab.type(' very');
  await agrees('Teh quarterly meetup was great fun, the very best');
});

test('a word beside a coloured tag, in the second paragraph, is fixed as well', async () => {
  tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type('Thanks @maria_k for #tea');
  await tab.press('Enter');
  await tab.type('#meetup recieve @jonas_w soon');
  await tab.waitForUnderline('spelling', 'recieve');
  await tab.ours.openCard('spelling', 'recieve');
  await tab.ours.press('card', 'receive');
  await agrees('Thanks @maria_k for #tea\n#meetup receive @jonas_w soon');
  await tab.press('Control+z');
  await agrees('Thanks @maria_k for #tea\n#meetup recieve @jonas_w soon');
});

test('handles, tags, links and the word under the caret are never called mistakes', async () => {
  tab = await session.open('https://x.com/compose/post');
  await tab.focus(BOX.post);
  await tab.type('@qwrtzk #zxcvbnq https://exmaple.test/xqzt wrnog and xqzzt');
  await tab.waitForUnderline('spelling', 'wrnog');
  assert.deepEqual(await tab.underlined('spelling'), ['wrnog']);
  await tab.type(' .');
  await tab.waitForUnderline('spelling', 'xqzzt');
});

test('Quill, which joins what is written in one second: who types on right after the fix has both', async () => {
  tab = await session.open('https://app.slack.com/client/T0HARBOUR/D0MARIA003');
  await tab.focus('.p-workspace__primary_view .p-message_pane_input .ql-editor');
  await tab.type('see teh friend ');
  await tab.waitForUnderline('spelling', 'teh');
  await tab.ours.hoverCard('spelling', 'teh');
  await tab.ours.press('card', 'the');
  await tab.type('and more');
  await tab.waitForModel('see the friend and more');
});

for (const keys of ['x', 'xyz']) {
  test(`Slate: "${keys}", typed right after the fix, goes where the person was writing and falls upon no word`, async () => {
    tab = await session.open('https://discord.com/channels/@me/1100');
    await tab.focus('form [role=textbox]');
    await tab.type('see teh friend ');
    await tab.waitForUnderline('spelling', 'teh');
    await tab.ours.hoverCard('spelling', 'teh'); // the caret stays at the end
    await tab.ours.press('card', 'the');
    await tab.type(keys);
    await tab.waitForModel(`see the friend ${keys}`);
  });
}

for (const [name, url, box, words] of [
  ['Slate', 'https://discord.com/channels/@me/1100', 'form [role=textbox]', 'and more '],
  ['Slate, more than once', 'https://discord.com/channels/@me/1100', 'form [role=textbox]', ['and ', 'more ']],
  ['Draft.js', 'https://x.com/compose/post', BOX.post, 'and more '],
  ['Lexical', 'https://www.facebook.com/messages/t/100', '[role=textbox]', 'and more '],
  ['TipTap', 'https://bsky.app/intent/compose', '[data-testid=composePostView] .ProseMirror', 'and more '],
  ['Quill', 'https://app.slack.com/client/T0HARBOUR/D0MARIA003', '[data-qa=message_input] .ql-editor', 'and more '],
  ['CKEditor', 'https://teams.microsoft.com/v2/?open=maria', '[data-tid=ckeditor]', 'and more '],
  ['a plain editable element', 'https://www.linkedin.com/messaging/thread/two-of-us/', '.msg-form__contenteditable', 'and more '],
  ['a textarea', 'https://x.com/i/chat/111-222', BOX.chat, 'and more '],
]) {
  test(`${name}: words that come without a key right after the fix, as from dictation, go where the person was writing`, onlyChromium('words without a key'), async () => {
    tab = await session.open(url);
    await tab.focus(box);
    await tab.type('see teh friend ');
    await tab.waitForUnderline('spelling', 'teh');
    await tab.ours.hoverCard('spelling', 'teh');
    await tab.ours.press('card', 'the');
    for (const some of [words].flat()) await tab.page.keyboard.sendCharacter(some);
    const expected = `see the friend ${[words].flat().join('')}`;
    await waitFor(`"${expected}"`, async () => (await tab.modelText()).replace(/\u00a0/g, ' ').replace(/\n$/, '') === expected, { describe: () => tab.modelText() });
  });
}

test('the newer message box, a controlled textarea: the fix reaches its state, and one undo takes it back', async () => {
  tab = await session.open('https://x.com/i/chat/111-222');
  await tab.focus(BOX.chat);
  await tab.type('It was teh best');
  await tab.waitForUnderline('spelling', 'teh');
  await tab.ours.openCard('spelling', 'teh');
  await tab.ours.press('card', 'the');
  await tab.waitForModel('It was the best');
  assert.equal(await tab.domText(BOX.chat), 'It was the best');
  await tab.undo();
  await tab.waitForModel('It was teh best');
  await tab.press('Enter');
  assert.deepEqual((await tab.waitForSubmissions(1)).map(({ texts }) => texts), [['It was teh best']]);
});

test('a page that writes into the field without a word about it: the fix goes where the word is by then', async () => {
  tab = await session.open('https://x.com/i/chat/111-222');
  await tab.focus(BOX.chat);
  await tab.type('I saw teh cat.');
  await tab.waitForUnderline('spelling', 'teh');
  await tab.ours.openCard('spelling', 'teh');
  await tab.page.$eval(BOX.chat, (box) => { box.value = `😀 ${box.value}`; });
  await tab.ours.press('card', 'the');
  await tab.waitForModel('😀 I saw the cat.');
  assert.equal(await tab.domText(BOX.chat), '😀 I saw the cat.');
});

for (const [name, url, box] of [
  ['Quill', 'https://app.slack.com/client/T0HARBOUR/D0MARIA003', '[data-qa=message_input] .ql-editor'],
  ['Draft.js', 'https://x.com/compose/post', BOX.post],
  ['a textarea', 'https://x.com/i/chat/111-222', BOX.chat],
]) {
  test(`${name}: a second fix that is accepted before the first is in spoils neither`, async () => {
    tab = await session.open(url);
    await tab.focus(box);
    await tab.type('Teh first and wrnog second, as we saw ');
    for (const [word, right] of [['Teh', 'The'], ['wrnog', 'wrong']]) {
      await tab.waitForUnderline('spelling', word);
      await tab.ours.hoverCard('spelling', word);
      await tab.ours.press('card', right);
    }
    await tab.waitForModel('The first and wrong second, as we saw ');
  });
}
