/**
 * Tab goes round within a part of ours: behind its last control lies the end of the page, and from there no way back to the draft.
 * @param {HTMLElement} part @param {ShadowRoot} root that holds it @param {string} controls selector of what Tab stops at
 */
export function goRoundIn(part, root, controls) {
  part.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const stations = /** @type {HTMLElement[]} */ ([...part.querySelectorAll(controls)]);
    const [leaving, entering] = event.shiftKey ? [stations[0], stations[stations.length - 1]] : [stations[stations.length - 1], stations[0]];
    if (root.activeElement !== leaving || !entering) return;
    event.preventDefault();
    entering.focus();
  });
}
