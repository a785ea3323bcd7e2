/**
 * @file The look's tokens as CSS custom properties, in one place for content and pages.
 * Every pair of text and ground is at least 4.5 : 1.
 */

const LIGHT = `
  color-scheme: light;
  --ink: #16191d; --paper: #ffffff; --page: #f4f5f7; --muted: #5b6470; --line: #dfe3e8;
  --brand: #0b6e69; --brand-ink: #ffffff; --brand-hover: #095a56;
  --open: #9a4d00; --open-ground: #fff4e3; --open-line: #f0c98c;
  --closed: #1f5f8b; --closed-ground: #eaf3fa; --closed-line: #c9e0f1;
  --stop: #b3261e; --stop-ground: #fdeceb; --stop-line: #f3bcb8;
  --good: #1f7a4a; --spelling: #6b5bd2; --wash: rgb(255 183 77 / 0.2);
  --shadow: 0 1px 2px rgb(16 24 32 / 0.06), 0 8px 24px rgb(16 24 32 / 0.14);`;

const DARK = `
  color-scheme: dark;
  --ink: #e9edf1; --paper: #1c2127; --page: #0f1215; --muted: #9aa5b1; --line: #323a43;
  --brand: #4fc3b7; --brand-ink: #06201e; --brand-hover: #74d3c9;
  --open: #f2b45c; --open-ground: #33270f; --open-line: #6b5121;
  --closed: #8cc4ec; --closed-ground: #14283a; --closed-line: #274a66;
  --stop: #ff9088; --stop-ground: #3a1917; --stop-line: #6d2f2b;
  --good: #5cc48d; --spelling: #a99cf5; --wash: rgb(242 180 92 / 0.18);
  --shadow: 0 1px 2px rgb(0 0 0 / 0.4), 0 10px 28px rgb(0 0 0 / 0.5);`;

const SHAPE = `
  --font: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --radius-small: 8px; --radius: 12px; --radius-pill: 99px; --motion: 120ms;`;

/** For pages of ours: tokens on `:root`, dark where the person's system is. */
export const PAGE_TOKENS = `:root {${SHAPE}${LIGHT}}\n@media (prefers-color-scheme: dark) { :root {${DARK}} }`;

/** For our element in a page: light or dark by its `data-ground`, since a site's ground is its own choice. */
export const HOST_TOKENS = `:host {${SHAPE}${LIGHT}}\n:host([data-ground="dark"]) {${DARK}}`;

/** Colours of underlines in the page itself, where custom properties of ours do not reach. */
export const MARK_COLOURS = {
  light: { policy: "#9a4d00", wash: "rgb(255 183 77 / 0.2)", stop: "#b3261e", spelling: "#6b5bd2", spellingWash: "rgb(107 91 210 / 0.2)" },
  dark: { policy: "#f2b45c", wash: "rgb(242 180 92 / 0.18)", stop: "#ff9088", spelling: "#a99cf5", spellingWash: "rgb(169 156 245 / 0.25)" },
};

/** Buttons, as every room of ours draws them. */
export const BUTTONS = `
  .button { font: 600 13px/1.3 var(--font); border-radius: var(--radius-small); padding: 7px 12px; margin: 0; cursor: pointer;
    border: 1px solid transparent; background: transparent; color: var(--ink); transition: background var(--motion), border-color var(--motion), color var(--motion); }
  .button.best { background: var(--brand); color: var(--brand-ink); }
  .button.best:hover { background: var(--brand-hover); }
  .button.other { font-weight: 500; border-color: var(--line); padding-block: 6px; padding-inline: 11px; }
  .button.other:hover { border-color: var(--muted); }
  .button.quiet { font-weight: 500; color: var(--muted); padding-inline: 6px; }
  .button.quiet:hover { color: var(--ink); text-decoration: underline; text-underline-offset: 3px; }
  :focus-visible { outline: 2px solid var(--brand); outline-offset: 2px; }
  @media (prefers-reduced-motion: reduce) { * { transition: none !important; animation: none !important; } }
  @media (forced-colors: active) { .button { border-color: ButtonBorder; } :focus-visible { outline-color: Highlight; } }`;
