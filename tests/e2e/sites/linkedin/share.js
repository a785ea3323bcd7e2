/** The dialog in which a post is written or changed, in the open shadow root of `#interop-outlet`, as on the site. */
import { el, stroke } from '../common/el.js';
import { submit } from '../common/record.js';
import { me, people } from './people.js';
import { quillBox } from './quill-box.js';

const AUDIENCES = ['Post to Anyone', 'Post to Connections only', 'Post to Group'];
const TOOLS = ['M4 5h16v14H4zm0 11 5-5 4 4 3-3 4 4', 'M4 6h16v14H4zm0 4h16M8 3v4M16 3v4', 'M12 3l3 6 6 1-4 5 1 6-6-3-6 3 1-6-4-5 6-1z', 'M12 5v14M5 12h14'];

const outlet = document.getElementById('interop-outlet');
const root = outlet.attachShadow({ mode: 'open' });
root.append(el('link', { rel: 'stylesheet', href: '/standin/app.css' }));

/** @param {{author?: string, post?: {text: string}}} about `author`: a company's page */
export function openShare({ author = people[me].name, post } = {}) {
  let audience = 0;
  const audienceLine = el('span', { class: 'share-audience' }, AUDIENCES[audience]);
  const settings = el('button', { type: 'button', class: 'share-unified-settings-entry-button', onclick: next },
    el('img', { class: 'avatar share-photo', alt: '', src: 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', style: `background: hsl(${people[me].hue} 45% 42%)` }), el('span', { class: 'share-author' }, el('strong', {}, author), ' ', audienceLine), stroke('M7 10l5 5 5-5', { class: 'icon small' }));
  const send = el('button', { type: 'button', class: 'share-actions__primary-action artdeco-button artdeco-button--primary', disabled: true, onclick: go }, el('span', { class: 'artdeco-button__text' }, post ? 'Save' : 'Post'));
  const place = el('div', { class: 'share-creation-state__text-editor' });
  const dialog = el('div', { role: 'dialog', 'aria-labelledby': 'share-to-linkedin-modal__header', class: 'share-box' },
    el('div', { class: 'share-head' }, el('h2', { id: 'share-to-linkedin-modal__header' }, post ? 'Edit post' : 'Create a post modal'), settings, el('button', { type: 'button', class: 'share-close', 'aria-label': 'Dismiss', onclick: close }, '×')),
    place,
    el('div', { class: 'share-tools' },
      ...TOOLS.map((path) => el('button', { type: 'button', 'aria-label': 'Add' }, stroke(path))),
      el('button', { type: 'button', 'aria-label': 'Create a poll', onclick: poll }, stroke('M6 20V10M12 20V4M18 20v-7'))),
    el('div', { class: 'share-actions' }, send));
  const layer = el('div', { class: 'share-overlay' }, dialog);
  root.append(layer);
  const editor = quillBox({
    place,
    testid: 'post',
    attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': 'Text editor for creating content', 'data-gramm': 'false' },
    text: post?.text ?? '',
    placeholder: 'What do you want to talk about?',
    onText: (text) => { send.disabled = text.trim() === ''; },
  });
  /** A view of its own in the place of the post's, without the line that says who will see it, until "Done". */
  function poll() {
    const view = [...dialog.children];
    const field = (id, label) => el('label', { class: 'poll-field' }, label, el('input', { id, type: 'text', maxlength: '30' }));
    dialog.replaceChildren(
      el('div', { class: 'share-head' }, el('h2', { id: 'share-to-linkedin-modal__header' }, 'Create a poll')),
      el('label', { class: 'poll-field' }, 'Your question*', el('textarea', { class: 'polls-detour__form-fields polls-detour__question-field', maxlength: '140' })),
      field('poll-option-1', 'Option 1*'),
      field('poll-option-2', 'Option 2*'),
      el('div', { class: 'share-actions share-box-footer__main-actions' },
        el('button', { type: 'button', class: 'artdeco-button artdeco-button--secondary', onclick: () => dialog.replaceChildren(...view) }, 'Back'),
        el('button', { type: 'button', class: 'artdeco-button artdeco-button--primary share-box-footer__primary-btn', onclick: done }, 'Done')));
    function done() {
      submit('poll', [...dialog.querySelectorAll('textarea, input')].map(({ value }) => value));
      dialog.replaceChildren(...view);
    }
  }
  function next() {
    audience = (audience + 1) % AUDIENCES.length;
    audienceLine.textContent = AUDIENCES[audience];
  }
  function close() {
    editor.close();
    layer.remove();
  }
  function go() {
    submit(post ? 'edit' : 'post', [editor.text()], AUDIENCES[audience]);
    close();
  }
  editor.focus();
}
