/** @file Line icons, 16 × 16, in the colour of the text. Built as nodes: sites may forbid markup as strings. */

const SVG = "http://www.w3.org/2000/svg";

/** @type {Record<string, string[]>} paths of each icon */
const PATHS = {
  globe: ["M8 1.7a6.3 6.3 0 1 0 0 12.6A6.3 6.3 0 0 0 8 1.7z", "M1.7 8h12.6", "M8 1.7c1.9 2 2.7 4 2.7 6.3S9.9 12.3 8 14.3C6.1 12.3 5.3 10.3 5.3 8S6.1 3.7 8 1.7z"],
  lock: ["M4.8 7h6.4A1.8 1.8 0 0 1 13 8.8v3.4a1.8 1.8 0 0 1-1.8 1.8H4.8A1.8 1.8 0 0 1 3 12.2V8.8A1.8 1.8 0 0 1 4.8 7z", "M5 7V5a3 3 0 0 1 6 0v2"],
  people: ["M6 7.5a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2z", "M1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4", "M10.8 2.6a2.6 2.6 0 0 1 0 4.7", "M12 9.9c1.6.5 2.6 1.8 2.6 3.6"],
  question: ["M8 1.7a6.3 6.3 0 1 0 0 12.6A6.3 6.3 0 0 0 8 1.7z", "M6.2 6.3a1.85 1.85 0 1 1 2.7 1.64c-.6.32-.9.7-.9 1.36", "M8 11.5v.1"],
  pause: ["M5.5 3.5v9", "M10.5 3.5v9"],
  unplugged: ["M2.2 2.2l11.6 11.6", "M5.3 5.3L3.5 7.1a3 3 0 0 0 0 4.3 3 3 0 0 0 4.3 0l1.8-1.8", "M7.8 4.6l.8-.8a3 3 0 0 1 4.3 4.3l-.8.8"],
};

/** @param {Document} page @param {string} name @returns {SVGSVGElement} */
export function icon(page, name) {
  const svg = page.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  for (const d of PATHS[name] ?? []) {
    const path = page.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

export const ICON_STYLES = `.icon { inline-size: 14px; block-size: 14px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; }`;
