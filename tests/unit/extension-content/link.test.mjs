/** The port to the background: one at a time, opened again when it breaks, never after the extension is gone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Link } from '../../../extension/content/link.js';
import { Clock } from '../extension-background/fakes.mjs';

function makePort() {
  const port = { sent: [], open: true, message: null, gone: null };
  port.postMessage = (message) => {
    if (!port.open) throw new Error('Attempting to use a disconnected port object');
    port.sent.push(message);
  };
  port.disconnect = () => { port.open = false; };
  port.onMessage = { addListener: (listener) => { port.message = listener; } };
  port.onDisconnect = { addListener: (listener) => { port.gone = listener; } };
  port.break = () => {
    port.open = false;
    port.gone();
  };
  return port;
}

function setUp() {
  const world = { ports: [], alive: true, got: [], orphaned: 0, lost: 0, broken: 0 };
  world.link = new Link({
    connect: () => {
      world.ports.push(makePort());
      return world.ports.at(-1);
    },
    isAlive: () => world.alive,
    onMessage: (message) => world.got.push(message),
    onOrphaned: () => { world.orphaned += 1; },
    onBroken: (isWriting) => {
      world.lost += 1;
      if (isWriting) world.broken += 1;
    },
  });
  return world;
}

test('opened once, it says what it is given; closed, it is silent', () => {
  const world = setUp();
  world.link.open();
  world.link.open();
  assert.equal(world.ports.length, 1);
  assert.deepEqual(world.ports[0].sent, []);
  assert.equal(world.link.send({ type: 'focus' }), true);
  assert.deepEqual(world.ports[0].sent, [{ type: 'focus' }]);
  world.ports[0].message({ type: 'state' });
  assert.deepEqual(world.got, [{ type: 'state' }]);
  world.link.close();
  assert.equal(world.ports[0].open, false);
  assert.equal(world.link.send({ type: 'blur' }), false);
});

test('a port that breaks while nobody writes is opened by the next message, and nobody is told', () => {
  const world = setUp();
  world.link.open();
  world.link.send({ type: 'focus' });
  world.link.send({ type: 'blur' });
  world.ports[0].break();
  assert.deepEqual([world.lost, world.broken], [1, 0]);
  assert.equal(world.ports.length, 1);
  assert.equal(world.link.send({ type: 'focus' }), true);
  assert.equal(world.ports.length, 2);
  assert.deepEqual(world.ports[1].sent, [{ type: 'focus' }], 'once');
});

test('a port that breaks while someone writes is opened again after a while, not at once and not in a rush', async (context) => {
  const clock = new Clock();
  context.mock.method(globalThis, 'setTimeout', clock.setTimer);
  context.mock.method(globalThis, 'clearTimeout', clock.clearTimer);
  const world = setUp();
  world.link.open();
  world.link.send({ type: 'focus' });
  world.ports[0].break();
  assert.equal(world.broken, 1);
  assert.equal(world.link.send({ type: 'lesson' }), false);
  assert.equal(world.ports.length, 1);
  await clock.advance(100);
  assert.equal(world.ports.length, 2);
  assert.deepEqual(world.ports[1].sent, [{ type: 'focus' }]);
  world.ports[1].break();
  await clock.advance(90);
  assert.equal(world.ports.length, 2, 'the second wait is longer');
  await clock.advance(110);
  assert.equal(world.ports.length, 3);
});

test('when the extension is gone, so are we', () => {
  const world = setUp();
  world.link.open();
  world.alive = false;
  world.ports[0].break();
  assert.equal(world.orphaned, 1);
  assert.equal(world.broken, 0);
});
