/** One page: what a person does in it (focus, type, press, click) and what can be seen of it. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { screenshotFolder } from './paths.mjs';
import { waitFor } from './wait.mjs';

/** Compose boxes of the stand-in of X, as selectors that may pierce an open shadow root. */
export const BOX = {
  post: '[role=dialog] [data-testid=tweetTextarea_0]',
  inline: 'main [data-testid=tweetTextarea_0]',
  message: '[data-testid=dmComposerTextInput]',
  chat: '>>> [data-testid=dm-composer-textarea]',
};

export class Tab {
  constructor(page, lens) {
    this.page = page;
    this.lens = lens;
  }

  evaluate(...args) {
    return this.page.evaluate(...args);
  }

  /** Clicks into a compose box, so that the focus comes the way it comes from a person. */
  async focus(selector) {
    const box = await this.page.waitForSelector(selector, { visible: true });
    await box.click();
  }

  async click(selector) {
    const element = await this.page.waitForSelector(selector, { visible: true });
    await element.click();
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Presses a key with modifiers: `press('Control+Enter')`. */
  async press(combination) {
    const keys = combination.split('+');
    const last = keys.pop();
    for (const key of keys) await this.page.keyboard.down(key);
    await this.page.keyboard.press(last);
    for (const key of keys.reverse()) await this.page.keyboard.up(key);
  }

  /** @returns {Promise<{kind: string, texts: string[], to: string}[]>} what the stand-in was given to send, in order */
  submitted() {
    return this.page.evaluate(() => window.__standin.submitted);
  }

  /** The text in the editor's own state (Draft.js's, or the controlled textarea's). */
  modelText(testid) {
    return this.page.evaluate((id) => window.__standin.modelText(id ?? undefined), testid ?? null);
  }

  /** The text as an editor's DOM shows it: blocks joined by line feeds. */
  domText(selector) {
    return this.page.$eval(selector, (box) => (box.matches('textarea')
      ? box.value
      : [...box.querySelectorAll('[data-block=true]')].map((block) => block.textContent).join('\n')));
  }

  /**
   * The Custom Highlights in force, by name. The registry is the document's, so the page's own world sees it.
   * @returns {Promise<Record<string, {text: string, rect: {x: number, y: number, width: number, height: number}}[]>>}
   */
  highlights() {
    return this.page.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, highlight]) => [
      name,
      [...highlight].map((range) => {
        const { x, y, width, height } = range.getBoundingClientRect();
        return { text: range.toString(), rect: { x, y, width, height } };
      }),
    ])));
  }

  /** Waits until exactly these texts are underlined under that name, in any order. */
  async waitForHighlights(name, texts) {
    const wanted = JSON.stringify([...texts].sort());
    return waitFor(`${name} underlines on ${wanted}`, async () => {
      const marked = (await this.highlights())[name] ?? [];
      return JSON.stringify(marked.map(({ text }) => text).sort()) === wanted ? marked : null;
    }, { describe: () => this.highlights() });
  }

  /**
   * Waits until nothing changes on the page any more: the underlines stay the same, and no animation runs, over
   * several frames in a row. For pictures; tests wait for what they assert.
   */
  async settled({ frames = 30 } = {}) {
    await this.page.evaluate(async (wanted) => {
      const look = () => JSON.stringify([...CSS.highlights].map(([name, highlight]) => [name, [...highlight].map(String)]))
        + document.getAnimations().length;
      let last = '';
      for (let same = 0; same < wanted;) {
        await new Promise((resolve) => { requestAnimationFrame(resolve); });
        const now = look();
        same = now === last ? same + 1 : 0;
        last = now;
      }
    }, frames);
  }

  /** Writes `build/screenshots/<name>.png` and gives its path. */
  async screenshot(name, options = {}) {
    const path = join(screenshotFolder, `${name}.png`);
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path, ...options });
    return path;
  }

  close() {
    return this.page.close();
  }
}
