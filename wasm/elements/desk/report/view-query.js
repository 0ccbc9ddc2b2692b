/** What of a report is shown, as the query of a page's address: a link opens the same view. Pure. */
import { isDay, periodDays, periods } from './period.js';

export const filterDimensions = ['team', 'queue', 'agent', 'service', 'touchpoint', 'channel', 'organisation', 'tag'];
export const cuts = ['period:month', 'period:week', ...filterDimensions];
export const cohorts = ['answered', 'asked'];

/** In the place of a dimension: the same units on other days. */
export const twoPeriods = 'period';

const plain = { period: 'months12', by: 'period:month', cohort: 'answered' };
const comparedNames = ['compare', 'a', 'b', 'other_from', 'other_to'];
const names = ['period', 'from', 'to', 'by', 'cohort', ...comparedNames, ...filterDimensions];

/**
 * What a link asks for; what it does not say, or says in words that are not ours, is as without a link. A period is
 * counted from today: a link to the last 12 months shows the last 12 months whenever it is opened.
 * @param {string} text @param {Date} today
 * @returns {import('./report-controller.js').Choice}
 */
export function choiceFromQuery(text, today) {
  const query = new URLSearchParams(text ?? '');
  const known = (name, values) => (values.includes(query.get(name)) ? query.get(name) : plain[name]);
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  const isOther = isDay(from) && isDay(to) && from <= to;
  const period = isOther ? 'other' : known('period', periods.filter((id) => id !== 'other'));
  const dimension = filterDimensions.find((name) => query.get(name));
  return {
    period, ...(isOther ? { from, to } : periodDays(period, today)),
    by: known('by', cuts), cohort: known('cohort', cohorts),
    filter: dimension ? { dimension, value: query.get(dimension) } : null,
    compare: comparedIn(query),
  };
}

/** @param {URLSearchParams} query @returns {import('./report-controller.js').Compared | null} */
function comparedIn(query) {
  const of = query.get('compare');
  const [from, to] = [query.get('other_from') ?? '', query.get('other_to') ?? ''];
  if (of === twoPeriods) return isDay(from) && isDay(to) && from <= to ? { of, other_from: from, other_to: to } : null;
  return filterDimensions.includes(of) ? { of, a: query.get('a'), b: query.get('b') } : null;
}

/**
 * Puts a choice into a query, beside whatever else is in it.
 * @param {string} text @param {import('./report-controller.js').Choice} choice
 */
export function queryWithChoice(text, { period, from, to, by, cohort, filter, compare }) {
  const query = new URLSearchParams(text);
  for (const name of names) query.delete(name);
  if (period === 'other') for (const [name, day] of [['from', from], ['to', to]]) query.set(name, day);
  const told = { period: period === 'other' ? plain.period : period, by, cohort };
  for (const [name, value] of Object.entries(told)) if (value !== plain[name]) query.set(name, value);
  if (filter?.value) query.set(filter.dimension, filter.value);
  if (compare) query.set('compare', compare.of);
  for (const [name, value] of Object.entries(compare ?? {})) if (name !== 'of' && value !== null) query.set(name, value);
  return String(query);
}
