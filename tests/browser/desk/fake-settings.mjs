// The settings' routes in memory, for states that a real server does not show on demand: a colleague who is faster, a
// refusal of any place, a long history. It checks nothing: what is wrong is said by `refusal`.
import { difference } from '../../../wasm/elements/desk/settings/difference.js';

const day = 86_400_000;
const marta = { kind: 'staff', id: 'marta', name: 'Marta Kowalska' };
const jana = { kind: 'staff', id: 'jana', name: 'Jana Novák' };
const texts = (question, labels) => ({ question, labels, reasons: { too_long: 'Took too long', not_solved: 'Not solved' } });

/** A document as the server gives it: with every default, and without what is left out. */
export const sampleSettings = () => ({
  base_url: 'https://help.example.org/amends', desk_url: '', report_url: '', time_zone: 'CET-1CEST,M3.5.0,M10.5.0/3', staff_language: 'en', own_languages: [], edit_window_s: 1_209_600, grace_s: 120,
  link_valid_days: 60, due_s: 172_800, due_contact_me_s: 86_400, due: [{ touchpoint: 'kb-article', due_s: 432_000 }],
  working_hours: [
    { id: 'office', teams: [], week: { mon: [['09:00', '12:00'], ['13:00', '17:00']], tue: [['09:00', '17:00']] }, holidays: ['2026-12-25', '2027-01-01'] },
    { id: 'night-shift', teams: ['Network'], week: { fri: [['22:00', '24:00']] }, holidays: [], time_zone: 'EST5EDT,M3.2.0,M11.1.0' },
  ],
  assignment: [
    { when: { organisations: ['Finance'], contact_me: true }, to: { person: { id: 'marta', name: 'Marta Kowalska' } } },
    { when: { teams: ['Network'] }, to: { pool: true } },
  ],
  reminders: [], report_mails: [], praise: false, absences: [], agents_see_own_figures: false, agent_may_address_own: true, moments: { first_bad_after: 5, balance: 12 }, retention: {}, outcomes: ['fixed', 'explained', 'compensated', 'apologised', 'no_action', 'other'],
  root_causes: ['delay', 'not_solved', 'other'], actions: ['refund', 'training', 'other'], offers: [],
  surveys: [{
    id: 'default', version: 1, touchpoint: 'request-resolved', scale: 5, classes: ['dissatisfied', 'dissatisfied', 'neutral', 'satisfied', 'satisfied'],
    reasons: ['too_long', 'not_solved'], ask_importance: false,
    texts: { de: texts('Wie war unsere Hilfe?', ['Sehr schlecht', 'Schlecht', 'Mittel', 'Gut', 'Sehr gut']), en: texts('How was our help?', ['Very poor', 'Poor', 'Okay', 'Good', 'Very good']) },
  }],
  ask: { delay_s: 0, reminders: 0, reminder_after_days: 3, min_days_between_asks: 0, sampling_per_ten_thousand: 10_000,
    exclude: { tags: [], queues: [], services: [], domains: [], people: [] }, closed_by: { inactivity: false, duplicate: false, requester: false } },
  recovery: { ask: false, delay_s: 86_400 }, origins: ['https://shop.example.com'],
  sites: [{ id: 'site_abcdefgh234567ab', name: 'Knowledge base', touchpoints: ['kb-article'], origins: [], hourly_limit: 1_000, revoked: false }],
  webhooks: [], webhook_attempts: 20,
});

const problem = (status, code, detail, field) => ({
  status, headers: { 'content-type': 'application/problem+json' }, body: { type: 'about:blank', title: 'Not done', status, code, detail, ...(field ? { field } : {}) },
});

const whole = ({ changes: _, ...version }) => version;
const item = ({ settings: _, ...version }) => version;

export class FakeSettings {
  constructor() { this.reset(); }

  reset() {
    this.versions = [];
    this.requests = [];
    Object.assign(this, { fault: null, refusal: null, delay: null, warnings: [] });
    this.change(() => ({}), { by: { kind: 'system', id: '', name: '' }, at: Date.now() - 40 * day });
    this.change(() => ({ grace_s: 300 }), { by: jana, at: Date.now() - 12 * day });
    this.change(() => ({ grace_s: 120, ask: { ...sampleSettings().ask, reminders: 2 } }), { by: marta, at: Date.now() - 3 * day });
  }

  get last() { return this.versions.at(-1); }

  /** Another version: what `make` gives of the last one goes over it. */
  change(make, { by = jana, at = Date.now() } = {}) {
    const before = this.last?.settings ?? sampleSettings();
    const settings = { ...before, ...make(before) };
    this.versions.push({ revision: this.versions.length + 1, at, by, settings, changes: difference(before, settings) });
  }

  /** @returns {{status: number, headers?: object, body?: any}} */
  handle(method, url, body) {
    this.requests.push({ method, path: url.pathname, body });
    if (this.fault) return problem(this.fault, { 401: 'not_signed_in', 403: 'forbidden' }[this.fault] ?? 'store_unavailable', 'the store is not there');
    const [, , first, second, third] = url.pathname.replace(/^\/amends/, '').split('/');
    if (first === 'ask-policy') return this.rehearsed(body);
    if (first !== 'settings') return problem(404, 'not_found', 'no such route');
    if (second) return this.#versions(url.searchParams, third);
    return method === 'PUT' ? this.#put(body) : this.#now();
  }

  /** Asks half of all requests where the policy says so. */
  rehearsed({ ask, days }) {
    if (ask.sampling_per_ten_thousand > 10_000) return problem(422, 'out_of_range', 'must be 0 to 10000', 'ask.sampling_per_ten_thousand');
    const reasons = ['self', 'stopped', 'no_requester', 'duplicate', 'inactive', 'excluded_tag', 'excluded_queue', 'excluded_service', 'excluded_domain', 'excluded_person', 'sampled_out', 'throttled'];
    const of = (share) => ({ asked: share * 0.08, suppressed: 812 - share * 0.08, suppressed_by: { ...Object.fromEntries(reasons.map((reason) => [reason, 0])), self: 12, sampled_out: 800 - share * 0.08 } });
    return { status: 200, body: { days, since_at: Date.now() - days * 86_400_000, completions: 812, now: of(this.last.settings.ask.sampling_per_ten_thousand), then: of(ask.sampling_per_ten_thousand), looked_at_events: 9000, cut: false } };
  }

  #now() {
    const { revision, settings } = this.last;
    return { status: 200, body: { revision, settings, warnings: this.warnings } };
  }

  #put({ revision, settings }) {
    if (this.refusal) return problem(422, this.refusal.code ?? 'out_of_range', this.refusal.detail, this.refusal.field);
    if (revision !== this.last.revision) return problem(409, 'stale_revision', `the settings are at revision ${this.last.revision}, not ${revision}`, 'revision');
    this.change(() => settings, { by: marta });
    return this.#now();
  }

  #versions(query, revision) {
    if (revision) {
      const version = this.versions[revision - 1];
      return version ? { status: 200, body: whole(version) } : problem(404, 'not_found', 'no such version');
    }
    const before = Number(query.get('before') ?? Infinity);
    const limit = Number(query.get('limit') ?? 20);
    const found = this.versions.filter((one) => one.revision < before).reverse();
    return { status: 200, body: { items: found.slice(0, limit).map(item), more: found.length > limit } };
  }
}
