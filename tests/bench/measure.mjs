// The native measurements (main.cpp), and what all of them share.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const root = fileURLToPath(new URL('../../', import.meta.url));
const programs = fileURLToPath(new URL('../../build/release/tests/bench/', import.meta.url));

export function median(values) {
  return values.toSorted?.((a, b) => a - b)[values.length >> 1] ?? [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Runs a program of this folder's, which prints its figures. */
export async function figuresOf(program, ...words) {
  const { stdout } = await run(programs + program, words, { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

/** Runs one measurement in a process of its own. */
export const measure = (...words) => figuresOf('amends_bench', ...words);

/** Writes a CSV file of so many rated requests. */
export async function writeSamples(file, count) {
  const made = spawn(`${programs}amends_bench`, ['samples', String(count)], { stdio: ['ignore', 'pipe', 'inherit'] });
  made.stdout.pipe(createWriteStream(file));
  const [code] = await once(made, 'close');
  if (code !== 0) throw new Error('amends_bench samples failed');
}

/** Seconds that a command takes, as a whole process. */
export async function seconds(command, args, options = {}) {
  const start = performance.now();
  await run(command, args, { maxBuffer: 1 << 26, ...options });
  return (performance.now() - start) / 1000;
}
