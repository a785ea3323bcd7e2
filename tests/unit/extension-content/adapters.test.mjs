/** The adapters of shared-rules/sites: each keeps to the schema's words, and its expressions compile. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const folder = new URL('../../../shared-rules/', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const schema = read('schema/site.schema.json');

/** As much of JSON Schema as site.schema.json uses. @returns {string[]} what is wrong, with its place */
function faults(value, rule, at = '') {
  const wrong = (what) => [`${at || '/'}: ${what}`];
  const found = [];
  if (rule.$ref) found.push(...faults(value, rule.$ref.split('/').slice(1).reduce((place, name) => place[name], schema), at));
  for (const part of rule.allOf ?? []) found.push(...faults(value, part, at));
  if (rule.anyOf && !rule.anyOf.some((part) => faults(value, part, at).length === 0)) found.push(...wrong('none of anyOf'));
  if (rule.enum && !rule.enum.includes(value)) found.push(...wrong(`${JSON.stringify(value)} is not one of ${rule.enum}`));
  const type = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  if (rule.type && rule.type !== type) return [...found, ...wrong(`is ${type}, not ${rule.type}`)];
  if (type === 'string') {
    if (rule.pattern && !new RegExp(rule.pattern, 'u').test(value)) found.push(...wrong(`does not match ${rule.pattern}`));
    if (value.length < (rule.minLength ?? 0) || value.length > (rule.maxLength ?? Infinity)) found.push(...wrong('has a wrong length'));
  }
  if (type === 'array') {
    if (value.length < (rule.minItems ?? 0)) found.push(...wrong('is too short'));
    value.forEach((item, index) => found.push(...faults(item, rule.items ?? {}, `${at}/${index}`)));
  }
  if (type === 'object') {
    for (const name of rule.required ?? []) if (!(name in value)) found.push(...wrong(`lacks ${name}`));
    for (const [name, needs] of Object.entries(rule.dependentRequired ?? {})) {
      if (name in value && needs.some((need) => !(need in value))) found.push(...wrong(`${name} needs ${needs}`));
    }
    for (const [name, item] of Object.entries(value)) {
      const own = rule.properties?.[name];
      if (own) found.push(...faults(item, own, `${at}/${name}`));
      else if (rule.additionalProperties === false) found.push(...wrong(`${name} is not known`));
      else if (typeof rule.additionalProperties === 'object') found.push(...faults(item, rule.additionalProperties, `${at}/${name}`));
      if (rule.propertyNames) found.push(...faults(name, rule.propertyNames, `${at}/${name}`));
    }
  }
  return found;
}

const names = readdirSync(new URL('sites/', folder)).filter((name) => name.endsWith('.json'));

test('there are adapters', () => assert.ok(names.includes('x.json')));

for (const name of names) {
  const site = read(`sites/${name}`);

  test(`${name} keeps to the schema and bears its file's name`, () => {
    assert.deepEqual(faults(site, schema), []);
    assert.equal(`${site.site}.json`, name);
  });

  test(`${name}: every expression compiles, and who will see it is said for every box`, () => {
    const readings = [...site.dom.account, ...site.dom.composers.flatMap(({ surface, audience, account = [], recipients = [] }) => [...surface, ...audience, ...account, ...recipients])];
    for (const { path, matches } of [...readings, ...site.dom.composers]) {
      for (const expression of [path, matches]) if (expression !== undefined) new RegExp(expression, 'u');
    }
    for (const { audience, surface } of site.dom.composers) assert.ok(audience.length > 0 && surface.length > 0);
  });
}

test('the test of the schema is one: an adapter with a wrong word is found out', () => {
  const site = read('sites/x.json');
  site.dom.composers[0].audience[0].is = 'everyone';
  site.dom.composers[0].editor = 'notepad';
  delete site.facts.name;
  assert.equal(faults(site, schema).length, 3);
});
