import { html, nothing } from 'lit';
import { axisCell, dotCell, shareScale } from './charts/row-plot.js';
import { cutSwitch, noteLines } from './report-view.js';
import { between, rowLabel } from './sentences.js';
import { few, shareOf } from './share-of.js';
import { behind, bodies, head, name, number, scrolling } from './tables.js';

const levels = [1, 2, 3];

/** How important it was to customers, as they said it, and how many of the most important ones went wrong. */
export function importanceSection(el) {
  const { total, rows, notes } = el.report.importance;
  if (!total.stated) return nothing;
  const { say, shares } = el;
  return html`
    <section aria-labelledby="r8">
      <div class="part-head">
        <h2 id="r8">${say('r8.title')}</h2>
        <p class="lead"><strong>${lead(el, total)}</strong>${total.very_important < few ? '.' : html` (${between(say, shares, total.interval)}).`}
          ${say('r8.stated', { count: total.answered, stated: total.stated })}</p>
      </div>
      <figure class="figure">
        <figcaption class="cut-head"><div><h3>${say('r8.table')}</h3><p>${say('r8.base')}</p></div>${cutSwitch(el, 'cut-8')}</figcaption>
        ${picture(el, rows.filter(({ very_important: very }) => very > 0), total)}
        ${behind(el, importanceTable(el, rows, total))}
      </figure>
      ${noteLines(notes)}
    </section>`;
}

function lead(el, { very_important: very, very_important_dissatisfied: part, dissatisfied_bp: bp }) {
  if (very === 0) return el.say('r8.never_very');
  return very < few ? el.say('r8.few', { part, count: very }) : el.say('r8.share', { share: el.shares.percent(bp), count: very });
}

const rowOf = ({ dissatisfied_bp: bp, ...row }) => ({ ...row, satisfied_bp: bp });

/** The share dissatisfied of those to whom it was very important. */
function picture(el, rows, total) {
  if (!rows.length) return nothing;
  const { by } = el.report.shown;
  const compared = rows.filter(({ small }) => !small);
  const scale = shareScale(compared.length ? compared : [total]);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${el.say('r8.picture')}><table class="table rows-table">
    <thead><tr><td></td><td class="plot-cell"></td><th scope="col" class="num">${el.say('r8.dissatisfied')}</th><th scope="col" class="num">${el.say('r8.very')}</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr><th scope="row" dir="auto">${rowLabel(el.say, el.formats, row, by)}</th>
      ${dotCell(rowOf(row), scale, { overall: total.dissatisfied_bp, said: between(el.say, el.shares, row.interval) })}
      <td class="num strong">${share(el, row)}</td><td class="num">${el.shares.count(row.very_important)}</td></tr>`)}</tbody>
    <tfoot><tr><td></td>${axisCell(scale, (bp) => el.shares.tick(bp))}<td></td><td></td></tr></tfoot></table></div>`;
}

function importanceTable(el, rows, total) {
  const { by } = el.report.shown;
  const line = (row) => html`
    <tr>${name(el, row)}${number(el, row.answered)}${number(el, row.stated)}
      ${levels.map((level) => number(el, row.levels.find(({ importance }) => importance === level).count))}
      <td class="num strong">${share(el, row)}</td>
      <td class="num interval">${row.very_important < few ? nothing : between(el.say, el.shares, row.interval)}</td>
    </tr>`;
  const keys = [`by.${by}`, 'answers', 'r8.said', ...levels.map((level) => `r8.level_${level}`), 'r8.dissatisfied', 'interval'];
  return scrolling(el.say('r8.title'), html`<table class="table figures-table">${head(el, keys)}
    ${bodies(el, rows.filter(({ answered }) => answered), line, keys.length, 'r8.small')}
    <tfoot>${line({ ...total, key: 'all', label: el.say('row.all'), small: false })}</tfoot></table>`);
}

const share = (el, { very_important: whole, very_important_dissatisfied: part, dissatisfied_bp: bp }) => shareOf(el, { part, whole, bp });
