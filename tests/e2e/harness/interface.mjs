/**
 * Our own interface as a person meets it: the chip, the card and the gate in their closed shadow root. Things are found
 * there by role and words, and are pressed with the mouse or the keyboard where they stand on the screen.
 */
import { waitFor } from './wait.mjs';

/** What each part is, for assistive technology; the class tells the parts with the same role apart. */
const PART = {
  chip: '.chip',
  card: '.card',
  gate: '[role=alertdialog], [role=dialog][aria-modal=true], dialog[open]',
};

/** Runs in the page: what one uses or writes in below a rectangle, the compose box's own ancestors aside. */
function usedBelow({ x, y, width, height }) {
  const found = new Set();
  const columns = Math.ceil(width / 8);
  for (let column = 0; column <= columns; column += 1) {
    for (const down of [0.1, 0.5, 0.9]) {
      const [element] = document.elementsFromPoint(x + (width * column) / columns, y + height * down).filter(({ nodeName }) => nodeName !== 'SAYSO-MARGIN');
      const control = element?.closest('a[href], button, input, select, textarea, [contenteditable=true], [role=button], [role=textbox]');
      if (control) found.add(control.outerHTML.slice(0, 120));
    }
  }
  return [...found];
}

export class Interface {
  #page;
  #lens;

  constructor(page, lens) {
    this.#page = page;
    this.#lens = lens;
  }

  /** @returns {Promise<string>} every word of ours that is visible now */
  async text() {
    const words = await this.#lens.inClosedRoots((root) => [...root.querySelectorAll('*')]
      .filter((element) => element.checkVisibility?.({ visibilityProperty: true }) && ![...element.children].length)
      .map((element) => element.textContent.trim()).filter(Boolean).join(' | '));
    return words ?? '';
  }

  /** @returns {Promise<{text: string, controls: string[], rect: {x: number, y: number, width: number, height: number}} | null>} a part as it is shown now; `controls`: the words of its buttons and links, in their order */
  #part(name) {
    return this.#lens.inClosedRoots((root, selector) => {
      const part = [...root.querySelectorAll(selector)].find((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
      if (!part) return null;
      const { x, y, width, height } = part.getBoundingClientRect();
      const words = (element) => (element.innerText ?? element.textContent).replace(/\s+/g, ' ').trim();
      const controls = [...part.querySelectorAll('button, a')].filter((element) => element.checkVisibility()).map(words).filter(Boolean);
      return { text: words(part), controls, rect: { x, y, width, height } };
    }, PART[name]);
  }

  gate() {
    return this.#part('gate');
  }

  card() {
    return this.#part('card');
  }

  /** @returns {Promise<{x: number, y: number, width: number, height: number} | null>} where the chip stands */
  async chipRect() {
    return (await this.#part('chip'))?.rect ?? null;
  }

  #waitForPart(name, expected) {
    let last = null;
    return waitFor(`the ${name}${expected ? ` to say ${expected}` : ''}`, async () => {
      last = await this.#part(name);
      return last && (!expected || expected.test(last.text)) ? last : null;
    }, { describe: async () => ({ part: last, all: await this.text() }) });
  }

  #waitForNo(name) {
    return waitFor(`the ${name} to go`, async () => (await this.#part(name)) === null, { describe: () => this.text() });
  }

  /** @returns {Promise<string>} the chip's words, once they match; a chip folded to its icon shows none */
  async waitForChip(expected) {
    return (await this.#waitForPart('chip', expected)).text;
  }

  /** Waits until the chip is over nothing that one uses or writes in. */
  waitForClearChip() {
    const below = async () => {
      const rect = await this.chipRect();
      return rect && this.#page.evaluate(usedBelow, rect);
    };
    return waitFor('the chip to stand clear', async () => (await below())?.length === 0, { describe: below });
  }

  /** @returns {Promise<string | null>} what the chip says to those who listen: folded or cut short, it still does; null where there is none */
  chipWords() {
    return this.#lens.inClosedRoots((root) => {
      const chip = root.querySelector('.chip');
      return chip && chip.checkVisibility({ visibilityProperty: true }) ? chip.getAttribute('aria-label') : null;
    });
  }

  /** Waits until the chip says this. */
  waitForSpokenChip(expected) {
    return waitFor(`the chip to be read as ${expected}`, async () => expected.test(await this.chipWords() ?? ''), { describe: () => this.chipWords() });
  }

  waitForGate(expected) {
    return this.#waitForPart('gate', expected);
  }

  waitForCard(expected) {
    return this.#waitForPart('card', expected);
  }

  waitForNoGate() {
    return this.#waitForNo('gate');
  }

  waitForNoCard() {
    return this.#waitForNo('card');
  }

  /** @returns {Promise<string[]>} texts of the marks of that kind in the overlay of a textarea */
  async overlayMarks(kind) {
    return await this.#lens.inClosedRoots((root, name) => [...root.querySelectorAll(`.overlay .mark.${name}`)]
      .filter((mark) => mark.checkVisibility({ visibilityProperty: true })).map((mark) => mark.textContent), kind) ?? [];
  }

  /** @returns {Promise<{x: number, y: number, width: number, height: number, line: object, lines: number} | null>} where that mark in the overlay of a textarea stands; `line`: the part in its first line */
  overlayMarkRect(kind, text) {
    return this.#lens.inClosedRoots((root, name, wanted) => {
      const mark = [...root.querySelectorAll(`.overlay .mark.${name}`)].find((candidate) => candidate.textContent === wanted);
      if (!mark) return null;
      const rects = [...mark.getClientRects()];
      const [whole, line] = [mark.getBoundingClientRect(), rects[0] ?? mark.getBoundingClientRect()].map(({ x, y, width, height }) => ({ x, y, width, height }));
      return { ...whole, line, lines: rects.length };
    }, kind, text);
  }

  /**
   * Clicks on underlined words, as a person does to ask about them, and waits for the card.
   * @param {'policy' | 'spelling'} kind
   * @param {string} [text] the underlined text; the first of its kind where it is left out
   */
  async openCard(kind, text) {
    const at = await waitFor(`a place to click on the ${kind} underline`, () => this.#underlineAt(kind, text));
    await this.#page.mouse.click(at.x, at.y);
    return this.#waitForPart('card');
  }

  /** The same by resting the mouse on the words: the caret stays where it is. */
  async hoverCard(kind, text) {
    const at = await waitFor(`a place to point at on the ${kind} underline`, () => this.#underlineAt(kind, text));
    await this.#page.mouse.move(at.x, at.y, { steps: 3 });
    return this.#waitForPart('card');
  }

  async #underlineAt(kind, text) {
    const painted = await this.#page.evaluate((name, wanted) => {
      const range = [...CSS.highlights.get(name) ?? []].find((candidate) => wanted === null || candidate.toString() === wanted);
      if (!range) return null;
      const { x, y, width, height } = range.getClientRects()[0];
      return { x: x + width / 2, y: y + height / 2 };
    }, kind, text ?? null);
    return painted ?? this.#lens.inClosedRoots((root, name, wanted) => {
      const mark = [...root.querySelectorAll(`.overlay .mark.${name}`)].find((candidate) => wanted === null || candidate.textContent === wanted);
      if (!mark) return null;
      const { x, y, width, height } = mark.getClientRects()[0];
      return { x: x + width / 2, y: y + height / 2 };
    }, kind, text ?? null);
  }

  /** The centre of a button in a part, by its accessible name: a text, or an expression that it matches. */
  #buttonAt(part, name) {
    const [source, flags] = name instanceof RegExp ? [name.source, name.flags] : [null, null];
    return waitFor(`the button ${name} in the ${part}`, () => this.#lens.inClosedRoots((root, selector, exact, pattern, patternFlags) => {
      const parts = [...root.querySelectorAll(selector)].filter((element) => element.checkVisibility({ visibilityProperty: true }));
      const buttons = parts.flatMap((element) => [...element.querySelectorAll('button, a[href], [role=button], input')]);
      const named = buttons.find((button) => {
        const own = (button.getAttribute('aria-label') ?? button.textContent).replace(/\s+/g, ' ').trim();
        return pattern === null ? own === exact : new RegExp(pattern, patternFlags).test(own);
      });
      if (!named || named.disabled) return null;
      const { x, y, width, height } = named.getBoundingClientRect();
      return width > 0 ? { x: x + width / 2, y: y + height / 2 } : null;
    }, PART[part], source === null ? name : null, source, flags), { describe: () => this.text() });
  }

  /** Clicks a button in the chip, the card or the gate. */
  async press(part, name) {
    const { x, y } = await this.#buttonAt(part, name);
    await this.#page.mouse.click(x, y);
  }

  /** Clicks on the chip, as one asks who will see it. */
  async pressChip() {
    const { x, y, width, height } = await this.chipRect();
    await this.#page.mouse.click(x + width / 2, y + height / 2);
  }

  /** @returns {Promise<string[]>} what the list in a part offers */
  async choices(part) {
    return await this.#lens.inClosedRoots((root, selector) => [...root.querySelectorAll(selector)].flatMap((element) => [...element.querySelectorAll('option')].map(({ textContent }) => textContent)), PART[part]) ?? [];
  }

  /** Moves the focus with Tab until it is on that button. */
  async focusOn(part, name) {
    for (let presses = 0; presses < 20; presses += 1) {
      if (await this.focused() === name) return;
      await this.#page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach "${name}" in the ${part}`);
  }

  /** @returns {Promise<string | null>} the accessible name of our element that has the focus */
  focused() {
    return this.#lens.inClosedRoots((root) => {
      const active = root.activeElement;
      return active ? (active.getAttribute('aria-label') ?? active.textContent).replace(/\s+/g, ' ').trim() : null;
    });
  }

  /** From now on notes all words that our interface shows, so that a state that lasts an instant is seen. */
  async recordWords() {
    await this.#lens.inClosedRoots((root) => {
      const words = [];
      window.__saysoWords = words;
      new MutationObserver(() => words.push(root.textContent.replace(/\s+/g, ' ').trim())).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
      return true;
    });
  }

  /** @returns {Promise<string[]>} what `recordWords` has noted */
  recordedWords() {
    return this.#page.evaluate(() => window.__saysoWords);
  }
}
