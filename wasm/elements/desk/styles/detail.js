import { css } from 'lit';

/** The case in hand and the dock at its foot. */
export const detail = css`
/* The case ------------------------------------------------------------------ */

.detail { display: flex; flex-direction: column; min-inline-size: 0; min-block-size: 0; background: var(--amends-surface); }
.detail-bar { display: flex; min-block-size: 48px; align-items: center; gap: var(--amends-1); padding-inline: var(--amends-5) var(--amends-3); flex: none; color: var(--amends-ink-3); font-size: var(--amends-text-m); }
.detail-bar .push { margin-inline-start: auto; }
.detail-bar .back, .when-alone { display: none; }
.detail-body { flex: 1; min-block-size: 0; overflow: auto; padding: 0 var(--amends-5) var(--amends-6); }

.case-head .reach { display: flex; flex-wrap: wrap; gap: 0 var(--amends-3); color: var(--amends-ink-2); font-size: var(--amends-text-m); }
.case-head h2 { display: flex; flex-wrap: wrap; gap: var(--amends-2); align-items: center; font-size: var(--amends-text-xl); line-height: 28px; }
.case-head h2 .tag { max-inline-size: 100%; font-weight: 400; white-space: normal; }

/* Where the case stands: four steps, the words under them, what is due */
.standing { margin-block-start: var(--amends-4); padding-block: var(--amends-3); border-block: 1px solid var(--amends-line); }
.steps { display: grid; grid-template-columns: repeat(4, 1fr); }
.steps li { position: relative; padding-block-start: 18px; font-size: var(--amends-text-s); line-height: 16px; color: var(--amends-ink-3); }
.steps li::before { content: ""; position: absolute; inset-block-start: 2px; inset-inline-start: 0; inline-size: 10px; block-size: 10px; border: 1.5px solid var(--amends-edge); border-radius: 50%; background: var(--amends-surface); }
.steps li:not(:last-child)::after { content: ""; position: absolute; inset-block-start: 6px; inset-inline: 13px 3px; border-block-start: 1.5px solid var(--amends-line); }
.steps .done { color: var(--amends-ink-2); }
.steps .done::before { border-color: var(--amends-tone); background: var(--amends-tone); }
.steps .done:not(:last-child)::after { border-color: var(--amends-tone); }
.steps .done:has(+ li:not(.done))::after { border-color: var(--amends-line); }
.steps .here { color: var(--amends-ink); }
.steps strong { display: block; font-weight: inherit; }
.steps .here strong { font-weight: var(--amends-strong); }
.next { display: flex; flex-wrap: wrap; gap: var(--amends-1) var(--amends-5); justify-content: space-between; margin-block-start: var(--amends-3); }
.next .icon { margin-inline-end: 4px; }
.under-way { margin-block-start: var(--amends-3); font-size: var(--amends-text-m); }
.merged-into .icon, .taken-in .icon { margin-inline-end: 4px; }
.merged-into :has(+ [data-write]) { margin-inline-end: var(--amends-2); }   /* at its end: what wraps begins at the edge */
.taken-in ul { margin-block-start: var(--amends-1); padding-inline-start: var(--amends-5); }
.watchers .link { margin-inline-start: var(--amends-1); }

.case-part { padding-block-start: var(--amends-5); }
.part-title { display: flex; gap: var(--amends-3); align-items: baseline; justify-content: space-between; margin-block-end: var(--amends-3); }
.part-title :is(time, .count, a) { font-size: var(--amends-text-m); }
.part-links { display: flex; flex-wrap: wrap; gap: 0 var(--amends-4); justify-content: end; font-size: var(--amends-text-m); }
.part-links .link { font-size: inherit; }
.part-links a { line-height: 24px; }   /* tall enough to be hit where it wraps */
.part-title time { color: var(--amends-ink-3); }

/* The answer: what was asked, what was pressed, what was said */
.answer-head { display: flex; gap: var(--amends-3); align-items: center; }
.answer-head strong { font-size: var(--amends-text-l); line-height: 24px; font-weight: var(--amends-strong); }
.answer-head span { color: var(--amends-ink-3); font-size: var(--amends-text-m); }
.comment { margin-block-start: var(--amends-3); padding-inline-start: var(--amends-4); border-inline-start: 3px solid var(--amends-edge); font-size: var(--amends-text-l); line-height: 24px; }
.reasons { display: flex; flex-wrap: wrap; gap: 6px; margin-block-start: var(--amends-3); }
.fine { margin-block-start: var(--amends-3); font-size: var(--amends-text-m); color: var(--amends-ink-2); }
.fine + .fine { margin-block-start: var(--amends-1); }

/* The dock stays at the foot of the case: buttons, or the form being written.
   The comment and the history can be read above it while one writes.          */
.dock { flex: none; border-block-start: 1px solid var(--amends-line); background: var(--amends-surface); padding: var(--amends-3) var(--amends-5); }
.dock.writing { border-block-start: 2px solid var(--amends-tone); padding-block: var(--amends-4); max-block-size: 72%; overflow: auto; }
.dock .form { display: grid; gap: var(--amends-3); }
.dock .pair { display: grid; grid-template-columns: 1fr 1fr; gap: var(--amends-3); }
.dock .buttons .hint { margin-inline-start: auto; }
.dock textarea.input { min-block-size: 72px; }
.dock textarea.letter { min-block-size: 132px; }

.conflict { margin-block-end: var(--amends-4); }
.changes { display: grid; grid-template-columns: max-content 1fr; gap: 2px var(--amends-3); margin-block-start: var(--amends-1); font-size: var(--amends-text-m); color: var(--amends-ink-2); }
.changes dt { color: var(--amends-ink-3); }

/* One of several cases is chosen */
.case-choices { display: grid; gap: var(--amends-2); max-block-size: 264px; overflow: auto; }
.case-choice { display: flex; gap: var(--amends-2); align-items: start; padding: var(--amends-2) var(--amends-3); border: 1px solid var(--amends-line); border-radius: var(--amends-radius); cursor: pointer; }
.case-choice:has(input:checked) { border-color: var(--amends-tone); }
.case-choice input { margin-block-start: 3px; flex: none; }
.case-choice > span { display: grid; gap: 2px; min-inline-size: 0; }
.case-choice .marks { display: flex; flex-wrap: wrap; gap: var(--amends-1) var(--amends-4); }
.case-choice .said { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }

.assign-menu { border: 0; padding: 0; box-shadow: none; }
.assign-menu ul { max-block-size: 232px; overflow: auto; padding-block-start: var(--amends-1); }

.desk .toast { position: absolute; z-index: 8; inset-block-end: 48px; inset-inline: 0; margin-inline: auto; }

dialog.sheet { color: inherit; }
dialog.sheet::backdrop { background: rgb(0 0 0 / .32); }
.help-keys { display: grid; grid-template-columns: 1fr 1fr; gap: 0 var(--amends-6); margin-block: var(--amends-4); }
.help-keys > div { display: grid; grid-template-columns: 72px 1fr; align-items: center; min-block-size: 32px; border-block-end: 1px solid var(--amends-line); }
.sheet-head { display: flex; justify-content: space-between; align-items: center; }
.sheet-foot { display: flex; flex-wrap: wrap; gap: var(--amends-3); justify-content: space-between; align-items: center; }
`;
