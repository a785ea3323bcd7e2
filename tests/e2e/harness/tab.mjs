/** One page: what a person does in it (focus, type, press, click) and what can be seen of it. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Interface } from './interface.mjs';
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
  #kind;

  constructor(page, lens, kind) {
    this.page = page;
    this.lens = lens;
    this.#kind = kind;
    this.ours = new Interface(page, lens);
  }

  /** Loads an address in this tab. */
  async open(address) {
    await this.page.goto(address, { waitUntil: 'load' });
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

  /** Types as fast as the browser takes keys. */
  typeFast(text) {
    return this.#kind.typeFast(this.page, text);
  }

  /** Presses a key with modifiers: `press('Control+Enter')`. */
  async press(combination) {
    const keys = combination.split('+');
    const last = keys.pop();
    for (const key of keys) await this.page.keyboard.down(key);
    await this.page.keyboard.press(last);
    for (const key of keys.reverse()) await this.page.keyboard.up(key);
  }

  /** Undo, as Ctrl+Z does it. */
  undo() {
    return this.#kind.undo(this.page);
  }

  /** Paste, as Ctrl+V does it; Chromium needs the browser's own command, which a synthetic key press alone does not start. */
  paste() {
    return this.#kind.paste?.(this.page) ?? this.press('Control+v');
  }

  /** @returns {Promise<{kind: string, texts: string[], to: string}[]>} what the stand-in was given to send, in order */
  submitted() {
    return this.page.evaluate(() => window.__standin.submitted);
  }

  /** The text in the editor's own state (Draft.js's, or the controlled textarea's). */
  modelText(testid) {
    return this.page.evaluate((id) => window.__standin.modelText(id ?? undefined), testid ?? null);
  }

  /** Waits until the editor's own state holds exactly this text. */
  waitForModel(text) {
    return waitFor(`the editor's state to be "${text}"`, async () => (await this.modelText()) === text, { describe: () => this.modelText() });
  }

  /** The text as an editor's DOM shows it: blocks joined by line feeds. */
  domText(selector) {
    return this.page.$eval(selector, (box) => (box.matches('textarea')
      ? box.value
      : [...box.querySelectorAll('[data-block=true]')].map((block) => block.textContent).join('\n')));
  }

  /**
   * The Custom Highlights in force, by name. The registry is the document's, so the page's own world sees it.
   * @returns {Promise<Record<string, {text: string, rect: {x: number, y: number, width: number, height: number}, line: object}[]>>} `line`: the part in its first line
   */
  highlights() {
    return this.page.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, highlight]) => [
      name,
      [...highlight].map((range) => {
        const [rect, line] = [range.getBoundingClientRect(), range.getClientRects()[0] ?? range.getBoundingClientRect()].map(({ x, y, width, height }) => ({ x, y, width, height }));
        return { text: range.toString(), rect, line };
      }),
    ])));
  }

  /** @returns {Promise<string[]>} the texts that carry our underline of that kind, in the page or in the overlay of a textarea */
  async underlined(kind) {
    const painted = (await this.highlights())[kind] ?? [];
    return [...painted.map(({ text }) => text), ...await this.ours.overlayMarks(kind)];
  }

  /**
   * Waits for an underline.
   * @param {'policy' | 'spelling'} kind
   * @param {string} [text] exactly this; any where it is left out
   */
  waitForUnderline(kind, text) {
    return waitFor(`a ${kind} underline${text === undefined ? '' : ` on "${text}"`}`, async () => {
      const texts = await this.underlined(kind);
      return text === undefined ? texts.length > 0 : texts.includes(text);
    }, { describe: async () => ({ underlines: await this.highlights(), ours: await this.ours.text() }) });
  }

  /** Waits until nothing carries our underline of that kind. */
  waitForNoUnderline(kind) {
    return waitFor(`no ${kind} underline`, async () => (await this.underlined(kind)).length === 0, { describe: () => this.highlights() });
  }

  /** Waits until the stand-in was given so many submissions, and gives them. */
  waitForSubmissions(count) {
    return waitFor(`${count} submissions`, async () => {
      const all = await this.submitted();
      return all.length >= count ? all : null;
    }, { describe: async () => ({ submitted: await this.submitted(), ours: await this.ours.text() }) });
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
