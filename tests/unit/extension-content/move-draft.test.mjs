/** Which drafts may go to another place as a message. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveFor } from '../../../extension/content/move-draft.js';

const site = { dom: { moves: { 'direct-message': '/messages' } } };
const entry = (editor) => ({ finding: { fixes: [{ kind: 'mask' }, { kind: 'move', to: 'direct-message' }] }, composer: { found: { spec: { editor } } } });

test('a draft may be moved to where it is not; a poll’s choice or a title is none by itself', () => {
  const [post, choice] = [entry('draftjs'), entry('input')];
  assert.equal(moveFor([choice, post], site, { surface: 'post' })?.entry, post);
  assert.equal(moveFor([choice], site, { surface: 'post' }), null);
  assert.equal(moveFor([post], site, { surface: 'direct-message' }), null);
});
