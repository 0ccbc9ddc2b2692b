// In the page: whole records in, answers and the history's end out.
import glue from '#wasm/verified-application.js';
import wasmPath from '#wasm/verified-application.wasm';
import { start } from '../../../wasm/application/application.js';
import { replay } from '../../support/replay.mjs';
import { entryOf } from '../../support/transcript-lines.mjs';
import { WasmTarget } from '../../support/wasm-target.mjs';

async function fetched(path) {
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

const module = fetched(wasmPath).then((response) => response.arrayBuffer()).then((bytes) => start(glue, bytes));
module.catch(() => {});   // whoever plays hears of it

/** @returns {Promise<string>} JSON: one text is quicker on its way to the test than many */
globalThis.playRecord = async (path, rootKey) => {
  const lines = (await (await fetched(path)).text()).split('\n');
  const target = new WasmTarget(await module, { rootKey: Uint8Array.from(rootKey), verifies: true });
  const answers = await replay(lines.map(entryOf), target);
  return JSON.stringify({ answers, end: target.finish() });
};
