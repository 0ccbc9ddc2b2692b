const isBlank = (letter) => letter === ' ' || letter === '\t' || letter === '\r';

// Where the quote stands that closes a field, or the end of the text. A doubled one closes nothing.
function closingQuote(text, from) {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return text.length;
}

/** Cuts one record with quotes in it, by where they stand: a quoted field has nothing but blanks around its quotes. */
export class RecordCutter {
  fields = [];
  at;              // where the record ends, or the stray quote stands
  stray = false;
  open = false;    // the text ends within quotes
  #text;
  #delimiter;
  #newline;

  constructor(text, from, delimiter, newline) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#newline = newline;
    this.at = from;
    while (this.#takeField());
  }

  // True when another field follows.
  #takeField() {
    const begin = this.at;
    this.#skipBlanks();
    if (this.#text[this.at] === '"') this.#takeQuoted();
    else this.#takePlain(begin);
    if (this.open || this.stray || this.#text[this.at] !== this.#delimiter) return false;
    this.at += 1;
    return true;
  }

  #ends(letter) {
    return letter === undefined || letter === this.#delimiter || letter === this.#newline;
  }

  #skipBlanks() {
    while (!this.#ends(this.#text[this.at]) && isBlank(this.#text[this.at])) this.at += 1;
  }

  #takePlain(begin) {
    while (!this.#ends(this.#text[this.at]) && !this.stray) {
      this.stray = this.#text[this.at] === '"';
      this.at += this.stray ? 0 : 1;
    }
    this.fields.push(this.#text.slice(begin, this.at));
  }

  #takeQuoted() {
    const begin = this.at + 1;
    this.at = closingQuote(this.#text, begin);
    this.open = this.at === this.#text.length;
    this.fields.push(this.#text.slice(begin, this.at).replaceAll('""', '"'));
    this.at += 1;
    this.#skipBlanks();
    this.stray = !this.#ends(this.#text[this.at]);
  }
}
