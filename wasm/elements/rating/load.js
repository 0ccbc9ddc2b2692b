import wasmPath from '#wasm/capture.wasm';
import { catalogues } from '../../catalogues/rating/index.js';

const longestWait_ms = 8_000;   // a press waits here meanwhile
let engine;

async function startEngine() {
  const fetched = fetch(new URL(wasmPath, import.meta.url))
    .then((response) => (response.ok ? response.arrayBuffer() : Promise.reject(new Error())));
  const [{ start }, bytes] = await Promise.all([import('./engine.js'), fetched]);
  return start(bytes);
}

// Without an error: its stack would keep the element that waited.
const tooLate = () => new Promise((_, refuse) => { setTimeout(refuse, longestWait_ms); });

/**
 * The widget's session, by WebAssembly; a plain one where that is not wanted, refused, broken or late.
 * @returns {Promise<{step(event: object): object, close(): void}>}
 */
export async function openSession(wanted) {
  try {
    if (!wanted) throw new Error();
    engine ??= startEngine();
    return (await Promise.race([engine, tooLate()])).open();
  } catch {
    engine = undefined;
    return (await import('./plain.js')).open();
  }
}

/** The texts of a language, or of English. */
export async function loadTexts(tag) {
  const language = tag?.toLowerCase().split('-')[0];
  return (await (catalogues[language] ?? catalogues.en)()).default;
}
