/** @file Whether a box stands on dark ground. Sites have dark themes of their own, whatever the system says. */

/** @param {Element} box @returns {boolean} */
export function isOnDarkGround(box) {
  for (let at = /** @type {Element | null} */ (box); at; at = at.parentElement ?? /** @type {ShadowRoot} */ (at.getRootNode()).host ?? null) {
    const colour = brightnessOf(getComputedStyle(at).backgroundColor);
    if (colour && colour.alpha > 0.5) return colour.luma < 0.4;
  }
  return getComputedStyle(box.ownerDocument.documentElement).colorScheme.includes("dark") && matchMedia("(prefers-color-scheme: dark)").matches;
}

/** sRGB's transfer curve (IEC 61966-2-1): linear light → what the channels of a colour hold, 0 … 1. @param {number} linear */
const encoded = (linear) => (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055);

/** @param {number[]} channels red, green, blue */
const lumaOf = ([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** From a function's channels to luma, by the function and, for `color()`, its colour space. The others know lightness as their first channel (CSS Color 4).
 * @type {Record<string, (channels: number[]) => number>} */
const LUMA = {
  rgb: (channels) => lumaOf(channels) / 255,
  rgba: (channels) => lumaOf(channels) / 255,
  srgb: lumaOf,
  "display-p3": lumaOf,
  "srgb-linear": (channels) => lumaOf(channels.map(encoded)),
  oklab: ([lightness]) => encoded(lightness ** 3),
  oklch: ([lightness]) => encoded(lightness ** 3),
  lab: ([lightness]) => encoded(((lightness + 16) / 116) ** 3),
  lch: ([lightness]) => encoded(((lightness + 16) / 116) ** 3),
};

/**
 * @param {string} colour as computed style gives it
 * @returns {{alpha: number, luma: number} | null} both 0 … 1; null for a form of which this knows nothing
 */
export function brightnessOf(colour) {
  const [, name, inner] = /^(rgba?|(?:ok)?(?:lab|lch)|color)\((.+)\)$/.exec(colour) ?? [];
  if (!inner) return null;
  const [values, opacity] = inner.split("/");
  const [space, ...rest] = values.trim().split(/[\s,]+/);
  const luma = LUMA[name === "color" ? space : name];
  const numbers = (name === "color" ? rest : [space, ...rest]).map((value) => (value === "none" ? 0 : Number(value)));
  const alpha = Number(opacity ?? numbers[3] ?? 1);
  if (!luma || numbers.length < 3 || [...numbers, alpha].some(Number.isNaN)) return null;
  return { alpha, luma: luma(numbers) };
}
