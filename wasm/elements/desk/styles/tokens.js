import { css } from 'lit';

/**
 * Every colour, size and distance of the desk. A host sets `--amends-accent` and nothing else,
 * on the element or above it. Light and dark follow the page's `color-scheme`.
 */
export const tokens = css`
:host {
  display: block;

  /* Accent, derived so that any accent keeps its contrast -------------------- */

  --amends-tone: light-dark(         /* text, strokes, bars: at least 4.5:1 on the surface */
    oklch(from var(--amends-accent, #2b5fa8) clamp(.34, l, .48) c h),
    oklch(from var(--amends-accent, #2b5fa8) max(l, .76) min(c, .12) h));
  --amends-on-tone: light-dark(#fff, #10141a);
  --amends-tint: color-mix(in oklab, var(--amends-tone) 8%, var(--amends-surface));
  --amends-band: color-mix(in oklab, var(--amends-tone) 18%, var(--amends-surface));

  /* Surfaces and ink: plain greys, no hue of their own ---------------------- */

  --amends-surface: light-dark(#ffffff, #17191c);
  --amends-sunken:  light-dark(#f5f6f7, #101214);
  --amends-hover:   light-dark(#eff1f3, #202327);
  --amends-ink:     light-dark(#1b1f23, #e7e9ec);   /* 16:1 */
  --amends-ink-2:   light-dark(#4a525a, #b6bdc4);   /*  8:1  second reading */
  --amends-ink-3:   light-dark(#636c75, #959ea7);   /*  5:1  labels, times, units */
  --amends-line:    light-dark(#dfe2e5, #2d3136);   /* separates, carries no meaning */
  --amends-edge:    light-dark(#7f8891, #747d87);   /*  3:1  edges of controls and marks */

  /* Red means overdue and nothing else ------------------------------------- */

  --amends-overdue:      light-dark(#b3261e, #ff9c92);
  --amends-overdue-tint: color-mix(in oklab, var(--amends-overdue) 9%, var(--amends-surface));

  /* Distance: a grid of 4 -------------------------------------------------- */

  --amends-1: 4px;
  --amends-2: 8px;
  --amends-3: 12px;
  --amends-4: 16px;
  --amends-5: 24px;
  --amends-6: 32px;
  --amends-7: 48px;

  /* Type ------------------------------------------------------------------- */

  --amends-text-s: 12px;             /* column heads, axes, units */
  --amends-text-m: 13px;             /* facts, history */
  --amends-text-l: 16px;             /* comments, section heads */
  --amends-text-xl: 20px;            /* page and case title */
  --amends-text-figure: 28px;        /* the few figures that lead a report */
  --amends-strong: 600;

  /* Shape and size --------------------------------------------------------- */

  --amends-radius: 4px;
  --amends-row: 36px;                /* one case, one line */
  --amends-control: 32px;            /* buttons and fields with a mouse */
  --amends-control-s: 24px;          /* the smallest target there is */
  --amends-ring: 2px solid var(--amends-tone);
}

/* Fingers need more room than a pointer. */
@media (pointer: coarse) {
  :host {
    --amends-control: 44px;
    --amends-control-s: 44px;
    --amends-row: 48px;
  }
}

/* People who ask for more contrast get darker labels and lines. */
@media (prefers-contrast: more) {
  :host {
    --amends-ink-2: var(--amends-ink);
    --amends-ink-3: light-dark(#3d444b, #c9cfd5);
    --amends-line: var(--amends-edge);
  }
}
`;
