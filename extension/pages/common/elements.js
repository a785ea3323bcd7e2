/** Making elements, and redrawing lists only where they changed. */

/** @param {string} tag @param {...(string | Node)} children */
export function element(tag, ...children) {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

/**
 * Redraws a list only where it changed, so that the focus stays where it is.
 * @param {HTMLElement} list
 * @param {unknown} content
 * @param {() => Node[]} draw
 */
export function drawList(list, content, draw) {
  const drawn = JSON.stringify(content);
  if (list.dataset.drawn === drawn) return;
  list.dataset.drawn = drawn;
  const focused = list.contains(document.activeElement) ? document.activeElement?.id : undefined;
  list.replaceChildren(...draw());
  if (focused) (document.getElementById(focused) ?? /** @type {HTMLElement | null} */ (list.querySelector("button, input")))?.focus();
}
