/**
 * @file Our one element in the page: a closed shadow root in the top layer. The page can see that it is there, and nothing in it.
 */
import { t } from "../../shared/i18n.js";
import { BUTTONS, HOST_TOKENS } from "../../shared/look.css.js";
import { closestAcross, rootOf } from "../dom.js";
import { styleOwn } from "./sheets.js";

export const HOST_TAG = "sayso-margin";
export const LAYER_CLASS = "layer";

/** `!important` inside a shadow root beats the page's own rules for our element. */
const RESET = `
  :host { all: initial !important; position: fixed !important; inset: 0 !important; width: auto !important; height: auto !important;
    margin: 0 !important; padding: 0 !important; border: 0 !important; background: none !important; overflow: visible !important;
    display: block !important; pointer-events: none !important; z-index: 2147483647 !important; }
  *, *::before, *::after { box-sizing: border-box; }
  .layer { font: 13px/1.4 var(--font); color: var(--ink); text-align: start; pointer-events: none; -webkit-font-smoothing: antialiased; }
  .layer > * { position: fixed; }
  [hidden] { display: none !important; }`;

/** Events of ours that page handlers have no business with: they end at our root. */
const KEPT = ["keydown", "keyup", "keypress", "click", "mousedown", "mouseup", "pointerdown", "pointerup", "focusin", "focusout", "input", "change", "wheel", "contextmenu", "dblclick"];

export class HostElement {
  /** What the page had in the top layer when our element was put above it. @type {Element[]} */
  #below = [];

  /** @param {Document} page @param {string} styles of the parts, added to the tokens and the reset */
  constructor(page, styles) {
    this.page = page;
    this.element = makeElement(page);
    this.root = this.element.attachShadow({ mode: "closed" });
    page.adoptNode(this.element);
    styleOwn(this.root, `${HOST_TOKENS}\n${RESET}\n${BUTTONS}\n${styles}`);
    this.layer = page.createElement("div");
    this.layer.className = LAYER_CLASS;
    this.layer.dir = t("@@bidi_dir") === "rtl" ? "rtl" : "ltr"; // our words' direction, not the page's
    this.layer.lang = t("@@ui_locale").replace("_", "-");
    this.root.append(this.layer);
    this.element.setAttribute("popover", "manual");
    for (const type of KEPT) this.root.addEventListener(type, (event) => event.stopPropagation());
  }

  /**
   * Puts the element where it can be used beside `box`: the top layer, inside the page's modal dialog where there is one (all else is
   * inert then), and above what the page has opened meanwhile.
   * @param {Element} box
   */
  show(box) {
    const home = closestAcross(box, "dialog:modal") ?? this.page.documentElement;
    if (this.element.parentNode !== home) home.append(this.element);
    const others = this.#others();
    if (this.element.matches(":popover-open")) {
      const isOnTop = rootOf(box) === this.page && others.length === this.#below.length && others.every((other, index) => other === this.#below[index]);
      if (isOnTop) return; // what is hidden and shown again is read to nobody
      this.element.hidePopover();
    }
    this.#below = others;
    this.element.showPopover();
  }

  /** What else the page has in the top layer; what stands there in shadow roots is not told. */
  #others() {
    return [...this.page.querySelectorAll(":modal, :popover-open, :fullscreen")].filter((element) => element !== this.element);
  }

  /** @param {boolean} dark the page's ground, not the system's wish */
  setGround(dark) {
    this.element.dataset.ground = dark ? "dark" : "light";
  }

  /** @param {Node} node */
  add(node) {
    this.layer.append(node);
  }

  remove() {
    this.element.remove();
  }
}

/**
 * The page may define an element of our name, and ElementInternals would hand it the shadow root that is attached to one. A document without a window knows
 * no definitions: what comes from there is upgraded later, when the root is out of reach.
 * @param {Document} page
 */
const makeElement = (page) => page.implementation.createHTMLDocument("").createElement(HOST_TAG);
