import { html } from 'lit';

/** Fewer than this are not compared: min_compared of the core. */
export const few = 30;

/** A share of few is no share: "1 of 3". @param {{part: number, whole: number, bp: number | null, small?: boolean}} share */
export function shareOf(el, { part, whole, bp, small = whole < few }) {
  if (bp === null) return html`<span class="quiet">${el.say('none')}</span>`;
  return small ? html`<span class="quiet">${el.say('figure.of', { part, count: whole })}</span>` : el.shares.percent(bp);
}
