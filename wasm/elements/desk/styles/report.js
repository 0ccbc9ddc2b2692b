import { css } from 'lit';

/** The report: heads, filters, leading figures and tables. */
export const report = css`
.report { container: report / inline-size; }
.report-page { max-inline-size: 1320px; margin-inline: auto; padding: var(--amends-4) var(--amends-5) var(--amends-7); }
.report section { margin-block-start: var(--amends-7); }
.report .part-head { padding-block-start: var(--amends-3); border-block-start: 2px solid var(--amends-ink); }
.report .part-head h2 { font-size: 18px; line-height: 24px; }
.lead { max-inline-size: 84ch; margin-block-start: var(--amends-1); font-size: var(--amends-text-l); line-height: 24px; color: var(--amends-ink-2); }
.lead strong { color: var(--amends-ink); }

.report-body > section:first-child { margin-block-start: var(--amends-5); }

/* Head and filters ---------------------------------------------------------- */

.report-head { display: flex; flex-wrap: wrap; gap: var(--amends-1) var(--amends-4); align-items: baseline; }
.report-head p { color: var(--amends-ink-2); }
.report-head .buttons { margin-inline-start: auto; }
.filters { display: flex; flex-wrap: wrap; gap: var(--amends-1) var(--amends-3); align-items: center; padding-block: var(--amends-2); margin-block-start: var(--amends-2); border-block: 1px solid var(--amends-line); }
.filter { display: inline-flex; align-items: center; color: var(--amends-ink-3); }
.filter .input { appearance: none; border-color: transparent; background-color: transparent; color: var(--amends-ink); padding-inline: 5px 20px; field-sizing: content; cursor: pointer; }
.filter .input:hover { border-color: var(--amends-edge); }
.filters .menu { margin-inline-start: auto; }
.figure > .scroll + .scroll { margin-block-start: var(--amends-4); }
.compared { border: 0; padding-block: var(--amends-1); margin-block: 0; }
.verdicts { display: grid; gap: var(--amends-1); margin-block-start: var(--amends-3); max-inline-size: 84ch; }
.filter-day { display: inline-flex; gap: var(--amends-1); align-items: center; color: var(--amends-ink-3); }
.filter-day .input { inline-size: auto; }
.filter::after { content: ""; inline-size: 6px; block-size: 6px; margin-block-end: 4px; margin-inline: -15px 9px; border: solid var(--amends-ink-2); border-width: 0 1.5px 1.5px 0; rotate: 45deg; pointer-events: none; }

/* The few figures that lead -------------------------------------------------- */

.figures { display: grid; grid-template-columns: repeat(5, 1fr); gap: var(--amends-4) var(--amends-5); margin-block-start: var(--amends-5); }
.figures > div { display: grid; align-content: start; }
.figures dt { color: var(--amends-ink-2); }
.figures .value { font-size: var(--amends-text-figure); line-height: 36px; font-variant-numeric: tabular-nums; font-weight: 400; letter-spacing: -.01em; }
.figures .value.late { color: var(--amends-overdue); }
.figures .value .icon { inline-size: 20px; block-size: 20px; margin-inline-end: 6px; vertical-align: -2px; }
.figures .before { font-size: var(--amends-text-m); line-height: 18px; color: var(--amends-ink-3); }

/* A figure: finding, table --------------------------------------------------- */

.figure { min-inline-size: 0; margin-block-start: var(--amends-5); }
.figure > figcaption { margin-block-end: var(--amends-4); }
.figure > figcaption h3 { font-size: 15px; }
.figure > figcaption p { color: var(--amends-ink-3); font-size: var(--amends-text-m); }
.scroll { overflow-x: auto; }

/* One of several cuts: team, agent, queue */
.cuts { display: inline-flex; border: 1px solid var(--amends-edge); border-radius: var(--amends-radius); }
.cuts label { position: relative; }
.cuts input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
.cuts span { display: inline-flex; align-items: center; min-block-size: calc(var(--amends-control-s) + 4px); padding: 0 var(--amends-3); font-size: var(--amends-text-m); }
.cuts input:checked + span { background: var(--amends-tint); color: var(--amends-tone); font-weight: var(--amends-strong); box-shadow: inset 0 -2px var(--amends-tone); }
.cuts input:focus-visible + span { outline: var(--amends-ring); outline-offset: 2px; border-radius: var(--amends-radius); }
.cut-head { display: flex; flex-wrap: wrap; gap: var(--amends-2); justify-content: space-between; align-items: flex-start; }

/* Tables: names first, numbers under each other; the small ones apart ----------- */

.figures-table { font-size: var(--amends-text, 14px); }
.figures-table :is(th, td) { padding-inline: 0 var(--amends-5); }
.figures-table thead th { white-space: nowrap; }
.figures-table .interval { color: var(--amends-ink-3); font-size: var(--amends-text-m); }
.codes .interval { white-space: normal; text-wrap: balance; }   /* three tables beside each other */
.figures-table .apart :is(th, td) { color: var(--amends-ink-2); }
.figures-table .apart-head th { padding-block-start: var(--amends-4); font-size: var(--amends-text-m); color: var(--amends-ink-3); }
.figures-table tbody tr:hover > * { background: var(--amends-hover); }
.drill { color: inherit; text-decoration-color: var(--amends-edge); }
.drill:hover { color: var(--amends-tone); }

.codes { display: grid; gap: var(--amends-4) var(--amends-6); align-items: start; margin-block-start: var(--amends-5); }

.notes { display: grid; gap: var(--amends-1); max-inline-size: 84ch; margin-block-start: var(--amends-3); font-size: var(--amends-text-m); color: var(--amends-ink-2); }
.fine { margin-block-start: var(--amends-1); font-size: var(--amends-text-m); color: var(--amends-ink-2); }
.none { margin-block: var(--amends-7); max-inline-size: 60ch; }
.blank { display: grid; justify-items: start; gap: var(--amends-2); max-inline-size: 60ch; margin-block: var(--amends-7); color: var(--amends-ink-2); }
.blank h2 { color: var(--amends-ink); }
.report-body > .notice { margin-block-start: var(--amends-4); }
.report-body[aria-busy="true"] section { opacity: .6; }

.asides { margin-block-start: var(--amends-4); font-size: var(--amends-text-m); color: var(--amends-ink-2); }
.asides > summary { display: inline-flex; gap: var(--amends-2); align-items: center; min-block-size: var(--amends-control-s); cursor: pointer; list-style: none; }
.asides > summary::-webkit-details-marker { display: none; }
.asides > summary::before { content: ""; inline-size: 6px; block-size: 6px; margin: 0 2px; flex: none; border: solid currentColor; border-width: 0 1.5px 1.5px 0; rotate: -45deg; }
.asides:not([open]) > summary:dir(rtl)::before { rotate: 135deg; }
.asides[open] > summary::before { rotate: 45deg; }
.asides > summary:hover { text-decoration: underline; }
.asides > dl { display: grid; gap: var(--amends-2); max-inline-size: 84ch; margin-block: var(--amends-2) var(--amends-3); }
.asides dt { font-weight: var(--amends-strong); color: var(--amends-ink); }
.asides .scroll { margin-block-end: var(--amends-3); }
.asides .fault { margin-block-end: var(--amends-2); }
.aside-table td:last-child { min-inline-size: 28ch; }

.made { display: grid; gap: var(--amends-2) var(--amends-6); margin-block-start: var(--amends-3); font-size: var(--amends-text-m); color: var(--amends-ink-2); }
.made dt { font-weight: var(--amends-strong); color: var(--amends-ink); }

.bone { display: block; block-size: 10px; border-radius: 3px; background: var(--amends-line); }
.bone-2 { inline-size: 60%; } .bone-4 { inline-size: 90%; }
.bone-figure { inline-size: 40%; block-size: 28px; margin-block-start: var(--amends-2); }
.bone-table { display: grid; gap: var(--amends-5); margin-block-start: var(--amends-6); }
@media (prefers-reduced-motion: no-preference) {
  .bones .bone { animation: breathe 1.6s ease-in-out infinite alternate; }
  @keyframes breathe { to { opacity: .45; } }
}

/* Wide ------------------------------------------------------------------------ */

@container report (inline-size >= 1000px) {
  .made { grid-template-columns: repeat(3, 1fr); }
  .codes { grid-template-columns: repeat(auto-fit, minmax(380px, 1fr)); }
}

/* Narrow ------------------------------------------------------------------------ */

@container report (inline-size < 720px) {
  .report-page { padding-inline: var(--amends-4); }
  .report section { margin-block-start: var(--amends-6); }
  .figures { grid-template-columns: repeat(2, 1fr); }
  .report-head .buttons { margin-inline-start: 0; }
  .report-head .menu-items { inset-inline: 0 auto; }
  .figures-table { font-size: var(--amends-text-m); }
  .figures-table :is(th, td) { padding-inline: 0 var(--amends-3); }
}

/* On paper ---------------------------------------------------------------------- */

@media print {
  @page { size: A4 landscape; margin: 14mm; }
  .report { color-scheme: light; font-size: 9.5pt; line-height: 13pt; }
  .report-page { max-inline-size: none; padding: 0; }
  .filters, .cuts, .asides > dl, .report .buttons { display: none; }
  .report section { margin-block-start: 8mm; }
  .lead { max-inline-size: none; }
  .figures, .part-head { break-inside: avoid; }
  .part-head { break-after: avoid; }
  .figures { grid-template-columns: repeat(5, 1fr); }
  .figures-table { font-size: 8.5pt; line-height: 12pt; }
}
`;
