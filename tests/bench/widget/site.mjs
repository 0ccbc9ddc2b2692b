// One origin for all pages: their files, our web files, and what goes through to the door behind them.
import { createServer, request as ask } from 'node:http';
import { join } from 'node:path';
import { root } from '../measure.mjs';
import { encodedFor, fileIn } from './file.mjs';
import { policies } from './policies.mjs';

const web = join(root, 'dist/share/amends/web');
const thanks = '<!doctype html><html lang="en"><title>Thanks</title><main><h1>Thank you!</h1></main></html>';

async function bodyOf(message) {
  const chunks = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * @param {string} folder of the built pages
 * @returns a server with the log of what was asked since it was last emptied: method, path below the
 *   policy's name, status, body, the file, and when it came in ms since 1970; `filled` is what stands
 *   for {{…}} in pages, `door` where /amends leads
 */
export async function openSite(folder) {
  const site = { origin: '', log: [], filled: {}, door: null };
  const server = createServer((incoming, outgoing) => {
    answer(site, folder, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  site.origin = `http://localhost:${server.address().port}`;
  site.close = () => new Promise((done) => { server.closeAllConnections?.(); server.close(done); });
  return site;
}

async function answer(site, folder, incoming, outgoing) {
  const at = Date.now();
  const { pathname } = new URL(incoming.url, site.origin);
  const [, mode, path] = /^\/([^/]+)\/(.*)$/.exec(decodeURIComponent(pathname)) ?? [];
  if (!(mode in policies)) return outgoing.writeHead(204).end();   // such as the icon that browsers ask for
  const entry = { method: incoming.method, path, status: 0, body: '', file: null, at };
  site.log.push(entry);
  const body = await bodyOf(incoming);
  entry.body = body.toString();
  outgoing.setHeader('cache-control', 'no-store');
  if (policies[mode]) outgoing.setHeader('content-security-policy', policies[mode]);
  if (path.startsWith('amends/') && !path.startsWith('amends/assets/')) return passOn(site, entry, incoming, body, outgoing);
  entry.file = await (path.startsWith('amends/') ? fileIn(web, path.slice('amends/assets/'.length)) : fileIn(folder, path));
  entry.status = entry.file || incoming.method === 'POST' ? 200 : 404;
  if (entry.file) return sendFile(entry.file, site.filled, incoming, outgoing);
  const navigates = incoming.headers['sec-fetch-mode'] === 'navigate';
  outgoing.writeHead(entry.status, { 'content-type': navigates ? 'text/html; charset=utf-8' : 'application/json' })
    .end(navigates ? thanks : '{}');
}

function sendFile(file, filled, incoming, outgoing) {
  const [encoding, bytes] = encodedFor(file, incoming.headers['accept-encoding']);
  outgoing.setHeader('content-type', file.type);
  if (file.type.startsWith('text/html') && file.identity.includes('{{')) return outgoing.end(fill(file.identity.toString(), filled));
  outgoing.writeHead(200, { 'content-encoding': encoding }).end(bytes);
}

/** A text with its {{names}} replaced. */
export const fill = (text, values) => text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? '');

function passOn(site, entry, incoming, body, outgoing) {
  const headers = { ...incoming.headers };
  for (const name of ['host', 'connection']) delete headers[name];   // of this connection, not of the next
  const path = incoming.url.replace(/^\/[^/]+/, '');
  const onward = ask({ port: site.door.port, host: '127.0.0.1', method: incoming.method, path, headers }, (reply) => {
    entry.status = reply.statusCode;
    for (const [name, value] of Object.entries(reply.headers)) {
      // Two policies hold together: the door's and the one that the page is put under.
      outgoing.setHeader(name, name === 'content-security-policy' ? [outgoing.getHeader(name) ?? [], value].flat() : value);
    }
    outgoing.writeHead(reply.statusCode);
    reply.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  onward.end(body);
}
