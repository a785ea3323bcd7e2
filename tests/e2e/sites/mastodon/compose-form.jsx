/** The compose form, with the class names of Mastodon 4.3 and later: controlled fields, who will see it, a poll, a content warning, a description. */
import React, { useEffect, useMemo, useRef, useState } from 'react';
import { markFocused, registerModel, submit } from '../common/record.js';
import { isLocked, people } from './people.js';

const LIMIT = 500;
const VISIBILITIES = [
  { id: 'public', icon: 'globe', label: 'Public', path: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM4 12h16M12 4c5 5 5 11 0 16-5-5-5-11 0-16z' },
  { id: 'unlisted', icon: 'unlock', label: 'Quiet public', path: 'M12 4a8 8 0 1 0 8 10 7 7 0 0 1-8-10z' },
  { id: 'private', icon: 'lock', label: 'Followers', path: 'M6 11h12v9H6zm2 0V8a4 4 0 0 1 8 0v3' },
  { id: 'direct', icon: 'at', label: 'Specific people', path: 'M16 12a4 4 0 1 0-1 3c1 2 5 1 5-3a8 8 0 1 0-3 6' },
];

function Icon({ id, path }) {
  return <svg className={`icon icon-${id}`} viewBox="0 0 24 24" width="16" height="16" aria-hidden="true"><path d={path} /></svg>;
}

/** A controlled field that tells tests what React holds. */
function useField(testid, initial) {
  const [value, setValue] = useState(initial);
  const latest = useRef(value);
  latest.current = value;
  const key = useMemo(() => Symbol(testid), [testid]);
  useEffect(() => registerModel(key, testid, () => latest.current), [key, testid]);
  return { value, latest, bind: { value, onFocus: () => markFocused(key), onChange: (event) => setValue(event.target.value) } };
}

function PollOption({ number }) {
  const field = useField(`poll-${number}`, '');
  return <label className="poll__option editable"><span className="poll__input" /><input type="text" maxLength={50} className="poll__option__text" placeholder={`Option ${number}`} {...field.bind} /></label>;
}

function VisibilityDropdown({ visibility, onChange }) {
  const [open, setOpen] = useState(false);
  const current = VISIBILITIES.find(({ id }) => id === visibility);
  return (
    <div className="dropdown">
      <button type="button" className="dropdown-button" aria-expanded={open} aria-haspopup="listbox" title="Change post privacy" onClick={() => setOpen(!open)}>
        <Icon id={current.icon} path={current.path} /><span className="dropdown-button__label">{current.label}</span>
      </button>
      {open ? (
        <ul className="privacy-dropdown__dropdown" role="listbox">
          {VISIBILITIES.map(({ id, icon, label, path }) => (
            <li key={id} role="option" aria-selected={id === visibility} className="privacy-dropdown__option" data-index={id} onClick={() => { onChange(id); setOpen(false); }}>
              <Icon id={icon} path={path} /> {label}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

export function ComposeForm({ about, onSent }) {
  const { replyTo, editing } = about ?? {};
  const text = useField('text', editing?.text ?? (replyTo ? `@${replyTo.author} ` : ''));
  const warning = useField('warning', '');
  const description = useField('description', '');
  const [visibility, setVisibility] = useState('public');
  const [parts, setParts] = useState({ poll: false, warning: false, description: false });
  const box = useRef(null);
  const length = [...text.value].length;
  const sendable = text.value.trim() !== '' && length <= LIMIT;

  useEffect(() => {
    if (about) box.current.focus();
  }, [about]);

  function send() {
    if (text.latest.current.trim() === '') return;
    submit(editing ? 'edit' : replyTo ? 'reply' : 'post', [text.latest.current], visibility);
    onSent({ text: text.latest.current, id: editing?.id });
  }

  function keepDescription() {
    submit('description', [description.latest.current], visibility);
    setParts((now) => ({ ...now, description: false }));
  }

  const toggle = (part) => () => setParts({ ...parts, [part]: !parts[part] });
  return (
    <form className="compose-form" onSubmit={(event) => { event.preventDefault(); send(); }}>
      {replyTo ? (
        <div className="reply-indicator"><div className="reply-indicator__line" /><div className="reply-indicator__main"><strong>{people[replyTo.author].name}</strong><div className="reply-indicator__content">{replyTo.text}</div></div></div>
      ) : null}
      {visibility === 'private' && !isLocked ? <div className="warning">Your account is not <strong>locked</strong>. Anyone can follow you to view your follower-only posts.</div> : null}
      {editing ? <div className="edit-indicator"><strong>Editing</strong> <span>{editing.text}</span></div> : null}
      <div className="compose-form__highlightable">
        <div className="compose-form__scrollable">
          {parts.warning ? <div className="spoiler-input"><input id="cw-spoiler-input" className="spoiler-input__input" type="text" aria-label="Content warning (optional)" placeholder="Content warning (optional)" {...warning.bind} /></div> : null}
          <div className="autosuggest-textarea">
            <textarea
              ref={box} className="autosuggest-textarea__textarea" dir="auto" lang="en" aria-autocomplete="list" aria-label="What’s on your mind?" placeholder="What’s on your mind?" rows={4}
              {...text.bind}
              onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); send(); } }} />
          </div>
          {parts.poll ? <div className="compose-form__poll"><PollOption number={1} /><PollOption number={2} /></div> : null}
        </div>
        <div className="compose-form__footer">
          <div className="compose-form__dropdowns">
            <VisibilityDropdown visibility={visibility} onChange={setVisibility} />
            <button type="button" className="dropdown-button" title="Change language"><Icon id="translate" path="M4 6h9M8 4v2c0 5-2 7-4 8m1-5c1 3 4 5 6 5m2 6 4-10 4 10m-7-3h6" /><span className="dropdown-button__label">English</span></button>
          </div>
          <div className="compose-form__actions">
            <div className="compose-form__buttons">
              <button type="button" className="icon-button" title="Add images" onClick={toggle('description')}><Icon id="paperclip" path="M4 5h16v14H4zm0 11 5-5 4 4 3-3 4 4M15 9h.01" /></button>
              <button type="button" className="icon-button" title="Add a poll" onClick={toggle('poll')}><Icon id="tasks" path="M5 7h9M5 12h14M5 17h6" /></button>
              <button type="button" className="icon-button" title="Add content warning" onClick={toggle('warning')}><Icon id="warning" path="M12 4 3 20h18zM12 10v5m0 2h.01" /></button>
              <div className="character-counter"><span>{LIMIT - length}</span></div>
            </div>
            <div className="compose-form__submit"><button type="submit" className="button" disabled={!sendable}>{editing ? 'Update' : replyTo ? 'Reply' : 'Post'}</button></div>
          </div>
        </div>
      </div>
      {parts.description ? (
        <div className="modal-root"><div className="dialog-modal" role="dialog" aria-modal="true" aria-label="Add alt text">
          <div className="dialog-modal__header">
            <button type="button" className="button" onClick={keepDescription}>Done</button>
            <span className="dialog-modal__header__title">Add alt text</span>
            <button type="button" className="button button-secondary" onClick={toggle('description')}>Cancel</button>
          </div>
          <div className="dialog-modal__content">
            <textarea
              id="description" className="input__label" rows={4} placeholder="Describe this for people with visual impairments…"
              {...description.bind}
              onKeyUp={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keepDescription(); }} />
          </div>
        </div></div>
      ) : null}
    </form>
  );
}
