/**
 * What the browser says the person reads, as language tags, the favourite first. The host picks the machine's dictionaries by it, where nobody chose any. It stays on this machine.
 */
export class ReaderLanguages {
  #asked;
  #otherwise;
  /** @type {string[]} */
  #tags = [];

  /**
   * @param {() => Promise<string[]>} asked the whole list (chrome.i18n): pages may be shown its first entry alone
   * @param {() => readonly string[]} otherwise
   */
  constructor(asked, otherwise) {
    this.#asked = asked;
    this.#otherwise = otherwise;
  }

  get tags() {
    return this.#tags;
  }

  /** @returns {Promise<boolean>} whether they changed */
  async refresh() {
    const before = this.#tags.join();
    try {
      this.#tags = await this.#asked();
    } catch {
      this.#tags = [...this.#otherwise()];
    }
    return this.#tags.join() !== before;
  }
}
