/** One Draft.js editor, set up the way X sets it up: plain text, tags and handles coloured by a decorator. */
import React, { useEffect, useMemo, useRef, useState } from 'react';
import { CompositeDecorator, ContentState, Editor, EditorState, getDefaultKeyBinding } from 'draft-js';
import { markFocused, registerModel } from '../common/record.js';

const TOKEN = /(^|[^\p{L}\p{N}_])([#@$][\p{L}\p{N}_]+)/gu;

function findTokens(block, found) {
  for (const match of block.getText().matchAll(TOKEN)) {
    const start = match.index + match[1].length;
    found(start, start + match[2].length);
  }
}

function Token({ children }) {
  return <span style={{ color: 'rgb(29, 155, 240)' }}>{children}</span>;
}

const decorator = new CompositeDecorator([{ strategy: findTokens, component: Token }]);

const plainText = (state) => state.getCurrentContent().getPlainText('\n');

/**
 * @param {object} props
 * @param {string} props.testid        `data-testid` of the contenteditable
 * @param {(text: string) => void} props.onText   after every change of the state
 * @param {() => void} props.onSubmit  Ctrl or Command with Enter, or Enter alone where `enterSends`
 */
export function DraftBox({ testid, label, placeholder, autoFocus, enterSends = false, initialText = '', onText, onSubmit, onFocus }) {
  const [state, setState] = useState(() => EditorState.moveSelectionToEnd(
    EditorState.createWithContent(ContentState.createFromText(initialText), decorator)));
  const latest = useRef(state);
  latest.current = state;
  const key = useMemo(() => Symbol(testid), [testid]);
  const editor = useRef(null);

  useEffect(() => registerModel(key, testid, () => plainText(latest.current)), [key, testid]);
  useEffect(() => {
    if (autoFocus) editor.current.focus();
  }, [autoFocus]);

  function change(next) {
    latest.current = next;
    setState(next);
    onText(plainText(next));
  }

  function bindKey(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || (enterSends && !event.shiftKey))) return 'submit';
    return getDefaultKeyBinding(event);
  }

  function handleCommand(command) {
    if (command === 'submit') {
      onSubmit();
      return 'handled';
    }
    return ['bold', 'italic', 'underline', 'code'].includes(command) ? 'handled' : 'not-handled';
  }

  return (
    <Editor
      ref={editor}
      editorState={state}
      onChange={change}
      keyBindingFn={bindKey}
      handleKeyCommand={handleCommand}
      onFocus={() => {
        markFocused(key);
        onFocus?.();
      }}
      placeholder={placeholder}
      ariaLabel={label}
      ariaMultiline
      role="textbox"
      spellCheck
      stripPastedStyles
      webDriverTestID={testid} />
  );
}
