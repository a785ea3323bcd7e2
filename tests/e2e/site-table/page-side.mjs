/** What the checks run in the page itself: functions without anything around them. */

/** Ahead of the page's own scripts: notes what handlers of the page see of typing, and when our element comes after a focus. */
export function watchPage() {
  window.__seen = [];
  for (const type of ['keydown', 'beforeinput', 'input']) {
    const note = (phase) => (event) => window.__seen.push([phase, event.type, event.inputType ?? event.key, event.data ?? null, event.isTrusted, event.defaultPrevented].join(' '));
    window.addEventListener(type, note('capture'), true);
    document.addEventListener(type, note('bubble'));
  }
  window.__found = null;
  let focusedAt = 0;
  window.addEventListener('focusin', () => { focusedAt = performance.now(); }, true);
  new MutationObserver((records) => {
    const came = records.some(({ addedNodes }) => [...addedNodes].some(({ nodeName }) => nodeName === 'SAYSO-MARGIN'));
    if (came && window.__found === null) requestAnimationFrame(() => { window.__found ??= performance.now() - focusedAt; });
  }).observe(document, { childList: true, subtree: true });
}

/** The text of a compose box as it is shown, without what editors put in to hold lines open. */
export function shownText(box) {
  const text = box.matches('textarea, input') ? box.value : box.innerText;
  return text.replace(/[\u200b\ufeff]/g, '').replace(/\u00a0/g, ' ').replace(/\s+$/, '');
}

/** Whether nothing is selected in a compose box that has the focus. */
export function hasCaretAlone(box) {
  if (box.matches('textarea, input')) return box.selectionStart === box.selectionEnd;
  const root = box.getRootNode();
  return (root.getSelection?.() ?? document.getSelection()).isCollapsed;
}

/** Records every mutation in the box's subtree from now on, in `window.__mutations`. */
export function watchMutations(box) {
  window.__mutations = [];
  new MutationObserver((records) => {
    window.__mutations.push(...records.map(({ type, target, attributeName }) => `${type} on ${target.nodeName} ${attributeName ?? ''}`));
  }).observe(box, { subtree: true, childList: true, characterData: true, attributes: true });
}

/** Where words stand on the screen, found in the box's text nodes without any help of the extension; null where the box does not hold them. */
export function rectOfWords(box, words) {
  const nodes = [];
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  let all = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node, from: all.length });
    all += node.data.replace(/\u00a0/g, ' ');
  }
  const start = all.indexOf(words);
  if (start < 0) return null;
  const at = (offset, end) => {
    const { node, from } = nodes.filter((each) => (end ? each.from < offset : each.from <= offset)).at(-1);
    return [node, offset - from];
  };
  const range = document.createRange();
  range.setStart(...at(start, false));
  range.setEnd(...at(start + words.length, true));
  const { left, top, right, bottom } = range.getBoundingClientRect();
  return { left, top, right, bottom };
}
