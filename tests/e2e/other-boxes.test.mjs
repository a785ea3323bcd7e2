/** Compose boxes that no adapter names, those that are never read, and text that is still being composed. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { onlyChromium, startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';
import { waitFor } from './harness/wait.mjs';

let session;
let tab;
before(async () => { session = await startSession(); });
after(() => session.close());
afterEach(() => tab.close());

const ours = () => tab.lens.htmlWithoutClosedRoots();

test('a textarea in a modal dialog of the page: marked, explained and fixed, by an element of ours inside that dialog', async () => {
  tab = await session.open('https://x.com/home');
  await tab.evaluate(() => {
    const dialog = document.createElement('dialog');
    const field = Object.assign(document.createElement('textarea'), { id: 'note', rows: 4, cols: 30 });
    dialog.append(field);
    document.body.append(dialog);
    dialog.showModal();
  });
  await tab.focus('#note');
  await tab.type('This is teh first line, which is too long for the field\nand 4111 1111 1111 1111 the second');
  await tab.waitForUnderline('spelling', 'teh');
  await tab.waitForUnderline('policy', '4111 1111 1111 1111');
  await tab.ours.waitForChip(/not known/);
  await tab.ours.openCard('spelling', 'teh');
  await tab.ours.press('card', 'the');
  await tab.waitForNoUnderline('spelling');
  assert.equal(await tab.domText('#note'), 'This is the first line, which is too long for the field\nand 4111 1111 1111 1111 the second');
  assert.equal(await tab.evaluate(() => document.querySelector('dialog').children.length), 2);
});

test('a plain editable element, with blocks and breaks: marked where the words are, fixed, undone', async () => {
  tab = await session.open('https://x.com/home');
  await tab.evaluate(() => {
    const box = Object.assign(document.createElement('div'), { id: 'plain', contentEditable: 'true', textContent: 'one' });
    box.style.cssText = 'position: fixed; inset: 200px auto auto 400px; width: 400px; height: 200px; background: white; z-index: 9; white-space: pre-wrap';
    document.body.append(box);
  });
  await tab.focus('#plain');
  await tab.press('End');
  await tab.press('Enter');
  await tab.press('Enter');
  await tab.type('teh third');
  await tab.waitForUnderline('spelling', 'teh');
  await tab.ours.openCard('spelling', 'teh');
  await tab.ours.press('card', 'the');
  await tab.waitForNoUnderline('spelling');
  const shown = () => tab.evaluate(() => document.querySelector('#plain').innerText);
  assert.match(await shown(), /^one\n+the third$/);
  await tab.undo();
  await waitFor('the undo', async () => /^one\n+teh third$/.test(await shown()), { describe: shown });
});

test('a list that the page opens while someone types: the chip makes room for it', async () => {
  tab = await session.open('https://x.com/home');
  await tab.evaluate(() => {
    const box = Object.assign(document.createElement('div'), { id: 'plain', contentEditable: 'true' });
    box.style.cssText = 'position: fixed; inset: 200px auto auto 400px; width: 420px; height: 60px; background: white; z-index: 9';
    box.addEventListener('input', () => {
      if (!box.innerText.endsWith('@ma') || document.querySelector('#handles')) return;
      const list = Object.assign(document.createElement('div'), { id: 'handles', role: 'listbox', innerHTML: '<div role="option">@maria_k</div>' });
      list.firstElementChild.style.cssText = 'height: 120px';
      list.style.cssText = 'position: fixed; inset: 260px auto auto 400px; width: 420px; background: white; z-index: 10';
      box.parentElement.append(list);
    });
    document.body.append(box);
  });
  await tab.focus('#plain');
  await tab.ours.waitForChip();
  await tab.type('Thanks @ma');
  const list = await tab.evaluate(() => { const { top, bottom, left, right } = document.querySelector('#handles').getBoundingClientRect(); return { top, bottom, left, right }; });
  await waitFor('the chip to stand beside the list', async () => {
    const { x, y, width, height } = await tab.ours.chipRect();
    return y >= list.bottom || y + height <= list.top || x >= list.right || x + width <= list.left;
  }, { describe: async () => ({ list, chip: await tab.ours.chipRect() }) });
});

test('passwords, one-time codes, payment, search and code are never read: nothing of ours appears', async () => {
  tab = await session.open('https://x.com/home');
  await tab.evaluate(() => {
    const kinds = { code: { autocomplete: 'one-time-code' }, card: { name: 'card_number' }, search: { role: 'searchbox' }, secret: { autocomplete: 'section-a current-password' } };
    for (const [id, attributes] of Object.entries(kinds)) {
      const field = document.createElement('textarea');
      field.id = id;
      for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
      document.body.prepend(field);
    }
    for (const [id, name] of Object.entries({ monaco: 'monaco-editor', mirror: 'cm-editor' })) {
      const around = Object.assign(document.createElement('div'), { className: name });
      around.append(Object.assign(document.createElement(id === 'monaco' ? 'textarea' : 'div'), { id, contentEditable: id === 'mirror' ? 'true' : 'inherit', textContent: '1' }));
      document.body.prepend(around);
    }
  });
  for (const id of ['code', 'card', 'search', 'secret', 'monaco', 'mirror']) {
    await tab.focus(`#${id}`);
    await tab.type('teh 4111 1111 1111 1111');
    assert.equal((await ours()).removed, 0, id);
  }
  await tab.focus(BOX.inline);
  await waitFor('the chip at a box that is read', async () => /Public/.test(await tab.ours.text()));
  assert.deepEqual(await tab.underlined('spelling'), [], 'and what was typed there is not marked later');
});

test('text that is being composed is left alone, and checked when it is there', onlyChromium('composing text'), async () => {
  tab = await session.open('https://x.com/i/chat/111-222');
  await tab.focus(BOX.chat);
  const client = await tab.page.createCDPSession();
  for (const text of ['に', 'にほ', '日本']) await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await client.send('Input.insertText', { text: '日本' });
  await tab.type(' teh end');
  await tab.waitForModel('日本 teh end');
  await tab.waitForUnderline('spelling', 'teh');
  await tab.press('Enter');
  assert.deepEqual((await tab.waitForSubmissions(1)).map(({ texts }) => texts), [['日本 teh end']]);
});

// The site table types two thousand in each editor.
test('three hundred characters at speed: none lost, none doubled, in Draft.js and in a textarea', async () => {
  const text = 'Teh quick fox, 4111 1111 1111 1111, and mor wrods. '.repeat(6).slice(0, 300);
  for (const [path, box] of [['/compose/post', BOX.post], ['/i/chat/111-222', BOX.chat]]) {
    tab = await session.open(`https://x.com${path}`);
    await tab.focus(box);
    await tab.type(text);
    assert.equal(await tab.modelText(), text, path);
    assert.equal(await tab.domText(box), text, path);
    if (box === BOX.post) await tab.close();
  }
});
