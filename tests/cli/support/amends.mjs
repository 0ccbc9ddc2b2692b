// The command as `./dev build` makes it, run as people run it; AMENDS_COMMAND names another one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const command = process.env.AMENDS_COMMAND ?? join(root, 'dist/bin/amends');
if (!existsSync(command)) throw new Error(`${command} is missing: run ./dev build first`);

const collect = (stream) => {
  let text = '';
  stream.setEncoding('utf8').on('data', (part) => { text += part; });
  return () => text;
};

/** Runs the command to its end. @returns {Promise<{code: number, out: string, err: string}>} */
export async function amends(...args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const out = collect(child.stdout);
  const err = collect(child.stderr);
  const [code] = await once(child, 'close');
  return { code, out: out(), err: err() };
}

/** Starts `serve` or `demo` on a free port; ready when its line is on stdout. */
export async function start(...args) {
  const child = spawn(command, [...args, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const err = collect(child.stderr);
  const lines = [];
  const ended = once(child, 'close').then(([code]) => code);
  const origin = await new Promise((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      const ready = /^Amends is ready at (http:\/\/[^/]+)\/$/.exec(line);
      if (ready) resolve(ready[1]);
    });
    ended.then((code) => reject(new Error(`ended with ${code}: ${err()}`)));
  });
  return {
    origin,
    lines,
    err,
    ended,
    port: Number(new URL(origin).port),
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

/** A folder of one test file's own; goes away with it. */
export async function folder(after) {
  const made = await mkdtemp(join(tmpdir(), 'amends-cli-'));
  after(() => rm(made, { recursive: true, force: true }));
  return made;
}
