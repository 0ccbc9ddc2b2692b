import { call } from '../transport.js';
import { openStates } from './view.js';

const others_a_page = 10;
const mergeable_of_requests = 200;   // as many as one page of the API has
const settle_ms = 120;   // walking fast with j does not ask for every case on the way

/** The case in hand: what the list knows of it at once, its history and what is allowed a moment later. */
export class CaseController {
  id = null;
  detail = null;
  problem = null;
  others = null;   // the customer's other requests; null: not known (yet)
  more = null;     // the cursor of those before them, where there are still others
  asksMore = '';   // 'busy' while it does; 'failed' where it could not
  mergeable = [];  // waiting cases of the customer that can take care of this one too
  #host;
  #timer = 0;
  #merges = false;

  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() { clearTimeout(this.#timer); }

  /** @param {string} id @param {{soon?: boolean}} [how] soon: the next key may choose another one */
  open(id, { soon = false } = {}) {
    if (id === this.id) return;
    this.id = id;
    this.detail = null;
    this.problem = null;
    this.others = null;
    this.more = null;
    this.asksMore = '';
    this.mergeable = [];
    clearTimeout(this.#timer);
    if (soon) this.#timer = setTimeout(() => this.reload(), settle_ms);
    else this.reload();
    this.#host.requestUpdate();
  }

  close() {
    this.id = null;
    this.detail = null;
    clearTimeout(this.#timer);
    this.#host.requestUpdate();
  }

  async reload() {
    const { id } = this;
    if (!id) return;
    try {
      const { body } = await call(this.#host.desk, 'GET', `/api/follow-ups/${encodeURIComponent(id)}`);
      if (id !== this.id) return;
      this.detail = body;
      this.problem = null;
      if (!this.others) this.#readOthers(id, body.request);
    } catch (problem) {
      if (id !== this.id) return;
      this.problem = problem;
    }
    this.#host.requestUpdate();
  }

  /** What comes with the case and is not it: where it cannot be had, it is left out. */
  async #readOthers(id, request) {
    try {
      const { body } = await call(this.#host.desk, 'GET', othersPath(request, ''));
      if (id !== this.id) return;
      this.others = body.items.filter((other) => other.id !== request);
      this.more = body.next;
      this.#merges = this.more !== null || mergeableOf(body.items, id).length > 0;
      this.#host.requestUpdate();
    } catch {
      // The case itself is there, and says what is wrong if something is.
    }
  }

  /** The page of the customer's requests that lies before those that are shown. */
  async readEarlier() {
    const { id, item: { request } } = this;
    if (this.asksMore === 'busy') return;
    this.#asks('busy');
    try {
      const { body } = await call(this.#host.desk, 'GET', othersPath(request, this.more));
      if (id !== this.id) return;
      const shown = new Set(this.others.map((other) => other.id));
      this.others = [...this.others, ...body.items.filter((other) => other.id !== request && !shown.has(other.id))];
      this.more = body.next;
      this.#asks('');
    } catch {
      if (id === this.id) this.#asks('failed');
    }
  }

  #asks(state) {
    this.asksMore = state;
    this.#host.requestUpdate();
  }

  /** Whether there may be a case to merge this one into; while nobody knows, there may. */
  get hasMergeable() {
    return !this.others || this.#merges;
  }

  /** Asks for the cases that this one can be merged into. */
  async readMergeable() {
    const { id, item } = this;
    const path = `/api/requests/${encodeURIComponent(item.request)}/customer?limit=${mergeable_of_requests}`;
    const { body } = await call(this.#host.desk, 'GET', path);
    if (id !== this.id) return;
    this.mergeable = mergeableOf(body.items, id);
  }

  /** One of them is another one now, or is none any more. */
  takeMergeable(item) {
    this.mergeable = this.mergeable.map((other) => (other.id === item.id ? item : other)).filter(isWaiting);
  }

  /** Takes what a change of ours returned, until the history is loaded. */
  take(item) {
    if (item.id === this.id && this.detail) this.detail = { ...this.detail, ...item };
  }

  /** What is known of the case now; the history may still be missing. */
  get item() {
    if (!this.id) return null;
    return this.detail ?? this.#host.list.model.find(this.id) ?? null;
  }
}

const othersPath = (request, cursor) =>
  `/api/requests/${encodeURIComponent(request)}/customer?limit=${others_a_page}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;

const isWaiting = ({ state }) => openStates.includes(state);

/** The same request may have several. */
const mergeableOf = (requests, id) => requests.flatMap((request) => request.follow_ups).filter((other) => other.id !== id && isWaiting(other));
