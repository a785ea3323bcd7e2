#!/usr/bin/env node
// The Practice page without a screen: types a draft, prints what Sayso says about it, and saves pictures.
// It sees the page as the end-to-end tests do, with their harness. The person's words never come near it: the draft is ours.
// Usage: node installer/practice-tour.mjs PROFILE-FOLDER PICTURES-FOLDER

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "../tests/e2e/harness/chromium.mjs";
import { Tab } from "../tests/e2e/harness/tab.mjs";
import { waitFor } from "../tests/e2e/harness/wait.mjs";
import { practicePage } from "./practice-page.mjs";

const DRAFT = "Hi Maria, teh refund goes to 4111 1111 1111 1111, thanks for waiting";
/** No server listens there, so nothing that the browser wants from the internet gets anywhere. */
const NOWHERE = 9;

const [profile, pictures] = process.argv.slice(2);
await mkdir(pictures, { recursive: true });

/** Prints one line, or a text after its label, in lines of at most 100 characters. */
function print(label = "", text = "") {
  const indent = " ".repeat(18);
  let line = text === "" ? label : label.padEnd(indent.length);
  for (const word of text.split(" ")) {
    if (line.length + word.length > 100) {
      process.stdout.write(`${line.trimEnd()}\n`);
      line = indent;
    }
    line += `${word} `;
  }
  process.stdout.write(`${line.trimEnd()}\n`);
}

/** A part's words with its buttons in brackets, which tell them from the sentences. They come after these, and may say what these say ("the"). */
function withButtons({ text, controls }) {
  let rest = text, out = "";
  for (const control of [...controls].reverse()) {
    const at = rest.lastIndexOf(control);
    if (at < 0) continue;
    out = `[${control}]${rest.slice(at + control.length)}${out}`;
    rest = rest.slice(0, at);
  }
  return rest + out;
}

const browser = await chromium.launch({ profile, serverPort: NOWHERE, headless: true, extension: true });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1200, height: 800 });
  const tab = new Tab(page, chromium.lens(page));
  await tab.open(practicePage.url);
  const picture = async (name) => {
    const path = join(pictures, `${name}.png`);
    await page.screenshot({ path });
    return path;
  };

  await tab.focus("#draft");
  await tab.type(DRAFT);
  await tab.waitForUnderline("policy");
  await tab.waitForUnderline("spelling");
  print("  Typed in public", DRAFT);
  print("  Beside it", (await tab.ours.waitForChip(/\S/)).replace(/ (\d+)$/, " ($1 to look at)"));
  const paths = [];
  for (const kind of ["policy", "spelling"]) {
    for (const words of await tab.underlined(kind)) {
      await tab.ours.openCard(kind, words);
      // Better words for a misspelt one come a moment after its card.
      const card = await waitFor("a card that looks for nothing", async () => {
        const shown = await tab.ours.card();
        return shown && !/Looking for/.test(shown.text) ? shown : null;
      });
      print();
      print("  Underlined", words);
      print("  Its card says", withButtons(card));
      await tab.settled();
      paths.push(await picture(`${kind}-card`));
      await page.keyboard.press("Escape");
      await tab.ours.waitForNoCard();
    }
  }
  await tab.click("#post");
  const question = await tab.ours.waitForGate();
  print();
  print("  Asked at \"Post\"", withButtons(question));
  await tab.settled();
  paths.push(await picture("question-at-send"));
  await tab.ours.press("gate", "Edit");
  await tab.ours.waitForNoGate();
  print();
  print("  Pictures of it:");
  for (const path of paths) print(`    ${path}`);
} finally {
  await browser.close();
}
