/**
 * What the person ignored: remembered by rule and nearby words, not by place, as a keyed hash under a random key of this profile. No text is kept, and
 * without the key nobody can test a guess.
 *
 * A finding is known by its words with the two before them, or with the two after them: either is enough, so that a dismissal holds while the person
 * goes on writing on one side of it.
 *
 * @typedef {object} Memory where the hashes are kept
 * @property {string} key base64, 256 random bits
 * @property {string[]} hashes oldest first
 */

/** Beyond this, the oldest are forgotten. */
const capacity = 4000;

/** Words on each side that count as nearby, and how far they are looked for (UTF-16 code units). */
const nearby = { words: 2, reach: 80 };

const encoder = new TextEncoder();

/** @param {string} text */
const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** @returns {Memory} */
export function newMemory() {
  return { key: toBase64(crypto.getRandomValues(new Uint8Array(32))), hashes: [] };
}

export class Dismissals {
  #memory;
  #hashes;
  #save;
  /** @type {Promise<CryptoKey> | null} */
  #key = null;

  /**
   * @param {Memory} memory
   * @param {(memory: Memory) => void} save called after each change
   */
  constructor(memory, save) {
    this.#memory = memory;
    this.#hashes = new Set(memory.hashes);
    this.#save = save;
  }

  /**
   * @param {string} rule
   * @param {string} text
   * @param {number} start UTF-16 offset
   * @param {number} end exclusive
   */
  async add(rule, text, start, end) {
    for (const hash of await this.#hashesOf(rule, text, start, end)) {
      this.#hashes.delete(hash);
      this.#hashes.add(hash);
    }
    const hashes = [...this.#hashes].slice(-capacity);
    this.#hashes = new Set(hashes);
    this.#save({ key: this.#memory.key, hashes });
  }

  /**
   * @param {string} rule
   * @param {string} text
   * @param {number} start UTF-16 offset
   * @param {number} end exclusive
   * @returns {Promise<boolean>}
   */
  async has(rule, text, start, end) {
    if (this.#hashes.size === 0) return false;
    return (await this.#hashesOf(rule, text, start, end)).some((hash) => this.#hashes.has(hash));
  }

  /**
   * @param {string} rule
   * @param {string} text
   * @param {number} start
   * @param {number} end
   */
  async #hashesOf(rule, text, start, end) {
    const before = wordsOf(text.slice(Math.max(0, start - nearby.reach), start)).slice(-nearby.words);
    const words = wordsOf(text.slice(start, end));
    const after = wordsOf(text.slice(end, end + nearby.reach)).slice(0, nearby.words);
    return Promise.all([this.#hash([rule, "before", ...before, "", ...words]), this.#hash([rule, "after", ...words, "", ...after])]);
  }

  /** @param {string[]} parts */
  async #hash(parts) {
    this.#key ??= crypto.subtle.importKey("raw", fromBase64(this.#memory.key), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
    const signature = await crypto.subtle.sign("HMAC", await this.#key, encoder.encode(parts.join("\0")));
    return toBase64(new Uint8Array(signature, 0, 16));
  }
}

/** @param {Uint8Array} bytes */
function toBase64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}

/** @param {string} text */
function fromBase64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
