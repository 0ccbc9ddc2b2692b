// Rows for the module, many at once; wasm/bindings/packed_rows.hpp says how they lie there.
const rows_a_batch = 2_000;
const encoder = new TextEncoder();

export class PackedRows {
  #numbers = [0, 0];
  #texts = [];
  #rows = 0;
  #give;
  #most;

  /** @param {(bytes: Uint8Array) => void} give takes a batch whenever one is full, and what is left */
  constructor(give, most = rows_a_batch) {
    this.#give = give;
    this.#most = most;
  }

  add(line, fields) {
    this.#numbers.push(line, fields.length);
    for (const field of fields) {
      this.#numbers.push(field.length);
      this.#texts.push(field);
    }
    this.#rows += 1;
    if (this.#rows === this.#most) this.flush();
  }

  flush() {
    if (this.#rows === 0) return;
    const numbers = Uint32Array.from(this.#numbers);
    numbers[0] = numbers.length;
    numbers[1] = this.#rows;
    const text = encoder.encode(this.#texts.join(''));
    const bytes = new Uint8Array(numbers.byteLength + text.length);
    bytes.set(new Uint8Array(numbers.buffer));
    bytes.set(text, numbers.byteLength);
    this.#numbers = [0, 0];
    this.#texts = [];
    this.#rows = 0;
    this.#give(bytes);
  }
}

/** The bytes of these rows alone. @param {{line: number, fields: string[]}[]} rows */
export function packed(rows) {
  let all;
  const batch = new PackedRows((bytes) => { all = bytes; }, rows.length);
  for (const { line, fields } of rows) batch.add(line, fields);
  return all;
}
