// The CRX3 format of Chromium's packed extensions, and the ids that a key gives.
// Source: components/crx_file/crx3.proto and crx_creator.cc of the Chromium project.
// ("crx3" on npm does the same from Node.js 22 on; Sayso builds with Debian 12's, which is 18.)

import { createHash, createPublicKey, createSign } from "node:crypto";

/** @param {Buffer} bytes */
const digestOf = (bytes) => createHash("sha256").update(bytes).digest();

/**
 * @param {import("node:crypto").KeyObject} key private or public, RSA
 * @returns {Buffer} its public half in DER (SubjectPublicKeyInfo)
 */
export const publicKeyOf = (key) => createPublicKey(key).export({ type: "spki", format: "der" });

/**
 * @param {Buffer} publicKey DER
 * @returns {string} the extension's id: the first 16 bytes of the key's SHA-256 in hexadecimal digits, written with a to p
 */
export const idOf = (publicKey) => [...digestOf(publicKey).toString("hex").slice(0, 32)].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join("");

/** An unsigned number as 32 bits, the lowest byte first. @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A number in the variable length of protocol buffers. @param {number} value */
function varint(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

/**
 * A field of bytes in a protocol buffer.
 * @param {number} number
 * @param {Buffer} content
 */
const field = (number, content) => Buffer.concat([varint((number << 3) | 2), varint(content.length), content]);

/**
 * @param {Buffer} zip the extension's files
 * @param {import("node:crypto").KeyObject} privateKey RSA
 * @returns {Buffer} the packed extension; the same zip and key give the same bytes
 */
export function crxOf(zip, privateKey) {
  const publicKey = publicKeyOf(privateKey);
  const signedData = field(1, digestOf(publicKey).subarray(0, 16));
  const signature = createSign("sha256").update("CRX3 SignedData\0").update(uint32(signedData.length)).update(signedData).update(zip).sign(privateKey);
  const header = Buffer.concat([field(2, Buffer.concat([field(1, publicKey), field(2, signature)])), field(10000, signedData)]);
  return Buffer.concat([Buffer.from("Cr24"), uint32(3), uint32(header.length), header, zip]);
}
