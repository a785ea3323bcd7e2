/** @file The editor for a compose box. */
import { ContentEditableEditor } from "./contenteditable.js";
import { DraftJsEditor } from "./draftjs.js";
import { TextareaEditor } from "./textarea.js";

/**
 * @param {import("../adapters.js").Found} found
 * @returns {TextareaEditor | ContentEditableEditor}
 */
export function editorFor({ spec, box }) {
  if (box instanceof HTMLTextAreaElement) return new TextareaEditor(box);
  return spec.editor === "draftjs" ? new DraftJsEditor(box) : new ContentEditableEditor(box);
}
