/** One CKEditor 5, set up the way Teams does it: no tool bar of its own, bold and italics, Enter sends; in an expanded box Enter starts a line. Ctrl or Command with it always sends. */
import React, { useEffect, useRef } from 'react';
import { Bold, Italic } from '@ckeditor/ckeditor5-basic-styles';
import { DecoupledEditor } from '@ckeditor/ckeditor5-editor-decoupled';
import { Essentials } from '@ckeditor/ckeditor5-essentials';
import { Paragraph } from '@ckeditor/ckeditor5-paragraph';
import { markFocused, registerModel } from '../common/record.js';

function textOf(editor) {
  return [...editor.model.document.getRoot().getChildren()].map((block) => [...block.getChildren()]
    .map((node) => (node.is('$text') ? node.data : '\n')).join('')).join('\n');
}

/**
 * @param {object} props
 * @param {string} props.name  how a test asks for its model
 * @param {(text: string) => void} props.onText
 * @param {(text: string) => boolean} props.onSend  true empties the box
 * @param {boolean} props.isExpanded  Enter is the editor's own: it starts a line
 * @param {{current: ((text: string) => void) | null}} [props.clear]
 */
export function CkBox({ name, label, placeholder, initialText = '', isExpanded, onText, onSend, control }) {
  const place = useRef(null);
  const latest = useRef({});
  latest.current = { onText, onSend, isExpanded };

  useEffect(() => {
    const key = Symbol(name);
    let editor = null;
    let gone = false;
    let forget = () => {};
    const element = document.createElement('div');
    element.setAttribute('data-tid', 'ckeditor');
    place.current.append(element);
    DecoupledEditor.create(element, { licenseKey: 'GPL', plugins: [Essentials, Paragraph, Bold, Italic], placeholder, initialData: `<p>${initialText}</p>` }).then((made) => {
      editor = made;
      if (gone) return editor.destroy();
      const { document: view } = editor.editing.view;
      editor.editing.view.change((writer) => writer.setAttribute('aria-label', label, view.getRoot()));
      function send() {
        if (latest.current.onSend(textOf(editor))) editor.setData('');
      }
      control.current = send;
      view.on('keydown', (event, data) => {
        const { key, ctrlKey, metaKey, shiftKey, isComposing } = data.domEvent;
        const sends = ctrlKey || metaKey || !(shiftKey || latest.current.isExpanded);
        if (key !== 'Enter' || isComposing || !sends) return;
        data.preventDefault();
        event.stop();
        send();
      }, { priority: 'highest' });
      editor.model.document.on('change:data', () => latest.current.onText(textOf(editor)));
      view.on('focus', () => markFocused(key));
      forget = registerModel(key, name, () => textOf(editor));
      editor.editing.view.focus();
      editor.model.change((writer) => writer.setSelection(writer.createPositionAt(editor.model.document.getRoot(), 'end')));
    });
    return () => {
      gone = true;
      forget();
      editor?.destroy();
    };
  }, [name, label, placeholder, initialText, control]);

  return <div ref={place} className="ck-place" />;
}
