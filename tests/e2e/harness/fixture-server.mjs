/**
 * A TLS server on the loopback interface that stands in for the whole internet: it serves the stand-ins under the sites'
 * own host names, answers 404 to everything else, and remembers every request, so that a test can say what left the browser.
 */
import { createServer } from 'node:https';
import { makeCertificate } from './certificate.mjs';
import { sitesByHost } from './sites.mjs';

/**
 * @typedef {{host: string, method: string, url: string, headers: object, body: string}} SeenRequest
 * @param {number} [port] 0: any free port
 * @returns {Promise<{port: number, requests: SeenRequest[], close: () => Promise<void>}>}
 */
export async function startFixtureServer(port = 0) {
  const [sites, credentials] = await Promise.all([sitesByHost(), makeCertificate()]);
  /** @type {SeenRequest[]} */
  const requests = [];

  const server = createServer(credentials, async (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const seen = { host, method: request.method, url: request.url, headers: request.headers, body: '' };
    requests.push(seen);
    request.setEncoding('utf8').on('data', (chunk) => { seen.body += chunk; });

    const build = sites.get(host);
    const path = new URL(request.url, `https://${host || 'unknown'}`).pathname;
    if (!build) {
      response.writeHead(404).end();
      return;
    }
    const site = await build();
    const asset = site.assets.get(path);
    const type = asset?.type ?? 'text/html';
    response.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': site.policy,
      'cache-control': 'no-store',
    });
    response.end(asset?.body ?? site.page);
  });
  server.on('tlsClientError', () => {});

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: server.address().port,
    requests,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
