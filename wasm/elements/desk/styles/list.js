import { css } from 'lit';

/** The list of follow-ups: head, tabs, tools, rows and what stands there when there are none. */
export const list = css`
.desk { container: desk / inline-size; }
.desk-panes { display: grid; grid-template-columns: minmax(0, 1fr); }
.list { display: flex; flex-direction: column; min-inline-size: 0; min-block-size: 0; position: relative; }

/* Head ---------------------------------------------------------------------- */

.list-head { display: flex; flex-wrap: wrap; gap: var(--amends-1) var(--amends-4); align-items: baseline; padding: var(--amends-4) var(--amends-4) var(--amends-2); }
.list-head .menu { margin-inline-start: auto; }
.list-head p { color: var(--amends-ink-2); }
.list > .tabs { padding-inline: var(--amends-4); flex: none; }

.tools { display: flex; flex-wrap: wrap; gap: var(--amends-2); align-items: center; padding: var(--amends-3) var(--amends-4); }
.tools .input { inline-size: auto; }
.find { position: relative; flex: 1 1 190px; max-inline-size: 280px; }
.find .input { inline-size: 100%; padding-inline: 32px 28px; }
.find .icon { position: absolute; inset-block-start: calc(50% - 8px); inset-inline-start: 10px; color: var(--amends-ink-3); pointer-events: none; }
.find kbd { position: absolute; inset-block-start: calc(50% - 9px); inset-inline-end: 8px; color: var(--amends-ink-3); pointer-events: none; }

/* Filters read as words, "Team All", and look like fields only when pointed at */
.pick-filter { display: inline-flex; align-items: center; gap: 2px; color: var(--amends-ink-3); }
.pick-filter .input { appearance: none; border-color: transparent; background-color: transparent; color: var(--amends-ink); padding-inline: 5px 20px; field-sizing: content; cursor: pointer; }
/* Two days stay together where there is room for both. */
.pick-days { display: inline-flex; flex-wrap: wrap; gap: var(--amends-2); }
.pick-day { display: inline-flex; align-items: center; gap: 5px; color: var(--amends-ink-3); }
.pick-filter::after { content: ""; inline-size: 6px; block-size: 6px; margin-block-end: 4px; margin-inline: -15px 9px; border: solid var(--amends-ink-2); border-width: 0 1.5px 1.5px 0; rotate: 45deg; pointer-events: none; }
.pick-filter .input:hover { border-color: var(--amends-edge); }
.tools .sort { margin-inline-start: auto; }
.more-filters { display: none; }

/* The list ------------------------------------------------------------------ */

.rows { flex: 1; min-block-size: 0; overflow: auto; }
.cases { inline-size: 100%; border-collapse: separate; border-spacing: 0; table-layout: fixed; }
.cases :where(th, td) { padding: 0 var(--amends-2); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.cases :where(th, td):first-child { padding-inline-start: var(--amends-4); }
.cases :where(th, td):last-child { padding-inline-end: var(--amends-4); }

.cases thead th {
  position: sticky;
  z-index: 4;
  inset-block-start: 0;
  block-size: 32px;
  border-block-end: 1px solid var(--amends-line);
  background: var(--amends-surface);
  color: var(--amends-ink-3);
  font-size: var(--amends-text-s);
}
.cases thead button { display: inline-flex; gap: 2px; align-items: center; min-block-size: 24px; padding: 0; border: 0; background: none; cursor: pointer; }
.cases thead button:hover { color: var(--amends-ink); }
.cases thead [aria-sort="ascending"] button, .cases thead [aria-sort="descending"] button { color: var(--amends-ink); font-weight: var(--amends-strong); }
.cases thead .icon { inline-size: 12px; block-size: 12px; }

.col-pick { inline-size: 40px; }
.cases .col-pick, .cases .pick { padding-inline-end: 0; overflow: visible; }
.pick-box { position: relative; z-index: 1; display: inline-flex; align-items: center; justify-content: center; inline-size: 24px; block-size: 24px; }
.pick-box input { margin: 0; accent-color: var(--amends-tone); }
.case[aria-selected="true"] > * { background: var(--amends-tint); }
.col-who { inline-size: 164px; }
.col-answer { inline-size: 152px; }
.col-ago { inline-size: 60px; }
.col-due { inline-size: 128px; }
.col-owner { inline-size: 128px; }
.col-state { inline-size: 140px; }

.group > * {
  position: sticky;
  z-index: 3;
  inset-block-start: 32px;
  block-size: 28px;
  border-block-end: 1px solid var(--amends-line);
  background: var(--amends-sunken);
  font-size: var(--amends-text-s);
  font-weight: var(--amends-strong);
}
.group .count { margin-inline-start: 4px; }

.case { position: relative; }
.case > * { block-size: var(--amends-row); border-block-end: 1px solid var(--amends-line); }
.case:hover > * { background: var(--amends-hover); }
.case[aria-current="true"] > * { background: var(--amends-tint); }
.case[aria-current="true"] > .who::before { content: ""; position: absolute; inset-block: 0; inset-inline-start: 0; inline-size: 3px; background: var(--amends-tone); }

/* The name is the link; the whole line answers to it */
.case .who a { color: inherit; font-weight: var(--amends-strong); text-decoration: none; }
.case .who a::after { content: ""; position: absolute; inset: 0; }
.case .who a:focus-visible { outline: none; }
.case .who a:focus-visible::after { outline: var(--amends-ring); outline-offset: -2px; border-radius: var(--amends-radius); }
.case .who a:hover { text-decoration: underline; }

.case .words { color: var(--amends-ink-2); }
.case .words-line { display: flex; gap: var(--amends-2); align-items: center; min-inline-size: 0; }
.excerpt { flex: 1; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
.words-line:dir(ltr) .excerpt { text-align: left; }     /* every comment starts at the column's edge, whatever its script */
.words-line:dir(rtl) .excerpt { text-align: right; }
.case .ago { text-align: end; color: var(--amends-ink-2); font-variant-numeric: tabular-nums; }
.case .due { font-variant-numeric: tabular-nums; }
.case .path { color: var(--amends-ink-2); }
.case .none { color: var(--amends-ink-3); }
.case .due .icon { margin-inline-end: 4px; }
.ago-word { display: none; }
.spacer td { padding: 0; }

.bulk { flex: none; max-block-size: 60%; overflow: auto; padding: var(--amends-2) var(--amends-4); border-block-start: 2px solid var(--amends-tone); background: var(--amends-surface); }
.bulk .form { display: grid; gap: var(--amends-2); }
.bulk .buttons .push { margin-inline-start: auto; }
.bulk .bulk-told { display: flex; gap: var(--amends-3); margin-block-end: var(--amends-2); align-items: start; }
.bulk-told > div { flex: 1; min-inline-size: 0; }
.bulk-told ul { margin-block-start: var(--amends-1); max-block-size: 120px; overflow: auto; }
.list-note { padding: 0 var(--amends-5) var(--amends-3); }
.list-foot {
  display: flex;
  gap: var(--amends-2) var(--amends-4);
  align-items: center;
  flex: none;
  padding: 6px var(--amends-4);
  border-block-start: 1px solid var(--amends-line);
  background: var(--amends-surface);
  color: var(--amends-ink-3);
  font-size: var(--amends-text-s);
  line-height: 20px;
  white-space: nowrap;
  overflow: hidden;
}
.keys { display: flex; gap: var(--amends-3); margin-inline-start: auto; }
.keys li { display: flex; gap: 4px; align-items: center; }
@media (pointer: coarse) { .keys { display: none; } }

/* Nobody waiting, still loading, could not load ------------------------------ */

.blank { display: grid; justify-items: center; align-content: center; gap: var(--amends-2); flex: 1; padding: var(--amends-7) var(--amends-5); text-align: center; color: var(--amends-ink-2); }
.blank h2 { color: var(--amends-ink); }
.blank p { max-inline-size: 46ch; }
.blank .drawing { inline-size: 168px; block-size: 104px; margin-block-end: var(--amends-3); fill: none; stroke: var(--amends-edge); stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.blank .drawing .lead { stroke: var(--amends-tone); }
.blank .drawing .eyes { stroke: var(--amends-tone); stroke-width: 3.5; }
.blank .buttons { justify-content: center; margin-block-start: var(--amends-3); }

.bone { display: block; block-size: 10px; border-radius: 3px; background: var(--amends-line); }
.bone-1 { inline-size: 40%; } .bone-2 { inline-size: 60%; } .bone-3 { inline-size: 75%; } .bone-4 { inline-size: 90%; }
.bone + .bone { margin-block-start: var(--amends-3); }
.detail .bone { margin-block-end: var(--amends-3); }
.detail .bone-title { inline-size: 45%; block-size: 20px; }
.detail .bone-panel { block-size: 88px; margin-block: var(--amends-5); opacity: .6; }
@media (prefers-reduced-motion: no-preference) {
  .bones .bone { animation: breathe 1.6s ease-in-out infinite alternate; }
  @keyframes breathe { to { opacity: .45; } }
}
`;
