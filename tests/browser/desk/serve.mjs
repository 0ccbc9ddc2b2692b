// Serves the demo's own pages and the desk's bundle beside a FakeDesk, as `amends serve` would.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { schemaAsModule } from '../../../wasm/build/settings-schema.mjs';
import { people } from './fake-desk.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [`${root}wasm/elements/desk/define.js`], bundle: true, format: 'esm', target: 'es2022', minify: true, write: false,
    plugins: [schemaAsModule],
  });
  return outputFiles[0].contents;
}

/** @param {import('./fake-desk.mjs').FakeDesk} desk */
export async function serve(desk) {
  const script = await bundle();
  const demo = {
    '/demo/state.json': () => ({ where: 'server' }),
    '/demo/people.json': () => ({ me: people[0], people }),
    '/demo/requests.json': () => ({ requests: [request('48211', 'VPN drops every 20 minutes', 'en'), request('48212', 'Drucker im 3. Stock', 'de')] }),
  };

  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url, 'http://localhost');
    const send = (status, headers, body) => outgoing.writeHead(status, headers).end(body);
    if (url.pathname === '/amends/assets/amends-desk.js') return send(200, { 'content-type': 'text/javascript' }, script);
    if (url.pathname.startsWith('/amends/api/')) return answer(desk, incoming, url, send);
    if (demo[url.pathname]) return send(200, { 'content-type': 'application/json' }, JSON.stringify(demo[url.pathname]()));
    if (url.pathname.startsWith('/demo/mail/')) return send(200, { 'content-type': 'application/json' }, JSON.stringify(mail));
    try {
      const file = url.pathname === '/' ? '/index.html' : url.pathname;
      return send(200, { 'content-type': types[extname(file)] ?? 'text/plain' }, await readFile(`${root}web-demo${file.replaceAll('..', '')}`));
    } catch {
      return send(404, { 'content-type': 'text/plain' }, 'not here');
    }
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return { base: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}

async function answer(desk, incoming, url, send) {
  let text = '';
  for await (const chunk of incoming) text += chunk;
  if (desk.delay) await desk.delay;
  const { status, headers, body } = desk.handle(incoming.method, url, text ? JSON.parse(text) : undefined, incoming.headers);
  const type = typeof body === 'string' ? 'text/csv' : 'application/json';
  send(status, { 'content-type': type, ...headers }, body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body));
}

const request = (id, subject, language) => ({ id, subject, customer: { id: 'u1', name: 'Ingrid Solberg' }, agent: 'Eoin Gallagher',
  completed_at: Date.now() - 7_200_000, language, token: `token-${id}`, page_url: `/amends/r/token-${id}` });

const mail = { from: 'Helpdesk <help@example.org>', to: 'Ingrid Solberg <ingrid@example.org>', subject: 'Resolved: VPN drops every 20 minutes',
  html: '<p style="font-family: sans-serif">Hello Ingrid, your request is resolved.</p><p><a href="/amends/r/x/1">Very poor</a></p><script>window.parent.hacked = true</script>',
  text: 'Hello Ingrid,\n\nyour request is resolved.\n\nVery poor\nhttp://127.0.0.1/amends/r/x/1\n' };
