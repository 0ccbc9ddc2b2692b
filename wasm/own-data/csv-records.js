import Papa from 'papaparse';

const longest_record = 1024 * 1024;
const strayQuote = 'a quote stands where none may be: a field with quotes in it must itself be quoted, and each of them doubled';
const neverClosed = 'a quote in the record that begins here is never closed';
const tooLong = 'the record that begins here is longer than 1 MiB; is a quote never closed?';

const { Parser } = Papa;

/** How often a letter stands in a text, from one place to another. */
function count(text, letter, from, to) {
  let found = 0;
  for (let at = text.indexOf(letter, from); at !== -1 && at < to; at = text.indexOf(letter, at + 1)) found += 1;
  return found;
}

// The parser takes a quote inside of an unquoted field for a letter, which a CSV file may not have there. It is seen by
// the number of quotes: two around a field, and two for each in it.
function hasStrayQuote(fields, quotes) {
  let plain = 0;
  let rest = quotes;
  for (const field of fields) {
    const inside = count(field, '"', 0, field.length);
    if (inside === 0) plain += 1;
    else rest -= 2 + 2 * inside;
  }
  return rest < 0 || rest % 2 !== 0 || rest / 2 > plain;
}

// Null while it cannot be told: behind the last letter a line feed may follow.
function newlineOf(text) {
  if (text.includes('\n')) return '\n';
  const at = text.indexOf('\r');
  return at === -1 || at === text.length - 1 ? null : '\r';
}

// Where in a quoted field a quote stands that neither closes it nor is doubled.
function endOfField(text, from) {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return text.length;
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

  #read(last) {
    while (!this.#ended && this.#rest !== '' && this.#readOn(last));
    if (this.#ended || this.#rest.length <= longest_record) return;
    this.#stop(tooLong);
  }

  #stop(message) {
    this.#taken.problem(this.#line, message);
    this.#ended = true;
    this.#rest = '';
  }

  // Takes the records that are whole. True when it stopped at a broken one and may go on behind it.
  #readOn(last) {
    const text = this.#rest;
    let at = 0;
    let quote = text.indexOf('"');
    let fault = null;
    const parser = new Parser({
      delimiter: this.#delimiter,
      newline: this.#newline,
      step: ({ data: [fields], errors, meta: { cursor } }) => {
        if (errors.length > 0) {
          [fault] = errors;
          parser.abort();
          return;
        }
        const quoted = quote !== -1 && quote < cursor;
        if (quoted) this.#takeQuoted(text, at, cursor, fields);
        else this.#take(fields);
        at = cursor;
        if (quoted) quote = text.indexOf('"', cursor);
      },
    });
    const { errors } = parser.parse(text, 0, !last);
    fault ??= errors[0] ?? null;
    this.#rest = text.slice(at);
    return fault !== null && this.#leaveBroken(fault.code, fault.index - at, last);
  }

  #take(fields) {
    if (fields.length > 1 || fields[0].trim() !== '') this.#taken.record(this.#line, fields);
    this.#line += 1;
  }

  #takeQuoted(text, from, to, fields) {
    if (hasStrayQuote(fields, count(text, '"', from, to))) this.#taken.problem(this.#line, strayQuote);
    else this.#taken.record(this.#line, fields);
    const lines = count(text, this.#newline, from, to);
    this.#line += Math.max(1, lines);
  }

  // `field` is where the broken field begins. True when there is more to read.
  #leaveBroken(code, field, last) {
    if (code === 'MissingQuotes') {
      if (last) this.#stop(neverClosed);
      return false;
    }
    const stray = endOfField(this.#rest, field);
    const end = this.#rest.indexOf(this.#newline, stray);
    if (end === -1 && !last) return false;
    this.#taken.problem(this.#line + count(this.#rest, this.#newline, 0, stray), strayQuote);
    const next = end === -1 ? this.#rest.length : end + 1;
    this.#line += count(this.#rest, this.#newline, 0, next);
    this.#rest = this.#rest.slice(next);
    return true;
  }
}
