/** What an organisation puts behind the address of its force-install policy: the packed extension and the update manifests, on loopback. */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { root } from '../../e2e/harness/paths.mjs';

const key = join(root, 'tests/keys/development-extension-key.pem');
const types = { crx: 'application/x-chrome-extension', xml: 'text/xml', xpi: 'application/x-xpinstall', json: 'application/json' };

/**
 * Packs the built extension with the test key.
 * @param {string} out
 * @param {string[]} options
 * @returns {string} the version
 */
export function packExtension(out, ...options) {
  const packed = spawnSync(process.execPath, [join(root, 'installer/pack-extension.mjs'), '--key', key, '--out', out, ...options], { encoding: 'utf8' });
  if (packed.status !== 0) throw new Error(packed.stderr);
  return packed.stdout.match(/Sayso (\S+) is packed/)[1];
}

/**
 * @param {string} folder where the packed files go
 * @returns {Promise<{url: string, asked: string[], close: () => Promise<void>}>} `asked` holds the paths that were asked for
 */
export async function startUpdateServer(folder) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.slice(1);
    asked.push(name);
    try {
      const content = await readFile(join(folder, name));
      response.writeHead(200, { 'content-type': types[name.split('.').pop()] }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const url = `http://127.0.0.1:${server.address().port}`;
  packExtension(folder, '--update-url', url);
  return {
    url,
    asked,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
