const version = 1;

/**
 * What one browser keeps about one question, in the page's storage: the random key that proves who
 * voted, posts without the server's word, the last word that it gave, and until when the answer may
 * be changed. Pages that show the same question share it. Where a page has no storage, or it is full,
 * it is kept as long as the page.
 */
export class Memory {
  #place;
  #held;
  #own = new Set();   // the ops that this page had in hand

  /**
   * @param {string} place unique for the question, for example "amends:/amends:<token>"
   * @param {object} [where] what another page needs to send what is kept: see Mount
   */
  constructor(place, where) {
    this.#place = place;
    this.#held = { v: version, where, key: newId(), kept: [], ...this.read() };
  }

  /** Whether the last thing written will be there on the next visit. */
  lasts = true;

  /** When the question closes; what is kept is of no use after that. */
  closes;

  get place() { return this.#place; }

  get key() { return this.#held.key; }

  /** Posts as the session gives them, oldest first. */
  get kept() { return this.#held.kept; }
  set kept(posts) {
    const others = (this.read().kept ?? []).filter(({ op, kind }) => !this.#own.has(op) && (kind === 'details' || !posts.length));
    for (const { op } of posts) this.#own.add(op);
    const kept = [...others.filter(({ op }) => !this.#own.has(op)), ...posts];
    if (JSON.stringify(kept) !== JSON.stringify(this.kept)) this.write({ kept });
  }

  /** Until when the answer that this browser gave may be changed; undefined when it gave none. */
  get until() { return this.#held.until; }

  /** What is stored now, maybe by another page; {} where there is nothing that we can use. */
  read() {
    try {
      const read = JSON.parse(localStorage.getItem(this.#place));
      return read?.v === version && read.kept.every(({ op }) => op) ? read : {};
    } catch {
      return {};   // no storage, or not ours
    }
  }

  // Another page may have written first: its key is the one that the server will know.
  write(change) {
    this.#held = { ...this.#held, ...this.read(), closes: this.closes ?? this.#held.closes, ...change, at: Date.now() };
    try {
      localStorage.setItem(this.#place, JSON.stringify(this.#held));
      this.lasts = true;
    } catch {
      this.lasts = false;   // full or forbidden: the page goes on without
    }
  }
}

/** A random id of 24 characters. `crypto.randomUUID` is missing on plain-HTTP intranets. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}
