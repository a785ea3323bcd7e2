/** The stand-in of Bluesky: its frame, its routes, the composer over them. */
import React, { useCallback, useState } from 'react';
import ReactDOM from 'react-dom';
import { Icon } from '../common/icons.jsx';
import { go, usePath } from '../common/router.js';
import './app.css';
import { Avatar } from './avatar.jsx';
import { Composer } from './composer.jsx';
import { Conversation } from './conversation.jsx';
import { me, people, timeline } from './people.js';

const LINKS = [['/', 'home', 'Home'], ['/search', 'search', 'Explore'], ['/notifications', 'bell', 'Notifications'], ['/messages/3kconvo2maria', 'mail', 'Chat'], [`/profile/${me}`, 'person', 'Profile']];

function LeftNav({ onCompose }) {
  const follow = (path) => (event) => {
    event.preventDefault();
    go(path);
  };
  return (
    <nav role="navigation" className="left-nav">
      <button type="button" aria-label="Switch accounts" aria-haspopup="menu"><Avatar handle={me} size={48} /></button>
      {LINKS.map(([path, icon, name]) => (
        <a key={path} href={path} role="link" aria-label={name} onClick={follow(path)}><Icon name={icon} /><span>{name}</span></a>
      ))}
      <button type="button" className="compose" aria-label="New post" onClick={onCompose}>New Post</button>
    </nav>
  );
}

function Post({ post, onReply }) {
  return (
    <div role="link" tabIndex={0} data-testid={`feedItem-by-${post.author}`} className="post">
      <Avatar handle={post.author} size={42} />
      <div className="post-main">
        <div><a href={`/profile/${post.author}`}><strong>{people[post.author].name}</strong></a> <span className="muted">@{post.author} · {post.time}</span></div>
        <div data-testid="postText">{post.text}</div>
        <div className="post-buttons">
          <button type="button" data-testid="replyBtn" aria-label="Reply" onClick={() => onReply(post)}><Icon name="reply" /></button>
          <button type="button" data-testid="repostBtn" aria-label="Repost"><Icon name="repost" /></button>
          <button type="button" data-testid="likeBtn" aria-label="Like"><Icon name="like" /></button>
        </div>
      </div>
    </div>
  );
}

function App() {
  const path = usePath();
  const [posts, setPosts] = useState(timeline);
  const [composing, setComposing] = useState(path === '/intent/compose' ? {} : null);
  const close = useCallback(() => setComposing(null), []);
  const sent = useCallback((texts) => {
    setPosts((earlier) => [...texts.map((text, index) => ({ id: `${Date.now()}${index}`, author: me, time: 'now', text })), ...earlier]);
    setComposing(null);
  }, []);
  const conversation = /^\/messages\/([^/]+)/.exec(path);

  return (
    <div className="frame">
      <LeftNav onCompose={() => setComposing({})} />
      <main role="main" className="column">
        {conversation ? <Conversation id={conversation[1]} key={conversation[1]} /> : (
          <div data-testid="homeScreen">
            <div className="tabs" role="tablist"><span role="tab" aria-selected="true">Discover</span><span role="tab">Following</span></div>
            <button type="button" className="prompt" aria-label="Compose new post" onClick={() => setComposing({})}><Avatar handle={me} size={40} /> What’s up?</button>
            {posts.map((post) => <Post key={post.id} post={post} onReply={(replyTo) => setComposing({ replyTo })} />)}
          </div>
        )}
      </main>
      <aside className="right">
        <strong>A stand-in</strong>
        <p>Made for Sayso’s tests, with the real TipTap and invented people. Nothing is sent from here.</p>
      </aside>
      {composing ? <Composer replyTo={composing.replyTo} onClose={close} onSent={sent} /> : null}
    </div>
  );
}

ReactDOM.render(<App />, document.getElementById('root'));
