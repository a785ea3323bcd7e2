/** The pure parts of reading a scope: whose account it is, and how many people a text speaks of. What is read from pages, tests/e2e proves on the stand-ins. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countIn, kindOfAccount } from '../../../extension/content/scope-reader.js';

const nobody = { brandAccounts: [], ownAccounts: [], told: null };

test('an account is the organisation’s where the policy says so, whatever else is said', () => {
  assert.equal(kindOfAccount('@Acme', { brandAccounts: ['@acme'], ownAccounts: ['acme'], told: 'personal' }), 'brand');
});

test('an account is a person’s where they say so, in whatever way the site writes it', () => {
  for (const [name, own] of [['@lena', 'Lena'], ['u/lena', '@lena'], ['Lena Harbour', 'lena harbour']]) assert.equal(kindOfAccount(name, { ...nobody, ownAccounts: [own] }), 'personal', name);
});

test('where the page says that it is a brand’s, a person’s own account that is named there as well does not make it theirs', () => {
  assert.equal(kindOfAccount('Lena Harbour', { ...nobody, ownAccounts: ['Lena Harbour'], told: 'brand' }), 'brand');
  assert.equal(kindOfAccount('Lena Harbour', { ...nobody, ownAccounts: ['Lena Harbour'], told: 'personal' }), 'personal');
});

test('the page itself may tell; where nobody does it is not known', () => {
  assert.equal(kindOfAccount('', { ...nobody, told: 'brand' }), 'brand');
  assert.equal(kindOfAccount('@lena', nobody), 'unknown');
  assert.equal(kindOfAccount('@lena', { ...nobody, told: 'everyone' }), 'unknown');
});

test('where the policy names the brands, an account that is none of them is a person’s; one without a name is not known', () => {
  assert.equal(kindOfAccount('@lena', { ...nobody, brandAccounts: ['@acme'] }), 'personal');
  assert.equal(kindOfAccount('', { ...nobody, brandAccounts: ['@acme'] }), 'unknown');
});

test('a number of people is read in any grouping, and never from a rounded number', () => {
  for (const [words, count] of [['12 members', 12], ['1,234 members', 1234], ['1.234 Mitglieder', 1234], ['1 234 membres', 1234], ['7', 7]]) assert.equal(countIn(words), count, words);
  for (const words of ['1.2K members', '12K', '3.4 Mio.', 'members', '', null]) assert.equal(countIn(words), null, String(words));
});
