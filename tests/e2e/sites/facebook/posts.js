/** Posts with their comments: Lexical in a form without a button, Enter sends. */
import { el, stroke } from '../common/el.js';
import { lexicalBox } from '../common/lexical-box.js';
import { submit } from '../common/record.js';
import { openComposer } from './composer.js';
import { me, people } from './people.js';

const GLOBE = 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM4 12h16M12 4c5 5 5 11 0 16-5-5-5-11 0-16z';
const PEOPLE = 'M9 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM3 19c0-4 3-6 6-6s6 2 6 6m1-8a3 3 0 1 0 0-6m2 8c2 1 3 3 3 6';

/** A picture of someone, named as on the site. */
export const avatar = (who, size) => el('div', { class: 'avatar', style: `width: ${size}px; height: ${size}px; background: hsl(${people[who].hue} 45% 42%)` },
  el('svg', { role: 'img', 'aria-label': people[who].name, viewBox: '0 0 10 10' }), people[who].name[0]);

function comments(post) {
  const list = el('div', { class: 'comments' });
  const add = (kind, label, to) => {
    const send = el('div', { role: 'button', tabindex: '0', 'aria-label': 'Post comment', 'aria-disabled': 'true', class: 'comment-send', onclick: () => go() }, '➤');
    const editor = lexicalBox({
      testid: kind,
      attributes: { 'aria-label': label },
      placeholder: label,
      onEnter: go,
      onText: (text) => (text.trim() === '' ? send.setAttribute('aria-disabled', 'true') : send.removeAttribute('aria-disabled')),
    });
    function go() {
      if (editor.text().trim() === '') return;
      submit(kind, [editor.text()], to);
      list.append(el('div', { class: 'comment', role: 'article' }, avatar(me, 32), el('div', { class: 'bubble' }, el('strong', {}, people[me].name), editor.text())));
      editor.clear();
    }
    return el('form', { role: 'presentation', class: 'comment-form' }, avatar(me, 32), el('div', { class: 'comment-box' }, editor.element, el('div', { id: 'focused-state-composer-submit' }, el('span', {}, send))));
  };
  const first = el('div', { class: 'comment', role: 'article', 'aria-label': `Comment by ${people.jonas.name}` }, avatar('jonas', 32),
    el('div', { class: 'bubble' }, el('strong', {}, people.jonas.name), 'See you there.',
      el('div', { role: 'button', tabindex: '0', class: 'reply', onclick: (event) => event.currentTarget.closest('.comment').after(add('reply', `Reply to ${people.jonas.name}`, 'jonas')) }, 'Reply')));
  list.append(first);
  return el('div', {}, list, add('comment', `Comment as ${people[me].name}`, post.author));
}

function head(post, edit = null) {
  const isPublic = /^Public/.test(post.audience);
  return el('div', { class: 'post-head' }, avatar(post.author, 40),
    el('div', {}, el('h4', {}, people[post.author].name), el('span', { class: 'quiet' }, '2 h · ', stroke(isPublic ? GLOBE : PEOPLE, { class: 'icon small' }, el('title', {}, `Shared with ${post.audience}`)))), edit);
}

/** What one shares keeps the mark of who sees it at its own place. */
const shared = (post) => el('div', { class: 'card shared' }, head(post), el('div', { class: 'post-text' }, post.text));

export function article(post) {
  return el('div', { role: 'article', 'aria-posinset': post.id, class: 'card post' },
    head(post, post.author === me ? el('div', { role: 'button', tabindex: '0', 'aria-label': 'Edit post', class: 'edit', onclick: () => openComposer({ post }) }, 'Edit') : null),
    el('div', { class: 'post-text', 'data-ad-preview': 'message' }, post.text),
    post.shared ? shared(post.shared) : null,
    el('div', { class: 'post-bar' }, ...['Like', 'Comment'].map((name) => el('div', { role: 'button', tabindex: '0' }, name)),
      el('div', { role: 'button', tabindex: '0', 'aria-label': 'Share', onclick: () => openComposer({}) }, 'Share')),
    comments(post));
}
