// docs/openapi.yaml against the real answers of `amends serve`, and against the lists in the core.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { amends, folder, start } from '../cli/support/amends.mjs';
import { checkAnswer, checkRequest, document, operationOf, operations, read } from './support/document.mjs';

const place = await folder(after);
const store = join(place, 'helpdesk.db');
const assets = join(place, 'assets');
await mkdir(assets);
await writeFile(join(assets, 'amends-page.css'), 'p{}');

async function key(role, ...more) {
  const { out, err } = await amends('key', 'create', '--store', store, '--name', role, '--role', role, ...more);
  assert.match(out, /^amk_/, err);
  return out.trim();
}
const keys = { admin: await key('admin'), manager: await key('manager'), agent: await key('agent'), host: await key('host') };
const server = await start('serve', '--store', store, '--assets', assets, '--tick', '0');
after(() => server.stop());

const succeeded = new Set();

/** One call as `role`; the answer is held against the document, and the body too when it was taken. */
async function call(method, path, { role, body, raw, headers = {} } = {}) {
  const operation = operationOf(method, new URL(path, server.origin).pathname);
  const answer = await fetch(`${server.origin}/amends${path}`, {
    method,
    headers: {
      accept: 'application/json',
      ...(path.startsWith('/r/') && method === 'POST' ? { origin: server.origin, 'sec-fetch-site': 'same-origin' } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(role ? { authorization: `Bearer ${keys[role]}` } : {}),
      ...headers,
    },
    body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
  });
  const type = (answer.headers.get('content-type') ?? '').split(';')[0];
  const text = await answer.text();
  const found = { status: answer.status, type, body: type.endsWith('json') ? JSON.parse(text) : text, headers: answer.headers };
  checkAnswer(operation, found);
  if (answer.ok) {
    succeeded.add(operation.name);
    if (body !== undefined) checkRequest(operation, body);
  }
  return found;
}

async function good(method, path, options) {
  const found = await call(method, path, options);
  assert.ok(found.status < 300, JSON.stringify(found.body));
  return found.body;
}

async function refused(code, method, path, options) {
  const { body } = await call(method, path, options);
  assert.equal(body.code, code, JSON.stringify(body));
  return body;
}

let counter = 0;
const op = () => `op-of-this-test-${String(counter += 1).padStart(4, '0')}`;

async function asked(request, team = 'Network') {
  await good('PUT', `/api/requests/${request}`, { role: 'host', body: {
    status: 'completed', requester: { id: 'u17', name: 'Ingrid Solberg', mail: 'ingrid@example.org', language: 'de' }, subject: 'VPN drops',
    url: `https://help.example.org/issues/${request}`, agent: 'eoin', closer: 'eoin', team, queue: 'VPN', service: 'Remote access',
    tags: ['vip'], channel: 'mail', organisation: 'Finance',
  } });
  return good('POST', '/api/invitations', { role: 'host', body: { request } });
}

/** A nonce must be 0.3 s old: the same press is sent until it is. */
async function rate(token, vote) {
  const { nonce } = await good('GET', `/r/${token}`);
  const body = { op: op(), key: 'key-of-her-browser', nonce, ...vote };
  for (;;) {
    const found = await call('POST', `/r/${token}`, { body });
    if (found.body.code !== 'nonce_stale') return found;
    assert.ok(found.body.nonce);
  }
}

const onlyCase = async (request) => (await good('GET', `/api/follow-ups?q=${request}`, { role: 'manager' })).items.find((item) => item.request === request);

test('the document has exactly the routes of the core', () => {
  const routes = [...read('core/api/routes.cpp').matchAll(/\{"([A-Z]+)",\s*"([^"]+)",\s*Door::/g)].map(([, method, path]) => `${method} ${path}`);
  assert.ok(routes.length > 20);
  const described = operations.map(({ name }) => name.replaceAll(/\{[^}]+\}/g, '*'));
  assert.deepEqual(described.sort(), routes.sort());
});

test('the document has exactly the error codes of the core', () => {
  const codes = [...read('core/base/error.cpp').matchAll(/Row\{ErrorCode::\w+, \d+, "(\w+)"/g)].map(([, code]) => code);
  assert.deepEqual(document.components.schemas.ProblemMembers.properties.code.enum, codes);
});

test('settings are read and decided anew', async () => {
  const { revision, settings } = await good('GET', '/api/settings', { role: 'admin' });
  await good('PUT', '/api/settings', { role: 'admin', body: { revision, settings: { ...settings, grace_s: 0, time_zone: 'CET-1CEST,M3.5.0,M10.5.0/3' } } });
  await refused('stale_revision', 'PUT', '/api/settings', { role: 'admin', body: { revision, settings } });
  await refused('out_of_range', 'PUT', '/api/settings', { role: 'admin', body: { revision: revision + 1, settings: { ...settings, time_zone: 'Europe/Berlin' } } });
  const ask = { min_days_between_asks: 0, sampling_per_ten_thousand: 10000, exclude: { queues: ['alerts'], domains: ['bots.example.org'] }, closed_by: { requester: false } };
  await good('PUT', '/api/settings', { role: 'admin', body: { revision: revision + 1, settings: { ...settings, grace_s: 0, time_zone: 'CET-1CEST,M3.5.0,M10.5.0/3', ask, recovery: { ask: false, delay_s: 0 } } } });
  await refused('out_of_range', 'PUT', '/api/settings', { role: 'admin', body: { revision: revision + 2, settings: { ...settings, ask: { min_days_between_asks: -1 } } } });
  await good('GET', '/api/settings/versions?limit=2', { role: 'admin' });
  await good('GET', '/api/settings/versions/1', { role: 'admin' });
  await refused('not_found', 'GET', '/api/settings/versions/99', { role: 'admin' });
  await refused('forbidden', 'GET', '/api/settings', { role: 'manager' });
  assert.match(await good('GET', '/api/mail-preview?language=de', { role: 'manager' }), /^<!doctype html>/);
});

test('a request is told about and asked about', async () => {
  const made = await asked('1');
  assert.equal(made.links.length, 5);
  assert.equal((await good('POST', '/api/invitations', { role: 'host', body: { request: '1' } })).existing, true);
  await good('PUT', '/api/requests/silent', { role: 'host', body: { status: 'completed' } });
  assert.deepEqual(await good('POST', '/api/invitations', { role: 'host', body: { request: 'silent', channel: 'widget' } }), { suppressed: { reason: 'no_requester' } });
  await good('PUT', '/api/requests/alert', { role: 'host', body: { status: 'completed', requester: { id: 'u18' }, queue: 'alerts', resolution: 'solved' } });
  assert.deepEqual(await good('POST', '/api/invitations', { role: 'host', body: { request: 'alert' } }), { suppressed: { reason: 'excluded_queue' } });
  assert.equal((await good('GET', '/api/requests/alert', { role: 'agent' })).suppressed.reason, 'excluded_queue');
  await refused('not_found', 'POST', '/api/invitations', { role: 'host', body: { request: 'nobody' } });
  await refused('missing_field', 'PUT', '/api/requests/1', { role: 'host', body: {} });
  await refused('unknown_field', 'PUT', '/api/requests/1', { role: 'host', body: { status: 'open', colour: 'red' } });
  await refused('duplicate_field', 'PUT', '/api/requests/1', { role: 'host', raw: '{"status":"open","status":"open"}', headers: { 'content-type': 'application/json' } });
  await refused('invalid_json', 'PUT', '/api/requests/1', { role: 'host', raw: '{"status":', headers: { 'content-type': 'application/json' } });
  await refused('not_signed_in', 'PUT', '/api/requests/1', { body: { status: 'open' } });
  await refused('not_found', 'GET', '/api/requests/nobody', { role: 'agent' });
});

test('a link is a page, a state, and a way to answer', async () => {
  const { token } = await asked('2');
  const page = await call('GET', `/r/${token}/4`, { headers: { accept: 'text/html' } });
  assert.equal(page.type, 'text/html');
  assert.equal((await good('GET', `/r/${token}`)).state, 'asked');
  assert.equal((await good('GET', '/r/nonsense')).state, 'closed');
  await refused('closed', 'POST', '/r/nonsense', { body: { op: op(), answer: 1 } });
  assert.equal((await rate(token, { answer: 1, comment: 'Nobody called back', reasons: ['too_long'], contact_me: true })).body.class, 'dissatisfied');
  assert.equal((await good('GET', `/r/${token}`, { headers: { 'x-amends-key': 'key-of-her-browser' } })).answer, 1);
  assert.equal((await good('GET', `/r/${token}`)).answer, null);
  assert.equal((await rate(token, { answer: 5, key: 'key-of-another-one' })).body.result, 'disputed');
  assert.equal((await rate(token, { answer: 2, evidence: 'dwell' })).body.result, 'intent');
  assert.equal((await rate(token, { answer: 6 })).body.code, 'off_scale');
  assert.equal((await rate(token, { answer: null })).body.result, 'retracted');
  assert.equal((await rate(token, { answer: 'five' })).body.code, 'wrong_type');
  const form = (raw) => call('POST', `/r/${token}`, { raw, headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' } });
  for (const [status, raw] of [[200, `answer=3&op=${op()}`], [422, `answer=three&op=${op()}`], [400, `answer=3&answer=4&op=${op()}`]]) {
    const { status: found, type } = await form(raw);
    assert.deepEqual([found, type], [status, 'text/html']);
  }
  assert.match(await good('GET', `/r/${token}/frame`, { headers: { accept: 'text/html' } }), /<amends-rating /);
  const closed = await call('POST', '/r/nonsense', { raw: 'answer=3', headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' } });
  assert.equal(closed.type, 'text/html');
});

test('the asking is stopped, and resumed', async () => {
  const { token } = await asked('stop-1');
  assert.equal((await call('GET', `/r/${token}/stop`, { headers: { accept: 'text/html' } })).type, 'text/html');
  assert.deepEqual(await good('GET', '/r/nonsense/stop'), { state: 'closed' });
  await refused('closed', 'POST', '/r/nonsense/stop', { body: { op: op() } });
  const press = async (again) => {
    const { nonce } = await good('GET', `/r/${token}/stop`);
    const body = { op: op(), again, nonce };
    for (;;) {
      const found = await call('POST', `/r/${token}/stop`, { body });
      if (found.body.code !== 'nonce_stale') return found.body;
    }
  };
  const asking = async (request) => {
    await good('PUT', `/api/requests/${request}`, { role: 'host', body: { status: 'completed', requester: { id: 'u17' } } });
    return good('POST', '/api/invitations', { role: 'host', body: { request } });
  };
  assert.equal((await press(false)).asking, 'stopped');
  assert.deepEqual(await asking('stop-2'), { suppressed: { reason: 'stopped' } });
  assert.equal((await press(true)).asking, 'resumed');
  assert.ok((await asking('stop-3')).token);
  const form = (raw) => call('POST', `/r/${token}/stop`, { raw, headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' } });
  for (const [status, raw] of [[200, `op=${op()}`], [422, 'op=short']]) {
    const found = await form(raw);
    assert.deepEqual([found.status, found.type], [status, 'text/html']);
  }
});

test('an op is one press', async () => {
  const { token } = await asked('3');
  const same = { op: op(), answer: 5 };
  assert.equal((await rate(token, same)).body.result, 'recorded');
  assert.equal((await rate(token, same)).body.result, 'recorded');
  assert.equal((await rate(token, { ...same, answer: 4 })).body.code, 'op_reused');
});

test('a case is worked from the list to addressed, and opened again', async () => {
  const { token } = await asked('4');
  await rate(token, { answer: 1, comment: 'Broken again' });
  const item = await onlyCase('4');
  const way = `/api/follow-ups/${item.id}`;
  const opened = await good('GET', way, { role: 'manager' });
  let { revision } = opened;
  assert.deepEqual(opened.allowed, ['assign', 'contact', 'note', 'address', 'wait', 'merge', 'watch']);
  const work = async (verb, body) => { ({ revision } = (await good('POST', `${way}/${verb}`, { role: 'manager', body: { revision, op: op(), ...body } })).follow_up); };
  await work('assign', { assignee: { id: 'jana', name: 'Jana Novák' } });
  assert.equal((await refused('stale_revision', 'POST', `${way}/note`, { role: 'manager', body: { revision: item.revision, note: 'Late' } })).follow_up.assignee.id, 'jana');
  await work('assign', { assignee: null });
  await work('contact', { channel: 'phone', result: 'not_reached', note: 'No answer' });
  await work('contact', { result: 'reached' });
  await work('note', { note: 'She is waiting' });
  await work('wait', { until_at: Date.now() + 86_400_000, note: 'She sends the log' });
  assert.equal((await good('GET', '/api/follow-ups?waiting_for_customer=1', { role: 'manager' })).items[0].id, item.id);
  await work('resume', {});
  await refused('note_required', 'POST', `${way}/address`, { role: 'manager', body: { revision, outcome: 'fixed' } });
  await refused('outcome_required', 'POST', `${way}/address`, { role: 'manager', body: { revision, note: 'Done' } });
  await refused('out_of_range', 'POST', `${way}/address`, { role: 'manager', body: { revision, outcome: 'fixed', root_cause: 'magic', note: 'Done' } });
  await work('address', { outcome: 'fixed', root_cause: 'delay', action: 'training', note: 'New router' });
  await refused('transition_not_allowed', 'POST', `${way}/address`, { role: 'manager', body: { revision, outcome: 'fixed', note: 'Again' } });
  await work('undo', { note: 'The other one was meant' });
  await refused('transition_not_allowed', 'POST', `${way}/undo`, { role: 'manager', body: { revision } });
  await work('address', { outcome: 'fixed', note: 'New router' });
  await work('reopen', { note: 'It broke again' });
  await refused('not_found', 'GET', way, { role: 'agent' });
  await refused('not_found', 'GET', `/api/follow-ups/${'0'.repeat(32)}`, { role: 'manager' });
  assert.equal((await good('GET', '/api/requests/4', { role: 'agent' })).satisfaction_status, 'dissatisfied');
});

test('the helpdesk does what a case wants done; offers, watchers and several cases at once', async () => {
  const { token } = await asked('41');
  await rate(token, { answer: 1, comment: 'Broken again' });
  const { id } = await onlyCase('41');
  const way = `/api/follow-ups/${id}`;
  const lease = () => good('POST', '/api/outbox/lease', { role: 'host', body: { consumer: 'redmine', kinds: ['request.reply', 'request.reopen'] } });
  const kept = await good('GET', '/api/settings', { role: 'admin' });
  const offers = [{ code: 'credit', labels: { en: 'Credit' }, limit: { amount: '50', currency: 'EUR' } }];
  await good('PUT', '/api/settings', { role: 'admin', body: { revision: kept.revision, settings: { ...kept.settings, offers } } });
  await lease();
  let { revision } = await good('GET', way, { role: 'manager' });
  const work = async (verb, body) => { ({ revision } = (await good('POST', `${way}/${verb}`, { role: 'manager', body: { revision, op: op(), ...body } })).follow_up); };
  await work('write', { subject: 'Your VPN', text: 'We are sorry' });
  await work('reopen-request', { note: 'The router was never sent' });
  const { effects } = await lease();
  assert.deepEqual(effects.map((effect) => effect.op).sort(), ['request.reopen', 'request.reply']);
  const failed = effects.map((effect, at) => ({ id: effect.id, error: 'no such address', final: at === 0 }));
  await good('POST', '/api/outbox/ack', { role: 'host', body: { consumer: 'redmine', failed } });
  await work('offer', { offer: 'credit', amount: '19.90', note: 'For the lost day' });
  await refused('out_of_range', 'POST', `${way}/offer`, { role: 'manager', body: { revision, offer: 'credit', amount: '30.11' } });
  await work('watch', { person: { id: 'olga', name: 'Olga' } });
  await work('watch', { person: { id: 'olga' }, ends: true });
  const { tasks } = await good('GET', way, { role: 'manager' });
  assert.deepEqual(tasks.map(({ state }) => state).sort(), ['failing', 'given_up']);
  const cases = [{ id, revision }, { id: '0'.repeat(32), revision: 1 }];
  const { results } = await good('POST', '/api/follow-ups/bulk', { role: 'manager', body: { command: 'assign', assignee: null, cases, op: op() } });
  assert.deepEqual(results.map(({ status }) => status), [200, 404]);
  const table = await call('GET', '/api/follow-ups?limit=1', { role: 'manager', headers: { accept: 'text/csv' } });
  assert.equal(table.status, 200);
});

test('a case is merged into another one of the customer, and taken out', async () => {
  for (const request of ['42', '43']) await rate((await asked(request)).token, { answer: 1 });
  const [into, one] = [await onlyCase('42'), await onlyCase('43')];
  const body = { revision: one.revision, into: into.id, into_revision: into.revision, note: 'The same outage', op: op() };
  const { follow_up: merged } = await good('POST', `/api/follow-ups/${one.id}/merge`, { role: 'manager', body });
  assert.deepEqual([merged.state, merged.merged_into.id, merged.merged_into.follow_up.request], ['merged', into.id, '42']);
  assert.deepEqual((await good('GET', `/api/follow-ups/${into.id}`, { role: 'manager' })).taken_in.map(({ request }) => request), ['43']);
  const { items } = await good('GET', '/api/follow-ups?state=merged', { role: 'manager' });
  assert.deepEqual(items.map(({ id, merged_into }) => [id, merged_into]), [[one.id, { id: into.id, request: '42' }]]);
  const { body: table } = await call('GET', '/api/follow-ups?state=merged', { role: 'manager', headers: { accept: 'text/csv' } });
  const [names, values] = table.trim().split('\r\n').map((line) => line.split(','));
  assert.deepEqual([names.at(-1), values.at(-1)], ['merged_into', into.id]);
  await refused('stale_revision', 'POST', `/api/follow-ups/${one.id}/take-out`, { role: 'manager', body: { revision: one.revision } });
  const out = { revision: merged.revision, note: 'Another thing', op: op() };
  const { follow_up: free } = await good('POST', `/api/follow-ups/${one.id}/take-out`, { role: 'manager', body: out });
  assert.deepEqual([free.state, free.merged_into], ['open', null]);
  await refused('out_of_range', 'POST', `/api/follow-ups/${one.id}/merge`, { role: 'manager', body: { ...body, revision: free.revision, into: one.id, into_revision: free.revision, op: op() } });
});

test('the list is filtered and paged', async () => {
  for (const request of ['11', '12', '13']) await rate((await asked(request)).token, { answer: 2 });
  const first = await good('GET', '/api/follow-ups?state=waiting&sort=newest&limit=2', { role: 'manager' });
  assert.equal(first.items.length, 2);
  const second = await good('GET', `/api/follow-ups?state=waiting&sort=newest&limit=2&cursor=${first.next}`, { role: 'manager' });
  assert.ok(second.items.length > 0);
  await good('GET', '/api/follow-ups?state=addressed,withdrawn&assignee=none&team=Network&queue=VPN&contact_me=1&overdue=1', { role: 'manager' });
  await good('GET', '/api/follow-ups?assignee=me', { role: 'agent' });
  const moments = await good('GET', '/api/follow-ups?state=waiting&sort=moment&limit=1', { role: 'manager' });
  await good('GET', `/api/follow-ups?state=waiting&sort=moment&limit=1&cursor=${moments.next}`, { role: 'manager' });
  await refused('out_of_range', 'GET', '/api/follow-ups?limit=1000', { role: 'manager' });
  await refused('unknown_field', 'GET', '/api/follow-ups?colour=red', { role: 'manager' });
});

test('one person across requests is looked at, handed over and erased', async () => {
  await good('PUT', '/api/requests/51', { role: 'host', body: { status: 'open', requester: { id: 'u51', name: 'Tomas', mail: 'tomas@example.org' }, subject: 'Printer' } });
  await rate((await asked('52')).token, { answer: 1, comment: 'Again' });
  const page = await good('GET', '/api/requests/52/customer?limit=1', { role: 'agent' });
  assert.equal(page.items[0].id, '52');
  await good('GET', `/api/requests/52/customer?limit=1&cursor=${page.next}`, { role: 'agent' });
  assert.equal((await good('GET', '/api/people/u51', { role: 'admin' })).requests.length, 1);
  await refused('not_found', 'GET', '/api/people/tomas@example.org', { role: 'admin' });
  await refused('forbidden', 'DELETE', '/api/people/u51', { role: 'manager' });
  const done = await good('DELETE', '/api/people/u51', { role: 'admin' });
  assert.deepEqual([done.requests, done.more], [1, false]);
  assert.equal((await good('DELETE', '/api/people/u51', { role: 'admin' })).erased_at, done.erased_at);
  await refused('not_found', 'DELETE', '/api/people/nobody', { role: 'admin' });
});

test('what the settings keep for a while, and what would go', async () => {
  assert.deepEqual((await good('GET', '/api/retention', { role: 'admin' })).retention, {});
  assert.equal((await good('GET', '/api/retention?comments_days=30&notes_days=30&identities_days=60&undelivered_days=14', { role: 'admin' })).due.comments, 0);
  await refused('out_of_range', 'GET', '/api/retention?comments_days=0', { role: 'admin' });
  await refused('forbidden', 'GET', '/api/retention', { role: 'manager' });
});

test('staff enters an answer; a manager takes it out and puts it back', async () => {
  await asked('5');
  assert.equal((await good('POST', '/api/requests/5/ratings', { role: 'agent', body: { answer: 1, comment: 'Told me by phone', op: op() } })).result, 'recorded');
  const { ratings } = await good('GET', '/api/requests/5', { role: 'agent' });
  assert.equal(ratings[0].evidence, 'staff');
  await refused('note_required', 'POST', `/api/ratings/${ratings[0].id}/exclude`, { role: 'manager', body: {} });
  assert.equal((await good('POST', `/api/ratings/${ratings[0].id}/exclude`, { role: 'manager', body: { reason: 'Wrong request' } })).request.ratings[0].counted, false);
  assert.equal((await good('POST', `/api/ratings/${ratings[0].id}/restore`, { role: 'manager', body: { reason: 'It was this one' } })).request.ratings[0].counted, true);
});

test('what stands aside is listed, counted and accepted', async () => {
  const { token } = await asked('6');
  assert.equal((await rate(token, { answer: 2, evidence: 'dwell' })).body.result, 'intent');
  const [intent] = (await good('GET', '/api/requests/6', { role: 'agent' })).aside;
  assert.deepEqual([intent.kind, intent.answer], ['intent', 2]);
  await rate(token, { answer: 5 });
  assert.equal((await rate(token, { answer: 4, key: 'key-of-another-one', comment: 'It was me who asked' })).body.result, 'disputed');
  const { items } = await good('GET', '/api/asides?kind=disputed&team=Network', { role: 'manager' });
  assert.equal(items.find(({ request }) => request === '6').comment, 'It was me who asked');
  const { next } = await good('GET', '/api/asides?limit=1', { role: 'manager' });
  if (next) await good('GET', `/api/asides?limit=1&cursor=${next}`, { role: 'manager' });
  const { ratings: [{ id, allowed }] } = await good('GET', '/api/requests/6', { role: 'manager' });
  assert.deepEqual(allowed, ['exclude', 'accept']);
  const accepted = (await good('POST', `/api/ratings/${id}/accept`, { role: 'manager', body: { reason: 'She called' } })).request;
  assert.equal(accepted.ratings[0].answer, 4);
  assert.ok((await good('POST', `/api/ratings/${id}/exclude`, { role: 'manager', body: { reason: 'A test' } })).request.ratings[0].exclusion);
  await refused('transition_not_allowed', 'POST', `/api/ratings/${id}/exclude`, { role: 'manager', body: { reason: 'Again' } });
  assert.ok((await good('GET', '/api/reports/satisfaction', { role: 'manager' })).aside.excluded >= 1);
  await refused('out_of_range', 'GET', '/api/asides?kind=odd', { role: 'manager' });
  await refused('forbidden', 'GET', '/api/asides', { role: 'agent' });
});

test('no key is a requester', async () => {
  await refused('forbidden', 'GET', '/api/requests/1/my-rating', { role: 'admin' });
  await refused('forbidden', 'POST', '/api/requests/1/my-rating', { role: 'admin', body: { answer: 5, op: op() } });
});

test('a webhook has a secret, and what waits for it is seen', async () => {
  const { revision, settings } = await good('GET', '/api/settings', { role: 'admin' });
  const webhooks = [{ id: 'crm', url: 'https://hooks.example.org/x', events: ['follow_up.opened', 'rating.praised'], teams: ['Network'], include_comment: true }];
  await good('PUT', '/api/settings', { role: 'admin', body: { revision, settings: { ...settings, webhooks, praise: true } } });
  await refused('out_of_range', 'PUT', '/api/settings', { role: 'admin', body: { revision: revision + 1, settings: { ...settings, webhooks: [{ ...webhooks[0], url: 'file:///x' }] } } });
  assert.match((await good('GET', '/api/webhooks/crm/secret', { role: 'admin' })).secret, /^amw_/);
  await refused('not_found', 'GET', '/api/webhooks/other/secret', { role: 'admin' });
  await refused('forbidden', 'GET', '/api/webhooks/crm/secret', { role: 'manager' });
  await rate((await asked('21')).token, { answer: 5, comment: 'Quick and kind' });
  await rate((await asked('22')).token, { answer: 1 });
  const { items } = await good('GET', '/api/outbox?kind=webhook.send', { role: 'host' });
  assert.deepEqual(items.map(({ event }) => event).sort(), ['follow_up.opened', 'rating.praised']);
  const { effects, more } = await good('POST', '/api/outbox/lease', { role: 'host', body: { consumer: 'deliver', kinds: ['webhook.send'] } });
  assert.deepEqual([effects.length, more], [2, false]);
  await good('POST', '/api/outbox/ack', { role: 'host', body: { consumer: 'deliver', failed: effects.map(({ id }) => ({ id, error: 'it answered 500' })) } });
  assert.deepEqual(await good('GET', '/api/outbox?kind=webhook.send&state=given_up', { role: 'host' }), { items: [] });
  assert.deepEqual(await good('POST', '/api/outbox/retry', { role: 'host', body: { ids: [effects[0].id] } }), { retried: 0 });
  await refused('missing_field', 'GET', '/api/outbox', { role: 'host' });
  await refused('out_of_range', 'GET', '/api/outbox?kind=webhook.send&state=lost', { role: 'host' });
  await refused('forbidden', 'POST', '/api/outbox/retry', { role: 'manager', body: { ids: [effects[0].id] } });
});

test('the host takes effects, acknowledges them and lets time pass', async () => {
  const { effects } = await good('POST', '/api/outbox/lease', { role: 'host', body: { consumer: 'redmine', kinds: ['satisfaction.changed', 'mail.send'], limit: 200, lease_s: 30 } });
  assert.deepEqual([...new Set(effects.map((effect) => effect.op))].sort(), ['mail.send', 'satisfaction.changed']);
  assert.equal(effects.find(({ template }) => template === 'praise').to.only, true);
  const [first, second] = effects;
  assert.deepEqual(await good('POST', '/api/outbox/ack', { role: 'host', body: { consumer: 'redmine', ids: [first.id], failed: [{ id: second.id, error: 'no such issue' }] } }), { acknowledged: 1, given_back: 1 });
  await good('POST', '/api/tick', { role: 'host' });
  await good('POST', '/api/tick', { role: 'host', body: { limit: 5 } });
  assert.equal((await good('GET', '/api/health', { role: 'agent' })).status, 'ok');
  await refused('forbidden', 'POST', '/api/tick', { role: 'manager' });
});

test('another browser answers too; a manager accepts that answer', async () => {
  const { token, invitation } = await asked('20');   // without a grace period, nothing is held
  await rate(token, { answer: 5, key: 'key-of-the-phone-1' });
  assert.equal((await rate(token, { answer: 1, key: 'key-of-the-desktop' })).body.result, 'disputed');
  await refused('note_required', 'POST', `/api/ratings/${invitation}/accept`, { role: 'manager', body: {} });
  const { request } = await good('POST', `/api/ratings/${invitation}/accept`, { role: 'manager', body: { reason: 'She called' } });
  assert.equal(request.ratings[0].answer, 1);
  await refused('transition_not_allowed', 'POST', `/api/ratings/${invitation}/accept`, { role: 'manager', body: { reason: 'Again' } });
});

test('the change feed says what is new, once', async () => {
  const { position, changes } = await good('GET', '/api/changes?after=0&limit=1000', { role: 'agent' });
  assert.ok(changes.length > 10);
  const { status, headers } = await call('GET', `/api/changes?after=${position}`, { role: 'agent' });
  assert.equal(status, 200);
  assert.equal((await call('GET', `/api/changes?after=${position}`, { role: 'agent', headers: { 'if-none-match': headers.get('etag') } })).status, 304);
  await refused('out_of_range', 'GET', '/api/changes?after=-1', { role: 'agent' });
});

test('what figures can be had by is told', async () => {
  const { own, cuts } = await good('GET', '/api/reports', { role: 'manager' });
  assert.equal(own, false);
  assert.deepEqual(cuts.map(({ by }) => by), ['period', 'agent', 'team', 'queue', 'service', 'touchpoint', 'channel', 'organisation', 'tag']);
  await refused('forbidden', 'GET', '/api/reports', { role: 'agent' });
});

test('reports come as JSON and as CSV', async () => {
  for (const report of ['dissatisfied-requesters', 'satisfaction', 'recovery', 'importance']) {
    for (const query of ['', '?by=team', '?by=agent&team=Network&cohort=asked', '?by=period:day&from=2026-01-01&to=2026-03-31', '?by=period:week&undated=1', '?by=queue&team=nowhere']) {
      const { notes } = await good('GET', `/api/reports/${report}${query}`, { role: 'manager' });
      for (const note of notes) assert.match(note, /^[A-Z0-9].*[^.]$/);
    }
    const csv = await call('GET', `/api/reports/${report}?by=team`, { role: 'manager', headers: { accept: 'text/csv' } });
    assert.equal(csv.type, 'text/csv');
    assert.match(csv.body, /^record,team,/);
    await refused('out_of_range', 'GET', `/api/reports/${report}?by=moon`, { role: 'manager' });
    await refused('out_of_range', 'GET', `/api/reports/${report}?by=service&agent=jana`, { role: 'manager' });
    await refused('forbidden', 'GET', `/api/reports/${report}`, { role: 'agent' });
  }
});

test('the response report says who was not asked, and why', async () => {
  for (const query of ['', '?by=team', '?by=agent&team=Network', '?by=period:week&undated=1']) {
    const { total, notes } = await good('GET', `/api/reports/response${query}`, { role: 'manager' });
    for (const note of notes) assert.match(note, /^[A-Z0-9].*[^.]$/);
    if (query !== '?by=agent&team=Network') assert.ok(total.suppressed_by.no_requester >= 1 && total.suppressed_by.stopped >= 1);
  }
  const csv = await call('GET', '/api/reports/response?by=team', { role: 'manager', headers: { accept: 'text/csv' } });
  assert.match(csv.body, /^record,team,asked,responded,/);
  await refused('unknown_field', 'GET', '/api/reports/response?cohort=answered', { role: 'manager' });
  await refused('forbidden', 'GET', '/api/reports/response', { role: 'agent' });
});

test('two groups and two periods stand beside each other', async () => {
  const days = 'from=2026-01-01&to=2026-06-30';
  for (const query of ['by=agent&a=eoin&b=jana', 'by=team&a=Network&b=', `${days}&other_from=2025-01-01&other_to=2025-06-30`, `${days}&other_from=2026-07-01&other_to=2030-12-31&team=Network&cohort=asked`]) {
    const { rows, notes } = await good('GET', `/api/reports/compare?${query}`, { role: 'manager' });
    assert.equal(rows.length, 9);
    for (const note of notes) assert.match(note, /^[A-Z0-9].*[^.]$/);
  }
  const csv = await call('GET', '/api/reports/compare?by=agent&a=eoin&b=jana', { role: 'manager', headers: { accept: 'text/csv' } });
  assert.match(csv.body, /^figure,unit,a,/);
  await refused('missing_field', 'GET', '/api/reports/compare', { role: 'manager' });
  await refused('out_of_range', 'GET', '/api/reports/compare?by=agent&a=x&b=x', { role: 'manager' });
  await refused('forbidden', 'GET', '/api/reports/compare?by=agent&a=x&b=y', { role: 'agent' });
});

test('views are saved, listed and deleted', async () => {
  const [id, other] = ['a', 'b'].map((digit) => digit.repeat(32));
  const view = { of: 'report', name: 'Teams', query: 'by=team&period=this_year', shared: true };
  assert.equal((await good('PUT', `/api/views/${id}`, { role: 'manager', body: view })).name, 'Teams');
  const { items, may_share: mayShare } = await good('GET', '/api/views?of=report', { role: 'admin' });
  assert.deepEqual([items.map(({ name, mine }) => [name, mine]), mayShare], [[['Teams', false]], true]);
  assert.deepEqual((await good('GET', '/api/views', { role: 'agent' })).items, []);
  await refused('already_exists', 'PUT', `/api/views/${other}`, { role: 'manager', body: view });
  await refused('forbidden', 'PUT', `/api/views/${other}`, { role: 'agent', body: view });
  await refused('unknown_field', 'PUT', `/api/views/${other}`, { role: 'manager', body: { ...view, name: 'X', colour: 'red' } });
  await refused('unknown_field', 'PUT', `/api/views/${other}`, { role: 'manager', body: { ...view, name: 'X', query: 'cursor=1' } });
  assert.equal((await good('DELETE', `/api/views/${id}`, { role: 'manager' })).id, id);
  await refused('not_found', 'DELETE', `/api/views/${id}`, { role: 'manager' });
});

test('the reports of cases say what is in them', async () => {
  for (const report of ['times', 'outcomes']) {
    for (const query of ['', '?by=team', '?by=touchpoint&queue=VPN&team=Network', '?by=period:day&from=2026-01-01&to=2026-03-31', '?by=queue&team=nowhere']) {
      const { notes } = await good('GET', `/api/reports/${report}${query}`, { role: 'manager' });
      for (const note of notes) assert.match(note, /^[A-Z0-9].*[^.]$/);
    }
    const csv = await call('GET', `/api/reports/${report}?by=team`, { role: 'manager', headers: { accept: 'text/csv' } });
    assert.match(csv.body, /^record,team,(cases|addressed),/);
    await refused('out_of_range', 'GET', `/api/reports/${report}?by=moon`, { role: 'manager' });
    await refused('unknown_field', 'GET', `/api/reports/${report}?cohort=asked`, { role: 'manager' });
    await refused('forbidden', 'GET', `/api/reports/${report}`, { role: 'agent' });
  }
});

test('a policy is tried before it is decided', async () => {
  const ask = { exclude: { queues: ['VPN'] } };
  const { completions, now, then } = await good('POST', '/api/ask-policy/dry-run', { role: 'manager', body: { ask, days: 30 } });
  assert.ok(completions >= 3);
  assert.ok(then.suppressed_by.excluded_queue > now.suppressed_by.excluded_queue);
  await refused('missing_field', 'POST', '/api/ask-policy/dry-run', { role: 'manager', body: {} });
  await refused('out_of_range', 'POST', '/api/ask-policy/dry-run', { role: 'manager', body: { ask, days: 400 } });
  await refused('unknown_field', 'POST', '/api/ask-policy/dry-run', { role: 'manager', body: { ask: { smell: 1 } } });
  await refused('forbidden', 'POST', '/api/ask-policy/dry-run', { role: 'agent', body: { ask } });
});

test('keys are made, shown without their secret, and revoked', async () => {
  const made = await good('POST', '/api/keys', { role: 'admin', body: { name: 'ci', role: 'agent', scopes: { teams: ['Network'] } } });
  keys.ci = made.secret;
  assert.equal((await good('GET', '/api/keys/self', { role: 'ci' })).name, 'ci');
  assert.ok((await good('GET', '/api/keys', { role: 'admin' })).keys.length >= 5);
  assert.equal((await good('POST', `/api/keys/${made.id}/revoke`, { role: 'admin' })).revoked, true);
  await refused('not_signed_in', 'GET', '/api/keys/self', { role: 'ci' });
  await refused('not_found', 'POST', `/api/keys/${'0'.repeat(32)}/revoke`, { role: 'admin' });
});

test('an article is rated without a request', async () => {
  const { revision, settings } = await good('GET', '/api/settings', { role: 'admin' });
  const survey = { ...settings.surveys[0], id: 'article', touchpoint: 'kb-article' };
  const sites = [{ name: 'Help centre', touchpoints: ['kb-article'], hourly_limit: 2 }];
  const put = await good('PUT', '/api/settings', { role: 'admin', body: { revision, settings: { ...settings, origins: ['https://shop.example.com'], surveys: [...settings.surveys, survey], sites } } });
  const way = `/t/kb-article?site=${put.settings.sites[0].id}&subject=vpn`;
  const vote = async (body) => {
    const { nonce } = await good('GET', way);
    for (;;) {
      const found = await call('POST', way, { body: { op: op(), key: 'key-of-her-browser', nonce, ...body } });
      if (found.body.code !== 'nonce_stale') return found;
    }
  };
  assert.equal((await vote({ answer: 2, page: 'https://kb.example.org/vpn', contact_me: true, contact: 'ingrid@example.org' })).body.class, 'dissatisfied');
  assert.equal((await good('GET', way, { headers: { 'x-amends-key': 'key-of-her-browser' } })).answer, 2);
  assert.equal((await vote({ answer: 2, key: 'key-of-another-one' })).status, 200);
  const full = await vote({ answer: 2, key: 'key-of-the-third-one' });
  assert.equal(full.body.code, 'too_many_ratings');
  assert.ok(Number(full.headers.get('retry-after')) > 0);
  assert.equal((await vote({ answer: 2, key: 'short' })).body.field, 'key');
  await refused('not_found', 'GET', '/t/kb-article?site=nobody');
  assert.match(await good('GET', way.replace('?', '/frame?'), { headers: { accept: 'text/html' } }), /<amends-rating /);
  await refused('out_of_range', 'GET', `${way.replace('?', '/frame?')}&page=elsewhere`);
  const page = await call('GET', way, { headers: { accept: 'text/html' } });
  assert.equal(page.type, 'text/html');
  const { items } = await good('GET', '/api/follow-ups?q=ingrid@example.org&sort=newest', { role: 'manager' });
  assert.equal(items[0].touchpoint, 'kb-article');
});

test('web files are served, others are not there', async () => {
  await good('GET', '/assets/amends-page.css');
  await refused('not_found', 'GET', '/assets/nothing.js');
});

test('every operation has succeeded at least once', () => {
  const unreached = operations.filter((operation) => !operation['x-amends-actor'] && !succeeded.has(operation.name));
  assert.deepEqual(unreached.map(({ name }) => name), []);
});
