// How the worker reads a file, without a browser: wherever pieces end, records are the same; limits are told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CsvRecords } from '../../wasm/own-data/csv-records.js';
import { recognisedDelimiter } from '../../wasm/own-data/delimiter.js';
import { FileFault, faultOf } from '../../wasm/own-data/faults.js';
import { Import, limits, lookAt } from '../../wasm/own-data/import.js';
import { PackedRows } from '../../wasm/own-data/packed-rows.js';
import { pooledChance } from '../../wasm/own-data/pooled-chance.js';
import { recognisedEncoding, textOf } from '../../wasm/own-data/text-of-file.js';

function read(text, size = text.length || 1) {
  const seen = [];
  const records = new CsvRecords(',', { record: (line, fields) => seen.push([line, ...fields]), problem: (line, message) => seen.push([line, `! ${message}`]) });
  for (let at = 0; at < text.length; at += size) records.push(text.slice(at, at + size));
  records.end();
  return seen;
}

const stray = '! a quote stands where none may be: a field with quotes in it must itself be quoted, and each of them doubled';

test('records are the same wherever a piece ends', () => {
  const text = 'a,b\r\n1,"x""y"\r\n\r\n2,"one\ntwo, ""three"""\r\n3,5" disk\n4,"a"b,"c"\n5,""\n6,"last"';
  const whole = [[1, 'a', 'b\r'], [2, '1', 'x"y'], [4, '2', 'one\ntwo, "three"'], [6, stray], [7, stray], [8, '5', ''], [9, '6', 'last']];
  for (let size = 1; size <= text.length; size += 1) assert.deepEqual(read(text, size), whole, `pieces of ${size}`);
});

test('quotes are judged by where a field begins: blanks may stand around them, and nothing else', () => {
  const fields = (text) => read(text).map(([, ...rest]) => rest);
  assert.deepEqual(fields('"a", "b"'), [['a', 'b']]);
  assert.deepEqual(fields('"a" ,\t"b,""c"""  \r\n "d"'), [['a', 'b,"c"'], ['d']]);
  for (const broken of ['a"b"c', '"x","y",a"b"c', '"x"y', '"a""b" "c"', 'a "b"']) assert.deepEqual(fields(broken), [[stray]], broken);
  assert.deepEqual(read('1,"x\ny"z,"\n2,"a" b"\n3,c'), [[2, stray], [3, stray], [4, '3', 'c']]);
});

test('a stray quote at the end of a piece is judged by what follows', () => {
  const text = '1,"a"\n2,"b" \n3,"c""d"\n4,"e" x\n5,f"\n6,g';
  for (let size = 1; size <= text.length; size += 1) {
    assert.deepEqual(read(text, size), [[1, '1', 'a'], [2, '2', 'b'], [3, '3', 'c"d'], [4, stray], [5, stray], [6, '6', 'g']], `pieces of ${size}`);
  }
});

test('a line of nothing but tabs is blank, also where tabs stand between fields', () => {
  const seen = [];
  const records = new CsvRecords('\t', { record: (line, fields) => seen.push([line, ...fields]), problem: assert.fail });
  records.push('a\tb\n\t\n"c"\t d\n');
  records.end();
  assert.deepEqual(seen, [[1, 'a', 'b'], [3, 'c', ' d']]);
});

test('a quote that is never closed is told where it opens', () => {
  assert.deepEqual(read('a,b\n1,"never\n2,3\n'), [[1, 'a', 'b'], [2, '! a quote in the record that begins here is never closed']]);
  const long = `a,b\n1,"${'x'.repeat(1_100_000)}\n`;
  assert.deepEqual(read(long, 250_000)[1], [2, '! the record that begins here is longer than 1 MiB; is a quote never closed?']);
});

test('line ends of old Macintoshes, blank lines, and an empty field that is a record', () => {
  assert.deepEqual(read('a\rb\r\r c'), [[1, 'a'], [2, 'b'], [4, ' c']]);
  assert.deepEqual(read('a\n""\n \t \n'), [[1, 'a'], [2, '']]);
  assert.deepEqual(read(''), []);
});

test('the delimiter is the one that cuts lines alike', () => {
  assert.equal(recognisedDelimiter('a;b\n1,5;2\n1,7;3\n'), ';');
  assert.equal(recognisedDelimiter('a,b\n"x;y;z",2\n'), ',');
  assert.equal(recognisedDelimiter('a\tb, c\n1\t2\n'), '\t');
  assert.equal(recognisedDelimiter('alone\n1\n'), ',');
  assert.equal(recognisedDelimiter('a;b,c\r1;2\r3;4'), ';');
  assert.equal(recognisedDelimiter(`a;b\n${'1;2,3\n'.repeat(100_000)}`), ';');
});

test('a control character or two leave a text a text', async () => {
  assert.equal(await recognisedEncoding(new Blob(['a,b\n1,\v2\n\x1a'])), 'utf-8');
  assert.equal(await recognisedEncoding(new Blob([`a,b\n${'1,2\x00\n'.repeat(2)}${'1,2\n'.repeat(100)}`])), 'utf-8');
  await assert.rejects(recognisedEncoding(new Blob([Uint8Array.from({ length: 5_000 }, (_, n) => (n * n) % 251)])), { code: 'binary' });
});

test('of zips only those with a spreadsheet in them are spreadsheets', async () => {
  const zip = (name) => new Blob([Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0), `[Content_Types].xml\0\x01${name}\0\x02`]);
  for (const name of ['xl/worksheets/sheet1.xml', 'xl/workbook.xml', 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet']) {
    await assert.rejects(recognisedEncoding(zip(name)), { code: 'spreadsheet' }, name);
  }
  for (const name of ['tickets.csv', 'word/document.xml']) await assert.rejects(recognisedEncoding(zip(name)), { code: 'compressed' }, name);
});

test('a file that is gone or changed is told, at the first look and later', async () => {
  const gone = { size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }), stream: () => new ReadableStream({ start: (to) => to.error(new Error('gone')) }) };
  await assert.rejects(recognisedEncoding(gone), { code: 'unreadable' });
  await assert.rejects(async () => { for await (const piece of textOf(gone, 'utf-8')) assert.ok(piece); }, { code: 'unreadable' });
});

test('text is decoded across pieces, and what is not of the encoding is told', async () => {
  const blob = new Blob(['Zoë '.repeat(100_000)]);
  let text = '';
  for await (const piece of textOf(blob, 'utf-8')) text += piece.text;
  assert.equal(text, 'Zoë '.repeat(100_000));
  await assert.rejects(async () => { for await (const piece of textOf(new Blob([Uint8Array.of(0x41, 0xe9, 0x41)]), 'utf-8')) assert.ok(piece); }, { code: 'encoding' });
});

test('rows lie as the module reads them', () => {
  const given = [];
  const rows = new PackedRows((bytes) => given.push(bytes), 2);
  for (const fields of [['é', ''], ['😀'], ['z']]) rows.add(7, fields);
  rows.flush();
  assert.deepEqual(given.map(({ length }) => length), [4 * 9 + 6, 4 * 5 + 1]);
  assert.deepEqual([...new Uint32Array(given[0].slice(0, 36).buffer)], [9, 2, 7, 2, 1, 0, 7, 1, 2]);
  assert.equal(new TextDecoder().decode(given[0].slice(36)), 'é😀');
});

test('chance is never given twice', () => {
  const fill = pooledChance();
  const seen = new Set();
  for (let n = 0; n < 10_000; n += 1) {
    const view = new Uint8Array(16);
    fill(view);
    seen.add(view.join());
  }
  assert.equal(seen.size, 10_000);
});

const silent = { memory: 0, step: () => ({ again: false }) };

test('a file beyond 1 GB is told before it is read', async () => {
  const file = { size: limits.bytes + 1, slice: (from, to) => new Blob(['a,b\n1,2\n']).slice(from, to), stream() { throw new Error('read'); } };
  await assert.rejects(lookAt(silent, { file }), { code: 'too_large', details: { bytes: limits.bytes + 1, limit: limits.bytes } });
});

test('more than a million lines are told before any is taken', async () => {
  const steps = new Set();
  const file = new Blob(['id,score\n', '1,5\n'.repeat(1_300_000)]);
  const ownData = { ...silent, step: (name) => { steps.add(name); return { again: false }; } };
  await assert.rejects(new Import(ownData, { file, encoding: 'utf-8', delimiter: ',' }, () => {}).check(), { code: 'too_many_rows', details: { limit: 1_000_000 } });
  assert.deepEqual([...steps], ['begin_check', 'check_rows']);
});

test('what the module throws is told as no memory, whoever throws it', () => {
  const thrown = new WebAssembly.Exception(new WebAssembly.Tag({ parameters: [] }), []);
  for (const error of [thrown, new WebAssembly.RuntimeError('out of bounds'), new RangeError('Array buffer allocation failed')]) assert.equal(faultOf(error).code, 'no_memory');
  assert.deepEqual(faultOf(new FileFault('empty')), { code: 'empty', details: {} });
  assert.equal(faultOf(new TypeError('x')).code, 'broken');
});

test('a file is checked until nothing changes', async () => {
  const again = [true, true, false];
  let begun = 0;
  const ownData = { ...silent, step: (name) => { begun += name === 'begin_check'; return { again: name === 'end_check' && again.shift() }; } };
  await new Import(ownData, { file: new Blob(['id,score\n1,5\n']), encoding: 'utf-8', delimiter: ',' }, () => {}).check();
  assert.equal(begun, 3);
});

test('memory that runs short is told before it has run out', async () => {
  const file = new Blob(['id,score\n', '1,5\n'.repeat(400_000)]);
  await assert.rejects(new Import({ ...silent, memory: limits.memory + 1 }, { file, encoding: 'utf-8', delimiter: ',' }, () => {}).take(), { code: 'no_memory' });
});
