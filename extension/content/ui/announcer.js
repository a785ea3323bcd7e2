/** @file Says things to screen readers, without the focus going anywhere. */

export const ANNOUNCER_STYLES = `.announcer { inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }`;

/** A screen reader listens to a live region that it has known for so long: milliseconds. */
const SETTLED = 100;

export class Announcer {
  #region;
  #since;
  /** What is said once the region is known. */ #first = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;

  /** @param {import("./host-element.js").HostElement} host */
  constructor(host) {
    this.#region = host.page.createElement("div");
    this.#region.className = "announcer";
    this.#region.setAttribute("role", "status");
    this.#region.setAttribute("aria-live", "polite");
    host.add(this.#region);
    this.#since = performance.now();
  }

  /** @param {string} words said anew even where they are the same as before */
  say(words) {
    const wait = this.#since + SETTLED - performance.now();
    if (wait <= 0 && this.#timer === undefined) return this.#write(words);
    this.#first = words;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#write(this.#first);
    }, Math.max(0, wait));
  }

  close() {
    clearTimeout(this.#timer);
  }

  /** @param {string} words */
  #write(words) {
    this.#region.textContent = this.#region.textContent === words ? `${words}\u00A0` : words;
  }
}
