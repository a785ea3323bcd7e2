#!/usr/bin/env node
// Packs the built extension for an organisation that hands it out itself: crx and xpi, the update manifests, and a table of browsers with its ids.
// The same build and key give the same bytes.

import { createHash, createPrivateKey, generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { crxOf, idOf, publicKeyOf } from "./crx.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const testKey = join(root, "tests/keys/development-extension-key.pem");

const usage = `Usage: node installer/pack-extension.mjs --key FILE --out FOLDER [--update-url ADDRESS] [--firefox-id ID]
       node installer/pack-extension.mjs --new-key FILE

Packs build/extension (cd extension && npm ci && npm run build) for an organisation that hands it out itself.

  --new-key FILE        makes your organisation's key, which only you can read, and prints the id that it gives. Keep it safe:
                        who has it can update the extension, and without it the id is lost
  --key FILE            your key (RSA, PEM)
  --out FOLDER          where the files go:
                          sayso-VERSION.crx   for Chrome, Chromium, Edge, Brave
                          sayso-VERSION.xpi   for Firefox (release versions want it signed by Mozilla; ESR can be told otherwise by policy)
                          updates.xml         for the browsers' "update_url"            (with --update-url)
                          updates.json        the same for Firefox                      (with --update-url, https)
                          browsers.json       the table of browsers with your ids, for host-manifest.mjs --table
  --update-url ADDRESS  the address of the folder from which people's browsers will fetch them, such as https://intranet.example/sayso
  --firefox-id ID       your id in Firefox, such as sayso@acme.example; without it, Sayso's own

Exit status: 0 done, 1 it did not work (the message says what to do), 2 wrong usage.
`;

/** @param {string} message @param {number} status @returns {never} */
function fail(message, status) {
  process.stderr.write(`${message}\n`);
  process.exit(status);
}

function options() {
  try {
    const text = { type: /** @type {const} */ ("string") };
    const { values } = parseArgs({
      options: { key: text, "new-key": text, out: text, "update-url": text, "firefox-id": text, help: { type: "boolean", short: "h" } } });
    return values;
  } catch (error) {
    return fail(`${/** @type {Error} */ (error).message}\nSee: node installer/pack-extension.mjs --help`, 2);
  }
}

/** @param {string} file */
function makeKey(file) {
  if (existsSync(file)) fail(`${file} is there already. A key is never written over: with another key the extension has another id.`, 1);
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  process.stdout.write(`${file}: your key. The extension's id in Chrome, Chromium, Edge and Brave is ${idOf(publicKeyOf(privateKey))}.\n`);
}

/** @param {string} file */
function readKey(file) {
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType !== "rsa") throw new Error("it is no RSA key");
    return key;
  } catch (error) {
    return fail(`${file}: not a usable key (${/** @type {Error} */ (error).message}). Make one: node installer/pack-extension.mjs --new-key FILE`, 1);
  }
}

/** @param {string} family @returns {Map<string, Buffer>} the built files by their path, in the order of the alphabet */
function builtFiles(family) {
  const folder = join(root, "build/extension", family);
  if (!existsSync(join(folder, "manifest.json"))) fail(`There is no built extension in ${folder}. Build it: cd extension && npm ci && npm run build`, 1);
  const paths = readdirSync(folder, { recursive: true }).map(String).filter((path) => statSync(join(folder, path)).isFile());
  return new Map(paths.map((path) => path.replaceAll("\\", "/")).sort().map((path) => [path, readFileSync(join(folder, path))]));
}

/** @param {Map<string, Buffer>} files @param {(manifest: any) => void} change @returns {any} the manifest as it is packed */
function changeManifest(files, change) {
  const manifest = JSON.parse(String(files.get("manifest.json")));
  change(manifest);
  files.set("manifest.json", Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
  return manifest;
}

/** @param {Map<string, Buffer>} files */
async function zipOf(files) {
  const { ZipFile } = createRequire(join(root, "extension/package.json"))("yazl");
  const zip = new ZipFile();
  // Zip files hold local time without its zone: midnight of the first day that they know, wherever this runs.
  for (const [path, content] of files) zip.addBuffer(content, path, { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true });
  zip.end();
  const parts = [];
  for await (const part of zip.outputStream) parts.push(part);
  return Buffer.concat(parts);
}

/** @param {string} address @returns {string} without a slash at its end */
function checkedAddress(address) {
  try {
    const { protocol, search, hash } = new URL(address);
    if (/^https?:$/.test(protocol) && !search && !hash) return address.replace(/\/+$/, "");
  } catch {
    // Said below.
  }
  return fail(`--update-url ${address}: not the address of a folder, such as https://intranet.example/sayso`, 2);
}

/** @param {string} text */
const xml = (text) => text.replaceAll("&", "&amp;").replaceAll("'", "&apos;").replaceAll("<", "&lt;");

/**
 * @param {{key: string, out: string, address?: string, firefoxId?: string}} wanted
 */
async function pack({ key: keyFile, out, address, firefoxId }) {
  const key = readKey(keyFile);
  const id = idOf(publicKeyOf(key));
  const chromiumFiles = builtFiles("chromium");
  const firefoxFiles = builtFiles("firefox");
  const { version } = changeManifest(chromiumFiles, (manifest) => {
    manifest.key = publicKeyOf(key).toString("base64");
    if (address) manifest.update_url = `${address}/updates.xml`;
  });
  const { browser_specific_settings: { gecko } } = changeManifest(firefoxFiles, ({ browser_specific_settings: { gecko: settings } }) => {
    if (firefoxId) settings.id = firefoxId;
    // Firefox takes updates from https alone, and refuses an extension that says otherwise.
    if (address?.startsWith("https:")) settings.update_url = `${address}/updates.json`;
  });
  const crx = crxOf(await zipOf(chromiumFiles), key);
  const xpi = await zipOf(firefoxFiles);

  mkdirSync(out, { recursive: true });
  /** @type {string[]} */
  const written = [];
  const put = (/** @type {string} */ name, /** @type {string | Buffer} */ content) => {
    writeFileSync(join(out, name), content);
    written.push(name);
  };
  put(`sayso-${version}.crx`, crx);
  put(`sayso-${version}.xpi`, xpi);
  if (address) {
    put("updates.xml", `<?xml version='1.0' encoding='UTF-8'?>
<gupdate xmlns='http://www.google.com/update2/response' protocol='2.0'>
  <app appid='${id}'>
    <updatecheck codebase='${xml(address)}/sayso-${version}.crx' version='${version}'/>
  </app>
</gupdate>
`);
    if (gecko.update_url) {
      const update = { version, update_link: `${address}/sayso-${version}.xpi`, update_hash: `sha256:${createHash("sha256").update(xpi).digest("hex")}` };
      put("updates.json", `${JSON.stringify({ addons: { [gecko.id]: { updates: [update] } } }, null, 2)}\n`);
    }
  }
  const table = JSON.parse(readFileSync(join(root, "installer/browsers.json"), "utf8"));
  put("browsers.json", `${JSON.stringify({ ...table, extensions: { ...table.extensions, chromium: [id], firefox: [gecko.id] } }, null, 2)}\n`);

  process.stdout.write(`Sayso ${version} is packed in ${resolve(out)}: ${written.join(", ")}\n`);
  process.stdout.write(`  Chrome, Chromium, Edge, Brave: ${id}\n  Firefox: ${gecko.id}\n`);
  if (resolve(keyFile) === testKey) process.stdout.write("  This is the public test key: anyone can sign with it. Hand this out to nobody.\n");
}

const { help, key, "new-key": newKey, out, "update-url": updateUrl, "firefox-id": firefoxId } = options();
if (help) process.stdout.write(usage);
else if (newKey && !key && !out) makeKey(newKey);
else if (!key || !out || newKey) fail(usage, 2);
else {
  if (firefoxId && !/^[\w.-]*@[\w.-]+$/.test(firefoxId)) fail(`--firefox-id ${firefoxId}: not of the form name@organisation.example`, 2);
  await pack({ key, out, firefoxId, ...(updateUrl && { address: checkedAddress(updateUrl) }) });
}
