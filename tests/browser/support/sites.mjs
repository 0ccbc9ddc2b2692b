// Amends on one origin, and the pages of others on theirs. The public mount is a stand-in that sends
// what the real one does: CORS without credentials for the origins on its list, and for nobody else.
import { createServer } from 'node:http';
import { manifest, webFile } from './web-files.mjs';

const cors = (origin, allowed) => (allowed.includes(origin)
  ? { 'access-control-allow-origin': origin, 'access-control-expose-headers': 'retry-after', vary: 'origin' } : { vary: 'origin' });
const preflight = { 'access-control-allow-methods': 'GET, HEAD, POST', 'access-control-allow-headers': 'content-type, x-amends-key', 'access-control-max-age': '600' };
const frameTail = /\/frame$/;

async function listen(handle) {
  const server = createServer((incoming, outgoing) => {
    const url = new URL(incoming.url, 'http://localhost');
    const send = (status, type, body, more = {}) => outgoing.writeHead(status, { 'content-type': type, ...more }).end(body);
    return handle({ incoming, outgoing, url, send });
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
  };
}

/** A site of somebody else: `pages` by path, each text or {html, policy}. */
export async function serveSite() {
  const site = { pages: {} };
  return Object.assign(site, await listen(({ url, send }) => {
    const page = site.pages[url.pathname];
    if (page === undefined) return send(404, 'text/plain', 'not here');
    const { html, policy, type = 'text/html; charset=utf-8' } = typeof page === 'string' ? { html: page } : page;
    return send(200, type, html, policy ? { 'content-security-policy': policy } : {});
  }));
}

/** The page that stands in a frame, as the public mount serves it. */
const framePage = (element, allowed) => ({
  html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Rating</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="amends-parents" content="${allowed.join(' ')}">
    <link rel="stylesheet" href="/amends/assets/amends-page.css">
    <script type="module" src="/amends/assets/amends-framed.js"></script>
    <script type="module" src="/amends/assets/amends-rating.js"></script></head><body>${element}</body></html>`,
  policy: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    + `frame-ancestors ${allowed.join(' ') || "'none'"}; require-trusted-types-for 'script'; trusted-types 'none'`,
});

async function serveAmends(ratings) {
  const amends = { allowed: [], served: [], questions: [] };
  const answer = async ({ incoming, outgoing, send, url }) => {
    amends.questions.push({ method: incoming.method, url: url.pathname + url.search, headers: incoming.headers });
    const headers = cors(incoming.headers.origin, amends.allowed);
    if (incoming.method === 'OPTIONS') return outgoing.writeHead(204, { ...headers, ...(headers['access-control-allow-origin'] && preflight) }).end();
    let text = '';
    for await (const chunk of incoming) text += chunk;
    const { status, type = 'application/json', body, headers: more } = incoming.method === 'POST'
      ? ratings.post({ ...JSON.parse(text), headers: incoming.headers }) : ratings.open(incoming.headers);
    return send(status, type, JSON.stringify(body), { ...headers, ...more });
  };
  const element = (url) => (url.pathname.startsWith('/amends/r/') ? 'token="tok"'
    : `touchpoint="kb-article" site="${url.searchParams.get('site')}" subject="${url.searchParams.get('subject')}"`);
  return Object.assign(amends, await listen(async (asked) => {
    const { url, send } = asked;
    if (url.pathname.startsWith('/amends/assets/')) {
      const name = url.pathname.split('/').pop();
      amends.served.push(name);
      const file = await webFile(name);
      const open = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
      return file ? send(200, file.type, file.bytes, open) : send(404, 'text/plain', 'no such file', open);
    }
    if (!/^\/amends\/(r\/tok|t\/kb-article)(\/frame)?$/.test(url.pathname)) return send(404, 'text/plain', 'not here');
    if (!frameTail.test(url.pathname)) return answer(asked);
    const { html, policy } = framePage(`<amends-rating src="/amends" ${element(url)}></amends-rating>`, amends.allowed);
    return send(200, 'text/html; charset=utf-8', html, { 'content-security-policy': policy });
  }));
}

/**
 * @param {import('./fake-ratings.mjs').FakeRatings} ratings
 * @returns Amends, a shop on its list, and a stranger who is not
 */
export async function serveSites(ratings) {
  const [amends, shop, stranger] = await Promise.all([serveAmends(ratings), serveSite(), serveSite()]);
  const sites = { amends, shop, stranger, script: `${amends.origin}/amends/assets/amends-rating.js` };
  sites.reset = () => {
    ratings.reset();
    Object.assign(amends, { allowed: [shop.origin], served: [], questions: [] });
    for (const site of [shop, stranger]) site.pages = {};
  };
  sites.close = () => Promise.all([amends, shop, stranger].map((site) => site.close()));
  sites.integrity = (plain) => manifest.integrity[manifest.files[plain] ?? plain];
  sites.reset();
  return sites;
}
