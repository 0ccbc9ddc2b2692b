import { call } from '../transport.js';

const settle_ms = 120;   // walking fast with j does not ask for every case on the way

/** The case in hand: what the list knows of it at once, its history and what is allowed a moment later. */
export class CaseController {
  id = null;
  detail = null;
  problem = null;
  #host;
  #timer = 0;

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
    } catch (problem) {
      if (id !== this.id) return;
      this.problem = problem;
    }
    this.#host.requestUpdate();
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
