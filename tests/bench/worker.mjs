// What a host's process gets larger by when it has Amends in it.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './measure.mjs';

const run = promisify(execFile);
const program = join(root, 'build/release/tests/bench/amends_bench_worker');
const library = join(root, 'dist/lib/libamends.so');

/** @returns {Promise<Array<{threads: number, bytes: number}>>} */
export async function measureWorker(folder) {
  const found = [];
  for (const threads of [1, 5, 8]) {
    const { stdout } = await run(program, [library, join(folder, `worker-${threads}.db`), String(threads)]);
    found.push({ threads, ...JSON.parse(stdout) });
  }
  return found;
}
