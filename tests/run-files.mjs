// Runs test files in node's own runner, several at a time: what `node --test` does, but for Node.js 18, which cannot be told how many.
//
// Usage: node tests/run-files.mjs AT-A-TIME TAP-FILE FILE...
//   Prints what happens for people to read, and writes the same as TAP to TAP-FILE. Exit status: 0 all passed, 1 something failed.
import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { run } from 'node:test';
import { spec, tap } from 'node:test/reporters';

const [atATime, tapFile, ...files] = process.argv.slice(2);
const events = run({ files: files.map((file) => resolve(file)), concurrency: Number(atATime) });
events.on('test:fail', ({ todo }) => {
  if (todo === undefined || todo === false) process.exitCode = 1;
});
events.compose(tap).pipe(createWriteStream(tapFile));
events.compose(new spec()).pipe(process.stdout);
