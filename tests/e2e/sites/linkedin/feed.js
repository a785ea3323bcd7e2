/** Posts with the box for comments: TipTap in the feed, Quill on a post's own page. */
import { el } from '../common/el.js';
import { submit } from '../common/record.js';
import { avatar } from './parts.js';
import { me, people } from './people.js';
import { quillBox } from './quill-box.js';
import { tiptapBox } from './tiptap-box.js';

function actor(post) {
  return el('div', { class: 'update-components-actor' }, avatar(post.author, 48),
    el('div', {}, el('strong', {}, people[post.author].name), el('div', { class: 'quiet' }, people[post.author].about),
      el('div', { class: 'update-components-actor__sub-description quiet' }, '2h • ', el('svg', { viewBox: '0 0 16 16', class: 'icon tiny', 'data-test-icon': post.audience }, el('path', { d: post.audience.startsWith('globe') ? 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM2 8h12M8 2c3 4 3 8 0 12-3-4-3-8 0-12z' : 'M6 3a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM2 13c0-3 2-4 4-4s4 1 4 4m1-6a2 2 0 1 0 0-4m1 7c1 0 2 1 2 3' })))));
}

/** What one reposts keeps the mark of who sees it at its own place. */
const reposted = (post) => el('div', { class: 'feed-shared-update-v2__update-content-wrapper card' }, actor(post), el('div', { class: 'update-components-text' }, post.text));

/** @param {object} post @param {{ownPage?: boolean}} [options] */
export function update(post, { ownPage = false } = {}) {
  const place = el('div', { class: 'comments-comment-texteditor' });
  const list = el('div', { class: 'comments-comments-list' });
  const send = el('button', { type: 'submit', class: 'comments-comment-box__submit-button--cr artdeco-button artdeco-button--primary', hidden: true }, el('span', {}, 'Comment'));
  const form = el('form', { class: 'comments-comment-box__form', onsubmit: go }, place, el('div', { class: 'comment-bar' }, send));
  const box = el('div', { class: 'comments-comment-box', 'data-view-name': 'comment-box' }, avatar(me, 40), form);
  const attributes = { role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Text editor for creating content', 'aria-placeholder': 'Add a comment…' };
  const onText = (text) => { send.hidden = text.trim() === ''; };
  let editor;
  function go(event) {
    event.preventDefault();
    submit('comment', [editor.text()], post.author);
    list.append(el('p', { class: 'comment' }, el('strong', {}, people[me].name), ' ', editor.text()));
    editor.clear?.();
  }
  const element = el('div', { class: 'feed-shared-update-v2 card', role: 'article', 'data-urn': `urn:li:activity:${post.id}` },
    actor(post),
    el('div', { class: 'update-components-text' }, post.text),
    post.shared ? reposted(post.shared) : null,
    el('div', { class: 'social-actions' }, ...['Like', 'Comment', 'Repost', 'Send'].map((name) => el('button', { type: 'button' }, name))),
    list, box);
  queueMicrotask(() => {
    editor = ownPage
      ? quillBox({ place, testid: 'comment', attributes, placeholder: 'Add a comment…', onText })
      : tiptapBox({ place, testid: 'comment', attributes: { ...attributes, class: 'tiptap' }, placeholder: 'Add a comment…', onText });
  });
  return element;
}
