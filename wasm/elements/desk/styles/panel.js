import { css } from 'lit';

/** The panel on the host's ticket page: at home in any host, lengths that belong to text in em. */
export const panel = css`
.panel {
  container: panel / inline-size;
  --amends-surface: transparent;                 /* whatever the host has behind it */
  --amends-control: 28px;
  background: none;
  color: inherit;
  font-size: inherit;
  line-height: 1.55;
  max-inline-size: 720px;
}
.panel.amends { font-size: inherit; }
.panel :is(.button, .input, .menu) { background-color: light-dark(#fff, #202428); }
.panel .button { min-block-size: var(--amends-control); }
.panel .button.main { background-color: var(--amends-tone); }
.panel .button.bare { background: none; }

/* Line 1: what the customer thinks, and where the follow-up stands */
.panel-head { display: flex; flex-wrap: wrap; gap: 2px 16px; align-items: center; justify-content: space-between; }
.panel-answer { display: flex; gap: 8px; align-items: center; }
.panel-answer .face { inline-size: 22px; block-size: 22px; }
.panel-answer strong { font-size: 1.08em; }
.panel-state { display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: center; }
.panel-note { color: var(--amends-ink-2); }
.panel-note + .panel-note { margin-block-start: 2px; }

/* Line 2: what the customer said */
.panel-said { margin-block: 6px; padding-inline-start: 12px; border-inline-start: 3px solid var(--amends-edge); font-size: 1.08em; line-height: 1.5; overflow-wrap: anywhere; }
.panel .reasons { display: inline-flex; flex-wrap: wrap; gap: 6px; }
.panel .tag { border-color: var(--amends-edge); font-size: .92em; line-height: 1.5; }
.panel-facts { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; color: var(--amends-ink-2); }

/* What is in no figure, quietly */
.panel-aside { margin-block-start: 10px; color: var(--amends-ink-2); }
.panel-aside li { display: grid; grid-template-columns: 16px 1fr; gap: 0 8px; margin-block-start: 4px; }
.panel-aside li > .icon { margin-block-start: .25em; }
.panel-aside li > :not(.icon) { grid-column: 2; min-inline-size: 0; overflow-wrap: anywhere; }
.panel-aside .said { padding-inline-start: 10px; border-inline-start: 3px solid var(--amends-edge); }
.panel .panel-decide { margin-block: 8px 4px; max-inline-size: 60ch; color: var(--amends-ink); }
.panel .panel-decide .buttons { margin-block-start: 8px; }
.panel:focus { outline: none; }

/* Line 3: what to do */
.panel .buttons { margin-block-start: 10px; }
.panel-history { margin-block-start: 10px; }
.panel-history > summary { display: inline-flex; gap: 8px; align-items: center; min-block-size: var(--amends-control-s); color: var(--amends-ink-2); cursor: pointer; list-style: none; }
.panel-history > summary::-webkit-details-marker { display: none; }
.panel-history > summary::before { content: ""; inline-size: 6px; block-size: 6px; margin: 0 2px; border: solid currentColor; border-width: 0 1.5px 1.5px 0; rotate: -45deg; }
.panel-history:not([open]) > summary:dir(rtl)::before { rotate: 135deg; }
.panel-history[open] > summary::before { rotate: 45deg; }
.panel-history > summary:hover { text-decoration: underline; }
.panel .history { margin-block-start: 8px; font-size: inherit; }
.panel .history .face { inline-size: 16px; block-size: 16px; }

@media (pointer: coarse) { .panel { --amends-control: 44px; } }

@container panel (inline-size < 420px) {
  .panel-head { display: grid; }
  .panel .buttons .button { flex: 1 1 auto; }
}
`;
