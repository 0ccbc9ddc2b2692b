// The page's end of the worker: calls with answers, and the news that the worker is gone.

// Trusted Types: this page starts this one script and no other.
const name = 'amends-own-data';
const policy = globalThis.trustedTypes?.createPolicy(name, { createScriptURL: (url) => url });
const address = new URL('amends/assets/amends-own-data.js', document.baseURI).href;

/** What the worker says is wrong; `code` and `details` say what. */
export class Fault extends Error {
  constructor({ code, details = {} }) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

const randomName = () => `${name}-${[...crypto.getRandomValues(new Uint32Array(4))].join('-')}`;

export class Link {
  #worker;
  #waiting = new Map();
  #next = 0;
  #onLost;
  #heard = false;   // anything at all
  #ended = false;

  /** @param {(code: 'lost' | 'no_module') => void} onLost when the worker went away by itself, or never came */
  constructor(onLost) {
    this.#onLost = onLost;
    this.#worker = new Worker(policy ? policy.createScriptURL(address) : address, { type: 'module', name });
    this.#worker.addEventListener('message', ({ data }) => this.#take(data));
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#lose();
    });
    this.#watch();
  }

  // A worker that is killed says nothing. It holds a lock, and who waits for that has it when the worker is gone.
  async #watch() {
    if (!navigator.locks) return;
    const lock = randomName();
    await this.call('hold', { lock }).catch(() => {});
    await navigator.locks.request(lock, () => {});
    this.#lose();
  }

  #take({ id, progress, result, fault }) {
    this.#heard = true;
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    if (progress) return void waiting.tell(progress);
    this.#waiting.delete(id);
    if (fault) waiting.fail(new Fault(fault));
    else waiting.done(result);
  }

  #lose() {
    if (this.#ended) return;
    this.end();
    this.#onLost(this.#heard ? 'lost' : 'no_module');
  }

  /**
   * @param {string} op an operation of wasm/own-data/worker.js
   * @param {object} [wanted]
   * @param {(progress: object) => void} [tell]
   */
  call(op, wanted = {}, tell = () => {}) {
    if (this.#ended) return Promise.reject(new Fault({ code: 'gone' }));
    const id = (this.#next += 1);
    return new Promise((done, fail) => {
      this.#waiting.set(id, { done, fail, tell });
      this.#worker.postMessage({ id, op, ...wanted });
    });
  }

  end() {
    this.#ended = true;
    this.#worker.terminate();
    for (const { fail } of this.#waiting.values()) fail(new Fault({ code: 'gone' }));
    this.#waiting.clear();
  }
}
