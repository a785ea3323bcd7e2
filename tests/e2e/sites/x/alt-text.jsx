/** A picture's description, and the button that keeps it for the post. */
import React, { useState } from 'react';
import { submit } from '../common/record.js';

/** @param {{onSaved: () => void}} props */
export function AltText({ onSaved }) {
  const [text, setText] = useState('');
  const save = () => {
    submit('description', [text]);
    onSaved();
  };
  return (
    <>
      <label className="alt-text">Description<textarea name="altTextInput" data-testid="altTextInput" maxLength={1000} rows={4} value={text} onChange={({ target }) => setText(target.value)} /></label>
      <button type="button" className="send" data-testid="endEditingButton" onClick={save}>Save</button>
    </>
  );
}
