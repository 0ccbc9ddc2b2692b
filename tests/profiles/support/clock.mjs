// The time of day of every server process: the real one and a shift that all of them read from one file.
import { closeSync, openSync, writeSync } from 'node:fs';

export class ShiftedClock {
  #file;
  #shift_ms = 0;

  constructor(path) {
    this.#file = openSync(path, 'w+');
    this.forward(0);
  }

  /** What the servers take for now. */
  now() { return Date.now() + this.#shift_ms; }

  forward(span_ms) {
    this.#shift_ms += Math.round(span_ms);
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(BigInt(this.#shift_ms));
    writeSync(this.#file, bytes, 0, 8, 0);
  }

  /** Goes on to a moment; one that has passed is left alone, since time knows one direction. */
  reach(at_ms) { this.forward(Math.max(0, at_ms - this.now())); }

  close() { closeSync(this.#file); }
}
