import { call } from '../transport.js';

/** The answers behind a report's "not in these figures", a page at a time. */
export class AsideList {
  /** @type {'closed' | 'loading' | 'ready'} */
  status = 'closed';
  items = [];
  next = null;
  problem = null;
  #host;
  #query = '';
  #generation = 0;

  constructor(host) { this.#host = host; }

  /** Other figures, other answers. @param {string} query of the report that is shown */
  show(query) {
    if (query === this.#query) return;
    this.#query = query;
    this.close();
  }

  close() {
    this.#generation += 1;
    Object.assign(this, { status: 'closed', items: [], next: null, problem: null });
    this.#host.requestUpdate();
  }

  /** The first page, or the one behind those that are there. */
  async more() {
    if (this.status === 'loading') return;
    const generation = this.#generation;
    const place = this.next ? `&cursor=${encodeURIComponent(this.next)}` : '';
    Object.assign(this, { status: 'loading', problem: null });
    this.#host.requestUpdate();
    try {
      const { body } = await call(this.#host.desk, 'GET', `/api/asides?${this.#query}${place}`);
      if (generation !== this.#generation) return;
      this.items = [...this.items, ...body.items];
      this.next = body.next;
    } catch (problem) {
      if (generation !== this.#generation) return;
      this.problem = problem;
    }
    this.status = this.items.length || !this.problem ? 'ready' : 'closed';
    this.#host.requestUpdate();
  }
}
