// A private PostgreSQL for one test file: no port, a socket in its own folder, nothing kept.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, chown } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './waiting.mjs';

const run = promisify(execFile);
const programs = '/usr/lib/postgresql/15/bin';

/** PostgreSQL refuses to run as root; the package made a user for it. */
async function whoRunsIt() {
  if (process.getuid() !== 0) return {};
  const idOf = async (option) => Number((await run('id', [option, 'postgres'])).stdout);
  return { uid: await idOf('-u'), gid: await idOf('-g') };
}

export class Postgres {
  #server;

  static async start() {
    const postgres = new Postgres();
    const who = await whoRunsIt();
    /** Of the socket; what libpq takes for a host. */
    postgres.folder = await mkdtemp(join(tmpdir(), 'amends-pg-'));
    if (who.uid !== undefined) await chown(postgres.folder, who.uid, who.gid);
    const data = join(postgres.folder, 'data');
    const options = { ...who, cwd: postgres.folder };
    await run(`${programs}/initdb`, ['-D', data, '-U', 'helpdesk', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], options);
    postgres.#server = spawn(`${programs}/postgres`,
      ['-D', data, '-k', postgres.folder, '-c', 'listen_addresses=', '-c', 'fsync=off'], { ...options, stdio: 'ignore' });
    await until('PostgreSQL', () => run(`${programs}/pg_isready`, ['-q', '-h', postgres.folder])
      .then(() => true));
    return postgres;
  }

  /** All rows of a database, as text. */
  async dump(database) {
    const arguments_ = ['-h', this.folder, '-U', 'helpdesk', '--data-only', database];
    return (await run(`${programs}/pg_dump`, arguments_, { maxBuffer: 256 * 1024 * 1024 })).stdout;
  }

  async stop() {
    if (this.#server.exitCode === null) {
      const ended = new Promise((resolve) => { this.#server.once('exit', resolve); });
      this.#server.kill('SIGINT');           // ends its sessions, too
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}
