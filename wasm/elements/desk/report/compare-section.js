import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { axisCell, dotCell, shareScale } from './charts/row-plot.js';
import { spans } from './charts/spans.js';
import { comparedPickers } from './compare-choice.js';
import { noteLines } from './report-view.js';
import { between, length } from './sentences.js';
import { shareOf } from './share-of.js';
import { behind, scrolling } from './tables.js';
import { twoPeriods } from './view-query.js';

const timeKinds = ['contact', 'addressed'];

/** Two groups or two periods beside each other, and what of their differences is more than chance. */
export function compareSection(el) {
  const { choice, comparison, compareProblem } = el.report;
  if (!choice.compare) return nothing;
  return html`
    <section aria-labelledby="r9">
      <div class="part-head">
        <h2 id="r9">${el.say(`compare.of_${choice.compare.of}`)}</h2>
        ${comparedPickers(el)}
      </div>
      ${compareProblem ? refused(el, compareProblem) : comparison ? compared(el, comparison)
        : html`<p class="lead">${el.say('compare.which')}</p>`}
    </section>`;
}

const refused = (el, problem) => html`<p class="fault" role="alert">${icon('info')}<span>${
  problem.status ? el.say('compare.refused', { reason: problem.message }) : el.say('error.unreachable')}</span></p>`;

function compared(el, { by, sides, rows, notes }) {
  const names = sides.map((side) => sideName(el, by, side));
  const shares = rows.filter(({ unit, a, b }) => unit === 'bp' && (a.whole || b.whole));
  const times = rows.filter(({ unit, a, b }) => unit === 's' && a.whole && b.whole);
  if (!shares.length) return html`<p class="lead">${el.say('compare.nothing_there')}</p>`;
  return html`
    <ul class="verdicts">${[...shares, ...times].filter(({ verdict }) => verdict === 'more' || verdict === 'less').map((row) =>
      html`<li><strong>${el.say(`compare.${row.figure}`)}</strong>: ${verdictText(el, row, names)}</li>`)}</ul>
    <figure class="figure">
      <figcaption><h3>${headline(el, [...shares, ...times])}</h3><p>${el.say('compare.drawn')}</p></figcaption>
      ${sharesPicture(el, shares, names)}
      ${timesPicture(el, sides, names)}
      ${behind(el, compareTable(el, [...shares, ...times], names))}
    </figure>
    ${noteLines(notes)}`;
}

/** A group by its name, a period by its days. */
function sideName(el, by, { key, label, from, to }) {
  if (by === twoPeriods) return el.say('compare.days', { from: el.formats.day(from), to: el.formats.day(to) });
  return key === '' ? el.say('row.none') : label;
}

function headline(el, rows) {
  const judged = rows.filter(({ verdict }) => verdict !== 'too_few');
  if (!judged.length) return el.say('compare.too_few');
  const differing = judged.filter(({ verdict }) => verdict !== 'no_difference');
  return differing.length ? el.say('compare.differ', { count: differing.length, all: judged.length }) : el.say('compare.no_difference');
}

/** "Eoin higher by 40.0 points, between 20.5 and 55.6", always from the side that has more. */
function verdictText(el, { unit, difference, verdict }, [a, b]) {
  if (verdict === 'too_few' || verdict === 'no_difference') return el.say(`compare.${verdict}`);
  const turned = verdict === 'less';
  const ends = turned ? [difference.high, difference.low] : [difference.low, difference.high];
  const [low, high] = ends.map((end) => (end === null ? null : amount(el, unit, Math.abs(end))));
  const by = amount(el, unit, Math.abs(difference.value));
  const sure = high === null ? el.say('r5.from', { low }) : el.say('between', { low, high });
  return el.say(unit === 'bp' ? 'compare.higher' : 'compare.longer', { who: turned ? b : a, by, sure });
}

const amount = (el, unit, value) => (unit === 'bp' ? el.shares.points(value) : length(el, value));

function sharesPicture(el, rows, names) {
  const sidesOf = ({ a, b }) => [a, b].map((side) => ({ ...side, interval: { low_bp: side.low, high_bp: side.high } }));
  const scale = shareScale(rows.flatMap(sidesOf).filter(({ value, small }) => value !== null && !small));
  const line = (side, at, { verdict }) => html`<tr><th scope="row" dir="auto">${names[at]}</th>
    ${dotCell({ satisfied_bp: side.value, small: side.small, interval: side.interval, beyond_chance: verdict === 'more' || verdict === 'less' }, scale,
      { said: side.value === null ? '' : between(el.say, el.shares, side.interval) })}
    <td class="num strong">${share(el, side)}</td><td class="num">${el.shares.count(side.whole)}</td></tr>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${el.say('compare.picture')}><table class="table rows-table pairs">
    <thead><tr><td></td><td class="plot-cell"></td><th scope="col" class="num">${el.say('r6.share')}</th><th scope="col" class="num">${el.say('compare.of')}</th></tr></thead>
    ${rows.map((row) => html`<tbody><tr><th colspan="4" scope="rowgroup">${el.say(`compare.${row.figure}`)}</th></tr>
      ${sidesOf(row).map((side, at) => line(side, at, row))}</tbody>`)}
    <tfoot><tr><td></td>${axisCell(scale, (bp) => el.shares.tick(bp))}<td></td><td></td></tr></tfoot></table></div>`;
}

const share = (el, { value: bp, ...side }) => shareOf(el, { bp, ...side });

const timesPicture = (el, sides, names) => spans(el, timeKinds.flatMap((kind) => sides.map(({ times }, at) =>
  ({ name: el.say(`compare.${kind}_of`, { who: names[at] }), times: times[kind] }))));

function compareTable(el, rows, names) {
  const value = (unit, side) => {
    if (side.value === null) return html`<span class="quiet">${el.say('none')}</span>`;
    return unit === 'bp' ? share(el, side) : length(el, side.value);
  };
  const interval = (unit, { low, high }) => {
    if (low === null) return nothing;
    return high === null ? el.say('r5.from', { low: amount(el, unit, low) })
      : el.say('between', { low: amount(el, unit, low), high: amount(el, unit, high) });
  };
  const line = (row) => html`<tr><th scope="row">${el.say(`compare.${row.figure}`)}</th>
    ${[row.a, row.b].map((side) => html`<td class="num strong">${value(row.unit, side)}</td>
      <td class="num interval">${side.value === null || side.small ? nothing : interval(row.unit, side)}</td><td class="num">${el.shares.count(side.whole)}</td>`)}
    <td>${verdictText(el, row, names)}</td></tr>`;
  return scrolling(el.say('compare.table'), html`<table class="table figures-table">
    <thead><tr><td></td>${names.map((name) => html`<th scope="colgroup" colspan="3" dir="auto">${name}</th>`)}<td></td></tr>
      <tr><th scope="col">${el.say('compare.figure')}</th>
        ${names.map(() => ['compare.value', 'interval', 'compare.of'].map((key) => html`<th scope="col" class="num">${el.say(key)}</th>`))}
        <th scope="col">${el.say('compare.difference')}</th></tr></thead>
    <tbody>${rows.map(line)}</tbody></table>`);
}
