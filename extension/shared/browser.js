/**
 * @file The browser's extension interface under one name: `browser` in Firefox, `chrome` elsewhere (both answer with promises in Manifest V3).
 * Undefined outside an extension, as in unit tests.
 */

const globals = /** @type {{browser?: typeof chrome, chrome?: typeof chrome}} */ (/** @type {unknown} */ (globalThis));

/** @type {typeof chrome} */
export const browser = /** @type {typeof chrome} */ (globals.browser?.runtime ? globals.browser : globals.chrome);

/** Whether this script's extension is still there: false in a content script left behind by an update or a reload. */
export function isExtensionAlive() {
  try {
    return Boolean(browser?.runtime?.id);
  } catch {
    return false;
  }
}
