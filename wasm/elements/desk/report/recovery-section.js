import { html, nothing } from 'lit';
import { axisCell, dotCell, shareScale } from './charts/row-plot.js';
import { cutSwitch, noteLines } from './report-view.js';
import { between } from './sentences.js';
import { few, shareOf } from './share-of.js';
import { behind, bodies, head, name, number, scrolling } from './tables.js';

/** Whether it was good in the end: what customers said at first, and what they said last. */
export function recoverySection(el) {
  const { total, rows, notes } = el.report.recovery;
  if (!total.asked) return nothing;
  const { say, shares } = el;
  return html`
    <section aria-labelledby="r7">
      <div class="part-head">
        <h2 id="r7">${say('r7.title')}</h2>
        <p class="lead">${total.answered === 0 ? say('r7.none') : html`<strong>${total.answered < few
          ? say('r7.few', { recovered: total.recovered, count: total.answered }) : say('r7.share', { share: shares.percent(total.recovered_bp), count: total.answered })}</strong>${
          total.answered < few ? '.' : html` (${between(say, shares, total.interval)}).`}`}
          ${say('r7.asked', { count: total.addressed, asked: total.asked, answered: total.answered })}
          ${total.reopened ? say('r7.reopened', { count: total.reopened }) : nothing}</p>
      </div>
      <figure class="figure">
        <figcaption class="cut-head"><div><h3>${say('r7.table')}</h3><p>${say('r7.base')}</p></div>${cutSwitch(el, 'cut-7')}</figcaption>
        ${total.answered ? answersPicture(el, total) : nothing}
        ${behind(el, recoveryTable(el, rows, total))}
      </figure>
      ${noteLines(notes)}
    </section>`;
}

/** The first answers and the last ones on one scale. */
function answersPicture(el, { answered, recovered, recovered_bp, interval, recovered_first, recovered_first_bp, first_interval }) {
  const small = answered < few;
  const kinds = [
    { name: el.say('r7.first'), part: recovered_first, satisfied_bp: recovered_first_bp, interval: first_interval, small },
    { name: el.say('r7.last'), part: recovered, satisfied_bp: recovered_bp, interval, small },
  ];
  const scale = shareScale(kinds);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${el.say('r7.table')}><table class="table rows-table">
    <thead><tr><td></td><td class="plot-cell"></td><th scope="col" class="num">${el.say('r6.share')}</th><th scope="col" class="num">${el.say('r7.good')}</th></tr></thead>
    <tbody>${kinds.map((kind) => html`<tr><th scope="row">${kind.name}</th>
      ${dotCell(kind, scale, { said: between(el.say, el.shares, kind.interval) })}
      <td class="num strong">${shareOf(el, { part: kind.part, whole: answered, bp: kind.satisfied_bp })}</td>
      <td class="num">${el.shares.count(kind.part)}</td></tr>`)}</tbody>
    <tfoot><tr><td></td>${axisCell(scale, (bp) => el.shares.tick(bp))}<td></td><td></td></tr></tfoot></table></div>`;
}

function recoveryTable(el, rows, total) {
  const { by } = el.report.shown;
  const line = (row) => html`
    <tr>${name(el, row)}${number(el, row.addressed)}${number(el, row.asked)}${number(el, row.answered)}${number(el, row.recovered_first)}${number(el, row.recovered)}
      <td class="num strong">${shareOf(el, { part: row.recovered, whole: row.answered, bp: row.recovered_bp })}</td>
      <td class="num interval">${row.answered < few ? nothing : between(el.say, el.shares, row.interval)}</td>
      ${number(el, row.reopened)}
    </tr>`;
  const keys = [`by.${by}`, 'figure.addressed', 'asked', 'answers', 'r7.first_good', 'r7.last_good', 'r7.share_good', 'interval', 'r7.opened_again'];
  return scrolling(el.say('r7.title'), html`<table class="table figures-table">${head(el, keys)}
    ${bodies(el, rows, line, keys.length)}
    <tfoot>${line({ ...total, key: 'all', label: el.say('row.all'), small: false })}</tfoot></table>`);
}
