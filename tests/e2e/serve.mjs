/**
 * Opens the stand-ins by hand: Chromium with the built extension, the built host and a throw-away profile.
 * `node tests/e2e/serve.mjs --help` says how.
 */
import { parseArgs } from 'node:util';
import { startSession } from './harness/session.mjs';
import { BOX } from './harness/tab.mjs';

const HELP = `Usage: node tests/e2e/serve.mjs [options] [URL]

Opens URL (by default https://x.com/compose/post) in Chromium with the built extension, the built host and a profile
that is removed at the end. Every host name leads to the stand-ins on this machine.

  https://x.com/home                           the timeline with its composer
  https://x.com/compose/post                   the dialog
  https://x.com/maria_k/status/1790000000000000002   a reply
  https://x.com/messages/111-222               a direct message, Draft.js
  https://x.com/i/chat/111-222                 a direct message, textarea in a shadow root (g333: a group)
  pages/practice/practice.html                 a page of the extension, by its path
  ?as=acme_support                             after a path: signed in as the company

Options
  --box NAME        focus a compose box: ${Object.keys(BOX).join(', ')}
  --type TEXT       and type this into it
  --shot NAME       write build/screenshots/NAME.png and end; works without a display
  --dark            the dark scheme
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    box: { type: 'string' }, type: { type: 'string' }, shot: { type: 'string' },
    dark: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
if (!values.shot && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  process.stderr.write('There is no display here. Use --shot NAME for a screenshot, or run it under a desktop.\n');
  process.exit(2);
}
if (values.box && !(values.box in BOX)) {
  process.stderr.write(`There is no compose box "${values.box}". Choose one of: ${Object.keys(BOX).join(', ')}\n`);
  process.exit(2);
}

const session = await startSession({ scheme: values.dark ? 'dark' : 'light', headless: Boolean(values.shot) });
try {
  const tab = await session.open(positionals[0] ?? 'https://x.com/compose/post');
  if (values.box) await tab.focus(BOX[values.box]);
  if (values.type) await tab.type(values.type);
  if (values.shot) {
    await tab.settled();
    process.stdout.write(`${await tab.screenshot(values.shot)}\n`);
  } else {
    process.stdout.write('Close the browser to end.\n');
    await new Promise((resolve) => { session.browser.once('disconnected', resolve); });
  }
} finally {
  await session.close();
}
