/** The versions: who decided when, what changed between two, and the way back to one. */
import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { problemNote, problemText } from '../problem-view.js';
import { changeList } from './changes-view.js';
import { timeOf, whoDid } from './notices.js';

export function versionsView(page) {
  const { items, more, status, problem } = page.versions;
  if (status === 'error' && items.length === 0) return failed(page, problem);
  if (items.length === 0) return html`<p class="quiet" role="status">${page.say(status === 'ready' ? 'versions.none' : 'loading')}</p>`;
  return html`
    ${problem ? html`<p class="fault" role="alert">${icon('info')}<span>${page.host.say(problem.status ? 'error.refused' : 'error.unreachable')}</span></p>` : nothing}
    ${comparison(page)}
    <section aria-labelledby="all-versions"><h2 id="all-versions">${page.say('versions.all')}</h2>
      <ol class="versions">${items.map((item) => line(page, item))}</ol>
      ${more ? html`<button class="button" type="button" ?disabled=${status === 'loading'} @click=${() => page.versions.loadMore()}>${page.say('versions.more')}</button>` : nothing}
    </section>`;
}

function failed(page, problem) {
  return html`<div class="blank" role="alert">${problemText(page.host, problem, 'settings')}
    <div class="buttons"><button class="button main" type="button" @click=${() => page.versions.load()}>${icon('again')}${page.host.say('again')}</button></div>
    ${problemNote(page.host, problem)}</div>`;
}

function line(page, item) {
  const { revision, at, by, changes } = item;
  const current = revision === page.document.revision;
  return html`<li class="version">
    <div class="version-head">
      <h3>${page.say('version', { revision })}</h3> ${current ? html`<span class="tag">${page.say('version.current')}</span>` : nothing}
      <span class="second" dir="auto">${whoDid(page, by)}</span> <span class="quiet">${timeOf(page, at)}</span>
      ${current ? nothing : html`<button class="button small" type="button" ?disabled=${page.versions.status === 'loading'} @click=${() => page.goBack(revision)}
        aria-label=${page.say('version.back.what', { revision })}>${icon('undo')}${page.say('version.back')}</button>`}
    </div>
    ${changes.length ? html`<details class="look"><summary>${page.say('version.changes', { count: changes.length })}</summary>${changeList(page, changes)}</details>` : nothing}
  </li>`;
}

function comparison(page) {
  const { comparison: { from, to, changes }, items } = page.versions;
  if (items.length < 2) return nothing;
  const pick = (name, value, use) => html`<label>${page.say(`compare.${name}`)} <select class="input" data-compare=${name} @change=${({ target }) => use(Number(target.value))}>
    ${items.map(({ revision }) => html`<option value=${revision} .selected=${revision === value}>${page.say('version', { revision })}</option>`)}</select></label>`;
  return html`<section aria-labelledby="two-versions"><h2 id="two-versions">${page.say('compare')}</h2>
    <div class="compare">
      ${pick('from', from, (revision) => page.versions.compare(revision, to))}
      ${pick('to', to, (revision) => page.versions.compare(from, revision))}
    </div>
    <div aria-live="polite">${changes ? changeList(page, changes) : html`<p class="quiet">${page.say('loading')}</p>`}</div>
  </section>`;
}
