import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { html, nothing, svg } from 'lit';
import { rowLabel } from '../sentences.js';
import { bar, parts, partsOf } from './amends-parts.js';
import { inPeriods, shortPeriods } from './periods.js';
import { height_px, plot, top_px } from './plot.js';

const end_px = 20;
const most_totals = 14;   // that a phone has room for

/** Dissatisfied customers over time, and what became of them. */
export function stackedBars(el, all, total) {
  const rows = inPeriods(all);
  const { say, shares } = el;
  const { by } = el.report.shown;
  const y = scaleLinear([0, Math.max(...rows.map((row) => row.dissatisfied), 1)], [height_px, top_px]).nice(4);
  const x = scaleBand(rows.keys(), [0, 100]).paddingInner(0.4).paddingOuter(0.3);
  const middle = (at) => x(at) + x.bandwidth() / 2;
  const layers = stack().keys(parts)(rows.map(partsOf));
  const isWhole = (tick) => Number.isInteger(tick);
  return plot({
    label: say('chart.stack'),
    ticks: y.ticks(4).filter(isWhole).map((count) => [y(count), shares.count(count)]),
    periods: shortPeriods(rows, by, el.variety), x: middle,
    marks: svg`${rows.map((row, at) => svg`
      <g><title>${barTitle(el, row)}</title>
        ${layers.map((layer) => piece(layer, at, x, y))}
        <text class="mid say ${rows.length > most_totals ? 'spare' : ''}" x="${middle(at)}%" y=${y(row.dissatisfied) - 6}>${row.dissatisfied ? shares.count(row.dissatisfied) : nothing}</text></g>`)}`,
    ends: partTotals(el, total), key: partKey(el, total),
  });
}

function piece(layer, at, x, y) {
  const [from, to] = layer[at];
  if (from === to) return nothing;
  return bar(layer.key, { x: `${x(at)}%`, y: y(to), width: `${x.bandwidth()}%`, height: y(from) - y(to) });
}

const barTitle = (el, row) => [rowLabel(el.say, el.formats, row, el.report.shown.by),
  ...shownParts(partsOf(row)).map(([part, count]) => el.say(`chart.${part}`, { count }))].join(', ');

const shownParts = (counts) => parts.map((part) => [part, counts[part]]).filter(([, count]) => count > 0);

/** What the parts are, beside all of them together: in the order in which they lie. */
const partTotals = (el, total) => shownParts(partsOf(total)).map(([part, count], at) => {
  const y = height_px - 4 - at * end_px;
  return svg`${bar(part, { x: 8, y: y - 10, width: 12, height: 12 })}<text class="say-part" x="26" y=${y}>${el.say(`chart.${part}`, { count })}</text>`;
});

const partKey = (el, total) => shownParts(partsOf(total)).map(([part, count]) => html`
  <span><svg width="12" height="12">${bar(part, { x: 0, y: 0, width: 12, height: 12 })}</svg> ${el.say(`chart.${part}`, { count })}</span>`);
