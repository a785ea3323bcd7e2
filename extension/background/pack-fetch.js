/**
 * Fetches one signed pack from its address of the policy: Sayso's only network request. No cookies, no referrer, nothing kept by the browser, nothing about
 * the person; no redirect, so that only an address of the policy is ever asked. The host verifies what comes (native-host/PROTOCOL.md, configure).
 *
 * @typedef {object} PackSource an entry of the setting `pack-sources`
 * @property {string} url
 * @property {string} key the public key that signs it (minisign)
 * @property {string} [signature] where its signature is; left out: `url` + ".minisig"
 * @property {number} [hours] how often to look; left out: 24
 *
 * @typedef {"unreachable" | "http-status" | "timed-out" | "too-large" | "not-text"} FetchFailure
 * - `unreachable`: no connection, a bad certificate, a redirect, or a server that does not allow the extension to read (CORS): browsers do not tell which
 * - `http-status`: the server answered with another status than 200
 * - `timed-out`: not complete in time
 * - `too-large`: over the cap; the rest was not read
 * - `not-text`: not UTF-8
 *
 * @typedef {{ok: true, pack: string, signature: string} | {ok: false, code: FetchFailure, address: string, status: number}} Fetched
 *   `status` is the server's where there was one, else 0
 */

/** The host takes no more (`too-large` in PROTOCOL.md): bytes. */
export const caps = Object.freeze({ pack: 4 << 20, signature: 16 << 10 });

/** Milliseconds for one of the two files, from the request to its last byte. */
const fetchTimeout = 30_000;

/** @type {RequestInit} */
const discreet = {
  credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", redirect: "error", mode: "cors",
  // The browser would tell the person's languages.
  headers: { accept: "*/*", "accept-language": "*" },
};

class Failure extends Error {
  /** @param {FetchFailure} code @param {number} [status] */
  constructor(code, status = 0) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

/**
 * @param {Response} response
 * @param {number} cap bytes
 * @returns {Promise<Uint8Array>}
 */
async function readAtMost(response, cap) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  /** @type {Uint8Array[]} */
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > cap) {
      await reader.cancel();
      throw new Failure("too-large");
    }
    parts.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * @param {string} address
 * @param {number} cap
 * @param {typeof fetch} request
 */
async function fetchText(address, cap, request) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), fetchTimeout);
  try {
    const response = await request(address, { ...discreet, signal: stop.signal });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new Failure("http-status", response.status);
    }
    const bytes = await readAtMost(response, cap);
    try {
      // The signature is over the bytes: a byte order mark stays, and what is no UTF-8 is not mended.
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      throw new Failure("not-text");
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(stop.signal.aborted ? "timed-out" : "unreachable");
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {PackSource} source
 * @param {typeof fetch} request
 * @returns {Promise<Fetched>} never rejects
 */
export async function fetchPack(source, request) {
  let address = source.url;
  try {
    const pack = await fetchText(address, caps.pack, request);
    address = source.signature ?? `${source.url}.minisig`;
    return { ok: true, pack, signature: await fetchText(address, caps.signature, request) };
  } catch (error) {
    const { code, status } = /** @type {Failure} */ (error);
    return { ok: false, code, address, status };
  }
}
