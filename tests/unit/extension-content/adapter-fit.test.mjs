/** What the popup says of a site's adapter, from what the page's frames tell. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitOf } from '../../../extension/pages/popup/adapter-fit.js';

const frame = (adapter, byAdapter, generic) => ({ adapter, byAdapter, generic });

test('a site has changed where boxes were found and none of them by its adapter', () => {
  assert.deepEqual(fitOf(true, [frame('x', 0, 1)]), { software: '', changed: true, unreadable: [] });
  assert.deepEqual(fitOf(true, [frame('x', 1, 1)]), { software: '', changed: false, unreadable: [] }, 'some other box of a site that is as it was');
  assert.deepEqual(fitOf(true, [frame('x', 0, 0), null]), { software: '', changed: false, unreadable: [] }, 'nobody wrote yet');
  assert.deepEqual(fitOf(true, [frame('x', 1, 0), frame('x', 0, 1)]), { software: '', changed: false, unreadable: [] }, 'a frame with a box of its own');
});

test('without an adapter nothing can have changed; software that the page tells is named', () => {
  assert.deepEqual(fitOf(false, [frame('', 0, 2)]), { software: '', changed: false, unreadable: [] });
  assert.deepEqual(fitOf(false, [frame('mastodon', 1, 0)]), { software: 'mastodon', changed: false, unreadable: [] });
  assert.deepEqual(fitOf(false, [frame('mastodon', 0, 1)]), { software: 'mastodon', changed: true, unreadable: [] });
  assert.deepEqual(fitOf(false, []), { software: '', changed: false, unreadable: [] });
});

test("what the browser cannot read of the organisation's adapter is told by the first frame that has it", () => {
  assert.deepEqual(fitOf(true, [null, frame('x', 1, 0), { ...frame('x', 1, 0), unreadable: ['/dom/composers/0/box'] }]).unreadable, ['/dom/composers/0/box']);
});
