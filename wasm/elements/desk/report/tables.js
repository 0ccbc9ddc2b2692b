import { html, nothing } from 'lit';
import { axisCell, barCell, barScale, dotCell, dotScale } from './charts/row-plot.js';
import { between, rowLabel } from './sentences.js';
import { few, shareOf } from './share-of.js';

/** The tables behind the figures. Few answers are shown, apart, and not compared. */

export const scrolling = (label, table) => html`<div class="scroll" tabindex="0" role="group" aria-label=${label}>${table}</div>`;

/** The table behind a picture: closed until somebody asks for it, open on paper. */
export const behind = (el, table) => html`<details class="behind" ?open=${el.tablesOpen}><summary>${el.say('report.table')}</summary>${table}</details>`;

const picture = Symbol('picture');

/** Names of the columns; one that holds pictures is named in the figure's own words. */
export const head = (el, keys) => html`<thead><tr>${keys.map((key, at) => (key === picture
  ? html`<td class="plot-cell"></td>` : html`<th scope="col" class=${at ? 'num' : ''}>${el.say(key)}</th>`))}</tr></thead>`;

/** Rows with enough answers, then the small ones under their own heading. */
export function bodies(el, rows, line, columns, note = 'small') {
  // Months stand in their order however few answers one has.
  if (el.report.shown.by.startsWith('period')) return html`<tbody>${rows.map(line)}</tbody>`;
  const small = rows.filter((row) => row.small);
  return html`
    <tbody>${rows.filter((row) => !row.small).map(line)}</tbody>
    ${small.length ? html`<tbody class="apart">
      <tr class="apart-head"><th colspan=${columns} scope="rowgroup">${el.say(note)}</th></tr>
      ${small.map(line)}</tbody>` : nothing}`;
}

export const name = (el, row) => html`<th scope="row" dir="auto">${rowLabel(el.say, el.formats, row, el.report.shown.by)}</th>`;
export const number = (el, n) => html`<td class="num">${n ? el.shares.count(n) : html`<span class="quiet">0</span>`}</td>`;

export function dissatisfiedTable(el, rows, total) {
  const { by } = el.report.shown;
  const isGrouped = !by.startsWith('period');
  const scale = barScale(rows);
  const line = (row) => html`
    <tr>${name(el, row)}
      ${!isGrouped ? nothing : row.key === 'all' ? html`<td class="plot-cell"></td>` : barCell(row, scale)}
      <td class="num strong">${el.shares.count(row.dissatisfied)}</td>
      ${number(el, row.addressed)}
      <td class="num">${row.open ? el.drill(el.shares.count(row.open), row.drill, { state: 'waiting' }) : html`<span class="quiet">0</span>`}</td>
      <td class="num">${row.overdue === null ? html`<span class="quiet">${el.say('none')}</span>` : row.overdue ? html`<span class="overdue">${el.shares.count(row.overdue)}</span>` : html`<span class="quiet">0</span>`}</td>
      <td class="num">${shareOf(el, { part: row.addressed, whole: row.dissatisfied, bp: row.share_addressed_bp, small: isFew(row) })}</td>
      <td class="num interval">${row.share_addressed_bp === null || isFew(row) ? nothing : between(el.say, el.shares, row.interval)}</td>
      ${number(el, row.answered)}
    </tr>`;
  const keys = [`by.${by}`, ...(isGrouped ? [picture] : []), 'figure.dissatisfied', 'figure.addressed', 'figure.open', 'figure.overdue', 'figure.share', 'interval', 'answers'];
  return scrolling(el.say('r1.title'), html`<table class="table figures-table">${head(el, keys)}
    ${bodies(el, rows, line, keys.length)}
    <tfoot>${line({ ...total, key: 'all', label: el.say('row.all'), small: false, drill: el.report.dissatisfied.drill })}</tfoot></table>`);
}

const isFew = (row) => row.small || row.dissatisfied < few;

export function satisfactionTable(el, rows, total) {
  const { by } = el.report.shown;
  const isGrouped = !by.startsWith('period');
  const quiet = html`<span class="quiet">${el.say('none')}</span>`;
  const share = (bp) => ((bp ?? null) === null ? quiet : el.shares.percent(bp));
  const scale = dotScale(rows);
  const inWords = (row) => (row.answered ? between(el.say, el.shares, row.interval) : '');
  const interval = (row) => (row.key === 'all' ? axisCell(scale, (bp) => el.shares.tick(bp))
    : dotCell(row, scale, { overall: total.satisfied_bp, said: inWords(row) }));
  const line = (row) => html`
    <tr>${row.beyond_chance ? html`<th scope="row"><strong dir="auto">${rowLabel(el.say, el.formats, row, by)}</strong> <span class="tag">${el.say(`beyond.${row.beyond_chance}`)}</span></th>` : name(el, row)}
      ${isGrouped ? interval(row) : nothing}
      <td class="num strong">${share(row.satisfied_bp)}</td>
      ${isGrouped ? nothing : html`<td class="num interval">${inWords(row)}</td>`}
      ${isGrouped ? html`<td class="num">${row.key === 'all' ? nothing : share(row.expected_bp)}</td>` : nothing}
      ${number(el, row.satisfied)}${number(el, row.neutral)}${number(el, row.dissatisfied)}${number(el, row.answered)}
      ${number(el, row.asked)}
      <td class="num">${share(row.response_bp)}${row.response_beyond_chance ? html` <span class="tag">${el.say(`beyond.${row.response_beyond_chance}`)}</span>` : nothing}</td>
    </tr>`;
  const keys = [`by.${by}`, ...(isGrouped ? [picture, 'satisfied_share', 'expected'] : ['satisfied_share', 'interval']), 'satisfied', 'neutral', 'figure.dissatisfied', 'answers', 'asked', 'response'];
  return scrolling(el.say('r2.title'), html`<table class="table figures-table">${head(el, keys)}
    ${bodies(el, rows, line, keys.length)}
    <tfoot>${line({ ...total, key: 'all', label: el.say('row.all'), small: false, beyond_chance: null, response_beyond_chance: null })}</tfoot></table>`);
}
