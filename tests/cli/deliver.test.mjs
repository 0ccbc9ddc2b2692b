// `amends deliver` against receivers on loopback, good ones and bad ones.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { amends, command, folder, start } from './support/amends.mjs';
import { ask, made } from './support/helpdesk.mjs';
import { receiver } from './support/receiver.mjs';
import { shiftedTime } from './support/time.mjs';

const place = await folder(after);
const time = shiftedTime(place);
after(() => time.clock.close());
const json = { 'content-type': 'application/json', accept: 'application/json' };
let stores = 0;

/** A helpdesk with `cases` dissatisfied customers, and these webhooks. */
async function helpdesk(webhooks, { cases = 1, settings: more = {} } = {}) {
  const desk = await made(join(place, `store-${stores += 1}.db`));
  const server = await start('serve', '--store', desk.store, '--tick', '0');
  const call = async (method, path, body) => {
    const answer = await fetch(`${server.origin}/amends${path}`, { method, headers: { ...desk.bearer, ...json }, body: body && JSON.stringify(body) });
    const told = await answer.json();
    assert.ok(answer.ok, JSON.stringify(told));
    return told;
  };
  const set = async (changed) => {
    const { revision, settings } = await call('GET', '/api/settings');
    await call('PUT', '/api/settings', { revision, settings: { ...settings, ...changed } });
  };
  const complain = async () => {
    const request = await ask(server, desk).then(() => call('GET', '/api/changes?after=0&limit=1000')).then(({ changes }) => changes.at(-1).request);
    await call('POST', `/api/requests/${request}/ratings`, { answer: 1, op: `op-of-the-complaint-${request}` });
    return request;
  };
  await set({ webhooks: webhooks.map((webhook) => ({ id: 'crm', events: ['follow_up.opened'], allow_private: true, ...webhook })), ...more });
  for (let n = 0; n < cases; n += 1) await complain();
  return { ...desk, set, call, complain, stop: () => server.stop() };
}

const deliver = ({ store }, ...args) => amends('deliver', '--store', store, ...args);

/** The same at the shifted time. */
async function deliverLater({ store }, ...args) {
  const child = spawn(command, ['deliver', '--store', store, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...time.env } });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (part) => { out += part; });
  const [code] = await once(child, 'close');
  return { code, out };
}

const ids = ({ deliveries }) => deliveries.map(({ headers }) => headers['amends-delivery']);

test('a delivery arrives once, with a signature that other code can check', async (t) => {
  const crm = await receiver();
  t.after(() => crm.stop());
  const desk = await helpdesk([{ url: `${crm.origin}/hooks/amends?x=1` }]);
  t.after(() => desk.stop());
  assert.match((await deliver(desk, '--dry-run')).out, /crm +follow_up\.opened/);
  assert.equal(crm.deliveries.length, 0);
  assert.deepEqual(await deliver(desk), { code: 0, out: 'delivered 1, failed 0\n', err: '' });
  assert.deepEqual(await deliver(desk), { code: 0, out: 'delivered 0, failed 0\n', err: '' });
  const [{ method, path, headers, body }] = crm.deliveries;
  assert.deepEqual([method, path, headers['content-type'], headers['amends-event']], ['POST', '/hooks/amends?x=1', 'application/json', 'follow_up.opened']);
  assert.equal(JSON.parse(body).id, headers['amends-delivery']);
  const secret = (await amends('webhook', 'secret', '--store', desk.store, 'crm')).out.trim();
  const [, at, signature] = /^t=(\d+),v1=(.+)$/.exec(headers['amends-signature']);
  assert.equal(signature, createHmac('sha256', secret).update(`${at}.${body}`).digest('hex'));
  assert.ok(Math.abs(Date.now() / 1000 - Number(at)) < 60);
  assert.match((await amends('webhook', 'list', '--store', desk.store)).out, /^crm +json +active +follow_up\.opened +http:/m);
  const unknown = await amends('webhook', 'secret', '--store', desk.store, 'other');
  assert.deepEqual([unknown.code, unknown.out], [4, '']);
});

test('what failed comes again later, not at once', async (t) => {
  let status = 500;
  const crm = await receiver((_, answer) => { answer.statusCode = status; answer.end(); });
  t.after(() => crm.stop());
  const desk = await helpdesk([{ url: crm.origin }]);
  t.after(() => desk.stop());
  const failed = await deliver(desk);
  assert.deepEqual([failed.code, failed.out], [1, 'delivered 0, failed 1\n']);
  assert.match(failed.err, /^amends: follow_up\.opened of request request-number-\d+ to crm: it answered 500\n$/);
  status = 204;
  assert.equal((await deliver(desk)).out, 'delivered 0, failed 0\n');
  time.clock.forward(61_000);
  assert.deepEqual(await deliverLater(desk), { code: 0, out: 'delivered 1, failed 0\n' });
  assert.equal(new Set(ids(crm)).size, 1);
  assert.equal(crm.deliveries.length, 2);
});

test('what was given up is listed, seen in health, and goes out when it is asked for', async (t) => {
  let status = 410;
  const crm = await receiver((_, answer) => { answer.statusCode = status; answer.end(); });
  t.after(() => crm.stop());
  const desk = await helpdesk([{ url: crm.origin }], { settings: { webhook_attempts: 1 } });
  t.after(() => desk.stop());
  assert.equal((await deliver(desk)).code, 1);
  const { items: [item] } = JSON.parse((await deliver(desk, '--list', '--json')).out);
  assert.deepEqual([item.webhook, item.attempts, item.error], ['crm', 1, 'it answered 410']);
  assert.match((await deliver(desk, '--list')).out, new RegExp(`^${item.id} +crm +follow_up\\.opened +request-`, 'm'));
  assert.ok((await desk.call('GET', '/api/health')).problems.some((text) => text.includes('amends deliver --list')));
  assert.equal((await deliver(desk, '--retry', '0'.repeat(32))).code, 4);
  assert.equal((await deliver(desk, '--retry', 'x')).code, 4);
  assert.equal((await deliver(desk, '--retry', item.id)).code, 0);
  status = 200;
  assert.equal((await deliver(desk)).out, 'delivered 1, failed 0\n');
  assert.deepEqual(ids(crm), [item.id, item.id]);
});

test('redirects are not followed', async (t) => {
  const other = await receiver();
  t.after(() => other.stop());
  const crm = await receiver((_, answer) => { answer.writeHead(307, { location: other.origin }).end(); });
  t.after(() => crm.stop());
  const desk = await helpdesk([{ url: crm.origin }]);
  t.after(() => desk.stop());
  assert.match((await deliver(desk)).err, /it answered 307; redirects are not followed/);
  assert.equal(other.connections.count, 0);
});

test('private addresses are refused unless they are allowed, however they are spelt', async (t) => {
  const four = await receiver();
  t.after(() => four.stop());
  const six = await receiver(undefined, '::1').catch(() => null);
  t.after(() => six?.stop());
  const spellings = [
    `http://127.0.0.1:${four.port}/`, `http://localhost:${four.port}/`, `http://0x7f000001:${four.port}/`, `http://2130706433:${four.port}/`, `http://127.1:${four.port}/`,
    `http://0.0.0.0:${four.port}/`, 'http://10.0.0.1/', 'http://100.64.0.1/', 'http://169.254.169.254/latest/meta-data/', 'http://172.31.0.1/', 'http://192.168.1.1/',
    ...(six ? [
      `http://[::1]:${six.port}/`, `http://[::ffff:127.0.0.1]:${four.port}/`, `http://[::ffff:7f00:1]:${four.port}/`, `http://[64:ff9b::7f00:1]:${four.port}/`,
      'http://[fd00::1]/', 'http://[fe80::1]/',
    ] : []),
  ];
  const webhooks = spellings.map((url, n) => ({ id: `hook-${n}`, url, allow_private: false }));
  const desk = await helpdesk(webhooks);
  t.after(() => desk.stop());
  const { code, out, err } = await deliver(desk, '--timeout', '3');
  assert.deepEqual([code, out], [1, `delivered 0, failed ${spellings.length}\n`]);
  for (const n of spellings.keys()) {
    assert.match(err, new RegExp(`to hook-${n}: the address is not public`), spellings[n]);
  }
  assert.equal(four.connections.count + (six?.connections.count ?? 0), 0);
});

test('no proxy is taken from the environment, one that is named is', async (t) => {
  const proxy = await receiver();
  t.after(() => proxy.stop());
  const crm = await receiver();
  t.after(() => crm.stop());
  const desk = await helpdesk([{ url: `${crm.origin}/direct` }, { id: 'far', url: 'http://crm.invalid/through', allow_private: false }]);
  t.after(() => desk.stop());
  process.env.http_proxy = process.env.ALL_PROXY = proxy.origin;
  const first = await deliver(desk);
  delete process.env.http_proxy;
  delete process.env.ALL_PROXY;
  assert.equal(first.out, 'delivered 1, failed 1\n');
  assert.deepEqual([crm.deliveries.length, proxy.connections.count], [1, 0]);
  time.clock.forward(61_000);
  assert.equal((await deliverLater(desk, '--proxy', proxy.origin)).out, 'delivered 1, failed 0\n');
  assert.equal(proxy.deliveries[0].path, 'http://crm.invalid/through');
});

test('a slow receiver costs its own delivery alone, a huge answer none', async (t) => {
  const slow = await receiver(() => {});
  t.after(() => slow.stop());
  const huge = await receiver((_, answer) => {
    const part = Buffer.alloc(64 * 1024, 'x');
    const more = () => { while (!answer.destroyed && answer.write(part)); };
    answer.on('drain', more);
    more();
  });
  t.after(() => huge.stop());
  const talker = createServer((socket) => { socket.on('error', () => {}); socket.end('this is not HTTP\r\n\r\n'); }).listen(0, '127.0.0.1');
  await once(talker, 'listening');
  t.after(() => talker.close());
  const desk = await helpdesk([{ id: 'slow', url: slow.origin }, { id: 'huge', url: huge.origin }, { id: 'odd', url: `http://127.0.0.1:${talker.address().port}` }]);
  t.after(() => desk.stop());
  const started = Date.now();
  const { out, err } = await deliver(desk, '--timeout', '1');
  assert.ok(Date.now() - started < 10_000);
  assert.equal(out, 'delivered 1, failed 2\n', err);
  assert.match(err, /to slow: .*timed out/i);
  assert.match(err, /to odd: /);
  assert.equal(huge.deliveries.length, 1);
});

test('two at once deliver everything, and each thing once', async (t) => {
  const crm = await receiver();
  t.after(() => crm.stop());
  const desk = await helpdesk([{ url: crm.origin }], { cases: 40 });
  t.after(() => desk.stop());
  const both = await Promise.all([deliver(desk), deliver(desk)]);
  assert.deepEqual(both.map(({ code, err }) => [code, err]), [[0, ''], [0, '']]);
  assert.equal(new Set(ids(crm)).size, 40);
  assert.equal(crm.deliveries.length, 40);
});

test('killed in the middle, it delivers the rest and what was on its way when its lease is over', async (t) => {
  let hold = true;
  let held = 0;
  let seen;
  const allHeld = new Promise((resolve) => { seen = resolve; });
  const crm = await receiver((_, answer) => {
    if (!hold) return answer.end();
    if ((held += 1) === 16) seen();
  });
  t.after(() => crm.stop());
  const desk = await helpdesk([{ url: crm.origin }], { cases: 20 });
  t.after(() => desk.stop());
  const child = spawn(command, ['deliver', '--store', desk.store], { stdio: 'ignore' });
  await allHeld;
  child.kill('SIGKILL');
  await once(child, 'close');
  hold = false;
  assert.equal((await deliver(desk)).out, 'delivered 4, failed 0\n');
  time.clock.forward(61_000);
  assert.equal((await deliverLater(desk)).out, 'delivered 16, failed 0\n');
  assert.equal(new Set(ids(crm)).size, 20);
});

test('a case that is withdrawn before it was delivered is not told', async (t) => {
  const crm = await receiver();
  t.after(() => crm.stop());
  const desk = await helpdesk([{ url: crm.origin }]);
  t.after(() => desk.stop());
  const { items: [item] } = await desk.call('GET', '/api/follow-ups');
  const { ratings: [{ id }] } = await desk.call('GET', `/api/requests/${item.request}`);
  await desk.call('POST', `/api/ratings/${id}/exclude`, { reason: 'A test' });
  assert.equal((await deliver(desk)).out, 'delivered 0, failed 0\n');
  assert.equal(crm.deliveries.length, 0);
});

test('Slack and Teams get bodies of their own', async (t) => {
  const chat = await receiver();
  t.after(() => chat.stop());
  const desk = await helpdesk([
    { id: 'slack', url: `${chat.origin}/slack`, format: 'slack', language: 'de' },
    { id: 'teams', url: `${chat.origin}/teams`, format: 'teams' },
  ]);
  t.after(() => desk.stop());
  assert.equal((await deliver(desk)).code, 0);
  const at = (path) => JSON.parse(chat.deliveries.find((delivery) => delivery.path === path).body);
  assert.match(at('/slack').text, /^Neuer Vorgang: #request-number-\d+$/);
  assert.equal(at('/teams').attachments[0].content.type, 'AdaptiveCard');
});

test('a wrong command line is refused', async () => {
  for (const args of [['--timeout', '0'], ['--dry-run', '--list'], ['--retry']]) {
    assert.equal((await deliver({ store: 'x.db' }, ...args)).code, 2, args.join(' '));
  }
  assert.equal((await deliver({ store: join(place, 'nowhere.db') })).code, 3);
});
