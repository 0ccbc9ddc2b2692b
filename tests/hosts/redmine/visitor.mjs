// Somebody who is signed in to Redmine, without a browser: many of them at once cost nothing.
import { generous_ms } from '../support/waiting.mjs';
import { Redmine } from './redmine.mjs';

export class Visitor {
  #cookie = '';
  #token = '';

  constructor(redmine, login) {
    this.url = redmine.url;
    this.login = login;
  }

  static async signedIn(redmine, login) {
    const visitor = new Visitor(redmine, login);
    await visitor.open('/login');
    const body = new URLSearchParams({ username: login, password: Redmine.password, authenticity_token: visitor.#token });
    await visitor.#send('/login', { method: 'POST', body });
    const { text } = await visitor.open('/my/account');
    if (!text.includes(`>${login}<`)) throw new Error(`${login} could not sign in`);
    return visitor;
  }

  /** Opens one of Redmine's pages. @returns {Promise<{status: number, text: string}>} */
  async open(path) {
    const answer = await this.#send(path);
    const text = await answer.text();
    this.#token = /name="csrf-token" content="([^"]+)"/.exec(text)?.[1] ?? this.#token;
    return { status: answer.status, text };
  }

  /** Asks the desk mount as a script of the page that was opened last would. */
  async ask(method, path, document) {
    const headers = { 'content-type': 'application/json', 'x-amends': '1', 'x-csrf-token': this.#token };
    const answer = await this.#send(`/amends${path}`, { method, headers, body: document && JSON.stringify(document) });
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  }

  /** Redmine's own API. @returns {Promise<object>} what it answers; a refusal is thrown */
  async api(method, path, document) {
    const authorization = `Basic ${btoa(`${this.login}:${Redmine.password}`)}`;
    const answer = await fetch(this.url + path, {
      method, signal: AbortSignal.timeout(generous_ms), headers: { 'content-type': 'application/json', authorization },
      body: document && JSON.stringify(document),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 200)}`);
    return text.trim() && JSON.parse(text);
  }

  async write(subject) {
    const { issue } = await this.api('POST', '/issues.json', { issue: { project_id: 'service-desk', tracker_id: 3, subject } });
    return issue.id;
  }

  close(issue) {
    return this.api('PUT', `/issues/${issue}.json`, { issue: { status_id: Redmine.closed } });
  }

  async #send(path, options = {}) {
    const headers = { ...(this.#cookie && { cookie: this.#cookie }), ...options.headers };
    const answer = await fetch(this.url + path, { redirect: 'manual', signal: AbortSignal.timeout(generous_ms), ...options, headers });
    const [given] = answer.headers.getSetCookie();
    if (given) [this.#cookie] = given.split(';');
    return answer;
  }
}
