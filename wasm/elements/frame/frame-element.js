import { detailOf } from './messages.js';

const longestWait_ms = 15_000;
const highest = 4_000;
const longestTitle = 200;
const style = ':host{display:block}iframe{display:block;inline-size:100%;block-size:0;border:0}[hidden]{display:none}';
const own = ['src', 'token', 'touchpoint', 'site', 'subject', 'lang'];
let sheet;

// Queries and fragments may hold what is nobody's business.
const pageAddress = () => document.querySelector('link[rel=canonical]')?.href || location.origin + location.pathname;

function adopted() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
  }
  return [sheet];
}

/**
 * `<amends-rating-frame src="https://help.example.org/amends" token="…">` shows the rating page of an
 * Amends on another origin in a frame: as high as what is in it, with the events of `<amends-rating>`.
 * For pages whose policy allows no scripts of others to touch them. What is inside the element shows
 * when the frame does not answer; `amends-error` with the code `frame_refused` says so.
 */
export class AmendsRatingFrame extends HTMLElement {
  static observedAttributes = own;

  #root = this.attachShadow({ mode: 'open' });
  #frame = null;
  #life = null;
  #due = false;
  #wait = 0;
  #address = null;

  connectedCallback() { this.#refresh(); }

  disconnectedCallback() { this.#refresh(); }

  attributeChangedCallback() { this.#refresh(); }

  // Hosts set several attributes in one go. A frame that moves loads anew: browsers know no other way.
  #refresh() {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      const address = this.isConnected ? this.#read() : null;
      if (address?.href === this.#address?.href) return;
      this.#end();
      this.#address = address;
      if (address) this.#begin();
    });
  }

  #read() {
    const given = (name) => this.getAttribute(name);
    const base = given('src')?.replace(/\/+$/, '');
    const path = given('token') ? `r/${encodeURIComponent(given('token'))}`
      : given('touchpoint') && `t/${encodeURIComponent(given('touchpoint'))}`;
    if (base === undefined || !path) return null;
    const address = new URL(`${base}/${path}/frame`, document.baseURI);
    const told = { site: given('site'), subject: given('subject'), lang: given('lang'), page: given('touchpoint') && pageAddress() };
    for (const [name, value] of Object.entries(told)) {
      if (value) address.searchParams.set(name, value);
    }
    return address;
  }

  #begin() {
    const { signal } = this.#life = new AbortController();
    const frame = this.#frame = document.createElement('iframe');
    frame.setAttribute('part', 'frame');
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
    frame.referrerPolicy = 'origin';
    frame.src = this.#address.href;
    frame.addEventListener('load', () => this.#greet());
    this.#root.adoptedStyleSheets = adopted();
    this.#root.replaceChildren(frame);
    addEventListener('message', (message) => this.#hear(message), { signal });
    this.#wait = setTimeout(() => this.#giveUp(), longestWait_ms);
  }

  #end() {
    clearTimeout(this.#wait);
    this.#life?.abort();
    this.#root.replaceChildren();
  }

  // The frame takes the page's accent, corners and light or dark; its font is its own.
  #greet() {
    const look = getComputedStyle(this);
    const property = (name) => look.getPropertyValue(name).trim();
    this.#frame.contentWindow.postMessage({
      amends: 'hello',
      look: { accent: property('--amends-accent'), radius: property('--amends-radius'), scheme: look.colorScheme },
    }, this.#address.origin);
  }

  #hear({ source, origin, data }) {
    if (source !== this.#frame.contentWindow || origin !== this.#address.origin || typeof data !== 'object' || !data) return;
    clearTimeout(this.#wait);
    if (data.amends === 'title') this.#frame.title = String(data.title).slice(0, longestTitle);
    if (data.amends === 'height' && data.height > 0) this.#frame.style.blockSize = `${Math.min(Math.ceil(data.height), highest)}px`;
    if (data.amends === 'event') this.#fire(data.name, data.detail);
  }

  #fire(name, told) {
    const detail = detailOf(name, told);
    if (detail) this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #giveUp() {
    this.#life.abort();
    this.#root.replaceChildren(document.createElement('slot'));
    this.#fire('amends-error', { code: 'frame_refused', status: 0 });
  }
}
