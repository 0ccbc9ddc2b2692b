/** What has to be said above the form. */
import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { changeList } from './changes-view.js';

/** Who it was, as far as anybody knows. */
export const whoDid = (page, by) => by?.name || by?.id || page.say(by?.kind === 'system' ? 'by.system' : 'by.somebody');

export const moment = (at) => new Date(at).getTime();

/** "2 h ago", the exact time on hover. */
export function timeOf(page, at) {
  const { when } = page.host;
  const exact = moment(at);
  return html`<time datetime=${new Date(exact).toISOString()} title=${when.exact(exact)}>${when.relative(exact, page.host.now())}</time>`;
}

/** Somebody else was faster: who, what, and what becomes of mine. */
export function conflictNotice(page) {
  const { conflict, busy } = page.document;
  if (!conflict) return nothing;
  const { by, at, changes, overruled } = conflict;
  const theirs = html`<strong>${page.say('conflict.title', { by: whoDid(page, by) })}</strong>${at ? html` <span class="quiet">${timeOf(page, at)}</span>` : nothing}`;
  return html`<div class="notice" role="alert" tabindex="-1" data-notice="conflict">${icon('swap')}
    <p>${theirs} ${page.say('conflict.kept')}</p>
    <details class="look"><summary>${page.say('conflict.look', { count: changes.length })}</summary>${changeList(page, changes)}</details>
    ${overruled.length ? html`<p>${page.say('conflict.overruled', { count: overruled.length })}</p>` : nothing}
    <div class="buttons">
      <button class="button small main" type="button" ?disabled=${busy} @click=${() => page.settle(true)}>${page.say('conflict.mine')}</button>
      <button class="button small" type="button" ?disabled=${busy} @click=${() => page.settle(false)}>${page.say('conflict.theirs')}</button>
    </div></div>`;
}

/** What was done, but may turn out otherwise than wanted. */
export function warningNotice(page) {
  const { warnings } = page.document;
  if (!warnings?.length) return nothing;
  return html`<div class="notice" role="status">${icon('info')}<div><p><strong>${page.say('warnings')}</strong></p>
    <ul>${warnings.map(({ field, detail }) => html`<li><span lang="en" dir="auto">${detail}</span>
      ${field && page.view === 'form' ? html`<button class="link" type="button" @click=${() => page.document.show(field)}>${page.say('show')}</button>` : nothing}</li>`)}</ul></div></div>`;
}

/** An older version stands in the form and waits to be saved. */
export function restoredNotice(page) {
  const { restored } = page.document;
  if (!restored) return nothing;
  return html`<div class="notice" role="status">${icon('undo')}<p>${page.say('restored', { revision: restored.revision })} <span class="quiet">${timeOf(page, restored.at)}</span></p></div>`;
}
