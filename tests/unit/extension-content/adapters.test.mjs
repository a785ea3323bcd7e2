/** The adapters of shared-rules/sites: each keeps to the schema's words, and its expressions compile. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const folder = new URL('../../../shared-rules/', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const schema = read('schema/site.schema.json');

/** The schema's library, from the extension's own packages; an older installation there has it not yet. */
function makeValidator() {
  try {
    const Ajv = createRequire(new URL('../../../extension/package.json', import.meta.url))('ajv/dist/2020.js').default;
    return new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false }).compile(schema);
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    console.error('Skipped: the adapters are not held against their schema. For that: cd extension && npm ci');
    return null;
  }
}

const validate = makeValidator();
const options = { skip: validate === null };

/** @returns {string[]} what is wrong, with its place */
const faults = (site) => (validate(site) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath}: ${message}`));

const names = readdirSync(new URL('sites/', folder)).filter((name) => name.endsWith('.json'));

test('there are adapters', () => assert.ok(names.includes('x.json')));

for (const name of names) {
  const site = read(`sites/${name}`);

  test(`${name} keeps to the schema and bears its file's name`, options, () => {
    assert.deepEqual(faults(site), []);
    assert.equal(`${site.site}.json`, name);
  });

  test(`${name}: every expression compiles, and who will see it is said for every box`, () => {
    const readings = [...site.dom.account, ...site.dom.composers.flatMap(({ surface, audience, account = [], recipients = [], 'group-size': size = [] }) => [...surface, ...audience, ...account, ...recipients, ...size])];
    for (const { path, matches } of [...readings, ...site.dom.composers]) {
      for (const expression of [path, matches]) if (expression !== undefined) new RegExp(expression, 'u');
    }
    for (const { audience, surface } of site.dom.composers) assert.ok(audience.length > 0 && surface.length > 0);
  });
}

test('the test of the schema is one: an adapter with a wrong word is found out', options, () => {
  const site = read('sites/x.json');
  site.dom.composers[0].audience[0].is = 'everyone';
  site.dom.composers[0].editor = 'notepad';
  delete site.facts.name;
  assert.deepEqual(faults(site).map((fault) => fault.split(':')[0]).filter((place, index, all) => all.indexOf(place) === index).sort(),
    ['/dom/composers/0/audience/0/is', '/dom/composers/0/editor', '/facts']);
});
