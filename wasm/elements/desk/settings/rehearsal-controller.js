import { call } from '../transport.js';
import { same } from './difference.js';

export const days = 90;

/** What the ask policy in the form would have done with the requests of the last days, beside the one that holds. */
export class RehearsalController {
  /** @type {'idle' | 'busy' | 'done' | 'failed'} */
  status = 'idle';
  /** As the server gives it. @type {object | null} */
  result = null;
  problem = null;
  #policy;
  #host;

  constructor(host) {
    this.#host = host;
  }

  /** Whether the form has another policy by now than the one that was tried. */
  isOf(policy) { return same(this.#policy, policy); }

  /** Reads the history, which may take seconds; changes nothing. */
  async run(policy) {
    if (this.status === 'busy') return;
    this.#policy = policy;
    this.#become('busy', { result: null, problem: null });
    try {
      const { body } = await call(this.#host.desk, 'POST', '/api/ask-policy/dry-run', { ask: policy, days });
      this.#become('done', { result: body });
    } catch (problem) {
      this.#become('failed', { problem });
    }
  }

  #become(status, fields) {
    Object.assign(this, { status }, fields);
    this.#host.requestUpdate();
  }
}
