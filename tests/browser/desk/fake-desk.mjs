// The desk mount in memory, with the shapes of the API, for states that a real server does not show
// on demand: ten thousand cases, a colleague who is faster, a helpdesk that is down.
import { FakeViews } from './fake-views.mjs';

const hour = 3_600_000;
const people = [
  { id: 'marta', name: 'Marta Kowalska', team: 'Service Desk' },
  { id: 'jana', name: 'Jana Novák', team: 'Network' },
  { id: 'lukas', name: 'Lukas Brandt', team: 'Service Desk' },
  { id: 'samira', name: 'Samira Haddad', team: 'Identity & Access' },
];
const customers = ['Ingrid Solberg', 'Owen Pritchard', 'Kenji Sato', 'Beatriz Costa', 'Hannah Weiß', 'محمد العلي',
  'Siobhán Byrne', 'Fatma Yıldız', 'Paolo Ricci', '陳怡君', 'Marek Zieliński', 'Élise Fournier', 'נועה לוי'];
const comments = ['Third time I report this. The VPN still drops every twenty minutes and nobody called back as promised.', '',
  '返信は丁寧でしたが、問題は解決していません。まだ印刷できません。', 'Disseram que estava resolvido, mas voltei a ter o mesmo erro.',
  'Freundlich, aber ich musste dreimal nachfragen.', 'انتظرت ثلاثة أيام دون أي رد.', 'Closed without asking me.', '',
  '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>'];
const labels = ['Very poor', 'Poor', 'Okay', 'Good', 'Very good'];
const subjects = ['VPN drops every 20 minutes', 'Dock 4 door sensor', 'Printer on floor 3', 'Contract folder is missing'];

const pick = (list, n) => list[n % list.length];
const hex = (n) => n.toString(16).padStart(32, '0');

const usualCodes = {
  outcomes: ['fixed', 'explained', 'compensated', 'apologised', 'no_action', 'other'],
  root_causes: ['delay', 'not_solved', 'wires_and_plugs'], actions: ['replacement', 'training'],
};

const usualOffers = [
  { code: 'credit', labels: { en: 'Credit', de: 'Gutschrift' }, limit: { amount: '50', left: '50', currency: 'EUR' } },
  { code: 'call_back', labels: {}, limit: null },
];

export const wave = ['open', 'assigned', 'assigned', 'contacted'];

/** One waiting case; the n-th is due three hours after the one before, the first four are overdue. */
export function sampleCase(n, now = Date.now()) {
  const state = pick(wave, n);
  const answer = n % 3 === 0 ? 1 : 2;
  return {
    id: hex(n + 1), revision: 3, request: String(48_211 + n), subject: pick(subjects, n), request_url: `https://help.example.org/issues/${48_211 + n}`,
    cycle: n % 5 === 0 ? 2 : 1, state, settling: false,
    customer: { id: `u${n}`, name: pick(customers, n), mail: `u${n}@example.org`, organisation: 'Finance' },
    answer, scale: 5, label: labels[answer - 1], class: 'dissatisfied', comment: pick(comments, n),
    reasons: n % 4 === 1 ? ['too_long'] : [], contact_me: n % 6 === 0, moment: null,
    assignee: state === 'open' ? null : pick(people, n), opened_at: now - (40 - (n % 30)) * hour,
    due_at: now - 10 * hour + n * 3 * hour, overdue: n < 4, answered_at: now - (40 - (n % 30)) * hour,
    agent: 'eoin', team: pick(['Network', 'Service Desk', 'Workplace'], n), queue: 'VPN', service: 'Remote access',
    touchpoint: 'request-resolved', channel: 'mail', tags: [], contacts: state === 'contacted' ? 1 : 0, outcome: null, root_cause: null, action: null, closed_at: null,
  };
}

/** A request of a customer as his list has it: answered, or not. */
export const sampleRequest = (id, daysAgo, fields = {}) => ({
  id, at: Date.now() - daysAgo * 24 * hour, subject: pick(subjects, daysAgo), url: `https://help.example.org/issues/${id}`,
  satisfaction_status: 'asked', recovered: null, completed: true, agent: 'eoin', team: 'Network',
  asks: [{ at: Date.now() - daysAgo * 24 * hour, cycle: 1, touchpoint: 'request-resolved', unsolicited: false, recovery: false, answered: false }],
  ratings: [], follow_ups: [], ...fields,
});

const allowedByState = { addressed: ['reopen', 'undo', 'note', 'watch'], withdrawn: ['reopen', 'note', 'watch'], merged: ['note', 'take-out', 'watch'] };
const allowed = ({ state }) => allowedByState[state]
  ?? ['assign', 'contact', 'note', 'address', 'write', 'reopen-request', 'offer', 'merge', 'watch'];

const watchedByMarta = ({ watchers = [] }) => watchers.some(({ id }) => id === 'marta');
const waiting = ({ state }) => ['open', 'assigned', 'contacted'].includes(state);

/** A page as the server gives it; the cursor is a place in the list. */
function pageOf(items, query) {
  const start = Number(query.get('cursor') ?? 0);
  const end = start + Number(query.get('limit'));
  return { items: items.slice(start, end), next: end < items.length ? String(end) : null };
}

export class FakeDesk {
  cases = [];
  changes = [];
  /** The status that every answer has while something is broken. */
  fault = null;
  /** A promise that every answer waits for, so that loading can be looked at. */
  delay = null;
  requests = [];
  signedIn = true;
  reports = {};
  /** What the tenant asks for at the end of a case. */
  codes = usualCodes;
  /** All requests of the customer of one. */
  others = () => [];
  /** What may be offered at once. */
  offers = usualOffers;
  views = new FakeViews();

  constructor(count = 23) {
    this.reset(count);
  }

  reset(count) {
    const now = Date.now();
    this.cases = Array.from({ length: count }, (_, n) => ({ ...sampleCase(n, now), timeline: [
      { at: now - 41 * hour, type: 'asked', by: null },
      { at: now - 40 * hour, type: 'rated', by: null, label: pick(labels, n % 3 === 0 ? 0 : 1) },
    ] }));
    this.changes = [];
    this.requests = [];
    this.views.reset();
    Object.assign(this, { fault: null, delay: null, signedIn: true, reports: {}, codes: usualCodes, offers: usualOffers, others: () => [] });
  }

  find(id) { return this.cases.find((one) => one.id === id); }

  /** Somebody else's doing: changes the case and tells the feed. */
  change(one, change, entry) {
    Object.assign(one, change, { revision: one.revision + 1 });
    one.timeline.push({ at: Date.now(), revision: one.revision, by: people[1], ...entry });
    this.#tell(one);
  }

  /** A customer was dissatisfied just now. */
  rate(fields = {}) {
    const now = Date.now();
    const one = { ...sampleCase(this.cases.length, now), timeline: [], state: 'open', assignee: null, opened_at: now, answered_at: now, due_at: now + 48 * hour, overdue: false, ...fields };
    this.cases.push(one);
    this.#tell(one);
    return one;
  }

  #tell(one) {
    this.changes.push({ position: this.changes.length + 1, request: one.request, kind: 'follow_up', id: one.id, at: Date.now() });
  }

  /** @returns {{status: number, headers?: object, body?: any}} */
  handle(method, url, body, headers) {
    this.requests.push({ method, path: url.pathname, body, headers });
    if (!this.signedIn) return problem(401, 'not_signed_in', 'sign in first');
    if (this.fault) return problem(this.fault, this.fault === 503 ? 'store_unavailable' : 'internal', 'the store is not there');
    const [, , first, id, verb] = url.pathname.replace(/^\/amends/, '').split('/');
    const view = this.views.handle(method, url, body);
    if (view) return view;
    if (first === 'changes') return this.#changed(url, headers);
    if (first === 'reports') return this.reports[id] ? { status: 200, body: this.reports[id] } : problem(404, 'not_found', 'no such report');
    if (first === 'requests' && verb === 'customer') return { status: 200, body: pageOf(this.others(id), url.searchParams) };
    if (first !== 'follow-ups') return problem(404, 'not_found', 'no such route');
    if (method === 'GET' && !id) return this.#list(url.searchParams, headers.accept);
    if (id === 'bulk') return this.#bulk(body);
    const one = this.find(id);
    if (!one) return problem(404, 'not_found', 'no such follow-up');
    if (method === 'GET') return { status: 200, headers: { etag: `"${one.revision}"` }, body: this.#detail(one) };
    if (headers['x-amends'] !== '1') return problem(403, 'cross_site', 'the header x-amends is missing');
    return this.#work(one, verb, body);
  }

  #changed(url, headers) {
    const after = Number(url.searchParams.get('after'));
    const etag = `"${this.changes.length}"`;
    if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
    return { status: 200, headers: { etag }, body: { changes: this.changes.slice(after), position: this.changes.length } };
  }

  #bulk({ command, cases, op: _, ...fields }) {
    const results = cases.map(({ id, revision }) => {
      const { status, body } = this.#work(this.find(id), command, { ...fields, revision });
      if (status === 200) return { id, status, follow_up: body.follow_up };
      return { id, status, code: body.code, detail: body.detail, ...(body.follow_up ? { follow_up: this.#plain(this.find(id)) } : {}) };
    });
    return { status: 200, body: { results } };
  }

  #list(query, accept = '') {
    const now = Date.now();
    const state = query.get('state');
    const has = (name) => query.get(name);
    const found = this.cases.filter((one) => (state === 'waiting' ? waiting(one) : state === 'settling' ? one.settling : one.state === state)
      && ['team', 'agent', 'service', 'channel'].every((name) => !has(name) || one[name] === has(name))
      && (!has('tag') || one.tags.includes(has('tag')))
      && (!has('answer') || one.answer === Number(has('answer')))
      && (!has('assignee') || (has('assignee') === 'none' ? !one.assignee : one.assignee?.id === (has('assignee') === 'me' ? 'marta' : has('assignee'))))
      && (!has('contact_me') || one.contact_me)
      && (!has('watching') || watchedByMarta(one))
      && (!has('overdue') || (one.due_at !== null && one.due_at < now))
      && (!has('q') || `${one.customer.name} ${one.subject} ${one.comment} ${one.request}`.toLowerCase().includes(has('q').toLowerCase())));
    const ordinary = ({ moment }) => (has('sort') === 'moment' && !moment ? 1 : 0);
    found.sort(has('sort') === 'newest' ? (a, b) => b.opened_at - a.opened_at || (a.id < b.id ? -1 : 1)
      : (a, b) => ordinary(a) - ordinary(b) || a.due_at - b.due_at || (a.id < b.id ? -1 : 1));
    const start = Number(has('cursor') ?? 0);
    const end = start + Number(has('limit') ?? 50);
    if (accept.includes('text/csv')) {
      const head = start === 0 ? 'id,customer\r\n' : '';
      return { status: 200, headers: { 'content-type': 'text/csv; charset=utf-8', ...(end < found.length ? { 'x-amends-next': String(end) } : {}) },
        body: head + found.slice(start, end).map((one) => `${one.id},${one.customer.name}\r\n`).join('') };
    }
    return { status: 200, body: {
      items: found.slice(start, end).map((one) => this.#plain(one)), next: end < found.length ? String(end) : null,
      counts: this.#counts(now), now_at: now, position: this.changes.length,
    } };
  }

  #asked(one, kind) {
    return [...(one.tasks ?? []), { kind, revision: one.revision + 1, at: Date.now(), state: 'waiting', error: null }];
  }

  /** The helpdesk reports of what the case asked for last. */
  report(one, state, error = null) {
    one.tasks.at(-1).state = state;
    one.tasks.at(-1).error = error;
    const { kind } = one.tasks.at(-1);
    this.change(one, state === 'done' && kind === 'reply' ? { state: 'contacted' } : {}, {
      type: state === 'done' ? 'helpdesk_done' : 'helpdesk_failed', task: kind, by: { kind: 'host', id: 'redmine', name: 'Redmine' },
      ...(state === 'done' ? {} : { given_up: state === 'given_up', text: error }),
    });
  }

  #counts(now) {
    const open = this.cases.filter(waiting);
    const dayEnd = new Date().setHours(24, 0, 0, 0);
    return {
      waiting: open.length, overdue: open.filter(({ due_at }) => due_at < now).length,
      due_today: open.filter(({ due_at }) => due_at >= now && due_at < dayEnd).length,
      mine: open.filter(({ assignee }) => assignee?.id === 'marta').length, unassigned: open.filter(({ assignee }) => !assignee).length,
      contact_me: open.filter(({ contact_me }) => contact_me).length, settling: this.cases.filter(({ settling }) => settling).length,
      watching: open.filter(watchedByMarta).length,
    };
  }

  #detail(one) {
    return { ...this.#plain(one), timeline: one.timeline, survey: { question: 'How was our help with this request?', labels }, ...this.codes,
      offers: this.offers, contact_declined: false, request_completed: true, watchers: one.watchers ?? [], tasks: one.tasks ?? [],
      ...(one.contact_declined ? { contact_declined: true } : {}),
      merged_into: one.merged_into ? this.#place(one.merged_into) : null,
      taken_in: this.cases.filter(({ merged_into: into }) => into === one.id).map(({ id }) => this.#place(id)), allowed: allowed(one) };
  }

  #plain({ timeline: _, watchers: _w, tasks: _t, contact_declined: _d, hidden: _h, ...item }) {
    const into = item.merged_into ? this.find(item.merged_into) : null;
    return { ...item, merged_into: into ? { id: into.id, request: into.request } : null };
  }

  #place(id) {
    const one = this.find(id);
    return { id, request: one.request, follow_up: one.hidden ? null : this.#plain(one) };
  }

  #work(one, verb, body) {
    if (body.revision !== one.revision) return problem(409, 'stale_revision', 'the case was changed meanwhile', { follow_up: this.#detail(one) });
    if (verb === 'address' && !waiting(one)) return problem(409, 'transition_not_allowed', 'the case is closed', { follow_up: this.#plain(one) });
    if (['address', 'note', 'reopen'].includes(verb) && !body.note) return problem(422, 'note_required', 'a note is required', { field: 'note' });
    const into = this.find(body.into);
    if (verb === 'merge' && body.into_revision !== into.revision) {
      return problem(409, 'stale_revision', 'the case was changed meanwhile', { field: 'into_revision', follow_up: this.#detail(into) });
    }
    const openAgain = () => ({ state: one.assignee ? 'assigned' : 'open', outcome: null, root_cause: null, action: null, closed_at: null });
    const change = {
      merge: () => ({ state: 'merged', merged_into: into.id }),
      'take-out': () => ({ state: one.assignee ? 'assigned' : 'open', merged_into: null }),
      assign: () => ({ assignee: body.assignee, state: one.state === 'contacted' ? 'contacted' : body.assignee ? 'assigned' : 'open' }),
      contact: () => ({ state: body.result === 'not_reached' ? one.state : 'contacted', contacts: one.contacts + 1 }),
      note: () => ({}),
      address: () => ({ state: 'addressed', outcome: body.outcome, root_cause: body.root_cause ?? null, action: body.action ?? null, closed_at: Date.now() }),
      write: () => ({ contacts: one.contacts + 1, tasks: this.#asked(one, 'reply') }),
      'reopen-request': () => ({ tasks: this.#asked(one, 'reopen') }),
      offer: () => ({}),
      watch: () => ({ watchers: [...(one.watchers ?? []).filter(({ id }) => id !== body.person.id), ...(body.ends ? [] : [body.person])] }),
      reopen: openAgain,
      undo: () => ({ ...openAgain(), ...(one.contacts ? { state: 'contacted' } : {}) }),
    }[verb]();
    const types = { assign: 'assigned', contact: 'contacted', note: 'noted', address: 'addressed', reopen: 'reopened', undo: 'reopened', write: 'written',
      'reopen-request': 'request_reopen_wanted', offer: 'offered', watch: 'watched', merge: 'merged', 'take-out': 'reopened' };
    const reasons = { 'take-out': 'taken_out', undo: 'undone' };
    const { note, text = note, ends: ended, ...said } = { ...body, ...(verb === 'offer' && body.amount ? { currency: 'EUR' } : {}) };
    const other = into ?? (verb === 'take-out' ? this.find(one.merged_into) : null);
    this.change(one, change, { type: types[verb], by: people[0], ...said, ...(ended ? { ended } : {}), ...(text ? { text } : {}),
      ...(into ? { other: { id: into.id, request: into.request } } : {}), ...(reasons[verb] ? { reason: reasons[verb] } : {}) });
    if (other) {
      this.change(other, {}, { by: people[0], other: { id: one.id, request: one.request },
        ...(into ? { type: 'took_in' } : { type: 'passed_on', became: 'released' }) });
    }
    return { status: 200, body: { follow_up: verb === 'merge' ? this.#detail(one) : this.#plain(one) } };
  }
}

const problem = (status, code, detail, more = {}) => ({
  status, headers: { 'content-type': 'application/problem+json' }, body: { type: 'about:blank', title: 'Not done', status, code, detail, ...more },
});

export { people };
