const timeout_ms = 15_000;
const longestKeptAlive = 60_000;   // browsers refuse more than 64 KiB in requests that outlive a page

/** The address of one question: below the public mount, or of a signed-in requester. */
export class Mount {
  #url;
  #headers;
  #credentials;
  #page;

  /** @param {{src: string, lang: string | null, token?: string, request?: string, touchpoint?: string, site?: string, subject?: string, page?: string}} where */
  constructor({ src, token, request, touchpoint, site, subject, page, lang }) {
    const path = token ? `r/${encodeURIComponent(token)}`
      : request ? `api/requests/${encodeURIComponent(request)}/my-rating`
        : `t/${encodeURIComponent(touchpoint)}?${new URLSearchParams({ site: site ?? '', ...(subject && { subject }) })}`;
    this.#url = `${src.replace(/\/+$/, '')}/${path}`;
    this.#credentials = request ? 'same-origin' : 'omit';
    this.#page = page;   // undefined where a request is rated
    this.#headers = { accept: 'application/json' };
    if (lang) this.#headers['accept-language'] = lang;
    if (request) this.#headers['x-amends'] = '1';
  }

  get url() { return this.#url; }

  /** @returns {Promise<Response>} */
  open(key) {
    return this.#fetch({ headers: key ? { ...this.#headers, 'x-amends-key': key } : this.#headers });
  }

  /** @returns {Promise<Response>} */
  post(body) {
    const text = JSON.stringify({ ...body, page: this.#page });
    const headers = { ...this.#headers, 'content-type': 'application/json' };
    // A host may replace its token while the page is open.
    const csrf = this.#headers['x-amends'] && document.querySelector('meta[name="csrf-token"]')?.content;
    if (csrf) headers['x-csrf-token'] = csrf;
    return this.#fetch({ method: 'POST', headers, body: text, keepalive: text.length < longestKeptAlive });
  }

  #fetch(options) {
    return fetch(this.#url, { credentials: this.#credentials, cache: 'no-store', signal: AbortSignal.timeout(timeout_ms), ...options });
  }
}
