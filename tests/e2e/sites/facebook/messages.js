/** A conversation, on Facebook and on Messenger: Enter sends. */
import { el } from '../common/el.js';
import { lexicalBox } from '../common/lexical-box.js';
import { submit } from '../common/record.js';
import { conversations, me } from './people.js';
import { avatar } from './posts.js';

export function conversation(id) {
  const { title, group, messages } = conversations[id] ?? conversations[100];
  const list = el('div', { class: 'messages', role: 'grid', 'aria-label': `Messages in conversation with ${title}` },
    ...messages.map(([from, text]) => el('div', { role: 'row', class: 'message' }, avatar(from, 28), el('span', {}, text))));
  const editor = lexicalBox({
    testid: 'message',
    attributes: { 'aria-label': 'Message' },
    placeholder: 'Aa',
    onEnter() {
      if (editor.text().trim() === '') return;
      submit('message', [editor.text()], title);
      list.append(el('div', { role: 'row', class: 'message mine' }, el('span', {}, editor.text())));
      editor.clear();
    },
  });
  return el('div', { role: 'main', class: 'conversation', 'aria-label': group ? `Conversation titled ${title}` : `Conversation with ${title}` },
    el('div', { class: 'conversation-head' }, avatar(messages[0][0], 36), el('h2', {}, el('span', {}, title)), group ? el('a', { href: `/t/${id}/members`, class: 'quiet', 'aria-label': 'Members' }, '14 members') : null),
    list,
    el('div', { role: 'group', 'aria-label': 'Thread composer', class: 'message-bar' },
      ...['Attach a file', 'Choose a sticker', 'Choose a GIF'].map((name) => el('div', { role: 'button', tabindex: '0', 'aria-label': name, class: 'tool' }, '+')),
      el('div', { class: 'message-box' }, editor.element),
      el('div', { role: 'button', tabindex: '0', 'aria-label': 'Press Enter to send', class: 'tool', onclick: () => editor.box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })), 'data-me': me }, '➤')));
}
