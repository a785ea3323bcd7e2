/** A replacement and someone who types on meanwhile: no word is lost, no key falls upon the word that is selected. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Editor } from '../../../extension/content/editors/editor.js';

/** An editor over a string; `type` is a person's key: our listener hears of it first, then it takes the place of what is selected. */
class StringEditor extends Editor {
  text;
  selection;
  lost = [];
  waysTried = 0;

  constructor(text, caret) {
    const listeners = [];
    super({
      focus() {},
      ownerDocument: { dispatchEvent() {} },
      addEventListener: (type, listener, { signal }) => {
        if (type === 'keydown') listeners.push({ listener, signal });
      },
    });
    this.listeners = listeners;
    this.text = text;
    this.selection = [caret, caret];
    this.selectionLag = 30;
  }

  read() { return this.text; }

  caret() { return this.selection[1]; }

  selected() { return this.selection; }

  select(start, end) { this.selection = [start, end]; }

  ways() {
    return [(text) => {
      this.waysTried += 1;
      this.put(text);
    }];
  }

  undo() { throw new Error('nothing here is to be undone'); }

  put(text) {
    const [start, end] = this.selection;
    this.lost.push(this.text.slice(start, end));
    this.text = this.text.slice(0, start) + text + this.text.slice(end);
    this.selection = [start + text.length, start + text.length];
  }

  type(key) {
    for (const { listener, signal } of this.listeners) if (!signal.aborted) listener({ isTrusted: true, key });
    this.put(key);
  }
}

const BEFORE = 'see teh friend ';
const elapsed = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

test('nobody types: the words are replaced, and the caret stays where it was', async () => {
  const editor = new StringEditor(BEFORE, BEFORE.length);
  assert.equal(await editor.replace(4, 7, 'the'), true);
  assert.equal(editor.text, 'see the friend ');
  assert.deepEqual(editor.selection, [15, 15]);
});

test('keys that come while the word is selected go where the person was writing, and the fix follows', async () => {
  const editor = new StringEditor(BEFORE, BEFORE.length);
  const replaced = editor.replace(4, 7, 'the');
  for (const key of 'xyz') editor.type(key);
  assert.equal(editor.text, 'see teh friend xyz');
  assert.equal(await replaced, true);
  assert.equal(editor.text, 'see the friend xyz');
  assert.deepEqual(editor.selection, [18, 18]);
  assert.equal(editor.lost.join(''), 'teh', 'nothing else was replaced');
});

test('what is typed before the word moves it', async () => {
  const editor = new StringEditor(BEFORE, 0);
  const replaced = editor.replace(4, 7, 'the');
  for (const key of ['A', ' ']) editor.type(key);
  assert.equal(await replaced, true);
  assert.equal(editor.text, 'A see the friend ');
  assert.deepEqual(editor.selection, [2, 2]);
});

test('a word that the person changes meanwhile is left alone', async () => {
  const editor = new StringEditor(BEFORE, 7);
  const replaced = editor.replace(4, 7, 'the');
  editor.type('x');
  assert.equal(await replaced, false);
  assert.equal(editor.text, 'see tehx friend ');
  assert.equal(editor.waysTried, 0);
});

test('a text that something else changes while the word is selected: nothing is put into it, nothing is undone', async () => {
  const editor = new StringEditor(BEFORE, BEFORE.length);
  const replaced = editor.replace(4, 7, 'the');
  editor.text = 'another draft';
  assert.equal(await replaced, false);
  assert.equal(editor.text, 'another draft');
});

test('an editor that draws later: a key that comes before it does goes behind the words', async () => {
  const editor = new StringEditor(BEFORE, BEFORE.length);
  const { put } = editor;
  const drawn = [];
  editor.ways = () => [(text) => {
    editor.put = () => {};
    drawn.push(elapsed(40).then(() => {
      editor.put = put;
      editor.select(4, 7);
      editor.put(text);
    }));
  }];
  const replaced = editor.replace(4, 7, 'the');
  while (drawn.length === 0) await elapsed(1);
  await Promise.all(drawn);
  editor.type('x');
  assert.equal(await replaced, true);
  assert.equal(editor.text, 'see the friend x');
});
