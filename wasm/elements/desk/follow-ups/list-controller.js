import { ChangesPoller } from '../changes.js';
import { call } from '../transport.js';
import { ListModel } from './list-model.js';
import { listPath, settlingPath, viewOfTab } from './view.js';

const page_size = 100;
const largest_page = 200;   // the server gives no more at once
const most_reloaded_singly = 20;
const most_settling = 5;

/** Loads the list, page by page, and keeps it as true as the change feed says. */
export class ListController {
  /** @type {'loading' | 'ready' | 'error'} */
  status = 'loading';
  problem = null;
  /** While refreshing fails: what is wrong and when it is tried again. The list stays. */
  stale = null;
  loaded_at = 0;
  view = viewOfTab('waiting');
  model = new ListModel(this.view, '');
  #host;
  #poller = null;
  #generation = 0;
  #more = null;
  #wanted = 0;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() { this.#poller?.stop(); }

  /** Shows another view. Rows stay until the new ones are there, unless it is another tab. */
  async show(view) {
    const generation = (this.#generation += 1);
    const sameTab = view.tab === this.view.tab && this.status === 'ready';
    this.view = view;
    this.problem = null;
    if (!sameTab) this.status = 'loading';
    this.#host.requestUpdate();
    const model = new ListModel(view, this.#host.me ?? '');
    try {
      await this.#loadHead(model, page_size);
      if (generation !== this.#generation) return;
      this.model = model;
      this.status = 'ready';
      this.#arrived();
      this.#follow();
    } catch (problem) {
      if (generation !== this.#generation) return;
      this.status = 'error';
      this.problem = problem;
      this.#poller?.stop();
    }
    this.#host.requestUpdate();
  }

  again() { return this.show(this.view); }

  /**
   * Loads on, once however often the scrolling asks.
   * @param {number} missing how many cases below the last one are in view; negative: none yet
   */
  more(missing = 0) {
    this.#wanted = this.model.items.length + missing;
    if (missing < 0 || this.status !== 'ready' || this.stale || !this.model.next) return;
    this.#more ??= this.#loadMore(this.model);
  }

  /** Until what is in view is there: the user may have pulled the bar to the end, or back again. */
  async #loadMore(model) {
    try {
      do {
        const limit = this.#wanted - model.items.length > page_size ? largest_page : page_size;
        model.append((await this.#get(listPath(model.view, { limit, cursor: model.next }))).body);
      } while (model === this.model && model.next && model.items.length < this.#wanted);
    } catch (problem) {
      this.#failed(problem, 0);
    }
    this.#more = null;   // before the drawing, which asks for more where it ends too soon
    this.#host.requestUpdate();
  }

  /** Looks for changes now. */
  poke() { return this.#poller?.poke(); }

  async #loadHead(model, limit) {
    const { body } = await this.#get(listPath(model.view, { limit }));
    model.replace(body);
    this.#host.setClock(body.now_at);
    model.settling = body.counts.settling
      ? (await this.#get(settlingPath(most_settling))).body.items : [];
  }

  #get(path) { return call(this.#host.desk, 'GET', path); }

  #arrived() {
    this.loaded_at = this.#host.now();
    this.stale = null;
  }

  #follow() {
    this.#poller ??= new ChangesPoller(this.#host.desk, {
      changed: (changes) => this.#changed(changes),
      failed: (problem, retry_at) => this.#failed(problem, retry_at),
      recovered: () => { this.#arrived(); this.#host.requestUpdate(); },
    });
    this.#poller.start(this.model.position);
  }

  #failed(problem, retry_at) {
    this.stale = { problem, retry_at };
    this.#host.requestUpdate();
  }

  async #changed(changes) {
    const generation = this.#generation;
    const { model } = this;
    const ids = [...new Set(changes.filter(({ kind }) => kind === 'follow_up').map(({ id }) => id))];
    if (model.items.length <= page_size) await this.#loadHead(model, page_size);
    else if (ids.length <= most_reloaded_singly) await this.#reloadSome(model, ids);
    else await this.#reloadAll(model);
    if (generation !== this.#generation) return;
    this.#arrived();
    this.#host.casesChanged(ids);
    this.#host.requestUpdate();
  }

  /** A long list keeps its pages: only the counts and the cases that changed are asked for. */
  async #reloadSome(model, ids) {
    const counted = new ListModel(model.view, this.#host.me ?? '');
    await this.#loadHead(counted, 1);
    Object.assign(model, { counts: counted.counts, position: counted.position, settling: counted.settling });
    await Promise.all(ids.map(async (id) => {
      try {
        model.put((await this.#get(`/api/follow-ups/${id}`)).body);
      } catch (problem) {
        if (problem.status !== 404 && problem.status !== 403) throw problem;
        model.remove(id);
      }
    }));
  }

  async #reloadAll(model) {
    const wanted = model.items.length;
    const fresh = new ListModel(model.view, this.#host.me ?? '');
    await this.#loadHead(fresh, page_size);
    while (fresh.next && fresh.items.length < wanted) {
      fresh.append((await this.#get(listPath(model.view, { limit: largest_page, cursor: fresh.next }))).body);
    }
    Object.assign(model, {
      items: fresh.items, next: fresh.next, counts: fresh.counts,
      position: fresh.position, settling: fresh.settling,
    });
  }
}
