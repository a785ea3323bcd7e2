/**
 * What the table of checks has found, kept in `build/site-table.json` between the run and the table.
 *
 * @typedef {'passed' | 'failed'} Outcome
 * @typedef {{site: string, name: string, composer: string, editor: string, evidence: string,
 *   browsers: Record<string, {time?: string, outcomes: Record<string, Outcome>}>}} Row
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from '../harness/paths.mjs';

const FILE = join(root, 'build/site-table.json');

export class Results {
  /** @type {Row[]} */ #rows = [];

  /** @returns {{outcomes: Record<string, Outcome>, time?: string}} what is noted of one compose box in one browser */
  of({ site, name, composer, browser }) {
    let row = this.#rows.find((each) => each.site === site && each.composer === composer.name);
    if (!row) {
      row = { site, name, composer: composer.name, editor: composer.editor, evidence: composer.evidence, browsers: {} };
      this.#rows.push(row);
    }
    row.browsers[browser] ??= { outcomes: {} };
    return row.browsers[browser];
  }

  async keep() {
    await mkdir(dirname(FILE), { recursive: true });
    await writeFile(FILE, JSON.stringify(this.#rows, null, 2));
  }
}

/** @returns {Promise<Row[]>} of the last whole run */
export async function readResults() {
  return JSON.parse(await readFile(FILE, 'utf8'));
}
