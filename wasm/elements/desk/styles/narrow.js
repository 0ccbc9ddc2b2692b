import { css } from 'lit';

/** Cards instead of rows; the case is a page of its own. */
export const narrow = css`
/* Narrow: cards; the case is a page of its own -------------------------------- */

@container desk (inline-size < 1040px) {
  .desk-panes[data-pane="list"] .detail { display: none; }
  .desk-panes[data-pane="case"] .list { display: none; }
  .when-alone { display: block; }
  .detail-bar .back { display: inline-flex; margin-inline-start: calc(-1 * var(--amends-3)); }
}

@container desk (inline-size < 880px) {
  .list-head, .list > .tabs, .tools, .list-foot { padding-inline: var(--amends-4); }
  .tools .pick-filter:not(.sort), .tools .pick-days, .tools .add-filter, .tools .only-overdue { display: none; }
  .tools .sort { margin-inline: 0; order: 9; flex: 1 0 100%; margin-block: -4px -8px; }
  .tools .sort .input { padding-inline-start: 0; color: var(--amends-ink-2); }
  .tools.filters-open .pick-filter:not(.sort), .tools.filters-open .pick-days, .tools.filters-open .add-filter, .tools.filters-open .only-overdue { display: inline-flex; }
  .more-filters { display: inline-flex; }
  .find { flex: 1; max-inline-size: none; }
  .find kbd { display: none; }
  .keys { display: none; }

  .cases, .cases tbody { display: block; }
  .cases thead { display: none; }
  .spacer, .spacer td { display: block; }
  .group { display: block; }
  .group > * { position: static; block-size: auto; }
  .group th { display: block; padding-block: 6px; }
  .case {
    display: grid;
    grid-template: "who due" auto "answer ago" auto "words words" auto "state owner" auto / 1fr auto;
    gap: var(--amends-1) var(--amends-2);
    padding: var(--amends-3) var(--amends-4);
    border-block-end: 1px solid var(--amends-line);
  }
  .case > *, .case > :first-child, .case > :last-child { block-size: auto; padding: 0; padding-inline: 0; border: 0; }
  .case[aria-current="true"] > * { background: none; }
  .case[aria-current="true"] > .who::before { display: none; }
  .case .pick { display: none; }
  .case .who { grid-area: who; font-size: 15px; }
  .case .due { grid-area: due; text-align: end; }
  .case .answer { grid-area: answer; }
  .case .ago { grid-area: ago; color: var(--amends-ink-3); }
  .case .words { grid-area: words; }
  .case .state { grid-area: state; color: var(--amends-ink-2); }
  .case .owner { grid-area: owner; color: var(--amends-ink-2); text-align: end; }
  .ago-word { display: inline; }
  .ago-short { display: none; }
  .case .words-line { flex-wrap: wrap; gap: 2px var(--amends-2); }
  .excerpt { flex: 1 0 100%; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; white-space: normal; }

  .detail-bar { padding-inline: var(--amends-4); border-block-end: 1px solid var(--amends-line); position: sticky; inset-block-start: 0; background: var(--amends-surface); z-index: 3; }
  .detail-body { padding: var(--amends-3) var(--amends-4) var(--amends-5); }
  .dock { position: sticky; z-index: 4; inset-block-end: 0; padding: var(--amends-2) var(--amends-4); }
  .dock.writing { max-block-size: 80dvh; padding-block: var(--amends-4); }
  .dock kbd, .part-links kbd { display: none; }
  .dock > .buttons .button { flex: 1 1 auto; padding: 0 var(--amends-2); }
  .dock > .buttons .button.square { flex: 0 0 var(--amends-control); padding: 0; }
  .dock .pair { grid-template-columns: 1fr; }
  .help-keys { grid-template-columns: 1fr; }
  .desk .toast { position: fixed; inset-block-end: 16px; inline-size: calc(100% - 32px); justify-content: space-between; }
  .dock .buttons .hint { flex: 1 0 100%; margin: 0; }
}

/* Forced colours: what was only a tint needs a line -------------------------- */

@media (forced-colors: active) {
  .case[aria-current="true"] { outline: 2px solid Highlight; outline-offset: -2px; }
  .steps .done::before { background: CanvasText; forced-color-adjust: none; }
}
`;
