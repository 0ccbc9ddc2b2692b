import { newId } from '../op.js';
import { call } from '../transport.js';

/**
 * @typedef {{id: string, of: string, name: string, query: string, shared: boolean, mine: boolean,
 *            by: {id: string, name: string}}} View
 * @typedef {{id: string, name: string, shared: boolean, query: string, renames: boolean, replaces: boolean,
 *            busy: boolean, fault: import('../transport.js').Problem | null}} Form
 */

/** The views of one page that somebody named: asked for when the menu opens, and kept while a form is open. */
export class SavedViews {
  /** @type {'idle' | 'loading' | 'ready' | 'error'} */
  status = 'idle';
  problem = null;
  /** @type {View[]} */
  items = [];
  mayShare = false;
  /** What is being named. It stays when the menu closes or saving fails. @type {Form | null} */
  form = null;
  /** What was deleted last, until something else is done. @type {View | null} */
  removed = null;
  #host;
  #of;
  #page;

  /** @param {{query: () => string, show: (query: string) => void}} page what it shows, and how it shows something else */
  constructor(host, of, page) {
    this.#host = host;
    this.#of = of;
    this.#page = page;
    host.addController(this);
  }

  get query() { return this.#page.query(); }

  async load() {
    if (this.status !== 'ready') this.status = 'loading';
    this.problem = null;
    this.#host.requestUpdate();
    try {
      const { body } = await call(this.#host.desk, 'GET', `/api/views?of=${this.#of}`);
      this.items = body.items;
      this.mayShare = body.may_share;
      this.status = 'ready';
    } catch (problem) {
      this.problem = problem;
      if (this.status !== 'ready') this.status = 'error';
    }
    this.#host.requestUpdate();
  }

  show(view) { this.#page.show(view.query); }

  /** Names what is shown now, or names a view anew. */
  begin(view = null) {
    this.removed = null;
    this.form = { id: view?.id ?? newId(), name: view?.name ?? '', shared: view?.shared ?? false, query: view?.query ?? this.query,
      renames: Boolean(view), replaces: false, busy: false, fault: null };
    this.#host.requestUpdate();
  }

  fill(values) { Object.assign(this.form, values); this.#host.requestUpdate(); }

  cancel() { this.form = null; this.#host.requestUpdate(); }

  /** @returns {Promise<boolean>} whether it is saved */
  async save() {
    const { form } = this;
    if (form.busy) return false;
    this.fill({ busy: true, fault: null });
    const query = form.renames && !form.replaces ? form.query : this.query;
    const fault = await this.#put({ ...form, query });
    if (fault) Object.assign(form, { busy: false, fault });
    else this.form = null;
    this.#host.requestUpdate();
    return !fault;
  }

  async #put({ id, name, query, shared }) {
    try {
      // It may be shared from when this user might: without the box nobody can take that back, and the server would refuse it.
      const text = { of: this.#of, name: name.trim(), query, shared: shared && this.mayShare };
      const { body } = await call(this.#host.desk, 'PUT', `/api/views/${id}`, text);
      this.items = [...this.items.filter((item) => item.id !== id), body].sort((a, b) => Number(b.mine) - Number(a.mine) || a.name.localeCompare(b.name));
      return null;
    } catch (problem) {
      return problem;
    }
  }

  /** Deletes an own view. @returns {Promise<boolean>} whether it is gone */
  async remove(view) {
    this.problem = null;
    try {
      await call(this.#host.desk, 'DELETE', `/api/views/${view.id}`);
    } catch (problem) {
      if (problem.status !== 404) this.problem = problem;   // gone already is gone
    }
    if (!this.problem) {
      this.items = this.items.filter(({ id }) => id !== view.id);
      this.removed = view;
    }
    this.#host.requestUpdate();
    return !this.problem;
  }

  /** Saves again what was deleted. */
  async undo() {
    const { removed } = this;
    this.problem = await this.#put(removed);
    if (!this.problem) this.removed = null;
    this.#host.requestUpdate();
  }
}
