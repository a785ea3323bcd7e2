/** How far is scrolled so that words are seen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scrollFor } from '../../../extension/content/ui/geometry.js';

test('what is seen is left where it is; what is not comes in from the nearer edge, with room beside it', () => {
  assert.equal(scrollFor(0, 20, 0, 800), 0);
  assert.equal(scrollFor(780, 800, 0, 800), 0);
  assert.equal(scrollFor(-300, -280, 0, 800), -380, 'above: 80 below the upper edge');
  assert.equal(scrollFor(790, 810, 0, 800), 90, 'below: 80 above the lower edge');
  assert.equal(scrollFor(-300, -280, 0, 100), -325, 'a small box: a quarter of it');
});

test('what is longer than there is room for shows its beginning', () => {
  assert.equal(scrollFor(-300, 900, 0, 800), -380);
  assert.equal(scrollFor(400, 1200, 0, 800), 320);
});
