// amends people: what is kept about a customer, handed over and erased, also where a copy is brought back.
import assert from 'node:assert/strict';
import { copyFile, readFile, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { amends, folder, start } from './support/amends.mjs';
import { look, made, rate } from './support/helpdesk.mjs';

const place = await folder(after);
const store = join(place, 'helpdesk.db');
const helpdesk = await made(store);
const people = (action, ...more) => amends('people', action, '--store', store, ...more);

async function told(server, request, requester, subject = 'CANARY of the VPN') {
  const headers = { ...helpdesk.bearer, 'content-type': 'application/json' };
  const send = (method, path, body) => fetch(`${server.origin}/amends${path}`, { method, headers, body: JSON.stringify(body) });
  const put = await send('PUT', `/api/requests/${request}`, { status: 'completed', requester, subject });
  assert.equal(put.status, 200, await put.text());
  const asked = await send('POST', '/api/invitations', { request });
  assert.equal(asked.status, 201);
  return (await asked.json()).token;
}

const ingrid = { id: 'u17', name: 'Ingrid CANARY', mail: 'ingrid@canary.example' };
const server = await start('serve', '--store', store, '--tick', '0');
const token = await told(server, '1', ingrid);
assert.equal((await rate(() => server, token, (await look(server, token)).nonce)).status, 200);
await told(server, '2', { mail: 'ingrid@canary.example' });
await told(server, '3', { id: 'u3', name: 'Tomas' }, 'Printer');
await server.stop();

const bytes = async (file) => (await readFile(file)).toString('latin1');

test('a customer is looked at and handed over', async () => {
  const shown = await people('show', 'u17');
  assert.equal(shown.code, 0, shown.err);
  assert.match(shown.out, /^Ingrid CANARY, u17, ingrid@canary\.example$/m);
  assert.match(shown.out, /^20\d\d-\d\d-\d\d +1 +satisfied +4 +CANARY of the VPN$/m);
  assert.match(shown.out, /^20\d\d-\d\d-\d\d +2 +asked /m);
  assert.doesNotMatch(shown.out, /Tomas/);
  const { out } = await people('export', 'u17');
  assert.deepEqual(JSON.parse(out).requests.map(({ id }) => id).sort(), ['1', '2']);
  const unknown = await people('export', 'nobody');
  assert.equal(unknown.code, 4);
  assert.match(unknown.err, /^amends: the person is not known \(not_found\)\n$/);
});

test('nobody is erased by accident, and nobody twice', async () => {
  await copyFile(store, join(place, 'before.db'));
  await copyFile(`${store}.key`, join(place, 'before.db.key'));
  const asked = await people('erase', 'u17');
  assert.equal(asked.code, 4);
  assert.match(asked.err, /u17 is in 2 requests; nothing was erased: --yes does it, for ever/);
  const erased = await people('erase', '--yes', 'u17');
  assert.deepEqual([erased.code, erased.out, erased.err], [0, 'erased in 2 requests\n', '']);
  assert.equal((await people('erase', '--yes', 'u17')).out, 'erased in 0 requests\n');
  assert.match((await people('show', 'u17')).out, /^erased on 20\d\d-\d\d-\d\d$/m);
  assert.equal((await amends('verify', '--store', store)).code, 0);
});

test('no byte is left in any file of the store', async () => {
  for (const name of (await readdir(place)).filter((file) => file.startsWith('helpdesk.db'))) {
    assert.doesNotMatch(await bytes(join(place, name)), /CANARY|canary\.example/, name);
  }
  assert.match(await bytes(`${store}.erased`), /^([0-9a-f]{32} \d{13} default\n){2}$/);
});

test('a copy of before is brought back without the erased', async () => {
  assert.match(await bytes(join(place, 'before.db')), /CANARY/);
  for (const end of ['', '.key']) await rename(store + end, join(place, `old${end}`));
  const restored = await amends('restore', '--from', join(place, 'before.db'), '--store', store);
  assert.equal(restored.code, 0, restored.err);
  assert.match(restored.out, /^erased people again in 2 requests$/m);
  assert.doesNotMatch(await bytes(store), /CANARY|canary\.example/);
  assert.equal((await amends('verify', '--store', store)).code, 0);
  assert.match((await people('show', 'u3')).out, /^Tomas, u3$/m);
  assert.match((await amends('tick', '--store', store)).out, /erased 0, texts_expired 0, waiting \d+\n$/);
});

test('a list that lies elsewhere is heeded', async () => {
  const other = join(place, 'other.db');
  const from = ['restore', '--from', join(place, 'before.db'), '--store', other, '--erased'];
  assert.equal((await amends(...from, join(place, 'nowhere'))).code, 2);
  const restored = await amends(...from, `${store}.erased`);
  assert.match(restored.out, /^erased people again in 2 requests$/m, restored.err);
  assert.equal(await bytes(`${other}.erased`), await bytes(`${store}.erased`));
});
