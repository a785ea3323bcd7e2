/**
 * @file An editor's DOM ↔ plain text, both ways. Pure: it reads node names, text and children, and changes nothing.
 *
 * Offsets are UTF-16 code units. The rules:
 * - Blocks are lines, joined by "\n"; an empty block that holds a `<br>` is an empty line.
 * - A `<br>` is "\n", except as the last thing in its block, where browsers draw nothing for it.
 * - Zero-width spaces, byte order marks and word joiners, which editors plant as caret anchors, are left out (CKEditor 5 plants seven joiners where formatting begins;
 *   zero-width joiners stay: emoji need them).
 * - A non-breaking space is a space, a line break inside text is a space unless the editor keeps white space.
 * - What cannot be edited (a mention, an emoji picture) is one piece: its text, or U+FFFC where it has none. No offset falls inside it.
 */

/**
 * A run of text that stands as it is in one node. `node` is a text node, or the element of an island or a `<br>`;
 * `raw` counts in the text node's data. Line breaks between blocks belong to no chunk.
 * @typedef {{node: Node, raw: number, start: number, length: number, whole: boolean}} Chunk
 * @typedef {{text: string, chunks: Chunk[], bounds: Map<Node, {start: number, end: number}>, byNode: Map<Node, number>}} TextModel
 * @typedef {{node: Node, offset: number}} Position a place in the DOM, as ranges have it
 */

const ELEMENT = 1;
const TEXT = 3;
const PLACEHOLDER = "\uFFFC";
/** Runs of text without caret anchors. */
const VISIBLE = /[^\u200B\uFEFF\u2060]+/g;
const ANCHOR = /[\u200B\uFEFF\u2060]/;

const BLOCKS = new Set(
  "ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL".split(" "),
);
const PICTURES = new Set(["IMG", "SVG", "CANVAS", "VIDEO", "OBJECT", "IFRAME"]);

/** @param {Element} element */
const isIsland = (element) => element.getAttribute("contenteditable") === "false" || PICTURES.has(element.nodeName.toUpperCase());

/** @param {Element} element */
function islandText(element) {
  const text = (element.getAttribute("alt") || element.textContent || "").replace(/\s+/g, " ");
  return text.trim() === "" ? PLACEHOLDER : text;
}

/**
 * @param {Node} root the editable element; it is taken as editable whatever its own attributes say
 * @param {{keepsWhiteSpace?: boolean}} [options] `keepsWhiteSpace`: the editor is drawn with `white-space: pre-wrap` or the like
 * @returns {TextModel}
 */
export function buildTextModel(root, { keepsWhiteSpace = false } = {}) {
  let text = "";
  /** @type {Chunk[]} */ const chunks = [];
  /** @type {TextModel["bounds"]} */ const bounds = new Map();
  /** @type {TextModel["byNode"]} */ const byNode = new Map();
  /** @type {Node[]} nodes entered, nothing of theirs seen yet */ const waiting = [];
  /** @type {Node[]} nodes that show nothing, behind a `<br>` that may turn out to be the last of its block */ const behindBreak = [];
  let lineStarted = false;
  let lineBreakDue = false;
  /** @type {Node | null} */ let breakElement = null;

  function endLine() {
    if (lineStarted) lineBreakDue = true;
    lineStarted = false;
    breakElement = null;
    behindBreak.length = 0;
  }

  /** Something visible follows: writes the line breaks that were only due until now. */
  function begin() {
    if (lineBreakDue) text += "\n";
    lineBreakDue = false;
    lineStarted = true;
    if (breakElement) {
      bounds.set(breakElement, { start: text.length, end: text.length + 1 });
      add(breakElement, 0, "\n", true);
      breakElement = null;
      for (const node of behindBreak.splice(0)) bounds.set(node, { start: text.length, end: text.length });
    }
    for (const node of waiting.splice(0)) bounds.set(node, { start: text.length, end: text.length });
  }

  /** @param {Node} node @param {number} raw @param {string} piece @param {boolean} whole */
  function add(node, raw, piece, whole) {
    if (!byNode.has(node)) byNode.set(node, chunks.length);
    chunks.push({ node, raw, start: text.length, length: piece.length, whole });
    text += piece;
  }

  /** @param {Node} node @param {number} raw @param {string} run */
  function addRun(node, raw, run) {
    begin();
    const piece = run.replace(/\u00A0/g, " ");
    add(node, raw, keepsWhiteSpace ? piece : piece.replace(/[\r\n\t]/g, " "), false);
  }

  /** @param {Node} node */
  function addText(node) {
    const data = node.nodeValue ?? "";
    if (!keepsWhiteSpace && !lineStarted && /^[ \t\r\n]*$/.test(data)) return;
    if (data !== "" && !ANCHOR.test(data)) return addRun(node, 0, data);
    for (const { index: raw, 0: run } of data.matchAll(VISIBLE)) addRun(node, raw, run);
  }

  /** @param {Node} node */
  function enter(node) {
    waiting.push(node);
    if (node.nodeType === TEXT) addText(node);
    else if (node.nodeType === ELEMENT) addElement(/** @type {Element} */ (node));
    leave(node);
  }

  /** @param {Element} element */
  function addElement(element) {
    const name = element.nodeName.toUpperCase();
    if (name === "BR") {
      begin();
      breakElement = element;
    } else if (element !== root && isIsland(element)) {
      begin();
      add(element, 0, islandText(element), true);
    } else {
      const block = element !== root && BLOCKS.has(name);
      if (block) endLine();
      for (const child of element.childNodes) enter(child);
      if (block) endLine();
    }
  }

  /** @param {Node} node */
  function leave(node) {
    const unseen = waiting.lastIndexOf(node);
    if (unseen >= 0) waiting.splice(unseen, 1);
    const known = bounds.get(node);
    if (!known) {
      bounds.set(node, { start: text.length, end: text.length });
      if (breakElement) behindBreak.push(node);
    } else if (node.nodeName !== "BR") known.end = text.length;
  }

  enter(root);
  return { text, chunks, bounds, byNode };
}

/**
 * Index of the last chunk that starts at or before `offset`; -1 where there is none. O(log n).
 * @param {Chunk[]} chunks
 * @param {number} offset
 */
function chunkBefore(chunks, offset) {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (chunks[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** @param {Node} node */
const placeBefore = (node) => ({ node: /** @type {Node} */ (node.parentNode), offset: [...(node.parentNode?.childNodes ?? [])].indexOf(/** @type {ChildNode} */ (node)) });

/** @param {Chunk} chunk @param {number} offset @returns {Position} */
function within(chunk, offset) {
  if (!chunk.whole) return { node: chunk.node, offset: chunk.raw + offset - chunk.start };
  const place = placeBefore(chunk.node);
  return offset > chunk.start ? { node: place.node, offset: place.offset + 1 } : place;
}

/**
 * Where the characters `[start, end)` stand. A range that touches an island takes it in whole.
 * @param {TextModel} model
 * @param {number} start
 * @param {number} end greater than `start`
 * @returns {{start: Position, end: Position} | null} null where no character of the range is drawn by a node (a bare line break)
 */
export function locate(model, start, end) {
  const { chunks } = model;
  let first = chunkBefore(chunks, start);
  if (first < 0 || start >= chunks[first].start + chunks[first].length) first += 1;
  const last = chunkBefore(chunks, end - 1);
  if (first >= chunks.length || last < first) return null;
  const head = chunks[first];
  const tail = chunks[last];
  const tailEnd = Math.min(end, tail.start + tail.length);
  return {
    start: within(head, head.whole ? head.start : Math.max(start, head.start)),
    end: within(tail, tail.whole ? tail.start + tail.length : tailEnd),
  };
}

/**
 * Where a caret at `offset` stands: at the end of the character before it, else at the start of the one after it.
 * @param {TextModel} model
 * @param {number} offset 0 … text.length
 * @returns {Position | null} null in an empty editor
 */
export function locateCaret(model, offset) {
  const { chunks } = model;
  const before = chunkBefore(chunks, offset - 1);
  if (before >= 0 && offset <= chunks[before].start + chunks[before].length) return within(chunks[before], offset);
  const after = chunkBefore(chunks, offset);
  if (after >= 0 && offset <= chunks[after].start + chunks[after].length) return within(chunks[after], offset);
  return null;
}

/**
 * The other way: the text offset of a place in the DOM.
 * @param {TextModel} model
 * @param {Node} node
 * @param {number} offset as ranges have it: characters in a text node, children in an element
 * @returns {number | null} null outside the editor; a place inside an island counts as its start
 */
export function offsetOf(model, node, offset) {
  const first = model.byNode.get(node);
  if (node.nodeType === TEXT && first !== undefined) return offsetInText(model.chunks, first, node, offset);
  const bounds = model.bounds.get(node);
  if (!bounds) return insideIsland(model, node);
  const child = node.childNodes[offset];
  if (node.nodeType !== ELEMENT || !child) return bounds.end;
  return model.bounds.get(child)?.start ?? bounds.start;
}

/** @param {Chunk[]} chunks @param {number} first @param {Node} node @param {number} raw */
function offsetInText(chunks, first, node, raw) {
  let offset = chunks[first].start;
  for (let index = first; index < chunks.length && chunks[index].node === node; index += 1) {
    const chunk = chunks[index];
    if (raw < chunk.raw) break;
    offset = chunk.start + Math.min(raw - chunk.raw, chunk.length);
  }
  return offset;
}

/** @param {TextModel} model @param {Node} node */
function insideIsland(model, node) {
  for (let parent = node.parentNode; parent; parent = parent.parentNode) {
    const bounds = model.bounds.get(parent);
    if (bounds) return model.byNode.has(parent) ? bounds.start : null;
  }
  return null;
}
