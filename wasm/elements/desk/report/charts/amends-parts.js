import { html, nothing, svg } from 'lit';

/** What became of dissatisfied customers, from the zero line on. Overdue is red and hatched: it survives grey paper. */
export const parts = ['addressed', 'no_case', 'waiting', 'overdue'];

export const partsOf = ({ addressed, no_case, open, overdue }) => ({
  addressed, no_case, waiting: open - (overdue ?? 0), overdue: overdue ?? 0,
});

/** The hatching of all bars that are overdue; once in a page. */
export const hatching = html`<svg class="hatching" width="0" height="0" aria-hidden="true"><defs>
  <pattern id="late-lines" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <line class="late-line" x1="0" x2="0" y1="0" y2="6"></line></pattern></defs></svg>`;

/** One part as a rectangle; lengths with their unit. */
export const bar = (part, { x, y, width, height }) => svg`
  <rect class="bar-${part}" x=${x} y=${y} width=${width} height=${height}></rect>
  ${part === 'overdue' ? svg`<rect fill="url(#late-lines)" x=${x} y=${y} width=${width} height=${height}></rect>` : nothing}`;
