/** Direct messages, the newer way: a React tree of its own in an open shadow root, with a controlled textarea; Enter sends. */
import React, { useEffect, useMemo, useRef, useState } from 'react';
import ReactDOM from 'react-dom';
import { Icon } from '../common/icons.jsx';
import { conversations, me, people } from './people.js';
import { markFocused, registerModel, submit } from '../common/record.js';

function Conversation({ id }) {
  const conversation = conversations[id] ?? conversations['111-222'];
  const [text, setText] = useState('');
  const [sent, setSent] = useState([]);
  const latest = useRef(text);
  latest.current = text;
  const key = useMemo(() => Symbol('chat'), []);
  useEffect(() => registerModel(key, 'dm-composer-textarea', () => latest.current), [key]);

  function send() {
    const message = latest.current;
    if (message.trim() === '') return;
    submit('message', [message], conversation.members.join(' '));
    setSent((earlier) => [...earlier, { from: me, text: message }]);
    setText('');
  }

  return (
    <div className="column conversation" data-testid="dm-conversation-panel">
      <div data-testid="dm-conversation-header" className="column-title">
        {conversation.members.map((handle) => <a key={handle} href={`/${handle}`}>{people[handle].name}</a>)}
      </div>
      <div className="scroller" data-testid="dm-message-list">
        {[...conversation.messages, ...sent].map((message, index) => (
          <div key={index} className={`bubble ${message.from === me ? 'mine' : ''}`}><span>{message.text}</span></div>
        ))}
      </div>
      <div className="message-bar" data-testid="dm-composer-container">
        <textarea
          className="message-box"
          data-testid="dm-composer-textarea"
          aria-label="Unencrypted message"
          placeholder="Message"
          rows={1}
          value={text}
          onFocus={() => markFocused(key)}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              send();
            }
          }} />
        <button type="button" aria-label="Send" data-testid="dm-composer-send-button" disabled={text.trim() === ''} onClick={send}><Icon name="send" /></button>
      </div>
    </div>
  );
}

export function Chat({ id }) {
  const host = useRef(null);
  useEffect(() => {
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const sheet = document.createElement('link');
    sheet.rel = 'stylesheet';
    sheet.href = '/standin/app.css';
    const mount = document.createElement('div');
    mount.className = 'chat-root';
    root.replaceChildren(sheet, mount);
    ReactDOM.render(<Conversation id={id} />, mount);
    return () => ReactDOM.unmountComponentAtNode(mount);
  }, [id]);
  return <div data-testid="xchatEmbedRoute" className="chat-host" ref={host} />;
}
