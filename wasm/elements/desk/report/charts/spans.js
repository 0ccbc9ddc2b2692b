import { scaleLinear } from 'd3-scale';
import { html, nothing, svg } from 'lit';
import { length } from '../sentences.js';

const middle_px = 16;
const units_s = [86_400, 3_600, 60];

/** Times to first contact and to amends: the dot is the median, the tick nine in ten, both with their interval. */
export function spans(el, kinds) {
  const shown = kinds.filter(({ times }) => times.median.value_s !== null);
  if (shown.length === 0) return nothing;
  const { say } = el;
  const longest_s = Math.max(...shown.flatMap(({ times: { median, p90 } }) => [median.high_s ?? median.value_s, p90.high_s ?? p90.value_s]));
  const unit_s = units_s.find((unit) => longest_s >= 2 * unit) ?? units_s.at(-1);
  const scale = scaleLinear([0, longest_s / unit_s], [0, 100]).nice(4);
  const place = (seconds) => `${scale(seconds / unit_s)}%`;
  return html`
    <div class="scroll" tabindex="0" role="group" aria-label=${say('chart.spans')}><table class="table rows-table">
      <thead><tr><td></td><td class="plot-cell"></td><th scope="col" class="num">${say('chart.median')}</th><th scope="col" class="num">${say('chart.p90')}</th><th scope="col" class="num">${say('r5.cases')}</th></tr></thead>
      <tbody>${shown.map(({ name, times }) => html`<tr><th scope="row">${name}</th>
        <td class="plot-cell">${span(times, place)}</td>
        <td class="num strong">${length(el, times.median.value_s)}</td><td class="num">${length(el, times.p90.value_s)}</td><td class="num">${el.shares.count(times.count)}</td></tr>`)}</tbody>
      <tfoot><tr><td></td><td class="plot-cell"><svg class="row-plot row-axis" aria-hidden="true"><line class="zero" x1="0" x2="100%" y1="0" y2="0"></line>
        ${scale.ticks(4).filter(Number.isInteger).map((tick, at) => svg`<line class="zero" x1="${scale(tick)}%" x2="${scale(tick)}%" y1="0" y2="5"></line><text class="mid ${at % 2 ? 'spare' : ''}" x="${scale(tick)}%" y="19">${tick ? el.when.span(tick * unit_s * 1000) : '0'}</text>`)}</svg></td><td></td><td></td><td></td></tr></tfoot>
    </table></div>`;
}

function span({ median, p90, few }, place) {
  const whisker = ({ low_s: low, high_s: high }, end) => (low === null ? nothing
    : svg`<line class="whisker" x1=${place(low)} x2=${high === null ? place(end) : place(high)} y1=${middle_px} y2=${middle_px}></line>`);
  return html`<svg class="row-plot" aria-hidden="true">
    <line class="span" x1="0" x2=${place(p90.value_s)} y1=${middle_px} y2=${middle_px}></line>
    ${few ? nothing : [whisker(median, median.value_s), whisker(p90, p90.value_s)]}
    <line class="before-tick" x1=${place(p90.value_s)} x2=${place(p90.value_s)} y1="8" y2="24"></line>
    <circle class=${few ? 'dot-small' : 'dot'} cx=${place(median.value_s)} cy=${middle_px} r="4.5"></circle></svg>`;
}
