import { LitElement } from 'lit';
import { createMessages, pickLanguage } from './messages.js';
import { Shares } from './shares.js';
import { csrfHeaders, HttpTransport } from './transport.js';
import { When } from './when.js';

const tick_ms = 20_000;

/**
 * What the desk elements have in common: how they reach the application, the language they speak,
 * and a clock that keeps relative times true.
 */
export class DeskElement extends LitElement {
  static properties = {
    /** Where the host mounted the desk, for example `/amends`. */
    src: { type: String },
    /** The host's CSRF token; without it `<meta name="csrf-token">` is read. */
    csrf: { type: String },
    lang: { type: String, reflect: true },
    /** Takes the place of HTTP; see transport.js. */
    transport: { attribute: false },
  };

  #http = null;
  #tongue = null;
  #timer = 0;
  #offset = 0;

  /** @returns {import('./transport.js').Transport} */
  get desk() {
    if (this.transport) return this.transport;
    if (this.#http?.src !== this.src) {
      const transport = new HttpTransport(this.src ?? '', () => csrfHeaders(this.csrf));
      this.#http = { src: this.src, transport };
    }
    return this.#http.transport;
  }

  /** Texts, times and shares in the element's language. */
  get say() { return this.#speak().say; }
  get when() { return this.#speak().when; }
  get shares() { return this.#speak().shares; }
  get language() { return this.#speak().language; }
  /** The reader's own kind of it, such as "en-GB", which says how dates are written. */
  get variety() { return this.#speak().variety; }

  #speak() {
    const page = this.closest('[lang]')?.lang || document.documentElement.lang || navigator.language;
    if (this.#tongue?.page === page) return this.#tongue;
    const language = pickLanguage(page);
    const variety = navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
    this.#tongue = {
      page, language, variety,
      say: createMessages(variety), when: new When(variety), shares: new Shares(variety),
    };
    return this.#tongue;
  }

  /** The server's time: due times are judged by its clock, not by this machine's. */
  now() { return Date.now() + this.#offset; }

  /** @param {number | undefined} now_at the server's time in an answer that just came */
  setClock(now_at) {
    if (now_at) this.#offset = now_at - Date.now();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), tick_ms);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  /** Tells the page: what happened, with plain data in `detail`. */
  tell(type, detail, options = {}) {
    return this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail, ...options }));
  }
}
