// The page on loopback under a strict policy, with the records that it is to play.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../../wasm/build/bundle.mjs';

const script = fileURLToPath(new URL('page-script.mjs', import.meta.url));
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const page = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Parity</title><script type="module" src="/page.js"></script></html>';
const types = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm' };

/**
 * @param {string} modules folder of the WebAssembly modules
 * @returns {Promise<{base: string, offer: (gzipped: Uint8Array) => string, close: () => Promise<void>}>} `offer` gives
 *   the path where a text can be had once
 */
export async function servePage(modules) {
  const files = new Map([['/index.html', page]]);
  for (const [name, { bytes }] of await bundle({ page: script }, modules)) files.set(`/${name}`, bytes);
  const offered = new Map();

  const server = createServer(({ url }, outgoing) => {
    const send = (body, headers) => outgoing.writeHead(200, { ...headers, 'content-security-policy': policy }).end(body);
    if (files.has(url)) return send(files.get(url), { 'content-type': types[url.split('.').pop()] });
    const text = offered.get(url);
    if (!offered.delete(url)) return outgoing.writeHead(404).end();
    return send(text, { 'content-type': 'text/plain', 'content-encoding': 'gzip' });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  let offers = 0;
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    offer(gzipped) {
      offers += 1;
      offered.set(`/records/${offers}`, gzipped);
      return `/records/${offers}`;
    },
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
