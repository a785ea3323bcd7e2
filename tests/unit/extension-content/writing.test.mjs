/** Whether someone writes, as the background is told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Writing } from '../../../extension/content/writing.js';

test('a box that goes while it has the focus is left, even where the browser tells of no blur; once', () => {
  const told = [];
  const writing = new Writing(({ type }) => told.push(type));
  const [one, other] = [{}, {}];
  writing.begin(one);
  writing.end(other);
  assert.deepEqual(told, ['focus'], 'another box that goes is nothing to it');
  writing.end(one);
  writing.end(one);
  assert.deepEqual(told, ['focus', 'blur']);
  writing.begin(one);
  writing.begin(other);
  writing.end(one);
  assert.deepEqual(told, ['focus', 'blur', 'focus', 'focus'], 'the focus is in the other one by now');
  writing.end(other);
  assert.equal(told.at(-1), 'blur');
});
