/** What the gate asks about, and how it quotes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quote, weigh } from '../../../extension/content/gate-decision.js';
import { isSendKey, meansSendAlone } from '../../../extension/content/send-keys.js';

const entry = (stage) => ({ finding: { stage, rule: stage } });
const stages = (question) => question.entries.map(({ finding }) => finding.stage);

test('nothing below confirm is asked about', () => {
  assert.equal(weigh([]), null);
  assert.equal(weigh([entry('advise'), entry('audit'), entry('of-the-future')]), null);
});

test('the strictest stage decides, the gravest comes first', () => {
  const question = weigh([entry('confirm'), entry('advise'), entry('block'), entry('justify')]);
  assert.equal(question.weight, 'block');
  assert.deepEqual(stages(question), ['block', 'justify', 'confirm']);
});

test('a quotation is cut between words and says so', () => {
  const text = 'One two three four five six seven eight nine call me on 555-0142 when you land and not a minute later than that';
  const start = text.indexOf('555');
  const quoted = quote(text, start, start + 8);
  assert.equal(quoted.words, '555-0142');
  assert.match(quoted.before, /^… \S.* call me on $/);
  assert.match(quoted.after, /^ when you land .*\S …$/);
  assert.ok(quoted.before.length <= 36 && quoted.after.length <= 36);
  assert.deepEqual(quote('a\nteh\nb', 2, 5), { before: 'a ', words: 'teh', after: ' b' });
});

const key = (more) => ({ key: 'Enter', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, isComposing: false, keyCode: 13, ...more });

test('which keys send', () => {
  assert.ok(isSendKey(key(), ['Enter']));
  assert.ok(!isSendKey(key({ shiftKey: true }), ['Enter']));
  assert.ok(isSendKey(key({ ctrlKey: true }), ['Mod+Enter']) && isSendKey(key({ metaKey: true }), ['Mod+Enter']));
  assert.ok(!isSendKey(key(), ['Mod+Enter']));
  for (const more of [{ shiftKey: true }, { altKey: true }]) assert.ok(isSendKey(key({ ctrlKey: true, ...more }), ['Mod+Enter']), 'sites look at Ctrl alone');
  for (const more of [{ altKey: true }, { ctrlKey: true }]) assert.ok(isSendKey(key(more), ['Enter']), 'sites look at Shift alone');
  assert.ok(!isSendKey(key({ key: 'a' }), ['Enter']));
});

test('the site’s control is pressed for a key only where a send and nothing else was meant', () => {
  assert.ok(meansSendAlone(key({ metaKey: true }), ['Enter', 'Mod+Enter']));
  for (const [more, keys] of [[{}, ['Enter']], [{ ctrlKey: true }, ['Enter']], [{ ctrlKey: true, shiftKey: true }, ['Mod+Enter']]]) assert.ok(!meansSendAlone(key(more), keys));
});

test('Enter that ends a composition sends nothing', () => {
  assert.ok(!isSendKey(key({ isComposing: true }), ['Enter']));
  assert.ok(!isSendKey(key({ keyCode: 229 }), ['Enter']));
});
