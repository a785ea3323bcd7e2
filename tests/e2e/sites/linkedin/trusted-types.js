/** Quill 1 writes strings into `innerHTML`; the page's default policy lets its own libraries do so. */
globalThis.trustedTypes?.createPolicy('default', { createHTML: (text) => text });
