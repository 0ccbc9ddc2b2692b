import { html, nothing } from 'lit';
import { cutSwitch, noteLines } from './report-view.js';
import { between } from './sentences.js';
import { funnel } from './charts/funnel.js';
import { behind, bodies, head, name, number, scrolling } from './tables.js';

/** Who was asked, who was not and why, and how many of those asked answered. */
export function responseSection(el) {
  const { total, rows, notes } = el.report.response;
  const { say, shares } = el;
  return html`
    <section aria-labelledby="r4">
      <div class="part-head">
        <h2 id="r4">${say('r4.title')}</h2>
        <p class="lead">${total.asked === 0 ? say('r4.none') : html`<strong>${say('r2.response', { share: shares.percent(total.response_bp), count: total.asked })}</strong>
          (${between(say, shares, total.response_interval)})`}</p>
        ${heldBack(el, total)}
      </div>
      <figure class="figure">
        <figcaption class="cut-head"><div><h3>${say('r4.table')}</h3><p>${say('r4.base')}</p></div>${cutSwitch(el, 'cut-4')}</figcaption>
        ${total.asked || total.suppressed ? funnel(el, total) : nothing}
        ${behind(el, responseTable(el, rows, total))}
      </figure>
      ${noteLines(notes)}
    </section>`;
}

/** How many were not asked, and the reasons that occurred. */
function heldBack(el, total) {
  if (!total.suppressed) return nothing;
  const reasons = Object.entries(total.suppressed_by).filter(([, count]) => count > 0)
    .map(([reason, count]) => el.say(`r4.${reason}`, { count }));
  return html`<p class="fine">${el.say('r4.suppressed', { count: total.suppressed })}: ${reasons.join(' · ')}</p>`;
}

function responseTable(el, rows, total) {
  const { by } = el.report.shown;
  const line = (row) => html`
    <tr>${name(el, row)}
      <td class="num strong">${row.response_bp === null ? html`<span class="quiet">${el.say('none')}</span>` : el.shares.percent(row.response_bp)}</td>
      <td class="num interval">${row.response_bp === null ? nothing : between(el.say, el.shares, row.response_interval)}</td>
      ${number(el, row.asked)}${number(el, row.responded)}${number(el, row.suppressed)}${number(el, row.unsolicited)}
    </tr>`;
  const keys = [`by.${by}`, 'response', 'interval', 'asked', 'r4.responded', 'status.not_asked', 'r4.unsolicited'];
  return scrolling(el.say('r4.title'), html`<table class="table figures-table">${head(el, keys)}
    ${bodies(el, rows, line, keys.length)}
    <tfoot>${line({ ...total, key: 'all', label: el.say('row.all'), small: false })}</tfoot></table>`);
}
