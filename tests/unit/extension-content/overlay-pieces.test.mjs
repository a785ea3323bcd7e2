/** The pieces of a field's text: together the text, each with what marks it, and an edit leaves all but a few as they are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { piecesOf, samePieces } from '../../../extension/content/ui/overlay-pieces.js';

const finding = (start, end, category = 'spelling', marks = []) => ({ rule: category, category, start, end, marks });

test('what is marked is a piece, and so is what stands between', () => {
  const text = 'Teh card 4111 now';
  const [teh, card] = [finding(0, 3), finding(9, 13, 'personal-data')];
  assert.deepEqual(piecesOf(text, [card, teh]), [
    { text: 'Teh', kind: 'spelling', findings: [teh] },
    { text: ' card ', kind: '', findings: [] },
    { text: '4111', kind: 'policy', findings: [card] },
    { text: ' now', kind: '', findings: [] },
  ]);
});

test('where findings overlap, policy counts and both have the piece; marks stand for the finding; what lies behind the text is left out', () => {
  const [word, whole, gone] = [finding(4, 8), finding(0, 12, 'conduct', [[2, 6], [10, 12]]), finding(20, 24)];
  assert.deepEqual(piecesOf('0123456789ab', [word, whole, gone]).map(({ text, kind, findings }) => [text, kind, findings.length]),
    [['01', '', 0], ['23', 'policy', 1], ['45', 'policy', 2], ['67', 'spelling', 1], ['89', '', 0], ['ab', 'policy', 1]]);
});

test('over random findings: the pieces are the text, and every mark is covered by its finding’s pieces', () => {
  let state = 7;
  const random = (below) => { state = (state * 48271) % 2147483647; return state % below; };
  for (let round = 0; round < 500; round += 1) {
    const text = 'x'.repeat(random(60));
    const findings = Array.from({ length: random(8) }, () => { const start = random(60); return finding(start, start + random(12), random(2) ? 'spelling' : 'conduct'); });
    const pieces = piecesOf(text, findings);
    assert.equal(pieces.map((piece) => piece.text).join(''), text);
    assert.ok(pieces.every((piece) => piece.text !== ''));
    for (const each of findings) {
      const covered = pieces.filter((piece) => piece.findings.includes(each)).reduce((sum, piece) => sum + piece.text.length, 0);
      assert.equal(covered, Math.max(0, Math.min(each.end, text.length) - each.start));
    }
  }
});

test('an edit between two of a hundred marks changes one piece', () => {
  const text = 'teh cat '.repeat(100);
  const findings = (shiftedFrom = Infinity) => Array.from({ length: 100 }, (_, index) => { const start = index * 8 + (index * 8 >= shiftedFrom ? 1 : 0); return finding(start, start + 3); });
  const before = piecesOf(text, findings());
  const after = piecesOf(`${text.slice(0, 405)}x${text.slice(405)}`, findings(405));
  const { head, tail } = samePieces(before, after);
  assert.deepEqual([head, before.length - head - tail, after.length - head - tail], [101, 1, 1]);
  assert.deepEqual(samePieces(before, before), { head: before.length, tail: 0 });
});
