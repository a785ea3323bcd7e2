/** The stand-ins: which hosts they answer for, and how their one script is built. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { sitesFolder } from './paths.mjs';

/**
 * A stand-in's folder holds `standin.json` (`hosts`, and `policy`: its content security policy), `index.html` and `app.jsx` or `app.js`; every path of its hosts
 * answers with the page, as single-page sites do. What several share lies in `common`.
 */
async function readStandins() {
  const folders = (await readdir(sitesFolder, { withFileTypes: true })).filter((entry) => entry.isDirectory() && entry.name !== 'common');
  return Promise.all(folders.map(async ({ name }) => {
    const folder = join(sitesFolder, name);
    const [entry] = (await readdir(folder)).filter((file) => /^app\.jsx?$/.test(file));
    return { id: name, folder, entry: join(folder, entry), ...JSON.parse(await readFile(join(folder, 'standin.json'), 'utf8')) };
  }));
}

/** @typedef {{policy: string, page: Buffer, assets: Map<string, {type: string, body: Buffer}>}} Site */

async function buildSite({ entry, folder, policy }) {
  const bundle = await build({
    entryPoints: [{ in: entry, out: 'app' }],
    outdir: '/standin',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome110',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  });
  const assets = new Map(bundle.outputFiles.map((file) => [
    file.path,
    { type: file.path.endsWith('.css') ? 'text/css' : 'text/javascript', body: Buffer.from(file.contents) },
  ]));
  return { policy, page: await readFile(join(folder, 'index.html')), assets };
}

const once = (make) => {
  let made;
  return () => (made ??= make());
};

/**
 * The stand-ins by host name. Each is built when it is first asked for, once in a process: a test file visits one or two of the many.
 * @returns {Promise<Map<string, () => Promise<Site>>>}
 */
export const sitesByHost = once(async () => new Map((await readStandins()).flatMap((site) => {
  const built = once(() => buildSite(site));
  return site.hosts.map((host) => [host, built]);
})));
