import { endOfDay } from '../when.js';
import { customersTurn, isFiltered, isWaiting, moreDimensions, openStates, tabOf } from './view.js';

/**
 * The follow-ups that are loaded, in the server's order, and the lines they make on the page.
 * Pure: time and data come in, no element and no transport is known here.
 */
export class ListModel {
  items = [];
  /** The newest of those that are in `items` too, or will be with a later page. */
  settling = [];
  counts = null;
  next = null;
  position = 0;
  view;
  #me;

  /** @param {import('./view.js').View} view @param {string} me id of the signed-in user */
  constructor(view, me) {
    this.view = view;
    this.#me = me;
  }

  /** Takes the first page, or as many pages as were shown, in place of what was there. */
  replace(page) {
    this.items = page.items;
    this.next = page.next;
    this.#note(page);
  }

  /** Takes the page after the last one. Cases that moved in between come once. */
  append(page) {
    const known = new Set(this.items.map(({ id }) => id));
    this.items = [...this.items, ...page.items.filter(({ id }) => !known.has(id))];
    this.next = page.next;
    this.#note(page);
  }

  #note(page) {
    this.counts = page.counts;
    this.position = page.position;
  }

  find(id) {
    return this.items.find((item) => item.id === id) ?? this.settling.find((item) => item.id === id);
  }

  /** Puts a changed case where it belongs now, or takes it out. */
  put(item) {
    const others = this.items.filter(({ id }) => id !== item.id);
    const was = others.length < this.items.length;
    this.settling = this.settling
      .map((one) => (one.id === item.id ? item : one)).filter(({ settling }) => settling);
    this.items = this.#belongs(item, was) ? this.#insert(others, item) : others;
  }

  /** Forgets a case that was erased, or that this user may no longer see. */
  remove(id) {
    this.items = this.items.filter((item) => item.id !== id);
    this.settling = this.settling.filter((item) => item.id !== id);
  }

  #belongs(item, was) {
    if (!matches(item, this.view, this.#me)) return false;
    // What a search finds, and who watches, only the server knows: a case it has not shown stays outside.
    return was || (this.view.q.trim() === '' && this.view.tab !== 'watching');
  }

  #insert(others, item) {
    const compare = comparators[this.view.sort];
    const at = others.findIndex((other) => compare(item, other) < 0);
    if (at >= 0) return [...others.slice(0, at), item, ...others.slice(at)];
    // Behind the last loaded case: it comes with its own page, unless there is none.
    return this.next ? others : [...others, item];
  }

  /** How many cases the view has, loaded or not; null while only the server could count them. */
  total() {
    if (!this.next) return this.items.length;
    const known = this.counts?.[tabOf(this.view).count];
    if (isFiltered(this.view) || known === undefined) return null;
    return Math.max(known, this.items.length);
  }

  /** The lines of the list: a head for each group that has cases, and the cases. */
  lines(now) {
    const justIn = this.#justIn();
    const above = new Set(justIn.map(({ id }) => id));
    const cases = this.items.filter(({ id }) => !above.has(id)).map(lineOf);
    if (!isWaiting(this.view)) return cases;
    const groups = this.view.sort === 'urgency' ? this.#grouped(cases, now) : cases;
    if (justIn.length === 0) return groups;
    return [
      this.#head('settling', justIn.length),
      ...justIn.map(lineOf),
      ...(this.view.sort !== 'urgency' && cases.length ? [this.#head('waiting', this.#others())] : []),
      ...groups,
    ];
  }

  /** The cases that stand above all others, each of them once. */
  #justIn() { return this.view.tab === 'waiting' && !isFiltered(this.view) ? this.settling : []; }

  #others() {
    const total = this.total();
    return total === null ? null : total - this.#justIn().length;
  }

  #grouped(cases, now) {
    const dayEnd = endOfDay(now);
    const found = { overdue: [], today: [], later: [] };
    for (const line of cases) found[groupOf(line.item, now, dayEnd)].push(line);
    return Object.entries(found)
      .filter(([, lines]) => lines.length)
      .flatMap(([name, lines]) => [this.#head(name, this.#groupSize(name, lines.length)), ...lines]);
  }

  /** While pages are missing, the server's count; else what is there, which needs no time zone. */
  #groupSize(name, loaded) {
    if (!this.next) return loaded;
    if (this.view.tab !== 'waiting' || isFiltered(this.view) || !this.counts) return null;
    const { waiting, overdue, due_today: today } = this.counts;
    return { overdue, today, later: waiting - overdue - today - this.#justIn().length }[name];
  }

  #head(name, count) {
    return { kind: 'group', key: `group:${name}`, name, count };
  }

  /** The cases in the order in which j and k walk. */
  order(now) {
    return this.lines(now).filter(({ kind }) => kind === 'case').map(({ item }) => item);
  }

  /** The case before (-1) or after (1) the given one; the first one when it is not there. */
  neighbour(id, step, now) {
    const order = this.order(now);
    const at = order.findIndex((item) => item.id === id);
    return at < 0 ? order[0] : order[at + step];
  }
}

const lineOf = (item) => ({ kind: 'case', key: item.id, item });

/** Which of the three groups a case stands in. The clock decides, so a case turns overdue by itself. */
export function groupOf(item, now, dayEnd = endOfDay(now)) {
  if (item.due_at === null) return 'later';
  if (item.due_at < now) return 'overdue';
  return item.due_at < dayEnd ? 'today' : 'later';
}

export const isOverdue = (item, now) =>
  openStates.includes(item.state) && item.due_at !== null && item.due_at < now;

/** The filters as the server understands them, for single cases that changed. */
export function matches(item, view, me) {
  const { state, assignee, contact_me: contact } = tabOf(view).query;
  const owner = assignee ?? view.owner;
  const paused = view.state === customersTurn;
  const wanted = paused ? state : view.state || state;
  return (wanted === 'waiting' ? openStates.includes(item.state) : item.state === wanted)
    && (!owner || ownedBy(item, owner, me))
    && (!contact || item.contact_me)
    && (!view.team || item.team === view.team)
    && (!view.queue || item.queue === view.queue)
    && (!paused || item.waiting_for_customer)
    && (!view.overdue || item.overdue)
    && moreDimensions.every((name) => !view[name] || valuesOf(item, name).includes(view[name]))
    && (!view.answer || item.answer === Number(view.answer))
    && isWithin(item, view);
}

/** What a case is about, by one dimension: one value, or its tags. */
export function valuesOf(item, dimension) {
  if (dimension === 'tag') return item.tags;
  return [dimension === 'organisation' ? item.customer.organisation : item[dimension]];
}

/** By the days of this browser, which may differ from the helpdesk's around midnight until the list is loaded again. */
function isWithin(item, { from, to }) {
  if (!from && !to) return true;
  const day = isoDay(item.answer === null ? item.opened_at : item.answered_at);
  return (!from || from <= day) && (!to || day <= to);
}

function isoDay(at) {
  const date = new Date(at);
  const two = (number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function ownedBy(item, owner, me) {
  if (owner === 'none') return item.assignee === null;
  return item.assignee?.id === (owner === 'me' ? me : owner);
}

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const never = Number.MAX_SAFE_INTEGER;

// The server's orders, ties by id, so that a case put in by hand stands where a reload puts it.
const byUrgency = (a, b) => (a.due_at ?? never) - (b.due_at ?? never) || a.opened_at - b.opened_at || byText(a.id, b.id);
const comparators = {
  urgency: byUrgency,
  moment: (a, b) => Number(!a.moment) - Number(!b.moment) || byUrgency(a, b),
  newest: (a, b) => b.opened_at - a.opened_at || byText(a.id, b.id),
};
