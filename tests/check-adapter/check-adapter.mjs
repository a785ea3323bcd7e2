/**
 * Holds a page in real Chromium against an adapter: what was found, what was not. `npm run check-adapter -- --help` says how.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { startFixtureServer } from '../e2e/harness/fixture-server.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const adapters = fileURLToPath(new URL('../../shared-rules/sites/', import.meta.url));

const HELP = `Usage: npm run check-adapter -- [options] <site|url>

Opens a page in Chromium and holds it against the site's adapter (shared-rules/sites/<site>.json), with the extension's own
code: which compose boxes are there, what sends them, who will see what is written there and as whom. Nothing is written.

  npm run check-adapter -- mastodon                                the first host of the adapter
  npm run check-adapter -- https://www.reddit.com/r/test/submit    a page; the adapter is chosen by its host
  npm run check-adapter -- --stand-in facebook --click .start-button
  npm run check-adapter -- --adapter mastodon https://social.example/publish

Options
  --adapter SITE    this adapter, whatever the host
  --click SELECTOR  click this first, as to open the dialog; may be given more than once, in order
  --profile DIR     a browser profile that is signed in; without it a new one, which is removed
  --stand-in        the stand-in of the tests in place of the live site
  --show            with a window
  --wait SECONDS    how long to wait for a compose box (8)
  --json            the findings as JSON
  -h, --help        this

Exit codes: 0 all that was found is whole · 1 no compose box of the adapter was found, or something about one is missing · 2 it could not be tried
`;

class CannotTry extends Error {}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        adapter: { type: 'string' }, click: { type: 'string', multiple: true, default: [] }, profile: { type: 'string' }, 'stand-in': { type: 'boolean', default: false },
        show: { type: 'boolean', default: false }, wait: { type: 'string', default: '8' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return null;
    if (positionals.length !== 1) throw new CannotTry(`Name one site or address. ${positionals.length === 0 ? 'None' : positionals.length} was given.`);
    const wait = Number(values.wait);
    if (!(wait >= 0 && wait <= 600)) throw new CannotTry(`--wait ${values.wait}: give seconds, 0 to 600.`);
    return { ...values, wait, where: positionals[0] };
  } catch (error) {
    throw error instanceof CannotTry ? error : new CannotTry(error.message);
  }
}

/** @returns {Promise<{site: object, address: string}>} */
async function choose({ where, adapter }) {
  const names = (await readdir(adapters)).filter((name) => name.endsWith('.json'));
  const all = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(adapters, name), 'utf8'))));
  const known = all.map(({ site }) => site).join(', ');
  const url = /^https?:\/\//.test(where) ? new URL(where) : null;
  const wanted = adapter ?? (url ? null : where);
  const site = wanted === null ? all.find(({ facts }) => facts.hosts.includes(url.hostname)) : all.find((each) => each.site === wanted);
  if (!site) throw new CannotTry(wanted === null ? `No adapter names the host ${url.hostname}. Choose one with --adapter: ${known}.` : `There is no adapter "${wanted}". There are: ${known}.`);
  return { site, address: url?.href ?? `https://${site.facts.hosts[0]}/` };
}

async function inspect(options, { site, address }) {
  const server = options['stand-in'] ? await startFixtureServer() : null;
  const profile = options.profile ?? await mkdtemp(join(tmpdir(), 'sayso-check-adapter-'));
  let browser;
  try {
    if (options.profile && !existsSync(options.profile)) throw new CannotTry(`There is no profile in ${options.profile}.`);
    browser = await puppeteer.launch({
      executablePath: process.env.SAYSO_CHROMIUM ?? '/usr/bin/chromium', headless: !options.show, userDataDir: profile, defaultViewport: { width: 1280, height: 900 },
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--no-first-run', '--lang=en-US',
        ...(server ? [`--host-resolver-rules=MAP * 127.0.0.1:${server.port}, EXCLUDE localhost, EXCLUDE 127.0.0.1`, '--ignore-certificate-errors'] : [])],
    });
    const page = await browser.newPage();
    await page.goto(address, { waitUntil: 'load', timeout: 30_000 }).catch((error) => { throw new CannotTry(`${address} did not open: ${error.message}`); });
    for (const selector of options.click) {
      const control = await page.waitForSelector(selector, { visible: true, timeout: 10_000 }).catch(() => { throw new CannotTry(`There is nothing to click at ${selector}.`); });
      await control.click();
    }
    const bundle = await build({ entryPoints: [join(here, 'in-page.js')], bundle: true, write: false, format: 'iife', target: 'chrome121', logLevel: 'silent' });
    await page.evaluate(bundle.outputFiles[0].text);
    const look = () => page.evaluate((adapter) => globalThis.saysoInspect(adapter), site);
    const until = Date.now() + options.wait * 1000;
    let found = await look();
    while (found.composers.every(({ boxes }) => boxes === 0) && Date.now() < until) {
      await new Promise((resolve) => { setTimeout(resolve, 200); });
      found = await look();
    }
    return { site: site.site, ...found };
  } finally {
    await browser?.close();
    await server?.close();
    if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

const colour = (code, words) => (process.stdout.isTTY && !process.env.NO_COLOR ? `\u001b[${code}m${words}\u001b[0m` : words);

function asText({ site, address, composers, unknown, detected }) {
  const lines = [`${site} on ${address}`];
  if (detected === false) lines.push(colour(33, '  the page shows no mark of this software'));
  for (const { id, editor, confidence, path, boxes, scope, missing } of composers) {
    if (boxes === 0) {
      lines.push(`  –  ${id}: ${path ? 'not on this page' : 'not at this path'}`);
      continue;
    }
    lines.push(`  ${missing.length === 0 ? colour(32, '✓') : colour(31, '✗')}  ${id} (${editor}, evidence ${confidence}): ${boxes} found; ${scope.surface}, ${scope.audience}${scope['account-name'] ? `, as ${scope['account-name']}` : ''}${scope.recipients.length > 0 ? `, to ${scope.recipients.join(', ')}` : ''}`);
    if (missing.length > 0) lines.push(`     not found: ${missing.join(', ')}`);
  }
  for (const box of unknown) lines.push(`  ?  no composer names ${box}`);
  if (composers.every(({ boxes }) => boxes === 0)) lines.push('No compose box of this adapter was found. Is the page one to write on, and signed in? --profile, --click and --wait help.');
  return lines.join('\n');
}

try {
  const options = readArguments();
  if (options === null) {
    process.stdout.write(HELP);
  } else {
    const result = await inspect(options, await choose(options));
    process.stdout.write(`${options.json ? JSON.stringify(result, null, 2) : asText(result)}\n`);
    const found = result.composers.filter(({ boxes }) => boxes > 0);
    process.exitCode = found.length > 0 && found.every(({ missing }) => missing.length === 0) ? 0 : 1;
  }
} catch (error) {
  process.stderr.write(error instanceof CannotTry ? `check-adapter: ${error.message}\nTry --help.\n` : `check-adapter: ${error.stack}\n`);
  process.exitCode = 2;
}
