// Somebody who is signed in to RT, without a browser: what a program of theirs, or of another site, may send.
import { generous_ms } from '../support/waiting.mjs';
import { RequestTracker } from './rt.mjs';

export class Visitor {
  constructor(rt, cookie = '') {
    this.rt = rt;
    this.cookie = cookie;
  }

  static async signedIn(rt, name) {
    const answer = await fetch(`${rt.url}/NoAuth/Login.html`, {
      method: 'POST',
      redirect: 'manual',
      headers: { referer: `${rt.url}/` },
      body: new URLSearchParams({ user: name, pass: RequestTracker.password }),
    });
    const [cookie] = answer.headers.getSetCookie();
    if (!cookie || (await answer.text()).includes('incorrect')) throw new Error(`${name} could not sign in`);
    return new Visitor(rt, cookie.split(';')[0]);
  }

  /** Opens one of RT's pages. @returns {Promise<{status: number, text: string}>} */
  async open(path) {
    const { status, body } = await this.ask('GET', path, undefined, { 'content-type': undefined, 'x-amends': undefined });
    return { status, text: body };
  }

  /** Asks the desk mount as RT's own pages do; headers of undefined are left out. */
  async ask(method, path, document, headers = {}) {
    const sent = {
      'content-type': 'application/json', 'x-amends': '1', origin: new URL(this.rt.url).origin, 'sec-fetch-site': 'same-origin',
      ...(this.cookie && { cookie: this.cookie }), ...headers,
    };
    const answer = await fetch(`${this.rt.url}${path}`, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(generous_ms),
      headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
      body: document && (typeof document === 'string' ? document : JSON.stringify(document)),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: /^[{[]/.test(text) ? JSON.parse(text) : text };
  }
}
