import { css } from 'lit';

/** List and case side by side, from 1040 px of the container. */
export const wide = css`
/* Wide: list and case side by side ------------------------------------------- */

@container desk (inline-size >= 1040px) {
  .desk-panes { grid-template-columns: minmax(0, 1fr) 496px; block-size: var(--amends-desk-height, calc(100dvh - var(--amends-desk-top, 0px))); min-block-size: 560px; }
  .desk-panes.list-only { grid-template-columns: minmax(0, 1fr); }
  .detail { border-inline-start: 1px solid var(--amends-line); }
  .list-head, .list > .tabs, .tools, .list-foot, .bulk { padding-inline: var(--amends-5); }
  .cases :where(th, td):first-child { padding-inline-start: var(--amends-5); }
  .col-pick { inline-size: 48px; }
  .cases :where(th, td):last-child { padding-inline-end: var(--amends-5); }
  .list-only .col-who { inline-size: 184px; }
}

/* With the case beside it the list gives up what the case shows anyway */
@container desk (1040px <= inline-size < 1600px) {
  .desk-panes:not(.list-only) .col-who { inline-size: 146px; }
  .desk-panes:not(.list-only) .col-answer { inline-size: 136px; }
  .desk-panes:not(.list-only) .col-ago { inline-size: 52px; }
  .desk-panes:not(.list-only) .words .tag-word { position: absolute; clip-path: inset(50%); }   /* the phone alone; still said aloud */
  .desk-panes:not(.list-only) .words .tag { padding: 0; border: 0; color: var(--amends-ink); }
  .desk-panes:not(.list-only) .words .tag .icon { inline-size: 16px; block-size: 16px; stroke-width: 1.5; }
  .desk-panes:not(.list-only) .col-due { inline-size: 138px; }
  .desk-panes:not(.list-only) .col-owner { inline-size: 120px; }
  .desk-panes:not(.list-only) .col-state { inline-size: 140px; }
  .desk-panes:not(.list-only) .cases :where(th, td):last-child { padding-inline-end: var(--amends-4); }
  .desk-panes:not(.list-only) .cases-done .col-ago { inline-size: 64px; }
  .desk-panes:not(.list-only) .cases-done .col-due, .desk-panes:not(.list-only) .cases-done .col-state { inline-size: 148px; }
}

/* What customers wrote needs room first; state and owner are said in the case. Columns without width
   instead of none: the heads of the groups span all of them */
@container desk (1040px <= inline-size < 1400px) {
  .desk-panes:not(.list-only) .cases :is(.col-state, td.state) { inline-size: 0; padding: 0; visibility: hidden; }
}
@container desk (1040px <= inline-size < 1240px) {
  .desk-panes:not(.list-only) .cases :is(.col-owner, td.owner) { inline-size: 0; padding: 0; visibility: hidden; }
  .desk-panes:not(.list-only) .keys li:not(:last-child) { display: none; }
}
`;
