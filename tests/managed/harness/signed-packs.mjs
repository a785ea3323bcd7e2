/** Packs signed as minisign signs them (https://jedisct1.github.io/minisign/), and the HTTPS server that hands them out. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer } from 'node:https';
import { makeCertificate } from '../../e2e/harness/certificate.mjs';

export class Signer {
  #privateKey;
  #keyId = randomBytes(8);
  /** The public key as minisign prints it. */
  key;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.#privateKey = privateKey;
    const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x, 'base64url');
    this.key = Buffer.concat([Buffer.from('Ed'), this.#keyId, raw]).toString('base64');
  }

  /** @param {string} text @returns {string} the four lines of a signature file */
  sign(text) {
    const signature = sign(null, createHash('blake2b512').update(text).digest(), this.#privateKey);
    const comment = 'timestamp:1764203000\tfile:pack.jsonc\thashed';
    const over = sign(null, Buffer.concat([signature, Buffer.from(comment)]), this.#privateKey);
    return [
      'untrusted comment: signature of a test', Buffer.concat([Buffer.from('ED'), this.#keyId, signature]).toString('base64'),
      `trusted comment: ${comment}`, over.toString('base64'), ''].join('\n');
  }
}

/**
 * @typedef {{status?: number, body?: string | Buffer, headers?: object, drop?: boolean, endless?: boolean}} Answer
 * @returns {Promise<{port: number, files: Map<string, Answer>, seen: {path: string, headers: object, method: string}[], bytesSent: () => number, close: () => Promise<void>}>}
 */
export async function startPackServer() {
  const files = new Map();
  const seen = [];
  let sent = 0;
  const server = createServer(await makeCertificate(), (request, response) => {
    seen.push({ path: request.url, headers: request.headers, method: request.method });
    const answer = files.get(request.url);
    if (answer?.drop) return request.socket.destroy();
    // A pack is no secret, and the extension asks without cookies: any origin may read it.
    const headers = { 'access-control-allow-origin': '*', 'content-type': 'text/plain', ...answer?.headers };
    response.writeHead(answer ? answer.status ?? 200 : 404, headers);
    if (!answer?.endless) return response.end(answer?.body ?? '');
    const part = Buffer.alloc(64 << 10, 'x');
    const more = () => {
      while (!response.destroyed && response.write(part)) sent += part.length;
      sent += part.length;
    };
    response.on('drain', more);
    more();
    return undefined;
  });
  server.on('tlsClientError', () => {});
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    port: server.address().port,
    files,
    seen,
    bytesSent: () => sent,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
