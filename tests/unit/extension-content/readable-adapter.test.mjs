/** An organisation's adapter with a slip in it: the rest of it holds. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readableAdapter } from '../../../extension/content/readable-adapter.js';

const mastodon = () => JSON.parse(readFileSync(new URL('../../../shared-rules/sites/mastodon.json', import.meta.url), 'utf8'));

/** Enough of a browser's word: brackets that close. */
const isSelector = (selector) => selector !== '' && !/\[[^\]]*$/.test(selector);

test('a sound adapter stays the object that it is', () => {
  const site = mastodon();
  const { site: kept, unreadable } = readableAdapter(site, isSelector);
  assert.equal(kept, site);
  assert.deepEqual(unreadable, []);
});

test('a compose box whose selector is none is left out, alone, and named', () => {
  const site = mastodon();
  const [first, ...others] = site.dom.composers;
  site.dom.composers[0] = { ...first, box: 'textarea[name' };
  const { site: kept, unreadable } = readableAdapter(site, isSelector);
  assert.deepEqual(kept.dom.composers, others);
  assert.deepEqual(unreadable, ['/dom/composers/0/box']);
  assert.equal(site.dom.composers.length, others.length + 1, 'what was given is not touched');
});

test('each part of a selector that steps into shadow roots counts, and each control', () => {
  for (const [change, pointer] of [
    [{ container: 'form >>> div[x' }, '/dom/composers/0/container'],
    [{ path: '^/(web' }, '/dom/composers/0/path'],
    [{ send: { click: ['button', 'a[b'], keys: [] } }, '/dom/composers/0/send/click/1'],
    [{ send: { click: [], keys: ['Enter'], 'keys-unless': '[x' } }, '/dom/composers/0/send/keys-unless'],
  ]) {
    const site = mastodon();
    const count = site.dom.composers.length;
    Object.assign(site.dom.composers[0], change);
    const { site: kept, unreadable } = readableAdapter(site, isSelector);
    assert.deepEqual(unreadable, [pointer]);
    assert.equal(kept.dom.composers.length, count - 1);
  }
});

test('a reading that cannot be read leaves its whole list unknown: the next one might say another audience', () => {
  const site = mastodon();
  site.dom.composers[0].audience = [{ select: '.private[', is: 'private' }, { is: 'public' }];
  site.dom.composers[0].account = [{ select: 'a', matches: '@(' }];
  site.dom.composers[0].unlisted = [{ select: 'a', first: '(', is: 'yes' }];
  const { site: kept, unreadable } = readableAdapter(site, isSelector);
  assert.deepEqual(kept.dom.composers[0].audience, []);
  assert.deepEqual(kept.dom.composers[0].account, []);
  assert.deepEqual(kept.dom.composers[0].unlisted, []);
  assert.deepEqual(kept.dom.composers[0].surface, site.dom.composers[0].surface);
  assert.deepEqual(unreadable.sort(), ['/dom/composers/0/account/0/matches', '/dom/composers/0/audience/0/select', '/dom/composers/0/unlisted/0/first']);
});

test("the site's own account, what tells its software, and its surprises", () => {
  const site = mastodon();
  site.dom.detect = '[';
  site.dom.account = [{ select: '[' }];
  site.facts.surprises = [{ text: { en: 'One.' }, unless: '[' }, { text: { en: 'Two.' } }];
  const { site: kept, unreadable } = readableAdapter(site, isSelector);
  assert.equal('detect' in kept.dom, false);
  assert.deepEqual(kept.dom.account, []);
  assert.deepEqual(kept.facts.surprises, [{ text: { en: 'Two.' } }]);
  assert.equal(unreadable.length, 3);
});

test('{1} stands for what the path holds', () => {
  const site = mastodon();
  site.dom.composers[0].recipients = [{ path: '^/t/(\\d+)', select: '[data-thread="{1}"]' }];
  assert.deepEqual(readableAdapter(site, isSelector).unreadable, []);
});
