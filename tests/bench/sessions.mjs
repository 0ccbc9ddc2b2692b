// The same sessions in WebAssembly and natively, both on the store in memory.
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedSteps } from '../support/generated-transcript.mjs';
import { SeededEntropy } from '../support/seeded-entropy.mjs';
import { wasmModule } from '../support/targets.mjs';
import { record, stepsIn } from '../support/transcript.mjs';
import { median, measure } from './measure.mjs';

const transcripts = new URL('../parity/transcripts/', import.meta.url);
const rounds = 7;
const seeds = [1, 2, 3, 4, 5];
const stepsOfASeed = 200;

class WasmHelpdesk {
  #entropy = new SeededEntropy();
  #now = 0;

  constructor(module) {
    this.application = module.open({
      rootKey: new Uint8Array(32).fill(7),
      ports: { now: () => this.#now, fill: (view) => this.#entropy.fill(view) },
    });
  }

  setClock(ms) {
    this.#now = ms;
  }

  seed(number) {
    this.#entropy.seed(number);
  }

  call(request) {
    return this.application.handle(request);
  }

  /** Seconds that a record takes. */
  time(steps) {
    const start = performance.now();
    for (const { setClock, seed, request } of steps) {
      if (setClock !== undefined) this.setClock(setClock);
      else if (seed !== undefined) this.seed(seed);
      else this.call(request);
    }
    return (performance.now() - start) / 1000;
  }
}

async function allSteps() {
  const steps = seeds.flatMap((seed) => [...generatedSteps(seed, stepsOfASeed)]);
  for (const file of (await readdir(transcripts)).sort()) steps.push(...await stepsIn(new URL(file, transcripts)));
  return steps;
}

const lineOf = ({ setClock, seed, request }) => {
  if (setClock !== undefined) return { set_clock_ms: setClock };
  if (seed !== undefined) return { seed };
  if (typeof request === 'string') return { call: request };
  return { call_b64: Buffer.from(request).toString('base64') };
};

/** @returns {Promise<{calls: number, wasm_s: number, native_s: number, ratio: number}>} */
export async function measureSessions(folder) {
  const module = await wasmModule();
  const recorder = new WasmHelpdesk(module);
  const steps = await record(await allSteps(), recorder);
  recorder.application.close();
  const file = join(folder, 'sessions.jsonl');
  await writeFile(file, steps.map((step) => `${JSON.stringify(lineOf(step))}\n`).join(''));

  const times = { wasm: [], native: [] };
  let calls = 0;
  for (let round = 0; round < rounds; ++round) {
    const helpdesk = new WasmHelpdesk(module);
    times.wasm.push(helpdesk.time(steps));
    helpdesk.application.close();
    const native = await measure('sessions', file, '3');
    times.native.push(native.seconds);
    calls = native.calls;
  }
  const [wasm, native] = [median(times.wasm), median(times.native)];
  return { calls, wasm_s: wasm, native_s: native, ratio: wasm / native };
}
