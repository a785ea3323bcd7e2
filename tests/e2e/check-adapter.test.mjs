/** `npm run check-adapter`: what it says of a page that is as its adapter says, of one that is not, and of what it cannot try. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

const program = fileURLToPath(new URL('../check-adapter/check-adapter.mjs', import.meta.url));

/** @returns {Promise<{code: number, stdout: string, stderr: string}>} */
const run = (...args) => new Promise((resolve) => {
  execFile(process.execPath, [program, ...args], (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }));
});

test('a whole page: every part of its compose box is found', async () => {
  const { code, stdout } = await run('--stand-in', '--json', 'mastodon');
  assert.equal(code, 0);
  const { composers, unknown, detected } = JSON.parse(stdout);
  const [post] = composers;
  assert.deepEqual([post.id, post.boxes, post.missing, post.scope.audience, post.scope['account-name']], ['post', 1, [], 'public', '@lena_harbour']);
  assert.deepEqual(unknown, []);
  assert.equal(detected, true);
});

test('a page of another kind: nothing of the adapter is found, its box is named, and the exit code says so', async () => {
  const { code, stdout } = await run('--stand-in', '--wait', '0', '--adapter', 'mastodon', 'https://old.reddit.com/r/harbour/comments/abc12/who/');
  assert.equal(code, 1);
  assert.match(stdout, /no composer names textarea\[name="text"\]/);
  assert.match(stdout, /No compose box of this adapter was found/);
});

test('what cannot be tried is said, with what to do', async () => {
  for (const [args, says] of [[[], /Name one site or address/], [['nosuch'], /There are: .*mastodon/], [['https://nowhere.example/'], /--adapter/], [['--wait', 'long', 'x'], /--wait long/]]) {
    const { code, stderr } = await run(...args);
    assert.equal(code, 2);
    assert.match(stderr, says);
  }
  assert.equal((await run('--help')).code, 0);
});
