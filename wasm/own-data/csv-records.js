import { RecordCutter } from './record-cutter.js';

const longest_record = 1024 * 1024;
const strayQuote = 'a quote stands where none may be: a field with quotes in it must itself be quoted, and each of them doubled';
const neverClosed = 'a quote in the record that begins here is never closed';
const tooLong = 'the record that begins here is longer than 1 MiB; is a quote never closed?';

const isBlankLine = (line) => /^[ \t\r]*$/.test(line);

/** How often a letter stands in a text, from one place to another. */
function count(text, letter, from, to) {
  let found = 0;
  for (let at = text.indexOf(letter, from); at !== -1 && at < to; at = text.indexOf(letter, at + 1)) found += 1;
  return found;
}

// Null while it cannot be told: behind the last letter a line feed may follow.
function newlineOf(text) {
  if (text.includes('\n')) return '\n';
  const at = text.indexOf('\r');
  return at === -1 || at === text.length - 1 ? null : '\r';
}

/**
 * The records of a CSV file whose text comes in pieces, each with the line that it begins on; as the command reads
 * them. Blank lines are no records. Behind a record that is broken reading goes on with the next line.
 */
export class CsvRecords {
  #delimiter;
  #taken;
  #rest = '';
  #line = 1;
  #newline = null;
  #ended = false;

  /**
   * @param {string} delimiter
   * @param {{record: (line: number, fields: string[]) => void, problem: (line: number, message: string) => void}} taken
   */
  constructor(delimiter, taken) {
    this.#delimiter = delimiter;
    this.#taken = taken;
  }

  push(text) {
    this.#rest += text;
    this.#newline ??= newlineOf(this.#rest);
    if (this.#newline) this.#read(false);
  }

  end() {
    this.#newline ??= this.#rest.includes('\r') ? '\r' : '\n';
    this.#read(true);
  }

  // Takes what is whole; where nothing follows, all of it.
  #read(last) {
    const text = this.#rest;
    let at = 0;
    while (at < text.length && !this.#ended) {
      const next = this.#takeRecord(text, at, last);
      if (next === null) break;
      at = next;
    }
    this.#rest = this.#ended ? '' : text.slice(at);
    if (this.#rest.length > longest_record) this.#stop(tooLong);
  }

  #stop(message) {
    this.#taken.problem(this.#line, message);
    this.#ended = true;
    this.#rest = '';
  }

  // Where the next record begins; null where this one is not whole yet.
  #takeRecord(text, from, last) {
    const end = this.#endOfLine(text, from);
    if (end === text.length && !last) return null;
    const line = text.slice(from, end);
    if (line.includes('"')) return this.#takeQuoted(text, from, last);
    if (!isBlankLine(line)) this.#taken.record(this.#line, line.split(this.#delimiter));
    this.#line += 1;
    return end + 1;
  }

  #takeQuoted(text, from, last) {
    const cut = new RecordCutter(text, from, this.#delimiter, this.#newline);
    if (cut.stray) return this.#leaveBroken(text, from, cut.at, last);
    if (!last && cut.at >= text.length) return null;
    if (cut.open) {
      this.#stop(neverClosed);
      return text.length;
    }
    if (cut.at - from > longest_record) {
      this.#stop(tooLong);
      return text.length;
    }
    this.#taken.record(this.#line, cut.fields);
    this.#line += count(text, this.#newline, from, cut.at) + 1;
    return cut.at + 1;
  }

  #leaveBroken(text, from, stray, last) {
    const end = this.#endOfLine(text, stray);
    if (end === text.length && !last) return null;
    this.#line += count(text, this.#newline, from, stray);
    this.#taken.problem(this.#line, strayQuote);
    this.#line += 1;
    return end + 1;
  }

  #endOfLine(text, from) {
    const at = text.indexOf(this.#newline, from);
    return at === -1 ? text.length : at;
  }
}
