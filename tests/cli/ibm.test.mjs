// The main job on a real export of 100,000 requests; its figures were computed with the sqlite3 command line.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { amends, folder, root } from './support/amends.mjs';

const packed = join(root, '../shared/data/ibm_it_help_desk_100k.csv.xz');
const skip = !existsSync(packed) && 'the file is not part of this repository';
const place = await folder(after);
const store = join(place, 'it.db');

const mapping = {
  columns: { request: 'ticket', customer: 'requestor', agent: 'ITOwner', team: 'FiledAgainst', answer: 'Satisfaction' },
  answers: { '1 - Unsatisfied': 1, '2 - Satisfied': 2, '3 - Highly satisfied': 3 },
  no_answer: ['0 - Unknown'],
  survey: { id: 'it', scale: 3, classes: ['dissatisfied', 'satisfied', 'satisfied'] },
};

const report = async (name, ...more) => JSON.parse((await amends('report', name, '--store', store, '--json', ...more)).out);

test('imports 100,000 requests, 69,789 of them answered', { skip }, async () => {
  const [file, map] = [join(place, 'it.csv'), join(place, 'map.json')];
  await writeFile(file, execFileSync('xz', ['-dkc', packed], { maxBuffer: 1 << 28 }));
  await writeFile(map, JSON.stringify(mapping));
  const { code, out, err } = await amends('import', file, '--store', store, '--mapping', map, '--follow-ups', 'list');
  assert.equal(code, 0, err);
  assert.match(out, /answered +69,789\n/);
  assert.match(out, /imported 100,000 requests, opened 21,124 follow-ups/);
});

test('69.73 % are satisfied, and no difference between teams is claimed', { skip }, async () => {
  const { total, difference } = await report('satisfaction', '--by', 'team');
  assert.deepEqual([total.answered, total.satisfied_bp, total.response_bp], [69_789, 6973, 6979]);
  assert.equal(difference.beyond_chance, false);
  const dissatisfied = await report('dissatisfied-requesters');
  assert.equal(dissatisfied.total.dissatisfied, 21_124);
});

test('agents differ as far apart as they really are', { skip }, async () => {
  const { rows } = await report('satisfaction', '--by', 'agent');
  const of = (key) => rows.find((row) => row.key === key);
  assert.deepEqual([of('34').satisfied_bp, of('34').answered], [9838, 1360]);
  assert.deepEqual([of('13').satisfied_bp, of('13').answered], [1240, 1331]);
});

test('verify finds everything as the history says, and names what is not', { skip }, async () => {
  const { code, out } = await amends('verify', '--store', store);
  assert.equal(code, 0);
  assert.match(out, /content/);
  execFileSync('sqlite3', [store, `
    UPDATE follow_ups SET state = 'addressed' WHERE request = '1';
    UPDATE requests SET status = 'satisfied' WHERE request = '2';
    UPDATE invitations SET answer = 3 WHERE request = '1';
    DELETE FROM invitations WHERE request = '2';
    UPDATE tallies SET satisfied = satisfied + 1 WHERE second_value = '34';
    UPDATE events SET body = replace(body, 'Software', 'Hardware') WHERE stream = 'request:2';`]);
  const damaged = await amends('verify', '--store', store);
  assert.equal(damaged.code, 1);
  for (const table of ['follow_ups', 'requests', 'invitations', 'tallies', 'events']) {
    assert.match(damaged.err, new RegExp(`^${table} `, 'm'));
  }
  assert.match(damaged.err, /^requests 2: status is satisfied, should be dissatisfied$/m);
});
