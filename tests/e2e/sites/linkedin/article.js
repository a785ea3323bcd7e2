/** The page on which an article is written: a headline and a body. */
import { el } from '../common/el.js';
import { markFocused, registerModel, submit } from '../common/record.js';
import { tiptapBox } from './tiptap-box.js';

export function articleEditor() {
  const place = el('div', { class: 'article-body' });
  const headline = el('textarea', { id: 'article-editor-headline__textarea', rows: '1', placeholder: 'Title', 'aria-label': 'Title' });
  const key = Symbol('headline');
  registerModel(key, 'headline', () => headline.value);
  headline.addEventListener('focus', () => markFocused(key));
  headline.addEventListener('input', () => {
    headline.style.height = 'auto';
    headline.style.height = `${headline.scrollHeight}px`;
  });
  let body;
  const publish = el('button', { type: 'button', class: 'article-editor-nav__publish-button artdeco-button artdeco-button--primary', onclick: () => submit('article', [headline.value, body.text()].filter((text) => text !== '')) }, 'Next');
  queueMicrotask(() => {
    body = tiptapBox({ place, testid: 'article', attributes: { role: 'textbox', 'data-test-article-editor-content-textbox': '', 'aria-label': 'Article editor content' }, placeholder: 'Write here. You can also include @mentions.' });
  });
  return el('div', { class: 'article-editor' }, el('nav', { class: 'article-editor-nav' }, el('span', { class: 'quiet' }, 'Draft'), publish), el('main', { class: 'card' }, headline, place));
}
