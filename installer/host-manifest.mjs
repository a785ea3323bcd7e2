#!/usr/bin/env node
// Prints the native messaging host's manifest for one family of browsers, from browsers.json or another table with an organisation's own ids
// (pack-extension.mjs writes one).
// Usage: node installer/host-manifest.mjs [--table FILE] chromium|firefox /absolute/path/of/sayso-host

import { readFileSync } from "node:fs";
import { isAbsolute } from "node:path";

const words = process.argv.slice(2);
const table = words[0] === "--table" ? words.splice(0, 2)[1] : new URL("browsers.json", import.meta.url);
const [family, program] = words;
const { host, extensions } = JSON.parse(readFileSync(table ?? "", "utf8"));

if (!Object.hasOwn(extensions, family ?? "") || !program || !isAbsolute(program)) {
  process.stderr.write(`Usage: node installer/host-manifest.mjs [--table FILE] ${Object.keys(extensions).join("|")} /absolute/path/of/${host.program}\n`);
  process.exit(2);
}

const allowed =
  family === "firefox"
    ? { allowed_extensions: extensions.firefox }
    : { allowed_origins: extensions.chromium.map((id) => `chrome-extension://${id}/`) };

process.stdout.write(`${JSON.stringify({ name: host.name, description: host.description, path: program, type: "stdio", ...allowed }, null, 2)}\n`);
