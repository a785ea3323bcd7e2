/** The stand-in of Slack: channels, one that is shared with another company, a direct message, a thread beside its channel, all threads in one view, the editing of a message. */
import React, { useRef, useState } from 'react';
import ReactDOM from 'react-dom';
import { submit } from '../common/record.js';
import { Icon } from '../common/icons.jsx';
import { go, usePath } from '../common/router.js';
import './app.css';
import { conversations, me, people, threads } from './conversations.js';
import { QuillBox } from './quill-box.jsx';

const TEAM = 'T0HARBOUR';
/** A picture of someone, as Slack has one: its text alternative is the name. */
const picture = (who) => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" fill="hsl(${people[who].hue} 45% 45%)"/><text x="18" y="24" fill="#fff" font-family="sans-serif" font-weight="600" font-size="17" text-anchor="middle">${people[who].name[0]}</text></svg>`)}`;
const Avatar = ({ who, alt = '' }) => <img className="c-base_icon" src={picture(who)} alt={alt} width="36" height="36" />;

const follow = (path) => (event) => {
  event.preventDefault();
  go(path);
};

function Composer({ name, label, initialText, onSend, onCancel }) {
  const [text, setText] = useState(initialText ?? '');
  const control = useRef(null);
  const box = <QuillBox name={name} label={label} placeholder={label} initialText={initialText} autoFocus onText={setText} onSend={onSend} control={control} />;
  if (onCancel) {
    return (
      <div data-qa="message_editor" className="c-message__editor">
        <div data-qa="message_input" className="c-wysiwyg_container">{box}
          <div className="c-wysiwyg_container__footer">
            <span className="grow" />
            <button type="button" className="c-button c-button--outline" onClick={onCancel}>Cancel</button>
            <button type="button" className="c-button c-button--primary" onClick={() => control.current()}>Save</button>
          </div>
        </div>
      </div>
    );
  }
  return (
    <div data-qa="message_input" className="c-wysiwyg_container">
      {box}
      <div className="c-wysiwyg_container__footer">
        <button type="button" aria-label="Attach" className="c-button-unstyled"><Icon name="plus" /></button>
        <button type="button" aria-label="Emoji" className="c-button-unstyled"><Icon name="smile" /></button>
        <span className="grow" />
        <button type="button" data-qa="texty_send_button" aria-label="Send now" aria-disabled={text.trim() === ''} className={`c-wysiwyg_container__button--send ${text.trim() === '' ? 'disabled' : ''}`} onClick={() => control.current()}><Icon name="send" /></button>
      </div>
    </div>
  );
}

function Message({ channel, message, onThread, onSave }) {
  const [editing, setEditing] = useState(false);
  return (
    <div data-qa="virtual-list-item" className="c-virtual_list__item">
      <div data-qa="message_container" data-msg-ts={message.ts} data-msg-channel-id={channel} className="c-message_kit__background">
        <Avatar who={message.from} />
        <div className="c-message_kit__gutter">
          <div><button type="button" data-qa="message_sender_name" className="c-message__sender">{people[message.from].name}</button> <span className="muted">11:04</span></div>
          {editing ? (
            <Composer
              name="edit"
              label="Edit message"
              initialText={message.text}
              onCancel={() => setEditing(false)}
              onSend={(text) => {
                submit('edit', [text], channel);
                onSave(text);
                setEditing(false);
                return false;
              }} />
          ) : <div data-qa="message-text" className="p-rich_text_section">{message.text}</div>}
        </div>
        <div className="c-message_actions__container" data-qa="message_actions">
          {onThread ? <button type="button" data-qa="start_thread" aria-label="Reply in thread" onClick={onThread}><Icon name="reply" /></button> : null}
          {message.from === me ? <button type="button" aria-label="Edit message" data-qa="edit_message" onClick={() => setEditing(true)}>✎</button> : null}
        </div>
      </div>
    </div>
  );
}

/** Messages of a channel or a thread, and the box below them. */
function useMessages(channel, first) {
  const [messages, setMessages] = useState(first);
  const send = (kind) => (text) => {
    if (text.trim() === '') return false;
    submit(kind, [text], channel);
    setMessages((earlier) => [...earlier, { ts: `${Date.now() / 1000}`, from: me, text }]);
    return true;
  };
  const save = (message) => (text) => setMessages((earlier) => earlier.map((other) => (other === message ? { ...other, text } : other)));
  return { messages, send, save };
}

function Channel({ id, onThread }) {
  const { name, members, shared, messages: first } = conversations[id];
  const { messages, send, save } = useMessages(id, first);
  const isDirect = id.startsWith('D');
  return (
    <div className="p-workspace__primary_view" role="main">
      <div className="p-view_header">
        {isDirect ? <Avatar who="maria" /> : <span className={`c-icon ${shared ? 'c-icon--shared-channel' : 'c-icon--channel'}`} aria-hidden="true">{shared ? '◇' : '#'}</span>}
        <span data-qa="channel_name" className="p-view_header__channel_title">{name}</span>
        <span className="grow" />
        {members ? <button type="button" data-qa="channel_members_button" aria-label={`View all ${members} members`}><Icon name="person" /> {members}</button> : null}
      </div>
      <div className="p-message_pane" data-qa="message_pane">
        {messages.map((message) => <Message key={message.ts} channel={id} message={message} onThread={isDirect ? null : () => onThread(message)} onSave={save(message)} />)}
      </div>
      <div className="p-message_pane_input">
        <Composer name="message" label={isDirect ? `Message ${name}` : `Message #${name}`} onSend={send('message')} />
      </div>
    </div>
  );
}

function Thread({ channel, parent, onClose }) {
  const { messages, send, save } = useMessages(channel, [parent]);
  return (
    <div data-qa="threads_flexpane" className="p-flexpane">
      <div className="p-view_header"><strong>Thread</strong> <span className="muted">{conversations[channel].name}</span><span className="grow" /><button type="button" aria-label="Close" onClick={onClose}><Icon name="close" /></button></div>
      <div className="p-message_pane">{messages.map((message) => <Message key={message.ts} channel={channel} message={message} onSave={save(message)} />)}</div>
      <div className="p-message_pane_input"><Composer name="thread" label="Reply…" onSend={send('reply')} /></div>
    </div>
  );
}

/** All threads below one another, each with its own box. */
function Threads() {
  return (
    <div className="p-workspace__primary_view" role="main">
      <div className="p-view_header"><span className="p-view_header__channel_title">Threads</span></div>
      {threads.map((thread) => <ThreadInView key={thread.id} {...thread} />)}
    </div>
  );
}

function ThreadInView({ id, channel, parent }) {
  const { messages, send, save } = useMessages(channel, [parent]);
  return (
    <div className="p-threads_view" data-thread={id}>
      <div className="muted">{conversations[channel].name}</div>
      {messages.map((message) => <Message key={message.ts} channel={channel} message={message} onSave={save(message)} />)}
      <div className="p-message_pane_input"><Composer name={id} label="Reply…" onSend={send('reply')} /></div>
    </div>
  );
}

function App() {
  const path = usePath();
  if (/^\/client\/[^/]+\/threads$/.test(path)) return <Threads />;
  return <Client path={path} />;
}

function Client({ path }) {
  const [, asked] = /^\/client\/[^/]+\/([A-Z0-9]+)/.exec(path) ?? [];
  const id = conversations[asked] ? asked : 'C0HARBOUR1';
  const [thread, setThread] = useState(null);
  return (
    <div className="p-client">
      <nav className="p-tab_rail" aria-label="Tabs">
        <span className="team">H</span>
        <span className="grow" />
        <button type="button" data-qa="user-button" aria-label={`User menu: ${people[me].name}`}><Avatar who={me} alt={people[me].name} /></button>
      </nav>
      <aside className="p-channel_sidebar">
        <h1>Harbour</h1>
        {Object.entries(conversations).map(([channel, { name, shared }]) => (
          <a key={channel} href={`/client/${TEAM}/${channel}`} data-qa-channel-sidebar-channel-id={channel} className={channel === id ? 'selected' : ''} onClick={follow(`/client/${TEAM}/${channel}`)}>
            <span>{channel.startsWith('D') ? '●' : shared ? '◇' : '#'}</span> {name}
          </a>
        ))}
      </aside>
      <Channel id={id} key={id} onThread={(parent) => setThread({ channel: id, parent })} />
      {thread?.channel === id ? <Thread channel={id} parent={thread.parent} key={thread.parent.ts} onClose={() => setThread(null)} /> : null}
    </div>
  );
}

ReactDOM.render(<App />, document.getElementById('app'));
