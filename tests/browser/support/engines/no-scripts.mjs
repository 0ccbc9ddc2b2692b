// Stands before a server and serves its pages with scripts switched off, in any engine: by a sandbox
// that allows forms and keeps the origin.
import { once } from 'node:events';
import { createServer, request } from 'node:http';

/** @returns {Promise<{origin: string, close: () => Promise<void>}>} */
export async function withoutScripts(origin) {
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = request(new URL(url, origin), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode, { ...answer.headers, 'content-security-policy': 'sandbox allow-forms allow-same-origin' });
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
