/** One Slate editor, set up the way Discord does it: a line is a block, Markdown shows as it is written, Enter sends and Shift+Enter starts a line. */
import React, { useEffect, useMemo, useRef } from 'react';
import { createEditor, Editor, Node, Text, Transforms } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, ReactEditor, Slate, withReact } from 'slate-react';
import { markFocused, registerModel } from '../common/record.js';

const MARKDOWN = /(\*\*)(?=\S)(.+?)(?<=\S)\1|(?<![\p{L}\p{N}_])[@#][\p{L}\p{N}_]+/gu;

function decorate([node, path]) {
  if (!Text.isText(node)) return [];
  return [...node.text.matchAll(MARKDOWN)].map(({ index, 0: found, 1: strong }) => ({
    anchor: { path, offset: index }, focus: { path, offset: index + found.length }, [strong ? 'strong' : 'mention']: true,
  }));
}

const Leaf = ({ attributes, children, leaf }) => (
  <span {...attributes} className={leaf.strong ? 'bold_c' : leaf.mention ? 'mention_c' : undefined}>{children}</span>
);
const Line = ({ attributes, children }) => <div {...attributes}>{children}</div>;
const linesOf = (text) => text.split('\n').map((line) => ({ type: 'line', children: [{ text: line }] }));
const textOf = (editor) => editor.children.map((line) => Node.string(line)).join('\n');

/**
 * @param {object} props
 * @param {string} props.name  how a test asks for its model
 * @param {string} props.label  what assistive technology says
 * @param {(text: string) => boolean} props.onEnter  true empties the box
 * @param {{current: (() => void) | null}} [props.control]  does what Enter does
 */
export function SlateBox({ name, label, placeholder, initialText = '', autoFocus = false, onEnter, control }) {
  const editor = useMemo(() => withHistory(withReact(createEditor())), []);
  const initialValue = useMemo(() => linesOf(initialText), [initialText]);
  const key = useMemo(() => Symbol(name), [name]);
  const root = useRef(null);

  useEffect(() => registerModel(key, name, () => textOf(editor)), [key, name, editor]);
  useEffect(() => {
    if (!autoFocus) return;
    ReactEditor.focus(editor);
    Transforms.select(editor, Editor.end(editor, []));
  }, [autoFocus, editor]);

  function clear() {
    Transforms.select(editor, Editor.start(editor, []));
    Editor.withoutNormalizing(editor, () => {
      for (let count = editor.children.length; count > 0; count -= 1) Transforms.removeNodes(editor, { at: [0] });
      Transforms.insertNodes(editor, linesOf(''));
    });
    Transforms.select(editor, Editor.start(editor, []));
    editor.history = { undos: [], redos: [] };
  }

  if (control) control.current = () => onEnter(textOf(editor));

  function onKeyDown(event) {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (event.shiftKey) editor.insertBreak();
    else if (onEnter(textOf(editor))) clear();
  }

  return (
    <div className="textArea_b textAreaSlate_b slateContainer_b" ref={root}>
      <Slate editor={editor} initialValue={initialValue}>
        <Editable
          className="markup_a editor_b slateTextArea_b"
          role="textbox"
          aria-label={label}
          aria-multiline="true"
          aria-haspopup="listbox"
          aria-autocomplete="list"
          spellCheck
          placeholder={placeholder}
          decorate={decorate}
          renderElement={(props) => <Line {...props} />}
          renderLeaf={(props) => <Leaf {...props} />}
          onFocus={() => markFocused(key)}
          onKeyDown={onKeyDown} />
      </Slate>
    </div>
  );
}
