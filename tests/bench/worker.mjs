// What a host's process gets larger by when it has Amends in it.
import { join } from 'node:path';
import { figuresOf, root } from './measure.mjs';

const library = join(root, 'dist/lib/libamends.so');

/** @returns {Promise<Array<{threads: number, bytes: number}>>} */
export async function measureWorker(folder) {
  const found = [];
  for (const threads of [1, 5, 8]) {
    const figures = await figuresOf('amends_bench_worker', library, join(folder, `worker-${threads}.db`), String(threads));
    found.push({ threads, ...figures });
  }
  return found;
}
