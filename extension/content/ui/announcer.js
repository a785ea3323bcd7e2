/** @file Says things to screen readers, without the focus going anywhere. */

export const ANNOUNCER_STYLES = `.announcer { inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }`;

export class Announcer {
  #region;

  /** @param {import("./host-element.js").HostElement} host */
  constructor(host) {
    this.#region = host.page.createElement("div");
    this.#region.className = "announcer";
    this.#region.setAttribute("role", "status");
    this.#region.setAttribute("aria-live", "polite");
    host.add(this.#region);
  }

  /** @param {string} words said anew even where they are the same as before */
  say(words) {
    this.#region.textContent = this.#region.textContent === words ? `${words}\u00A0` : words;
  }
}
