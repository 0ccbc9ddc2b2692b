import { html, nothing, svg } from 'lit';

/**
 * The frame of a chart over time. Vertical coordinates are pixels, horizontal ones per cent, so that text keeps its
 * size at any width and nothing is drawn twice. What is drawn stands in the table behind it too: to those who do
 * not see it the picture is its label.
 */
export const top_px = 20;
export const height_px = 200;
const foot_px = 40;
const most_labels = 12;
const narrow_step = 3;

/**
 * @param {object} chart
 * @param {string} chart.label what is drawn, in a sentence
 * @param {[number, string][]} chart.ticks height in pixels and text, from the bottom
 * @param {Period[]} chart.periods in their order
 * @param {(at: number) => number} chart.x the middle of a period, in per cent
 * @param {string} [chart.below] what the second line below the periods counts
 * @param chart.marks SVG
 * @param chart.ends what is said at the right end, SVG
 * @param chart.key the same in a line below, where there is no room at the end
 * @typedef {{short: string, year: string, below?: string}} Period
 */
export const plot = ({ label, ticks, periods, x, below, marks, ends, key }) => html`
  <div class="chart" role="img" aria-label=${label}>
    <svg height=${height_px}>${ticks.map(([y, text]) => svg`<text class="end" x="100%" dx="-8" y=${y} dy="4">${text}</text>`)}</svg>
    <svg height=${height_px + foot_px}>
      ${ticks.map(([y], at) => svg`<line class=${at ? 'grid' : 'zero'} x1="0" x2="100%" y1=${y} y2=${y}></line>`)}
      ${marks}
      ${shownLabels(periods).map(({ at, spare }) => periodLabel(periods[at], `${x(at)}%`, spare))}
    </svg>
    <svg class="ends" height=${height_px + foot_px}>${ends}
      ${below ? svg`<text x="8" y=${height_px + 34}>${below}</text>` : nothing}</svg>
    <div class="chart-key">${key}</div>
  </div>`;

/** As many labels as have room; the last period always has one. Spare ones go where it is narrow. */
function shownLabels(periods) {
  const last = periods.length - 1;
  const step = Math.ceil(periods.length / most_labels);
  return periods.map((_, at) => ({ at, spare: (last - at) % (step * narrow_step) !== 0 }))
    .filter(({ at }) => (last - at) % step === 0);
}

const periodLabel = ({ short, year, below }, x, spare) => svg`<g class=${spare ? 'spare' : ''}>
  <text class="mid" x=${x} y=${height_px + 16}>${short}</text>
  <text class="mid" x=${x} y=${height_px + 34}>${below ?? year}</text></g>`;

/** Lines and bands, in a space of 100 to height_px whose strokes keep their width. */
export const stretched = (marks) => svg`
  <svg viewBox="0 0 100 ${height_px}" preserveAspectRatio="none" width="100%" height=${height_px}>${marks}</svg>`;
