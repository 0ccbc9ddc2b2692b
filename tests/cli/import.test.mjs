// Files as helpdesks export them, and files that went wrong on the way: what is wrong is told with its
// line, and nothing of such a file is imported.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { amends, folder } from './support/amends.mjs';

const place = await folder(after);
const five = ['--scale', '5', '--satisfied', '4,5', '--dissatisfied', '1,2'];
const columns = ['--map', 'request=id,answer=score,comment=words,answered_on=day'];
let made = 0;

/** Writes a file and imports it into a store of its own, or the one given. */
async function bring(content, { store = join(place, `${++made}.db`), options = [...five, ...columns] } = {}) {
  const file = join(place, `${++made}.csv`);
  await writeFile(file, content);
  const { code, out, err } = await amends('import', file, '--store', store, ...options);
  return { code, out, err: err.replaceAll(file, 'FILE'), store };
}

async function total(store, report = 'satisfaction') {
  const { code, out, err } = await amends('report', report, '--store', store, '--json');
  assert.equal(code, 0, err);
  return JSON.parse(out).total;
}

const header = 'id,score,words,day\n';

test('a plain file', async () => {
  const { code, out, err, store } = await bring(`${header}1,5,thanks,2026-03-02\n2,1,"never again",2026-03-03\n3,,,\n`);
  assert.equal(code, 0, err);
  assert.match(out, /requests +3\n/);
  assert.match(out, /answered +2\n/);
  assert.match(out, /imported 3 requests\n$/);
  const { answered, satisfied, dissatisfied } = await total(store);
  assert.deepEqual({ answered, satisfied, dissatisfied }, { answered: 2, satisfied: 1, dissatisfied: 1 });
});

test('byte-order mark, CRLF, quoted line breaks and quotes, blank lines, no line end at the end', async () => {
  const { code, err, out } = await bring(`\uFEFFid,score,words,day\r\n1,2,"two\r\nlines, ""quoted""",2026-03-02\r\n\r\n2,5,,2026-03-03`);
  assert.equal(code, 0, err);
  assert.match(out, /imported 2 requests/);
});

test('old Macintosh line ends, tabs', async () => {
  const { code, err, out } = await bring('id\tscore\tday\r1\t5\t2026-03-02\r', { options: [...five, '--delimiter', 'tab', '--map', 'request=id,answer=score,answered_on=day'] });
  assert.equal(code, 0, err);
  assert.match(out, /imported 1 requests/);
});

for (const [what, content, complaint] of [
  ['a short line', `${header}1,5,,2026-03-02\n2,5\n`, 'FILE:3: has 2 fields; the header has 4'],
  ['a long line', `${header}1,5,,2026-03-02,more\n`, 'FILE:2: has 5 fields; the header has 4'],
  ['an empty last record', `${header}1,5,,2026-03-02\n,,,\n`, 'FILE:3: is empty'],
  ['the line of a record after a quoted line break', `${header}1,5,"a\nb\nc",2026-03-02\n2,9,,2026-03-02\n`, 'FILE:5: column "score"'],
  ['an answer off the scale', `${header}1,6,,2026-03-02\n`, 'FILE:2: column "score"'],
  ['an answer in words nobody explained', `${header}1,good,,2026-03-02\n2,good,,2026-03-02\n`, 'column "score" is "good", which the mapping does not name (2 lines, here first)'],
  ['a day that does not exist', `${header}1,5,,2026-02-30\n`, 'FILE: column "day": nobody said how its dates are written'],
  ['a request without an id', `${header},5,,2026-03-02\n`, 'FILE:2: column "id" is empty'],
  ['a request that stands twice', `${header}1,5,,2026-03-02\n2,5,,2026-03-02\n1,4,,2026-03-02\n`, 'FILE:4: its request stands on line 2 already'],
  ['a stray quote', `${header}1,5,say "hi",2026-03-02\n2,5,,2026-03-02\n`, 'FILE:2: a quote stands where none may be'],
  ['a quote that is never closed', `${header}1,5,"and so on,2026-03-02\n2,5,,2026-03-02\n`, 'FILE:2: a quote in the record that begins here is never closed'],
  ['a record of more than 1 MiB', `${header}1,5,"${'x\n'.repeat(600_000)}",2026-03-02\n`, 'FILE:2: the record that begins here is longer than 1 MiB'],
  ['a comment of more than 64 KB', `${header}1,5,${'x'.repeat(65_537)},2026-03-02\n`, 'FILE:2: column "words" has 65537 bytes; at most 65536 are allowed'],
  ['text that is not UTF-8', Buffer.concat([Buffer.from(`${header}1,5,`), Buffer.from([0xfc]), Buffer.from(',2026-03-02\n')]), 'FILE:2: column "words" is not UTF-8'],
  ['a NUL', `${header}1,5,a\0b,2026-03-02\n`, 'FILE:2: column "words" has a NUL character'],
]) {
  test('old Macintosh line ends behind an empty field', async () => {
  const { code, err, out } = await bring('id,score,words,day\r1,5,,\r2,1,,2026-03-02\r3,4,"",\r');
  assert.equal(code, 0, err);
  assert.match(out, /imported 3 requests/);
});

test(`refuses ${what}`, async () => {
    const { code, out, err, store } = await bring(content);
    assert.equal(code, 4, err);
    assert.ok(err.includes(complaint), err);
    assert.match(err, /nothing was imported/);
    assert.equal(out, '');
    assert.equal((await total(store)).answered, 0);
  });
}

test('refuses UTF-16, an empty file, a file without records, another delimiter, a missing or doubled column', async () => {
  for (const [content, complaint] of [
    [Buffer.from(`\uFEFF${header}1,5,,2026-03-02\n`, 'utf16le'), 'FILE is UTF-16'],
    ['', 'FILE has no records'],
    ['\r\n\r\n', 'FILE has no records'],
    ['id;score;words;day\n1;5;;2026-03-02\n', 'name it with --delimiter'],
    ['id,points,words,day\n1,5,,2026-03-02\n', 'the file has no column "score" for the mapping\'s answer; it has: id, points, words, day'],
    ['id,score,words,day,score\n1,5,,2026-03-02,4\n', 'two columns "score"'],
  ]) {
    const { code, err } = await bring(content);
    assert.equal(code, 4, err);
    assert.ok(err.includes(complaint), err);
  }
});

test('refuses a file that is missing, or no file', async () => {
  for (const [file, complaint] of [[join(place, 'absent.csv'), 'No such file'], [place, 'is not a file']]) {
    const { code, err } = await amends('import', file, '--store', join(place, 'x.db'), ...five, ...columns);
    assert.equal(code, 4);
    assert.ok(err.includes(complaint), err);
  }
});

test('dates are never guessed', async () => {
  const { code, err } = await bring(`${header}1,5,,03/04/2026\n2,5,,25/12/2025\n`);
  assert.equal(code, 4);
  assert.match(err, /"DD\/MM\/YYYY" reads 2 of 2, such as "25\/12\/2025" on line 3; 1 of them can also be read with day and month exchanged, such as "03\/04\/2026" on line 2/);
  assert.match(err, /dates are never guessed/);
});

test('a declared date is read as declared', async () => {
  const options = [...five, ...columns, '--date-format', 'DD/MM/YYYY'];
  const { code, err, store } = await bring(`${header}1,5,,03/04/2026\n`, { options });
  assert.equal(code, 0, err);
  const { out } = await amends('report', 'satisfaction', '--store', store, '--json', '--from', '2026-04-03', '--to', '2026-04-03');
  assert.equal(JSON.parse(out).total.answered, 1);
});

test('the command line wins over the mapping about dates', async () => {
  const mapping = join(place, 'dates.json');
  await writeFile(mapping, JSON.stringify({ columns: { request: 'id', answer: 'score', answered_on: 'day' }, dates: { answered_on: 'MM/DD/YYYY' } }));
  for (const [options, from] of [[[], '2026-03-04'], [['--date-format', 'DD/MM/YYYY'], '2026-04-03']]) {
    const { code, err, store } = await bring(`${header}1,5,,03/04/2026\n`, { options: [...five, '--mapping', mapping, ...options] });
    assert.equal(code, 0, err);
    const { out } = await amends('report', 'satisfaction', '--store', store, '--json', '--from', from, '--to', from);
    assert.equal(JSON.parse(out).total.answered, 1, from);
  }
});

test('a column that mixes day-first and month-first is noticed; what can be read in two ways is not taken', async () => {
  const options = [...five, ...columns, '--date-format', 'DD/MM/YYYY'];
  const content = `${header}1,5,,25/12/2025\n2,5,,12/25/2025\n3,5,,03/04/2026\n`;
  const { code, err } = await bring(content, { options });
  assert.equal(code, 4);
  assert.match(err, /FILE:3: column "day" is "12\/25\/2025", which is no date written as DD\/MM\/YYYY/);
  const skipping = await bring(content, { options: [...options, '--skip-bad-lines'] });
  assert.equal(skipping.code, 0, skipping.err);
  assert.match(skipping.err, /FILE:4: column "day" is "03\/04\/2026", which can be read in two ways/);
  assert.match(skipping.out, /imported 1 requests/);
});

test('a request counts on its second line where the first is left out for its date', async () => {
  const text = `${header}1,5,,9/22/2025\n2,4,,22/9/2025\n3,1,,3/4/2025\n3,1,,10/25/2025\n`;
  const options = [...five, ...columns, '--date-format', 'M/D/YYYY', '--skip-bad-lines'];
  const { code, out, err } = await bring(text, { options });
  assert.equal(code, 0, err);
  assert.match(out, /requests +2\n/);
  assert.match(out, /imported 2 requests\n/);
  assert.doesNotMatch(err, /already/);
});

test('bad lines are skipped only when asked, and each is told', async () => {
  const options = [...five, ...columns, '--skip-bad-lines'];
  const { code, out, err } = await bring(`${header}1,5,,2026-03-02\n2,7,,2026-03-02\n1,4,,2026-03-02\n4,1,,2026-03-05\n`, { options });
  assert.equal(code, 0, err);
  assert.match(err, /FILE:3: column "score"/);
  assert.match(err, /FILE:4: its request stands on line 2 already/);
  assert.match(out, /bad lines, skipped +2/);
  assert.match(out, /requests +2\n/);
  assert.match(out, /imported 2 requests/);
});

test('a dry run counts and makes nothing', async () => {
  const { code, out, store } = await bring(`${header}1,5,,2026-03-02\n`, { options: [...five, ...columns, '--dry-run'] });
  assert.equal(code, 0);
  assert.match(out, /dry run: nothing was imported\n$/);
  assert.ok(!existsSync(store));
});

test('the same file again changes nothing', async () => {
  const content = `${header}1,5,,2026-03-02\n2,1,,2026-03-02\n`;
  const { store } = await bring(content);
  const { code, out, err } = await bring(`${content}3,4,,2026-03-02\n`, { store });
  assert.equal(code, 0, err);
  assert.match(out, /imported 1 requests; 2 were there already/);
  assert.equal((await total(store)).answered, 3);
});

test('an import of many batches that was interrupted is run again', async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `${i},${(i % 5) + 1},,2026-03-${String((i * 7) % 28 + 1).padStart(2, '0')}\n`);
  const { store } = await bring(header + rows.slice(0, 1500).join(''));
  const { code, out, err } = await bring(header + rows.join(''), { store });
  assert.equal(code, 0, err);
  assert.match(out, /imported 3,500 requests; 1,500 were there already/);
  const { answered, satisfied, dissatisfied } = await total(store);
  assert.deepEqual({ answered, satisfied, dissatisfied }, { answered: 5000, satisfied: 2000, dissatisfied: 2000 });
  assert.match((await amends('verify', '--store', store)).out, /content: everything derived/);
});

test('more than fits in memory is read twice, and bad lines are left out both times', async () => {
  const words = 'x'.repeat(60_000);
  const rows = Array.from({ length: 600 }, (_, i) => `${i % 599},${i === 7 ? 9 : 5},${words},2026-03-02\n`);
  const { code, out, err, store } = await bring(header + rows.join(''), { options: [...five, ...columns, '--skip-bad-lines'] });
  assert.equal(code, 0, err);
  assert.match(out, /imported 598 requests/);
  assert.equal((await total(store)).answered, 598);
});

test('a request that stands twice is found across a million lines', async () => {
  const rows = Array.from({ length: 1_100_000 }, (_, i) => `${i},5\n`);
  rows.push('3,5\n');
  const { code, err } = await bring(`id,score\n${rows.join('')}`, { options: [...five, '--map', 'request=id,answer=score', '--dry-run'] });
  assert.equal(code, 4);
  assert.match(err, /FILE:1100002: its request stands on line 5 already\n/);
  assert.match(err, /1 complaints/);
});

test('requests without an id are named by their place in the file, whatever their days', async () => {
  const options = [...five, '--map', 'answer=score,answered_on=day', '--prefix', 'old-', '--follow-ups', 'list'];
  const { code, err, store } = await bring('score,day\n1,2026-03-05\n5,2026-03-04\n2,2026-03-01\n', { options });
  assert.equal(code, 0, err);
  const items = JSON.parse((await amends('follow-ups', '--store', store, '--json')).out);
  assert.deepEqual(items.map(({ request, answer }) => [request, answer]).sort(), [['old-1', 1], ['old-3', 2]]);
});

test('imported complaints open follow-ups only when told to, without a due time', async () => {
  const content = `${header}1,1,"it is still broken",2026-03-02\n2,5,,2026-03-02\n`;
  const silent = await bring(content);
  assert.equal((await amends('follow-ups', '--store', silent.store, '--json')).out, '[]\n');
  const { out, store } = await bring(content, { options: [...five, ...columns, '--follow-ups', 'list'] });
  assert.match(out, /opened 1 follow-ups/);
  const items = JSON.parse((await amends('follow-ups', '--store', store, '--json')).out);
  assert.equal(items.length, 1);
  assert.equal(items[0].comment, 'it is still broken');
  assert.equal(items[0].due_at, null);
  assert.equal(items[0].overdue, false);
});

test('a mapping document says the same, and its mistakes are named', async () => {
  const mapping = join(place, 'map.json');
  const document = {
    columns: { request: 'Nr', answer: 'Zufriedenheit', team: 'Gruppe' },
    answers: { schlecht: 1, gut: 2 },
    no_answer: ['-'],
    survey: { id: 'thumbs', scale: 2, classes: ['dissatisfied', 'satisfied'] },
  };
  await writeFile(mapping, JSON.stringify(document));
  const content = 'Nr,Zufriedenheit,Gruppe\n1,gut,Netz\n2,schlecht,Netz\n3,-,Netz\n';
  const { code, err, store } = await bring(content, { options: ['--mapping', mapping] });
  assert.equal(code, 0, err);
  assert.equal((await total(store)).satisfied_bp, 5000);
  await writeFile(mapping, JSON.stringify({ ...document, columns: { ticket: 'Nr' } }));
  const wrong = await bring(content, { options: ['--mapping', mapping] });
  assert.equal(wrong.code, 4);
  assert.match(wrong.err, /the mapping .*ticket/);
});
