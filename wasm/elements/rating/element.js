import { begin } from './begin.js';
import { Presence } from './presence.js';

const questions = ['token', 'request', 'touchpoint'];

/**
 * `<amends-rating src="/amends" token="…">` asks one question; `request="17"` instead of a token is
 * for the signed-in requester, `touchpoint="kb-article" site="…"` for whoever reads a page. What is
 * inside the element shows where there is no JavaScript, or no answer from the server.
 *
 * Fires `amends-rated`, `amends-changed` and `amends-error`; see wasm/types/rating.d.ts.
 */
export class AmendsRating extends HTMLElement {
  static observedAttributes = ['src', 'token', 'request', 'touchpoint', 'site', 'subject', 'lang', 'survey', 'order', 'link', 'no-wasm'];

  static #properties = this.observedAttributes.filter((name) => name !== 'lang')
    .map((name) => [name.replace('-w', 'W'), name]);

  static {
    for (const [property, name] of this.#properties) reflect(this.prototype, property, name);
  }

  #root = this.attachShadow({ mode: 'open' });
  #life = null;
  #presence = null;
  #stale = true;
  #due = false;

  connectedCallback() {
    // Set before the page knew the element, and now in the way of ours.
    for (const [property] of AmendsRating.#properties) {
      if (!Object.hasOwn(this, property)) continue;
      const value = this[property];
      delete this[property];
      this[property] = value;
    }
    this.#refresh();
  }

  disconnectedCallback() { this.#refresh(); }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    this.#stale = true;
    this.#refresh();
  }

  // Hosts set several attributes, or move the element, in one go.
  #refresh() {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      const wanted = this.isConnected && questions.some((name) => this.hasAttribute(name));
      if (this.#life && !this.#stale) {
        if (wanted) return this.#presence.enter();
        if (this.#presence.leave()) return;
      }
      this.#life?.abort();
      this.#life = wanted ? new AbortController() : null;
      if (!wanted) return;
      this.#stale = false;
      this.#presence = new Presence();
      this.#presence.enter();
      begin(this, this.#root, this.#life.signal, this.#presence);
    });
  }
}

/** A property that is an attribute; true is an empty one, an object its JSON, null none. */
function reflect(prototype, property, name) {
  Object.defineProperty(prototype, property, {
    configurable: true,
    enumerable: true,
    get() { return name === 'no-wasm' ? this.hasAttribute(name) : this.getAttribute(name); },
    set(value) {
      if (value === false || (value ?? null) === null) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? '' : typeof value === 'object' ? JSON.stringify(value) : value);
    },
  });
}
