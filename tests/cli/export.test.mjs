// Everything out of a store again: requests and history as JSON lines, answers and cases as tables.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { amends, command, folder } from './support/amends.mjs';

const place = await folder(after);
const store = join(place, 'helpdesk.db');

const exported = async (...args) => {
  const { code, out, err } = await amends('export', ...args, '--store', store);
  assert.equal(code, 0, err);
  return out;
};
const lines = (text) => text.trimEnd().split('\n').map((line) => JSON.parse(line));
const records = (text) => text.trimEnd().split('\r\n');

before(async () => {
  const file = join(place, 'old.csv');
  await writeFile(file, 'id,score,words,who,day\n1,5,"thanks, all",Ingrid,2026-03-02\nT/2,1,"=never(""again"")",Tomáš,2026-03-03\n3,4,,Aiko,\n4,2,slow,Ana,2026-03-04\n');
  const { code, err } = await amends('import', file, '--store', store, '--scale', '5', '--satisfied', '4,5', '--dissatisfied', '1,2',
    '--follow-ups', 'list', '--map', 'request=id,answer=score,comment=words,customer_name=who,answered_on=day');
  assert.equal(code, 0, err);
});

test('each request is a line with all that is known of it', async () => {
  const requests = lines(await exported());
  assert.deepEqual(requests.map(({ id }) => id).sort(), ['1', '3', '4', 'T/2']);
  const second = requests.find(({ id }) => id === 'T/2');
  assert.equal(second.requester.name, 'Tomáš');
  assert.equal(second.ratings[0].comment, '=never("again")');
  assert.equal(second.follow_ups[0].state, 'open');
  assert.ok(second.timeline.length > 0);
});

test('the history has every event that verify looks at, between header and footer', async () => {
  const [header, ...events] = lines(await exported('history'));
  assert.deepEqual({ ...header, at: 0 }, { amends: 'history', version: 1, tenant: 'default', at: 0 });
  assert.deepEqual(events.pop(), { end: 'history', events: events.length });
  const [, verified] = /, ([\d,]+) events,/.exec((await amends('verify', '--store', store)).out);
  assert.equal(events.length, Number(verified.replaceAll(',', '')));
  const last = new Map();
  for (const { stream, revision, at, event, body } of events) {
    assert.equal(revision, (last.get(stream) ?? 0) + 1, stream);
    last.set(stream, revision);
    assert.ok(Number.isSafeInteger(at) && event && body.data, stream);
  }
  assert.ok(events.some(({ stream, personal }) => stream === 'request:T/2' && personal.comment === '=never("again")'));
});

test('answers are a table that no spreadsheet takes for formulas', async () => {
  const [heads, ...rows] = records(await exported('answers'));
  assert.match(heads, /^request,subject,url,cycle,answered_at,answer,scale,class,comment,/);
  assert.equal(rows.length, 4);
  const row = rows.find((record) => record.startsWith('T/2,'));
  assert.ok(row.includes(`,1,5,dissatisfied,"'=never(""again"")",`), row);
  assert.ok(rows.some((record) => /^3,,,1,,4,5,satisfied,/.test(record)), 'an answer without a day has none');
});

test('cases of every state are one table', async () => {
  const address = (await amends('follow-ups', '--store', store, '--json')).out;
  assert.equal(JSON.parse(address).length, 2);
  const [heads, ...rows] = records(await exported('cases'));
  assert.match(heads, /^id,request,/);
  assert.deepEqual(rows.map((record) => record.split(',')[1]).sort(), ['4', 'T/2']);
});

test('of a store without requests there is nothing but heads', async () => {
  const empty = join(place, 'empty.db');
  await amends('key', 'create', '--store', empty, '--name', 'ci', '--role', 'admin');
  assert.equal((await amends('export', '--store', empty)).out, '');
  assert.equal(records((await amends('export', 'answers', '--store', empty)).out).length, 1);
  assert.equal(records((await amends('export', 'cases', '--store', empty)).out).length, 1);
  assert.match((await amends('export', 'history', '--store', empty)).out, /^\{"amends":[^\n]*\n\{"stream":"keys","revision":1,[^\n]*\n\{"end":"history","events":1\}\n$/);
});

test('a store that is missing, a word that is unknown and a full disk are told', async () => {
  const missing = await amends('export', '--store', join(place, 'nowhere.db'));
  assert.equal(missing.code, 3);
  assert.equal(missing.out, '');
  assert.equal((await amends('export', 'everything', '--store', store)).code, 2);
  for (const what of ['export requests', 'export history', 'export answers', 'export cases', 'follow-ups', 'report satisfaction']) {
    const full = spawnSync('sh', ['-c', `"$0" ${what} --store "$1" > /dev/full`, command, store], { encoding: 'utf8' });
    assert.equal(full.status, 1, what);
    assert.match(full.stderr, /standard output cannot be written: No space left on device/);
  }
});
