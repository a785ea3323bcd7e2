/** Chat: shadow roots within shadow roots; Enter sends. */
import { el } from '../common/el.js';
import { markFocused, registerModel, submit } from '../common/record.js';

class MessageComposer extends HTMLElement {
  connectedCallback() {
    const field = el('textarea', { name: 'message', placeholder: 'Message', 'aria-label': 'Write message', rows: '1' });
    const go = () => {
      if (field.value.trim() === '') return;
      submit('message', [field.value], 'maria_k');
      this.dispatchEvent(new CustomEvent('sent', { detail: field.value }));
      field.value = '';
    };
    field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      go();
    });
    const key = Symbol('chat');
    registerModel(key, 'chat', () => field.value);
    field.addEventListener('focus', () => markFocused(key));
    this.attachShadow({ mode: 'open' }).append(
      el('style', {}, ':host { display: flex; gap: 8px; padding: 12px; align-items: center; } textarea { flex: 1; font: inherit; color: inherit; border: 0; outline: 0; resize: none; background: var(--field); border-radius: 20px; padding: 8px 16px; field-sizing: content; } button { font: inherit; border: 0; background: none; color: var(--accent); cursor: pointer; }'),
      field, el('button', { type: 'submit', class: 'button-send', 'aria-label': 'Send message', onclick: go }, '➤'));
  }
}

class Room extends HTMLElement {
  connectedCallback() {
    const list = el('div', { class: 'list' }, el('div', { class: 'message' }, 'Landing at six, see you then?'));
    const composer = el('rs-message-composer', {});
    composer.addEventListener('sent', ({ detail }) => list.append(el('div', { class: 'message mine' }, detail)));
    this.attachShadow({ mode: 'open' }).append(
      el('style', {}, ':host { display: flex; flex-direction: column; height: 100vh; background: var(--paper); } h2 { margin: 0; padding: 14px 16px; font-size: 16px; border-bottom: 1px solid var(--line); } .list { flex: 1; padding: 16px; } .message { background: var(--field); border-radius: 16px; padding: 8px 14px; width: fit-content; margin-bottom: 8px; } .mine { margin-left: auto; }'),
      el('h2', {}, 'maria_k'), list, composer);
  }
}

class ChatApp extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: 'open' }).append(el('style', {}, ':host { display: block; max-width: 720px; margin: 0 auto; }'), el('rs-room', {}));
  }
}

customElements.define('rs-message-composer', MessageComposer);
customElements.define('rs-room', Room);
customElements.define('rs-app', ChatApp);

export const chat = () => el('rs-app', {});
