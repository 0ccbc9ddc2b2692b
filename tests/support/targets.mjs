// The builds that transcripts are played through, each behind the same few words:
//   setClock(ms), seed(n), call(text or bytes) → answer, finish() → {heads, damages?}
// Calls are answered in order, also when the next comes before the answer.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { hkdfSync } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { start } from '../../wasm/application/application.js';
import { lineOf } from './transcript-lines.mjs';
import { WasmTarget } from './wasm-target.mjs';

const build = fileURLToPath(new URL('../../build/', import.meta.url));
const runners = join(build, 'release/tests/parity');
/** Where the preset wasm puts its modules. */
export const wasmModules = join(build, 'wasm/wasm');

// The key beside every store, and what a store makes of it for its tenant.
const storeKey = Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex');
/** Of every target's tenant. */
export const rootKey = new Uint8Array(hkdfSync('sha256', storeKey, Buffer.alloc(0), 'amends tenant default', 32));

async function found(path, preset) {
  await access(path).catch(() => {
    throw new Error(`${path} is missing: run cmake --preset ${preset} && cmake --build --preset ${preset}`);
  });
  return path;
}

/** A runner of tests/parity in a process of its own, told line by line. */
class RunnerProcess {
  #process;
  #answers;
  #failure = '';
  #closed;

  constructor(program, ...options) {
    this.#process = spawn(program, options, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#closed = once(this.#process, 'close');
    this.#process.stderr.on('data', (text) => { this.#failure += text; });
    // When the process ends early, the answer that does not come says why.
    this.#process.stdin.on('error', () => {});
    this.#answers = createInterface({ input: this.#process.stdout, crlfDelay: Infinity })[Symbol.asyncIterator]();
  }

  async #line() {
    const { value, done } = await this.#answers.next();
    if (!done) return value;
    await this.#closed;   // by then it has said why
    throw new Error(`the runner ended: ${this.#failure}`);
  }

  #tell(entry) {
    this.#process.stdin.write(`${lineOf(entry)}\n`);
  }

  setClock(ms) {
    this.#tell({ setClock: ms });
  }

  seed(number) {
    this.#tell({ seed: number });
  }

  call(request) {
    this.#tell({ request });
    return this.#line();
  }

  async end() {
    this.#process.stdin.end();
    const lines = [];
    for await (const line of { [Symbol.asyncIterator]: () => this.#answers }) lines.push(line);
    const [code] = await this.#closed;
    if (code !== 0) throw new Error(`the runner failed with ${code}: ${this.#failure}`);
    return lines;
  }

  async finish() {
    const [heads, damages] = await this.end();
    return { heads, damages };
  }
}

/** A folder with a key, where a store is made. */
async function storeFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'amends-parity-'));
  const store = join(folder, 'store.db');
  await writeFile(`${store}.key`, `${storeKey.toString('hex')}\n`, { mode: 0o600 });
  return { store, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function memoryTarget() {
  const runner = await found(join(runners, 'amends_parity_runner'), 'release');
  return new RunnerProcess(runner, 'memory', storeKey.toString('hex'));
}

async function sqliteTarget() {
  const runner = await found(join(runners, 'amends_parity_runner'), 'release');
  const { store, remove } = await storeFolder();
  const target = new RunnerProcess(runner, 'sqlite', store);
  const finish = target.finish.bind(target);
  target.finish = () => finish().finally(remove);
  return target;
}

/** libamends-test.so; what it wrote is read by the core afterwards. */
async function libraryTarget() {
  const runner = await found(join(runners, 'amends_parity_runner'), 'release');
  const library = await found(join(runners, 'amends_parity_library_runner'), 'release');
  const { store, remove } = await storeFolder();
  const target = new RunnerProcess(library, store);
  target.finish = () => target.end().then(() => new RunnerProcess(runner, 'sqlite', store).finish()).finally(remove);
  return target;
}

const started = new Map();

async function startModule(name) {
  const glue = await import(pathToFileURL(await found(join(wasmModules, `${name}.js`), 'wasm')));
  return start(glue.default, await readFile(join(wasmModules, `${name}.wasm`)));
}

/** A module of the preset wasm, started once. */
export async function wasmModule(name = 'application') {
  if (!started.has(name)) started.set(name, startModule(name));
  return started.get(name);
}

/** Opens each target, empty, by its name. The first is what the others are compared with. */
export const targets = {
  'the core on the memory store': memoryTarget,
  'the core on SQLite': sqliteTarget,
  'the library on SQLite': libraryTarget,
  'WebAssembly under Node': async () => new WasmTarget(await wasmModule(), { rootKey }),
  'WebAssembly that verifies itself': async () => new WasmTarget(await wasmModule('verified-application'), { rootKey, verifies: true }),
};
