// The server of the demo in the browser: it answers below amends/ and demo/ with the application, and gives every other
// file of the demo from this version's cache, so that all of it works without a network.
import { files, version } from '#demo/files.js';
import { browserResponse, document, doorRequest, problem } from './door.js';
import { BadHistory, Helpdesk } from './helpdesk.js';
import { Kept } from './kept.js';

const scope = new URL(self.registration.scope);
const cacheName = `amends-demo ${scope.pathname} ${version}`;
const at = (path) => new URL(path, scope).href;

let helpdesk;
const opened = () => (helpdesk ??= open().catch((error) => {
  helpdesk = undefined;   // the next one tries again
  throw error;
}));

async function open() {
  return Helpdesk.open({ ...await parts(), kept: new Kept(scope.pathname) });
}

async function parts() {
  const [wasm, manifest] = await Promise.all([file(at(files.module)), file(at('amends/manifest.json'))]);
  return { wasm: await wasm.arrayBuffer(), manifest: await manifest.text(), baseUrl: at('amends') };
}

// From the cache, else from where it came; then it is there the next time.
async function file(url) {
  const cache = await caches.open(cacheName);
  const cached = await cache.match(url, { ignoreSearch: true });
  if (cached) return cached;
  const fetched = await fetch(url);
  if (fetched.ok) await cache.put(url, fetched.clone());
  return fetched;
}

async function page(url) {
  const path = url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname;
  return file(new URL(path, url).href);
}

async function amends(request, url, path) {
  if (path.startsWith('/assets/')) return file(at(`amends${path}`));
  const desk = await opened();
  await desk.ready;
  const isDesk = path.startsWith('/api/');
  const writes = !['GET', 'HEAD'].includes(request.method);
  if (isDesk && writes && request.headers.get('x-amends') !== '1') return problem(403, 'cross_site', 'the header X-Amends: 1 is missing');
  const call = await doorRequest(request, { path, query: url.search.slice(1), baseUrl: at('amends'), actor: isDesk ? desk.manager : null });
  return browserResponse(await desk.answer(call), { webFile: (name) => file(at(`amends/assets/${name}`)), script: isDesk ? null : at('here.js') });
}

async function demo(request, path) {
  const desk = await opened();
  const asked = `${request.method} ${path}`;
  if (asked === 'GET /state.json') return document({ where: 'browser', told: desk.told, fault: desk.fault });
  if (asked === 'POST /reset') return reset();
  if (asked === 'POST /history') return bring(request);
  await desk.ready;
  if (asked === 'GET /history.jsonl') return download(desk.history);
  const found = request.method === 'GET' && desk.find(path);
  return found ? document(found) : problem(404, 'not_found', 'the demo has nothing there');
}

function download(history) {
  return new Response(history, { headers: { 'content-type': 'application/jsonl; charset=utf-8', 'content-disposition': 'attachment; filename="amends-history.jsonl"', 'cache-control': 'no-store' } });
}

async function reset() {
  (await opened()).leave();
  await new Kept(scope.pathname).forget();
  helpdesk = undefined;
  await (await opened()).ready;
  return document({ reset: true });
}

async function bring(request) {
  try {
    const brought = await Helpdesk.fromHistory({ ...await parts(), kept: new Kept(scope.pathname) }, request.body);
    (await opened()).leave();
    helpdesk = Promise.resolve(brought);
    await brought.begin();
    return document({ brought: true });
  } catch (error) {
    if (error instanceof BadHistory) return problem(422, 'bad_history', error.message);
    throw error;
  }
}

function answer(request, url) {
  const path = url.pathname.slice(scope.pathname.length - 1);
  if (path.startsWith('/amends/')) return amends(request, url, path.slice('/amends'.length));
  if (path.startsWith('/demo/')) return demo(request, path.slice('/demo'.length));
  return page(url);
}

const broken = (error) => {
  console.error(error);
  if (error instanceof WebAssembly.RuntimeError) helpdesk = undefined;   // what is kept is whole
  return problem(503, 'unavailable', `the demo in this browser has a fault: ${error.message}`);
};

addEventListener('install', (event) => {
  const all = async () => {
    const cache = await caches.open(cacheName);
    await cache.addAll([files.module, ...files.pages].map((path) => new Request(at(path), { cache: 'no-cache' })));
    await self.skipWaiting();
  };
  event.waitUntil(all());
});

addEventListener('activate', (event) => {
  const earlier = (name) => name.startsWith(`amends-demo ${scope.pathname} `) && name !== cacheName;
  const tidy = async () => {
    await Promise.all((await caches.keys()).filter(earlier).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  event.respondWith(answer(event.request, url).catch(broken));
});
