/** The stand-in of X: its frame, its routes, and the state that outlives a route. */
import React, { useCallback, useState } from 'react';
import ReactDOM from 'react-dom';
import './app.css';
import { AltText } from './alt-text.jsx';
import { Avatar } from './avatar.jsx';
import { Chat } from './chat.jsx';
import { Composer } from './composer.jsx';
import { Dialog } from './dialog.jsx';
import { Icon } from '../common/icons.jsx';
import { Messages } from './messages.jsx';
import { isBare, isProtected, me, people, timeline } from './people.js';
import { go, usePath } from '../common/router.js';
import { Home, SinglePost } from './timeline.jsx';

const LINKS = [['/home', 'home', 'Home'], ['/explore', 'search', 'Explore'], ['/notifications', 'bell', 'Notifications'], ['/messages/111-222', 'mail', 'Messages'], [`/${me}`, 'person', 'Profile']];

function SideNav() {
  const follow = (path) => (event) => {
    event.preventDefault();
    go(path);
  };
  return (
    <header role="banner" className="side-nav">
      <nav aria-label="Primary" role="navigation">
        {LINKS.map(([path, icon, name]) => (
          <a key={path} href={path} aria-label={name} onClick={follow(path)}><Icon name={icon} /><span>{name}</span></a>
        ))}
      </nav>
      <a href="/compose/post" className="new-post" data-testid="SideNav_NewTweet_Button" aria-label="Post" onClick={follow('/compose/post')}><span>Post</span></a>
      {isBare ? null : (
        <button type="button" className="account" aria-label="Account menu" data-testid="SideNav_AccountSwitcher_Button">
          <Avatar handle={me} />
          <span className="account-name"><strong>{people[me].name}{isProtected ? <svg data-testid="icon-lock" className="lock" viewBox="0 0 24 24" aria-label="Protected account"><path d="M6 11h12v9H6zm2 0V8a4 4 0 0 1 8 0v3" /></svg> : null}</strong><span>@{me}</span></span>
          <Icon name="more" />
        </button>
      )}
    </header>
  );
}

function SideBar() {
  return (
    <div data-testid="sidebarColumn" className="side-bar">
      <div className="panel">
        <strong>A stand-in</strong>
        <p>Made for Sayso’s tests, with the real Draft.js and invented people. Nothing is sent from here.</p>
      </div>
    </div>
  );
}

function App() {
  const path = usePath();
  const [posts, setPosts] = useState(timeline);
  const [toast, setToast] = useState('');
  const [replying, setReplying] = useState(null);

  const sent = useCallback((texts) => {
    setPosts((earlier) => [...texts.map((text, index) => ({ id: `${Date.now()}${index}`, author: me, time: 'now', text })), ...earlier]);
    setToast('Your post was sent.');
  }, []);
  const closeDialog = useCallback(() => {
    setReplying(null);
    if (location.pathname.startsWith('/compose/post')) go('/home');
  }, []);
  const sentFromDialog = (texts) => {
    sent(texts);
    closeDialog();
  };

  const status = /^\/[^/]+\/status\/(\d+)/.exec(path);
  const message = /^\/messages\/([^/]+)/.exec(path);
  const chat = /^\/i\/chat\/([^/]+)/.exec(path);
  let pane;
  if (chat) pane = <Chat id={chat[1]} />;
  else if (message) pane = <Messages id={message[1]} key={message[1]} />;
  else if (status) pane = <SinglePost posts={posts} id={status[1]} key={status[1]} onReply={setReplying} onSent={sent} />;
  else pane = <Home posts={posts} onReply={setReplying} onSent={sent} />;

  return (
    <div className="frame">
      <SideNav />
      <main role="main">{pane}<SideBar /></main>
      {path === '/compose/post' ? (
        <Dialog title="Compose post" onClose={closeDialog}><Composer kind="post" autoFocus onSent={sentFromDialog} /></Dialog>
      ) : null}
      {path === '/compose/post/media' ? (
        <Dialog title="Edit picture" onClose={closeDialog}>
          <AltText onSaved={closeDialog} />
        </Dialog>
      ) : null}
      {replying ? (
        <Dialog title="Reply" onClose={closeDialog}>
          <article role="article" data-testid="tweet" className="quoted"><Avatar handle={replying.author} /><p>{replying.text}</p></article>
          <Composer kind="reply" autoFocus replyTo={replying.author} onSent={sentFromDialog} />
        </Dialog>
      ) : null}
      <div role="status" aria-live="polite" className="toast" data-testid="toast">{toast}</div>
    </div>
  );
}

ReactDOM.render(<App />, document.getElementById('react-root'));
