// Builds the extension: npm run build → ../build/extension/chromium and ../build/extension/firefox, unpacked.
// The same input gives the same bytes: no time, no path and no random name gets into the output.
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { BUTTONS, PAGE_TOKENS } from "./shared/look.css.js";

const source = dirname(fileURLToPath(import.meta.url));
const siteFolder = join(source, "../shared-rules/sites");
const lessonFolder = join(source, "../shared-rules/lessons");
const output = join(source, "../build/extension");

/** @typedef {{site: string, facts: {name: string, hosts: string[], checked: {en: string} & Record<string, string>}, dom: {detect?: string}}} Adapter */

/** @returns {Promise<Adapter[]>} every adapter of shared-rules, ordered by id */
async function readAdapters() {
  const names = (await readdir(siteFolder)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(names.map(async (name) => {
    const adapter = JSON.parse(await readFile(join(siteFolder, name), "utf8"));
    if (`${adapter.site}.json` !== name) throw new Error(`shared-rules/sites/${name}: "site" must be the file's name`);
    return adapter;
  }));
}

/** @param {Adapter} adapter */
const knownSite = ({ site, facts, dom }) => ({ site, name: facts.name, hosts: facts.hosts, checked: facts.checked, detectable: dom.detect !== undefined });

/** @returns {Promise<Record<string, Record<string, {title: string, text: string}>>>} language → id → lesson */
async function readLessons() {
  const files = (await readdir(lessonFolder)).filter((name) => name.endsWith(".json")).sort();
  const read = await Promise.all(files.map(async (name) => JSON.parse(await readFile(join(lessonFolder, name), "utf8"))));
  return Object.fromEntries(read.map(({ language, lessons }) => [language, lessons]));
}

/** Data of shared-rules as modules (build-modules.d.ts). @param {Record<string, unknown>} data by the module's name */
const dataModules = (data) => ({
  name: "sayso",
  setup(/** @type {esbuild.PluginBuild} */ build) {
    build.onResolve({ filter: /^sayso:/ }, ({ path }) => ({ path, namespace: "sayso" }));
    build.onLoad({ filter: /.*/, namespace: "sayso" }, ({ path }) => ({ contents: JSON.stringify(data[path]), loader: "json" }));
  },
});

/** Merges _locales/<language>/*.json (one file for each room) into the messages.json that browsers read. */
async function mergeMessages(/** @type {string} */ language) {
  const folder = join(source, "_locales", language);
  /** @type {Record<string, unknown>} */
  const messages = {};
  for (const name of (await readdir(folder)).sort()) {
    for (const [key, message] of Object.entries(JSON.parse(await readFile(join(folder, name), "utf8")))) {
      if (key in messages) throw new Error(`_locales/${language}/${name}: "${key}" is there twice`);
      messages[key] = message;
    }
  }
  return messages;
}

/**
 * A page of ours: pages/<page>/<page>.html is its body alone, under the head that all have. The background alone fetches anything (background/pack-fetch.js); the
 * manifest's rule holds for all of the extension, so the head says itself that its page does not.
 * @param {string} page
 */
const wholePage = async (page) =>
  `${(await readFile(join(source, "pages/common/head.html"), "utf8")).replaceAll("{page}", page)}${await readFile(join(source, "pages", page, `${page}.html`), "utf8")}</html>\n`;

const text = (/** @type {unknown} */ value) => `${JSON.stringify(value, null, 2)}\n`;

/** Firefox differs by its manifest alone: an event page, and none of Chromium's own keys. */
function manifestFor(/** @type {string} */ browser, /** @type {any} */ manifest) {
  if (browser === "chromium") return manifest;
  const { key, minimum_chrome_version, storage, ...rest } = manifest;
  return { ...rest, background: { scripts: manifest.background.scripts } };
}

const adapters = await readAdapters();
const languages = (await readdir(join(source, "_locales"))).sort();
const pages = (await readdir(join(source, "pages"), { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
const scripts = pages.filter((page) => page !== "common");

const manifest = JSON.parse(await readFile(join(source, "manifest.json"), "utf8"));
manifest.version = JSON.parse(await readFile(join(source, "package.json"), "utf8")).version;
manifest.host_permissions = adapters.flatMap(({ facts }) => facts.hosts.map((host) => `https://${host}/*`));

const bundle = await esbuild.build({
  absWorkingDir: source,
  entryPoints: [
    { in: "background/main.js", out: "background" },
    { in: "content/main.js", out: "content" },
    ...scripts.map((page) => ({ in: `pages/${page}/${page}.js`, out: `pages/${page}/${page}` })),
  ],
  outdir: ".",
  write: false,
  bundle: true,
  format: "iife",
  target: ["chrome121", "firefox140"],
  charset: "utf8",
  legalComments: "none",
  // A content script is parsed on every page of its sites: a third less without comments and indentation. Names stay, so that a stack trace reads.
  minifyWhitespace: true,
  lineLimit: 160,
  loader: { ".svg": "text" },
  plugins: [dataModules({ "sayso:sites": adapters.map(knownSite), "sayso:lessons": await readLessons() })],
  logLevel: "warning",
});

await rm(output, { recursive: true, force: true });
for (const browser of ["chromium", "firefox"]) {
  const folder = join(output, browser);
  const put = async (/** @type {string} */ name, /** @type {string | Uint8Array} */ content) => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  };
  await put("manifest.json", text(manifestFor(browser, manifest)));
  if (browser === "chromium") await put("managed-schema.json", await readFile(join(source, "managed-schema.json")));
  for (const file of bundle.outputFiles) await put(file.path.slice(source.length + 1), file.contents);
  // A content script's adapter is a script of its own, registered before content.js on that site alone.
  for (const adapter of adapters) await put(`sites/${adapter.site}.js`, `globalThis.saysoAdapter = ${JSON.stringify(adapter)};\n`);
  const detectable = adapters.filter(({ dom }) => dom.detect !== undefined);
  await put("sites/detectable.js", `globalThis.saysoDetectable = ${JSON.stringify(detectable)};\n`);
  for (const language of languages) await put(`_locales/${language}/messages.json`, text(await mergeMessages(language)));
  await put("pages/common/look.css", `${PAGE_TOKENS}\n${BUTTONS}\n`);
  for (const page of scripts) await put(`pages/${page}/${page}.html`, await wholePage(page));
  for (const page of pages) {
    for (const name of (await readdir(join(source, "pages", page))).filter((name) => name.endsWith(".css"))) {
      await put(`pages/${page}/${name}`, await readFile(join(source, "pages", page, name), "utf8"));
    }
  }
  for (const name of await readdir(join(source, "icons"))) {
    if (/\.(png|svg)$/.test(name)) await cp(join(source, "icons", name), join(folder, "icons", name));
  }
}
console.log(`The extension is in build/extension/chromium and build/extension/firefox (${adapters.length} sites with an adapter).`);
