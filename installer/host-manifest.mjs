#!/usr/bin/env node
// Prints the native messaging host's manifest for one family of browsers, from browsers.json.
// Usage: node installer/host-manifest.mjs chromium|firefox /absolute/path/of/sayso-host

import { readFileSync } from "node:fs";
import { isAbsolute } from "node:path";

const [family, program] = process.argv.slice(2);
const { host, extensions } = JSON.parse(readFileSync(new URL("browsers.json", import.meta.url), "utf8"));

if (!Object.hasOwn(extensions, family ?? "") || !program || !isAbsolute(program)) {
  process.stderr.write(`Usage: node installer/host-manifest.mjs ${Object.keys(extensions).join("|")} /absolute/path/of/${host.program}\n`);
  process.exit(2);
}

const allowed =
  family === "firefox"
    ? { allowed_extensions: extensions.firefox }
    : { allowed_origins: extensions.chromium.map((id) => `chrome-extension://${id}/`) };

process.stdout.write(`${JSON.stringify({ name: host.name, description: host.description, path: program, type: "stdio", ...allowed }, null, 2)}\n`);
