import { hmac } from '@noble/hashes/hmac';
import { sha256 } from '@noble/hashes/sha2';

const shortestRootKey = 32;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const key_bytes = 32;
const most_keys = 8;

// An application uses few keys, again and again: what HMAC first makes of each is kept. All share one hash to end in, which
// holds for the next call only.
function keyedHashes() {
  const kept = [];
  let spare;
  return (key) => {
    if (key.length !== key_bytes) return hmac.create(sha256, key);
    let known = kept.find(({ bytes }) => bytes.every((byte, at) => byte === key[at]));
    if (!known) {
      known = { bytes: key.slice(), begun: hmac.create(sha256, key) };
      kept.push(known);
      if (kept.length > most_keys) kept.shift();
    }
    spare = known.begun._cloneInto(spare);
    return spare;
  };
}

/**
 * What the core asks a page for; the views are of the module's memory and hold only for the call.
 * @param {{now?: () => number, fill?: (view: Uint8Array) => void, log?: (level: string, message: string) => void}} ports
 */
export function portsOf({ now = Date.now, fill = (view) => crypto.getRandomValues(view), log = () => {} }) {
  const keyed = keyedHashes();
  return {
    now,
    fill,
    log,
    hmacSha256: (key, message, digest) => keyed(key).update(message).digestInto(digest),
  };
}

/** The product in memory: requests of the door in, answers out. */
export class Application {
  #module;
  #handle;

  /** @param {object} module from load() @param {number} handle of an application in it */
  constructor(module, handle) {
    this.#module = module;
    this.#handle = handle;
  }

  /**
   * Answers one request.
   * @param {string | Uint8Array} request a JSON document, as a host sends it
   * @returns {string} a JSON document
   */
  handle(request) {
    const bytes = typeof request === 'string' ? encoder.encode(request) : request;
    this.#module.roomForRequest(this.#handle, bytes.length).set(bytes);
    return decoder.decode(this.#module.answerRequest(this.#handle));
  }

  /** @returns {string} JSON: each stream's revision and hash; equal heads are an equal history */
  heads() {
    return this.#module.heads(this.#handle);
  }

  /** @returns {string} how many places say something else than the history; only tests' module tells */
  damages() {
    return this.#module.damages(this.#handle);
  }

  /**
   * Gives a module that has more than the door what its own functions want.
   * @param {(module: object, handle: number) => void} take
   */
  extend(take) {
    take(this.#module, this.#handle);
  }

  /** Forgets everything. */
  close() {
    this.#module.close(this.#handle);
  }
}

/**
 * Starts a module.
 * @param {(options: object) => Promise<object>} glue the default export of build/wasm's NAME.js
 * @param {ArrayBuffer | Uint8Array | WebAssembly.Module} wasmBinary NAME.wasm
 */
export async function load(glue, wasmBinary) {
  return new Promise((done, fail) => {
    glue({
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(wasmBinary, imports).then((made) => receive(made.instance ?? made), fail);
        return {};
      },
    }).then(done, fail);
  });
}

/**
 * Starts the application's module; applications share it.
 * @param {(options: object) => Promise<object>} glue the default export of build/wasm's application.js
 * @param {ArrayBuffer | Uint8Array} wasmBinary application.wasm
 * @returns {Promise<{open: (options: {rootKey: Uint8Array, tenant?: string, ports?: {now?: () => number,
 *   fill?: (view: Uint8Array) => void, log?: (level: string, message: string) => void}}) => Application}>}
 */
export async function start(glue, wasmBinary) {
  const module = await load(glue, wasmBinary);
  return {
    open({ rootKey, tenant = 'default', ports = {} }) {
      if (rootKey.length < shortestRootKey) throw new RangeError(`rootKey must be at least ${shortestRootKey} bytes long`);
      return new Application(module, module.open(tenant, rootKey, portsOf(ports)));
    },
  };
}
