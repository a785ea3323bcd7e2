/** Posts: the home timeline, one post with its reply composer, and the pieces that they share. */
import React from 'react';
import { Avatar } from './avatar.jsx';
import { Composer } from './composer.jsx';
import { Icon } from '../common/icons.jsx';
import { people } from './people.js';
import { go } from '../common/router.js';

const TOKEN = /([#@][\p{L}\p{N}_]+)/u;

function Text({ text }) {
  return text.split(TOKEN).map((part, index) => (index % 2 ? <a key={index} href={`/${part.slice(1)}`}>{part}</a> : <span key={index}>{part}</span>));
}

export function Post({ post, onReply }) {
  const author = people[post.author];
  return (
    <div data-testid="cellInnerDiv">
      <article role="article" tabIndex={0} data-testid="tweet" className="post">
        <Avatar handle={post.author} />
        <div className="post-main">
          <div data-testid="User-Name" className="user-name">
            <strong>{author.name}</strong> <span>@{post.author} · </span>
            <a href={`/${post.author}/status/${post.id}`} onClick={(event) => { event.preventDefault(); go(`/${post.author}/status/${post.id}`); }}><time>{post.time}</time></a>
          </div>
          <div dir="auto" lang="en" data-testid="tweetText" className="post-text"><Text text={post.text} /></div>
          <div role="group" className="post-actions">
            <button type="button" aria-label="Reply" data-testid="reply" onClick={() => onReply(post)}><Icon name="reply" /></button>
            <button type="button" aria-label="Repost" data-testid="retweet"><Icon name="repost" /></button>
            <button type="button" aria-label="Like" data-testid="like"><Icon name="like" /></button>
          </div>
        </div>
      </article>
    </div>
  );
}

export function Home({ posts, onReply, onSent }) {
  return (
    <div data-testid="primaryColumn" className="column">
      <div className="tabs" role="tablist"><span role="tab" aria-selected="true">For you</span><span role="tab" aria-selected="false">Following</span></div>
      <Composer kind="post" inline onSent={onSent} />
      <section aria-label="Home timeline">{posts.map((post) => <Post key={post.id} post={post} onReply={onReply} />)}</section>
    </div>
  );
}

export function SinglePost({ posts, id, onReply, onSent }) {
  const post = posts.find((candidate) => candidate.id === id) ?? posts[0];
  return (
    <div data-testid="primaryColumn" className="column">
      <h2 className="column-title"><button type="button" aria-label="Back" onClick={() => go('/home')}><Icon name="back" /></button> Post</h2>
      <Post post={post} onReply={onReply} />
      <Composer kind="reply" inline replyTo={post.author} onSent={onSent} />
    </div>
  );
}
