// Reports with something in them, as the server gives them: recovery, importance, offers, two beside each other.
import { FakeAsides } from './fake-asides.mjs';

const share = (part, whole, low_bp, high_bp) => ({ part, whole, interval: { low_bp, high_bp }, bp: whole ? Math.round((part * 10_000) / whole) : null });

const recovery = (fields = {}) => {
  const last = share(52, 61, 7439, 9193);
  const first = share(44, 61, 5985, 8194);
  return { addressed: 90, asked: 80, answered: 61, response_bp: 7625, response_interval: { low_bp: 6586, high_bp: 8422 },
    recovered: last.part, recovered_bp: last.bp, interval: last.interval, recovered_first: first.part, recovered_first_bp: first.bp, first_interval: first.interval,
    reopened: 17, ...fields };
};

const importance = (answered, levels, dissatisfied, interval) => {
  const very = levels[2];
  const stated = levels.reduce((sum, count) => sum + count, 0);
  return { answered, stated, stated_bp: Math.round((stated * 10_000) / answered),
    levels: levels.map((count, at) => ({ importance: at + 1, count, share_bp: Math.round((count * 10_000) / stated), interval })),
    very_important: very, very_important_dissatisfied: dissatisfied, dissatisfied_bp: very ? Math.round((dissatisfied * 10_000) / very) : null, interval };
};

const named = (key, figures, small = false) => ({ key, label: key, small, ...figures });
const value = (part, whole, low, high) => ({ part, whole, small: whole < 30, value: whole ? Math.round((part * 10_000) / whole) : null, low, high });
const time = (whole, value_s, low, high) => ({ whole, small: whole < 30, value: value_s, low, high });
const row = (figure, unit, a, b, difference, verdict) => ({ figure, unit, a, b, difference, verdict, sentence: '' });
const durations = (count, median, p90) => ({ count, few: count < 30, median: { value_s: median, low_s: median * 0.8, high_s: median * 1.3 }, p90: { value_s: p90, low_s: p90 * 0.9, high_s: null } });
const hour = 3600;

const side = (key, contact, addressed) => ({ key, label: key, from: '2026-01-01', to: '2026-11-30', amends: {}, satisfaction: {}, times: { contact, addressed } });

/** Eoin beside Jana: some differ, some do not, and of one there are too few. */
const compared = (a, b) => ({
  report: 'compare', by: 'agent', cohort: 'answered',
  sides: [side(a, durations(60, 5 * hour, 20 * hour), durations(55, 20 * hour, 70 * hour)), side(b, durations(48, 9 * hour, 30 * hour), durations(40, 52 * hour, 140 * hour))],
  rows: [
    row('satisfied', 'bp', value(360, 400, 8667, 9258), value(300, 400, 7053, 7899), { value: 1500, low: 984, high: 2012 }, 'more'),
    row('dissatisfied', 'bp', value(20, 400, 327, 758), value(70, 400, 1409, 2152), { value: -1250, low: -1675, high: -819 }, 'less'),
    row('response', 'bp', value(400, 800, 4655, 5345), value(400, 790, 4716, 5410), { value: -63, low: -553, high: 427 }, 'no_difference'),
    row('addressed', 'bp', value(18, 20, 6990, 9721), value(55, 70, 6760, 8664), null, 'too_few'),
    row('within_due', 'bp', value(50, 56, 7854, 9498), value(30, 44, 5344, 7998), { value: 2111, low: 498, high: 3712 }, 'more'),
    row('contact_median', 's', time(60, 5 * hour, 4 * hour, 6.5 * hour), time(48, 9 * hour, 7 * hour, 11 * hour), { value: -4 * hour, low: -6 * hour, high: -1.5 * hour }, 'less'),
    row('contact_p90', 's', time(60, 20 * hour, 17 * hour, null), time(48, 30 * hour, 27 * hour, null), { value: -10 * hour, low: null, high: null }, 'no_difference'),
    row('addressed_median', 's', time(55, 20 * hour, 16 * hour, 26 * hour), time(40, 52 * hour, 41 * hour, 67 * hour), { value: -32 * hour, low: -47 * hour, high: -19 * hour }, 'less'),
    row('addressed_p90', 's', time(55, 70 * hour, 60 * hour, null), time(40, 140 * hour, 126 * hour, null), { value: -70 * hour, low: null, high: null }, 'no_difference'),
  ],
  notes: ['Each difference is judged for itself, by its own 95 % interval: where nothing differs, about one in twenty stands out all the same'],
});

const problem = (status, code, detail) => ({
  status, headers: { 'content-type': 'application/problem+json' }, body: { type: 'about:blank', title: 'Not done', status, code, detail },
});

export class FakeReports {
  #plain = new FakeAsides();

  constructor() { this.reset(); }

  reset() {
    this.#plain.reset();
    this.asked = [];
    this.compareFault = null;
    this.offered = null;
    this.total = recovery();
  }

  handle(method, url, body) {
    const name = url.pathname.split('/').at(-1);
    if (url.pathname.endsWith('/api/reports')) return this.offered ? { status: 200, body: this.offered } : problem(404, 'not_found', 'there is no such page');
    if (!url.pathname.includes('/api/reports/')) return this.#plain.handle(method, url, body);
    this.asked.push(`${name}?${url.searchParams}`);
    if (name === 'compare') return this.#compare(url.searchParams);
    const answer = this.#plain.handle(method, url, body);
    return { ...answer, body: this.#filled(name, url.searchParams.get('by'), answer.body) };
  }

  #compare(query) {
    if (this.compareFault) return problem(422, 'out_of_range', this.compareFault);
    return { status: 200, body: compared(query.get('a') ?? '2026', query.get('b') ?? '2025') };
  }

  #filled(name, by, body) {
    const rows = by.startsWith('period') ? undefined : ['Eoin Gallagher', 'Jana Novák', ''];
    if (name === 'recovery') return { ...body, total: this.total, rows: [named('2026-11', this.total)] };
    if (name === 'importance') {
      return { ...body, total: importance(180, [20, 40, 60], 15, { low_bp: 1577, high_bp: 3723 }), rows: [
        named('request-resolved', importance(120, [10, 30, 48], 12, { low_bp: 1491, high_bp: 3878 })), named('chat-ended', importance(60, [10, 10, 12], 3, { low_bp: 889, high_bp: 5323 }), true)] };
    }
    if (name === 'outcomes') {
      const offers = [{ code: 'credit', count: 7, amount: '249.90', currency: 'EUR' }, { code: 'call_back', count: 12, amount: null, currency: null }];
      return { ...body, total: { ...body.total, offers } };
    }
    if (name === 'satisfaction' && rows) return { ...body, rows: rows.map((key) => named(key, body.total)) };
    return body;
  }
}
