import { css } from 'lit';

/** Ground, text, icons and faces: what every desk element stands on. */
export const parts = css`
*, *::before, *::after { box-sizing: border-box; }

.amends {
  background: var(--amends-surface);
  color: var(--amends-ink);
  font-family: var(--amends-font, inherit);
  font-size: var(--amends-text, 14px);
  line-height: 20px;
  accent-color: var(--amends-tone);
}

/* Resets weigh nothing (:where), so that any class below wins. */
:where(.amends) :where(h1, h2, h3, p, ul, ol, dl, dd, figure, blockquote, fieldset) { margin: 0; padding: 0; border: 0; }
:where(.amends) :where(ul, ol) { list-style: none; }
:where(.amends) :where(button, input, select, textarea) { font: inherit; color: inherit; letter-spacing: inherit; }
:where(.amends) :where(a) { color: var(--amends-tone); text-underline-offset: 2px; }
:where(.amends) :where(th) { font-weight: inherit; text-align: start; }
:where(.amends) :where(h1) { font-size: var(--amends-text-xl); line-height: 28px; font-weight: var(--amends-strong); }
:where(.amends) :where(h2) { font-size: var(--amends-text-l); line-height: 24px; font-weight: var(--amends-strong); }
:where(.amends) :where(h3) { font-size: var(--amends-text, 14px); line-height: 20px; font-weight: var(--amends-strong); }
:where(.amends) :where(strong) { font-weight: var(--amends-strong); }
.amends [hidden] { display: none !important; }

.amends :focus-visible { outline: var(--amends-ring); outline-offset: 2px; border-radius: var(--amends-radius); }

/* Said aloud, not shown */
.aloud {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

/* Numbers stand under each other */
.num { font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap; }
time { white-space: nowrap; }
.quiet { color: var(--amends-ink-3); }
.second { color: var(--amends-ink-2); }
.strong { font-weight: var(--amends-strong); }

/* Icons and faces: our own lines, as high as the text ---------------------- */

.icon { inline-size: 16px; block-size: 16px; flex: none; vertical-align: -3px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round; }
.face { inline-size: 18px; block-size: 18px; flex: none; vertical-align: -4px; fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; }
.face-l { inline-size: 36px; block-size: 36px; stroke-width: 1.25; }
.face-filled circle { fill: currentColor; }             /* "very" is a filled face: heavier, not redder */
.face-filled path { stroke: var(--amends-surface); }
.face-dashed circle { stroke-dasharray: 2.6 2.584; }
.path { inline-size: 30px; block-size: 10px; flex: none; fill: none; stroke: currentColor; stroke-width: 1.5; }
.at { fill: currentColor; }
:is(.path, .icon-back, .icon-out):dir(rtl) { transform: scaleX(-1); }
`;
