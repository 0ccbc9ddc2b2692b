// Readings of a file: the look at its beginning, and the import, which checks all of it and then takes it.
import { CsvRecords } from './csv-records.js';
import { recognisedDelimiter } from './delimiter.js';
import { FileFault } from './faults.js';
import { PackedRows, packed } from './packed-rows.js';
import { recognisedEncoding, textOf } from './text-of-file.js';

const sample_rows = 5_000;
const beginning_chars = 1024 * 1024;
const preview_rows = 8;
const report_every_ms = 150;

/** What this page takes; beyond, the command does it. The module's memory ends at 600 MB (wasm/CMakeLists.txt). */
export const limits = { rows: 1_000_000, bytes: 1e9, memory: 560_000_000 };

/** @typedef {{file: Blob, encoding: string, delimiter: string}} Source */

function checkSize(file) {
  if (file.size > limits.bytes) throw new FileFault('too_large', { bytes: file.size, limit: limits.bytes });
}

async function beginningOf(file, encoding) {
  let text = '';
  let read = 0;
  for await (const piece of textOf(file, encoding)) {
    text += piece.text;
    read = piece.bytes;
    if (text.length >= beginning_chars) break;
  }
  return { encoding, text, whole: read === file.size };
}

// What looks like UTF-8 by its very beginning may be none further on.
async function recognisedBeginning(file, encoding) {
  try {
    return await beginningOf(file, encoding);
  } catch (fault) {
    if (fault.code !== 'encoding' || encoding !== 'utf-8') throw fault;
    return beginningOf(file, 'windows-1252');
  }
}

function sampleOf({ text, whole }, delimiter) {
  const records = [];
  let first_problem = null;
  const reader = new CsvRecords(delimiter, {
    record: (line, fields) => { if (records.length <= sample_rows) records.push({ line, fields }); },
    problem(line, message) {
      if (records.length === 0) throw new FileFault('no_header', { line, message });
      first_problem ??= { line, message };
    },
  });
  reader.push(text);
  if (whole) reader.end();
  if (records.length === 1 && first_problem) throw new FileFault('no_line', first_problem);
  return { records, whole: whole && records.length <= sample_rows };
}

/**
 * Looks at the beginning of a file. What is not given is recognised.
 * @param {import('./own-data.js').OwnData} ownData
 * @param {{file: Blob, encoding?: string, delimiter?: string}} source
 */
export async function lookAt(ownData, { file, ...given }) {
  const recognisedAs = await recognisedEncoding(file);
  checkSize(file);
  const beginning = await (given.encoding ? beginningOf(file, given.encoding) : recognisedBeginning(file, recognisedAs));
  const delimiter = given.delimiter ?? recognisedDelimiter(beginning.text);
  const { records: [header, ...rows], whole } = sampleOf(beginning, delimiter);
  if (!header) throw new FileFault('blank');
  if (rows.length === 0) throw new FileFault('header_only', { columns: header.fields });
  return {
    encoding: beginning.encoding,
    delimiter,
    bytes: file.size,
    rows: rows.length,
    whole,
    preview: rows.slice(0, preview_rows).map(({ fields }) => fields),
    recognised: ownData.recognise(header, rows),
  };
}

/** One import. Who wants it no longer ends the worker. */
export class Import {
  #ownData;
  #source;
  #tell;
  #told = 0;

  /**
   * @param {import('./own-data.js').OwnData} ownData
   * @param {Source} source
   * @param {(progress: {phase: 'check' | 'take', rows: number, bytes: number, of: number, memory: number}) => void} tell
   */
  constructor(ownData, source, tell) {
    this.#ownData = ownData;
    this.#source = source;
    this.#tell = tell;
  }

  /** @returns {Promise<object>} the counts of the check */
  async check() {
    for (;;) {
      await this.#readAll('check', 'begin_check', 'check_rows');
      const counts = this.#ownData.step('end_check');
      if (!counts.again) return counts;
    }
  }

  /** @returns {Promise<object>} what was imported */
  async take() {
    await this.#readAll('take', 'begin_take', 'take_rows');
    return this.#ownData.step('end_take');
  }

  async #readAll(phase, begin, takeRows) {
    const { file, encoding, delimiter } = this.#source;
    let begun = false;
    let rows = 0;
    const ownData = this.#ownData;
    const batch = new PackedRows((bytes) => ownData.step(takeRows, bytes));
    const records = new CsvRecords(delimiter, {
      record: (line, fields) => {
        if (begun) {
          rows += 1;
          batch.add(line, fields);
        } else {
          begun = true;
          ownData.step(begin, packed([{ line, fields }]));
        }
      },
      problem: (line, message) => {
        if (!begun) throw new FileFault('no_header', { line, message });
        if (phase === 'check') ownData.step('complain', packed([{ line, fields: [message] }]));
      },
    });
    for await (const { text, bytes } of textOf(file, encoding)) {
      records.push(text);
      this.#report({ phase, rows, bytes, of: file.size, memory: ownData.memory });
      if (rows > limits.rows) throw new FileFault('too_many_rows', { limit: limits.rows });
      if (ownData.memory > limits.memory) throw new FileFault('no_memory', { rows, limit: limits.memory });
    }
    records.end();
    batch.flush();
  }

  #report(progress) {
    const now = performance.now();
    if (now - this.#told < report_every_ms) return;
    this.#told = now;
    this.#tell(progress);
  }
}
