// What this browser keeps of the demo, in IndexedDB: the key of its store, what the pages know of the sample, and the
// history as lines, which grow as things happen. Where a browser keeps nothing, the demo goes on without.
import { openDB } from 'idb';

const keyBytes = 32;
const form = 1;

const open = (name) => openDB(name, 1, {
  upgrade(database) {
    database.createObjectStore('facts');
    database.createObjectStore('lines', { autoIncrement: true });
  },
});

export class Kept {
  #database;
  #fault = null;
  #over = false;

  /** @param {string} scope each copy of the demo on a site has its own */
  constructor(scope) {
    this.#database = open(`amends-demo ${scope}`);
    this.#database.catch((error) => this.#failed(error));
  }

  /** Why nothing is kept any more, or null. */
  get fault() { return this.#fault; }

  /** Another history takes the place of this one: nothing more of it is written. */
  end() { this.#over = true; }

  #failed(error) {
    this.#fault ??= error.name === 'QuotaExceededError' ? 'this browser has no room left' : `this browser keeps nothing: ${error.message}`;
    return undefined;
  }

  // What a failed write leaves behind would be a history with a hole: from the first one on nothing is written.
  async #write(change) {
    if (this.#fault || this.#over) return;
    try {
      const transaction = (await this.#database).transaction(['facts', 'lines'], 'readwrite', { durability: 'strict' });
      await Promise.all([change(transaction.objectStore('facts'), transaction.objectStore('lines')), transaction.done]);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** @returns {Promise<{rootKey: Uint8Array, notes: object, lines: string[]} | null>} what begin() kept, with all since */
  async read() {
    if (this.#fault) return null;
    try {
      const database = await this.#database;
      const known = await database.get('facts', 'sample');
      return known?.form === form ? { ...known, lines: await database.getAll('lines') } : null;
    } catch (error) {
      this.#failed(error);
      return null;
    }
  }

  /** Keeps a history in the place of any other. */
  async begin({ rootKey, notes, text }) {
    await this.#write((facts, lines) => Promise.all([facts.put({ form, rootKey, notes }, 'sample'), lines.clear(), lines.add(text)]));
  }

  /** Keeps what has happened since; it is there when this returns. */
  async append(text) {
    await this.#write((facts, lines) => lines.add(text));
  }

  async forget() {
    await this.#write((facts, lines) => Promise.all([facts.clear(), lines.clear()]));
  }
}

/** A new key for the demo's store. */
export const newRootKey = () => crypto.getRandomValues(new Uint8Array(keyBytes));
