import { html, nothing } from 'lit';
import { problemNote, problemText } from '../problem-view.js';
import { icon } from '../icons.js';
import { boneRow } from './rows.js';
import { isWaiting, moreDimensions, tabOf, unfiltered, viewOfTab } from './view.js';

/** What stands in the place of the rows when there are none to show. */

export const loadingState = (el) => html`
  <div class="rows" aria-busy="true" role="status">
    <span class="aloud">${el.say('list.loading')}</span>
    <table class="cases" aria-hidden="true"><tbody>${Array.from({ length: 12 }, () => boneRow())}</tbody></table>
  </div>`;

export function emptyState(el) {
  const { view } = el.list;
  if (!isWaiting(view) || view.tab !== 'waiting') {
    return html`<div class="blank"><h2>${el.say(`empty.${view.tab}`)}</h2>
      <div class="buttons"><button class="button" type="button" @click=${() => el.setView(viewOfTab('waiting'), true)}>${el.say('empty.to_waiting')}</button></div></div>`;
  }
  return html`
    <div class="blank">
      <svg class="drawing" viewBox="0 0 168 104" aria-hidden="true">
        <path d="M52 20h64l24 36v32H28V56Z"></path>
        <path d="M28 56h34c0 10 8 16 22 16s22-6 22-16h34"></path>
        <path class="lead" d="M66 37q18 14 36 0"></path>
        <path class="eyes" d="M74 29v.1M94 29v.1"></path>
      </svg>
      <h2>${el.say('empty.waiting')}</h2>
      <p>${el.say('empty.waiting_more')}</p>
      <div class="buttons"><button class="button" type="button" @click=${() => el.setView(viewOfTab('addressed'), true)}>${el.say('empty.see_addressed')}</button></div>
    </div>`;
}

export function noMatchState(el) {
  const { view, model: { counts } } = el.list;
  const outside = counts?.[tabOf(view).count];
  return html`
    <div class="blank">
      <h2>${el.say('nomatch.title')}</h2>
      <p>${filterWords(el, view)}${outside ? html` ${el.say('nomatch.outside', { count: outside })}` : nothing}</p>
      <div class="buttons"><button class="button" type="button" @click=${() => el.setView(unfiltered(view))}>${el.say('nomatch.clear')}</button></div>
    </div>`;
}

function filterWords(el, view) {
  const person = el.known.people.find(({ id }) => id === view.owner)?.name ?? view.owner;
  const filters = [
    view.q && `“${view.q}”`,
    view.state && el.say(`state.${view.state}`),
    view.team, view.queue,
    view.owner && (view.owner === 'none' ? el.say('owner.nobody') : person),
    view.overdue && el.say('filter.overdue'),
    ...moreDimensions.map((name) => view[name]),
    view.answer && `${el.say('filter.answer')} ${view.answer}`,
    view.from && `${el.say('filter.from')} ${view.from}`,
    view.to && `${el.say('filter.to')} ${view.to}`,
  ];
  return el.say('nomatch.filters', { filters: filters.filter(Boolean).join(', ') });
}

export function errorState(el) {
  const { problem } = el.list;
  return html`
    <div class="blank" role="alert">
      <svg class="drawing" viewBox="0 0 168 104" aria-hidden="true">
        <path d="M8 88h152"></path>
        <path d="M20 36h36v52H20ZM112 36h36v52h-36ZM28 48h20M28 58h20M120 48h20M120 58h20"></path>
        <path d="M62 66h10m24 0h10"></path>
        <path class="lead" d="m78 60 12 12m0-12-12 12"></path>
      </svg>
      ${problemText(el, problem, 'list')}
      <div class="buttons"><button class="button main" type="button" @click=${() => el.list.again()}>${icon('again')}${el.say('again')}</button></div>
      ${problemNote(el, problem)}
    </div>`;
}

/** Refreshing failed: the last list stays, with its time. */
export function staleNote(el) {
  const { stale, loaded_at } = el.list;
  const seconds = Math.ceil((stale.retry_at - Date.now()) / 1000);
  return html`
    <div class="list-note"><div class="notice line" role="status">${icon('again')}
      <p><strong>${el.say('stale.title', { clock: el.when.clock(loaded_at) })}</strong>
        ${stale.problem.status === 401 ? el.say('stale.signed_out') : el.say('stale.text')}
        ${seconds > 0 ? el.say('stale.retry', { count: seconds }) : nothing}</p>
      <div class="buttons"><button class="button small" type="button" @click=${() => el.list.poke()}>${el.say('stale.now')}</button></div>
    </div></div>`;
}
