/** The custom elements that hold Reddit's compose boxes, in the shapes of the site: what is slotted where, and whose shadow root holds what. */
import { el } from '../common/el.js';

const style = (css) => el('style', {}, css);
const FIELD = 'textarea, button { font: inherit; color: inherit; } textarea { display: block; width: 100%; box-sizing: border-box; border: 0; outline: 0; background: none; resize: none; }';

/** Frame of an editor: the rich text and its buttons are slotted. */
class ShredditComposer extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(
      style(':host { display: block; border: 1px solid var(--line); border-radius: 20px; background: var(--paper); } :host(:focus-within) { border-color: var(--muted); } .bar { display: flex; justify-content: flex-end; gap: 8px; padding: 4px 8px 8px; }'),
      el('slot', { name: 'rte' }), el('div', { class: 'bar' }, el('slot', { name: 'cancel-button' }), el('slot', { name: 'submit-button' })));
  }
}

class RedditRte extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: 'open', delegatesFocus: true }).append(style(':host { display: block; padding: 12px 16px; }'), el('slot'));
  }
}

/** A field whose textarea is in its shadow root. */
class FaceplateTextareaInput extends HTMLElement {
  constructor() {
    super();
    this.field = el('textarea', { id: 'innerTextArea', rows: '1' });
    this.attachShadow({ mode: 'open', delegatesFocus: true }).append(
      style(`:host { display: block; border: 1px solid var(--line); border-radius: 20px; padding: 16px; background: var(--paper); } ${FIELD}`), this.field);
  }

  connectedCallback() {
    this.field.name = this.getAttribute('name');
    this.field.placeholder = this.getAttribute('label');
    this.field.setAttribute('aria-label', this.getAttribute('label'));
  }
}

class PostFormSubmitButton extends HTMLElement {
  constructor() {
    super();
    this.button = el('button', { type: 'button', id: 'inner-post-submit-button', onclick: () => this.dispatchEvent(new Event('post-submit')) }, 'Post');
    this.attachShadow({ mode: 'open' }).append(style('button { font: 600 14px/20px inherit; border: 0; border-radius: 99px; padding: 10px 16px; background: var(--accent); color: #fff; cursor: pointer; }'), this.button);
  }
}

customElements.define('shreddit-composer', ShredditComposer);
customElements.define('reddit-rte', RedditRte);
customElements.define('faceplate-textarea-input', FaceplateTextareaInput);
customElements.define('r-post-form-submit-button', PostFormSubmitButton);
