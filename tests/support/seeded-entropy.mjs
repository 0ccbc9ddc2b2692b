// The entropy that transcripts are recorded with; tests/support/seeded_entropy.hpp is the same.
const wrap = (number) => BigInt.asUintN(64, number);

/** The bytes of SplitMix64: each number gives eight bytes, the lowest first; the rest of a call's last number is thrown away. */
export class SeededEntropy {
  #state = 0n;

  seed(seed) {
    this.#state = BigInt(seed);
  }

  #next() {
    this.#state = wrap(this.#state + 0x9e3779b97f4a7c15n);
    let z = this.#state;
    z = wrap((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = wrap((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  }

  /** @param {Uint8Array} bytes */
  fill(bytes) {
    let number = 0n;
    for (let i = 0; i < bytes.length; i += 1) {
      if (i % 8 === 0) number = this.#next();
      bytes[i] = Number(number & 0xffn);
      number >>= 8n;
    }
  }

  /** A whole number below `limit`, for scripts that roll dice. */
  below(limit) {
    return Number(this.#next() % BigInt(limit));
  }
}
