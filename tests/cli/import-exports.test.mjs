// Exports of other helpdesks by their ready mappings, and cases that were worked elsewhere. The files in exports/ are made up.
import assert from 'node:assert/strict';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { amends, folder, root } from './support/amends.mjs';

const place = await folder(after);
const exports_ = join(root, 'tests/cli/exports');
let made = 0;
const newStore = () => join(place, `${++made}.db`);

async function json(...args) {
  const { code, out, err } = await amends(...args, '--json');
  assert.equal(code, 0, err);
  return JSON.parse(out);
}
const total = async (store, ...filters) => (await json('report', 'satisfaction', '--store', store, '--from', '2025-01-01', '--to', '2025-12-31', ...filters)).total;
const day = async (store, one) => (await json('report', 'satisfaction', '--store', store, '--from', one, '--to', one)).total;

async function bring(name, ...options) {
  const store = newStore();
  const done = await amends('import', join(exports_, `${name}.csv`), '--store', store, '--mapping', name, '--follow-ups', 'list', ...options);
  assert.equal(done.code, 0, done.err);
  const { answered, satisfied, neutral, dissatisfied } = await total(store);
  const [follow] = await json('follow-ups', '--store', store);
  assert.match((await amends('verify', '--store', store)).out, /content: everything derived/);
  return { ...done, store, follow, figures: { answered, satisfied, neutral, dissatisfied } };
}

test('each ready mapping has a sample', async () => {
  const names = (await readdir(join(root, 'core/importing/mappings'))).map((file) => file.replace('.json', '')).sort();
  assert.deepEqual(names, ['chatwoot', 'freshdesk', 'glpi', 'zendesk']);
  assert.deepEqual((await readdir(exports_)).sort(), names.map((name) => `${name}.csv`));
  const page = await readFile(join(root, 'docs/import.md'), 'utf8');
  for (const name of names) assert.ok(page.includes(`--mapping ${name}`), name);
});

test('Zendesk: good and bad count, offered does not', async () => {
  const { out, store, follow, figures } = await bring('zendesk');
  assert.deepEqual(figures, { answered: 2, satisfied: 1, neutral: 0, dissatisfied: 1 });
  assert.match(out, /not answered +2\n/);
  assert.equal(follow.request, '4711');
  assert.equal(follow.customer.mail, 'ingrid@example.org');
  assert.equal((await day(store, '2025-03-03')).answered, 1);
  assert.equal((await total(store, '--team', 'Network')).answered, 2);
});

test('Freshdesk: labels of a long survey on five, an empty cell is no answer', async () => {
  const { out, follow, figures } = await bring('freshdesk');
  assert.deepEqual(figures, { answered: 3, satisfied: 1, neutral: 1, dissatisfied: 1 });
  assert.match(out, /not answered +1\n/);
  assert.deepEqual([follow.request, follow.answer], ['101', 2]);
});

test('Chatwoot: the conversation is in its link, the last line is a note', async () => {
  const { out, store, follow, figures } = await bring('chatwoot');
  assert.deepEqual(figures, { answered: 2, satisfied: 1, neutral: 0, dissatisfied: 1 });
  assert.match(out, /notes of the file, no requests +1\n/);
  assert.deepEqual([follow.request, follow.comment], ['57', 'Nobody answered, and then the chat closed']);
  assert.equal((await day(store, '2025-05-06')).answered, 2);
});

test('GLPI: semicolons, stars from none to five', async () => {
  const { out, follow, figures } = await bring('glpi');
  assert.deepEqual(figures, { answered: 2, satisfied: 1, neutral: 0, dissatisfied: 1 });
  assert.match(out, /not answered +1\n/);
  assert.deepEqual([follow.request, follow.answer, follow.comment], ['301', 1, 'Still empty; asked three times']);
});

test('a ready mapping is shown as it is, and what is shown works as a file', async () => {
  const { code, out } = await amends('import', '--show-mapping', 'chatwoot');
  assert.equal(code, 0);
  assert.equal(out, await readFile(join(root, 'core/importing/mappings/chatwoot.json'), 'utf8'));
  const mapping = join(place, 'mine.json');
  await writeFile(mapping, out);
  const { code: done, err } = await amends('import', join(exports_, 'chatwoot.csv'), '--store', newStore(), '--mapping', mapping);
  assert.equal(done, 0, err);
});

test('a mapping that there is not, and a file that is not named', async () => {
  const shown = await amends('import', '--show-mapping', 'otrs');
  assert.equal(shown.code, 2);
  assert.match(shown.err, /no ready mapping 'otrs'; there are: chatwoot, freshdesk, glpi, zendesk/);
  const wrong = await amends('import', join(exports_, 'glpi.csv'), '--store', newStore(), '--mapping', 'otrs');
  assert.equal(wrong.code, 4);
  assert.match(wrong.err, /the mapping otrs: No such file or directory; ready ones are chatwoot, freshdesk, glpi, zendesk/);
  const none = await amends('import', '--store', newStore(), '--mapping', 'glpi');
  assert.equal(none.code, 2);
  assert.match(none.err, /file is required/);
});

test('a column that is needed is asked for by its names; one that is not is told', async () => {
  const file = join(place, 'lacking.csv');
  await writeFile(file, 'Ticket ID,Agent,Resolved time\n1,Owen,2025-04-01 08:00:00\n');
  const refused = await amends('import', file, '--store', newStore(), '--mapping', 'freshdesk');
  assert.equal(refused.code, 4);
  assert.match(refused.err, /no column "Survey results", "Survey Results", "Survey result" for the mapping's answer; it has: Ticket ID, Agent, Resolved time/);
  await writeFile(file, 'Ticket Id,Agent,Resolved time,Survey results\n1,Owen,2025-04-01 08:00:00,Neutral\n');
  const { code, err } = await amends('import', file, '--store', newStore(), '--mapping', 'freshdesk');
  assert.equal(code, 0, err);
  assert.match(err, /the file has no column for: customer, customer_name, customer_mail, subject, team, service, channel, organisation, tags/);
});

test('an answer that the mapping does not know, and dates as people write them, stop it', async () => {
  const file = join(place, 'strange.csv');
  await writeFile(file, 'Ticket ID,Agent,Resolved time,Survey results\n1,Owen,2025-04-01 08:00:00,Delighted\n2,Owen,2025-04-01 08:00:00,Delighted\n');
  const unknown = await amends('import', file, '--store', newStore(), '--mapping', 'freshdesk');
  assert.equal(unknown.code, 4);
  assert.match(unknown.err, /strange\.csv:2: column "Survey results" is "Delighted", which the mapping does not name \(2 lines, here first\)/);
  await writeFile(file, 'Ticket ID,Agent,Resolved time,Survey results\n1,Owen,01/04/2025 08:00,Neutral\n');
  const dates = await amends('import', file, '--store', newStore(), '--mapping', 'freshdesk');
  assert.equal(dates.code, 4);
  assert.match(dates.err, /dates are never guessed/);
});

test('a link without a conversation is told with its line', async () => {
  const file = join(place, 'link.csv');
  await writeFile(file, (await readFile(join(exports_, 'chatwoot.csv'), 'utf8')).replace('conversations/58', 'inbox/58'));
  const { code, err } = await amends('import', file, '--store', newStore(), '--mapping', 'chatwoot');
  assert.equal(code, 4);
  assert.match(err, /link\.csv:5: column "Link to the conversation" is "https:\/\/chat\.example\.com\/app\/accounts\/1\/inbox\/58", which does not hold "\/conversations\/"/);
});

const five = ['--scale', '5', '--satisfied', '4,5', '--dissatisfied', '1,2'];
const cases = ['--map', 'request=id,answer=score,answered_on=day,outcome=end,note=done,addressed_by=who,addressed_on=on'];
const header = 'id,score,day,end,done,who,on\n';

async function worked(rows, options = [...five, ...cases, '--follow-ups', 'list']) {
  const file = join(place, `${++made}.csv`);
  await writeFile(file, header + rows);
  const store = newStore();
  const done = await amends('import', file, '--store', store, ...options);
  return { ...done, err: done.err.replaceAll(file, 'FILE'), store };
}

test('cases come as they ended elsewhere', async () => {
  const { code, out, err, store } = await worked('1,1,2025-03-02,fixed,"New router",Jana,2025-03-05\n2,2,2025-03-02,,"Called twice",,\n3,1,2025-03-03,,,,\n4,5,2025-03-03,,,,\n');
  assert.equal(code, 0, err);
  assert.match(out, /addressed +1\n/);
  assert.match(out, /opened 3 follow-ups/);
  const waiting = await json('follow-ups', '--store', store, '--state', 'waiting');
  assert.deepEqual(waiting.map(({ request }) => request).sort(), ['2', '3']);
  const [ended] = await json('follow-ups', '--store', store, '--state', 'addressed');
  assert.deepEqual([ended.request, ended.outcome], ['1', 'fixed']);
  const { total: { dissatisfied, addressed } } = await json('report', 'dissatisfied-requesters', '--store', store, '--from', '2025-01-01', '--to', '2025-12-31');
  assert.deepEqual([dissatisfied, addressed], [3, 1]);
  assert.match((await amends('verify', '--store', store)).out, /content: everything derived/);
});

test('an end on the day of the answer that has no time is not before it', async () => {
  const { code, err, store } = await worked('1,1,2025-03-02 14:30,fixed,,,2025-03-02\n2,1,2025-03-02 14:30,fixed,,,2025-03-02 15:00\n');
  assert.equal(code, 0, err);
  const ended = await json('follow-ups', '--store', store, '--state', 'addressed', '--sort', 'newest');
  const minutes = Object.fromEntries(ended.map(({ request, answered_at, closed_at }) => [request, (closed_at - answered_at) / 60_000]));
  assert.deepEqual(minutes, { 1: 0, 2: 30 });
  assert.match((await amends('verify', '--store', store)).out, /content: everything derived/);
});

for (const [what, rows, complaint] of [
  ['an outcome that the settings do not know', '1,1,2025-03-02,solved,,,\n', 'FILE:2: column "end" is "solved", which is no outcome of the settings: fixed, '],
  ['a case of a content customer', '1,5,2025-03-02,fixed,,,\n', 'FILE:2: tells of a follow-up, but the answer is not dissatisfied'],
  ['a case of nobody who answered', '1,,2025-03-02,,"Called",,\n', 'FILE:2: tells of a follow-up, but the answer is not dissatisfied'],
  ['an end without an outcome', '1,1,2025-03-02,,"Called",,2025-03-05\n', 'FILE:2: column "end" is empty, though the case was addressed'],
  ['an end before the answer', '1,1,2025-03-02,fixed,,,2025-03-01\n', 'FILE:2: column "on" lies before the answer'],
  ['an end before the answer of the same day', '1,1,2025-03-02 14:30,fixed,,,2025-03-02 14:29\n', 'FILE:2: column "on" lies before the answer'],
  ['a note of more than 16 KB', `1,1,2025-03-02,fixed,${'x'.repeat(16_385)},,\n`, 'FILE:2: column "done" has 16385 bytes; at most 16384 are allowed'],
]) {
  test(`refuses ${what}`, async () => {
    const { code, err } = await worked(rows);
    assert.equal(code, 4, err);
    assert.ok(err.includes(complaint), err);
  });
}

test('outcomes of a mapping are codes of the settings', async () => {
  const mapping = join(place, 'outcomes.json');
  const columns = { request: 'id', answer: 'score', outcome: 'end' };
  const options = [...five, '--mapping', mapping, '--follow-ups', 'list'];
  await writeFile(mapping, JSON.stringify({ columns, outcomes: { Repaired: 'fixed', Refunded: 'paid-back' } }));
  const wrong = await worked('1,1,,Repaired,,,\n', options);
  assert.equal(wrong.code, 4);
  assert.match(wrong.err, /the mapping's outcomes\.Refunded is "paid-back", which is no outcome of the settings: fixed, /);
  await writeFile(mapping, JSON.stringify({ columns, outcomes: { Repaired: 'fixed' } }));
  const { code, err, store } = await worked('1,1,,Repaired,,,\n2,1,,fixed,,,\n', options);
  assert.equal(code, 0, err);
  assert.deepEqual((await json('follow-ups', '--store', store, '--state', 'addressed')).map(({ outcome }) => outcome), ['fixed', 'fixed']);
});

test('columns of cases want cases, and an end wants an outcome', async () => {
  const none = await worked('1,1,2025-03-02,fixed,,,\n', [...five, ...cases]);
  assert.equal(none.code, 2);
  assert.match(none.err, /say --follow-ups list/);
  const endless = await worked('1,1,2025-03-02,fixed,,,\n', [...five, '--follow-ups', 'list', '--map', 'request=id,answer=score,addressed_on=on']);
  assert.equal(endless.code, 2);
  assert.match(endless.err, /--map outcome=COLUMN/);
});

test('only the last line is a note of the file, and it is one line', async () => {
  const mapping = join(place, 'noted.json');
  await writeFile(mapping, JSON.stringify({ columns: { request: 'id', answer: 'score', comment: 'words' }, ends_with_note: true }));
  const file = join(place, 'noted.csv');
  for (const [content, complaint] of [
    ['1,5,\n2\n3,5,\nMay 2025\n', 'FILE:3: has 1 fields; the header has 3'],
    ['1,5,\nMay 2025\nJune 2025\n', 'FILE:3: has 1 fields; the header has 3'],
    ['1,5,\n"2,5,\n3,5,\n4,5,"', 'FILE:3: has 1 fields; the header has 3'],
  ]) {
    await writeFile(file, `id,score,words\n${content}`);
    const { code, err } = await amends('import', file, '--store', newStore(), ...five, '--mapping', mapping);
    assert.equal(code, 4, content);
    assert.ok(err.replaceAll(file, 'FILE').includes(complaint), err);
    assert.match(err, / 1 complaints; nothing was imported/);
  }
});

test('tags are told apart, and too many are told', async () => {
  const file = join(place, 'tags.csv');
  await writeFile(file, `id,score,tags\n1,5,"vip, laptop,vip"\n2,5,"${Array.from({ length: 33 }, (_, i) => `t${i}`).join(',')}"\n`);
  const { code, err } = await amends('import', file, '--store', newStore(), ...five, '--map', 'request=id,answer=score,tags=tags');
  assert.equal(code, 4);
  assert.match(err, /tags\.csv:3: column "tags" has 33 tags; at most 32 are allowed/);
});
