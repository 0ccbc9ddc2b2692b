// A private Redmine for one test file: started, asked and ended here.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const instance = join(here, 'instance.sh');
const ruby = '/usr/bin/ruby';

/** Nothing takes as long, even on a machine that does much else. */
export const generous_ms = 120_000;

/** Asks again until `probe` gives something, with a bound; what it threw last is the complaint. */
export async function until(what, probe, within_ms = generous_ms) {
  const end = performance.now() + within_ms;
  let complaint = '';
  for (;;) {
    try {
      const found = await probe();
      if (found) return found;
    } catch (error) {
      complaint = `: ${error.message}`;
    }
    if (performance.now() > end) throw new Error(`${what} did not come within ${within_ms} ms${complaint}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

export class Redmine {
  #folder;
  #environment;
  #server = null;
  #mails = new Map();

  static password = 'Amends-2-try';

  /** @param {Record<string, string>} [environment] AMENDS_LIBRARY and the like, see instance.sh */
  static async start({ workers = 2, environment = {} } = {}) {
    const redmine = new Redmine();
    redmine.#environment = { ...process.env, ...environment };
    redmine.#folder = await mkdtemp(join(tmpdir(), 'amends-redmine-'));
    const port = await freePort();
    redmine.url = `http://127.0.0.1:${port}`;
    await run(instance, ['new', redmine.#folder, String(port)], { env: redmine.#environment });
    await redmine.#serve(port, workers);
    return redmine;
  }

  async #serve(port, workers) {
    const puma = ['puma', '-e', 'production', '-b', `tcp://127.0.0.1:${port}`, '-t', '1:4', 'config.ru'];
    if (workers > 0) puma.splice(1, 0, '-w', String(workers), '--preload');
    this.#server = spawn(instance, ['exec', this.#folder, ...puma],
      { env: this.#environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [this.#server.stdout, this.#server.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => { said += text; });
    }
    await until('Redmine', async () => {
      if (this.#server.exitCode !== null) throw new Error(said);
      return (await fetch(`${this.url}/login`)).ok;
    });
  }

  /** Of the process that forked the workers. */
  get pid() { return this.#server.pid; }

  async stop() {
    if (this.#server?.exitCode === null) {
      const ended = new Promise((resolve) => { this.#server.once('exit', resolve); });
      this.#server.kill('SIGTERM');
      await ended;
    }
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Runs a rake task in a process of its own, as a timer would; returns what it printed. */
  async rake(task) {
    const { stdout } = await run(instance, ['exec', this.#folder, 'bundle', 'exec', 'rake', task],
      { env: this.#environment });
    return stdout;
  }

  /** Rows of Redmine's own database, as arrays. */
  async sql(query) {
    const script = 'puts JSON.generate(SQLite3::Database.new(ARGV[0]).execute(ARGV[1]))';
    const database = join(this.#folder, 'redmine.sqlite3');
    const { stdout } = await run(ruby, ['-rsqlite3', '-rjson', '-e', script, database, query]);
    return JSON.parse(stdout);
  }

  log() {
    return readFile(join(this.#folder, 'instances/default/log/production.log'), 'utf8');
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
      const { stdout } = await run(ruby, [join(here, 'read_mail.rb'), join(folder, name)]);
      this.#mails.set(name, JSON.parse(stdout));
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
