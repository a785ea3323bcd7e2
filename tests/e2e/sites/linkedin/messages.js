/** Messages: a plain editable element whose lines are paragraphs. Enter starts a line and the button sends, or Enter sends and there is no button, as people choose on the site (`?enter=sends`). */
import { el } from '../common/el.js';
import { markFocused, registerModel, submit } from '../common/record.js';
import { avatar } from './parts.js';
import { conversations } from './people.js';

const enterSends = new URLSearchParams(location.search).get('enter') === 'sends';

/** One person's name is a link to their profile; of several there is the list alone. */
function titleOf(title, people) {
  const heading = el('h2', { class: 'msg-entity-lockup__entity-title' }, title);
  return people.length > 1 ? heading : el('a', { class: 'msg-thread__link-to-profile', href: `/in/${people[0]}/` }, heading);
}

export function conversation(id) {
  const { title, about, people, messages } = conversations[id] ?? conversations['two-of-us'];
  const list = el('ul', { class: 'msg-s-message-list' }, ...messages.map(([from, text]) => el('li', {}, avatar(from, 32), el('span', {}, text))));
  const box = el('div', { class: 'msg-form__contenteditable', contenteditable: 'true', role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Write a message…', spellcheck: 'true' }, el('p', {}, el('br')));
  const send = el('button', { type: 'submit', class: 'msg-form__send-button artdeco-button artdeco-button--primary', disabled: true }, 'Send');
  let text = '';
  const read = () => [...box.children].map((line) => line.textContent).join('\n');
  box.addEventListener('input', () => {
    text = read();
    send.disabled = text.trim() === '';
  });
  function go(event) {
    event?.preventDefault();
    if (text.trim() === '') return;
    submit('message', [text], title);
    list.append(el('li', { class: 'mine' }, el('span', {}, text)));
    box.replaceChildren(el('p', {}, el('br')));
    text = '';
    send.disabled = true;
  }
  box.addEventListener('keydown', (event) => {
    if (enterSends && event.key === 'Enter' && !event.shiftKey && !event.isComposing) go(event);
  });
  const key = Symbol('message');
  registerModel(key, 'message', () => text);
  box.addEventListener('focus', () => markFocused(key));
  return el('main', { class: 'msg-thread card' },
    el('div', { class: 'msg-title-bar' }, avatar(people[0], 40), el('div', {}, titleOf(title, people), el('div', { class: 'quiet' }, about))),
    list,
    el('form', { class: 'msg-form', onsubmit: go },
      el('div', { class: 'msg-form__msg-content-container' }, box),
      el('div', { class: 'msg-form__footer' }, ...['Attach an image', 'Attach a file', 'Open GIF keyboard'].map((name) => el('button', { type: 'button', 'aria-label': name }, '+')),
        enterSends ? el('span', { class: 'msg-form__hint-text quiet' }, 'Press Enter to Send') : send)));
}
