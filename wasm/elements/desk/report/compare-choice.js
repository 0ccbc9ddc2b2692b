import { html, nothing } from 'lit';
import { daysBefore, isDay } from './period.js';
import { pick } from './pick.js';
import { filterDimensions, twoPeriods } from './view-query.js';

/** Which two are set side by side: two groups of one dimension, or two periods. */

/** In the row of filters: of what. */
export const compareFilter = (el) => pick(el, 'compare', el.report.choice.compare?.of ?? '',
  [['', el.say('compare.nothing')], ...offered(el).map((of) => [of, el.say(`compare.of_${of}`)])],
  (of) => chooseCompared(el, of));

/** What is compared takes the place of what everything is narrowed to, where that is the same. */
function offered(el) {
  const { compare, filter } = el.report.choice;
  const fits = (of) => of === compare?.of || el.report.isOffered(of, filter?.dimension === of ? undefined : filter?.dimension);
  return [...filterDimensions.filter(fits), twoPeriods];
}

function chooseCompared(el, of) {
  const { choice } = el.report;
  if (of === twoPeriods) {
    const { from, to } = daysBefore(choice);
    el.report.compare({ compare: { of, other_from: from, other_to: to } });
  } else {
    // What is compared cannot be what everything is narrowed to.
    const filter = choice.filter?.dimension === of ? null : choice.filter;
    if (of) el.report.learn(of);
    el.report.compare({ filter, compare: of ? { of, a: null, b: null } : null });
  }
}

/** Which ones. */
export const comparedPickers = (el) => (el.report.choice.compare.of === twoPeriods ? otherDays(el) : twoGroups(el));

function twoGroups(el) {
  const { compare } = el.report.choice;
  const known = (el.report.values[compare.of] ?? []).map(({ key, label }) => [key, key === '' ? el.say('row.none') : label]);
  const field = (side, other) => {
    const chosen = compare[side] ?? null;
    const there = known.some(([key]) => key === chosen) || chosen === null ? known : [[chosen, chosen], ...known];
    // An empty key is the group without a name, so that none chosen needs another value.
    const choices = [['-', el.say('compare.choose')], ...there.filter(([key]) => key !== compare[other]).map(([key, label]) => [`=${key}`, label])];
    return pick(el, side, chosen === null ? '-' : `=${chosen}`, choices, (value) => el.report.compare({
      compare: { ...el.report.choice.compare, [side]: value === '-' ? null : value.slice(1) } }));
  };
  return html`<div class="filters compared">${field('a', 'b')}${field('b', 'a')}</div>`;
}

function otherDays(el) {
  const { compare } = el.report.choice;
  const field = (name, other) => html`<label class="filter-day">${el.say(`filter.${name}`)} <input class="input" type="date" .value=${compare[name]}
    max=${name === 'other_from' ? compare[other] : nothing} min=${name === 'other_to' ? compare[other] : nothing}
    @change=${(event) => { if (isDay(event.target.value)) el.report.compare({ compare: { ...el.report.choice.compare, [name]: event.target.value } }); }}></label>`;
  return html`<div class="filters compared">${field('other_from', 'other_to')}${field('other_to', 'other_from')}</div>`;
}
