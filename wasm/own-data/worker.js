// A visitor's own file in a worker: an application in memory, and what is asked of it by messages {id, op, …}. Each is
// answered by {id, result}, or by {id, fault: {code, details}}; while an import runs, {id, progress} comes in between.
import glue from '#wasm/own-data.js';
import wasmPath from '#wasm/own-data.wasm';
import { start } from '../application/application.js';
import { FileFault, faultOf } from './faults.js';
import { Import, lookAt } from './import.js';
import { OwnData } from './own-data.js';
import { pooledChance } from './pooled-chance.js';

const desk = { id: 'visitor', name: 'You', roles: ['admin'] };
const base_url = 'https://demo.invalid/amends';

async function fetchModule() {
  const response = await fetch(new URL(wasmPath, import.meta.url));
  if (!response.ok) throw new Error(`${wasmPath}: ${response.status}`);
  return start(glue, await response.arrayBuffer());
}

const module = fetchModule();
module.catch(() => {});   // whoever asks hears of it
let application;
let ownData;

// A fresh one for each look and import: nothing of the file before is in it.
async function openFresh() {
  const loaded = await module.catch(() => { throw new FileFault('no_module'); });
  ownData?.close();
  application?.close();
  application = loaded.open({ rootKey: crypto.getRandomValues(new Uint8Array(32)), ports: { fill: pooledChance() } });
  ownData = new OwnData(application);
}

function handle(method, path, body, headers = {}) {
  const [bare, query = ''] = path.split('?');
  const answer = JSON.parse(application.handle(JSON.stringify({
    method, path: bare, query, base_url, actor: desk, remote: '127.0.0.1',
    headers: { accept: 'application/json', 'x-amends': '1', 'content-type': 'application/json', ...headers },
    body: body === undefined ? '' : JSON.stringify(body),
  })));
  const { status, body: text = '' } = answer;
  const told = Object.fromEntries(answer.headers);
  const isJson = /\bjson\b/.test(told['content-type'] ?? '');
  return { status, headers: told, body: isJson && text !== '' ? JSON.parse(text) : text || null };
}

// Of a survey that the mapping describes the settings know more limits than the mapping.
function put(settings) {
  const { status, body } = handle('PUT', '/api/settings', settings);
  if (status !== 200) throw new FileFault('refused', { message: body?.detail ?? `the settings answered ${status}`, field: body?.field });
}

async function runImport({ file, encoding, delimiter, mapping }, tell) {
  await openFresh();
  const { settings } = ownData.plan(mapping);
  if (settings) put(settings);
  const running = new Import(ownData, { file, encoding, delimiter }, tell);
  const counts = await running.check();
  const outcome = await running.take();
  return { counts, outcome, memory: ownData.memory };
}

const operations = {
  async look(source) {
    await openFresh();
    return lookAt(ownData, source);
  },
  import: runImport,
  request: ({ method, path, body, headers }) => handle(method, path, body, headers),
  /** Holds a lock until the worker is gone: whoever waits for it hears of that at once. */
  hold: ({ lock }) => new Promise((held) => {
    navigator.locks.request(lock, () => {
      held();
      return new Promise(() => {});
    });
  }),
};

async function answer({ id, op, ...wanted }) {
  try {
    const result = await operations[op](wanted, (progress) => postMessage({ id, progress }));
    postMessage({ id, result });
  } catch (error) {
    postMessage({ id, fault: faultOf(error) });
  }
}

// One after the other: each look and import has the application of the one before closed.
let last = Promise.resolve();
addEventListener('message', ({ data }) => {
  last = last.then(() => answer(data));
});
