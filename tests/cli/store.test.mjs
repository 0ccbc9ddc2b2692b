// A store that cannot be used: one line that says so, code 3, and nothing made or changed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { amends, folder } from './support/amends.mjs';

const place = await folder(after);
const good = join(place, 'good.db');

async function make(store) {
  const { code, err } = await amends('key', 'create', '--store', store, '--name', 'ci', '--role', 'admin');
  assert.equal(code, 0, err);
}

before(() => make(good));

const digest = async (file) => createHash('sha256').update(await readFile(file)).digest('hex');

async function refused(store, words) {
  for (const task of [['tick'], ['verify'], ['report', 'satisfaction'], ['follow-ups'], ['key', 'list']]) {
    const { code, out, err } = await amends(...task, '--store', store);
    assert.equal(code, 3, `${task}: ${err}`);
    assert.match(err, /^amends: [^\n]+\n$/);
    assert.match(err, words);
    assert.equal(out, '');
  }
}

test('a store that is missing is not made by reading', async () => {
  const store = join(place, 'missing.db');
  await refused(store, /there is no store .*missing\.db/);
  assert.ok(!(await readdir(place)).some((name) => name.startsWith('missing')));
});

test('a store in a folder that is missing', async () => {
  const { code, err } = await amends('key', 'create', '--store', join(place, 'no/such.db'), '--name', 'x', '--role', 'agent');
  assert.equal(code, 3);
  assert.match(err, /there is no folder .*no for the store/);
});

test('a folder is no store', async () => {
  await mkdir(join(place, 'folder.db'));
  await refused(join(place, 'folder.db'), /is not a file/);
});

test('a file that is no database is left as it is', async () => {
  const store = join(place, 'letter.db');
  await writeFile(store, 'Dear colleagues,\n'.repeat(100));
  await copyFile(`${good}.key`, `${store}.key`);
  const had = await digest(store);
  await refused(store, /\(store_/);
  assert.equal(await digest(store), had);
});

test('a store without its key file', async () => {
  const store = join(place, 'keyless.db');
  await copyFile(good, store);
  await refused(store, /keyless\.db\.key is missing.*\(store_key_missing\)/);
  assert.ok(!(await readdir(place)).includes('keyless.db.key'));
});

test('a store with another one’s key file', async () => {
  const store = join(place, 'foreign.db');
  const other = join(place, 'other.db');
  await make(other);
  await copyFile(good, store);
  await copyFile(`${other}.key`, `${store}.key`);
  await refused(store, /\(store_key_missing\)/);
});

test('a store of a newer version', async () => {
  const store = join(place, 'newer.db');
  await copyFile(good, store);
  await copyFile(`${good}.key`, `${store}.key`);
  execFileSync('sqlite3', [store, 'INSERT INTO schema_versions (version) VALUES (999)']);
  await refused(store, /999.*\(store_newer\)/);
});

test('a store that cannot be written to', { skip: process.getuid() === 0 && 'root may write anywhere' }, async () => {
  const store = join(place, 'frozen.db');
  await writeFile(store, '', { mode: 0o400 });
  const { code } = await amends('tick', '--store', store);
  assert.equal(code, 3);
  await rm(store);
});
