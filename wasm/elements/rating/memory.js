/**
 * What one browser keeps about one question, in the page's storage: the random key that proves who
 * voted, posts without the server's word, and until when the answer may be changed. Where a page
 * has no storage, it is kept as long as the page.
 */
export class Memory {
  #place;
  #held;

  /** @param {string} place unique for the question, for example "amends:/amends:<token>" */
  constructor(place) {
    this.#place = place;
    this.#held = { key: newId(), kept: [], ...this.#read() };
  }

  get place() { return this.#place; }

  get key() { return this.#held.key; }

  /** Posts as the session gives them, oldest first. */
  get kept() { return this.#held.kept; }
  set kept(posts) {
    if (JSON.stringify(posts) !== JSON.stringify(this.kept)) this.#write({ kept: posts });
  }

  /** Until when the answer that this browser gave may be changed; undefined when it gave none. */
  get until() { return this.#held.until; }
  set until(time) { this.#write({ until: time }); }

  #read() {
    try {
      return JSON.parse(localStorage.getItem(this.#place)) ?? {};
    } catch {
      return {};   // no storage, or not ours
    }
  }

  // Another tab may have written first: its key is the one that the server will know.
  #write(change) {
    this.#held = { ...this.#held, ...this.#read(), ...change };
    try {
      localStorage.setItem(this.#place, JSON.stringify(this.#held));
    } catch { /* full or forbidden: the page goes on without */ }
  }
}

/** A random id of 24 characters. `crypto.randomUUID` is missing on plain-HTTP intranets. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_');
}
