/** The keys of the card on other keyboards than an American one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortcutOf } from '../../../extension/content/shortcuts.js';

const press = (key, code, more = {}, onMac = false) => shortcutOf({ key, code, altKey: true, shiftKey: true, ctrlKey: false, metaKey: false, ...more }, onMac);

test('American: the keys write other characters with Shift, and count by their place', () => {
  assert.deepEqual([press('>', 'Period'), press('<', 'Comma'), press('?', 'Slash')], ['next', 'previous', 'enter']);
});

test('German: the slash is Shift and 7; French: the full stop stands where others have the comma', () => {
  assert.equal(press('/', 'Digit7'), 'enter');
  assert.deepEqual([press(':', 'Period'), press(';', 'Comma')], ['next', 'previous']);
  assert.equal(press('.', 'Comma'), 'next');
});

test('a Mac: Option writes characters, so Control takes its place', () => {
  for (const [key, code] of [['¿', 'Slash'], ['˘', 'Period'], ['÷', 'Period'], ['\\', 'Period'], ['/', 'Digit7']]) assert.equal(press(key, code, {}, true), null, key);
  const control = { altKey: false, ctrlKey: true };
  assert.deepEqual([press('>', 'Period', control, true), press('<', 'Comma', control, true), press('/', 'Digit7', control, true)], ['next', 'previous', 'enter']);
  assert.equal(press('>', 'Period', { ctrlKey: true }, true), null, 'VoiceOver has Control with Option');
});

test('other keys, and other modifiers, are the page’s', () => {
  assert.equal(press('A', 'KeyA'), null);
  for (const more of [{ altKey: false }, { shiftKey: false }, { ctrlKey: true }, { metaKey: true }]) assert.equal(press('>', 'Period', more), null);
});
