// `amends serve` as a client meets it, also a rude one.
import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { amends, folder, start } from './support/amends.mjs';

const place = await folder(after);
const store = join(place, 'helpdesk.db');
const pages = join(place, 'pages');
const assets = join(place, 'assets');
for (const [file, text] of [
  ['pages/index.html', '<!doctype html><title>Hello</title>'], ['pages/.secret', 'x'], ['assets/amends-page.css', 'p{}'], ['key.txt', 'x'],
]) {
  await mkdir(join(place, file, '..'), { recursive: true });
  await writeFile(join(place, file), text);
}
await symlink(join(place, 'key.txt'), join(pages, 'link.txt'));

const key = async (role, ...more) => {
  const { out, err } = await amends('key', 'create', '--store', store, '--name', role, '--role', role, ...more);
  assert.match(out, /^amk_[a-z2-7]{52}\n$/, err);
  return out.trim();
};
const admin = await key('admin');
const manager = await key('manager');
const server = await start('serve', '--store', store, '--pages', pages, '--assets', assets, '--read-timeout', '1', '--tick', '0');
after(() => server.stop());

/** One request as it is, without what fetch adds or forbids. */
function ask(path, { method = 'GET', headers = {}, body, agent } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.origin}${path}`, { method, headers, agent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => { text += part; })
        .on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text, json: () => JSON.parse(text) }));
    });
    asked.on('error', reject).end(body);
  });
}

/** Bytes in, everything that came back until the server closed. */
function talk(bytes) {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('latin1').on('data', (part) => { text += part; }).on('end', () => socket.end()).on('close', () => resolve(text)).on('error', reject);
  });
}

async function signIn(secret = manager) {
  const { status, headers } = await ask(`/login?key=${secret}`);
  assert.equal(status, 303);
  return headers['set-cookie'][0].split(';')[0];
}

const bearer = (secret) => ({ authorization: `Bearer ${secret}` });
const json = { 'content-type': 'application/json' };

test('answers only under its own names', async () => {
  for (const host of ['127.0.0.1', `127.0.0.1:${server.port}`, 'localhost', 'LOCALHOST:80', '[::1]:8420']) {
    assert.equal((await ask('/', { headers: { host } })).status, 200, host);
  }
  for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '[::1', 'x@localhost']) {
    const { status, text } = await ask('/', { headers: { host } });
    assert.equal(status, 421, host);
    assert.match(text, /does not answer under that name/);
  }
  assert.match(await talk('GET / HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 400 [^]*the Host header is missing/);
  assert.match(await talk('GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 421 /);
});

test('pages come with a policy, and nothing leads out of their folder', async () => {
  const { headers, text } = await ask('/');
  assert.match(text, /Hello/);
  assert.match(headers['content-security-policy'], /default-src 'none'/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  for (const path of ['/.secret', '/link.txt', '/../key.txt', '/%2e%2e/key.txt', '/..%2fkey.txt', '/index.html/', '//key.txt', '/pages/../../key.txt']) {
    assert.equal((await ask(path)).status, 404, path);
  }
  assert.match(await talk('GET /../key.txt HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 404 /);
});

test('streams the web files, unchanged ones without a body', async () => {
  const first = await ask('/amends/assets/amends-page.css');
  assert.equal(first.text, 'p{}');
  assert.match(first.headers['content-type'], /^text\/css/);
  const again = await ask('/amends/assets/amends-page.css', { headers: { 'if-none-match': first.headers.etag } });
  assert.deepEqual([again.status, again.text], [304, '']);
  assert.equal((await ask('/amends/assets/..%2fhelpdesk.db')).status, 404);
});

test('HEAD is GET without a body', async () => {
  const { status, headers, text } = await ask('/', { method: 'HEAD' });
  assert.deepEqual([status, text], [200, '']);
  assert.ok(Number(headers['content-length']) > 0);
});

test('a bearer key opens the desk as far as its role goes', async () => {
  assert.equal((await ask('/amends/api/follow-ups')).status, 401);
  assert.equal((await ask('/amends/api/follow-ups', { headers: bearer(`amk_${'a'.repeat(52)}`) })).status, 401);
  assert.equal((await ask('/amends/api/follow-ups', { headers: bearer(manager) })).status, 200);
  assert.equal((await ask('/amends/api/settings', { headers: bearer(manager) })).status, 403);
  assert.equal((await ask('/amends/api/settings', { headers: bearer(admin) })).status, 200);
});

test('a browser cannot say who it is', async () => {
  const actor = JSON.stringify({ id: 'x', roles: ['admin'] });
  for (const headers of [{ 'x-amends-actor': actor }, { actor }, { 'x-forwarded-user': 'admin' }]) {
    assert.equal((await ask('/amends/api/settings', { headers })).status, 401);
  }
});

test('the login link opens a session; a wrong one does not', async () => {
  const { status, headers } = await ask(`/login?key=${manager}`);
  assert.equal(status, 303);
  assert.equal(headers.location, '/follow-ups.html');
  assert.match(headers['set-cookie'][0], /^amends_session=[0-9a-f]{64}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  for (const path of ['/login', '/login?key=', '/login?key=amk_wrong', `/login?key=${'a'.repeat(300)}`]) {
    const refused = await ask(path);
    assert.equal(refused.status, 403, path);
    assert.equal(refused.headers['set-cookie'], undefined);
  }
});

test('a session reads the desk, and changes it only with X-Amends from the same origin', async () => {
  const cookie = await signIn(admin);
  assert.equal((await ask('/amends/api/follow-ups', { headers: { cookie } })).status, 200);
  const body = JSON.stringify({ status: 'completed', requester: { id: 'u1' }, subject: 'VPN' });
  const put = async (headers) => (await ask('/amends/api/requests/17', { method: 'PUT', headers: { cookie, ...json, ...headers }, body })).status;
  assert.equal(await put({}), 403);
  assert.equal(await put({ 'x-amends': '1', origin: 'https://evil.example' }), 403);
  assert.equal(await put({ 'x-amends': '1', 'sec-fetch-site': 'cross-site' }), 403);
  assert.equal(await put({ 'x-amends': '1', 'sec-fetch-site': 'same-origin', origin: server.origin }), 200);
  const elsewhere = `localhost:${server.port}`;
  assert.equal(await put({ 'x-amends': '1', host: elsewhere, origin: `http://${elsewhere}` }), 200);
});

test('logging out ends the session', async () => {
  const cookie = await signIn();
  const { status, headers } = await ask('/logout', { method: 'POST', headers: { cookie } });
  assert.equal(status, 303);
  assert.match(headers['set-cookie'][0], /Max-Age=0/);
  assert.equal((await ask('/amends/api/follow-ups', { headers: { cookie } })).status, 401);
});

test('a customer rates through the public mount, which knows no session', async () => {
  const body = JSON.stringify({ status: 'completed', requester: { id: 'u2', name: 'Ingrid' }, subject: 'Wireless', team: 'Network' });
  await ask('/amends/api/requests/18', { method: 'PUT', headers: { ...bearer(admin), ...json }, body });
  const asked = await ask('/amends/api/invitations', { method: 'POST', headers: { ...bearer(admin), ...json }, body: '{"request":"18"}' });
  assert.equal(asked.status, 201, asked.text);
  const { token, page_url: url } = asked.json();
  assert.equal(url, `${server.origin}/amends/r/${token}`);
  const page = await ask(`/amends/r/${token}`);
  assert.equal(page.status, 200);
  assert.equal(page.headers['set-cookie'], undefined);
  assert.match(page.headers['content-security-policy'], /default-src 'none'/);
  const { nonce } = (await ask(`/amends/r/${token}`, { headers: { accept: 'application/json' } })).json();
  const rate = (proof) => ask(`/amends/r/${token}`, {
    method: 'POST',
    headers: { ...json, accept: 'application/json', origin: server.origin, 'x-amends-consumer': 'me', 'x-amends-kinds': 'satisfaction.changed' },
    body: JSON.stringify({ answer: 1, nonce: proof, op: 'o'.repeat(22), key: 'k'.repeat(16) }),
  });
  // Nobody presses within 0.3 seconds of loading a page: the door asks to send the same press again.
  let rated = await rate(nonce);
  while (rated.status === 409 && rated.json().code === 'nonce_stale') rated = await rate(nonce);
  assert.equal(rated.status, 200, rated.text);
  assert.equal(rated.json().result, 'recorded');
  const { items } = (await ask('/amends/api/follow-ups', { headers: { cookie: await signIn() } })).json();
  assert.deepEqual(items.map((item) => item.request), ['18']);
  const leased = await ask('/amends/api/outbox/lease', { method: 'POST', headers: { ...bearer(admin), ...json }, body: JSON.stringify({ consumer: 'host', kinds: ['satisfaction.changed'] }) });
  const statuses = leased.json().effects.filter((effect) => effect.request === '18').map(({ status }) => status);
  assert.ok(statuses.includes('dissatisfied'), 'a customer’s headers lease nothing');
});

test('bounds: a body, headers, a request that never ends, no HTTP at all', async () => {
  const large = await ask('/amends/r/x', { method: 'POST', headers: json, body: 'x'.repeat(1024 * 1024 + 1) });
  assert.equal(large.status, 413);
  assert.equal(large.json().code, 'too_large');
  const wide = await ask('/', { headers: { 'x-wide': 'x'.repeat(20_000) } }).catch((error) => ({ status: error.code }));
  assert.equal(wide.status, 431);
  assert.match(await talk('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 hello\r\n\r\n'), /^HTTP\/1\.1 400 /);
  assert.equal(await talk('POST /amends/r/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc'), '', 'closed when its time was over');
  assert.match(await talk('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'), /^HTTP\/1\.1 400 /);
  assert.equal((await ask('/')).status, 200);
});

test('a connection that has served its share says so before it is closed', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const told = [];
  for (let n = 0; n < 2_100; n += 1) told.push((await ask('/amends/r/x', { method: 'OPTIONS', agent })).headers.connection);
  agent.destroy();
  assert.deepEqual([told.indexOf('close'), told.filter((word) => word === 'close').length], [999, 2]);
});

test('unknown paths and methods are problem documents', async () => {
  const missing = await ask('/amends/nothing');
  assert.equal(missing.status, 404);
  assert.equal(missing.headers['content-type'], 'application/problem+json');
  const method = await ask('/amends/api/follow-ups', { method: 'DELETE', headers: bearer(admin) });
  assert.equal(method.json().code, 'method_not_allowed');
});

test('a revoked key ends its sessions', async () => {
  const secret = await key('agent');
  const listed = JSON.parse((await amends('key', 'list', '--store', store, '--json')).out).keys;
  const { id } = listed.find(({ name }) => name === 'agent');
  assert.equal((await amends('key', 'revoke', '--store', store, id)).code, 0);
  assert.equal((await ask(`/login?key=${secret}`)).status, 403);
  assert.equal((await ask('/amends/api/follow-ups', { headers: bearer(secret) })).status, 401);
});

test('a port that is taken is told in one line', async () => {
  const { code, err } = await amends('serve', '--store', store, '--port', String(server.port));
  assert.equal(code, 1);
  assert.match(err, /^amends: 127\.0\.0\.1, port \d+, is in use by another program/);
});

test('SIGTERM finishes the call at hand and ends with 0; what it did is there', async () => {
  const other = await start('serve', '--store', store, '--tick', '0');
  const answers = await Promise.all([...Array(20).keys()].map(async (i) => {
    const answer = await fetch(`${other.origin}/amends/api/requests/30${i}`, { method: 'PUT', headers: { ...bearer(admin), ...json }, body: '{"status":"open","subject":"x"}' });
    return answer.status;
  }));
  assert.deepEqual([...new Set(answers)], [200]);
  const late = fetch(`${other.origin}/amends/api/requests/400`, { method: 'PUT', headers: { ...bearer(admin), ...json }, body: '{"status":"open","subject":"x"}' });
  const [answer, code] = await Promise.all([late.then(({ status }) => status, () => 'refused'), other.stop()]);
  assert.equal(code, 0);
  const found = await ask('/amends/api/requests/400', { headers: bearer(admin) });
  assert.equal(found.status === 200, answer === 200);
});

// It gives calls at hand ten seconds; with none there is nothing to be patient for.
test('with nobody connected a server ends at once', async () => {
  const idle = await start('serve', '--store', store, '--tick', '0');
  const asked = performance.now();
  assert.equal(await idle.stop('SIGINT'), 0);
  assert.ok(performance.now() - asked < 9_000, 'it waited for nobody');
});
