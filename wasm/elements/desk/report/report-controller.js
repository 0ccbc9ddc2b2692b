import { call } from '../transport.js';
import { choiceFromQuery, filterDimensions, twoPeriods } from './view-query.js';

export const reports = ['dissatisfied-requesters', 'satisfaction', 'response', 'times', 'outcomes', 'recovery', 'importance'];

/** The report on two beside each other; only of those that somebody chose. */
export const compareReport = 'compare';

/** Those that go by one kind of day, whatever is counted elsewhere. */
const without_cohort = ['response', 'times', 'outcomes'];

/**
 * Two groups of a dimension, or the shown days and others. A group that is not chosen yet is null; empty are those without a name.
 * @typedef {{of: string, a?: string | null, b?: string | null, other_from?: string, other_to?: string}} Compared
 * @typedef {{period: string, from: string, to: string, cohort: 'answered' | 'asked', by: string,
 *            filter: {dimension: string, value: string} | null, compare: Compared | null}} Choice
 */

/** Loads the reports for one choice of period, cut and filter. */
export class ReportController {
  status = 'loading';
  problem = null;
  busy = false;
  dissatisfied = null;
  satisfaction = null;
  response = null;
  times = null;
  outcomes = null;
  recovery = null;
  importance = null;
  /** Two beside each other, or why they are not. */
  comparison = null;
  compareProblem = null;
  /** @type {Choice} */
  choice;
  /** The choice that the figures on the page belong to: while the next ones are away, not yet the new one. @type {Choice | null} */
  shown = null;
  /** What this user can have the figures by, as `GET /api/reports` says; null: all, as far as is known. */
  offered = null;
  /** Values of the dimensions that can be filtered by, as far as they are known. */
  values = {};
  #host;
  #generation = 0;

  constructor(host) {
    this.#host = host;
    host.addController(this);
    this.choice = choiceFromQuery('', new Date());
  }

  /** Asks what is offered. Who is not told is offered everything: the server says what it refuses. */
  async #askOffered() {
    try {
      this.offered = (await call(this.#host.desk, 'GET', '/api/reports')).body;
    } catch {
      return;
    }
    this.#host.requestUpdate();
  }

  /** Whether these are the user's own figures, and nobody else's. */
  get own() { return this.offered?.own === true; }

  /** Whether the figures can be cut so, narrowed by a dimension or not. @param {string} by @param {string} [filter] */
  isOffered(by, filter) {
    if (!this.offered) return true;
    const cut = this.offered.cuts.find((one) => one.by === by.split(':')[0]);
    return Boolean(cut) && (!filter || cut.filters.includes(filter));
  }

  /** @param {Partial<Choice>} change */
  show(change = {}) { return this.#load({ ...this.choice, ...change }); }

  /** Sets others beside each other: the figures that are there stay, where they are of the same answers. @param {Partial<Choice>} change */
  compare(change) {
    const choice = { ...this.choice, ...change };
    return this.#load(choice, this.#isShown(choice));
  }

  #isShown(choice) {
    return this.shown !== null && reports.every((report) => this.path(report, choice) === this.path(report, this.shown));
  }

  async #load(choice, isShown = false) {
    if (!this.offered) this.#askOffered();
    const generation = (this.#generation += 1);
    this.choice = choice;
    this.problem = null;
    if (!this.dissatisfied) this.status = 'loading';
    this.busy = true;
    this.#host.requestUpdate();
    try {
      const answers = await Promise.all([this.#comparison(choice), isShown ? {} : this.#figures(choice)]);
      if (generation !== this.#generation) return;
      Object.assign(this, ...answers, { shown: choice, status: 'ready' });
      this.#learn();
      this.#host.viewed(choice);
    } catch (problem) {
      if (generation !== this.#generation) return;
      this.problem = problem;
      if (!this.dissatisfied) this.status = 'error';
    }
    this.busy = false;
    this.#host.requestUpdate();
  }

  async #figures(choice) {
    const answers = await Promise.all(reports.map((report) => call(this.#host.desk, 'GET', this.path(report, choice))));
    const [dissatisfied, satisfaction, response, times, outcomes, recovery, importance] = answers.map(({ body }) => body);
    return { dissatisfied, satisfaction, response, times, outcomes, recovery, importance };
  }

  /** What cannot be compared leaves the other figures where they are. */
  async #comparison(choice) {
    if (!canCompare(choice.compare)) return { comparison: null, compareProblem: null };
    try {
      const { body } = await call(this.#host.desk, 'GET', this.path(compareReport, choice));
      return { comparison: body, compareProblem: null };
    } catch (problem) {
      return { comparison: null, compareProblem: problem };
    }
  }

  /** The address of a report below the mount, also for its CSV. */
  path(report, { from, to, cohort, by, filter, compare }) {
    const cut = report === compareReport ? comparedQuery(compare) : { by };
    const query = new URLSearchParams({ from, to, ...(without_cohort.includes(report) ? {} : { cohort }), ...cut });
    if (filter?.value) query.set(filter.dimension, filter.value);
    return `/api/reports/${report}?${query}`;
  }

  /** What asks the list for the answers that the same report leaves out. */
  asideQuery({ from, to, filter }) {
    const query = new URLSearchParams({ from, to });
    if (filter?.value) query.set(filter.dimension, filter.value);
    return String(query);
  }

  #learn() {
    const { by, filter } = this.choice;
    if (filterDimensions.includes(by) && !filter) this.values[by] = this.satisfaction.rows.map(({ key, label }) => ({ key, label: label ?? key }));
  }

  /** Asks for the values of one dimension, when somebody is about to filter by it. */
  async learn(dimension) {
    if (this.values[dimension]) return;
    this.values[dimension] = [];
    const { from, to, cohort } = this.choice;
    const query = new URLSearchParams({ from, to, cohort, by: dimension });
    try {
      const { body } = await call(this.#host.desk, 'GET', `/api/reports/satisfaction?${query}`);
      this.values[dimension] = body.rows.map(({ key, label }) => ({ key, label: label ?? key }));
    } catch {
      delete this.values[dimension];   // asked again when it is wanted again
    }
    this.#host.requestUpdate();
  }

  /** The report that is shown as CSV text, as the same user. */
  async csv(report) {
    const { body } = await call(this.#host.desk, 'GET', this.path(report, this.shown), undefined, { accept: 'text/csv' });
    return body;
  }
}

/** Whether it is said which two. */
export function canCompare(compare) {
  if (!compare) return false;
  if (compare.of === twoPeriods) return true;
  return [compare.a, compare.b].every((key) => (key ?? null) !== null) && compare.a !== compare.b;
}

const comparedQuery = ({ of, ...sides }) => (of === twoPeriods ? sides : { by: of, ...sides });
