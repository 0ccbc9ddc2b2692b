// The pages of the demo as any static host serves them: files alone, below a path.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { webFile } from './web-files.mjs';

const pages = fileURLToPath(new URL('../../../web-demo', import.meta.url));
const below = '/some/where/';
const types = { html: 'text/html; charset=utf-8', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };

async function pageFile(name) {
  if (!/^[\w-]+\.\w+$/.test(name)) return null;
  try {
    return { type: types[name.split('.').pop()], bytes: await readFile(join(pages, name)) };
  } catch {
    return null;
  }
}

/** @returns {Promise<{base: string, asked: string[], close: () => Promise<void>}>} `asked` are the requests that came in */
export async function serveStatic() {
  const asked = [];
  const server = createServer(async (incoming, outgoing) => {
    const { pathname } = new URL(incoming.url, 'http://localhost');
    asked.push(`${incoming.method} ${pathname}`);
    const name = pathname.startsWith(below) ? pathname.slice(below.length) : '';
    const file = name.startsWith('amends/assets/') ? await webFile(name.slice('amends/assets/'.length)) : await pageFile(name);
    if (file && incoming.method === 'GET') outgoing.writeHead(200, { 'content-type': file.type }).end(file.bytes);
    else outgoing.writeHead(404, { 'content-type': 'text/plain' }).end('not here');
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    base: `http://127.0.0.1:${server.address().port}${below}`,
    asked,
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
  };
}
