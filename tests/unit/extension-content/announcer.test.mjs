/** What is said to those who listen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Announcer } from '../../../extension/content/ui/announcer.js';
import { Clock } from '../extension-background/fakes.mjs';

test('a region that is new is written to once a screen reader knows it, and then at once', async (context) => {
  const clock = new Clock();
  context.mock.method(globalThis, 'setTimeout', clock.setTimer);
  context.mock.method(globalThis, 'clearTimeout', clock.clearTimer);
  context.mock.method(performance, 'now', () => clock.now);
  const region = { textContent: '', setAttribute() {} };
  const announcer = new Announcer({ page: { createElement: () => region }, add() {} });
  announcer.say('Public');
  announcer.say('Public, anyone');
  assert.equal(region.textContent, '');
  await clock.advance(100);
  assert.equal(region.textContent, 'Public, anyone');
  announcer.say('Copied');
  assert.equal(region.textContent, 'Copied');
  announcer.say('Copied');
  assert.equal(region.textContent, 'Copied\u00A0', 'anew');
  announcer.close();
});
