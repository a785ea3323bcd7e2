/** A conversation, on Facebook and on Messenger and in a tab over the feed: Enter sends. */
import { el } from '../common/el.js';
import { lexicalBox } from '../common/lexical-box.js';
import { submit } from '../common/record.js';
import { conversations, me } from './people.js';
import { avatar } from './posts.js';

const find = (id) => conversations[id] ?? conversations[100];

function parts({ title, messages }) {
  const list = el('div', { class: 'messages', role: 'grid', 'aria-label': `Messages in conversation with ${title}` },
    ...messages.map(([from, text]) => el('div', { role: 'row', class: 'message' }, avatar(from, 28), el('span', {}, text))));
  const editor = lexicalBox({
    testid: 'message',
    attributes: { 'aria-label': 'Message' },
    placeholder: 'Aa',
    onEnter: go,
  });
  function go() {
    if (editor.text().trim() === '') return;
    submit('message', [editor.text()], title);
    list.append(el('div', { role: 'row', class: 'message mine' }, el('span', {}, editor.text())));
    editor.clear();
  }
  return [
    list,
    el('div', { role: 'group', 'aria-label': 'Thread composer', class: 'message-bar' },
      ...['Attach a file', 'Choose a sticker', 'Choose a GIF'].map((name) => el('div', { role: 'button', tabindex: '0', 'aria-label': name, class: 'tool' }, '+')),
      el('div', { class: 'message-box' }, editor.element),
      el('div', { role: 'button', tabindex: '0', 'aria-label': 'Press Enter to send', class: 'tool', onclick: go, 'data-me': me }, '➤')),
  ];
}

export function conversation(id) {
  const { title, group, messages } = find(id);
  return el('div', { role: 'main', class: 'conversation', 'aria-label': group ? `Conversation titled ${title}` : `Conversation with ${title}` },
    el('div', { class: 'conversation-head' }, avatar(messages[0][0], 36), el('h2', {}, el('span', {}, title)), group ? el('a', { href: `/t/${id}/members`, class: 'quiet', 'aria-label': 'Members' }, '14 members') : null),
    ...parts(find(id)));
}

/** The small tab over the page's lower edge. */
export const chatTab = (id) => el('div', { class: 'chat-tab' }, el('div', { class: 'conversation-head' }, el('h2', {}, find(id).title)), ...parts(find(id)));
