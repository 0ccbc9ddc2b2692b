// A request with answers that stand aside, and a report that leaves them out, beside a FakeDesk.

const hour = 3_600_000;
const marta = { kind: 'staff', id: 'marta', name: 'Marta Kowalska' };
const anonymous = { kind: 'anonymous', id: '', name: '' };
const labels = ['Very poor', 'Poor', 'Okay', 'Good', 'Very good'];

const aside = (kind, answer, fields = {}) => ({
  invitation: 'a1', cycle: 1, kind, answer, scale: 5, label: answer ? labels[answer - 1] : null, class: 'neutral', evidence: 'explicit',
  at: Date.now() - 2 * hour, reason: null, comment: '', ...fields,
});

/** Request 48211 as a manager gets it: a rating that stands, a disputed one beside it, an intent on another invitation. */
export function sampleRequest() {
  const now = Date.now();
  return {
    id: '48211', revision: 9, satisfaction_status: 'satisfied', recovered: null, cycle: 1, completed: true, subject: 'VPN drops every 20 minutes',
    url: null, language: 'en', requester: { id: 'u1', name: 'Ingrid Solberg', mail: 'ingrid@example.org' },
    ratings: [{
      id: 'a1', cycle: 1, answer: 5, scale: 5, class: 'satisfied', evidence: 'gesture', answered_at: now - 5 * hour, comment: 'Quick, thank you.',
      reasons: [], contact_me: false, counted: true, held: false, excluded: false, exclusion: null, unsolicited: false, allowed: ['exclude', 'accept'],
    }],
    aside: [aside('disputed', 2, { reason: 'other_browser', comment: 'It was me who asked, and it <b>still</b> drops.' }),
      aside('intent', 1, { invitation: 'b2', evidence: 'dwell' })],
    follow_ups: [],
    timeline: [
      { revision: 1, at: now - 6 * hour, type: 'invited', by: null },
      { revision: 2, at: now - 5 * hour, type: 'intent_noted', answer: 1, evidence: 'dwell', by: anonymous },
      { revision: 3, at: now - 5 * hour, type: 'rated', answer: 5, class: 'satisfied', evidence: 'gesture', by: anonymous },
      { revision: 4, at: now - 2 * hour, type: 'disputed', answer: 2, evidence: 'explicit', reason: 'other_browser', by: anonymous },
    ],
  };
}

/** What the server does when a manager decides. */
function decide(request, verb, reason) {
  const [rating] = request.ratings;
  const now = Date.now();
  const types = { exclude: 'rating_excluded', restore: 'rating_restored', accept: 'rated' };
  if (!rating.allowed.includes(verb)) return false;
  if (verb === 'accept') {
    Object.assign(rating, { answer: 2, class: 'neutral', answered_at: now });
    request.aside = request.aside.filter(({ kind }) => kind !== 'disputed');
  } else {
    const excluded = verb === 'exclude';
    Object.assign(rating, { excluded, counted: !excluded, exclusion: excluded ? { by: marta, at: now, reason } : null });
  }
  rating.allowed = [rating.excluded ? 'restore' : 'exclude', ...(request.aside.some(({ kind }) => kind === 'disputed') ? ['accept'] : [])];
  request.timeline.push({ revision: request.timeline.length + 1, at: now, type: types[verb], by: marta, text: reason,
    ...(verb === 'accept' ? { answer: 2, accepted: true } : {}) });
  return true;
}

const problem = (status, code, detail) => ({
  status, headers: { 'content-type': 'application/problem+json' }, body: { type: 'about:blank', title: 'Not done', status, code, detail },
});

export class FakeAsides {
  constructor() { this.reset(); }

  reset() {
    this.request = sampleRequest();
    this.items = Array.from({ length: 5 }, (_, n) => ({
      ...aside(['held', 'disputed', 'intent', 'excluded', 'intent'][n], 2, { reason: n === 1 ? 'other_browser' : null, at: n === 4 ? null : Date.now() - n * hour }),
      request: String(48_211 + n), subject: 'VPN drops', request_url: `https://help.example.org/issues/${48_211 + n}`, note: n === 3 ? 'Meant another request' : '',
      customer: { id: 'u1', name: ['Ingrid Solberg', 'محمد العلي', 'Owen Pritchard', 'Kenji Sato', 'Beatriz Costa'][n], mail: '', organisation: '' },
    }));
    this.counts = { held: 1, disputed: 1, intents: 2, excluded: 1 };
    this.fault = null;
    this.decisions = [];
  }

  /** @returns {object | null} the answer; null where it is another's to give */
  handle(method, url, body) {
    const [, , first, id, verb] = url.pathname.replace(/^\/amends/, '').split('/');
    if (!['requests', 'ratings', 'asides', 'reports'].includes(first)) return null;
    if (this.fault) return problem(this.fault, 'store_unavailable', 'the store is not there');
    if (first === 'requests') return { status: 200, body: this.request };
    if (first === 'reports') return id ? { status: 200, body: this.#report(id) } : problem(404, 'not_found', 'there is no such page');
    if (first === 'asides') return this.#list(url.searchParams);
    this.decisions.push({ method, id, verb, ...body });
    if (!decide(this.request, verb, body.reason)) return problem(409, 'transition_not_allowed', 'the rating is excluded already');
    return { status: 200, body: { request: this.request } };
  }

  #list(query) {
    const start = Number(query.get('cursor') ?? 0);
    const end = start + 3;
    this.asked = String(query);
    return { status: 200, body: { items: this.items.slice(start, end), next: end < this.items.length ? String(end) : null, now_at: Date.now() } };
  }

  #report(report) {
    const interval = { low_bp: 5000, high_bp: 9000 };
    const dissatisfied = { dissatisfied: 3, addressed: 1, open: 2, overdue: 0, no_case: 0, withdrawn: 0, share_addressed_bp: 3333, interval, answered: 40 };
    const satisfaction = { asked: 80, answered: 40, responded: 40, response_bp: 5000, response_interval: interval, satisfied: 30, neutral: 7,
      dissatisfied: 3, satisfied_bp: 7500, interval, unsolicited: 0, staff: 0, imported: 0 };
    const response = { asked: 80, responded: 40, response_bp: 5000, response_interval: interval, suppressed: 5, asked_bp: 9412, answered: 40, unsolicited: 0,
      suppressed_by: { self: 0, stopped: 2, no_requester: 0, duplicate: 0, inactive: 0, excluded: 0, sampled_out: 0, throttled: 3 } };
    const percentile = { value_s: 5400, low_s: null, high_s: null };
    const durations = { count: 2, median: percentile, p90: percentile, few: true };
    const times = { cases: 3, waiting: 1, overdue: 0, contact: durations, no_contact_yet: 1, never_in_contact: 0, addressed: durations, within_due: 2,
      judged: 2, within_due_bp: 10_000, interval, imported: 0 };
    const codes = (code) => ({ given: 1, not_given: 0, codes: [{ code, count: 1, share_bp: 10_000, interval }] });
    const outcomes = { addressed: 1, outcomes: codes('fixed'), root_causes: codes('delay'), actions: codes('training'), offers: [] };
    const recovery = { addressed: 1, asked: 0, answered: 0, recovered: 0, recovered_first: 0, reopened: 0 };
    const importance = { answered: 40, stated: 0 };
    const total = { satisfaction, response, times, outcomes, recovery, importance }[report] ?? { ...dissatisfied, undated: 0 };
    const row = { ...total, key: '2026-11', label: '2026-11', from: '2026-11-01', to: '2026-11-30', small: false, beyond_chance: null };
    return { report, from: '2026-01-01', to: '2026-11-30', cohort: 'answered', by: 'period:month', total, aside: this.counts, rows: [row], notes: [],
      drill: null, difference: { groups: 0, beyond_chance: false, sentence: '' }, previous: null };
  }
}
