/** The native host as a process: its manifest in a test's profile, and what runs of it below a test's browser (Linux). */
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const HOST_NAME = 'org.sayso.host';

/** Writes the host's manifest into a folder where the browser looks; `allowed` is `allowed_origins` or `allowed_extensions`. */
export async function writeHostManifest(folder, binary, allowed) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${HOST_NAME}.json`), JSON.stringify({
    name: HOST_NAME, description: 'Sayso, for a test', path: binary, type: 'stdio', ...allowed,
  }, null, 2));
}

/**
 * Writes a program that runs the real host and keeps a copy of every frame that goes to it, so that a test can see which scope a draft was checked for.
 * @returns {Promise<{program: string, frames: () => Promise<object[]>}>} `frames`: what the browser has sent so far
 */
export async function writeRecordingHost(folder, binary) {
  const [program, copy] = [join(folder, 'recording-host'), join(folder, 'frames')];
  await writeFile(copy, '');
  await writeFile(program, `#!/bin/sh\ntee -a '${copy}' | '${binary}' "$@"\n`);
  await chmod(program, 0o755);
  return { program, frames: async () => framesIn(await readFile(copy)) };
}

/** The JSON of native messaging's frames, each behind its length in 32 bits; a frame that is still being written is left out. */
function framesIn(bytes) {
  const frames = [];
  for (let at = 0; at + 4 <= bytes.length;) {
    const end = at + 4 + bytes.readUInt32LE(at);
    if (end > bytes.length) break;
    frames.push(JSON.parse(bytes.toString('utf8', at + 4, end)));
    at = end;
  }
  return frames;
}

async function processes() {
  const all = new Map();
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = await readFile(`/proc/${entry}/stat`, 'latin1');
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const [program] = (await readFile(`/proc/${entry}/cmdline`, 'utf8')).split('\0');
      all.set(Number(entry), { pid: Number(entry), parent: Number(parent), state, program });
    } catch {
      continue; // it ended while we looked
    }
  }
  return all;
}

/** The process ids of living hosts with this binary that descend from process `ancestor`. */
export async function hostsBelow(ancestor, binary) {
  const all = await processes();
  const descends = (process) => {
    for (let at = process; at; at = all.get(at.parent)) if (at.pid === ancestor) return true;
    return false;
  };
  return [...all.values()].filter((process) => process.program === binary && process.state !== 'Z' && descends(process)).map((process) => process.pid);
}

/** Whether a process with this id still lives (a zombie does not). */
export async function lives(pid) {
  const process = (await processes()).get(pid);
  return process !== undefined && process.state !== 'Z';
}
