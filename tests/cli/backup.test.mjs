// A copy taken while ratings come in holds together and serves; whatever stops it leaves nothing.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, copyFile, mkdir, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import test, { after } from 'node:test';
import { amends, command, folder, start } from './support/amends.mjs';
import { ask, look, made, rate } from './support/helpdesk.mjs';

const place = await folder(after);
const isRoot = process.getuid() === 0;
const mode = async (file) => (await stat(file)).mode & 0o777;
const named = async (folder, prefix = '') => (await readdir(folder)).filter((name) => name.startsWith(prefix)).sort();

const backup = (store, out, ...more) => amends('backup', '--store', store, '--out', out, ...more);
const restore = (from, store) => amends('restore', '--from', from, '--store', store);

/** A folder of one test's own. */
async function room(name) {
  const made = join(place, name);
  await mkdir(made);
  return made;
}

/** A store of some megabytes: the demo's helpdesk, made once. */
let filled;
async function bigStore(name) {
  if (!filled) {
    filled = join(place, 'filled.db');
    const server = await start('demo', '--store', filled);
    await server.stop();
  }
  const store = join(await room(name), 'helpdesk.db');
  for (const end of ['', '.key']) await copyFile(filled + end, store + end);
  return store;
}

test('a copy under traffic and a key rotation is verified, restored and served', async (t) => {
  const helpdesk = await made(join(await room('busy'), 'helpdesk.db'));
  const servers = await Promise.all([1, 2].map(() => start('serve', '--store', helpdesk.store, '--tick', '0')));
  t.after(() => Promise.all(servers.map((server) => server.stop())));
  const rated = [];
  const open = [];
  let over = false;
  const customer = async (server) => {
    while (!over) {
      const token = await ask(server, helpdesk);
      const answer = await rate(() => server, token, (await look(server, token)).nonce);
      assert.equal(answer.status, 200, JSON.stringify(answer));
      rated.push(token);
      open.push(await ask(server, helpdesk));
    }
  };
  const customers = [...servers, ...servers].map((server) => customer(server).catch((error) => { over = error; }));
  const until = async (count) => { while (rated.length < count && !over) await look(servers[0], open[0] ?? 'none'); };

  await until(8);
  const copies = await room('busy/copies');
  const turn = (...more) => amends('key', 'rotate', '--store', helpdesk.store, ...more);
  const [first, , second] = await Promise.all([backup(helpdesk.store, copies), turn(), backup(helpdesk.store, join(copies, 'second.db'))]);
  assert.equal((await turn('--now')).code, 0);
  await until(rated.length + 8);
  const known = [rated.at(-1), open.at(-1)];
  const third = await backup(helpdesk.store, join(copies, 'third.db'));
  await until(rated.length + 4);
  over ||= true;
  await Promise.all(customers);
  assert.equal(over, true);

  for (const { code, out, err } of [first, second, third]) {
    assert.equal(code, 0, err);
    assert.match(err, /^copied [\d,]+ KiB and the key file; verified: looked at [\d,]+ streams, [\d,]+ events, [\d,]+ derived rows\n$/);
    const copy = out.trim();
    assert.deepEqual([await mode(copy), await mode(`${copy}.key`)], [0o600, 0o600]);
    assert.equal((await amends('verify', '--store', copy)).code, 0);
  }
  assert.match(basename(first.out), /^helpdesk-20\d{6}T\d{6}Z\.db\n$/);

  const back = join(await room('busy/elsewhere'), 'helpdesk.db');
  const restored = await restore(join(copies, 'third.db'), back);
  assert.equal(restored.code, 0, restored.err);
  assert.match(restored.out, /^restored .*helpdesk\.db for [^ ]+; looked at [\d,]+ streams/);
  assert.deepEqual(await named(join(back, '..')), ['helpdesk.db', 'helpdesk.db.key']);
  assert.deepEqual([await mode(back), await mode(`${back}.key`)], [0o600, 0o600]);
  const server = await start('serve', '--store', back, '--tick', '0');
  t.after(() => server.stop());
  assert.equal((await look(server, known[0])).state, 'answered', 'what was rated before is in the copy');
  const opened = await look(server, known[1]);
  assert.equal(opened.state, 'asked');
  assert.equal((await rate(() => server, known[1], opened.nonce)).status, 200, 'a link of before opens the copy');
  assert.equal((await look(server, open.at(-1))).state, 'closed', 'what was asked later is not in it');
});

test('nothing is replaced', async () => {
  const { store } = await made(join(await room('taken'), 'a.db'));
  for (const name of ['b.db', 'c.db.key', 'd.db-wal', 'e.db.part']) await writeFile(join(place, 'taken', name), 'mine');
  await symlink('nowhere', join(place, 'taken/f.db'));
  for (const name of ['a.db', 'b.db', 'c.db', 'd.db', 'e.db', 'f.db']) {
    const { code, out, err } = await backup(store, join(place, 'taken', name));
    assert.equal(code, 1, name);
    assert.equal(out, '');
    assert.match(err, name === 'e.db' ? /^amends: .*e\.db\.part is there: somebody is making it now, or was killed; then delete it\n$/
      : /^amends: [^\n]+ is there already, and nothing is replaced\n$/);
  }
  assert.deepEqual(await named(join(place, 'taken')), ['a.db', 'a.db.key', 'b.db', 'c.db.key', 'd.db-wal', 'e.db.part', 'f.db']);
  for (const name of ['b.db', 'e.db.part']) assert.equal(await readFile(join(place, 'taken', name), 'utf8'), 'mine');
});

test('a store that is missing, foreign or without its key is not copied', async () => {
  const where = await room('bad');
  const { store } = await made(join(where, 'good.db'));
  const missing = await backup(join(where, 'none.db'), join(where, 'copy.db'));
  assert.equal(missing.code, 3);
  assert.match(missing.err, /^amends: there is no store .*none\.db\n$/);
  for (const name of ['keyless.db', 'foreign.db', 'letter.db', 'newer.db']) await copyFile(store, join(where, name));
  await copyFile(`${store}.key`, join(where, 'newer.db.key'));
  await copyFile(`${store}.key`, join(where, 'letter.db.key'));
  await made(join(where, 'other.db'));
  await copyFile(join(where, 'other.db.key'), join(where, 'foreign.db.key'));
  await writeFile(join(where, 'letter.db'), 'Dear colleagues,\n'.repeat(100));
  spawnSync('sqlite3', [join(where, 'newer.db'), 'INSERT INTO schema_versions (version) VALUES (999)']);
  for (const [name, words] of [
    ['keyless.db', /key file keyless\.db\.key is missing/], ['foreign.db', /the key file belongs to another store/],
    ['letter.db', /is not a SQLite database/], ['newer.db', /schema 999/],
  ]) {
    const { code, err } = await backup(join(where, name), join(where, 'copy.db'));
    assert.equal(code, 3, `${name}: ${err}`);
    assert.match(err, words);
    assert.match(err, /^amends: [^\n]+ \(store_[a-z_]+\)\n$/);
  }
  assert.deepEqual(await named(where, 'copy'), []);
});

test('a store of another user is not copied', { skip: !isRoot && 'only root can give a file away' }, async () => {
  const { store } = await made(join(await room('others'), 'a.db'));
  await chown(store, 65534, 65534);
  const { code, err } = await backup(store, join(place, 'others/copy.db'));
  assert.equal(code, 3);
  assert.match(err, /belongs to nobody: run this as that user/);
});

test('a place that cannot be written to', async () => {
  const { store } = await made(join(await room('closed'), 'a.db'));
  const { code, err } = await backup(store, join(place, 'closed/no/copy.db'));
  assert.equal(code, 1);
  assert.match(err, /^amends: there is no folder .*closed\/no\n$/);
  if (isRoot) return;   // root writes anywhere
  const frozen = await room('closed/frozen');
  await chmod(frozen, 0o500);
  const refused = await backup(store, frozen);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /cannot be made: Permission denied\n$/);
});

test('a disk that runs full leaves nothing', async () => {
  const store = await bigStore('full');
  const copies = await room('full/copies');
  // A limit on the size of files fails like a full disk, and needs no root. Blocks of 512 bytes, as POSIX has it.
  const { status, stderr } = spawnSync('sh', ['-c', 'trap "" XFSZ; ulimit -f 1024; exec "$@"', 'sh', command, 'backup', '--store', store, '--out', copies], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /^amends: [^\n]*the disk is full; no copy was made\n$/);
  assert.deepEqual(await named(copies), []);
});

test('a disk that is too small is not even tried', { skip: !isRoot && 'only root can mount' }, async (t) => {
  const store = await bigStore('small');
  const disk = await room('small/disk');
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]).status !== 0) return t.skip('this machine does not let us mount');
  t.after(() => spawnSync('umount', [disk]));
  const { code, err } = await backup(store, disk);
  assert.equal(code, 1);
  assert.match(err, /^amends: .*disk has [\d,]+ KiB free, [\d,]+ are needed\n$/);
  assert.deepEqual(await named(disk), []);
});

/** Signals a command when it has made a file that begins so; again while it was quicker. `undo` makes room for that. */
async function interrupted(where, prefix, signal, args, undo) {
  for (;;) {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (part) => { err += part; });
    const ended = once(child, 'close');
    while (child.exitCode === null && (await named(where, prefix)).length === 0);
    child.kill(signal);
    const [code] = await ended;
    if (code !== 0) return { code, err };
    await undo();
  }
}

const emptied = (folder) => async () => { for (const name of await named(folder)) await rm(join(folder, name)); };

test('Ctrl-C and SIGTERM leave nothing', async () => {
  const store = await bigStore('stopped');
  const copies = await room('stopped/copies');
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const { code, err } = await interrupted(copies, '', signal, ['backup', '--store', store, '--out', copies], emptied(copies));
    assert.equal(code, 130, err);
    assert.match(err, /^amends: interrupted; no copy was made/);
    assert.deepEqual(await named(copies), []);
  }
  const whole = join(place, 'stopped/whole.db');
  assert.equal((await backup(store, whole)).code, 0);
  const back = await room('stopped/back');
  const { code, err } = await interrupted(back, '', 'SIGINT', ['restore', '--from', whole, '--store', join(back, 'a.db')], emptied(back));
  assert.equal(code, 130, err);
  assert.match(err, /^amends: interrupted; nothing was restored\n$/);
  assert.deepEqual(await named(back), []);
});

test('killed in the middle, nothing has the name of a copy', async () => {
  const store = await bigStore('killed');
  const copies = await room('killed/copies');
  const args = ['backup', '--store', store, '--out', join(copies, 'a.db')];
  let left;
  do {
    await emptied(copies)();
    await interrupted(copies, '', 'SIGKILL', args, emptied(copies));
    left = await named(copies);
  } while (left.includes('a.db'));   // killed when all was done
  assert.ok(left.includes('a.db.part'), left.join());
  assert.equal((await amends('verify', '--store', store)).code, 0);
  const refused = await amends(...args);
  assert.equal(refused.code, 1);
  await emptied(copies)();
  assert.equal((await amends(...args)).code, 0);
});

test('a damaged store is told and not copied, but as it is when asked to', async () => {
  const { store } = await made(join(await room('damaged'), 'a.db'));
  spawnSync('sqlite3', [store, "UPDATE api_keys SET label = 'mallory'"]);
  const told = await backup(store, join(place, 'damaged/copy.db'));
  assert.equal(told.code, 1);
  assert.match(told.err, /label is mallory, should be ci\namends: damaged in 1 places; no copy was made; --no-verify copies what is there\n$/);
  assert.deepEqual(await named(join(place, 'damaged'), 'copy'), []);
  const taken = await backup(store, join(place, 'damaged/copy.db'), '--no-verify');
  assert.equal(taken.code, 0, taken.err);
  assert.match(taken.err, /^copied [\d,]+ KiB and the key file; not verified\n$/);
  const back = await restore(join(place, 'damaged/copy.db'), join(place, 'damaged/back.db'));
  assert.equal(back.code, 1);
  assert.match(back.err, /\namends: damaged in 1 places; nothing was restored\n$/);
  assert.deepEqual(await named(join(place, 'damaged'), 'back'), []);
});

test('a store of an older version stays what it was, also in the copy', async () => {
  const where = await room('older');
  const { store } = await made(join(where, 'a.db'));
  const version = (file) => spawnSync('sqlite3', [file, 'SELECT MAX(version) FROM schema_versions'], { encoding: 'utf8' }).stdout.trim();
  spawnSync('sqlite3', [store, 'DELETE FROM schema_versions WHERE version > 1']);
  const { code, err } = await backup(store, join(where, 'copy.db'));
  assert.equal(code, 0, err);
  assert.match(err, /; not verified, because it has the schema of an older version\n$/);
  assert.deepEqual([version(store), version(join(where, 'copy.db'))], ['1', '1']);
  const back = await restore(join(where, 'copy.db'), join(where, 'b.db'));
  assert.equal(back.code, 0, back.err);
  assert.notEqual(version(join(where, 'b.db')), '1');
  assert.equal(version(join(where, 'copy.db')), '1');
});

test('restore refuses while anything of a store is there, and what is no copy', async () => {
  const where = await room('back');
  const { store } = await made(join(where, 'a.db'));
  assert.equal((await backup(store, join(where, 'copy.db'))).code, 0);
  for (const end of ['', '.key', '-wal', '-shm']) {
    await writeFile(join(where, `b.db${end}`), 'old');
    const { code, err } = await restore(join(where, 'copy.db'), join(where, 'b.db'));
    assert.equal(code, 1);
    assert.match(err, /is there already, and nothing is replaced\n$/);
    assert.equal(await readFile(join(where, `b.db${end}`), 'utf8'), 'old');
    await rm(join(where, `b.db${end}`));
  }
  await writeFile(join(where, 'empty.db'), '');
  await copyFile(`${store}.key`, join(where, 'empty.db.key'));
  await writeFile(join(where, 'letter.db'), 'Dear colleagues,\n'.repeat(100));
  await copyFile(`${store}.key`, join(where, 'letter.db.key'));
  await copyFile(store, join(where, 'keyless.db'));
  await copyFile(store, join(where, 'used.db'));
  await copyFile(`${store}.key`, join(where, 'used.db.key'));
  await writeFile(join(where, 'used.db-wal'), 'a log');
  for (const [name, words] of [
    ['none.db', /No such file/], ['empty.db', /holds nothing/], ['letter.db', /is not a SQLite database/],
    ['keyless.db', /keyless\.db\.key is missing/], ['used.db', /is in use, some of it is in/], ['', /is not a file/],
  ]) {
    const { code, err } = await restore(join(where, name), join(where, 'b.db'));
    assert.equal(code, 4, `${name}: ${err}`);
    assert.match(err, words);
    assert.match(err, /; nothing was restored\n$/);
    assert.deepEqual(await named(where, 'b.db'), []);
  }
});

test('root restores for the owner of the folder', { skip: !isRoot && 'only root can become another user' }, async () => {
  const { store } = await made(join(await room('given'), 'a.db'));
  assert.equal((await backup(store, join(place, 'given/copy.db'))).code, 0);
  await chmod(place, 0o711);
  const home = await room('given/home');
  await chmod(home, 0o750);
  await chown(home, 65534, 65534);
  const { code, out, err } = await restore(join(place, 'given/copy.db'), join(home, 'a.db'));
  assert.equal(code, 0, err);
  assert.match(out, /for nobody; /);
  for (const name of await named(home)) assert.equal((await stat(join(home, name))).uid, 65534, name);
  assert.deepEqual(await named(home), ['a.db', 'a.db.key']);
});

test('a copy is neither made nor restored by a wrong command line', async () => {
  for (const args of [['backup', '--store', 'x.db'], ['restore', '--store', 'x.db'], ['backup', '--out', 'x.db']]) {
    assert.equal((await amends(...args)).code, 2, args.join(' '));
  }
});
