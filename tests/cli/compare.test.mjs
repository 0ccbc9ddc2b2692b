// Two groups, or two periods, beside each other on the command line.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { amends, folder } from './support/amends.mjs';

const place = await folder(after);
const store = join(place, 'helpdesk.db');
const days = ['--from', '2025-03-01', '--to', '2025-03-31'];

// Of forty answers to Network one in four is satisfied, of forty to Print three in four; in April three of Network's, all satisfied.
before(async () => {
  const file = join(place, 'answers.csv');
  const rows = Array.from({ length: 40 }, (_, i) => [`n${i},${i % 4 === 0 ? 5 : 1},Network,2025-03-02`, `p${i},${i % 4 === 0 ? 1 : 5},Print,2025-03-02`]).flat();
  rows.push(...['x1', 'x2', 'x3'].map((id) => `${id},5,Network,2025-04-02`), 'nobody,5,,2025-03-02');
  await writeFile(file, `id,score,team,day\n${rows.join('\n')}\n`);
  const { code, err } = await amends('import', file, '--store', store, '--scale', '5', '--satisfied', '4,5', '--dissatisfied', '1,2',
    '--map', 'request=id,answer=score,team=team,answered_on=day');
  assert.equal(code, 0, err);
});

async function compare(...options) {
  const { code, out, err } = await amends('report', 'compare', '--store', store, ...options);
  assert.equal(code, 0, err);
  return out;
}

test('two teams, with what may be said of their difference', async () => {
  const out = await compare(...days, '--by', 'team', '--a', 'Network', '--b', 'Print');
  assert.match(out, /^satisfied +25\.00 % +14\.\d\d % – 40\.\d\d % +75\.00 % +59\.\d\d % – 85\.\d\d % +-50\.00 % +-6\d\.\d\d % – -2\d\.\d\d % +Less, beyond chance$/m);
  assert.match(out, /^dissatisfied .* \+50\.00 % .* More, beyond chance$/m);
  assert.match(out, /^first contact: half +… +… +Too few to say$/m);
});

test('two periods of one team; of few how many they are', async () => {
  const out = await compare('--from', '2025-04-01', '--to', '2025-04-30', '--other-from', '2025-03-01', '--other-to', '2025-03-31', '--team', 'Network');
  assert.match(out, /^ +2025-04-01 to 2025-04-30 +95 % INTERVAL +2025-03-01 to 2025-03-31 /);
  assert.match(out, /^satisfied +3 of 3 .* 25\.00 % .* Too few to say$/m);
});

test('those without a team are named by an empty text', async () => {
  const { sides } = JSON.parse(await compare(...days, '--by', 'team', '--a', '', '--b', 'Print', '--json'));
  assert.deepEqual(sides.map(({ key, satisfaction }) => [key, satisfaction.answered]), [['', 1], ['Print', 40]]);
  assert.match(await compare(...days, '--by', 'team', '--a', '', '--b', 'Print'), /^ +\(none\) +95 % INTERVAL +Print /);
});

test('as CSV, a record a figure', async () => {
  const lines = (await compare(...days, '--by', 'team', '--a', 'Network', '--b', 'Print', '--csv')).trim().split('\r\n');
  assert.equal(lines.length, 10);
  assert.match(lines[1], /^satisfied,percent,Network,40,25\.00,/);
});

test('what cannot be compared says why', async () => {
  for (const [options, wanted, why] of [
    [['--by', 'team', '--a', 'Network'], 4, /b is required with by/],
    [[], 4, /other_from is required, or by with a and b/],
    [['--by', 'customer', '--a', 'x', '--b', 'y'], 2, /--by/],
  ]) {
    const { code, out, err } = await amends('report', 'compare', '--store', store, ...options);
    assert.equal(code, wanted, err);
    assert.match(err, why);
    assert.equal(out, '');
  }
});
