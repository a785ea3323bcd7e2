/** The stand-in of LinkedIn: the feed, one post's page, messages, an article, a company's page; posts are written in a shadow root. Trusted Types are enforced, as on the site. */
import './trusted-types.js';
import './app.css';
import { el } from '../common/el.js';
import { articleEditor } from './article.js';
import { update } from './feed.js';
import { conversation } from './messages.js';
import { avatar } from './parts.js';
import { feed, me, people } from './people.js';
import { openShare } from './share.js';

const { pathname } = location;
const photo = el('img', { class: 'global-nav__me-photo', alt: people[me].name, src: 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', style: `background: hsl(${people[me].hue} 45% 42%)` });
const header = el('header', { class: 'global-nav' }, el('a', { href: '/feed/', class: 'logo' }, 'in'), el('input', { type: 'text', role: 'searchbox', placeholder: 'Search' }),
  el('nav', {}, ...['Home', 'My Network', 'Jobs', 'Messaging'].map((name) => el('a', { href: '/feed/' }, name)), el('button', { type: 'button', class: 'global-nav__me' }, photo, 'Me')));

function startPost(author) {
  return el('div', { class: 'share-box-feed-entry card' }, avatar(me, 48), el('button', { type: 'button', class: 'start-post', onclick: () => openShare({ author }) }, 'Start a post'));
}

function page() {
  if (pathname.startsWith('/article/')) return articleEditor();
  const thread = /^\/messaging\/thread\/([^/]+)/.exec(pathname)?.[1];
  if (thread) return conversation(thread);
  const post = /^\/feed\/update\/urn:li:activity:(\d+)/.exec(pathname)?.[1];
  if (post) return el('main', { class: 'scaffold' }, update(feed.find(({ id }) => id === post) ?? feed[0], { ownPage: true }));
  const company = /^\/company\/(\w+)\/admin/.test(pathname) ? 'Acme' : undefined;
  return el('main', { class: 'scaffold' }, company ? el('div', { class: 'card' }, el('h1', {}, company), el('div', { class: 'quiet' }, 'Page admin view')) : null, startPost(company), ...feed.map((each) => update(each)));
}

document.querySelector('.application-outlet').append(header, page());
