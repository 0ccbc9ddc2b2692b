import { html, nothing } from 'lit';
import { spans } from './charts/spans.js';
import { cutSwitch, noteLines } from './report-view.js';
import { between, length } from './sentences.js';
import { few, shareOf } from './share-of.js';
import { behind, bodies, head, name, number, scrolling } from './tables.js';

/** How long customers waited for the first contact and for amends, and how often no longer than promised. */
export function timesSection(el) {
  const { total, rows, notes } = el.report.times;
  if (!total.cases && !total.imported) return nothing;
  const { say, shares } = el;
  return html`
    <section aria-labelledby="r5">
      <div class="part-head">
        <h2 id="r5">${say('r5.title')}</h2>
        <p class="lead">${total.judged === 0 ? say('r5.none') : html`<strong>${say('r5.within', { share: shares.percent(total.within_due_bp), count: total.judged })}</strong>
          (${between(say, shares, total.interval)}). ${total.addressed.count ? say('r5.half', { median: length(el, total.addressed.median.value_s), p90: length(el, total.addressed.p90.value_s) }) : nothing}`}</p>
        ${notCounted(el, total)}
      </div>
      <figure class="figure">
        <figcaption class="cut-head"><div><h3>${say('r5.table')}</h3><p>${say('r5.base')}</p></div>${cutSwitch(el, 'cut-5')}</figcaption>
        ${spans(el, [{ name: say('r5.to_contact'), times: total.contact }, { name: say('r5.to_amends'), times: total.addressed }])}
        ${behind(el, timesTable(el, rows, total))}
      </figure>
      ${noteLines(notes)}
    </section>`;
}

/** Who is in none of the times, so that nobody takes them for all. */
function notCounted(el, total) {
  const parts = ['waiting', 'no_contact_yet', 'never_in_contact'].filter((kind) => total[kind] > 0)
    .map((kind) => el.say(`r5.${kind}`, { count: total[kind] }));
  return parts.length ? html`<p class="fine">${parts.join(' · ')}</p>` : nothing;
}

/** A percentile with its interval; of few it is said to be one of few. */
function percentile(el, { few, count }, { value_s: value, low_s: low, high_s: high }) {
  if (value === null) return html`<td class="num"><span class="quiet">${el.say('none')}</span></td>`;
  if (few) return html`<td class="num"><span class="quiet">${length(el, value)} ${el.say('r5.of_few', { count })}</span></td>`;
  const ends = high === null ? el.say('r5.from', { low: length(el, low) })
    : el.say('between', { low: length(el, low), high: length(el, high) });
  return html`<td class="num">${length(el, value)}<br><span class="interval">${ends}</span></td>`;
}

function timesTable(el, rows, total) {
  const { by } = el.report.shown;
  const line = (row) => html`
    <tr>${name(el, row)}
      ${number(el, row.cases)}${number(el, row.waiting)}
      <td class="num">${row.overdue ? html`<span class="overdue">${el.shares.count(row.overdue)}</span>` : html`<span class="quiet">0</span>`}</td>
      ${percentile(el, row.contact, row.contact.median)}${percentile(el, row.contact, row.contact.p90)}
      ${percentile(el, row.addressed, row.addressed.median)}${percentile(el, row.addressed, row.addressed.p90)}
      <td class="num"><span class="strong">${shareOf(el, { part: row.within_due, whole: row.judged, bp: row.within_due_bp })}</span>${row.judged < few ? nothing : html`<br><span class="interval">${between(el.say, el.shares, row.interval)}</span>`}</td>
    </tr>`;
  const keys = [`by.${by}`, 'r5.cases', 'r5.still', 'figure.overdue', 'r5.contact_median', 'r5.contact_p90', 'r5.amends_median', 'r5.amends_p90', 'r5.in_time'];
  return scrolling(el.say('r5.title'), html`<table class="table figures-table">${head(el, keys)}
    ${bodies(el, rows, line, keys.length, 'r5.small')}
    <tfoot>${line({ ...total, key: 'all', label: el.say('row.all'), small: false })}</tfoot></table>`);
}
