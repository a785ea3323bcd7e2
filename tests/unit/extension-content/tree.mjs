/** A document of the smallest kind: what text-model.js reads of the DOM, and nothing more. Also random numbers that come again. */

class TreeNode {
  parentNode = null;
  childNodes = [];

  constructor(nodeType, nodeName, nodeValue = null, attributes = {}) {
    Object.assign(this, { nodeType, nodeName, nodeValue, attributes });
  }

  getAttribute(name) {
    return this.attributes[name] ?? null;
  }

  get textContent() {
    return this.nodeValue ?? this.childNodes.map((child) => child.textContent).join('');
  }
}

/** @param {string} name @param {...(TreeNode | string | Record<string, string>)} parts children, strings as text nodes; a plain object holds attributes */
export function element(name, ...parts) {
  const node = new TreeNode(1, name.toUpperCase());
  for (const part of parts) {
    if (part instanceof TreeNode || typeof part === 'string') {
      const child = typeof part === 'string' ? new TreeNode(3, '#text', part) : part;
      child.parentNode = node;
      node.childNodes.push(child);
    } else {
      Object.assign(node.attributes, part);
    }
  }
  return node;
}

/** All nodes in document order. */
export function* walk(node) {
  yield node;
  for (const child of node.childNodes) yield* walk(child);
}

/** Mulberry32: the same seed, the same numbers. @returns {() => number} 0 … 1 */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = (random, list) => list[Math.floor(random() * list.length)];
