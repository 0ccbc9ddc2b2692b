import { begin } from './begin.js';

/**
 * `<amends-rating src="/amends" token="…">` asks one question; `request="17"` instead of a token is
 * for the signed-in requester. What is inside the element shows where there is no JavaScript, or no
 * answer from the server.
 *
 * Fires `amends-rated`, `amends-changed` and `amends-error`; see wasm/types/rating.d.ts.
 */
export class AmendsRating extends HTMLElement {
  static observedAttributes = ['src', 'token', 'request', 'lang', 'survey', 'link', 'no-wasm'];

  #root = this.attachShadow({ mode: 'open' });
  #life = null;
  #stale = true;
  #due = false;

  connectedCallback() { this.#refresh(); }

  disconnectedCallback() { this.#refresh(); }

  attributeChangedCallback() {
    this.#stale = true;
    this.#refresh();
  }

  // Hosts set several attributes, or move the element, in one go.
  #refresh() {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      const wanted = this.isConnected && (this.hasAttribute('token') || this.hasAttribute('request'));
      if (wanted === Boolean(this.#life) && !this.#stale) return;
      this.#life?.abort();
      this.#life = wanted ? new AbortController() : null;
      this.#stale = false;
      if (wanted) begin(this, this.#root, this.#life.signal);
    });
  }
}
