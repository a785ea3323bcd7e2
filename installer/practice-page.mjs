// Where the extension's Practice page is, by the id in the table of browsers. Run by itself, it prints the address.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const { extensions } = JSON.parse(readFileSync(new URL("browsers.json", import.meta.url), "utf8"));
const origin = `chrome-extension://${extensions.chromium[0]}`;

export const practicePage = { origin, url: `${origin}/pages/practice/practice.html` };

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${practicePage.url}\n`);
