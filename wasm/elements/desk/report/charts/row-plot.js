import { scaleLinear } from 'd3-scale';
import { html, nothing, svg } from 'lit';
import { bar, parts, partsOf } from './amends-parts.js';
import { shareFloor, whole_bp } from './share-floor.js';

/** Pictures in the rows of a table, all on one scale: a cell for each row, and one with the scale for the foot. */

const middle_px = 16;

/**
 * Shares as dots with whiskers. The scale begins where the compared rows do, and says so; a whisker of few answers
 * that leaves it ends in an arrow.
 */
export const dotScale = (rows) => shareScale(rows.filter((row) => row.satisfied_bp !== null && !row.small));

/** One that holds the intervals of these rows. */
export const shareScale = (rows) => scaleLinear([shareFloor(rows), whole_bp], [0, 100]).clamp(true);

/** @param {number} [overall] the share of all rows, drawn as a line @param {string} said the interval in words, for the pointer and for those who do not see the picture */
export function dotCell(row, scale, { overall, said }) {
  const share = row.satisfied_bp;
  if (share === null) return html`<td class="plot-cell"></td>`;
  const { low_bp: low, high_bp: high } = row.interval;
  const kind = row.small ? '-small' : '';
  return html`<td class="plot-cell"><span class="aloud">${said}</span><svg class="row-plot" aria-hidden="true"><title>${said}</title>
    ${overall === undefined ? nothing : svg`<line class="reference" x1="${scale(overall)}%" x2="${scale(overall)}%" y1="0" y2="32"></line>`}
    <line class="whisker${kind}" x1="${scale(low)}%" x2="${scale(high)}%" y1=${middle_px} y2=${middle_px}></line>
    ${low < scale.domain()[0] ? svg`<path class="whisker-end" d="M6 11 1 16l5 5"></path>` : nothing}
    <circle class=${row.small ? 'dot-small' : row.beyond_chance ? 'dot-differs' : 'dot'} cx="${scale(share)}%" cy=${middle_px} r="4.5"></circle></svg></td>`;
}

/** The scale below the rows. */
export const axisCell = (scale, write) => html`<td class="plot-cell"><svg class="row-plot row-axis" aria-hidden="true">
  ${scale.ticks(4).map((tick, at) => svg`<line class="zero" x1="${scale(tick)}%" x2="${scale(tick)}%" y1="0" y2="5"></line><text class="mid ${at % 2 ? 'spare' : ''}" x="${scale(tick)}%" y="19">${write(tick)}</text>`)}
  <line class="zero" x1="0" x2="100%" y1="0" y2="0"></line></svg></td>`;

/** Counts as bars from zero, and what became of them. */
export const barScale = (rows) => scaleLinear([0, Math.max(...rows.map((row) => row.dissatisfied), 1)], [0, 100]);

export function barCell(row, scale) {
  const counts = partsOf(row);
  let from = 0;
  const pieces = parts.filter((part) => counts[part] > 0).map((part) => {
    const piece = bar(part, { x: `${scale(from)}%`, y: 9, width: `${scale(counts[part])}%`, height: 14 });
    from += counts[part];
    return piece;
  });
  return html`<td class="plot-cell"><svg class="row-plot" aria-hidden="true">
    <line class="zero" x1="0" x2="0" y1="4" y2="28"></line>${pieces}</svg></td>`;
}
