// The receiving end of webhooks: a real HTTP server on loopback that keeps what arrives.
import { once } from 'node:events';
import { createServer } from 'node:http';

/**
 * @param {(delivery: {path: string, headers: object, body: string}, answer: import('node:http').ServerResponse) => void} reply
 * @returns what arrived, where, and the way to end it
 */
export async function receiver(reply = (_, answer) => answer.end(), host = '127.0.0.1') {
  const deliveries = [];
  const connections = { count: 0 };
  const server = createServer(async (request, answer) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const delivery = { path: request.url, method: request.method, headers: request.headers, body };
    deliveries.push(delivery);
    reply(delivery, answer);
  });
  server.on('connection', () => { connections.count += 1; });
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address();
  return {
    deliveries,
    connections,
    port,
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    stop() {
      server.closeAllConnections?.();
      return new Promise((resolve) => { server.close(resolve); });
    },
  };
}
