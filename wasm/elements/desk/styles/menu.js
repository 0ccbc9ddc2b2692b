import { css } from 'lit';

/** A menu below its button. */
export const menu = css`
.drop { position: relative; min-inline-size: 0; padding: 0; border: 0; background: none; box-shadow: none; }
.drop > summary { list-style: none; }
.drop > summary::-webkit-details-marker { display: none; }
.menu-items { position: absolute; inset-inline-end: 0; z-index: 5; display: grid; min-inline-size: 180px; margin-block-start: var(--amends-1); padding: var(--amends-2) 0; border: 1px solid var(--amends-edge); border-radius: var(--amends-radius); background: var(--amends-surface); box-shadow: 0 4px 16px rgb(0 0 0 / .16); }
.menu-item { min-block-size: var(--amends-control); padding: 0 var(--amends-4); border: 0; background: none; text-align: start; cursor: pointer; }
.menu-item:hover { background: var(--amends-hover); }
.menu-item:focus-visible { outline-offset: -2px; }
.menu-item[aria-current="true"] { color: var(--amends-tone); font-weight: var(--amends-strong); }

/* Views that were named */
.views { inline-size: min(320px, 86vw); }
.views ul { max-block-size: 40vh; overflow-y: auto; }
.views li { display: flex; gap: 0; align-items: center; padding: 0 var(--amends-1) 0 0; padding-inline: 0 var(--amends-1); border: 0; cursor: default; }
.views .menu-item { flex: 1; min-inline-size: 0; display: flex; flex-wrap: wrap; gap: 0 var(--amends-2); align-items: center; overflow-wrap: anywhere; }
.views .menu-item .second { font-size: var(--amends-text-m); color: var(--amends-ink-3); font-weight: 400; }
.views .button.square.small { inline-size: var(--amends-control-s); flex: none; }
.menu-note, .menu-head, .views > .fault { padding: var(--amends-1) var(--amends-4); color: var(--amends-ink-2); }
.menu-note { display: flex; flex-wrap: wrap; gap: var(--amends-2); overflow-wrap: anywhere; }
.menu-head { font-size: var(--amends-text-s); color: var(--amends-ink-3); padding-block-start: var(--amends-2); }
.menu-foot { display: grid; gap: var(--amends-2); justify-items: start; margin-block-start: var(--amends-2); padding: var(--amends-2) var(--amends-4) var(--amends-1); border-block-start: 1px solid var(--amends-line); }
.menu-foot .field { inline-size: 100%; }
`;
