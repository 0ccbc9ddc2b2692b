import { call } from './transport.js';

const visible_ms = 1_500;      // somebody else's change is seen within two seconds
const hidden_ms = 30_000;
const longest_wait_ms = 60_000;

/**
 * Follows the change feed with a cursor. A helpdesk's worker cannot be held by a stream, so this
 * polls: briskly while the page is seen, rarely while it is hidden, ever slower after failures.
 */
export class ChangesPoller {
  #transport;
  #hear;
  #timer = 0;
  #position = null;
  #etag = null;
  #failures = 0;
  #running = false;
  #busy = null;

  /**
   * @param {import('./transport.js').Transport} transport
   * @param {{changed(changes: object[]): void | Promise<void>, failed(problem: Error, retry_at: number): void,
   *          recovered(): void}} hear
   */
  constructor(transport, hear) {
    this.#transport = transport;
    this.#hear = hear;
  }

  /** @param {number} position of the list that is shown: what came before is in it already */
  start(position) {
    this.#position = position;
    this.#etag = null;
    if (this.#running) return;
    this.#running = true;
    document.addEventListener('visibilitychange', this.#wake);
    this.#schedule();
  }

  stop() {
    this.#running = false;
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#wake);
  }

  /** Looks at once, after our own change or when the user asks. */
  poke() {
    if (!this.#running) return Promise.resolve();
    clearTimeout(this.#timer);
    this.#busy ??= this.#look().finally(() => {
      this.#busy = null;
      if (this.#running) this.#schedule();
    });
    return this.#busy;
  }

  #wake = () => {
    if (document.visibilityState === 'visible') this.poke();
  };

  #schedule() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.poke(), this.#wait());
  }

  #wait() {
    const usual = document.visibilityState === 'hidden' ? hidden_ms : visible_ms;
    return Math.max(usual, Math.min(longest_wait_ms, this.#failures && 1_000 * 2 ** this.#failures));
  }

  async #look() {
    const path = `/api/changes?after=${this.#position}&limit=200`;
    try {
      const known = this.#etag ? { 'if-none-match': this.#etag } : {};
      const { status, headers, body } = await call(this.#transport, 'GET', path, undefined, known);
      if (status !== 304 && body.changes.length) await this.#hear.changed(body.changes);
      if (status !== 304) {
        this.#position = body.position;
        this.#etag = body.changes.length ? null : (headers.etag ?? null);
      }
      if (this.#failures) this.#hear.recovered();
      this.#failures = 0;
    } catch (problem) {
      this.#failures += 1;
      this.#hear.failed(problem, Date.now() + this.#wait());
    }
  }
}
