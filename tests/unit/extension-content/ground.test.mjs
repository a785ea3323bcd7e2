/** The colours that browsers compute, told dark from light. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brightnessOf } from '../../../extension/content/ui/ground.js';

const about = (actual, expected, what) => assert.ok(Math.abs(actual - expected) < 0.02, `${what}: ${actual}, expected ${expected}`);

test('one grey in every form that computed style has for it', () => {
  for (const colour of ['rgb(51, 51, 51)', 'rgba(51, 51, 51, 1)', 'color(srgb 0.2 0.2 0.2)', 'color(srgb-linear 0.0331 0.0331 0.0331)', 'color(display-p3 0.2 0.2 0.2)',
    'oklab(0.3211 0 0)', 'oklch(0.3211 0 none)', 'lab(21.25 0 0)', 'lch(21.25 0 0)']) {
    const { luma, alpha } = brightnessOf(colour) ?? assert.fail(colour);
    about(luma, 0.2, colour);
    assert.equal(alpha, 1);
  }
});

test('opacity, in the old form and the new', () => {
  assert.equal(brightnessOf('rgba(0, 0, 0, 0)').alpha, 0);
  assert.equal(brightnessOf('oklab(0.2 0.01 0.02 / 0.4)').alpha, 0.4);
  assert.equal(brightnessOf('color(srgb 1 1 1 / 0.9)').alpha, 0.9);
});

test('what it does not know it does not guess', () => {
  for (const colour of ['', 'transparent', 'color(xyz 0.1 0.1 0.1)', 'rgb(1)', 'oklab(a b c)']) assert.equal(brightnessOf(colour), null, colour);
});
