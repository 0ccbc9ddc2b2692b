// The demo's store: made once, found again, thrown away only when asked to and only when it is a demo's.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { amends, folder, start } from './support/amends.mjs';

const place = await folder(after);
const store = join(place, 'demo.db');
const login = (demo) => demo.lines.at(-1).replace(/^.* /, '');
const works = async (link) => (await fetch(link, { redirect: 'manual' })).status === 303;
const digest = async (file) => createHash('sha256').update(await readFile(file)).digest('hex');
let first;

test('the first start makes the store and says where to go', async () => {
  const demo = await start('demo', '--store', store);
  assert.match(demo.lines[0], /^Amends is ready at http:\/\/127\.0\.0\.1:\d+\/$/);
  assert.match(demo.lines[1], /^The manager signs in at http:\/\/127\.0\.0\.1:\d+\/login\?key=amk_/);
  assert.ok(await works(login(demo)));
  first = new URL(login(demo)).search;
  assert.equal(await demo.stop('SIGINT'), 0, demo.err());
});

test('the next start finds it again, with the same login', async () => {
  const demo = await start('demo', '--store', store);
  assert.equal(new URL(login(demo)).search, first);
  assert.doesNotMatch(demo.err(), /making a new store/);
  await demo.stop();
});

test('a port that is taken is told, and nothing is made', async () => {
  const demo = await start('demo', '--store', store);
  const other = join(place, 'other.db');
  const { code, out, err } = await amends('demo', '--store', other, '--port', String(demo.port));
  assert.equal(code, 1);
  assert.match(err, new RegExp(`^amends: 127\\.0\\.0\\.1, port ${demo.port}, is in use by another program; choose another one with --port\\n$`));
  assert.equal(out, '');
  assert.ok(!(await readdir(place)).some((name) => name.startsWith('other')));
  await demo.stop();
});

test('--fresh makes another one, whose login is another', async () => {
  const demo = await start('demo', '--store', store, '--fresh');
  assert.notEqual(new URL(login(demo)).search, first);
  assert.ok(!await works(`${demo.origin}/login${first}`));
  await demo.stop();
});

test('a demo that was interrupted while it made its store makes it anew', async () => {
  await writeFile(`${store}.demo.json`, '{"finished":false}');
  const demo = await start('demo', '--store', store);
  assert.ok(await works(login(demo)));
  await demo.stop();
});

test('a store that no demo made is left alone, with --fresh too', async () => {
  const real = join(place, 'real.db');
  await amends('key', 'create', '--store', real, '--name', 'ci', '--role', 'admin');
  const had = [await digest(real), await digest(`${real}.key`)];
  for (const more of [[], ['--fresh']]) {
    const { code, err } = await amends('demo', '--store', real, '--port', '0', ...more);
    assert.equal(code, 3);
    assert.match(err, /^amends: .*real\.db was not made by a demo and is left alone[^\n]*\n$/);
  }
  assert.deepEqual([await digest(real), await digest(`${real}.key`)], had);
});

test('a key file whose store is away is left alone', async () => {
  const away = join(place, 'away.db');
  await writeFile(`${away}.key`, 'somebody’s');
  const { code, err } = await amends('demo', '--store', away, '--port', '0', '--fresh');
  assert.equal(code, 3);
  assert.match(err, /away\.db\.key was not made by a demo/);
  assert.equal(await readFile(`${away}.key`, 'utf8'), 'somebody’s');
});

test('a folder that is missing is told', async () => {
  const { code, err } = await amends('demo', '--store', join(place, 'no/such.db'), '--port', '0');
  assert.equal(code, 3);
  assert.match(err, /^amends: [^\n]*no\/such\.db[^\n]*No such file or directory\n$/);
});
