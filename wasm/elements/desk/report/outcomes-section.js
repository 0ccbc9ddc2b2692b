import { html, nothing } from 'lit';
import { codeText } from '../follow-ups/codes.js';
import { cutSwitch, noteLines } from './report-view.js';
import { between } from './sentences.js';
import { few, shareOf } from './share-of.js';
import { bodies, head, name, number, scrolling } from './tables.js';

const kinds = [['outcomes', 'outcome'], ['root_causes', 'root_cause'], ['actions', 'action']];
const most_columns = 5;

/** What became of the cases that were addressed: outcome, root cause, action. */
export function outcomesSection(el) {
  const { total, rows, notes } = el.report.outcomes;
  if (!total.addressed) return nothing;
  const { say } = el;
  return html`
    <section aria-labelledby="r6">
      <div class="part-head">
        <h2 id="r6">${say('r6.title')}</h2>
        <p class="lead">${say('r6.lead', { count: total.addressed })}</p>
      </div>
      <div class="codes">${kinds.map(([member, kind]) => codeTable(el, total[member], kind))}${offersTable(el, total.offers)}</div>
      <figure class="figure">
        <figcaption class="cut-head"><div><h3>${say('r6.table')}</h3><p>${say('r6.base')}</p></div>${cutSwitch(el, 'cut-6')}</figcaption>
        ${groupsTable(el, rows, total)}
      </figure>
      ${noteLines(notes)}
    </section>`;
}

/** The shares of one list of codes, in all cases together. */
function codeTable(el, { given, not_given: notGiven, codes }, kind) {
  if (!given) return nothing;
  const small = given < few;
  const line = ({ code, count, share_bp: bp, interval }) => html`
    <tr><th scope="row" dir="auto">${codeText(el.say, kind, code)}</th>
      ${number(el, count)}
      <td class="num strong">${shareOf(el, { part: count, whole: given, bp })}</td>
      <td class="num interval">${small ? nothing : between(el.say, el.shares, interval)}</td></tr>`;
  return scrolling(el.say(`col.${kind}`), html`<table class="table figures-table">${head(el, [`col.${kind}`, 'r5.cases', 'r6.share', 'interval'])}
    <tbody>${codes.map(line)}</tbody>
    ${notGiven ? html`<tfoot><tr><th scope="row">${el.say('row.none')}</th>${number(el, notGiven)}<td></td><td></td></tr></tfoot>` : nothing}</table>`);
}

/** What was offered at once in these cases, and what it comes to. */
function offersTable(el, offers) {
  if (!offers.length) return nothing;
  const line = ({ code, count, amount, currency }) => html`
    <tr><th scope="row" dir="auto">${codeText(el.say, 'offered', code)}</th>${number(el, count)}
      <td class="num">${amount === null ? nothing : el.shares.money(amount, currency)}</td></tr>`;
  return scrolling(el.say('r6.offers'), html`<table class="table figures-table">${head(el, ['r6.offers', 'r6.made', 'r6.sum'])}
    <tbody>${offers.map(line)}</tbody></table>`);
}

/** How the most frequent codes fall upon the groups, in cases: shares of few would mislead. */
function groupsTable(el, rows, total) {
  const { by } = el.report.shown;
  const shown = kinds.flatMap(([member, kind]) => total[member].codes.slice(0, most_columns).map(({ code }) => ({ member, kind, code })));
  const counted = (row, { member, code }) => row[member].codes.find((one) => one.code === code)?.count ?? 0;
  const line = (row) => html`
    <tr>${name(el, row)}<td class="num strong">${el.shares.count(row.addressed)}</td>${shown.map((column) => number(el, counted(row, column)))}</tr>`;
  const heads = html`<thead>
    <tr><td></td><td></td>${kinds.map(([member, kind]) => {
      const columns = shown.filter((one) => one.member === member).length;
      return columns ? html`<th scope="colgroup" colspan=${columns}>${el.say(`col.${kind}`)}</th>` : nothing;
    })}</tr>
    <tr><th scope="col">${el.say(`by.${by}`)}</th><th scope="col" class="num">${el.say('figure.addressed')}</th>
      ${shown.map(({ kind, code }) => html`<th scope="col" class="num" dir="auto">${codeText(el.say, kind, code)}</th>`)}</tr></thead>`;
  return scrolling(el.say('r6.table'), html`<table class="table figures-table">${heads}
    ${bodies(el, rows.filter(({ addressed }) => addressed), line, shown.length + 2, 'r5.small')}
    <tfoot>${line({ ...total, key: 'all', label: el.say('row.all'), small: false })}</tfoot></table>`);
}
