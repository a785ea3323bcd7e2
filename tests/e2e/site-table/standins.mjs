/**
 * What the table of checks needs to know of each stand-in: `sites/<id>/checks.mjs`, whose default export is a StandIn.
 *
 * @typedef {import('../harness/tab.mjs').Tab} Tab
 *
 * @typedef {object} StandIn
 * @property {string} name as people call the site
 * @property {ComposerCase[]} composers the first is the one of the smoke run and of the pixels
 *
 * @typedef {object} ComposerCase one compose box of the site
 * @property {string} name what is written there: `post`, `reply in the dialog`, `direct message`
 * @property {string} editor the library that runs there: `Draft.js 0.11`
 * @property {'H' | 'M' | 'L'} evidence how sure we are that the live site has these marks: several recent independent sources or the site's own; some; weak
 * @property {string} url with the site's own host name
 * @property {(tab: Tab) => Promise<void>} [open] what a person does until the box is there
 * @property {string} box selector; `>>>` goes into open shadow roots
 * @property {string} [model] the editor's name in `window.__standin.modelText(name)`; the one that was focused last where it is left out
 * @property {object} scope what the host must be told about who will see it; only the keys that are given are compared
 * @property {{click?: string, key?: string}} send the button, and the keys as in `Control+Enter`; at least one
 * @property {number} [limit] the longest text that the box takes, in UTF-16 code units
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sitesFolder } from '../harness/paths.mjs';

/** @returns {Promise<(StandIn & {site: string})[]>} ordered by the site's id */
export async function readStandIns() {
  const folders = (await readdir(sitesFolder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  const described = folders.filter((site) => existsSync(join(sitesFolder, site, 'checks.mjs')));
  return Promise.all(described.map(async (site) => ({ site, ...(await import(pathToFileURL(join(sitesFolder, site, 'checks.mjs')))).default })));
}
