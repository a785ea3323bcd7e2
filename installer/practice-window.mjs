#!/usr/bin/env node
// Opens Chromium on the Practice page, in a window, and stays until the person closes it: the browser lives as long as this program.
// Says "open" on standard output once the page is there.
// Usage: node installer/practice-window.mjs PROFILE-FOLDER

import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { practicePage } from "./practice-page.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const puppeteer = createRequire(join(root, "tests/"))("puppeteer-core");
const extension = join(root, "build/extension/chromium");

const browser = await puppeteer.launch({
  executablePath: "/usr/bin/chromium",
  headless: false,
  pipe: true,
  userDataDir: process.argv[2],
  defaultViewport: null,
  // What puppeteer adds for tests and a person does not want: a bar about automation, and no extensions.
  ignoreDefaultArgs: ["--enable-automation", "--disable-extensions"],
  args: [`--load-extension=${extension}`, "--window-size=1200,900", ...(process.getuid() === 0 ? ["--no-sandbox"] : [])],
});
// The page can be opened only once the extension has been loaded.
await browser.waitForTarget((target) => target.type() === "service_worker" && target.url().startsWith(practicePage.origin));
const [tab = await browser.newPage()] = await browser.pages();
await tab.goto(practicePage.url, { waitUntil: "load" });
// A first start also opens the extension's welcome page, in a tab of its own.
await tab.bringToFront();
process.stdout.write("open\n");
