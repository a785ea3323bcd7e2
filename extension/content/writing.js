/**
 * @file Tells the background whether someone writes: the host runs as long as someone does. No browser need tell of a blur when the box that has the focus is taken
 * out of the page, so a box that goes counts as left.
 *
 * @typedef {import("./composer.js").Composer} Composer
 */
export class Writing {
  #send;
  /** @type {Composer | null} the one that has the focus */ #at = null;

  /** @param {(message: {type: "focus"} | {type: "blur"}) => void} send */
  constructor(send) {
    this.#send = send;
  }

  /** The focus came to a compose box. @param {Composer} composer */
  begin(composer) {
    this.#at = composer;
    this.#send({ type: "focus" });
  }

  /** The focus left a compose box, or the box went. @param {Composer} composer */
  end(composer) {
    if (this.#at !== composer) return;
    this.#at = null;
    this.#send({ type: "blur" });
  }
}
