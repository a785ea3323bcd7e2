/** Where things lie in the checkout. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const sitesFolder = fileURLToPath(new URL('../sites', import.meta.url));
export const screenshotFolder = join(root, 'build/screenshots');

/** The unpacked extension for a browser family (`chromium` or `firefox`). */
export function extensionFolder(family) {
  const folder = join(root, 'build/extension', family);
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new Error(`There is no built extension in ${folder}. Build it: cd extension && npm ci && npm run build`);
  }
  return folder;
}

/** The native host: `SAYSO_HOST`, else the release build's, else the development build's. */
export function hostBinary() {
  const candidates = process.env.SAYSO_HOST
    ? [process.env.SAYSO_HOST]
    : ['release', 'dev'].map((preset) => join(root, 'build', preset, 'bin/sayso-host'));
  const found = candidates.find((path) => existsSync(path));
  if (!found) throw new Error(`There is no host at ${candidates.join(' or ')}. Build it: cmake --preset release && cmake --build --preset release`);
  return found;
}
