/** Below the ask policy: what it would have done. */
import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { days } from './rehearsal-controller.js';

export function rehearsalView(page) {
  const { rehearsal, document: { draft } } = page;
  const { status } = rehearsal;
  return html`<div class="rehearsal">
    <div class="buttons"><button class="button" type="button" data-rehearse aria-disabled=${status === 'busy' ? 'true' : nothing}
      @click=${() => rehearsal.run(draft.ask)}>${icon('clock')}${page.say('try.run', { count: days })}</button></div>
    <p class="hint">${page.say('try.help')}</p>
    <div aria-live="polite">${status === 'busy' ? html`<p class="quiet">${page.say('try.busy')}</p>` : nothing}
      ${status === 'failed' ? refused(page, rehearsal.problem) : nothing}
      ${status === 'done' ? found(page, rehearsal, draft.ask) : nothing}</div>
  </div>`;
}

function refused(page, problem) {
  const { field } = problem;
  return html`<p class="fault" role="alert">${icon('info')}<span>${page.say('try.failed')} <span lang="en" dir="auto">${problem.message}</span>
    ${field ? html`<button class="link" type="button" @click=${() => page.document.show(field)}>${page.say('show')}</button>` : nothing}</span></p>`;
}

function found(page, rehearsal, policy) {
  const { result } = rehearsal;
  if (result.completions === 0) return html`<p>${page.say('try.none', { count: result.days })}</p>`;
  return html`
    ${rehearsal.isOf(policy) ? nothing : html`<p class="quiet">${page.say('try.older')}</p>`}
    ${result.cut ? html`<p class="quiet">${page.say('try.cut')}</p>` : nothing}
    <div class="scroll"><table class="tried"><caption>${page.say('try.of', { count: result.completions, days: result.days })}</caption>
      <thead><tr><td></td><th scope="col">${page.say('try.now')}</th><th scope="col">${page.say('try.then')}</th></tr></thead>
      <tbody>${lines(page, result)}</tbody></table></div>`;
}

function lines(page, { now, then }) {
  const line = (text, of, strong = false) => html`<tr class=${strong ? 'strong' : ''}><th scope="row">${text}</th><td>${page.host.shares.count(of(now))}</td><td>${page.host.shares.count(of(then))}</td></tr>`;
  const reasons = Object.keys(then.suppressed_by).filter((reason) => now.suppressed_by[reason] > 0 || then.suppressed_by[reason] > 0);
  return html`${line(page.say('try.asked'), ({ asked }) => asked, true)}
    ${line(page.say('try.not_asked'), ({ suppressed }) => suppressed, true)}
    ${reasons.map((reason) => line(page.say(`try.${reason}`), ({ suppressed_by: by }) => by[reason]))}`;
}
