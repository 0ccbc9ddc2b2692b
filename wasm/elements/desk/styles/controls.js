import { css } from 'lit';

/** Buttons, fields, marks and tabs. */
export const controls = css`
/* Buttons ------------------------------------------------------------------ */

.button {
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: var(--amends-2);
  min-block-size: var(--amends-control);
  padding: 0 var(--amends-3);
  border: 1px solid var(--amends-edge);
  border-radius: var(--amends-radius);
  background: var(--amends-surface);
  white-space: nowrap;
  color: inherit;
  text-decoration: none;
  cursor: pointer;
}
.button:hover { background: var(--amends-hover); }
.button.main { border-color: var(--amends-tone); background: var(--amends-tone); color: var(--amends-on-tone); font-weight: var(--amends-strong); }
.button.main:hover { filter: brightness(1.08); }
.button.bare { border-color: transparent; background: none; }
.button.bare:hover { background: var(--amends-hover); }
.button.small { min-block-size: var(--amends-control-s); padding: 0 var(--amends-2); font-size: var(--amends-text-m); }
.button.square { inline-size: var(--amends-control); padding: 0; }
.button:disabled { color: var(--amends-ink-3); border-color: var(--amends-line); cursor: default; }
.button.main:disabled { background: var(--amends-hover); filter: none; }
.button.bare:disabled { border-color: transparent; opacity: .45; }
.button[aria-pressed="true"] { border-color: var(--amends-tone); background: var(--amends-tint); color: var(--amends-tone); font-weight: var(--amends-strong); }

/* A label that stands for a file field */
.button:has(input:focus-visible) { outline: var(--amends-ring); outline-offset: 2px; }

.buttons { display: flex; flex-wrap: wrap; gap: var(--amends-2); align-items: center; }

.link { min-block-size: 24px; min-inline-size: 24px; border: 0; padding: 0; background: none; color: var(--amends-tone); text-align: start; text-decoration: underline; text-underline-offset: 2px; cursor: pointer; }

/* A key one may press. Gone where there is no keyboard. */
kbd {
  display: inline-block;
  min-inline-size: 18px;
  padding: 0 4px;
  border: 1px solid color-mix(in oklab, currentColor 40%, transparent);
  border-radius: 3px;
  font: inherit;
  font-size: 11px;
  line-height: 16px;
  font-weight: 400;
  text-align: center;
}
@media (pointer: coarse) { kbd { display: none; } }

/* Fields ------------------------------------------------------------------- */

.field { display: grid; gap: var(--amends-1); min-inline-size: 0; }
.field > label, .field > legend, .legend { font-size: var(--amends-text-m); color: var(--amends-ink-2); }
.input {
  inline-size: 100%;
  min-block-size: var(--amends-control);
  padding: 5px var(--amends-2);
  border: 1px solid var(--amends-edge);
  border-radius: var(--amends-radius);
  background: var(--amends-surface);
}
select.input { padding-inline-end: var(--amends-1); }
textarea.input { min-block-size: 84px; resize: vertical; line-height: 20px; }
.input::placeholder { color: var(--amends-ink-3); opacity: 1; }
.input[aria-invalid="true"] { border-color: var(--amends-ink); border-width: 2px; padding: 4px 7px; }
.field > legend { padding: 0; margin-block-end: var(--amends-1); }
.hint { font-size: var(--amends-text-m); color: var(--amends-ink-3); }
.fault { display: flex; gap: 6px; align-items: center; font-size: var(--amends-text-m); font-weight: var(--amends-strong); }

.check { display: inline-flex; gap: var(--amends-2); align-items: center; min-block-size: var(--amends-control-s); cursor: pointer; }
.check input { inline-size: 16px; block-size: 16px; margin: 0; flex: none; }

/* Choices in a row: radio buttons that look like buttons */
.choices { display: flex; flex-wrap: wrap; gap: var(--amends-2); }
.choice { position: relative; }
.choice input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: pointer; }
.choice span {
  display: inline-flex;
  align-items: center;
  gap: var(--amends-2);
  min-block-size: var(--amends-control);
  padding: 0 var(--amends-3);
  border: 1px solid var(--amends-edge);
  border-radius: var(--amends-radius);
}
.choice input:checked + span { border-color: var(--amends-tone); background: var(--amends-tint); color: var(--amends-tone); font-weight: var(--amends-strong); box-shadow: inset 0 0 0 1px var(--amends-tone); }
.choice input:focus-visible + span { outline: var(--amends-ring); outline-offset: 2px; }

/* Marks -------------------------------------------------------------------- */

.tag {
  display: inline-flex;
  align-items: center;
  gap: 4px;
  padding: 0 6px;
  border: 1px solid var(--amends-line);
  border-radius: var(--amends-radius);
  font-size: var(--amends-text-s);
  line-height: 18px;
  color: var(--amends-ink-2);
  white-space: nowrap;
}
.tag .icon { inline-size: 12px; block-size: 12px; stroke-width: 1.75; vertical-align: 0; }
.count { unicode-bidi: isolate; color: var(--amends-ink-3); font-variant-numeric: tabular-nums; font-weight: 400; }
.overdue { color: var(--amends-overdue); font-weight: var(--amends-strong); white-space: nowrap; }
.mark { display: inline-flex; align-items: center; gap: 6px; vertical-align: top; white-space: nowrap; }

/* Tabs --------------------------------------------------------------------- */

.tabs { display: flex; gap: var(--amends-4); border-block-end: 1px solid var(--amends-line); overflow-x: auto; scrollbar-width: none; }
.tabs :is(a, button) {
  display: inline-flex;
  gap: 6px;
  align-items: center;
  min-block-size: var(--amends-control);
  padding: 0 0 6px;
  border: 0;
  border-block-end: 2px solid transparent;
  background: none;
  color: var(--amends-ink-2);
  text-decoration: none;
  white-space: nowrap;
  cursor: pointer;
}
.tabs :is(a, button):hover { color: var(--amends-ink); border-color: var(--amends-edge); }
.tabs :is([aria-current], [aria-selected="true"]) { color: var(--amends-ink); border-color: var(--amends-tone); font-weight: var(--amends-strong); }
.tabs :is(a, button):focus-visible { outline-offset: -2px; }
`;
