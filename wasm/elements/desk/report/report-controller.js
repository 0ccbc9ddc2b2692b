import { call } from '../transport.js';
import { choiceFromQuery, filterDimensions } from './view-query.js';

export const reports = ['dissatisfied-requesters', 'satisfaction', 'response', 'times', 'outcomes'];

/** Those that go by one kind of day, whatever is counted elsewhere. */
const without_cohort = ['response', 'times', 'outcomes'];

/**
 * @typedef {{period: string, from: string, to: string, cohort: 'answered' | 'asked', by: string,
 *            filter: {dimension: string, value: string} | null}} Choice
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
  /** @type {Choice} */
  choice;
  /** The choice that the figures on the page belong to: while the next ones are away, not yet the new one. @type {Choice | null} */
  shown = null;
  /** Values of the dimensions that can be filtered by, as far as they are known. */
  values = {};
  #host;
  #generation = 0;

  constructor(host) {
    this.#host = host;
    host.addController(this);
    this.choice = choiceFromQuery('', new Date());
  }

  /** @param {Partial<Choice>} change */
  async show(change = {}) {
    const generation = (this.#generation += 1);
    const choice = this.choice = { ...this.choice, ...change };
    this.problem = null;
    if (!this.dissatisfied) this.status = 'loading';
    this.busy = true;
    this.#host.requestUpdate();
    try {
      const [dissatisfied, satisfaction, response, times, outcomes] = await Promise.all(
        reports.map((report) => call(this.#host.desk, 'GET', this.path(report, choice))));
      if (generation !== this.#generation) return;
      this.dissatisfied = dissatisfied.body;
      this.satisfaction = satisfaction.body;
      this.response = response.body;
      this.times = times.body;
      this.outcomes = outcomes.body;
      this.shown = choice;
      this.status = 'ready';
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

  /** The address of a report below the mount, also for its CSV. */
  path(report, { from, to, cohort, by, filter }) {
    const query = new URLSearchParams({ from, to, ...(without_cohort.includes(report) ? {} : { cohort }), by });
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
