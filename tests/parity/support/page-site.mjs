// The page on loopback under a strict policy, with the records that it is to play.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../../wasm/build/bundle.mjs';

const script = fileURLToPath(new URL('page-script.mjs', import.meta.url));
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
const page = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Parity</title><script type="module" src="/page.js"></script></html>';
const types = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm', txt: 'text/plain' };

/**
 * @param {string} modules folder of the WebAssembly modules
 * @returns {Promise<{base: string, offer: (text: string) => string, close: () => Promise<void>}>} `offer` gives the
 *   path where a text can be had once
 */
export async function servePage(modules) {
  const files = new Map([['/index.html', page]]);
  for (const [name, { bytes }] of await bundle({ page: script }, modules)) files.set(`/${name}`, bytes);
  const offered = new Map();
  const taken = (path) => {
    const text = offered.get(path);
    offered.delete(path);
    return text;
  };

  const server = createServer(({ url }, outgoing) => {
    const body = files.get(url) ?? taken(url);
    if (body === undefined) return outgoing.writeHead(404).end();
    return outgoing.writeHead(200, { 'content-type': types[url.split('.').pop()], 'content-security-policy': policy }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  let offers = 0;
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    offer(text) {
      offers += 1;
      offered.set(`/${offers}.txt`, text);
      return `/${offers}.txt`;
    },
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
