/** An editor's DOM and its text, both ways: known shapes, and properties over random documents. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildTextModel, locate, locateCaret, offsetOf } from '../../../extension/content/text-model.js';
import { element, pick, randomFrom, walk } from './tree.mjs';

const textOf = (root, options = { keepsWhiteSpace: true }) => buildTextModel(root, options).text;
const br = () => element('br');

test('blocks are lines', () => {
  assert.equal(textOf(element('div', element('div', 'one'), element('div', 'two'))), 'one\ntwo');
  assert.equal(textOf(element('div', 'one', element('div', 'two'), 'three')), 'one\ntwo\nthree');
  assert.equal(textOf(element('div', element('ul', element('li', 'one'), element('li', 'two')))), 'one\ntwo');
});

test('an empty block with a break is an empty line, one without is nothing', () => {
  assert.equal(textOf(element('div', element('div', 'one'), element('div', br()), element('div', 'two'))), 'one\n\ntwo');
  assert.equal(textOf(element('div', element('div', 'one'), element('div'), element('div', 'two'))), 'one\ntwo');
  assert.equal(textOf(element('div', element('div', br()))), '');
});

test('a break is a line break, but for the last of its block', () => {
  assert.equal(textOf(element('div', 'one', br(), 'two')), 'one\ntwo');
  assert.equal(textOf(element('div', 'one', br(), br(), 'two')), 'one\n\ntwo');
  assert.equal(textOf(element('div', 'one', br())), 'one');
  assert.equal(textOf(element('div', 'one', br(), br())), 'one\n');
});

test("Draft.js's own shape", () => {
  const block = (...leaves) => element('div', { 'data-block': 'true' }, element('div', { class: 'public-DraftStyleDefault-block' }, ...leaves));
  const leaf = (text) => element('span', { 'data-offset-key': 'a-0-0' }, text === '' ? br() : element('span', { 'data-text': 'true' }, text));
  const root = element('div', element('div', { 'data-contents': 'true' }, block(leaf('Hi '), element('span', leaf('@maria_k')), leaf('!')), block(leaf('')), block(leaf('Bye'))));
  assert.equal(textOf(root), 'Hi @maria_k!\n\nBye');
});

test("Lexical's own shape: a break at the end has a second one that draws it", () => {
  const words = (text) => element('span', { 'data-lexical-text': 'true' }, text);
  const managed = () => element('br', { 'data-lexical-managed-linebreak': 'true' });
  const chip = element('span', { 'data-lexical-decorator': 'true', contenteditable: 'false' }, '@Maria K.');
  assert.equal(textOf(element('div', element('p', words('one')), element('p', br()), element('p', words('two')))), 'one\n\ntwo');
  assert.equal(textOf(element('div', element('p', words('one'), br(), managed()))), 'one\n');
  assert.equal(textOf(element('div', element('p', words('Hi '), chip, words('!')))), 'Hi @Maria K.!');
});

test("Quill's own shape: guards around what is embedded, and a cursor of its own, are no text", () => {
  const mention = element('span', { class: 'mention' }, '\uFEFF', element('span', { contenteditable: 'false' }, '@Maria K.'), '\uFEFF');
  assert.equal(textOf(element('div', element('p', 'one'), element('p', br()), element('p', 'two'))), 'one\n\ntwo');
  assert.equal(textOf(element('div', element('p', 'Hi ', mention, '!'))), 'Hi @Maria K.!');
  assert.equal(textOf(element('div', element('p', 'one', element('span', { class: 'ql-cursor' }, '\uFEFF')))), 'one');
  assert.equal(textOf(element('div', element('p', 'one ', element('strong', `${'\u2060'.repeat(7)}two`)))), 'one two'); // CKEditor 5, where bold begins
});

test('caret anchors are left out, joiners of emoji stay, a hard space is a space', () => {
  assert.equal(textOf(element('div', '\uFEFFone\u200B two\u00A0three \u{1F469}\u200D\u{1F52C}')), 'one two three \u{1F469}\u200D\u{1F52C}');
});

test('white space between blocks counts only where the editor keeps it', () => {
  const root = element('div', '\n  ', element('p', 'one'), '\n  ', element('p', 'two\nthree'), '\n');
  assert.equal(textOf(root, { keepsWhiteSpace: false }), 'one\ntwo three');
});

test('what cannot be edited is one piece: its words, or a placeholder', () => {
  const mention = element('span', { contenteditable: 'false' }, 'Maria K.');
  const root = element('div', 'Hi ', mention, element('img', { alt: '\u{1F389}' }), element('img'), ' bye');
  const model = buildTextModel(root, { keepsWhiteSpace: true });
  assert.equal(model.text, 'Hi Maria K.\u{1F389}\uFFFC bye');
  const within = locate(model, 5, 7);
  assert.deepEqual([within.start.node, within.start.offset, within.end.node, within.end.offset], [root, 1, root, 2], 'a part of it takes it whole');
  assert.equal(offsetOf(model, mention.childNodes[0], 4), 3, 'a place inside counts as its start');
});

test('outside the editor there is no offset, and an empty editor has no place', () => {
  const model = buildTextModel(element('div', element('p', 'one')));
  assert.equal(offsetOf(model, element('p', 'elsewhere'), 0), null);
  assert.equal(locate(buildTextModel(element('div', br())), 0, 1), null);
  assert.equal(locateCaret(buildTextModel(element('div', br())), 0), null);
});

/** Lines in a random DOM shape that shows them. */
function randomDocument(random) {
  const pieces = ['a', 'word ', 'zwei', '\u{1F389}', '@maria_k', ' ', 'é', 'x\u200By', '\uFEFF', '\u2060\u2060', 'I'];
  const shown = (piece) => piece.replace(/[\u200B\uFEFF\u2060]/g, '');
  const lines = Array.from({ length: 1 + Math.floor(random() * 5) }, () => Array.from({ length: Math.floor(random() * 5) }, () => pick(random, pieces)));
  const texts = lines.map((line) => line.map(shown).join(''));
  const dress = (piece) => pick(random, [() => piece, () => element('span', piece), () => element('b', element('span', piece), '')])();
  const inline = (line, index) => (texts[index] === '' ? [...line.map(dress), br()] : line.map(dress));
  const shapes = [
    () => element('div', ...lines.map((line, index) => element('div', ...inline(line, index)))),
    () => element('div', ...lines.map((line, index) => element('p', element('span', ...inline(line, index))))),
    () => element('div', element('div', ...lines.map((line, index) => element('div', element('div', ...inline(line, index)))))),
    () => element('div', ...lines.flatMap((line, index) => [...(index > 0 ? [br()] : []), ...line.map(dress)]), ...(texts.at(-1) === '' ? [br()] : [])),
  ];
  return { root: pick(random, shapes)(), text: texts.join('\n') };
}

test('whatever its shape, the text is what is shown; every character leads to a place and back', () => {
  for (let seed = 1; seed <= 800; seed += 1) {
    const random = randomFrom(seed);
    const { root, text } = randomDocument(random);
    const model = buildTextModel(root, { keepsWhiteSpace: true });
    assert.equal(model.text, text, `seed ${seed}`);
    for (let offset = 0; offset < text.length; offset += 1) {
      const place = locate(model, offset, offset + 1);
      if (!place) {
        assert.equal(text[offset], '\n', `seed ${seed}: only a line break stands in no node (${offset})`);
        continue;
      }
      assert.equal(offsetOf(model, place.start.node, place.start.offset), offset, `seed ${seed}, start of ${offset}`);
      assert.equal(offsetOf(model, place.end.node, place.end.offset), offset + 1, `seed ${seed}, end of ${offset}`);
    }
    for (let offset = 0; offset <= text.length; offset += 1) {
      const place = locateCaret(model, offset);
      if (place) assert.equal(offsetOf(model, place.node, place.offset), offset, `seed ${seed}, caret at ${offset}`);
    }
  }
});

test('offsets never go back as one walks through the document', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const { root } = randomDocument(randomFrom(seed));
    const model = buildTextModel(root, { keepsWhiteSpace: true });
    let last = 0;
    for (const node of walk(root)) {
      if (node.nodeType !== 3) continue;
      for (let raw = 0; raw <= node.nodeValue.length; raw += 1) {
        const offset = offsetOf(model, node, raw);
        if (node.nodeValue.replace(/[\u200B\uFEFF\u2060]/g, '') === '') continue;
        assert.ok(offset >= last, `seed ${seed}: ${offset} after ${last}`);
        last = offset;
      }
    }
  }
});

test('a range over several nodes covers just its characters', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = randomFrom(seed);
    const { root, text } = randomDocument(random);
    if (text.length < 2) continue;
    const start = Math.floor(random() * (text.length - 1));
    const end = start + 1 + Math.floor(random() * (text.length - start));
    const model = buildTextModel(root, { keepsWhiteSpace: true });
    const place = locate(model, start, end);
    if (!place) continue;
    const [from, to] = [offsetOf(model, place.start.node, place.start.offset), offsetOf(model, place.end.node, place.end.offset)];
    const inner = (piece) => piece.replace(/^\n+|\n+$/g, ''); // line breaks between blocks stand in no node
    assert.equal(inner(text.slice(from, to)), inner(text.slice(start, end)), `seed ${seed}`);
    assert.ok(from >= start && to <= end, `seed ${seed}: nothing beyond`);
  }
});
