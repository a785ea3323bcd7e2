/** @file Whether a box stands on dark ground. Sites have dark themes of their own, whatever the system says. */

/** @param {Element} box @returns {boolean} */
export function isOnDarkGround(box) {
  for (let at = /** @type {Element | null} */ (box); at; at = at.parentElement ?? /** @type {ShadowRoot} */ (at.getRootNode()).host ?? null) {
    const colour = parse(getComputedStyle(at).backgroundColor);
    if (colour && colour.alpha > 0.5) return colour.luminance < 0.4;
  }
  return getComputedStyle(box.ownerDocument.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches;
}

/** @param {string} colour as computed style gives it */
function parse(colour) {
  const numbers = colour.match(/[\d.]+/g)?.map(Number);
  if (!colour.startsWith("rgb") || !numbers || numbers.length < 3) return null;
  const [red, green, blue, alpha = 1] = numbers;
  return { alpha, luminance: (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255 };
}
