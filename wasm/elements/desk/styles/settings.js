import { css } from 'lit';

/** The settings: a contents list beside the form, cards, and the dock that saves. */
export const settings = css`
.settings { container: settings / inline-size; }
.settings-page { max-inline-size: 1120px; margin-inline: auto; padding: var(--amends-4) var(--amends-5) 0; }
.settings-head { display: flex; flex-wrap: wrap; gap: var(--amends-1) var(--amends-4); align-items: baseline; }
.settings .tabs { margin-block-start: var(--amends-3); }
.settings .notices { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--amends-3); }
.settings .notice { grid-template-columns: auto minmax(0, 1fr); }
.settings .notices > :first-child { margin-block-start: var(--amends-4); }
.settings .blank { display: grid; justify-items: start; gap: var(--amends-2); max-inline-size: 60ch; margin-block: var(--amends-7); color: var(--amends-ink-2); }
.settings .blank h2 { color: var(--amends-ink); }
.foreign { font-style: italic; }
.look > summary { display: inline-flex; align-items: center; min-block-size: var(--amends-control-s); color: var(--amends-tone); text-decoration: underline; text-underline-offset: 2px; cursor: pointer; list-style: none; }
.look > summary::-webkit-details-marker { display: none; }
.scroll { overflow-x: auto; max-inline-size: 100%; }

/* The form ------------------------------------------------------------------- */

.contents { margin-block: var(--amends-4) var(--amends-2); }
.contents ul { display: flex; flex-wrap: wrap; gap: 0 var(--amends-4); }
.contents .link { min-block-size: var(--amends-control-s); text-decoration: none; }
.contents .link:hover { text-decoration: underline; }
.sections { min-inline-size: 0; padding-block-end: var(--amends-6); }
.sections > section { margin-block-start: var(--amends-6); }
.sections > section > h2 { padding-block: var(--amends-2); border-block-start: 2px solid var(--amends-ink); font-size: 18px; scroll-margin-block-start: var(--amends-2); }
.sections > section > * + * { margin-block-start: var(--amends-4); }
.sections > section > h2 + .untitled { margin-block-start: 0; }
.settings :is([data-place], .card-title) { scroll-margin-block: var(--amends-6) 120px; }
.settings .field { max-inline-size: 640px; }
.label { display: flex; flex-wrap: wrap; gap: 0 var(--amends-3); justify-content: space-between; align-items: center; }
.label > :is(label, span) { font-weight: var(--amends-strong); }
.label > .check { font-weight: 400; }
.label .link { font-size: var(--amends-text-m); }
.settings .field > legend { font-size: inherit; font-weight: var(--amends-strong); color: inherit; }
.input.short { max-inline-size: 320px; }
.input.day { max-inline-size: 180px; }
.input.amount { max-inline-size: 112px; }
.input.clock { inline-size: 76px; }
.duration { display: flex; gap: var(--amends-2); }
.duration .input:is(select) { inline-size: auto; min-inline-size: 112px; }
textarea.lines { min-block-size: 0; field-sizing: content; max-block-size: 320px; }
.json textarea.lines { font-family: ui-monospace, monospace; font-size: var(--amends-text-m); max-block-size: none; field-sizing: fixed; white-space: pre; overflow: auto; }
.settings .field.json { max-inline-size: none; margin-block: var(--amends-4) var(--amends-5); }
.fixed { font-family: ui-monospace, monospace; color: var(--amends-ink-2); overflow-wrap: anywhere; }
.ticks { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 0 var(--amends-4); }

.part { min-inline-size: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--amends-3); }
.part:focus { outline: none; }
.part > :is(h3, legend) { padding: 0; font-size: 15px; font-weight: var(--amends-strong); }
.sections > section > :not(h2) + .part { margin-block-start: var(--amends-6); }
.part > .link { justify-self: start; font-size: var(--amends-text-m); }
.part > h3 + .hint { margin-block-start: calc(-1 * var(--amends-2)); }
.card .part { padding-inline-start: var(--amends-3); border-inline-start: 2px solid var(--amends-line); }
.rows-of { display: grid; grid-template-columns: minmax(96px, 200px) minmax(0, 1fr); gap: var(--amends-1) var(--amends-4); max-inline-size: 640px; }
.rows-of:focus { outline: none; }
.rows-of > :first-child { padding-block-start: 6px; }
.rows-in { display: flex; flex-wrap: wrap; gap: var(--amends-1) var(--amends-3); align-items: end; }
.rows-in > .add { margin-block: 4px; }
.rows-in > .fault { flex: 1 0 100%; }
.absent { display: flex; flex-wrap: wrap; gap: var(--amends-2); align-items: center; }
.add { justify-self: start; }

/* Lists ---------------------------------------------------------------------- */

.cards { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--amends-2); }
.card { border: 1px solid var(--amends-line); border-radius: var(--amends-radius); }
.card.open { border-color: var(--amends-edge); }
.card-head { display: flex; gap: var(--amends-1); align-items: center; padding-inline-end: var(--amends-1); }
.card-title { flex: 1; display: flex; gap: var(--amends-2); align-items: center; min-inline-size: 0; min-block-size: 40px; padding: 0 var(--amends-3); border: 0; border-radius: var(--amends-radius); background: none; text-align: start; cursor: pointer; }
.card-title:hover { background: var(--amends-hover); }
.card-title::before { content: ""; flex: none; inline-size: 6px; block-size: 6px; margin: 0 2px; border: solid currentColor; border-width: 0 1.5px 1.5px 0; rotate: -45deg; }
.card-title:dir(rtl)::before { rotate: 135deg; }
.card.open > .card-head > .card-title::before { rotate: 45deg; }
.card-title:focus-visible { outline-offset: -2px; }
.card-at { color: var(--amends-ink-3); font-variant-numeric: tabular-nums; }
.card-told { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.card-tools { display: flex; flex: none; }
.card-body:not([hidden]) { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--amends-4); padding: var(--amends-2) var(--amends-4) var(--amends-4); }
.rows { display: grid; gap: var(--amends-1); }
.row { display: flex; flex-wrap: wrap; gap: var(--amends-1) var(--amends-2); align-items: center; }
.row .input.short { inline-size: 200px; flex: 0 1 auto; }
.row-at { min-inline-size: 2ch; color: var(--amends-ink-3); text-align: end; font-variant-numeric: tabular-nums; }
.pairs { display: grid; gap: var(--amends-2); }
.pair { display: grid; grid-template-columns: minmax(96px, 180px) minmax(0, 1fr) auto; gap: var(--amends-1) var(--amends-2); align-items: center; max-inline-size: 640px; }
.pair > label { overflow-wrap: anywhere; }
.pair > .fault { grid-column: 2; }
.new-key { display: flex; flex-wrap: wrap; gap: var(--amends-2); align-items: center; }
.new-key .input { inline-size: 160px; }

/* Changes and versions ------------------------------------------------------- */

.changes :is(th, td) { min-inline-size: 112px; white-space: normal; overflow-wrap: anywhere; }
.changes code { display: block; color: var(--amends-ink-3); font-size: var(--amends-text-s); }
.settings-page > section { margin-block-start: var(--amends-5); }
.versions { display: grid; gap: var(--amends-3); margin-block: var(--amends-3); }
.version { padding-block-start: var(--amends-2); border-block-start: 1px solid var(--amends-line); }
.version-head { display: flex; flex-wrap: wrap; gap: var(--amends-1) var(--amends-3); align-items: center; }
.version-head .button { margin-inline-start: auto; }
.compare { display: flex; flex-wrap: wrap; gap: var(--amends-2) var(--amends-3); margin-block: var(--amends-2); }
.compare .input { inline-size: auto; }

/* The dock ------------------------------------------------------------------- */

.settings .dock { position: sticky; inset-block-end: 0; z-index: 2; margin-inline: calc(-1 * var(--amends-5)); padding: var(--amends-2) var(--amends-5); border-block-start: 1px solid var(--amends-edge); background: var(--amends-surface); }
/* What an ask policy would have done. */
.rehearsal { display: grid; gap: var(--amends-2); margin-block-start: var(--amends-4); padding-block-start: var(--amends-4); border-block-start: 1px solid var(--amends-line); }
.rehearsal > * { margin: 0; }
.rehearsal .button { block-size: auto; min-block-size: var(--amends-control); white-space: normal; text-align: start; }
.tried { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.tried caption { padding-block-end: var(--amends-1); color: var(--amends-ink-3); text-align: start; }
.tried th, .tried td { padding: var(--amends-1) var(--amends-4) var(--amends-1) 0; border-block-end: 1px solid var(--amends-line); font-weight: 400; text-align: start; }
.tried td, .tried thead th { text-align: end; }
.tried .strong > * { font-weight: var(--amends-strong); }
.dock-line { display: flex; flex-wrap: wrap; gap: var(--amends-1) var(--amends-4); align-items: center; }
.dock-line > .buttons { margin-inline-start: auto; }
.dock-line > .dock-changes[open] { order: 9; flex: 1 0 100%; max-block-size: 40dvh; overflow: auto; }
.dock-fault { display: flex; flex-wrap: wrap; gap: var(--amends-1) var(--amends-3); align-items: center; margin-block-end: var(--amends-1); }

@container settings (inline-size >= 880px) {
  .form { display: grid; grid-template-columns: 200px minmax(0, 1fr); gap: var(--amends-6); align-items: start; }
  .contents { position: sticky; inset-block-start: 0; padding-block-start: var(--amends-5); margin: 0; }
  .contents ul { display: grid; gap: var(--amends-1); }
  .sections > section:first-child { margin-block-start: var(--amends-5); }
}

@container settings (inline-size < 600px) {
  .settings-page { padding-inline: var(--amends-4); }
  .settings .dock { margin-inline: calc(-1 * var(--amends-4)); padding-inline: var(--amends-4); }
  .dock-line > .buttons { inline-size: 100%; }
  .dock-line > .buttons .button { flex: 1 1 auto; }
  .card-body:not([hidden]) { padding-inline: var(--amends-3); }
  .rows-of { grid-template-columns: minmax(0, 1fr); }
  .pair { grid-template-columns: minmax(0, 1fr) auto; }
  .pair > label { grid-column: 1 / -1; }
  .pair > .fault { grid-column: 1 / -1; }
}
`;
