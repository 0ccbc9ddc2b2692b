// Servers that stand before another one and change what a browser sees of its pages, in any engine.
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { text } from 'node:stream/consumers';

async function standBefore(origin, change, own = {}) {
  const server = createServer((incoming, outgoing) => {
    const { method, url } = incoming;
    const headers = { ...incoming.headers, 'accept-encoding': 'identity' };
    if (own[url]) return outgoing.writeHead(200, { 'content-type': 'text/javascript' }).end(own[url]);
    const onward = request(new URL(url, origin), { method, headers }, (answer) => change(answer, outgoing));
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}

/**
 * Its pages with scripts switched off: by a sandbox that allows forms and keeps the origin.
 * @returns {Promise<{origin: string, close: () => Promise<void>}>}
 */
export const withoutScripts = (origin) => standBefore(origin, (answer, outgoing) => {
  outgoing.writeHead(answer.statusCode, { ...answer.headers, 'content-security-policy': 'sandbox allow-forms allow-same-origin' });
  answer.pipe(outgoing);
});

const hideDriver = "Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false });";

/**
 * Its pages, where browsers do not say that they are driven: nothing that a driven one does on the page of
 * a link counts.
 * @returns {Promise<{origin: string, close: () => Promise<void>}>}
 */
export const withoutDriver = (origin) => standBefore(origin, async (answer, outgoing) => {
  if (!answer.headers['content-type']?.startsWith('text/html')) {
    outgoing.writeHead(answer.statusCode, answer.headers);
    return answer.pipe(outgoing);
  }
  const page = Buffer.from((await text(answer)).replace('<head>', '<head><script src="/hide-driver.js"></script>'));
  outgoing.writeHead(answer.statusCode, { ...answer.headers, 'content-length': page.length });
  outgoing.end(page);
}, { '/hide-driver.js': hideDriver });
