// The views that people named, beside a fake desk: kept in memory, with the refusals of the server.

const marta = { id: 'marta', name: 'Marta Kowalska' };

const problem = (status, code, detail, field) => ({
  status, headers: { 'content-type': 'application/problem+json' }, body: { type: 'about:blank', title: 'Not done', status, code, detail, field },
});

export const sharedByMarta = { id: 'e'.repeat(32), of: 'follow-ups', name: 'For all of us', query: 'state=waiting', shared: true, mine: true, by: marta, saved_at: 1 };
const sharedByJana = { id: 'f'.repeat(32), of: 'follow-ups', name: 'Network, overdue', query: 'state=waiting&team=Network&overdue=1', shared: true, mine: false,
  by: { id: 'jana', name: 'Jana Novák' }, saved_at: 1 };

export class FakeViews {
  constructor() { this.reset(); }

  reset() {
    this.items = [sharedByJana];
    this.mayShare = true;
    /** The status that every answer has while something is broken. */
    this.fault = null;
  }

  /** @returns {object | null} the answer; null where it is another's to give */
  handle(method, url, body) {
    const [, , first, id] = url.pathname.replace(/^\/amends/, '').split('/');
    if (first !== 'views') return null;
    if (this.fault) return problem(this.fault, 'store_unavailable', 'the store is not there');
    if (method === 'GET') return { status: 200, body: { items: this.items.filter(({ of }) => of === url.searchParams.get('of')), may_share: this.mayShare } };
    if (method === 'PUT') return this.#put(id, body);
    if (!this.items.some((view) => view.id === id)) return problem(404, 'not_found', 'the view is not known');
    this.items = this.items.filter((view) => view.id !== id);
    return { status: 200, body: { id } };
  }

  #put(id, { of, name, query, shared }) {
    if (shared && !this.mayShare) return problem(403, 'forbidden', 'a manager shares views', 'shared');
    const same = this.items.find((view) => view.mine && view.of === of && view.id !== id && view.name.toLowerCase() === name.toLowerCase());
    if (same) return problem(409, 'already_exists', `name is that of another view: ${same.name}`, 'name');
    const view = { id, of, name, query, shared, mine: true, by: marta, saved_at: Date.now() };
    this.items = [...this.items.filter((one) => one.id !== id), view];
    return { status: 200, body: view };
  }
}
