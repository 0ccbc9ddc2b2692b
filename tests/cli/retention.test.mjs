// How long words and names are kept: looked at on the command line.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { amends, folder } from './support/amends.mjs';

const place = await folder(after);
const store = join(place, 'helpdesk.db');

test('what would go is counted, and nothing goes', async () => {
  const file = join(place, 'old.csv');
  await writeFile(file, 'id,score,words,who,day\n1,5,thanks,Ingrid,2020-03-02\n2,1,never again,Tomas,2020-03-03\n3,4,,Aiko,2020-03-04\n');
  const { code, err } = await amends('import', file, '--store', store, '--scale', '5', '--satisfied', '4,5', '--dissatisfied', '1,2',
    '--follow-ups', 'list', '--map', 'request=id,answer=score,comment=words,customer_name=who,answered_on=day');
  assert.equal(code, 0, err);
  assert.match((await amends('retention', '--store', store)).out, /comments +for ever +0\nnotes +for ever +0\nidentities +for ever +0\nundelivered +for ever +0\n/);
  for (let i = 0; i < 2; ++i) {
    const { out } = await amends('retention', '--store', store, '--comments-days', '365', '--notes-days', '365');
    // The second one's case waits.
    assert.match(out, /comments +365 days +1\nnotes +365 days +0\nidentities +for ever +0\n/);
  }
});

test('what no settings would say is refused', async () => {
  const short = await amends('retention', '--store', store, '--comments-days', '5', '--notes-days', '5', '--identities-days', '30');
  assert.equal(short.code, 4);
  assert.match(short.err, /identities_days must be at least link_valid_days \(60\)/);
  assert.equal((await amends('retention', '--store', store, '--comments-days', '0')).code, 2);
});
