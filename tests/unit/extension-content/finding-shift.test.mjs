/** Findings between two reports: moved with the text, dropped where the edit touched them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editBetween, shiftFindings } from '../../../extension/content/finding-shift.js';
import { pick, randomFrom } from './tree.mjs';

const finding = (start, end, more = {}) => ({
  rule: 'a/b', category: 'credentials', stage: 'advise', severity: 'low', start, end, marks: [], message: { what: '', why: '', policy: '', lesson: '' }, fixes: [], ...more,
});
const spans = (findings) => findings.map(({ start, end }) => [start, end]);
const shift = (before, after, ...found) => spans(shiftFindings(found.map(([start, end]) => finding(start, end)), before, after));

test('the smallest edit', () => {
  assert.equal(editBetween('same', 'same'), null);
  assert.deepEqual(editBetween('I see teh cat', 'I see the cat'), { start: 7, removed: 2, inserted: 'he' });
  assert.deepEqual(editBetween('aaa', 'aaaa'), { start: 3, removed: 0, inserted: 'a' });
});

test('text before moves a finding, text after leaves it', () => {
  assert.deepEqual(shift('teh end', 'So teh end', [0, 3]), [[3, 6]]);
  assert.deepEqual(shift('teh end', 'teh end.', [0, 3]), [[0, 3]]);
});

test('where nothing of it moves it is the very same, so that nothing of it is drawn anew', () => {
  const fixes = [{ kind: 'replace', start: 0, end: 3, text: 'the', label: '' }, { kind: 'move', to: 'direct-message', label: '' }];
  const [near, far] = [finding(0, 3, { fixes }), finding(0, 3, { marks: [[0, 3], [8, 11]] })];
  const [same, moved] = shiftFindings([near, far], 'teh end for you', 'teh end, for you');
  assert.equal(same, near);
  assert.deepEqual(moved.marks, [[0, 3], [9, 12]]);
});

test('an edit inside drops it, and so does a word that grows at either end', () => {
  assert.deepEqual(shift('see teh cat', 'see t-eh cat', [4, 7]), []);
  assert.deepEqual(shift('see teh', 'see tehr', [4, 7]), []);
  assert.deepEqual(shift('see teh', 'see teh ', [4, 7]), [[4, 7]]);
  assert.deepEqual(shift('see teh', 'see ateh', [4, 7]), []);
  assert.deepEqual(shift('see teh cat', 'see tehcat', [4, 7]), []);
});

test('marks and fixes move as well, each by itself', () => {
  const found = finding(4, 8, { marks: [[4, 8], [12, 15]], fixes: [{ kind: 'insert', start: 15, end: 15, text: ' #ad', label: '' }, { kind: 'move', to: 'direct-message', label: '' }] });
  const [after] = shiftFindings([found], 'aaa call bb you', 'aaa call it bb you');
  assert.deepEqual(after.marks, [[4, 8], [15, 18]]);
  assert.deepEqual(after.fixes.map(({ start }) => start), [18, undefined]);
});

test('over random edits, what is kept still spans the very same words', () => {
  for (let seed = 1; seed <= 3000; seed += 1) {
    const random = randomFrom(seed);
    const before = Array.from({ length: 12 }, () => pick(random, ['teh', 'cat', ' ', ' ', ',', '\u{1F389}', '\n'])).join('');
    const start = Math.floor(random() * before.length);
    const end = Math.min(before.length, start + 1 + Math.floor(random() * 6));
    const at = Math.floor(random() * (before.length + 1));
    const gone = Math.floor(random() * 4);
    const after = before.slice(0, at) + pick(random, ['', 'a', ' ', 'the ', '\n']) + before.slice(at + gone);
    for (const [from, to] of shift(before, after, [start, end])) {
      assert.equal(after.slice(from, to), before.slice(start, end), `seed ${seed}`);
    }
  }
});
