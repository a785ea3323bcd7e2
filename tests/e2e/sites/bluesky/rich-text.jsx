/** One TipTap editor, set up the way Bluesky does it: paragraphs of plain text, links and tags coloured by decorations. */
import React, { useEffect, useRef } from 'react';
import { Editor, Extension } from '@tiptap/core';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { History } from '@tiptap/extension-history';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Placeholder } from '@tiptap/extension-placeholder';
import { Text } from '@tiptap/extension-text';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { markFocused, registerModel } from '../common/record.js';

const COLOURED = /(?<![\p{L}\p{N}_])(?:[#@][\p{L}\p{N}_.-]*[\p{L}\p{N}_]|https?:\/\/\S+)/gu;

function decorate(doc) {
  const found = [];
  doc.descendants((node, start) => {
    if (!node.isText) return;
    for (const { index, 0: token } of node.text.matchAll(COLOURED)) {
      found.push(Decoration.inline(start + index, start + index + token.length, { class: 'autolink' }));
    }
  });
  return DecorationSet.create(doc, found);
}

const ColouredTokens = Extension.create({
  name: 'coloured-tokens',
  addProseMirrorPlugins: () => [new Plugin({
    state: {
      init: (_, { doc }) => decorate(doc),
      apply: (transaction, decorations) => (transaction.docChanged ? decorate(transaction.doc) : decorations),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  })],
});

const textOf = (editor) => editor.getText({ blockSeparator: '\n' });

/**
 * @param {object} props
 * @param {string} props.name  how a test asks for its model
 * @param {(text: string) => void} props.onText   after every change of the document
 * @param {() => void} props.onPublish  Ctrl or Command with Enter
 */
export function RichText({ name, placeholder, onText, onPublish, onFocus }) {
  const place = useRef(null);
  const latest = useRef({});
  latest.current = { onText, onPublish, onFocus };

  useEffect(() => {
    const key = Symbol(name);
    const editor = new Editor({
      element: place.current,
      autofocus: 'end',
      injectCSS: false,
      extensions: [Document, Paragraph, Text, HardBreak, History, Placeholder.configure({ placeholder }), ColouredTokens],
      coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: '\n' } },
      editorProps: {
        handleKeyDown(_, event) {
          if (!(event.metaKey || event.ctrlKey) || !/^(Numpad)?Enter$/.test(event.code)) return false; // WebDriver's Enter is that of the number block
          latest.current.onPublish();
          return true;
        },
      },
      onUpdate: () => latest.current.onText(textOf(editor)),
      onFocus() {
        markFocused(key);
        latest.current.onFocus?.();
      },
    });
    const forget = registerModel(key, name, () => textOf(editor));
    return () => {
      forget();
      editor.destroy();
    };
  }, [name, placeholder]);

  return <div className="rt-editor"><div ref={place} className="rt-content" /></div>;
}
