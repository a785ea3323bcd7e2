/** Direct messages, the older way: a Draft.js composer in the page at /messages/<id>; Enter sends. */
import React, { useRef, useState } from 'react';
import { Avatar } from './avatar.jsx';
import { DraftBox } from './draft-box.jsx';
import { Icon } from '../common/icons.jsx';
import { conversations, me } from './people.js';
import { submit } from '../common/record.js';

export function Messages({ id }) {
  const conversation = conversations[id] ?? conversations['111-222'];
  const [sent, setSent] = useState([]);
  const [text, setText] = useState('');
  const latest = useRef('');
  const [turn, setTurn] = useState(0);

  function send() {
    const message = latest.current;
    if (message.trim() === '') return;
    submit('message', [message], conversation.members.join(' '));
    setSent((earlier) => [...earlier, { from: me, text: message }]);
    latest.current = '';
    setText('');
    setTurn(turn + 1);
  }

  return (
    <section aria-label="Section details" className="column conversation">
      <h2 className="column-title" id="detail-header"><Avatar handle={conversation.members[0]} /> <span>{conversation.title}</span></h2>
      <div data-testid="DmScrollerContainer" className="scroller">
        <div data-testid="DmActivityViewport">
          {[...conversation.messages, ...sent].map((message, index) => (
            <div key={index} data-testid="messageEntry" className={`bubble ${message.from === me ? 'mine' : ''}`}><span data-testid="tweetText">{message.text}</span></div>
          ))}
        </div>
      </div>
      <aside role="complementary" aria-label="Start a new message" className="message-bar">
        <label data-testid="dmComposerTextInput_label" className="message-box">
          <DraftBox
            key={turn}
            testid="dmComposerTextInput"
            label="Message"
            placeholder="Start a new message"
            autoFocus
            enterSends
            onText={(value) => { latest.current = value; setText(value); }}
            onSubmit={send} />
        </label>
        <button type="button" aria-label="Send" data-testid="dmComposerSendButton" disabled={text.trim() === ''} onClick={send}><Icon name="send" /></button>
      </aside>
    </section>
  );
}
