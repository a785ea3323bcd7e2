/** One Quill 1.3 editor, set up the way Slack does it: no browser spelling; Enter sends and Shift with Enter starts a line, or Enter starts a line and Ctrl with Enter sends. */
import React, { useEffect, useRef } from 'react';
import Quill from 'quill';
import 'quill/dist/quill.core.css';
import { markFocused, registerModel } from '../common/record.js';
import { enterSends } from './conversations.js';

const textOf = (quill) => quill.getText().replace(/\n$/, '');

/**
 * @param {object} props
 * @param {string} props.name  how a test asks for its model
 * @param {(text: string) => void} props.onText
 * @param {(text: string) => boolean} props.onSend  true empties the box
 * @param {{current: (() => void) | null}} props.control  sends, for the button
 */
export function QuillBox({ name, label, placeholder, initialText = '', autoFocus = false, onText, onSend, control }) {
  const place = useRef(null);
  const latest = useRef({});
  latest.current = { onText, onSend };

  useEffect(() => {
    const key = Symbol(name);
    function send() {
      if (latest.current.onSend(textOf(quill))) {
        quill.setText('', 'api');
        quill.history.clear();
      }
      return false;
    }
    const quill = new Quill(place.current, {
      placeholder,
      modules: { toolbar: false, keyboard: { bindings: { send: { key: 13, shiftKey: false, ctrlKey: !enterSends, handler: send } } } },
    });
    // Quill has bindings of its own for Enter, ahead of this one and behind it; the first that matches counts.
    const enter = quill.keyboard.bindings[13];
    enter.unshift(...enter.splice(enter.findIndex(({ handler }) => handler === send), 1));
    control.current = send;
    const { root } = quill;
    root.setAttribute('role', 'textbox');
    root.setAttribute('spellcheck', 'false');
    root.setAttribute('aria-label', label);
    root.setAttribute('aria-multiline', 'true');
    quill.setText(initialText, 'api');
    quill.history.clear();
    quill.on('text-change', () => latest.current.onText(textOf(quill)));
    root.addEventListener('focus', () => markFocused(key));
    if (autoFocus) quill.setSelection(quill.getLength(), 0);
    return registerModel(key, name, () => textOf(quill));
  }, [name, label, placeholder, initialText, autoFocus, control]);

  return <div ref={place} className="c-texty_input" />;
}
