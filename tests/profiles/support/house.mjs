// A helpdesk's Amends: four processes of `amends serve` on one store, one origin before them, and a clock
// that the test sets. Nothing but the store is shared between the processes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { amends, command, folder } from '../../cli/support/amends.mjs';
import { send } from './client.mjs';
import { ShiftedClock } from './clock.mjs';
import { RoundRobin } from './round-robin.mjs';
import { tool } from './tools.mjs';

const processes = 4;

// A second survey, so that each profile meets a short and a long scale.
const twoPoints = {
  id: 'short', version: 1, touchpoint: 'chat-ended', scale: 2, classes: ['dissatisfied', 'satisfied'], reasons: [], ask_importance: false,
  texts: { en: { question: 'Did we help?', labels: ['No', 'Yes'], reasons: {} } },
};
export const touchpoints = { 2: 'chat-ended', 5: 'request-resolved' };

export class House {
  /** @param {(close: () => unknown) => void} after what ends the house with its test file */
  static async open(after) {
    const house = new House();
    const place = await folder(after);
    house.store = join(place, 'helpdesk.db');
    house.clockFile = join(place, 'clock');
    house.clock = new ShiftedClock(house.clockFile);
    const { out, err } = await amends('key', 'create', '--store', house.store, '--name', 'profiles', '--role', 'admin');
    house.key = out.trim();
    if (!house.key) throw new Error(err);
    house.children = [];
    after(() => house.close());
    house.front = await house.#front('127.0.0.1');
    await house.#addSurvey();
    return house;
  }

  /** The same store under a name that browsers do not trust: plain http, no `Sec-Fetch-*`. */
  async intranet() {
    this.plain ??= await this.#front('intranet.test');
    return this.plain;
  }

  /** A call of the desk's API, past the front: it counts as no visit. @returns {Promise<object>} */
  async api(method, path, body) {
    const headers = { authorization: `Bearer ${this.key}`, 'content-type': 'application/json', accept: 'application/json' };
    const { status, text } = await send(`http://127.0.0.1:${this.front.ports[0]}/amends${path}`, { method, headers, body: body && JSON.stringify(body) });
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return JSON.parse(Buffer.from(text, 'latin1').toString('utf8'));
  }

  async tick() {
    while ((await this.api('POST', '/api/tick', {})).more) continue;
  }

  async close() {
    for (const front of [this.front, this.plain]) await front?.close();
    for (const { child } of this.children) child.kill('SIGTERM');
    await Promise.all(this.children.map(({ ended }) => ended));
    this.clock.close();
  }

  async #front(name) {
    const front = await new RoundRobin().listen();
    front.base = `http://${name}:${front.port}/amends`;
    front.ports = await this.#serveAll(name, front.base);
    return front;
  }

  #serveAll(...how) { return Promise.all(Array.from({ length: processes }, () => this.#serve(...how))); }

  /**
   * Ports of as many processes that have the store open once each: with more threads, one that is busy for the first
   * time opens it once more.
   */
  async singleThreaded() {
    this.singles ??= await this.#serveAll('127.0.0.1', this.front.base, '--threads', '1');
    return this.singles;
  }

  /** A tenant of its own in the same store, for as long as it is asked. */
  async stranger(ask) {
    const { out } = await amends('key', 'create', '--store', this.store, '--tenant', 'stranger', '--name', 'profiles', '--role', 'admin');
    const port = await this.#serve('127.0.0.1', 'http://127.0.0.1/amends', '--tenant', 'stranger');
    return ask(`http://127.0.0.1:${port}/amends`, out.trim());
  }

  async #serve(name, base, ...more) {
    const args = ['serve', ...more, '--store', this.store, '--port', '0', '--tick', '0', '--host-name', name, '--base-url', base,
      '--assets', join(command, '../../share/amends/web'), '--log-level', 'warn', '--max-connections', '2000'];
    const env = { ...process.env, LD_PRELOAD: tool('shifted_clock.so'), AMENDS_SHIFTED_CLOCK: this.clockFile };
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (part) => { said += part; });
    const ended = once(child, 'close');
    this.children.push({ child, ended, said: () => said });
    return new Promise((resolve, reject) => {
      createInterface(child.stdout).on('line', (line) => {
        const ready = /^Amends is ready at http:\/\/[^/]+:(\d+)\/$/.exec(line);
        if (ready) resolve(Number(ready[1]));
      });
      ended.then(([code]) => reject(new Error(`amends serve ended with ${code}: ${said}`)));
    });
  }

  async #addSurvey() {
    const { revision, settings } = await this.api('GET', '/api/settings');
    this.settings = { ...settings, surveys: [...settings.surveys, twoPoints] };
    await this.api('PUT', '/api/settings', { revision, settings: this.settings });
  }
}
