// What may befall the store while RT runs. Each begins in the store's folder, and returns how it ends.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const isRoot = process.getuid() === 0;

/** Changes the store behind our back, with Perl's own SQLite. */
const change = (folder, sql) =>
  run('perl', ['-MDBI', '-e', 'DBI->connect("dbi:SQLite:$ARGV[0]", q{}, q{}, { RaiseError => 1 })->do($ARGV[1])', join(folder, 'amends.db'), sql]);

async function writtenByANewerVersion(folder) {
  await change(folder, 'INSERT INTO schema_versions (version) VALUES (99)');
  return () => change(folder, 'DELETE FROM schema_versions WHERE version = 99');
}

/** Something else has the folder's place: nobody can write there, not even root. */
async function outOfReach(folder) {
  await rename(folder, `${folder}.aside`);
  await writeFile(folder, '');
  return async () => {
    await rm(folder);
    await rename(`${folder}.aside`, folder);
  };
}

/** As the system leaves a disk that has errors; who has it open already may go on. */
async function readOnly(folder) {
  await run('mount', ['--bind', folder, folder]);
  await run('mount', ['-o', 'remount,bind,ro', folder]);
  return () => run('umount', ['--lazy', folder]);
}

/** Something else has filled the disk. */
async function full(folder) {
  const filler = join(folder, 'filler');
  const stream = createWriteStream(filler);
  stream.end(Buffer.alloc(disk_bytes));
  await once(stream, 'error');
  return () => rm(filler);
}

const disk_bytes = 4 * 1024 * 1024;

/** A folder that is a disk of its own. */
async function disk(folder) {
  await mkdir(folder);
  await run('mount', ['-t', 'tmpfs', '-o', `size=${disk_bytes}`, 'tmpfs', folder]);
  return () => run('umount', ['--lazy', folder]);
}

async function ordinary(folder) {
  await mkdir(folder);
  return () => {};
}

const unavailable = 'Amends is not available';
const untimely = 'The timer of Amends failed';   // of what can be read as ever
const needsRoot = isRoot ? false : 'only root can mount a disk for it';

/** `place` makes the folder and returns what gives it back; `page` is what the manager's page says. */
export const storeTroubles = [
  { name: 'the store was written by a newer version', place: ordinary, begin: writtenByANewerVersion, code: 'store_newer', page: unavailable },
  { name: 'the store is out of reach', place: ordinary, begin: outOfReach, code: 'store_unavailable', page: unavailable },
  { name: 'the store’s disk is read-only', place: ordinary, begin: readOnly, code: 'store_read_only', page: untimely, skip: needsRoot },
  { name: 'the store’s disk is full', place: disk, begin: full, code: 'store_full', page: untimely, skip: needsRoot },
];
