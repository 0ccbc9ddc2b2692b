import { moreDimensions } from './view.js';

/** The filters that somebody asked for beside those that are always there, and what they can be set to. */
export class WantedFilters {
  #host;
  #names = [];

  constructor(host) { this.#host = host; }

  has(name) { return this.#names.includes(name); }

  /** Shows a filter, and moves to it. */
  async want(name) {
    this.#names = [...this.#names, name];
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector(`[data-filter="${name === 'answered' ? 'from' : name}"]`)?.focus();
    await this.learn(name);
  }

  /** Asks what the filter can be set to, once. */
  async learn(name) {
    if (!moreDimensions.includes(name)) return;
    await this.#host.known.ask(this.#host.desk, name);
    this.#host.requestUpdate();
  }
}
