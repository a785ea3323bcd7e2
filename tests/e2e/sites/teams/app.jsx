/** The stand-in of Microsoft Teams: chats and a channel, whose kind the send button's thread id tells; the address never changes. */
import React, { useRef, useState } from 'react';
import ReactDOM from 'react-dom';
import '@ckeditor/ckeditor5-ui/dist/index.css';
import '@ckeditor/ckeditor5-editor-decoupled/dist/index.css';
import { submit } from '../common/record.js';
import { Icon } from '../common/icons.jsx';
import './app.css';
import { CkBox } from './ck-box.jsx';
import { conversations, isExpanded, me, opened, people } from './conversations.js';

const Avatar = ({ who, size = 32 }) => (
  <span className="fui-Avatar" style={{ width: size, height: size, fontSize: size / 2.5, background: `hsl(${people[who].hue} 45% 42%)` }}>{people[who].name.split(' ').map((word) => word[0]).join('')}</span>
);

function Compose({ name, label, placeholder, initialText, isExpanded: expanded, tid, thread, onSend, onDiscard }) {
  const [text, setText] = useState(initialText ?? '');
  const control = useRef(null);
  return (
    <div className="compose">
      <CkBox name={name} label={label} placeholder={placeholder} initialText={initialText} isExpanded={expanded} onText={setText} onSend={onSend} control={control} />
      <div className="commands" role="toolbar">
        {onDiscard ? <button type="button" data-tid="newMessageCommands-discard-draft" aria-label="Cancel" onClick={onDiscard}><Icon name="close" /></button> : (
          <>
            <button type="button" data-tid="sendMessageCommands-emoji" aria-label="Emoji"><Icon name="smile" /></button>
            <button type="button" data-tid="sendMessageCommands-more" aria-label="Actions and apps"><Icon name="plus" /></button>
          </>
        )}
        <button type="button" data-tid={tid} data-track-thread-id={thread} aria-label="Send (Ctrl+Enter)" className="send" disabled={text.trim() === ''} onClick={() => control.current?.()}><Icon name="send" /></button>
      </div>
    </div>
  );
}

function Conversation({ id }) {
  const { title, thread, messages: first, isChannel } = conversations[id];
  const [messages, setMessages] = useState(first);
  const [editing, setEditing] = useState(null);

  function send(text) {
    if (text.trim() === '') return false;
    submit('message', [text], thread);
    setMessages((earlier) => [...earlier, { mid: `${Date.now()}`, from: me, text }]);
    return true;
  }

  function saveEdit(message, text) {
    submit('edit', [text], thread);
    setMessages((earlier) => earlier.map((other) => (other.mid === message.mid ? { ...other, text } : other)));
    setEditing(null);
    return false;
  }

  return (
    <main className="pane">
      <header className="pane-head" id={`chat-header-${thread}`}>
        <Avatar who={conversations[id].with[0]} />
        <h2 data-tid={isChannel ? 'channelTitle-text' : 'chat-title'}>{title}</h2>
      </header>
      <div className="viewport" data-tid="message-pane-list-viewport">
        {messages.map((message) => (
          <div key={message.mid} data-tid="chat-pane-item" className={`item ${message.from === me ? 'mine' : ''}`}>
            {message.from === me ? null : <Avatar who={message.from} />}
            <div className={`message ${message.from === me ? 'fui-ChatMyMessage' : 'fui-ChatMessage'}`}>
              <span className="muted" data-tid="message-author-name">{people[message.from].name}</span>
              {editing === message.mid ? (
                <Compose
                  name="edit"
                  label="Edit message"
                  placeholder=""
                  initialText={message.text}
                  isExpanded={isExpanded}
                  tid="newMessageCommands-send"
                  onSend={(text) => saveEdit(message, text)}
                  onDiscard={() => setEditing(null)} />
              ) : (
                <div data-tid="chat-pane-message" data-mid={message.mid} id={`content-${message.mid}`} className="bubble">
                  {message.text}
                  {message.from === me ? <button type="button" data-tid="message-actions-edit" aria-label="Edit" onClick={() => setEditing(message.mid)}>✎</button> : null}
                </div>
              )}
            </div>
          </div>
        ))}
      </div>
      <footer className="pane-foot" data-tid="chat-pane-compose-message-footer">
        <Compose
          name="message"
          label={isChannel ? 'Start a new conversation' : 'Type a message'}
          placeholder={isChannel ? 'Start a post' : 'Type a message'}
          isExpanded={isExpanded || isChannel}
          tid={isChannel ? 'newMessageCommands-send' : 'sendMessageCommands-send'}
          thread={thread}
          onSend={send} />
      </footer>
    </main>
  );
}

function App() {
  const [open, setOpen] = useState(opened);
  return (
    <div className="frame">
      <nav className="rail" aria-label="Apps">
        {[['bell', 'Activity'], ['mail', 'Chat'], ['person', 'Teams'], ['calendar', 'Calendar']].map(([icon, name]) => (
          <button type="button" key={name} aria-label={name} aria-pressed={name === 'Chat'}><Icon name={icon} /><span>{name}</span></button>
        ))}
        <span className="grow" />
        <button type="button" data-tid="me-control-avatar-trigger" aria-label={`Profile, ${people[me].name}`}><Avatar who={me} /></button>
      </nav>
      <aside className="list">
        <h1>Chat</h1>
        <div role="tree">
          {Object.entries(conversations).map(([id, { title, with: [first] }]) => (
            <div key={id} role="treeitem" aria-level="2" tabIndex={0} aria-selected={id === open} className="entry" onClick={() => setOpen(id)}><Avatar who={first} /> {title}</div>
          ))}
        </div>
      </aside>
      <Conversation id={open} key={open} />
    </div>
  );
}

ReactDOM.render(<App />, document.getElementById('app'));
