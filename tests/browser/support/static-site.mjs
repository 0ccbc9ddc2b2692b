// A web server that knows nothing of Amends: the files of dist/share/amends/web-demo below a folder of a site, under a
// strict policy. It notes what it was asked for.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { root } from '../../cli/support/amends.mjs';

const pages = join(root, 'dist/share/amends/web-demo');
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml', '.wasm': 'application/wasm' };
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
  + "worker-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

/** @returns {Promise<{base: string, asked: string[], close: () => Promise<void>}>} */
export async function serveFiles(folder = '/some/where/') {
  const asked = [];
  const server = createServer(async ({ method, url }, outgoing) => {
    const { pathname } = new URL(url, 'http://localhost');
    asked.push(`${method} ${pathname}`);
    const name = pathname.startsWith(folder) ? pathname.slice(folder.length) || 'index.html' : null;
    const bytes = name && !name.includes('..') ? await readFile(join(pages, name)).catch(() => null) : null;
    const type = types[extname(name ?? '')] ?? 'application/octet-stream';
    outgoing.writeHead(bytes ? 200 : 404, { 'content-type': bytes ? type : 'text/html', 'content-security-policy': policy }).end(bytes ?? '<h1>Not here</h1>');
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    base: `http://127.0.0.1:${server.address().port}${folder}`,
    asked,
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
  };
}
