/** The composer over the page: a thread of TipTap boxes, pictures with alt text, the interaction button, the publish button. */
import React, { useEffect, useRef, useState } from 'react';
import { Icon } from '../common/icons.jsx';
import { submit } from '../common/record.js';
import { Avatar } from './avatar.jsx';
import { me, people } from './people.js';
import { RichText } from './rich-text.jsx';

const LIMIT = 300;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const lengthOf = (text) => [...graphemes.segment(text)].length;

function AltText({ onClose }) {
  const [alt, setAlt] = useState('');
  const save = () => {
    submit('description', [alt]);
    onClose(alt);
  };
  return (
    <div className="mask above">
      <div role="dialog" aria-modal="true" aria-label="Add alt text" className="sheet">
        <h2>Add ALT text</h2>
        <div className="picture large" />
        <label className="muted">Descriptive alt text
          <textarea aria-label="Alt text" rows={3} value={alt} onChange={(event) => setAlt(event.target.value)} autoFocus />
        </label>
        <div><button type="button" aria-label="Save" className="publish wide" onClick={save}>Save</button></div>
      </div>
    </div>
  );
}

/**
 * @param {object} props
 * @param {{author: string, text: string}} [props.replyTo]
 * @param {() => void} props.onClose
 * @param {(texts: string[]) => void} props.onSent
 */
export function Composer({ replyTo, onClose, onSent }) {
  const nextKey = useRef(1);
  const [boxes, setBoxes] = useState([{ key: 0, text: '' }]);
  const latest = useRef(boxes);
  latest.current = boxes;
  const [pictures, setPictures] = useState([]);
  const [describing, setDescribing] = useState(false);
  const root = useRef(null);
  const isSendable = (all) => all.every(({ text }) => text.trim() !== '' && lengthOf(text) <= LIMIT);

  useEffect(() => {
    // As the site's own focus guard: what has the focus outside the dialog loses it.
    const guard = (event) => {
      if (root.current && !root.current.contains(event.target)) root.current.querySelector('[contenteditable], button')?.focus();
    };
    document.addEventListener('focusin', guard);
    return () => document.removeEventListener('focusin', guard);
  }, []);

  function setText(key, text) {
    latest.current = latest.current.map((box) => (box.key === key ? { ...box, text } : box));
    setBoxes(latest.current);
  }

  function publish() {
    const texts = latest.current.map(({ text }) => text);
    if (!isSendable(latest.current)) return;
    submit(replyTo ? 'reply' : 'post', texts, replyTo?.author ?? '');
    onSent(texts);
  }

  const left = LIMIT - lengthOf(boxes.at(-1).text);
  return (
    <div role="dialog" aria-modal="true" className="mask" ref={root}>
      <div className="dialog">
        <div data-testid="composePostView">
          <div aria-modal="true">
            <div className="top-bar">
              <button type="button" data-testid="composerDiscardButton" aria-label="Cancel" className="cancel" onClick={onClose}>Cancel</button>
              <button
                type="button"
                data-testid="composerPublishBtn"
                aria-label={replyTo ? 'Publish reply' : boxes.length > 1 ? 'Publish posts' : 'Publish post'}
                className="publish"
                disabled={!isSendable(boxes)}
                onClick={publish}>
                {replyTo ? 'Reply' : boxes.length > 1 ? 'Post All' : 'Post'}
              </button>
            </div>
            <div className="scroll">
              {replyTo ? (
                <div tabIndex={0} aria-label="Expand or collapse the full post you are replying to" className="reply-to">
                  <Avatar handle={replyTo.author} size={50} />
                  <div><strong>{people[replyTo.author].name}</strong><div>{replyTo.text}</div></div>
                </div>
              ) : null}
              {boxes.map((box, index) => (
                <div key={box.key} className="composer-post">
                  <Avatar handle={me} size={42} />
                  <RichText
                    name={`box${index}`}
                    placeholder={replyTo ? 'Write your reply' : index > 0 ? 'Add another post' : 'What’s up?'}
                    onText={(text) => setText(box.key, text)}
                    onPublish={publish} />
                </div>
              ))}
              {pictures.map((picture, index) => (
                <div key={index} data-testid="selectedPhotosView" className="picture">
                  <button type="button" data-testid="altTextButton" aria-label="Add alt text" onClick={() => setDescribing(true)}>+ ALT</button>
                  <span className="muted">{picture.alt}</span>
                </div>
              ))}
            </div>
            {replyTo ? null : (
              <div className="gate-row">
                <button type="button" data-testid="openReplyGateButton" aria-label="Edit interaction settings"><Icon name="globe" /> Anyone can interact</button>
              </div>
            )}
            <div className="bottom-bar">
              <button type="button" data-testid="openMediaButton" aria-label="Add media to post" onClick={() => setPictures([...pictures, { alt: '' }])}><Icon name="picture" /></button>
              <button type="button" data-testid="openGifBtn" aria-label="Select GIF"><Icon name="gif" /></button>
              <button type="button" data-testid="openEmojiPickerButton" aria-label="Open emoji picker"><Icon name="smile" /></button>
              <span className="grow" />
              {replyTo ? null : (
                <button
                  type="button"
                  aria-label="Add another post to thread"
                  disabled={!isSendable(boxes)}
                  onClick={() => setBoxes([...boxes, { key: nextKey.current++, text: '' }])}>
                  <Icon name="plus" />
                </button>
              )}
              <button type="button" data-testid="selectLangBtn" className="language">English</button>
              <span className="count">{left}</span>
            </div>
          </div>
        </div>
      </div>
      {describing ? (
        <AltText
          onClose={(alt) => {
            setDescribing(false);
            setPictures([{ alt }]);
          }} />
      ) : null}
    </div>
  );
}
