// What was begun is ended, also when a signal comes.
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

export class Interrupted extends Error {}

/** At a signal everything is closed, the last first; whatever waits for it fails, and `check` says why. */
export class Ending {
  #begun = [];
  #closed = Promise.resolve();
  #signal = null;
  #hear = (signal) => {
    this.#signal = signal;
    this.#close();
  };

  constructor() {
    for (const signal of signals) process.once(signal, this.#hear);
  }

  /** Waits for what begins, and will close it. */
  async with(beginning) {
    const value = await beginning;
    this.#begun.push(value);
    this.check();
    return value;
  }

  check() {
    if (this.#signal) throw new Interrupted(`ended by ${this.#signal}`);
  }

  async done() {
    await this.#close();
    for (const signal of signals) process.removeListener(signal, this.#hear);
  }

  #close() {
    this.#closed = this.#closed.then(async () => {
      for (const value of this.#begun.splice(0).reverse()) await Promise.resolve(value.close()).catch(() => {});
    });
    return this.#closed;
  }
}
