/** A compose box of the real TipTap, whose model is ProseMirror's. */
import { Editor } from '@tiptap/core';
import { Document } from '@tiptap/extension-document';
import { History } from '@tiptap/extension-history';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Placeholder } from '@tiptap/extension-placeholder';
import { Text } from '@tiptap/extension-text';
import { markFocused, registerModel } from '../common/record.js';

/** @param {{place: HTMLElement, testid: string, attributes: Record<string, string>, placeholder?: string, onText?: (text: string) => void}} options */
export function tiptapBox({ place, testid, attributes, placeholder = '', onText = () => {} }) {
  const read = () => editor.getText({ blockSeparator: '\n' });
  const key = Symbol(testid);
  const editor = new Editor({
    element: place,
    extensions: [Document, Paragraph, Text, History, Placeholder.configure({ placeholder })],
    injectCSS: false,
    editorProps: { attributes },
    onFocus: () => markFocused(key),
    onUpdate: () => onText(read()),
  });
  registerModel(key, testid, read);
  return { text: read, clear: () => editor.commands.clearContent(true), focus: () => editor.commands.focus() };
}
