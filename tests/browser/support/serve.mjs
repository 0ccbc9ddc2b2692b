// A host's page with the widget in it, the built web files, and the public mount.
import { createServer } from 'node:http';
import { manifest, webFile } from './web-files.mjs';

export const policies = {
  strict: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    + "require-trusted-types-for 'script'; trusted-types 'none'",
  noWasm: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
};

const pageStyle = `
  html { color-scheme: light dark; }
  body { margin: 0; padding: 24px; font: 16px/1.5 sans-serif; background: Canvas; color: CanvasText; }
  main { padding: 24px; border: 1px solid #8886; border-radius: 8px; max-width: 40rem; box-sizing: border-box; }
  @media (max-width: 480px) { body { padding: 8px; } main { padding: 12px; } }
  .branded { --amends-accent: #ffcc00; --amends-radius: 4px; }
  .narrow main { max-width: 264px; padding: 12px; }
`;

/**
 * @param {import('./fake-ratings.mjs').FakeRatings} ratings
 * @returns a server whose `page` says what the host's page holds: attributes of the element, what is
 *   inside it, the policy; and whose `gates` hold back files by name until their promise is kept
 */
export async function serve(ratings) {
  const state = { base: '', page: {}, gates: {}, replaced: {}, served: [] };
  state.reset = () => Object.assign(state, { page: {}, gates: {}, replaced: {}, served: [] });

  const html = () => {
    const { attributes = 'src="/amends" token="tok"', inside = '', script = manifest.files['amends-rating.js'], lang = 'en', look = '', head = '' } = state.page;
    return `<!doctype html><html lang="${lang}" class="${look}"><head><meta charset="utf-8"><title>Request 17</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">${head}
      <link rel="stylesheet" href="/host.css"><script type="module" src="/amends/assets/${script}"></script></head>
      <body><main><h1>Request 17</h1><amends-rating ${attributes}>${inside}</amends-rating></main></body></html>`;
  };

  const asset = async (name) => {
    state.served.push(name);
    const plain = name.replace(/\.[0-9a-f]{12}(?=\.\w+$)/, '');
    await state.gates[plain];
    const replaced = state.replaced[plain];
    return replaced ?? webFile(name);
  };

  const server = createServer(async (incoming, outgoing) => {
    const { pathname } = new URL(incoming.url, 'http://localhost');
    const send = (status, type, body, more = {}) => outgoing.writeHead(status, { 'content-type': type, ...more }).end(body);
    if (pathname === '/') return send(200, 'text/html; charset=utf-8', html(), { 'content-security-policy': state.page.policy ?? policies.strict });
    if (pathname === '/host.css') return send(200, 'text/css', pageStyle);
    if (pathname.startsWith('/amends/assets/')) {
      const file = await asset(pathname.split('/').pop());
      return file ? send(200, file.type, file.bytes) : send(404, 'text/plain', 'no such file');
    }
    if (/^\/amends\/(r\/tok|api\/requests\/17\/my-rating)$/.test(pathname)) return answer(ratings, incoming, outgoing, send);
    return send(404, 'text/plain', 'not here');
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  state.base = `http://127.0.0.1:${server.address().port}`;
  state.close = () => new Promise((done) => { server.closeAllConnections(); server.close(done); });
  return state;
}

async function answer(ratings, incoming, outgoing, send) {
  let text = '';
  for await (const chunk of incoming) text += chunk;
  const form = incoming.headers['content-type'] === 'application/x-www-form-urlencoded';
  if (incoming.method === 'POST') await ratings.gate;
  if (ratings.mute) return outgoing.destroy();
  if (form) {
    ratings.posts.push(Object.fromEntries(new URLSearchParams(text)));
    return send(200, 'text/html', '<!doctype html><title>Saved</title><h1>Saved: Good</h1>');
  }
  const { status, type = 'application/json', body, headers } = incoming.method === 'POST'
    ? ratings.post({ ...JSON.parse(text), headers: incoming.headers }) : ratings.open(incoming.headers);
  if (incoming.method === 'POST' && ratings.drops > 0) {
    ratings.drops -= 1;
    return outgoing.destroy();
  }
  return send(status, type, typeof body === 'string' ? body : JSON.stringify(body), headers);
}
