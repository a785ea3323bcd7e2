/** The stand-in of Discord: servers, channels, panes that follow the path, a thread beside its channel. `?lag=<ms>`: the pane follows later, as it does on a slow day. */
import React, { useEffect, useRef, useState } from 'react';
import ReactDOM from 'react-dom';
import { submit } from '../common/record.js';
import { Icon } from '../common/icons.jsx';
import { go, usePath } from '../common/router.js';
import './app.css';
import { me, people, rooms } from './rooms.js';
import { SlateBox } from './slate-box.jsx';

const LAG = Number(new URLSearchParams(location.search).get('lag') ?? 0);
const mark = { dm: '@', group: '', channel: '#', thread: '' };

const Avatar = ({ who, size = 40 }) => (
  <div className="avatar_a" style={{ width: size, height: size, fontSize: size / 2.2, background: `hsl(${people[who].hue} 45% 45%)` }}>{people[who].name[0]}</div>
);

const follow = (path) => (event) => {
  event.preventDefault();
  go(path);
};

function Sidebar({ guild, current }) {
  const entries = Object.entries(rooms).filter(([, room]) => (guild ? room.kind === 'channel' : room.kind === 'dm' || room.kind === 'group'));
  return (
    <div className="sidebar_a">
      <nav className="container_a" aria-label={guild ? 'Harbour (server)' : 'Private channels'}>
        <header className="header_a">{guild ? 'Harbour' : 'Direct Messages'}</header>
        <ul data-list-id={guild ? 'channels' : 'private-channels-uid_11'} role="tree">
          {entries.map(([id, room]) => {
            const path = guild ? `/channels/${guild}/${id}` : `/channels/@me/${id}`;
            return (
              <li key={id} className={`channel_a ${id === current ? 'selected_a' : ''}`}>
                <a data-list-item-id={guild ? `channels___${id}` : `private-channels-uid_11___${id}`} href={path} className="link_a" onClick={follow(path)}>
                  {room.kind === 'channel' ? <span className="hash_a">#</span> : <Avatar who={room.members[0]} size={32} />}
                  <span><span className="name_a">{room.name}</span>{room.kind === 'group' ? <span className="subText_a">{room.members.length} Members</span> : null}</span>
                </a>
              </li>
            );
          })}
        </ul>
      </nav>
      <section className="panels_a" aria-label="User area">
        <Avatar who={me} size={32} />
        <div className="nameTag_a"><div className="panelTitleContainer_a">{people[me].name}</div><div className="panelSubtextContainer_a">{me}</div></div>
      </section>
    </div>
  );
}

function Chat({ id }) {
  const room = rooms[id];
  const [messages, setMessages] = useState(room.messages);
  const [editing, setEditing] = useState(null);
  const save = useRef(null);
  const title = `${mark[room.kind]}${room.name}`;

  function send(text) {
    if (text.trim() === '') return false;
    submit('message', [text], room.kind === 'dm' ? room.members[0] : title);
    setMessages((earlier) => [...earlier, { id: `${Date.now()}`, from: me, text }]);
    return true;
  }

  function saveEdit(message, text) {
    submit('edit', [text], title);
    setMessages((earlier) => earlier.map((other) => (other.id === message.id ? { ...other, text } : other)));
    setEditing(null);
    return false;
  }

  return (
    <div className="chat_a">
      <section className="title_a" aria-label={room.kind === 'thread' ? 'Thread header' : 'Channel header'}>
        <span className="hash_a">{room.kind === 'dm' ? '@' : room.kind === 'group' ? '' : '#'}</span><h1>{room.name}</h1>
      </section>
      <div className="content_a">
        <main className="chatContent_a">
          <div className="messagesWrapper_a">
            <ol data-list-id="chat-messages" aria-label={`Messages in ${room.name}`}>
              {messages.map((message) => (
                <li key={message.id} id={`chat-messages-${id}-${message.id}`} className="messageListItem_a">
                  <Avatar who={message.from} />
                  <div className="contents_a">
                    <h3><span className="username_a">{people[message.from].name}</span> <time>Today at 4:12</time></h3>
                    {editing === message.id ? (
                      <div className="channelTextArea_b editing_a">
                        <div className="scrollableContainer_b"><div className="inner_b">
                          <SlateBox name="edit" label="Edit Message" initialText={message.text} autoFocus control={save} onEnter={(text) => saveEdit(message, text)} />
                        </div></div>
                        <div className="operations_a">escape to <a role="button" tabIndex={0} onClick={() => setEditing(null)}>cancel</a> • enter to <a role="button" tabIndex={0} onClick={() => save.current()}>save</a></div>
                      </div>
                    ) : (
                      <div id={`message-content-${message.id}`} className="messageContent_a">{message.text}</div>
                    )}
                  </div>
                  {message.from === me && editing !== message.id ? <button type="button" aria-label="Edit" className="edit_a" onClick={() => setEditing(message.id)}>✎</button> : null}
                </li>
              ))}
            </ol>
          </div>
          <form className="form_a" onSubmit={(event) => event.preventDefault()}>
            <div className="channelBottomBarArea_b">
              <div className="channelTextArea_b">
                <div className="scrollableContainer_b"><div className="inner_b">
                  <div className="attachWrapper_b"><button type="button" aria-label="Upload a file or send invites" className="attachButton_b"><Icon name="plus" /></button></div>
                  <SlateBox
                    name={room.kind === 'thread' ? 'thread' : 'message'}
                    label={room.kind === 'thread' ? `Message "${room.name}"` : `Message ${title}`}
                    placeholder={`Message ${room.kind === 'thread' ? `"${room.name}"` : title}`}
                    autoFocus={room.kind !== 'thread'}
                    onEnter={send} />
                  <div className="buttons_b">
                    <button type="button" aria-label="Open GIF picker"><Icon name="gif" /></button>
                    <button type="button" aria-label="Select emoji"><Icon name="smile" /></button>
                  </div>
                </div></div>
              </div>
            </div>
          </form>
        </main>
        {room.kind === 'dm' || room.kind === 'thread' ? null : (
          <aside className="membersWrap_a">
            <div data-list-id={`members-${id}`} className="members_a">
              <h3>Members — {room.members.length}</h3>
              {room.members.map((who) => <div key={who} className="member_a"><Avatar who={who} size={32} /> {people[who].name}</div>)}
            </div>
          </aside>
        )}
      </div>
    </div>
  );
}

function App() {
  const path = usePath();
  const [shown, setShown] = useState(path);
  useEffect(() => {
    const timer = setTimeout(() => setShown(path), LAG);
    return () => clearTimeout(timer);
  }, [path]);
  const [, guild, room, thread] = /^\/channels\/(@me|\d+)\/(\d+)(?:\/threads\/(\d+))?/.exec(shown) ?? [null, '9000', '9001'];
  const server = guild === '@me' ? null : guild;

  return (
    <div className="app_a">
      <nav className="guilds_a" aria-label="Servers sidebar">
        <div data-list-item-id="guildsnav___home" className={`guild_a ${server ? '' : 'current_a'}`} role="treeitem" tabIndex={0} onClick={follow('/channels/@me/1100')}><Icon name="mail" /></div>
        <div data-list-item-id="guildsnav___9000" className={`guild_a ${server ? 'current_a' : ''}`} role="treeitem" tabIndex={0} onClick={follow('/channels/9000/9001')}>H</div>
      </nav>
      <Sidebar guild={server} current={room} />
      <div className="page_a">
        <Chat id={room} key={room} />
        {thread ? <section className="threadSidebar_a" aria-label="Thread"><Chat id={thread} key={thread} /></section> : null}
      </div>
    </div>
  );
}

ReactDOM.render(<App />, document.getElementById('app-mount'));
