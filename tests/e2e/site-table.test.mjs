/**
 * Every stand-in × every check, in both browsers. By itself a smoke of it: the first compose box of each site in Chromium, without the slow checks.
 * `SAYSO_SITE_TABLE=full` runs all of it and keeps what it found for the table; `SAYSO_SITES=x,bluesky` runs those sites alone.
 */
import { after, test } from 'node:test';
import { startSession } from './harness/session.mjs';
import { checkOff, checkSending, checkTyping, checkWarning, COLUMNS } from './site-table/checks.mjs';
import { Results } from './site-table/results.mjs';
import { readStandIns } from './site-table/standins.mjs';

const full = process.env.SAYSO_SITE_TABLE === 'full';
const only = process.env.SAYSO_SITES?.split(',');
const all = await readStandIns();
const standIns = all.filter(({ site }) => only?.includes(site) ?? true);
const composers = new Map(all.map((standIn) => [standIn.site, standIn.composers.map(({ name }) => name)]));
const results = new Results();

/** The smoke has one session for all stand-ins; the whole table has one for each, which no other can have left in disorder. */
let shared = null;
after(() => shared?.close());

/** Runs everything that is to be checked of one stand-in in one browser. */
async function checkSite(t, standIn, browser) {
  const session = full ? await startSession({ engine: browser, record: true }) : (shared ??= await startSession({ engine: browser, record: true }));
  const off = full ? await startSession({ engine: browser }) : null;
  try {
    await off?.order({ type: 'set-site', site: standIn.site, on: false });
    for (const [index, composer] of (full ? standIn.composers : standIn.composers.slice(0, 1)).entries()) {
      const noted = results.of({ site: standIn.site, name: standIn.name, composer, browser });
      const check = (column, probe) => t.test(`${composer.name}: ${COLUMNS[column]}`, async () => {
        try {
          await probe();
          noted.outcomes[column] ??= 'passed';
        } catch (error) {
          noted.outcomes[column] = 'failed';
          throw error;
        }
      });
      const time = (taken) => { noted.time = taken; };
      await checkWarning({ session, composer, check, time, pixels: index === 0 });
      await checkSending({ session, composer, check });
      if (off) {
        await checkOff({ off, composer, check });
        const isFirstOfItsEditor = standIn.composers.findIndex(({ editor }) => editor === composer.editor) === index;
        if (isFirstOfItsEditor) await checkTyping({ session, off, composer, check });
        await results.keep(composers); // what is known stays, whatever becomes of the rest
      }
    }
  } finally {
    if (session !== shared) await session.close();
    await off?.close();
  }
}

for (const standIn of standIns) {
  const browsers = process.env.SAYSO_BROWSER ? [process.env.SAYSO_BROWSER] : full ? ['chromium', 'firefox'] : ['chromium'];
  for (const browser of browsers) {
    test(`${standIn.name} in ${browser}`, (t) => checkSite(t, standIn, browser));
  }
}
