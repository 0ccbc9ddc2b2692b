// Files that are none, or not what they seem: each is told in words, and the page goes on.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { focused } from './desk/browser.mjs';
import { columnsShown, fault, figure, header, meanings, resultsShown, rows, table, useOwnData } from './support/own-data.mjs';

const { open, give } = useOwnData();

const utf16 = (text, bigEndian) => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const mark = '\uFEFF';

const recognised = (page, words) => page.locator('#recognised', { hasText: words }).waitFor();

const refused = {
  'of no bytes': ['', /^This file is empty: it has 0 bytes/],
  'of blank lines': ['\n\n  \n', /^There is nothing in this file but blank lines/],
  'with a heading alone': ['Ticket,Score\n', /^This file has a heading line \(2 columns\), but no line below it/],
  'that is a spreadsheet under another name': [Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), Buffer.from('xl/workbook.xml')]), /^This is a spreadsheet, whatever its name says.*save it as CSV/],
  'that is an old spreadsheet': [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /^This is a spreadsheet/],
  'that is a zip': [Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), Buffer.from('tickets.csv')]), /^This file is compressed/],
  'that is compressed': [gzipSync('a,b\n1,2\n'), /^This file is compressed/],
  'that is no text': [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), /^This is no text file/],
  'whose heading has a quote that is never closed': ['Ticket,"Score\n1,2\n3,4\n', /^Line 1: a quote in the record that begins here is never closed/],
};

for (const [name, [content, words]] of Object.entries(refused)) {
  test(`a file ${name}`, async () => {
    const page = await open();
    await give(page, content);
    assert.match(await fault(page), words);
    assert.ok(await page.locator('#columns').isHidden());
    await give(page, table(10));
    await columnsShown(page);
    assert.ok(await page.locator('#fault').isHidden(), 'the next file is another one');
  });
}

const encoded = {
  'UTF-8 with a mark': [Buffer.from(mark + table(20).replaceAll('Customer', 'Zoë')), 'utf-8'],
  'UTF-16, little-endian, with a mark': [utf16(mark + table(20).replaceAll('Customer', 'Zoë')), 'utf-16le'],
  'UTF-16, big-endian, with a mark': [utf16(mark + table(20).replaceAll('Customer', 'Zoë'), true), 'utf-16be'],
  'UTF-16 without a mark': [utf16(table(20).replaceAll('Customer', 'Zoë')), 'utf-16le'],
  'Windows-1252': [Buffer.from(table(20).replaceAll('Customer', 'Zoë'), 'latin1'), 'windows-1252'],
};

for (const [name, [content, encoding]] of Object.entries(encoded)) {
  test(`a file in ${name}`, async () => {
    const page = await open();
    await give(page, content);
    await columnsShown(page);
    assert.equal(await page.locator('#encoding').inputValue(), encoding);
    assert.equal(await page.locator('#sheet td', { hasText: 'Zoë 1' }).first().innerText(), 'Zoë 1');
    await page.getByRole('button', { name: 'Import' }).click();
    await resultsShown(page);
    assert.equal(await figure(page, 'requests'), '20');
  });
}

for (const [name, delimiter] of [['semicolons', ';'], ['tabs', '\t'], ['bars', '|']]) {
  test(`a file with ${name}`, async () => {
    const page = await open();
    await give(page, `Ticket${delimiter}Score${delimiter}Team\n1${delimiter}5${delimiter}A, B\n2${delimiter}1${delimiter}C\n`);
    await columnsShown(page);
    assert.equal(await page.locator('#delimiter').inputValue(), delimiter);
    assert.deepEqual(await meanings(page), { Ticket: 'request', Score: 'answer', Team: 'team' });
  });
}

test('a delimiter can be chosen, and a wrong one undone', async () => {
  const page = await open();
  await give(page, 'Ticket,Score\n1,5\n');
  await columnsShown(page);
  await page.locator('#delimiter').selectOption(';');
  await recognised(page, /It has one column only/);
  await page.locator('#delimiter').selectOption(',');
  await recognised(page, /2 columns/);
  await give(page, table(10));
  await recognised(page, /7 columns/);
  await page.locator('#delimiter').selectOption(';');
  assert.match(await fault(page), /^No line below the headings can be read\. Line 2: a quote stands where none may be/);
  await page.locator('#delimiter').selectOption(',');
  await page.locator('#fault').waitFor({ state: 'hidden' });
});

test('an encoding that is not that of the whole file is told when it is met', async () => {
  const page = await open();
  const bytes = Buffer.concat([Buffer.from(table(30_000)), Buffer.from([0x31, 0xe9, 0x2c, 0x35, 0x0a])]);
  await give(page, bytes);
  await columnsShown(page);
  assert.equal(await page.locator('#encoding').inputValue(), 'utf-8');
  await page.getByRole('button', { name: 'Import' }).click();
  assert.match(await fault(page), /^The file is not UTF-8 throughout: somewhere behind byte [\d,]+/);
  assert.ok(await page.locator('#columns').isVisible(), 'so that another one can be chosen');
  assert.equal(await focused(page), 'fault', 'who uses the keyboard is where it is told');
});

test('columns that stand twice, and one without a name, are told apart by their place', async () => {
  const page = await open();
  await give(page, 'Ticket,Score,Score,\n1,5,9,x\n2,1,9,y\n');
  await columnsShown(page);
  assert.equal(await page.locator('#sheet th').count(), 4);
  await page.locator('[name="means-1"]').selectOption('answer');
  await page.locator('[name="means-2"]').selectOption('');
  await page.locator('[name="means-3"]').selectOption('team');
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  assert.equal(await figure(page, 'requests'), '2');
});

test('two columns cannot mean the same', async () => {
  const page = await open();
  await give(page, table(10));
  await columnsShown(page);
  await page.getByLabel('What “Comment” means').selectOption('team');
  await page.getByText('Two columns mean “Team”').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Import' }).isDisabled());
});

test('bad lines are left out and told by their numbers', async () => {
  const page = await open();
  await give(page, [header, ...rows(5), 'T-9,4,a,t', 'T-1,4,a,t,c,2025-01-01,', 'T-10,4,"a"b,t,c,2025-01-01,', 'T-12,4,a,t,c,2025-02-30,', 'T-13,4,5" disk,t,c,2025-01-01,', ''].join('\n'));
  await columnsShown(page);
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  assert.equal(await figure(page, 'requests'), '5');
  assert.equal(await figure(page, 'lines left out'), '5');
  for (const words of ['Line 12: has 4 fields; the header has 7', 'Line 13: its request stands on line 2 already', 'Line 14: a quote stands where none may be',
    'Line 15: column "Rated on" is "2025-02-30"', 'Line 16: a quote stands where none may be']) {
    await page.getByText(words).waitFor();
  }
});

test('a quote that is never closed leaves the rest out, and says so', async () => {
  const page = await open();
  await give(page, `${header}\n${rows(3).join('\n')}\nT-4,5,"a,t,c,2025-01-01,\nT-5,5,a,t,c,2025-01-01,\n`);
  await columnsShown(page);
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  await page.getByText(/Line \d+: a quote in the record that begins here is never closed/).waitFor();
  assert.equal(await figure(page, 'requests'), '3');
});

test('nobody answered', async () => {
  const page = await open();
  await give(page, 'Ticket,Satisfaction\n1,Not rated\n2,Offered\n');
  await columnsShown(page);
  await page.getByText('Say which column is the answer').waitFor();
  await page.getByLabel('What “Satisfaction” means').selectOption('answer');
  await page.getByText('None of the values is an answer').or(page.getByText('Say what “Not rated” means')).first().waitFor();
  assert.ok(await page.getByRole('button', { name: 'Import' }).isDisabled());
});

test('where no line can be taken there is no report to go to', async () => {
  const page = await open();
  await give(page, 'Ticket,Score,Date\n1,5,2999-01-01\n');
  await columnsShown(page);
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  await page.getByText('Nobody answered in this file').waitFor();
  assert.deepEqual(await page.locator('#results .steps > :visible').allInnerTexts(), ['Correct the columns', 'Save the mapping', 'Another file']);
});

test('what the settings refuse is told', async () => {
  const page = await open();
  await give(page, `Ticket,Score\n1,good ${'x'.repeat(600)}\n2,bad\n`);
  await columnsShown(page);
  await page.getByRole('button', { name: 'Import' }).click();
  assert.match(await fault(page), /labels.* at most 512/i);
});

test('names beyond the limits of a mapping are no hindrance', async () => {
  const page = await open();
  await give(page, `${'日'.repeat(90)},Score\nA,5\nB,1\n`, `${'日'.repeat(60)}.csv`);
  await columnsShown(page);
  await page.locator('[name="means-0"]').selectOption('team');
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  assert.equal(await figure(page, 'requests'), '2');
});

test('dates of which the first lines have none may come later', async () => {
  const page = await open();
  const lines = Array.from({ length: 5_200 }, (_, n) => `${n},5,${n > 5_100 ? '2025-01-02' : ''}`);
  await give(page, `Ticket,Score,Resolved at\n${lines.join('\n')}\n`);
  await columnsShown(page);
  await page.getByText('The first lines have none.').waitFor();
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  assert.equal(await figure(page, 'without a date'), '5,101');
});

test('one column is not much, and said', async () => {
  const page = await open();
  await give(page, 'Score\n5\n1\n3\n');
  await columnsShown(page);
  await recognised(page, /It has one column only/);
  await page.getByRole('button', { name: 'Import' }).click();
  await resultsShown(page);
  assert.equal(await figure(page, 'requests'), '3');
});
