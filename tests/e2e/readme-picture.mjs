/**
 * Makes the README's picture, `sayso.png`, from the real thing: a card in light, the question at send in dark.
 * Run it where the look changed: `npm run readme-picture` in tests/.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './harness/paths.mjs';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';

const FILE = join(root, 'sayso.png');
const LARGEST = 300 * 1024; // bytes: people load it with the README
const VIEW = { width: 1060, height: 740 };
const CLIP = { x: 264, y: 0, width: 776, height: 500 }; // from the column's left edge to beyond the card

/** One half of the picture, as a data address. */
async function half(scheme, address, box, text, show) {
  const session = await startSession({ scheme });
  try {
    const tab = await session.open(address);
    await tab.page.setViewport(VIEW);
    await tab.focus(box);
    await tab.type(text);
    await tab.waitForUnderline('policy');
    await tab.waitForUnderline('spelling', 'teh');
    await show(tab);
    await tab.settled();
    return `data:image/png;base64,${await tab.page.screenshot({ clip: CLIP, encoding: 'base64' })}`;
  } finally {
    await session.close();
  }
}

const REPLY = 'https://x.com/maria_k/status/1790000000000000002?as=acme_support';
const halves = [
  await half('light', REPLY, BOX.inline, '@maria_k sorry, it went to 4111 1111 1111 1111, teh bank needs two more days.',
    (tab) => tab.ours.hoverCard('policy')),
  await half('dark', REPLY, BOX.inline, 'I thought this was a private message. It is only between us, teh flat is ours!', async (tab) => {
    await tab.press('Control+Enter');
    await tab.ours.waitForGate();
  }),
];

const session = await startSession({ extension: false });
try {
  const { page } = await session.open('about:blank');
  await page.setViewport({ width: CLIP.width * 2, height: CLIP.height });
  await page.setContent(`<body style="margin:0;display:flex">${halves.map((source) => `<img src="${source}">`).join('')}</body>`);
  await page.screenshot({ path: FILE });
} finally {
  await session.close();
}
const { size } = await stat(FILE);
if (size > LARGEST) throw new Error(`${FILE} has ${size} bytes, more than ${LARGEST}`);
process.stdout.write(`${FILE}, ${Math.round(size / 1024)} KiB\n`);
