// The store's one write lock, held as a backup tool that went wrong would.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const holding = `
  store = SQLite3::Database.new(ARGV[0])
  store.busy_timeout = 60_000
  store.execute('BEGIN IMMEDIATE')
  puts 'locked'
  $stdout.flush
  $stdin.read`;

/** @returns {Promise<() => Promise<void>>} lets go of it */
export async function lock(store) {
  const holder = spawn('/usr/bin/ruby', ['-rsqlite3', '-e', holding, store], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  return async () => {
    holder.stdin.end();
    await once(holder, 'close');
  };
}
