/** The dialog in which a post is written or changed: its audience, Lexical with blocks, and a `div` that sends. */
import { el, stroke } from '../common/el.js';
import { lexicalBox } from '../common/lexical-box.js';
import { submit } from '../common/record.js';
import { me, people } from './people.js';
import { avatar } from './posts.js';

const AUDIENCES = ['Public', 'Friends', 'Friends except…', 'Only me'];
const TOOLS = { 'Photo/video': 'M4 5h16v14H4zm0 11 5-5 4 4 3-3 4 4', 'Tag people': 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 20c1-4 4-6 8-6s7 2 8 6', 'Feeling/activity': 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM8.5 14c2 2.5 5 2.5 7 0M9 10h.01M15 10h.01', 'Check in': 'M12 21c-4-5-6-8-6-11a6 6 0 1 1 12 0c0 3-2 6-6 11z' };

/** @param {{group?: string, post?: {id: string, text: string, audience: string}}} about */
export function openComposer({ group, post }) {
  let audience = post?.audience ?? 'Friends';
  const audienceButton = el('div', { role: 'button', tabindex: '0', class: 'audience', onclick: next });
  function show() {
    audienceButton.setAttribute('aria-label', `Edit privacy. Sharing with ${audience}. `);
    audienceButton.replaceChildren(el('span', {}, audience), stroke('M7 10l5 5 5-5', { class: 'icon small' }));
  }
  function next() {
    audience = AUDIENCES[(AUDIENCES.indexOf(audience) + 1) % AUDIENCES.length];
    show();
  }
  show();
  const label = post ? 'Save' : 'Post';
  const send = el('div', { role: 'button', tabindex: '-1', 'aria-label': label, 'aria-disabled': 'true', class: 'send', onclick: go, onkeydown: (event) => event.key === 'Enter' && go(), onkeyup: (event) => event.key === ' ' && go() }, el('span', {}, label));
  const editor = lexicalBox({
    testid: 'post',
    rich: true,
    text: post?.text ?? '',
    placeholder: `What's on your mind, ${people[me].first}?`,
    onText: (text) => (text.trim() === '' ? send.setAttribute('aria-disabled', 'true') : send.removeAttribute('aria-disabled')),
  });
  function close() {
    editor.close();
    layer.remove();
  }
  function go() {
    if (send.hasAttribute('aria-disabled')) return;
    submit(post ? 'edit' : 'post', [editor.text()], group ?? audience);
    close();
  }
  const title = post ? 'Edit post' : 'Create post';
  const layer = el('div', { class: 'layer' }, el('div', { role: 'dialog', 'aria-label': title, class: 'dialog' },
    el('form', { method: 'POST', onsubmit: (event) => event.preventDefault() },
      el('div', { class: 'dialog-head' }, el('h2', {}, title), el('div', { role: 'button', tabindex: '0', 'aria-label': 'Close', class: 'close', onclick: close }, '×')),
      el('div', { class: 'dialog-author' }, avatar(me, 40), el('div', {}, el('strong', {}, people[me].name), group ? el('div', { class: 'audience fixed' }, el('span', {}, group)) : audienceButton)),
      el('div', { class: 'dialog-text' }, editor.element),
      el('div', { class: 'add' }, el('span', {}, 'Add to your post'), ...Object.entries(TOOLS).map(([name, path]) => el('div', { role: 'button', tabindex: '0', 'aria-label': name }, stroke(path)))),
      el('div', { class: 'dialog-send' }, send))));
  document.body.append(layer);
  editor.focus();
}
