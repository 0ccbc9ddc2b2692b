/**
 * Whether an element is in its page. Frameworks take elements out and put them back: what listens to
 * the page, or waits, does so only meanwhile, so that an element that never returns is forgotten.
 */
export class Presence {
  #stay = null;
  #tasks = [];

  /** @param {(here: AbortSignal) => void} task runs now and at each return; the signal ends with the stay */
  whileHere(task) {
    this.#tasks.push(task);
    if (this.#stay) task(this.#stay.signal);
  }

  enter() {
    if (this.#stay) return;
    this.#stay = new AbortController();
    for (const task of this.#tasks) task(this.#stay.signal);
  }

  /** @returns {boolean} whether something waits for the return */
  leave() {
    this.#stay?.abort();
    this.#stay = null;
    return this.#tasks.length > 0;
  }
}
