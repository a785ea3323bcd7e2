/** Reddit as it is: a post with its comments, and the page on which a post is made. */
import './elements.js';
import { el } from '../common/el.js';
import { lexicalBox } from '../common/lexical-box.js';
import { markFocused, registerModel, submit } from '../common/record.js';
import { comments, me, people, post } from './people.js';

const avatar = (who) => el('span', { class: 'avatar', 'aria-hidden': 'true', style: `background: hsl(${people[who].hue} 45% 45%)` }, who[0].toUpperCase());

/** @param {{kind: string, to: string, label: string, onSent?: (text: string) => void, withButton?: boolean, text?: string}} options */
function composer({ kind, to, label, onSent = () => {}, withButton = true, text = '' }) {
  const editor = lexicalBox({ testid: kind, rich: true, text, attributes: { slot: 'rte', 'aria-label': label, name: 'body' }, placeholder: label });
  const go = (event) => {
    event.preventDefault();
    if (editor.text().trim() === '') return;
    submit(kind, [editor.text()], to);
    onSent(editor.text());
    editor.clear();
  };
  const made = el('shreddit-composer', { mode: 'richtext', placeholder: label }, el('reddit-rte', { slot: 'rte' }, editor.element),
    withButton && el('button', { slot: 'cancel-button', type: 'button', class: 'plain' }, 'Cancel'),
    withButton && el('button', { slot: 'submit-button', type: 'submit', class: 'primary' }, kind === 'edit' ? 'Save edits' : 'Comment'));
  return { element: withButton ? el('form', { onsubmit: go }, made) : made, editor };
}

function comment({ author, text, id }) {
  const row = el('shreddit-comment-action-row', {});
  const body = el('div', { slot: 'comment' }, text);
  const made = el('shreddit-comment', { author, thingid: id }, el('div', { class: 'author' }, avatar(author), el('a', { href: `/user/${author}/` }, author), ' · 2h ago'), body, row);
  const open = (options) => () => row.append(composer({ ...options, onSent: (sent) => (options.kind === 'edit' ? body.replaceChildren(sent) : made.append(comment({ author: me, text: sent, id: `t1_${Date.now()}` }))) }).element);
  row.append(el('button', { type: 'button', class: 'plain', onclick: open({ kind: 'reply', to: author, label: 'Reply' }) }, 'Reply'));
  if (author === me) row.append(el('button', { type: 'button', class: 'plain edit', onclick: open({ kind: 'edit', to: id, label: 'Edit', text }) }, 'Edit'));
  return made;
}

function postPage() {
  const tree = el('shreddit-comment-tree', {}, ...comments.map(comment), comment({ author: me, text: 'The gulls are early this year.', id: 't1_mine' }));
  return el('main', { id: 'main-content', class: 'main' },
    el('shreddit-post', { id: post.id, author: post.author, 'post-title': post.title }, el('div', { class: 'author' }, avatar(post.author), 'r/harbour · ', el('a', { href: `/user/${post.author}/` }, post.author)), el('h1', {}, post.title), el('p', {}, post.text)),
    el('comment-composer-host', {}, composer({ kind: 'comment', to: post.id, label: 'Join the conversation', onSent: (text) => tree.prepend(comment({ author: me, text, id: `t1_${Date.now()}` })) }).element),
    tree);
}

function submitPage() {
  const title = el('faceplate-textarea-input', { name: 'title', label: 'Title', required: true });
  const { element: body, editor } = composer({ kind: 'post-body', to: '', label: 'Body text (optional)', withButton: false });
  const send = el('r-post-form-submit-button', { id: 'submit-post-button' });
  const key = Symbol('title');
  registerModel(key, 'title', () => title.field.value);
  title.field.addEventListener('focus', () => markFocused(key));
  send.addEventListener('post-submit', () => submit('post', [title.field.value, editor.text()].filter((text) => text !== ''), 'r/harbour'));
  return el('main', { id: 'main-content', class: 'main' }, el('h1', {}, 'Create post'), el('div', { class: 'community' }, 'r/harbour'),
    el('r-post-composer-form', {}, title, body, el('div', { class: 'bar' }, send)));
}

export function newReddit() {
  const header = el('reddit-header-large', { class: 'header' }, el('a', { href: '/', class: 'logo' }, 'reddit'),
    el('input', { type: 'search', placeholder: 'Search Reddit' }), el('div', { id: 'user-drawer-content' }, el('a', { href: `/user/${me}/`, class: 'me' }, avatar(me), `u/${me}`)));
  return el('shreddit-app', {}, header, /\/submit/.test(location.pathname) ? submitPage() : postPage());
}
