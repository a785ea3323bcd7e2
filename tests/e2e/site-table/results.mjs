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

  /**
   * Writes what was found; what is known of other sites and the other browser stays, so that a table can be made of several runs.
   * @param {Map<string, string[]>} composers the names of each site's compose boxes: rows of others are of the past
   */
  async keep(composers) {
    const known = (await readResults()).filter(({ site, composer }) => composers.get(site)?.includes(composer));
    const before = ({ site, composer }) => known.find((row) => row.site === site && row.composer === composer);
    const mine = this.#rows.map((row) => ({ ...row, browsers: { ...before(row)?.browsers, ...row.browsers } }));
    const others = known.filter((row) => !mine.some(({ site, composer }) => site === row.site && composer === row.composer));
    const place = ({ site, composer }) => [...composers.keys()].indexOf(site) * 1000 + (composers.get(site)?.indexOf(composer) ?? 0);
    await mkdir(dirname(FILE), { recursive: true });
    await writeFile(FILE, JSON.stringify([...mine, ...others].sort((one, other) => place(one) - place(other)), null, 2));
  }
}

/** @returns {Promise<Row[]>} of the last runs; empty where there was none */
export async function readResults() {
  try {
    return JSON.parse(await readFile(FILE, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
