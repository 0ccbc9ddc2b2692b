import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { closing } from '../menu.js';
import { savedViewsMenu } from '../saved-views/views-menu.js';
import { asideSection } from './aside-section.js';
import { stackedBars } from './charts/stack.js';
import { trend, trendStart } from './charts/trend.js';
import { compareFilter } from './compare-choice.js';
import { isDay, periodDays, periods } from './period.js';
import { pick } from './pick.js';
import { compareReport, reports } from './report-controller.js';
import { amendsLead, between, differenceSentence, rowLabel, waitingLead } from './sentences.js';
import { behind, dissatisfiedTable, satisfactionTable } from './tables.js';
import { cohorts, cuts, filterDimensions } from './view-query.js';

/** The head: which days, and the figures to take along. */
export function reportHead(el) {
  const { choice, shown } = el.report;
  const { from, to } = shown ?? choice;
  return html`
    <header class="report-head">
      <h1>${el.say(el.report.own ? 'report.own' : 'report.title')}</h1>
      <p>${el.say('report.days', { from: el.formats.day(from), to: el.formats.day(to) })}</p>
      <div class="buttons">
        <button class="button" type="button" aria-pressed=${String(el.tablesOpen)} aria-keyshortcuts="t" ?disabled=${el.report.status !== 'ready'}
          @click=${() => el.showTables()}>${icon('table')}${el.say('report.tables')}</button>
        ${csvMenu(el)}
        <button class="button" type="button" ?disabled=${el.report.status !== 'ready'} @click=${() => print()}>${icon('print')}${el.say('report.print')}</button>
      </div>
    </header>`;
}

/** Each report as a file. The menu closes when one is chosen, left, or Esc is pressed. */
function csvMenu(el) {
  const { close, left, escaped } = closing;
  return html`<details class="menu drop" data-menu="csv" @focusout=${left} @keydown=${escaped}>
    <summary class="button">${icon('csv')}${el.say('report.csv')}${icon('down')}</summary>
    <div class="menu-items">${[...reports, ...(el.report.comparison ? [compareReport] : [])].map((report) => html`<button class="menu-item" type="button" data-csv=${report}
      ?disabled=${el.report.status !== 'ready'} @click=${(event) => { close(event); el.download(report); }}>${el.say(`csv.${report}`)}</button>`)}</div>
  </details>`;
}

export function reportFilters(el) {
  const { choice } = el.report;
  const filter = choice.filter?.dimension;
  const byChoices = cuts.filter((id) => id === choice.by || el.report.isOffered(id, filter));
  const filterChoices = filterDimensions.filter((id) => id === filter || el.report.isOffered('period', id));
  return html`
    <form class="filters" aria-label=${el.say('report.covers')} @submit=${(event) => event.preventDefault()}>
      ${pick(el, 'period', choice.period, periods.map((id) => [id, el.say(`period.${id}`)]), (id) => choosePeriod(el, id))}
      ${choice.period === 'other' ? days(el, choice) : nothing}
      ${pick(el, 'by', choice.by, byChoices.map((id) => [id, el.say(`by.${id}`)]), (by) => el.report.show({ by }))}
      ${pick(el, 'only', choice.filter?.dimension ?? '', [['', el.say('only.all')], ...filterChoices.map((id) => [id, el.say(`by.${id}`)])],
        (dimension) => chooseDimension(el, dimension))}
      ${choice.filter ? filterValues(el, choice.filter) : nothing}
      ${pick(el, 'cohort', choice.cohort, cohorts.map((id) => [id, el.say(`cohort.${id}`)]), (cohort) => el.report.show({ cohort }))}
      ${compareFilter(el)}
      ${el.report.own ? nothing : savedViewsMenu(el)}
    </form>`;
}

function choosePeriod(el, period) {
  const { from, to } = el.report.choice;
  el.report.show({ period, ...(period === 'other' ? { from, to } : periodDays(period, new Date())) });
}

function days(el, choice) {
  const field = (name) => html`<label class="filter-day">${el.say(`filter.${name}`)} <input class="input" type="date" .value=${choice[name]}
    max=${name === 'from' ? choice.to : nothing} min=${name === 'to' ? choice.from : nothing}
    @change=${(event) => { if (isDay(event.target.value)) el.report.show({ [name]: event.target.value }); }}></label>`;
  return html`${field('from')}${field('to')}`;
}

/** What does not go with the dimension makes place for it. */
function chooseDimension(el, dimension) {
  const { by } = el.report.choice;
  if (dimension) el.report.learn(dimension);
  el.report.show({
    filter: dimension ? { dimension, value: '' } : null,
    by: !dimension || el.report.isOffered(by, dimension) ? by : 'period:month',
  });
}

function filterValues(el, { dimension, value }) {
  const known = (el.report.values[dimension] ?? []).filter(({ key }) => key !== '').map(({ key, label }) => [key, label]);
  // A link may name what these days do not know.
  const asked = value && !known.some(([key]) => key === value) ? [[value, value]] : [];
  return pick(el, 'value', value, [['', el.say('only.any')], ...asked, ...known], (chosen) => el.report.show({ filter: { dimension, value: chosen } }));
}

/** The founding report: how many were dissatisfied, and what became of them. */
export function dissatisfiedSection(el) {
  const { total, rows, notes } = el.report.dissatisfied;
  return html`
    <section aria-labelledby="r1">
      <div class="part-head">
        <h2 id="r1">${el.say('r1.title')}</h2>
        <p class="lead"><strong>${amendsLead(el.say, total)}</strong> ${waitingLead(el.say, total)}</p>
      </div>
      ${leadingFigures(el, total)}
      ${asideSection(el)}
      <figure class="figure">
        <figcaption class="cut-head"><div><h3>${el.say('r1.table')}</h3><p>${el.say(el.report.shown.by.startsWith('period') ? 'r1.by_period' : 'r1.by_group')}</p></div>${cutSwitch(el, 'cut-1')}</figcaption>
        ${isOverTime(el) ? html`${stackedBars(el, rows, total)}${behind(el, dissatisfiedTable(el, rows, total))}` : dissatisfiedTable(el, rows, total)}
      </figure>
      ${noteLines(notes)}
    </section>`;
}

/** Periods are drawn along a line of time; groups in the rows of their table. */
const isOverTime = (el) => el.report.shown.by.startsWith('period');

function leadingFigures(el, total) {
  const { say, shares } = el;
  const answered = say('figure.of_answers', { share: shares.percent(total.answered ? Math.round((total.dissatisfied * 10_000) / total.answered) : 0), count: total.answered });
  const figure = (key, value, before, query, late = false) => html`
    <div><dt>${say(`figure.${key}`)}</dt>
      <dd class="value ${late ? 'late' : ''}">${late ? icon('late') : nothing}${query === null ? value : el.drill(value, el.report.dissatisfied.drill, query)}</dd>
      <dd class="before">${before}</dd></div>`;
  return html`<dl class="figures">
    ${figure('dissatisfied', shares.count(total.dissatisfied), total.wishes ? html`${answered}<br>${say('figure.wishes', { count: total.wishes })}` : answered, null)}
    ${figure('addressed', shares.count(total.addressed), total.withdrawn ? say('figure.withdrawn', { count: total.withdrawn }) : '', { state: 'addressed' })}
    ${figure('open', shares.count(total.open), total.no_case ? say('figure.no_case', { count: total.no_case }) : '', { state: 'waiting' })}
    ${figure('overdue', total.overdue === null ? say('none') : shares.count(total.overdue), total.open ? say('figure.of_open', { count: total.open }) : '', total.overdue === null ? null : { state: 'waiting', overdue: '1' }, total.overdue > 0)}
    ${figure('share', total.share_addressed_bp === null ? say('none') : shares.percent(total.share_addressed_bp),
      total.share_addressed_bp === null ? '' : between(say, shares, total.interval), null)}
  </dl>`;
}

/** One of several cuts, the same for all tables. */
export const cutSwitch = (el, name) => html`
  <fieldset class="cuts"><legend class="aloud">${el.say('cut')}</legend>
    ${['period:month', 'team', 'agent', 'queue'].filter((by) => el.report.isOffered(by, el.report.choice.filter?.dimension)).map((by) => html`<label><input type="radio" name=${name} value=${by}
      .checked=${el.report.choice.by === by} @change=${() => el.report.show({ by })}><span>${el.say(`by.${by}`)}</span></label>`)}
  </fieldset>`;

/** Satisfaction: the share with its interval, and what chance explains. */
export function satisfactionSection(el) {
  const { total, rows, previous, notes } = el.report.satisfaction;
  const { say, shares } = el;
  const { by } = el.report.shown;
  const dimension = by.split(':').at(-1);
  return html`
    <section aria-labelledby="r2">
      <div class="part-head">
        <h2 id="r2">${say('r2.title')}</h2>
        <p class="lead">${total.answered === 0 ? say('r2.none') : html`<strong>${say('r2.share', { share: shares.percent(total.satisfied_bp), count: total.answered })}</strong>
          (${between(say, shares, total.interval)}). ${previousSentence(el, previous)}`}
          ${total.asked > 0 && total.response_bp !== null ? say('r2.response', { share: shares.percent(total.response_bp), count: total.asked }) : nothing}</p>
        ${outsiders(el, total)}
      </div>
      <figure class="figure">
        <figcaption class="cut-head"><div><h3>${differenceSentence(say, rows, dimension, (row) => rowLabel(say, el.formats, row, by))}</h3><p>${satisfactionNote(el)}</p></div>${cutSwitch(el, 'cut-2')}</figcaption>
        ${isOverTime(el) && total.answered ? html`${trend(el, rows, total)}${behind(el, satisfactionTable(el, rows, total))}` : satisfactionTable(el, rows, total)}
        ${by.startsWith('period') ? nothing : html`<p class="fine">${say('expected.note')}</p>`}
      </figure>
      ${noteLines(notes)}
    </section>`;
}

/** What is drawn, and how the rows are ordered: time runs by itself, groups are named and never ranked. */
function satisfactionNote(el) {
  const { rows, total } = el.report.satisfaction;
  if (isOverTime(el)) return total.answered ? el.say('chart.trend_shown', { low: trendStart(el, rows) }) : el.say('r1.by_period');
  return el.say(rows.some(({ beyond_chance: beyond }) => beyond) ? 'r2.named' : 'r2.unranked');
}

function previousSentence(el, previous) {
  if (!previous?.answered) return '';
  return el.say(previous.beyond_chance ? 'r2.changed' : 'r2.unchanged', { share: el.shares.percent(previous.satisfied_bp) });
}

function outsiders(el, total) {
  const parts = ['unsolicited', 'staff', 'imported'].filter((kind) => total[kind] > 0)
    .map((kind) => el.say(`r2.${kind}`, { count: total[kind] }));
  return parts.length ? html`<p class="fine">${parts.join(' · ')}</p>` : nothing;
}

/** What the server has to say about its figures, in its words. */
export const noteLines = (notes) => (notes?.length ? html`<ul class="notes">${notes.map((note) => html`<li dir="auto">${note}</li>`)}</ul>` : nothing);

export const madeSection = (el) => html`
  <section aria-labelledby="r3">
    <div class="part-head"><h2 id="r3">${el.say('made.title')}</h2></div>
    <dl class="made">${['counted', 'interval', 'work'].map((key) => html`<div><dt>${el.say(`made.${key}`)}</dt><dd>${el.say(`made.${key}_text`)}</dd></div>`)}</dl>
  </section>`;
