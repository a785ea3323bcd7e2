/** The composer for posts and replies: a thread of Draft.js boxes, the audience, a poll, the tool bar and the send button. */
import React, { useRef, useState } from 'react';
import { Avatar } from './avatar.jsx';
import { DraftBox } from './draft-box.jsx';
import { Icon } from '../common/icons.jsx';
import { me } from './people.js';
import { submit } from '../common/record.js';

const LIMIT = 280;
const TOOLS = [
  ['picture', 'Add photos or video', 'fileInput'], ['gif', 'Add a GIF', 'gifSearchButton'], ['poll', 'Add poll', 'createPollButton'],
  ['smile', 'Add emoji', 'emojiButton'], ['calendar', 'Schedule post', 'scheduleOption'], ['pin', 'Tag location', 'geoButton'],
];

function Countdown({ length }) {
  if (length === 0) return null;
  const left = LIMIT - length;
  const colour = left < 0 ? 'rgb(244, 33, 46)' : left <= 20 ? 'rgb(255, 212, 0)' : 'rgb(29, 155, 240)';
  return (
    <div role="progressbar" aria-valuenow={Math.min(100, Math.round((length / LIMIT) * 100))} className="countdown" data-testid="countdown-circle">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="8" className="track" />
        <circle cx="10" cy="10" r="8" style={{ stroke: colour, strokeDasharray: `${Math.min(1, length / LIMIT) * 50.3} 50.3` }} />
      </svg>
      {left <= 20 ? <span>{left}</span> : null}
    </div>
  );
}

/**
 * @param {object} props
 * @param {'post' | 'reply'} props.kind
 * @param {boolean} props.inline     in the page, not in a dialog
 * @param {(texts: string[]) => void} [props.onSent]
 */
export function Composer({ kind, inline, autoFocus = false, replyTo = '', onSent }) {
  const nextKey = useRef(1);
  const [boxes, setBoxes] = useState([{ key: 0, text: '' }]);
  const [current, setCurrent] = useState(0);
  const [choices, setChoices] = useState(null);
  const latest = useRef(boxes);
  latest.current = boxes;

  const sendable = boxes.every((box) => box.text.trim() !== '' && box.text.length <= LIMIT);

  function setText(key, text) {
    latest.current = latest.current.map((box) => (box.key === key ? { ...box, text } : box));
    setBoxes(latest.current);
  }

  function addBox() {
    const key = nextKey.current++;
    latest.current = [...latest.current, { key, text: '' }];
    setBoxes(latest.current);
    setCurrent(key);
  }

  function send() {
    const texts = latest.current.map((box) => box.text);
    if (!texts.every((text) => text.trim() !== '' && text.length <= LIMIT)) return;
    submit(kind, [...texts, ...(choices ?? [])], replyTo);
    setChoices(null);
    latest.current = [{ key: nextKey.current++, text: '' }];
    setBoxes(latest.current);
    onSent?.(texts);
  }

  const label = kind === 'reply' ? 'Post your reply' : 'Post text';
  const placeholder = kind === 'reply' ? 'Post your reply' : 'What’s happening?';
  return (
    <div className={`composer ${inline ? 'inline' : ''}`} role="group">
      {replyTo && !inline ? <div className="replying">Replying to <a href={`/${replyTo}`}>@{replyTo}</a></div> : null}
      {boxes.map((box, index) => (
        <div className="composer-row" key={box.key}>
          <Avatar handle={me} />
          <div className="composer-main">
            {kind === 'post' && index === 0 ? (
              <button type="button" className="audience" aria-haspopup="menu" aria-label="Choose audience"><span>Everyone</span></button>
            ) : null}
            <label className="textarea" data-testid={`tweetTextarea_${index}_label`}>
              <DraftBox
                testid={`tweetTextarea_${index}`}
                label={label}
                placeholder={index > 0 ? 'Add another post' : placeholder}
                autoFocus={autoFocus || index > 0}
                onFocus={() => setCurrent(box.key)}
                onText={(text) => setText(box.key, text)}
                onSubmit={send} />
            </label>
          </div>
        </div>
      ))}
      {choices ? (
        <div className="poll" role="group" aria-label="Poll">
          {choices.map((choice, index) => (
            <input
              key={index}
              type="text"
              name={`Choice${index + 1}`}
              data-testid={`pollOption_${index}`}
              placeholder={`Choice ${index + 1}`}
              maxLength={25}
              value={choice}
              onChange={({ target }) => setChoices(choices.map((other, at) => (at === index ? target.value : other)))} />
          ))}
        </div>
      ) : null}
      {kind === 'post' ? (
        <button type="button" className="who-can-reply" aria-label="Everyone can reply"><Icon name="globe" /><span>Everyone can reply</span></button>
      ) : null}
      <div className="tool-bar" data-testid="toolBar">
        <nav aria-label="Add to your post" className="tools">
          {TOOLS.map(([icon, name, testid]) => (
            <button key={testid} type="button" aria-label={name} data-testid={testid} onClick={testid === 'createPollButton' ? () => setChoices(choices ? null : ['', '']) : undefined}><Icon name={icon} /></button>
          ))}
        </nav>
        <Countdown length={boxes.find((box) => box.key === current)?.text.length ?? 0} />
        {kind === 'post' && !inline ? (
          <button type="button" className="add" aria-label="Add post" data-testid="addButton" disabled={!sendable} onClick={addBox}><Icon name="plus" /></button>
        ) : null}
        <button
          type="button"
          className="send"
          data-testid={inline ? 'tweetButtonInline' : 'tweetButton'}
          disabled={!sendable}
          aria-disabled={sendable ? undefined : 'true'}
          onClick={send}>
          <div dir="ltr"><span><span>{kind === 'reply' ? 'Reply' : boxes.length > 1 ? 'Post all' : 'Post'}</span></span></div>
        </button>
      </div>
    </div>
  );
}
