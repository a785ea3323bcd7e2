/** The stand-in of Facebook and Messenger: the feed with its dialog and comments, a group, and conversations. */
import './app.css';
import { el } from '../common/el.js';
import { openComposer } from './composer.js';
import { chatTab, conversation } from './messages.js';
import { feed, groups, me, people } from './people.js';
import { article, avatar } from './posts.js';

const mount = document.getElementById('mount');
const group = /^\/groups\/(\w+)/.exec(location.pathname)?.[1];
const thread = /^(?:\/messages)?(?:\/e2ee)?\/t\/(\d+)/.exec(location.pathname)?.[1];

const banner = el('div', { role: 'banner', class: 'banner' },
  el('a', { href: '/', class: 'logo', 'aria-label': 'Home' }, 'harbourbook'),
  el('input', { type: 'search', placeholder: 'Search', 'aria-label': 'Search' }),
  el('div', { role: 'navigation', 'aria-label': 'Account controls' }, el('div', { role: 'button', tabindex: '0', 'aria-label': 'Your profile' }, avatar(me, 36))));

function start(options) {
  return el('div', { class: 'card start', role: 'region', 'aria-label': 'Create a post' }, avatar(me, 40),
    el('div', { role: 'button', tabindex: '0', class: 'start-button', onclick: () => openComposer(options) }, el('span', {}, `What's on your mind, ${people[me].first}?`)));
}

function page() {
  if (thread) return conversation(thread);
  if (group) {
    const { name, kind, members } = groups[group] ?? groups.allotments;
    return el('div', { role: 'main', class: 'main' },
      el('div', { class: 'card group' }, el('h1', {}, name), el('div', { class: 'quiet' }, el('span', {}, kind), ' · ', el('a', { href: `/groups/${group}/members/` }, members))),
      start({ group: kind }), article({ ...feed[0], audience: kind }));
  }
  return el('div', { role: 'main', class: 'main' }, start({}), el('div', { role: 'feed' }, ...feed.map(article)));
}

const chat = new URLSearchParams(location.search).get('chat');
mount.append(banner, page(), ...(chat ? [chatTab(chat)] : []));
