/** Old Reddit: forms with textareas, nothing else. */
import { el } from '../common/el.js';
import { markFocused, registerModel, submit } from '../common/record.js';
import { comments, me, post } from './people.js';

function field(attributes) {
  const made = el('textarea', attributes);
  const key = Symbol(attributes.name);
  registerModel(key, attributes.name, () => made.value);
  made.addEventListener('focus', () => markFocused(key));
  return made;
}

function usertext(kind, to) {
  const text = field({ name: 'text', rows: '1', cols: '1', 'data-event-action': 'comment' });
  return el('form', { class: 'usertext cloneable', onsubmit: (event) => { event.preventDefault(); submit(kind, [text.value], to); text.value = ''; } },
    el('div', { class: 'usertext-edit md-container' }, el('div', { class: 'md' }, text),
      el('div', { class: 'bottom-area' }, el('div', { class: 'usertext-buttons' }, el('button', { type: 'submit', class: 'save' }, kind === 'edit' ? 'save edits' : 'save'), el('button', { type: 'button', class: 'cancel' }, 'cancel')))));
}

function comment({ author, text, id }) {
  const child = el('div', { class: 'child' });
  return el('div', { class: `thing comment id-${id}` }, el('div', { class: 'entry' }, el('p', { class: 'tagline' }, el('a', { class: 'author', href: `/user/${author}` }, author), ' 4 points'), el('div', { class: 'md' }, text),
    el('ul', { class: 'flat-list buttons' }, el('li', {}, el('a', { href: '#', class: 'reply-link', onclick: (event) => { event.preventDefault(); child.append(usertext('reply', author)); child.querySelector('textarea').focus(); } }, 'reply')))), child);
}

function page() {
  if (location.pathname.startsWith('/message/compose')) {
    const to = el('input', { type: 'text', name: 'to', value: 'maria_k' });
    const subject = el('input', { type: 'text', name: 'subject' });
    const text = field({ name: 'text', rows: '6' });
    return el('form', { id: 'compose-message', class: 'roundfield-form', onsubmit: (event) => { event.preventDefault(); submit('message', [text.value], to.value); } },
      el('h1', {}, 'send a private message'), el('label', {}, 'to ', to), el('label', {}, 'subject ', subject), el('div', { class: 'usertext-edit md-container' }, text), el('button', { type: 'submit', id: 'send', name: 'send', class: 'btn' }, 'send'));
  }
  if (location.pathname.includes('/submit')) {
    const title = field({ name: 'title', rows: '2' });
    const text = field({ name: 'text', rows: '6' });
    return el('form', { id: 'newlink', class: 'submit content', onsubmit: (event) => { event.preventDefault(); submit('post', [title.value, text.value].filter((each) => each !== ''), 'r/harbour'); } },
      el('h1', {}, 'submit to r/harbour'), el('div', { class: 'roundfield' }, 'title', title), el('div', { class: 'usertext-edit md-container roundfield' }, 'text', text), el('button', { type: 'submit', name: 'submit', class: 'btn' }, 'submit'));
  }
  return el('div', {}, el('div', { class: 'thing link' }, el('a', { class: 'title', href: '#' }, post.title), el('p', {}, post.text)),
    el('div', { class: 'commentarea' }, el('div', { class: 'panestack-title' }, 'all 2 comments'), usertext('comment', post.id), ...comments.map(comment)));
}

export function oldReddit() {
  document.body.classList.add('old');
  return el('div', {}, el('div', { id: 'header' }, el('a', { href: '/', class: 'logo' }, 'reddit'), el('span', { class: 'pagename' }, 'harbour'),
    el('div', { id: 'header-bottom-right' }, el('span', { class: 'user' }, el('a', { href: `/user/${me}/` }, me), ' (128)'))), el('div', { class: 'content', role: 'main' }, page()));
}
