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

test('its cases have times and outcomes, as a table, as JSON and as CSV', async () => {
  const run = async (...task) => {
    const { code, out, err } = await amends(...task, '--store', store);
    assert.equal(code, 0, err);
    return out;
  };
  const times = JSON.parse(await run('report', 'times', '--by', 'team', '--json'));
  assert.ok(times.total.addressed.count > 30 && times.total.waiting > 0);
  assert.ok(times.total.addressed.median.low_s <= times.total.addressed.median.value_s);
  const table = await run('report', 'times', '--by', 'team');
  assert.match(table, /CASES +WAITING +OVERDUE +CONTACTED +MEDIAN +90 % IN +ADDRESSED +MEDIAN +90 % IN +IN TIME +95 % INTERVAL/);
  assert.match(table, /^all .* \d+ h \d+ min /m);
  assert.match(table, /cases? (is|are) still waiting/);
  const outcomes = JSON.parse(await run('report', 'outcomes', '--json'));
  assert.equal(outcomes.total.outcomes.given, outcomes.total.addressed);
  assert.match(await run('report', 'outcomes', '--by', 'team'), /^all +root cause +delay +\d+ +\d+\.\d\d %/m);
  assert.match(await run('report', 'outcomes', '--by', 'team', '--csv'), /^record,team,addressed,kind,code,count,share_percent,/);
  const teams = ['report', 'compare', '--by', 'team', '--a', 'Network', '--b', 'Workplace'];
  const compared = JSON.parse(await run(...teams, '--json'));
  assert.deepEqual(compared.sides.map(({ key }) => key), ['Network', 'Workplace']);
  assert.match(await run(...teams), /^ +Network +95 % INTERVAL +Workplace +95 % INTERVAL +DIFFERENCE +95 % INTERVAL\nsatisfied +\d+\.\d\d % +\d+\.\d\d % – /);
  assert.match(await run(...teams, '--csv'), /^figure,unit,a,a_of,/);
  assert.match(await run('follow-ups', '--state', 'addressed'), /SUBJECT +OUTCOME +ROOT CAUSE +ACTION/);
  assert.doesNotMatch(await run('follow-ups'), /OUTCOME/);
  const cases = await run('follow-ups', '--csv', '--limit', '1000');
  assert.match(cases, /^id,request,subject,/);
  assert.equal(cases.match(/^id,/gm).length, 1, 'the columns are named once');
  await run('verify');
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
