/** The stand-ins: which hosts they answer for, and how their one script is built. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { sitesFolder } from './paths.mjs';

/** A stand-in's folder holds `index.html` and `app.jsx`; every path of its hosts answers with the page, as single-page sites do. */
const SITES = [
  {
    id: 'x',
    hosts: ['x.com', 'twitter.com'],
    policy: "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'",
  },
];

/** @returns {Promise<Map<string, {policy: string, page: Buffer, assets: Map<string, {type: string, body: Buffer}>}>>} by host name */
export async function buildSites() {
  const byHost = new Map();
  for (const site of SITES) {
    const folder = join(sitesFolder, site.id);
    const bundle = await build({
      entryPoints: [join(folder, 'app.jsx')],
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
    const served = { policy: site.policy, page: await readFile(join(folder, 'index.html')), assets };
    for (const host of site.hosts) byHost.set(host, served);
  }
  return byHost;
}
