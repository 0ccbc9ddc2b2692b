// A whole rotation of the keys behind links: three servers on one store, customers at all of them,
// nobody refused. And what `amends key rotate` and `amends key ring` say.
import assert from 'node:assert/strict';
import { chmod, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { amends, folder, start } from './support/amends.mjs';
import { ask, look, made as makeStore, rate } from './support/helpdesk.mjs';

const place = await folder(after);
let counter = 0;
const made = (name) => makeStore(join(place, name));

const rotate = (store, ...more) => amends('key', 'rotate', '--store', store, ...more);

async function ring(store) {
  const { out, err } = await amends('key', 'ring', '--store', store, '--json');
  assert.ok(out, err);
  return JSON.parse(out);
}

/** Ready when the server has logged a line like this: it drains the library's log once a second. */
async function logged(server, pattern) {
  while (!pattern.test(server.err())) {
    // The library looks at the file when it is called; a server that has gone fails here.
    await (await fetch(`${server.origin}/amends/r/nonsense`)).text();
  }
}

test('three servers, customers all the while, and nobody is refused', async (t) => {
  const helpdesk = await made('busy.db');
  const servers = await Promise.all([1, 2, 3].map(() => start('serve', '--store', helpdesk.store, '--tick', '0')));
  t.after(() => Promise.all(servers.map((server) => server.stop())));
  const any = () => servers[(counter += 1) % servers.length];
  const first = await ask(servers[0], helpdesk);
  const links = [first];
  const refused = [];
  let rounds = 0;
  let over = false;

  // One customer: a link from one server, opened at the second, rated at the third; and one of the
  // older links once more.
  const customer = async () => {
    while (!over) {
      const token = await ask(any(), helpdesk);
      links.push(token);
      const opened = await look(any(), token);
      if (opened.state !== 'asked') refused.push(`a link is ${opened.state}`);
      const rated = await rate(any, token, opened.nonce);
      if (rated.status !== 200) refused.push(`${rated.status} ${rated.code}`);
      const older = await look(any(), links[(counter += 1) % links.length]);
      if (older.state === 'closed' || !older.nonce) refused.push('an older link is closed');
      rounds += 1;
    }
  };
  const customers = [1, 2, 3, 4].map(() => customer().catch((error) => {
    over = true;
    refused.push(error.message);
  }));
  const everybody = (pattern) => Promise.all(servers.map((server) => logged(server, pattern)));
  const aWhile = async () => { for (const until = rounds + 8; rounds < until && !over;) await look(any(), first); };

  await aWhile();
  assert.equal((await rotate(helpdesk.store)).code, 0);
  await everybody(/the key ring has changed: key 0 signs, key 1 new/);
  await aWhile();
  const signed = await rotate(helpdesk.store, '--now');
  assert.equal(signed.code, 0, signed.err);
  await everybody(/the key ring has changed: key 0 old, key 1 signs/);
  await aWhile();
  over = true;
  await Promise.all(customers);
  assert.deepEqual(refused, []);

  const late = await ask(servers[1], helpdesk);
  assert.notEqual(late[1], first[1], 'another key signs');
  const retired = await rotate(helpdesk.store, '--now');
  assert.equal(retired.code, 0, retired.err);
  await everybody(/the key ring has changed: key 0 retired, key 1 signs/);
  for (const server of servers) {
    const page = await fetch(`${server.origin}/amends/r/${first}/4`);
    assert.equal(page.status, 404);
    assert.match(await page.text(), /This question is closed\./);
    assert.equal((await look(server, late)).state, 'asked');
  }
  const { code, err } = await amends('verify', '--store', helpdesk.store);
  assert.equal(code, 0, err);
});

test('each step says what it did and what comes next; too early is refused', async () => {
  const { store } = await made('steps.db');
  const before = await readFile(`${store}.key`, 'utf8');
  const added = await rotate(store);
  assert.equal(added.code, 0, added.err);
  assert.match(added.out, /^key 1 was made: [^\n]+; key 0 signs as before\nnext: amends key rotate lets key 1 sign, from \d{4}-\d\d-\d\dT\d\d:\d\dZ on, [^\n]+\n$/);
  assert.ok((await readFile(`${store}.key`, 'utf8')).startsWith(before), 'the root stays');
  assert.equal((await stat(`${store}.key`)).mode & 0o777, 0o600);

  const early = await rotate(store);
  assert.equal(early.code, 1);
  assert.match(early.err, /^amends: too early, wait until [^\n]+; with --now, links made from now on may be refused [^\n]+\n$/);
  assert.equal(early.out, '');

  const signing = await rotate(store, '--now');
  assert.match(signing.out, /^key 1 signs from now on; what key 0 signed is still accepted\nnext: amends key rotate retires key 0, from /);
  const { keys } = await ring(store);
  assert.deepEqual(keys.map(({ id, state }) => [id, state]), [[0, 'old'], [1, 'signs']]);
  assert.ok(keys[0].links_until - Date.now() > 60 * 86_400_000, 'links live for 60 days');
  assert.match((await rotate(store)).err, /too early, wait until [^\n]+; with --now, links in mails that were sent before are closed/);

  const done = await rotate(store, '--now');
  assert.match(done.out, /^key 0 is retired: [^\n]+\nnext: amends key rotate begins with another key whenever you like\n$/);
  assert.match((await rotate(store)).out, /^key 2 was made/);
});

test('the ring is shown without its secrets', async () => {
  const { store } = await made('shown.db');
  assert.deepEqual(await ring(store), { keys: [{ id: 0, state: 'signs', since: null, links_until: null }], next_from: null });
  await rotate(store);
  const { out } = await amends('key', 'ring', '--store', store);
  assert.match(out, /^KEY +STATE +SINCE +LINKS UNTIL\n0 +signs +- +-\n1 +new +20[^\n]+\nnext: /);
  const secrets = (await readFile(`${store}.key`, 'utf8')).match(/[0-9a-f]{64}/g);
  assert.equal(secrets.length, 2);
  for (const secret of secrets) assert.ok(!out.includes(secret));
});

test('of many rotations at once each is one step or is refused', async () => {
  const { store } = await made('crowded.db');
  const turns = await Promise.all([...Array(6).keys()].map(() => rotate(store)));
  const done = turns.filter(({ code }) => code === 0);
  assert.equal(done.length, 1, 'the second step is too early');
  for (const { code, err } of turns.filter((turn) => turn.code !== 0)) {
    assert.match(err, /too early|somebody else is changing the key file/);
    assert.ok(code === 1 || code === 3, err);
  }
  assert.deepEqual((await ring(store)).keys.map(({ state }) => state), ['signs', 'new']);
  assert.deepEqual((await readdir(place)).filter((name) => name.startsWith('crowded.db.key')), ['crowded.db.key']);
});

test('what an interrupted rotation left behind does no harm', async () => {
  const { store } = await made('interrupted.db');
  await writeFile(`${store}.key.new`, 'half a ring', { mode: 0o644 });
  assert.equal((await amends('verify', '--store', store)).code, 0);
  assert.equal((await rotate(store)).code, 0);
  assert.equal((await stat(`${store}.key`)).mode & 0o777, 0o600);
  await assert.rejects(stat(`${store}.key.new`));
});

test('a key file that is open to others, or damaged, is refused', async () => {
  const { store } = await made('open.db');
  await chmod(`${store}.key`, 0o640);
  for (const task of [['key', 'rotate'], ['key', 'ring'], ['verify'], ['tick']]) {
    const { code, err } = await amends(...task, '--store', store);
    assert.equal(code, 3, err);
    assert.match(err, /open\.db\.key is open to others than its owner: give it mode 0600/);
  }
  await chmod(`${store}.key`, 0o600);
  await rotate(store);
  const whole = await readFile(`${store}.key`, 'utf8');
  await writeFile(`${store}.key`, whole.replace('end\n', ''));
  const { code, err } = await rotate(store);
  assert.equal(code, 3);
  assert.match(err, /open\.db\.key is damaged: line 3 must be "end"/);
});
