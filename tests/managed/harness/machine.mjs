/**
 * A machine of a test's own, as an admin has it in front of them: its /etc with managed policies and system-wide host manifests. It is a private mount
 * namespace over this machine's, whose own /etc is never touched, so that tests can run side by side.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('private-etc.sh', import.meta.url));

/** @returns {string | false} why no such machine can be had here */
export function whyNoMachine() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return 'needs root on Linux, for a private mount namespace';
  const folder = mkdtempSync(join(tmpdir(), 'sayso-machine-'));
  const tried = new Machine(folder).run('true', []);
  rmSync(folder, { recursive: true, force: true });
  return tried.status === 0 ? false : `needs a private mount namespace: ${tried.error?.message ?? tried.stderr.trim()}`;
}

export class Machine {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  static async make() {
    return new Machine(await mkdtemp(join(tmpdir(), 'sayso-machine-')));
  }

  /**
   * Writes a file of this machine in one step, so that nobody reads half of it.
   * @param {string} path such as `/etc/chromium/policies/managed/sayso.json`
   * @param {unknown} content a text, or what becomes JSON
   */
  async write(path, content) {
    const place = this.#place(path);
    await mkdir(dirname(place), { recursive: true });
    // Beside the folder, not in it: a browser that watches it would read the unfinished file as well.
    const unfinished = join(this.folder, 'unfinished');
    await writeFile(unfinished, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    await rename(unfinished, place);
  }

  /** @param {string} path a file or a folder of this machine */
  remove(path) {
    return rm(this.#place(path), { recursive: true, force: true });
  }

  /**
   * @param {string} program
   * @param {string[]} args
   * @returns {[string, string[]]} the program and arguments that run it on this machine
   */
  command(program, args) {
    return ['unshare', ['-m', 'sh', script, this.folder, program, ...args]];
  }

  /** Runs a program on this machine and gives its exit status and what it printed. */
  run(program, args, options = {}) {
    return spawnSync(...this.command(program, args), { encoding: 'utf8', ...options });
  }

  /** A folder of this machine, such as a profile; it goes with it. */
  async folderFor(name) {
    const path = join(this.folder, name);
    await mkdir(path, { recursive: true });
    return path;
  }

  close() {
    return rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** @param {string} path */
  #place(path) {
    return join(this.folder, 'machine', path);
  }
}
