/** A conversation with one person, or a group's: a controlled textarea whose own text is transparent, over a mirror that shows it with coloured links. Enter sends. */
import React, { useEffect, useRef, useState } from 'react';
import { markFocused, registerModel, submit } from '../common/record.js';
import { Icon } from '../common/icons.jsx';
import { Avatar } from './avatar.jsx';
import { conversations, me, people } from './people.js';

const TOKEN = /(https?:\/\/\S+|@[\w.-]+)/g;

/** The head of a conversation with one person is a link to who they are; a group's names the group, and has no link. */
function Head({ conversation }) {
  const { with: other, name, members } = conversation;
  return (
    <div className="convo-head">
      <button type="button" aria-label="Go back"><Icon name="reply" /></button>
      {other ? (
        <a href={`/profile/${other}`} aria-label={`View ${people[other].name}’s profile`} className="convo-who"><Avatar handle={other} size={34} /><strong>{people[other].name}</strong></a>
      ) : (
        <div className="convo-who">{members.slice(1).map((member) => <Avatar key={member} handle={member} size={24} />)}<strong>{name}</strong></div>
      )}
      <button type="button" aria-label={other ? 'Chat settings' : 'Open group chat settings'}>…</button>
    </div>
  );
}

export function Conversation({ id }) {
  const conversation = conversations[id] ?? conversations['3kconvo2maria'];
  const [sent, setSent] = useState([]);
  const [text, setText] = useState('');
  const latest = useRef('');
  latest.current = text;
  const key = useRef(Symbol('message')).current;
  const field = useRef(null);
  const mirror = useRef(null);

  useEffect(() => registerModel(key, 'message', () => latest.current), [key]);
  useEffect(() => {
    // Grows with its text, as react-textarea-autosize has it.
    const { style } = field.current;
    style.height = 'auto';
    style.height = `${field.current.scrollHeight}px`;
  }, [text]);

  function send() {
    const message = latest.current;
    if (message.trim() === '') return;
    submit('message', [message], conversation.with ?? id);
    setSent((earlier) => [...earlier, { from: me, text: message }]);
    setText('');
  }

  function onKeyDown(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  return (
    <div data-testid="convoScreen" className="convo">
      <div><Head conversation={conversation} /></div>
      <div className="convo-list">
        {[...conversation.messages, ...sent].map((message, index) => (
          <div key={index} className={`bubble ${message.from === me ? 'mine' : ''}`}>
            {conversation.members && message.from !== me ? <a href={`/profile/${message.from}`} aria-label={`View ${people[message.from].name}’s profile`}><Avatar handle={message.from} size={20} /></a> : null}
            {message.text}
          </div>
        ))}
      </div>
      <div className="message-bar">
        <div className="message-row">
          <button type="button" aria-label="Open emoji picker"><Icon name="smile" /></button>
          <div className="message-field">
            <div aria-hidden="true" className="message-mirror" ref={mirror}>
              {text.split(TOKEN).map((piece, index) => (index % 2 === 1 ? <span key={index} className="autolink">{piece}</span> : piece))}{'\u200B'}
            </div>
            <textarea
              ref={field}
              aria-label="Message input field"
              placeholder="Write a message"
              rows={1}
              dir="auto"
              value={text}
              onFocus={() => markFocused(key)}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={onKeyDown} />
          </div>
          <div role="button" tabIndex={0} aria-label="Send message" className="send" onClick={send}><Icon name="send" /></div>
        </div>
      </div>
    </div>
  );
}
