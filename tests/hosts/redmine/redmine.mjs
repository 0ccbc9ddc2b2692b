// A private Redmine for one test file: started, asked and ended here.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import PostalMime from 'postal-mime';
import { freePort } from '../../profiles/support/programs.mjs';
import { Postgres } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { until } from '../support/waiting.mjs';
import { puma } from './servers.mjs';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const instance = join(here, 'instance.sh');
const ruby = '/usr/bin/ruby';

export class Redmine {
  #folder;
  #environment;
  #postgres = null;
  #under = null;
  #server = null;
  #mails = new Map();

  static password = 'Amends-2-try';
  /** Of the status, in Redmine's default data. */
  static closed = 5;

  /**
   * @param {object} [under] the web server, one of servers.mjs
   * @param {number} [workers] its processes
   * @param {Record<string, string>} [environment] AMENDS_LIBRARY and the like, see instance.sh
   * @param {boolean} [plugin] without it Redmine is what it was before
   * @param {string} [database] Redmine's own, one of databases.mjs
   */
  static async start({ under = puma, workers = 2, environment = {}, plugin = true, database = 'SQLite' } = {}) {
    const redmine = new Redmine();
    redmine.#environment = { ...process.env, ...environment };
    if (database === 'PostgreSQL') {
      redmine.#postgres = await Postgres.start();
      redmine.#environment.AMENDS_HOST_POSTGRES = redmine.#postgres.folder;
    }
    redmine.#folder = await mkdtemp(join(tmpdir(), 'amends-redmine-'));
    const port = await freePort();
    redmine.url = `http://127.0.0.1:${port}`;
    await run(instance, ['new', redmine.#folder, String(port)], { env: redmine.#environment });
    if (!plugin) await rm(join(redmine.#folder, 'plugins/amends'));
    await redmine.#serve(under, port, workers);
    return redmine;
  }

  async #serve(under, port, workers) {
    this.#under = under;
    const command = await under.command({ folder: this.#folder, port, workers });
    this.#server = await startServer('Redmine', [instance, ['exec', this.#folder, ...command], this.#environment], `${this.url}/login`);
  }

  /** The file of Amends' own data. */
  get store() { return this.#environment.AMENDS_STORE ?? join(this.#folder, 'amends.db'); }

  /** Of the process that forked the workers. */
  get pid() { return this.#server.pid; }

  /** The process ids of those that serve. */
  processes() { return this.#under.processes({ folder: this.#folder, pid: this.pid }); }

  /** Of what they are forked from, and may not have opened the library. */
  async preloaders() {
    return this.#under.preloaders?.({ folder: this.#folder }) ?? [this.pid];
  }

  async stop() {
    await this.#server?.stop();
    await this.#under?.gone?.({ folder: this.#folder });
    await this.#postgres?.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Runs a rake task in a process of its own, as a timer would; returns what it printed. */
  async rake(task) {
    const { stdout } = await run(instance, ['exec', this.#folder, 'bundle', 'exec', 'rake', task],
      { env: this.#environment });
    return stdout;
  }

  /** What a timer runs every minute, with its own file beside it. */
  async hostTick(note) {
    const program = join(here, '../../../dist/share/amends/host-tick');
    const path = `PATH=${join(here, '../../../dist/bin')}:/usr/sbin:/usr/bin:/sbin:/bin`;
    await run(instance, ['exec', this.#folder, 'env', path, program, note, 'bundle', 'exec', 'rake', '--silent', 'redmine:amends:tick'], { env: this.#environment });
  }

  /** What a script inside Redmine prints. */
  async runner(script) {
    const { stdout } = await run(instance, ['exec', this.#folder, 'bin/rails', 'runner', script], { env: this.#environment });
    return stdout;
  }

  /** A text field of all issues. @returns {Promise<number>} its id */
  async addCustomField() {
    const script = `puts IssueCustomField.create!(name: 'Note', field_format: 'string', is_for_all: true, trackers: Tracker.all).id`;
    return Number(await this.runner(script));
  }

  /** Rows of Redmine's own database, as arrays. */
  async sql(query) {
    const { stdout } = await run(ruby, [join(here, 'query.rb'), this.#folder, query]);
    return JSON.parse(stdout);
  }

  /** One statement to the file of Amends' own data, from a process of its own. */
  async storeSql(statement) {
    await run(ruby, ['-rsqlite3', '-e', 'SQLite3::Database.new(ARGV[0]).execute(ARGV[1])', this.store, statement]);
  }

  log() {
    return readFile(join(this.#folder, 'instances/default/log/production.log'), 'utf8');
  }

  /** The lines of the log that say what did not work in the glue or the library. */
  async complaints() {
    return (await this.log()).split('\n').filter((line) => line.includes('Amends: '));
  }

  /** The mail that came first among those that fit; waits for it. */
  mail(what, fits) {
    return until(what, async () => (await this.mails()).find(fits));
  }

  /** Every mail that Redmine sent so far: {to, subject, message_id, text, html}, oldest first. */
  async mails() {
    const folder = join(this.#folder, 'mails');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
    for (const name of names.filter((name) => !this.#mails.has(name))) {
      const { to = [], cc = [], subject, messageId, text = '', html = '' } = await PostalMime.parse(await readFile(join(folder, name)));
      this.#mails.set(name, { to: [...to, ...cc].map(({ address }) => address), subject, message_id: messageId, text, html });
    }
    return names.map((name) => this.#mails.get(name));
  }

  /** The process ids of those that answered; a request is named by its x-request-id. */
  async workersOf(requests) {
    const started = / #(\d+)\]\s+INFO -- : \[([0-9a-f-]+)\] Started/g;
    const pids = new Map([...(await this.log()).matchAll(started)].map(([, pid, request]) => [request, pid]));
    return new Set(requests.map((request) => pids.get(request)));
  }
}
