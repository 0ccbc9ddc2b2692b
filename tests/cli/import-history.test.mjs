// A whole history out of one store and into another one.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { amends, command, folder } from './support/amends.mjs';

const place = await folder(after);
const store = join(place, 'old.db');
const file = join(place, 'history.jsonl');
let text;

const exported = async (from) => {
  const { code, out, err } = await amends('export', 'history', '--store', from);
  assert.equal(code, 0, err);
  return out;
};
const bring = (from, to, ...more) => amends('import', from, '--store', to, ...more);
const written = async (name, content) => {
  const path = join(place, name);
  await writeFile(path, content);
  return path;
};
const old = async (name, rows, to) => {
  const csv = await written(name, `id,score,words,mail,day\n${rows}`);
  const { code, err } = await bring(csv, to, '--scale', '5', '--satisfied', '4,5', '--dissatisfied', '1,2', '--follow-ups', 'list',
    '--map', 'request=id,answer=score,comment=words,customer_mail=mail,answered_on=day');
  assert.equal(code, 0, err);
};

/** What another key makes anew is left out: commitments, and the header's time. */
const comparable = (history) => history.trimEnd().split('\n').map((line) => {
  const entry = JSON.parse(line);
  if (entry.amends) entry.at = 0;
  delete entry.body?.personal;
  return entry;
}).filter(({ stream, end }) => stream !== 'keys' && !end);

before(async () => {
  await old('old.csv', '1,5,"thanks, all",ingrid@example.org,2026-03-02\nT/2,1,never again,,2026-03-03\n3,4,,,\n4,2,slow,,2026-03-04\n', store);
  await amends('key', 'create', '--store', store, '--name', 'ci', '--role', 'admin');
  text = await exported(store);
  await writeFile(file, text);
});

test('a history goes into a new store, and out of it the same', async () => {
  const copy = join(place, 'copy.db');
  const { code, out, err } = await bring(file, copy);
  assert.equal(code, 0, err);
  for (const row of [/^events +5$/m, /^ +requests +4$/m, /^ +answers +4$/m, /^ +cases +2$/m, /^keys left out +1$/m]) assert.match(out, row);
  assert.match(out, /^1 keys left out: make new ones with amends key create$/m);
  assert.match(out, /^the settings came along$/m);
  assert.deepEqual(comparable(await exported(copy)), comparable(text));
  assert.match((await amends('verify', '--store', copy)).out, /content: everything derived/);
  assert.deepEqual(JSON.parse((await amends('report', 'satisfaction', '--store', copy, '--json')).out),
    JSON.parse((await amends('report', 'satisfaction', '--store', store, '--json')).out));
});

test('the same file again changes nothing, and another history is kept', async () => {
  const copy = join(place, 'again.db');
  assert.equal((await bring(file, copy)).code, 0);
  const { code, out } = await bring(file, copy);
  assert.equal(code, 0);
  assert.match(out, /^events +0$/m);
  assert.match(out, /^events that were there already +5$/m);
  const other = await written('other.jsonl', text.replace('never again', 'never before'));
  const refused = await bring(other, copy);
  assert.equal(refused.code, 4);
  assert.match(refused.err, /other\.jsonl: line \d+: the store has another event at revision 1 of request:T\/2: personal differs/);
  assert.match(refused.err, /nothing was imported/);
});

test('a dry run says what would come in, and makes nothing', async () => {
  const none = join(place, 'none.db');
  const { code, out, err } = await bring(file, none, '--dry-run');
  assert.equal(code, 0, err);
  assert.match(out, /^events +5$/m);
  assert.match(out, /dry run: nothing was imported\n$/);
  assert.ok(!existsSync(none));
  const same = await bring(file, store, '--dry-run');
  assert.match(same.out, /^events that were there already +5$/m);
  for (const row of [/^events +0$/m, /^ +requests +0$/m, /^ +answers +0$/m, /^ +cases +0$/m]) assert.match(same.out, row);
  assert.equal(comparable(await exported(store)).length, comparable(text).length);
});

test('a file that is cut, newer or broken is refused before anything is imported', async () => {
  const lines = text.trimEnd().split('\n');
  for (const [name, content, why] of [
    ['cut', lines.slice(0, -1).join('\n'), /: the footer is missing, .*: the file was cut short behind line 7 /],
    ['middle', text.slice(0, -60), /: line 7: invalid JSON at byte /],
    ['lost', [...lines.slice(0, 3), ...lines.slice(4)].join('\n'), /: line 7: events is 6, but 5 stand before it/],
    ['newer', text.replace('"version":1', '"version":2'), /: line 1: the history was written by a newer Amends: version 2; this one reads up to 1 /],
    ['long', `${lines[0]}\n${' '.repeat(5_000_000)}\n`, /: line 2: it is longer than the 4194304 bytes that a line may have/],
  ]) {
    const to = join(place, `${name}.db`);
    const { code, err } = await bring(await written(`${name}.jsonl`, content), to);
    assert.equal(code, 4, name);
    assert.match(err, why);
    assert.ok(!existsSync(to), name);
  }
});

test('options of CSV files are refused by their names', async () => {
  for (const option of [['--scale', '5'], ['--mapping', 'zendesk'], ['--follow-ups', 'list'], ['--skip-bad-lines']]) {
    const { code, err } = await bring(file, join(place, 'never.db'), ...option);
    assert.equal(code, 2);
    assert.match(err, new RegExp(`^amends: ${option[0]} is for CSV files, and the file is a history\n$`));
  }
});

test('another tenant takes it, too', async () => {
  const copy = join(place, 'tenant.db');
  assert.equal((await bring(file, copy, '--tenant', 'second')).code, 0);
  assert.match((await amends('verify', '--store', copy, '--tenant', 'second')).out, /content: everything derived/);
});

test('Ctrl-C ends it between two transactions, and it goes on from there', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `${i},${(i % 5) + 1},words,m${i % 99}@example.org,2026-03-${String((i % 28) + 1).padStart(2, '0')}\n`);
  const large = join(place, 'large.db');
  await old('large.csv', rows.join(''), large);
  const history = await written('large.jsonl', await exported(large));
  const copy = join(place, 'stopped.db');
  for (;;) {
    const child = spawn(command, ['import', history, '--store', copy], { stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (part) => { err += part; });
    child.stdout.resume();
    const ended = once(child, 'close');
    while (child.exitCode === null && !existsSync(`${copy}-wal`)) await pause(1);
    child.kill('SIGINT');
    const [code] = await ended;
    if (code !== 0) {
      assert.equal(code, 130, err);
      assert.match(err, /amends: interrupted; run it again to go on: what is there is left alone\n$/);
      break;
    }
    for (const end of ['', '-wal', '-shm', '.key']) await rm(copy + end, { force: true });
  }
  assert.match((await amends('verify', '--store', copy)).out, /content: everything derived/);
  assert.equal((await bring(history, copy)).code, 0);
  assert.match((await amends('verify', '--store', copy)).out, /content: everything derived/);
  assert.deepEqual(comparable(await exported(copy)), comparable(await readFile(history, 'utf8')));
});

test('a dry run that fails late has imported nothing, either', async () => {
  const lines = (await readFile(join(place, 'large.jsonl'), 'utf8')).trimEnd().split('\n');
  const late = await written('late.jsonl', `${[...lines.slice(0, -2), lines.at(-2).replace('"revision":1', '"revision":2'), lines.at(-1)].join('\n')}\n`);
  const { code, err } = await bring(late, join(place, 'late.db'), '--dry-run');
  assert.equal(code, 4, err);
  assert.match(err, /revision must be 1, .*; nothing was imported/);
});

test('a full disk says how much is there', () => {
  const { status, stderr } = spawnSync('sh', ['-c', 'trap "" XFSZ; ulimit -f 12288; exec "$@"', 'sh', command, 'import', join(place, 'large.jsonl'), '--store', join(place, 'full.db')], { encoding: 'utf8' });
  assert.equal(status, 3, stderr);
  assert.match(stderr, /large\.jsonl: the store full\.db cannot grow: the disk is full \(store_full\); (8,000 events before it were|nothing was) imported\n$/);
});
