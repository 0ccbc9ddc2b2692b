import { call } from '../transport.js';
import { difference } from './difference.js';

const path = '/api/settings/versions';
const page_items = 20;

/** What was decided before: who, when, and what changed. */
export class VersionsController {
  items = [];
  more = false;
  /** @type {'new' | 'loading' | 'ready' | 'error'} */
  status = 'new';
  problem = null;
  /** The two versions that are compared, and what they differ in. @type {{from: number, to: number, changes: object[] | null}} */
  comparison = { from: 0, to: 0, changes: null };
  #whole = new Map();
  #host;

  constructor(host) {
    this.#host = host;
  }

  /** The newest ones; for the first time, or since something was saved. */
  async load() {
    this.items = [];
    this.comparison = { from: 0, to: 0, changes: null };
    await this.loadMore();
    if (this.items.length > 1) await this.compare(this.items[1].revision, this.items[0].revision);
  }

  async loadMore() {
    const before = this.items.length ? `&before=${this.items.at(-1).revision}` : '';
    await this.#try(async () => {
      const { body } = await call(this.#host.desk, 'GET', `${path}?limit=${page_items}${before}`);
      this.items = [...this.items, ...body.items];
      this.more = body.more;
    });
  }

  async compare(from, to) {
    this.comparison = { from, to, changes: null };
    await this.#try(async () => {
      const [one, other] = await Promise.all([this.whole(from), this.whole(to)]);
      this.comparison = { from, to, changes: difference(one.settings, other.settings) };
    });
  }

  /** One version with its settings. It never changes, so it is asked for once. */
  async whole(revision) {
    if (!this.#whole.has(revision)) {
      const { body } = await call(this.#host.desk, 'GET', `${path}/${revision}`);
      this.#whole.set(revision, body);
    }
    return this.#whole.get(revision);
  }

  /** Hands a version on, to be loaded into the form. */
  async take(revision, hear) {
    await this.#try(async () => hear(await this.whole(revision)));
  }

  async #try(what) {
    this.status = 'loading';
    this.problem = null;
    this.#host.requestUpdate();
    try {
      await what();
      this.status = 'ready';
    } catch (problem) {
      this.problem = problem;
      this.status = 'error';
    }
    this.#host.requestUpdate();
  }
}
