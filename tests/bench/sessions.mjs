// The same sessions in WebAssembly and natively, both on the store in memory.
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedSteps } from '../support/generated-transcript.mjs';
import { replay } from '../support/replay.mjs';
import { rootKey, wasmModule } from '../support/targets.mjs';
import { lineOf } from '../support/transcript-lines.mjs';
import { record, stepsIn } from '../support/transcript.mjs';
import { WasmTarget } from '../support/wasm-target.mjs';
import { median, measure } from './measure.mjs';

const transcripts = new URL('../parity/transcripts/', import.meta.url);
const rounds = 7;
const seeds = [1, 2, 3, 4, 5];
const stepsOfASeed = 200;

async function allSteps() {
  const steps = seeds.flatMap((seed) => [...generatedSteps(seed, stepsOfASeed)]);
  for (const file of (await readdir(transcripts)).sort()) steps.push(...await stepsIn(new URL(file, transcripts)));
  return steps;
}

/** @returns {Promise<{calls: number, wasm_s: number, native_s: number, ratio: number}>} */
export async function measureSessions(folder) {
  const module = await wasmModule();
  const recorder = new WasmTarget(module, { rootKey });
  const steps = await record(await allSteps(), recorder);
  recorder.finish();
  const file = join(folder, 'sessions.jsonl');
  await writeFile(file, steps.map((step) => `${lineOf(step)}\n`).join(''));

  const times = { wasm: [], native: [] };
  let calls = 0;
  for (let round = 0; round < rounds; ++round) {
    const target = new WasmTarget(module, { rootKey });
    const start = performance.now();
    await replay(steps, target);
    times.wasm.push((performance.now() - start) / 1000);
    target.finish();
    const native = await measure('sessions', file, Buffer.from(rootKey).toString('hex'), '3');
    times.native.push(native.seconds);
    calls = native.calls;
  }
  const [wasm, native] = [median(times.wasm), median(times.native)];
  return { calls, wasm_s: wasm, native_s: native, ratio: wasm / native };
}
