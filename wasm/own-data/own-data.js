// The import beside the application in the module own-data: steps in, documents out.
import { FileFault } from './faults.js';
import { packed } from './packed-rows.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class OwnData {
  #module;
  #handle;

  /** @param {import('../application/application.js').Application} application of the module own-data */
  constructor(application) {
    application.extend((module, handle) => {
      this.#module = module;
      this.#handle = module.openOwnData(handle);
    });
  }

  /** How much memory the module has taken. */
  memory = 0;

  /**
   * @param {string} name of a step in wasm/bindings/own_data.cpp
   * @param {Uint8Array} [bytes] what it wants
   * @returns {object} what it answers; a refusal is thrown as a FileFault
   */
  step(name, bytes = new Uint8Array()) {
    this.#module.roomForStep(this.#handle, bytes.length).set(bytes);
    const answer = this.#module.runStep(this.#handle, name);
    this.memory = answer.buffer.byteLength;
    const document = JSON.parse(decoder.decode(answer));
    if (document.error) throw new FileFault('refused', document.error);
    return document;
  }

  recognise(header, rows) {
    return this.step('recognise', packed([header, ...rows]));
  }

  plan(mapping) {
    return this.step('plan', encoder.encode(JSON.stringify(mapping)));
  }

  close() {
    this.#module.closeOwnData(this.#handle);
  }
}
