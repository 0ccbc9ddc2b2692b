// A private Request Tracker for one test file: started, asked and ended here.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import PostalMime from 'postal-mime';
import { freePort } from '../../profiles/support/programs.mjs';
import { Postgres } from '../support/postgres.mjs';
import { startServer } from '../support/server.mjs';
import { generous_ms, until } from '../support/waiting.mjs';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const instance = join(here, 'instance.sh');
const extension = 'local/plugins/RT-Extension-Amends';

/** A process of inside.pl. */
class Inside {
  #process;
  #answers;
  #last = Promise.resolve();

  constructor(process) {
    this.#process = process;
    this.#answers = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  }

  perl(lines) {
    const answer = this.#last.then(() => this.#ask(lines));
    this.#last = answer.catch(() => {});
    return answer;
  }

  async #ask(lines) {
    this.#process.stdin.write(`${JSON.stringify(lines)}\n`);
    const { value } = await this.#answers.next();
    const { said, error } = JSON.parse(value);
    if (error) throw new Error(error);
    return said;
  }

  async end() {
    if (this.#process.exitCode !== null) return;
    const ended = new Promise((resolve) => { this.#process.once('exit', resolve); });
    this.#process.stdin.end();
    await ended;
  }
}

export class RequestTracker {
  #environment;
  #postgres = null;
  #server = null;
  #mails = new Map();
  #inside = null;
  #processes = [];

  static password = 'Amends-2-try';

  /**
   * @param {Record<string, string>} [environment] AMENDS_LIBRARY and the like, see instance.sh
   * @param {string} [configuration] more lines for RT_SiteConfig.pm
   * @param {string} [database] RT's own, one of databases.mjs
   * @param {'starlet' | 'mod_perl' | 'fcgid'} [server]
   */
  static async start({ environment = {}, configuration = '', database = 'SQLite', server = 'starlet' } = {}) {
    const rt = new RequestTracker();
    rt.#environment = { ...process.env, AMENDS_RT_CONFIG: configuration, AMENDS_RT_SERVER: server, ...environment };
    if (database === 'PostgreSQL') {
      rt.#postgres = await Postgres.start();
      rt.#environment.AMENDS_HOST_POSTGRES = rt.#postgres.folder;
    }
    rt.folder = await mkdtemp(join(tmpdir(), 'amends-rt-'));
    const port = await freePort();
    rt.url = `http://127.0.0.1:${port}${server === 'starlet' ? '' : '/rt'}`;
    await run(instance, ['new', rt.folder, String(port)], { env: rt.#environment });
    rt.#server = await startServer('Request Tracker', [instance, ['serve', rt.folder, String(port)], rt.#environment], `${rt.url}/`);
    return rt;
  }

  /** Of the process that forked the workers. */
  get pid() { return this.#server.pid; }

  /** The process ids of those that it started, and they, and that live now. */
  async workers(parent = this.pid) {
    const children = (await readFile(`/proc/${parent}/task/${parent}/children`, 'latin1').catch(() => '')).split(' ').filter(Boolean).map(Number);
    return [...children, ...(await Promise.all(children.map((child) => this.workers(child)))).flat()];
  }

  /** Ends the workers as their server does after some requests, and waits for others. */
  async renewWorkers() {
    const old = await this.workers();
    for (const worker of old) process.kill(worker, 'SIGTERM');
    await until('new workers', async () => {
      const now = await this.workers();
      return now.length === old.length && !now.some((worker) => old.includes(worker));
    });
  }

  async stop() {
    await Promise.all(this.#processes.map((process) => process.end()));
    await this.#server?.stop();
    await this.#postgres?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Runs a command in a process of its own; returns all that it printed, and its exit code. */
  async exec(...command) {
    const options = { env: this.#environment };
    const { stdout, stderr, code = 0 } = await run(instance, ['exec', this.folder, ...command], options).catch((error) => error);
    return { said: stdout + stderr, code };
  }

  /** One of the extension's own programs. */
  program(name) { return this.exec(`${extension}/${name}`); }

  /** What Amends knows about a ticket. */
  async told(ticket) {
    return JSON.parse(await this.perl(`print RT::Extension::Amends->ask_as_host('GET', '/api/requests/${ticket}')->body;`));
  }

  /** Lines of Perl inside this RT, one call after the other in the same process; returns what they printed. */
  perl(lines) {
    this.#inside ??= this.inside();
    return this.#inside.perl(lines);
  }

  /** Another process inside this RT. */
  inside() {
    const process = new Inside(spawn(instance, ['exec', this.folder, join(here, 'inside.pl')],
      { env: this.#environment, stdio: ['pipe', 'pipe', 'inherit'] }));
    this.#processes.push(process);
    return process;
  }

  /** What a timer runs every minute, with its own file beside it. */
  async hostTick(note) {
    const program = join(here, '../../../dist/share/amends/host-tick');
    const path = `PATH=${join(here, '../../../dist/bin')}:/usr/sbin:/usr/bin:/sbin:/bin`;
    await run(instance, ['exec', this.folder, 'env', path, program, note, `${extension}/bin/amends-rt-tick`], { env: this.#environment });
  }

  tick() { return this.program('bin/amends-rt-tick'); }

  insertData() {
    return this.exec('rt-setup-database-5', '--action', 'insert', '--skip-create', '--datafile', `${extension}/etc/initialdata`,
      '--package', 'RT::Extension::Amends', '--ext-version', '0.1.0');
  }

  /** RT's own REST interface, as an administrator. */
  async rest(method, path, document) {
    const answer = await fetch(`${this.url}/REST/2.0/${path}`, {
      method,
      signal: AbortSignal.timeout(generous_ms),
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`root:${RequestTracker.password}`).toString('base64')}`,
      },
      body: document && JSON.stringify(document),
    });
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(body)}`);
    return body;
  }

  async newTicket(subject, more = {}) {
    const { id } = await this.rest('POST', 'ticket', { Subject: subject, Queue: 'Service Desk', Content: `${subject}.`, ...more });
    return Number(id);
  }

  /** Resolved tickets of so many customers who were asked: {ticket, link}. */
  async askedCustomers(count) {
    const tickets = JSON.parse(await this.perl(`
      my @ids;
      for my $customer (1 .. ${count}) {
        my $ticket = RT::Ticket->new(RT->SystemUser);
        my ($id, undef, $why) = $ticket->Create(Queue => 'Service Desk', Subject => "Request of customer $customer", Requestor => ["c$customer\\@example.org"]);
        die $why unless $id;
        $ticket->SetStatus('resolved');
        push @ids, $id;
      }
      print '[' . join(',', @ids) . ']';`));
    const mails = (await this.mails()).filter(({ text }) => text.includes('/amends/r/'));
    return tickets.map((ticket, at) => ({ ticket, link: linksOf(mails.find(({ to }) => to[0] === `c${at + 1}@example.org`))[0] }));
  }

  setStatus(ticket, status) { return this.rest('PUT', `ticket/${ticket}`, { Status: status }); }

  /** The custom field, as RT's own interface tells it; empty without a value. */
  async satisfaction(ticket) {
    const { CustomFields } = await this.rest('GET', `ticket/${ticket}?fields=CustomFields`);
    return CustomFields.find(({ name }) => name === 'Satisfaction')?.values[0] ?? '';
  }

  async log() {
    return readFile(join(this.folder, 'rt.log'), 'utf8').catch((error) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
  }

  /** What went wrong, line by line. */
  async complaints() {
    return (await this.log()).split('\n').filter((line) => /\[(?:warning|error|critical)\]/.test(line));
  }

  /** Everything that RT keeps, as one text to search for what must not be there; quoted-printable lines are joined. */
  async kept() {
    const raw = this.#postgres ? await this.#postgres.dump('rt') : await readFile(join(this.folder, 'rt.sqlite3'), 'latin1');
    return raw.replaceAll('=\n', '');
  }

  /** The mail that came first among those that fit; waits for it. */
  mail(what, fits) {
    return until(what, async () => (await this.mails()).find(fits));
  }

  /** Every mail that RT sent so far: {to, subject, message_id, text, html}, oldest first. */
  async mails() {
    const folder = join(this.folder, 'mails');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
    for (const name of names.filter((name) => !this.#mails.has(name))) {
      const { to = [], cc = [], subject, messageId, text = '', html = '' } = await PostalMime.parse(await readFile(join(folder, name)));
      this.#mails.set(name, { to: [...to, ...cc].map(({ address }) => address), subject, message_id: messageId, text, html });
    }
    return names.map((name) => this.#mails.get(name));
  }

  /** The process ids of those that opened the library. */
  async openers() {
    const opened = /^\[(\d+)\] .*Amends: the library .* is open/gm;
    return new Set([...(await this.log()).matchAll(opened)].map(([, pid]) => pid));
  }
}

/** The links of a mail's text, by answer. */
export const linksOf = ({ text }) => [...text.matchAll(/http\S*\/amends\/r\/\w+\/(\d)/g)].map(([link]) => link);
export const tokenOf = (link) => link.match(/\/r\/(\w+)/)[1];
