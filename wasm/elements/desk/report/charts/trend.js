import { scaleLinear, scalePoint } from 'd3-scale';
import { area, line } from 'd3-shape';
import { html, nothing, svg } from 'lit';
import { between, rowLabel } from '../sentences.js';
import { inPeriods, shortPeriods } from './periods.js';
import { height_px, plot, stretched, top_px } from './plot.js';
import { shareFloor, whole_bp } from './share-floor.js';

const most_named = 3;

const lowest = (rows) => shareFloor(inPeriods(rows).filter(({ answered }) => answered > 0));

/** Where the scale starts, in words. */
export const trendStart = (el, rows) => el.shares.tick(lowest(rows));

/** The share satisfied over time, with its interval; periods without answers are gaps. */
export function trend(el, all, total) {
  const rows = inPeriods(all);
  const { say, shares } = el;
  const { by } = el.report.shown;
  const y = scaleLinear([lowest(rows), whole_bp], [height_px, top_px]);
  const x = scalePoint(rows.keys(), [0, 100]).padding(0.5);
  const periods = shortPeriods(rows, by, el.variety)
    .map((period, at) => ({ ...period, below: shares.count(rows[at].answered) }));
  const overall = y(total.satisfied_bp);
  const overallText = say('chart.overall', { share: shares.percent(total.satisfied_bp) });
  return plot({
    label: say('chart.trend', { low: trendStart(el, rows) }),
    ticks: y.ticks(4).map((bp) => [y(bp), shares.tick(bp)]),
    periods, x, below: say('chart.answers'),
    marks: svg`${stretched(lines(rows, x, y))}
      <line class="reference" x1="0" x2="100%" y1=${overall} y2=${overall}></line>
      ${rows.map((row, at) => (row.answered > 0 ? point(el, row, `${x(at)}%`, y) : nothing))}
      ${named(rows).map((at) => nameBelow(el, rows[at], `${x(at)}%`, y))}`,
    ends: svg`<text class="say-tone" x="8" y=${overall} dy="4">${overallText}</text>
      <text x="8" y=${overall} dy="20">${say('interval')}</text>`,
    key: html`<span><svg width="16" height="12"><line class="reference" x1="0" x2="16" y1="6" y2="6"></line></svg> ${overallText}</span>`,
  });
}

function lines(rows, x, y) {
  const isThere = (row) => row.answered > 0;
  const at = (_, index) => x(index);
  const low = (row) => y(row.interval.low_bp);
  const high = (row) => y(row.interval.high_bp);
  const through = (value) => line().defined(isThere).x(at).y(value)(rows);
  return svg`
    <path class="band" d=${area().defined(isThere).x(at).y0(low).y1(high)(rows)}></path>
    <path class="band-edge" d=${through(low)}></path><path class="band-edge" d=${through(high)}></path>
    <path class="trend" d=${through((row) => y(row.satisfied_bp))}></path>`;
}

const point = (el, row, x, y) => svg`
  <g><title>${pointTitle(el, row)}</title>
    <circle class=${row.small ? 'dot-small' : 'trend-dot'} cx=${x} cy=${y(row.satisfied_bp)} r="4"></circle>
    <circle class="target" cx=${x} cy=${y(row.satisfied_bp)} r="12"></circle></g>`;

const pointTitle = (el, row) => `${rowLabel(el.say, el.formats, row, el.report.shown.by)}: ${el.shares.percent(row.satisfied_bp)}, ${between(el.say, el.shares, row.interval)}`;

/** Those that differ beyond chance, while they are few enough to be named. */
function named(rows) {
  const differing = rows.map((row, at) => (row.beyond_chance ? at : null)).filter((at) => at !== null);
  return differing.length <= most_named ? differing : [];
}

const nameBelow = (el, row, x, y) => svg`<text class="say mid" x=${x} y=${Math.min(y(row.interval.low_bp) + 16, height_px - 4)}>${
  rowLabel(el.say, el.formats, row, el.report.shown.by)} ${el.shares.percent(row.satisfied_bp)}, ${el.say(`beyond.${row.beyond_chance}`)}</text>`;
