import { Drafts } from '../drafts.js';
import { call } from '../transport.js';

/**
 * What a manager decides about a rating: out of the figures, back in, or the disputed answer in its
 * place. Nothing written is lost: it stays as a draft until the server has taken it.
 */
export class DecisionController {
  /**
   * @type {null | {kind: 'exclude' | 'restore' | 'accept', rating: string, reason: string, busy: boolean,
   *        fault: string | null, problem: Error | null}}
   */
  form = null;
  /** What was done last, for those who hear the page. */
  said = '';
  #host;
  #drafts = null;

  constructor(host) { this.#host = host; }

  get #kept() { return (this.#drafts ??= new Drafts(this.#host.src ?? '')); }

  open(kind, rating) {
    const reason = this.#kept.get(rating, kind)?.reason ?? '';
    this.form = { kind, rating, reason, busy: false, fault: null, problem: null };
    this.said = '';
    this.#host.requestUpdate();
  }

  /** Puts the form away. What was written stays as a draft. */
  close() {
    this.form = null;
    this.#host.requestUpdate();
  }

  write(reason) {
    const { form } = this;
    Object.assign(form, { reason, fault: null });
    this.#kept.put(form.rating, form.kind, { reason });
    this.#host.requestUpdate();
  }

  /** @returns {Promise<boolean>} whether the form is done with */
  async send() {
    const { form } = this;
    if (!form || form.busy) return false;
    const reason = form.reason.trim();
    Object.assign(form, { fault: reason ? null : 'fault.reason', problem: null, busy: reason !== '' });
    this.#host.requestUpdate();
    if (!reason) return false;
    try {
      const path = `/api/ratings/${encodeURIComponent(form.rating)}/${form.kind}`;
      const { body } = await call(this.#host.desk, 'POST', path, { reason });
      this.#kept.drop(form.rating, form.kind);
      this.said = this.#host.say(`said.${form.kind}`);
      if (this.form === form) this.form = null;
      this.#host.decided(body.request);
      return true;
    } catch (problem) {
      return await this.#refused(form, problem);
    } finally {
      form.busy = false;
      this.#host.requestUpdate();
    }
  }

  /** Somebody else was faster, or an answer of the server was lost: the request itself says how it stands. */
  async #refused(form, problem) {
    if (problem.code === 'note_required') {
      form.fault = 'fault.reason';
    } else if (problem.code === 'transition_not_allowed') {
      await this.#host.refresh();
      this.said = this.#host.say('decide.meanwhile');
      if (this.form === form) this.form = null;
      return true;
    } else {
      form.problem = problem;
    }
    return false;
  }
}
