/** The keys of the card on other keyboards than an American one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortcutOf } from '../../../extension/content/shortcuts.js';

const press = (key, code, more = {}) => shortcutOf({ key, code, altKey: true, shiftKey: true, ctrlKey: false, metaKey: false, ...more });

test('American: the keys write other characters with Shift, and count by their place', () => {
  assert.deepEqual([press('>', 'Period'), press('<', 'Comma'), press('?', 'Slash')], ['next', 'previous', 'enter']);
});

test('German: the slash is Shift and 7; French: the full stop stands where others have the comma', () => {
  assert.equal(press('/', 'Digit7'), 'enter');
  assert.deepEqual([press(':', 'Period'), press(';', 'Comma')], ['next', 'previous']);
  assert.equal(press('.', 'Comma'), 'next');
});

test('a Mac writes something else with Option', () => {
  assert.equal(press('˘', 'Period'), 'next');
});

test('other keys, and other modifiers, are the page’s', () => {
  assert.equal(press('A', 'KeyA'), null);
  for (const more of [{ altKey: false }, { shiftKey: false }, { ctrlKey: true }, { metaKey: true }]) assert.equal(press('>', 'Period', more), null);
});
