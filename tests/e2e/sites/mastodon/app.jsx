/** The stand-in of Mastodon's web interface: the column with the compose form, a timeline, and one toot to reply to or edit. */
import React, { useState } from 'react';
import ReactDOM from 'react-dom';
import './app.css';
import { ComposeForm } from './compose-form.jsx';
import { me, people, timeline } from './people.js';

function Avatar({ name, size = 46 }) {
  return <div className="account__avatar" style={{ width: size, height: size, background: `hsl(${people[name].hue} 45% 45%)` }} aria-hidden="true">{people[name].name[0]}</div>;
}

/** The account that is signed in, as Mastodon shows it above the form. */
function NavigationBar() {
  return (
    <div className="navigation-bar">
      <a className="account" href={`/@${me}`}>
        <Avatar name={me} />
        <span className="display-name"><bdi><strong className="display-name__html">{people[me].name}</strong></bdi><span className="display-name__account">@{me}</span></span>
      </a>
    </div>
  );
}

function Status({ status, onReply, onEdit }) {
  return (
    <article className="status" data-id={status.id}>
      <div className="status__info"><Avatar name={status.author} /><span className="display-name"><strong>{people[status.author].name}</strong><span className="display-name__account">@{status.author}</span></span></div>
      <div className="status__content">{status.text}</div>
      <div className="status__action-bar">
        <button type="button" aria-label="Reply" onClick={() => onReply(status)}>Reply</button>
        {status.author === me ? <button type="button" aria-label="Edit" onClick={() => onEdit(status)}>Edit</button> : <button type="button" aria-label="Boost">Boost</button>}
      </div>
    </article>
  );
}

function App() {
  const [statuses, setStatuses] = useState(timeline);
  const [about, setAbout] = useState(null);
  const [turn, setTurn] = useState(0);
  const start = (next) => {
    setAbout(next);
    setTurn(turn + 1);
  };
  const sent = ({ text, id }) => {
    setStatuses((earlier) => (id ? earlier.map((status) => (status.id === id ? { ...status, text } : status)) : [{ id: String(Date.now()), author: me, text }, ...earlier]));
    start(null);
  };
  return (
    <div className="columns-area__panels">
      <div className="columns-area__panels__pane columns-area__panels__pane--compositional">
        <div className="compose-panel">
          <form className="search" role="search" action="/search"><input className="search__input" type="text" placeholder="Search or paste URL" aria-label="Search" /></form>
          <NavigationBar />
          <ComposeForm key={turn} about={about} onSent={sent} />
        </div>
      </div>
      <main className="columns-area__panels__main">
        <h1 className="column-header">Home</h1>
        <section className="item-list">
          {statuses.map((status) => <Status key={status.id} status={status} onReply={(replyTo) => start({ replyTo })} onEdit={(editing) => start({ editing })} />)}
        </section>
      </main>
      <nav className="navigation-panel" aria-label="Menu">
        {['Home', 'Notifications', 'Explore', 'Live feeds', 'Private mentions', 'Bookmarks', 'Lists', 'Preferences'].map((name) => <a key={name} href="/home">{name}</a>)}
      </nav>
    </div>
  );
}

ReactDOM.render(<App />, document.getElementById('mastodon'));
