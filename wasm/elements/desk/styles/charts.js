import { css } from 'lit';

/** The pictures of the report. Time and number run from left to right in every language. */
export const charts = css`
.chart { display: grid; grid-template-columns: 40px minmax(0, 1fr) 120px; direction: ltr; }
.chart svg { display: block; inline-size: 100%; overflow: visible; }
.chart :is(path, line) { fill: none; vector-effect: non-scaling-stroke; }
:is(.chart, .row-plot) text { font-size: var(--amends-text-s); fill: var(--amends-ink-3); font-variant-numeric: tabular-nums; }
.chart .say { fill: var(--amends-ink); font-weight: var(--amends-strong); }
.chart .say-tone { fill: var(--amends-tone); font-weight: var(--amends-strong); }
.chart .say-part { fill: var(--amends-ink-2); }
.end { text-anchor: end; }
.mid { text-anchor: middle; }
.chart-key { display: none; }

.grid { stroke: var(--amends-line); }
.zero { stroke: var(--amends-edge); }
.reference { stroke: var(--amends-ink-3); stroke-dasharray: 3 3; }
.chart .band { fill: var(--amends-band); }
.band-edge { stroke: color-mix(in oklab, var(--amends-tone) 78%, var(--amends-surface)); }   /* 3:1, so that the interval can be seen */
.trend { stroke: var(--amends-tone); stroke-width: 2.5; stroke-linejoin: round; }
.trend-dot { fill: var(--amends-tone); stroke: var(--amends-surface); stroke-width: 1.5; }
.target { fill: transparent; }

.bar-addressed { fill: var(--amends-tone); }
.bar-waiting { fill: var(--amends-surface); stroke: var(--amends-tone); stroke-width: 1.5; }
.bar-overdue { fill: var(--amends-overdue); }
.bar-no_case, .bar-left { fill: var(--amends-sunken); stroke: var(--amends-edge); }
.late-line { stroke: var(--amends-surface); stroke-width: 1.5; }
.hatching { position: absolute; }

/* Rows that carry a picture: name, picture, numbers */
.plot-cell { inline-size: 40%; min-inline-size: 140px; direction: ltr; }
.report .plot-cell { padding-block: 0; vertical-align: middle; }
.report tr:has(> .plot-cell) > :is(th, td) { vertical-align: middle; }
.row-plot { display: block; inline-size: 100%; block-size: 32px; overflow: visible; }
.row-axis { block-size: 24px; }
.dot { fill: var(--amends-tone); }
.dot-differs { fill: var(--amends-ink); }
.dot-small { fill: var(--amends-surface); stroke: var(--amends-ink-3); stroke-width: 1.5; }
.whisker, .whisker-end { stroke: var(--amends-ink-2); stroke-width: 1.5; fill: none; }
.whisker-small { stroke: var(--amends-ink-3); stroke-width: 1.5; stroke-dasharray: 2 3; }
.span { stroke: var(--amends-line); stroke-width: 6; }
.before-tick { stroke: var(--amends-ink); stroke-width: 2; }

.rows-table { max-inline-size: 880px; }
.rows-table :is(th, td) { padding-block: 0; padding-inline: 0 var(--amends-5); white-space: nowrap; }
.rows-table :is(th, td):last-child { padding-inline-end: 0; }
.rows-table .plot-cell { inline-size: 100%; }
.rows-table :is(tbody, tfoot) :is(th, td) { border: 0; }
.funnel .stage :is(th, td) { font-weight: var(--amends-strong); }
.funnel .stage .share { font-weight: 400; }
.funnel .left :is(th, td) { color: var(--amends-ink-2); font-size: var(--amends-text-m); }
.funnel .left th { padding-inline-start: var(--amends-4); }
.funnel .share { color: var(--amends-ink-3); font-size: var(--amends-text-m); }

.pairs tbody th[colspan] { padding-block-start: var(--amends-3); }
.pairs tbody th:not([colspan]) { padding-inline-start: var(--amends-4); font-weight: 400; color: var(--amends-ink-2); }

.behind { margin-block-start: var(--amends-3); }
.behind > summary { display: inline-flex; gap: 6px; align-items: center; min-block-size: var(--amends-control-s); color: var(--amends-ink-2); font-size: var(--amends-text-m); cursor: pointer; list-style: none; }
.behind > summary::-webkit-details-marker { display: none; }
.behind > summary::before { content: ""; inline-size: 6px; block-size: 6px; margin: 0 2px; border: solid currentColor; border-width: 0 1.5px 1.5px 0; rotate: -45deg; }
.behind:not([open]) > summary:dir(rtl)::before { rotate: 135deg; }
.behind[open] > summary::before { rotate: 45deg; }
.behind > summary:hover { color: var(--amends-ink); text-decoration: underline; }
.behind .scroll { margin-block-start: var(--amends-2); }

@container report (inline-size < 720px) {
  .chart { grid-template-columns: 32px minmax(0, 1fr); }
  .chart .ends, .chart .spare, .row-axis .spare { display: none; }
  .chart .chart-key { display: flex; flex-wrap: wrap; gap: var(--amends-1) var(--amends-4); grid-column: 1 / -1; font-size: var(--amends-text-m); color: var(--amends-ink-2); }
  .chart .chart-key svg { display: inline-block; inline-size: auto; vertical-align: -2px; }
  .plot-cell, .rows-table .plot-cell { min-inline-size: 120px; }
}

@media (forced-colors: active) {
  .chart .band { fill: none; }
  .trend-dot, .dot, .bar-addressed, .dot-differs { fill: CanvasText; }
  .bar-waiting, .dot-small { fill: Canvas; stroke: CanvasText; }
}

@media print {
  .behind > summary { display: none; }
  .chart, .rows-table { break-inside: avoid; }
}
`;
