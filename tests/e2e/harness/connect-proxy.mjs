/** An HTTP CONNECT proxy on the loopback interface that leads every host to the fixture server: Firefox has no table of hosts to map. */
import { connect, createServer } from 'node:net';

/**
 * @param {number} serverPort where every tunnel ends
 * @param {Record<string, number>} [ports] hosts whose tunnels end at a server of their own on loopback
 * @returns {Promise<{port: number, close: () => Promise<void>}>}
 */
export async function startConnectProxy(serverPort, ports = {}) {
  const sockets = new Set();
  const remember = (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const proxy = createServer((client) => {
    remember(client);
    client.once('data', (head) => {
      const [, host] = /^CONNECT ([^:\s]+)/.exec(head.toString('latin1')) ?? [];
      if (!host) return client.end('HTTP/1.1 501 Not Implemented\r\n\r\n');
      const server = connect(ports[host] ?? serverPort, '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        client.pipe(server).pipe(client);
      });
      remember(server);
      server.on('error', () => client.destroy());
      return undefined;
    });
  });
  await new Promise((resolve, reject) => { proxy.once('error', reject).listen(0, '127.0.0.1', resolve); });
  return {
    port: proxy.address().port,
    close: () => new Promise((resolve) => {
      proxy.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    }),
  };
}
