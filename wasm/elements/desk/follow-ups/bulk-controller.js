import { newOp } from '../op.js';
import { call } from '../transport.js';
import { forms } from './forms.js';
import { Selection } from './selection.js';

const at_once = 25;   // so that each call is answered soon, and one can see it go on

/** The same work on the selected cases. Each is told for itself; what was not done stays selected. */
export class BulkController {
  selection = new Selection();
  /** @type {null | {kind: string, values: object, codes: object | null, fault: object | null, problem: Error | null, busy: boolean, done: number, count: number}} */
  form = null;
  /** @type {null | {done: number, refused: {item: object, reason: string}[]}} */
  outcome = null;
  #host;
  #op = null;

  constructor(host) { this.#host = host; }

  /** Changes what is selected. */
  pick(change) {
    if (this.form?.busy) return;
    change(this.selection);
    this.outcome = null;
    if (!this.selection.size) this.form = null;
    this.#host.requestUpdate();
  }

  /** @param {boolean} reach all between the one chosen before and this one */
  pickCase(item, reach = false) {
    const order = () => this.#host.list.model.order(this.#host.now());
    this.pick((selection) => (reach ? selection.reach(order(), item) : selection.toggle(item)));
  }

  /** The case that the cursor is on. */
  pickCurrent(reach = false) {
    const item = this.#host.list.model.find(this.#host.cursor);
    if (item) this.pickCase(item, reach);
  }

  clear() { this.pick((selection) => selection.clear()); }

  open(kind, values = {}) {
    if (!this.selection.size || this.form?.busy) return;
    this.form = { kind, values: { ...forms[kind].initial(), ...values }, codes: null, fault: null, problem: null, busy: false, done: 0, count: 0 };
    this.outcome = null;
    this.#op = newOp();
    if (kind === 'address') this.#askCodes(this.form);
    this.#host.requestUpdate();
  }

  close() {
    if (!this.form?.busy) this.form = null;
    this.#host.requestUpdate();
  }

  write(name, value) {
    this.form.values = { ...this.form.values, [name]: value };
    if (this.form.fault?.field === name) this.form.fault = null;
    this.#op = newOp();
    this.#host.requestUpdate();
  }

  /** What became of the cases was read. */
  forget() {
    this.outcome = null;
    this.#host.requestUpdate();
  }

  /** The tenant's outcomes, causes and actions, as any case tells them. */
  async #askCodes(form) {
    try {
      const { body } = await call(this.#host.desk, 'GET', `/api/follow-ups/${encodeURIComponent(this.selection.items[0].id)}`);
      form.codes = body;
      this.#host.requestUpdate();
    } catch { /* the usual codes stand in */ }
  }

  /** @returns {Promise<boolean>} whether everything was done */
  async send() {
    const { form } = this;
    if (!form || form.busy) return false;
    form.fault = form.kind === 'assign' && form.values.assignee === undefined
      ? { field: 'assignee', text: 'fault.assignee' } : forms[form.kind].check(form.values, {});
    if (form.fault) {
      this.#host.requestUpdate();
      return false;
    }
    const items = this.selection.items.map((item) => this.#host.list.model.find(item.id) ?? item);
    Object.assign(form, { busy: true, problem: null, done: 0, count: items.length });
    this.outcome = { done: 0, refused: [] };
    this.#host.requestUpdate();
    try {
      for (let at = 0; at < items.length; at += at_once) await this.#part(form, items.slice(at, at + at_once));
      this.form = null;
    } catch (problem) {
      form.problem = problem;   // what was not answered yet is still selected, and comes again with the same op
    } finally {
      form.busy = false;
      this.#host.bulkDone(this.outcome);
    }
    return !this.form && !this.outcome.refused.length;
  }

  async #part(form, items) {
    const { body } = await call(this.#host.desk, 'POST', '/api/follow-ups/bulk', {
      command: form.kind, ...forms[form.kind].body(form.values), op: this.#op,
      cases: items.map(({ id, revision }) => ({ id, revision })),
    });
    for (const [at, result] of body.results.entries()) this.#take(form.kind, items[at], result);
    form.done += items.length;
    this.#host.requestUpdate();
  }

  #take(kind, item, result) {
    if (result.follow_up) {
      this.#host.list.model.put(result.follow_up);
      this.selection.refresh(result.follow_up);
    }
    if (result.status === 200) {
      this.outcome.done += 1;
      this.selection.drop(item.id);
      this.#host.tell('amends-follow-up', { id: item.id, kind, state: result.follow_up.state });
    } else {
      const reason = result.code === 'stale_revision' ? this.#host.say('bulk.stale') : result.detail;
      this.outcome.refused.push({ item: result.follow_up ?? item, reason });
    }
  }
}
