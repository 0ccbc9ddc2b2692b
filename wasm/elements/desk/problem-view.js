import { html } from 'lit';
import { icon } from './icons.js';

/**
 * What happened, what is safe, what to do, in that order; the code comes last and small. `what` was asked for: the list,
 * the report, or the settings.
 * A page says how to sign in by an element with `slot="signed-out"`.
 */
export function problemText(el, problem, what) {
  if (problem.status === 401) {
    return html`<h2>${el.say('signed_out.title')}</h2>
      <slot name="signed-out"><p>${el.say('signed_out.text')}</p></slot>`;
  }
  if (problem.status === 403) {
    return html`<h2>${el.say(`forbidden.${what}`)}</h2><p>${el.say('forbidden.text')}</p>`;
  }
  return html`<h2>${el.say(`error.${what}`)}</h2><p>${problem.status === 0 ? el.say('error.unreachable') : el.say('error.refused')} ${el.say('error.safe')}</p>`;
}

export const problemNote = (el, problem) => html`
  <p class="hint">${el.say('error.code')} <code>${problem.code}</code> · ${el.when.clock(Date.now())}</p>`;

/** Not saved: what was written is still here, and the same button tries again. */
export function notSaved(el, problem) {
  const key = { 0: 'save.later', 503: 'save.later', 401: 'save.signed_out' }[problem.status] ?? 'save.refused';
  return html`<p class="fault" role="alert">${icon('info')}<span>${el.say(key, { reason: problem.message })}</span></p>`;
}
