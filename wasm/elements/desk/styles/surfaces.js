import { css } from 'lit';

/** Notices, toasts, sheets, menus, plain tables, facts and histories. */
export const surfaces = css`
/* Notices: what happened, what is safe, what to do next -------------------- */

.notice {
  display: grid;
  grid-template-columns: auto 1fr;
  gap: var(--amends-1) var(--amends-3);
  padding: var(--amends-3) var(--amends-4);
  border: 1px solid var(--amends-edge);
  border-inline-start: 4px solid var(--amends-tone);
  border-radius: var(--amends-radius);
  background: var(--amends-surface);
}
.notice > .icon { margin-block-start: 2px; color: var(--amends-tone); }
.notice > * { grid-column: 2; }
.notice > .icon { grid-column: 1; }
.notice .buttons { margin-block-start: var(--amends-2); }

.notice.line { grid-template-columns: auto 1fr auto; align-items: center; padding-block: var(--amends-2); }
.notice.line > .buttons { grid-column: 3; margin: 0; }

.toast {
  display: flex;
  align-items: center;
  gap: var(--amends-4);
  inline-size: max-content;
  max-inline-size: calc(100% - 32px);
  padding: var(--amends-2) var(--amends-2) var(--amends-2) var(--amends-4);
  padding-inline: var(--amends-4) var(--amends-2);
  border-radius: var(--amends-radius);
  background: var(--amends-ink);
  color: var(--amends-surface);
  box-shadow: 0 4px 16px rgb(0 0 0 / .24);
}
.toast .buttons { flex-wrap: nowrap; }
.toast .button { min-block-size: 28px; border-color: color-mix(in oklab, var(--amends-surface) 55%, transparent); background: none; color: inherit; }
.toast .button:hover { background: color-mix(in oklab, var(--amends-surface) 16%, transparent); }
.toast .button.bare { border-color: transparent; }
.toast :focus-visible { outline-color: var(--amends-surface); }

.sheet {
  inline-size: min(560px, calc(100% - 32px));
  padding: var(--amends-5);
  border: 1px solid var(--amends-edge);
  border-radius: 8px;
  background: var(--amends-surface);
  box-shadow: 0 8px 32px rgb(0 0 0 / .24);
}

.menu {
  min-inline-size: 280px;
  padding: var(--amends-2) 0;
  border: 1px solid var(--amends-edge);
  border-radius: var(--amends-radius);
  background: var(--amends-surface);
  box-shadow: 0 4px 16px rgb(0 0 0 / .16);
}
.menu .menu-find { padding: 0 var(--amends-2) var(--amends-2); border-block-end: 1px solid var(--amends-line); }
.menu li { border-inline-start: 3px solid transparent; display: grid; grid-template-columns: 1fr auto; gap: var(--amends-3); padding: 6px 13px; cursor: pointer; }
@media (pointer: coarse) { .menu li { padding-block: 12px; } }
.menu li[aria-selected="true"] { border-color: var(--amends-tone); background: var(--amends-tint); }

/* Plain tables ------------------------------------------------------------- */

.table { inline-size: 100%; border-collapse: collapse; font-size: var(--amends-text-m); }
.table :is(th, td) { padding: 6px var(--amends-3) 6px 0; padding-inline: 0 var(--amends-3); border-block-end: 1px solid var(--amends-line); vertical-align: baseline; }
.table :is(th, td):last-child { padding-inline-end: 0; }
.table thead th { color: var(--amends-ink-3); font-size: var(--amends-text-s); line-height: 16px; vertical-align: bottom; }
.table th { white-space: nowrap; }
.table .num { text-align: end; }
.table tfoot :is(th, td) { border-block-end: 0; font-weight: var(--amends-strong); }

/* Facts: name left, value right of it ------------------------------------- */

.facts { display: grid; grid-template-columns: max-content 1fr; gap: var(--amends-1) var(--amends-4); font-size: var(--amends-text-m); }
.facts dt { color: var(--amends-ink-3); }
.facts dd { min-inline-size: 0; overflow-wrap: anywhere; }

/* History: newest first, a line that ties it together --------------------- */

.history { font-size: var(--amends-text-m); }
.history > li { position: relative; display: grid; grid-template-columns: 16px 1fr auto; gap: 0 var(--amends-3); padding-block-end: var(--amends-3); }
.history > li::before { content: ""; position: absolute; inset-block: 20px 0; inset-inline-start: 7px; border-inline-start: 1px solid var(--amends-line); }
.history > li:last-child::before { display: none; }
.history > li:last-child { padding-block-end: 0; }
.history .icon { margin-block-start: 2px; color: var(--amends-ink-2); }
.history time { color: var(--amends-ink-3); }
.history .said { grid-column: 2 / -1; color: var(--amends-ink-2); overflow-wrap: anywhere; }

/* The customer's other requests ------------------------------------------- */

.others { display: grid; gap: var(--amends-3); font-size: var(--amends-text-m); }
.others > li { display: grid; grid-template-columns: 1fr auto; gap: var(--amends-1) var(--amends-3); align-items: baseline; }
.others > li > :first-child { min-inline-size: 0; overflow-wrap: anywhere; }
.others .marks { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: var(--amends-1) var(--amends-4); }
.others time { color: var(--amends-ink-3); }

@media (forced-colors: active) {
  .tabs :is(a, button) { border-color: Canvas; }
  .tabs :is([aria-current], [aria-selected="true"]) { border-color: Highlight; }
  .button.main, .button[aria-pressed="true"], .choice input:checked + span { border: 2px solid Highlight; }
}
`;
