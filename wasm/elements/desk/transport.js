/**
 * How the desk elements reach the application. A transport has one method,
 * `request(method, path, body, headers) → Promise<Answer>`; the path starts with `/api`.
 * The browser demo passes the application in WebAssembly instead of HTTP.
 *
 * @typedef {{status: number, headers: Record<string, string>, body: any}} Answer
 * @typedef {{request(method: string, path: string, body?: object,
 *            headers?: Record<string, string>): Promise<Answer>}} Transport
 */

const timeout_ms = 10_000;

/** The desk mount of a host, over HTTP, as the user whose session the page has. */
export class HttpTransport {
  #base;
  #extraHeaders;

  /**
   * @param {string} base where the host mounted the desk, for example `/amends`
   * @param {() => Record<string, string>} [extraHeaders] asked before each call, because a host
   *   may replace its CSRF token while the page is open
   */
  constructor(base, extraHeaders = () => ({})) {
    this.#base = base.replace(/\/+$/, '');
    this.#extraHeaders = extraHeaders;
  }

  async request(method, path, body, headers = {}) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeout_ms);
    try {
      const response = await fetch(this.#base + path, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        signal: abort.signal,
        headers: {
          accept: 'application/json',
          'x-amends': '1',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...this.#extraHeaders(),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: read(response.headers.get('content-type'), await response.text()),
      };
    } finally {
      clearTimeout(timer);
    }
  }
}

function read(type, text) {
  if (type?.startsWith('text/csv')) return text;
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;   // a proxy's HTML page, say; the status still tells what happened
  }
}

/** What stands between us and an answer: a problem document, or no answer at all. */
export class Problem extends Error {
  /** @param {number} status 0 when nobody answered */
  constructor(status, body) {
    super(body?.detail ?? body?.title ?? 'no answer');
    this.name = 'Problem';
    this.status = status;
    this.code = body?.code ?? (status === 0 ? 'unreachable' : `http_${status}`);
    this.field = body?.field ?? null;
    this.body = body ?? {};
  }
}

/**
 * One call that either succeeds or throws a {@link Problem}.
 * @param {Transport} transport
 * @returns {Promise<Answer>}
 */
export async function call(transport, method, path, body, headers) {
  let answer;
  try {
    answer = await transport.request(method, path, body, headers);
  } catch {
    throw new Problem(0, null);
  }
  const good = answer.status === 304 || (answer.status >= 200 && answer.status < 300);
  if (!good) throw new Problem(answer.status, answer.body);
  if (answer.status !== 304 && answer.body === null) throw new Problem(502, { code: 'not_json' });
  return answer;
}

/** The header of the page's own CSRF token, from `<meta name="csrf-token">` (Rails and others). */
export function csrfHeaders(token) {
  const value = token ?? document.querySelector('meta[name="csrf-token"]')?.content;
  return value ? { 'x-csrf-token': value } : {};
}
