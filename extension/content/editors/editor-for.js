/** @file The editor for a compose box. */
import { CkEditor } from "./ckeditor.js";
import { ContentEditableEditor } from "./contenteditable.js";
import { DraftJsEditor } from "./draftjs.js";
import { LexicalEditor } from "./lexical.js";
import { ProseMirrorEditor } from "./prosemirror.js";
import { QuillEditor } from "./quill.js";
import { SlateEditor } from "./slate.js";
import { TextareaEditor } from "./textarea.js";

/** Kinds of editable elements with a model of their own; of any other the browser's editing commands take care.
 * @type {Partial<Record<import("../../shared/types.js").EditorKind, typeof ContentEditableEditor>>} */
const KINDS = {
  ckeditor5: CkEditor,
  draftjs: DraftJsEditor,
  lexical: LexicalEditor,
  prosemirror: ProseMirrorEditor,
  quill: QuillEditor,
  slate: SlateEditor,
};

/**
 * @param {import("../adapters.js").Found} found
 * @returns {TextareaEditor | ContentEditableEditor}
 */
export function editorFor({ spec, box }) {
  if (box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement) return new TextareaEditor(box);
  return new (KINDS[spec.editor] ?? ContentEditableEditor)(box);
}
