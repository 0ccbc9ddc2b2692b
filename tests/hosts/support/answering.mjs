// A customer behind a link, without a browser: what the widget sends, from its page to the press.
import { randomBytes } from 'node:crypto';
import { generous_ms, until } from './waiting.mjs';

/** Nobody presses sooner after a page came, and what comes sooner is not taken. */
const too_soon_ms = 300;

const random = () => randomBytes(16).toString('hex');

export class Answering {
  #page;
  #key = random();
  #nonce = null;
  #seen_at = 0;

  /** How often no answer came at all, or one that said to try again. */
  cut = 0;

  /** Whether a press is on its way. */
  isWaiting = false;

  /** What said so last: {status, retry_after_s}. */
  refusal = null;

  /** @param {string} link one of the mail */
  constructor(link) { this.#page = link.replace(/\/\d$/, ''); }

  /** Looks and presses; sends the same op again until it is acknowledged. Returns what became of it. */
  async press(answer) {
    const op = random();
    return until(`an acknowledgement for ${answer}`, async () => {
      if (!this.#nonce) this.#see(await this.#ask('GET'));
      await until('a page that is old enough', () => performance.now() - this.#seen_at > too_soon_ms);
      const { status, body } = await this.#ask('POST', { answer, op, key: this.#key, nonce: this.#nonce });
      if (body.nonce) this.#see({ body });
      if (status === 200) return body;
      throw new Error(JSON.stringify(body));
    });
  }

  /**
   * Presses something else each time until it is over, and then the last.
   * @returns {Promise<number[]>} what was acknowledged
   */
  async pressOn(isOver, last) {
    const acknowledged = [];
    const press = async (answer) => {
      const { result, answer: stands } = await this.press(answer);
      if (result !== 'recorded' || stands !== answer) throw new Error(`${answer} was ${result}, and ${stands} stands`);
      acknowledged.push(answer);
    };
    while (!isOver()) await press(acknowledged.length % 2 ? 3 : 5);
    await press(last);
    return acknowledged;
  }

  #see({ body }) {
    this.#nonce = body.nonce;
    this.#seen_at = performance.now();
  }

  async #ask(method, document) {
    try {
      this.isWaiting = Boolean(document);
      const answer = await fetch(this.#page, {
        method,
        signal: AbortSignal.timeout(generous_ms),
        headers: { accept: 'application/json', 'content-type': 'application/json', origin: new URL(this.#page).origin },
        body: document && JSON.stringify(document),
      });
      if (answer.status >= 500) {
        this.refusal = { status: answer.status, retry_after_s: Number(answer.headers.get('retry-after')) };
        throw new Error(`the answer was ${answer.status}`);
      }
      return { status: answer.status, body: await answer.json() };
    } catch (error) {
      this.cut += 1;
      throw error;
    } finally {
      this.isWaiting = false;
    }
  }
}
