/**
 * What the list shows: one tab, narrowed down by filters. Plain data, and the query it means.
 *
 * @typedef {{tab: string, state: string, team: string, queue: string, owner: string,
 *            overdue: boolean, q: string, sort: 'urgency' | 'newest' | 'moment', agent: string, service: string,
 *            touchpoint: string, channel: string, organisation: string, tag: string, answer: string,
 *            from: string, to: string}} View `from` and `to`: the days of the answer
 */

export const tabs = [
  { id: 'waiting', count: 'waiting', query: { state: 'waiting' } },
  { id: 'mine', count: 'mine', query: { state: 'waiting', assignee: 'me' } },
  { id: 'watching', count: 'watching', query: { state: 'waiting', watching: '1' } },
  { id: 'unassigned', count: 'unassigned', query: { state: 'waiting', assignee: 'none' } },
  { id: 'contact', count: 'contact_me', query: { state: 'waiting', contact_me: '1' } },
  { id: 'addressed', count: 'addressed', query: { state: 'addressed' } },
  { id: 'withdrawn', count: 'withdrawn', query: { state: 'withdrawn' } },
];

/** What a case is about, as the report counts it; team and queue have filters of their own. */
export const moreDimensions = ['agent', 'service', 'touchpoint', 'channel', 'organisation', 'tag'];

/** Filters that are there when somebody wants them. */
export const moreFilters = [...moreDimensions, 'answer', 'from', 'to'];
const noMoreFilters = Object.fromEntries(moreFilters.map((name) => [name, '']));

export const openStates = ['open', 'assigned', 'contacted'];

/** In the place of a state: those in which it is the customer's turn. */
export const customersTurn = 'customer';

export const tabOf = (view) => tabs.find(({ id }) => id === view.tab) ?? tabs[0];

/** Whether the tab holds cases that somebody still has to work on. */
export const isWaiting = (view) => tabOf(view).query.state === 'waiting';

/** @returns {View} */
export function viewOfTab(tab) {
  const sort = tabOf({ tab }).query.state === 'waiting' ? 'urgency' : 'newest';
  return { tab, state: '', team: '', queue: '', owner: '', overdue: false, q: '', ...noMoreFilters, sort };
}

/** In which orders a tab can stand. */
export const sortsOf = (view) => (isWaiting(view) ? ['urgency', 'moment', 'newest'] : ['newest']);

const filterNames = ['state', 'team', 'queue', 'owner', 'overdue', 'q', ...moreFilters];

export const isFiltered = (view) => filterNames.some((name) => Boolean(view[name]));

/** The same tab without its filters. */
export const unfiltered = (view) => ({ ...viewOfTab(view.tab), sort: view.sort });

/** The query that means a view; viewFromQuery() reads it again. */
export function queryFromView(view) {
  const query = queryOf(view);
  if (view.sort === viewOfTab(view.tab).sort) query.delete('sort');
  return String(query);
}

function queryOf(view) {
  const query = new URLSearchParams(tabOf(view).query);
  if (view.state === customersTurn) query.set('waiting_for_customer', '1');
  else if (view.state) query.set('state', view.state);
  if (view.team) query.set('team', view.team);
  if (view.queue) query.set('queue', view.queue);
  if (view.owner && !query.has('assignee')) query.set('assignee', view.owner);
  if (view.overdue) query.set('overdue', '1');
  for (const name of moreFilters) if (view[name]) query.set(name, view[name]);
  if (view.q.trim()) query.set('q', view.q.trim());
  query.set('sort', view.sort);
  return query;
}

/** The query of one page of the list. */
export function listPath(view, { limit, cursor } = {}) {
  const query = queryOf(view);
  if (limit) query.set('limit', limit);
  if (cursor) query.set('cursor', cursor);
  return `/api/follow-ups?${query}`;
}

/** Cases whose customer may still change the answer within the grace period. */
export const settlingPath = (limit) => `/api/follow-ups?state=settling&sort=newest&limit=${limit}`;

/**
 * The view that a link means, for example one from the report: `state=addressed&team=Network`.
 * What is not known is left out, so that an old link still opens the list.
 * @returns {View}
 */
export function viewFromQuery(text) {
  const query = new URLSearchParams(text ?? '');
  const state = query.get('state') ?? '';
  const owner = query.get('assignee') ?? '';
  const tab = query.get('watching') === '1' && state !== 'addressed' && state !== 'withdrawn' ? 'watching'
    : tabFor(state, owner, query.get('contact_me') === '1');
  const plain = viewOfTab(tab);
  return {
    ...plain,
    sort: sortsOf(plain).includes(query.get('sort')) ? query.get('sort') : plain.sort,
    state: query.get('waiting_for_customer') === '1' ? customersTurn : openStates.includes(state) || state === 'merged' ? state : '',
    team: query.get('team') ?? '',
    queue: query.get('queue') ?? '',
    owner: tab === 'mine' || tab === 'unassigned' ? '' : owner,
    overdue: query.get('overdue') === '1',
    ...Object.fromEntries(moreFilters.map((name) => [name, query.get(name) ?? ''])),
    q: query.get('q') ?? '',
  };
}

function tabFor(state, owner, contact) {
  if (state === 'addressed' || state === 'withdrawn') return state;
  if (contact) return 'contact';
  return { me: 'mine', none: 'unassigned' }[owner] ?? 'waiting';
}
