import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { savedViewsMenu } from '../saved-views/views-menu.js';
import { bulkBar } from './bulk-view.js';
import { emptyState, errorState, loadingState, noMatchState, staleNote } from './list-states.js';
import { moreFilterPickers, picker } from './pickers.js';
import { caseTable } from './rows.js';
import { customersTurn, isFiltered, isWaiting, openStates, sortsOf, tabs, viewOfTab } from './view.js';

/** The left side: what waits, by tab and filter, and the rows. */
export function listView(el) {
  const { list } = el;
  const empty = list.status === 'ready' && el.content().count === 0;
  return html`
    <section class="list" aria-labelledby="list-title">
      <div class="list-head">
        <h1 id="list-title">${el.say('list.title')}</h1>
        <p>${headline(el)}</p>
        ${savedViewsMenu(el)}
      </div>
      ${tabBar(el)}
      ${list.status === 'error' || (empty && !isFiltered(list.view)) ? nothing : tools(el)}
      ${list.stale && list.status === 'ready' ? staleNote(el) : nothing}
      ${body(el, empty)}
      ${bulkBar(el)}
      ${foot(el)}
      ${el.work.toast ? toast(el) : nothing}
    </section>`;
}

function headline(el) {
  const { status, model: { counts } } = el.list;
  if (status !== 'ready' || !counts || counts.waiting === 0) return '';
  const waiting = el.say('headline.waiting', { count: counts.waiting });
  return counts.overdue === 0 ? `${waiting}.`
    : `${waiting}, ${el.say('headline.overdue', { count: counts.overdue })}.`;
}

function tabBar(el) {
  const { view, status, model: { counts } } = el.list;
  return html`<nav class="tabs" aria-label=${el.say('list.views')}>
    ${tabs.map(({ id, count }) => html`
      <button type="button" data-tab=${id} aria-current=${view.tab === id ? 'true' : nothing}
        @click=${() => el.setView(viewOfTab(id), true)}>${el.say(`tab.${id}`)}${status !== 'error' && counts?.[count] !== undefined
          ? html` <span class="count">${el.shares.count(counts[count])}</span>` : nothing}</button>`)}
  </nav>`;
}

function tools(el) {
  const { view } = el.list;
  const waiting = isWaiting(view);
  const set = (name) => (event) => el.setView({ [name]: event.target.value });
  return html`
    <form class="tools ${el.filtersOpen ? 'filters-open' : ''}" role="search" aria-label=${el.say('list.title')}
        @submit=${(event) => event.preventDefault()}>
      <label class="find">${icon('search')}<span class="aloud">${el.say('find.label')}</span>
        <input class="input" type="search" .value=${view.q} placeholder=${el.say('find.placeholder')}
          @input=${(event) => el.searchSoon(event.target.value)}><kbd aria-hidden="true">/</kbd></label>
      ${waiting ? picker(el, 'state', view.state, set('state'), [['', el.say('any')], ...[...openStates, customersTurn, 'merged'].map((id) => [id, el.say(`state.${id}`)])]) : nothing}
      ${picker(el, 'team', view.team, set('team'), [['', el.say('all')], ...el.known.teams.map((team) => [team, team])])}
      ${view.queue ? picker(el, 'queue', view.queue, set('queue'), [['', el.say('all')], [view.queue, view.queue]]) : nothing}
      ${view.tab === 'mine' || view.tab === 'unassigned' ? nothing
        : picker(el, 'owner', view.owner, set('owner'), ownerChoices(el))}
      ${waiting ? html`<label class="check only-overdue"><input type="checkbox" .checked=${view.overdue}
        @change=${(event) => el.setView({ overdue: event.target.checked })}> ${el.say('filter.overdue')}</label>` : nothing}
      ${moreFilterPickers(el)}
      <label class="pick-filter sort"><span class="aloud">${el.say('filter.sort')}</span><select class="input" @change=${set('sort')}>
        ${sortsOf(view).map((id) => html`<option value=${id} ?selected=${view.sort === id}>${el.say(`sort.${id}`)}</option>`)}
      </select></label>
      <button class="button more-filters" type="button" aria-expanded=${String(el.filtersOpen)}
        @click=${() => el.toggleFilters()}>${icon('filter')}${el.say('filter.more')}</button>
    </form>`;
}

const ownerChoices = (el) => [
  ['', el.say('owner.anyone')],
  ['none', el.say('owner.nobody')],
  ...el.known.people.map(({ id, name }) => [id, name]),
];

function body(el, empty) {
  const { list } = el;
  if (list.status === 'loading') return loadingState(el);
  if (list.status === 'error') return errorState(el);
  if (empty) return isFiltered(list.view) ? noMatchState(el) : emptyState(el);
  const { lines, count } = el.content();
  return html`<div class="rows" data-live tabindex="0" role="region" aria-label=${el.say('list.cases')}>
    ${caseTable(el, lines, count, el.rows.seen(lines, count))}
  </div>`;
}

function foot(el) {
  const { list } = el;
  const count = { loading: () => el.say('foot.loading'), error: () => el.say('foot.error') }[list.status]?.() ?? counted(el);
  return html`
    <div class="list-foot">
      <span class="num">${count}</span>
      ${list.status === 'ready' && !list.stale ? html`<span class="fresh">${el.say('foot.fresh', { clock: el.when.clock(list.loaded_at) })}</span>` : nothing}
      ${list.status === 'ready' && !list.stale && list.model.items.length ? html`<button class="link csv" type="button" title=${el.say('list.csv_hint')}
        ?disabled=${el.csv.busy} @click=${() => el.csv.save()}>${el.say('list.csv')}</button>` : nothing}
      ${list.status === 'ready' && el.keysOn ? html`<ul class="keys" aria-label=${el.say('keys.title')}>
        <li><kbd>j</kbd><kbd>k</kbd> ${el.say('key.move')}</li>
        <li><kbd>a</kbd> ${el.say('key.assign')}</li>
        <li><kbd>c</kbd> ${el.say('key.contact')}</li>
        <li><kbd>e</kbd> ${el.say('key.address')}</li>
        <li><button class="link" type="button" @click=${() => el.showHelp(true)}><kbd>?</kbd> ${el.say('key.all')}</button></li>
      </ul>` : nothing}
    </div>`;
}

function counted(el) {
  const { model } = el.list;
  const total = model.total();
  const loaded = model.items.length;
  if (total === null) return el.say('foot.more', { loaded });
  return el.say('foot.count', { count: total });
}

const toast = (el) => html`
  <div class="toast" role="status">
    <span dir="auto">${el.work.toast.text}</span>
    <span class="buttons">
      ${el.work.toast.undo ? html`<button class="button" type="button" @click=${() => el.work.undo()}>${icon('undo')}${el.say('undo')} <kbd>z</kbd></button>` : nothing}
      <button class="button bare square" type="button" aria-label=${el.say('dismiss')} @click=${() => el.dropToast()}>${icon('close')}</button>
    </span>
  </div>`;
