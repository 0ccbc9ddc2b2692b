// The sample helpdesk in this worker: the application in WebAssembly, its year of requests, and its timer.
import { Application, load, portsOf } from '../../wasm/application/application.js';
import glue from '#wasm/demo.js';

const stepsAtOnce = 40;    // of the story, between which others are heard
const betweenTicks_ms = 2000;

const breath = () => new Promise((done) => { setTimeout(done, 0); });

export class Helpdesk {
  #module;
  #demo;
  #application;
  #kept;
  #ticked = 0;

  /** How much of the year has been told, of 1000. */
  told = 0;

  /**
   * @param {{wasm: ArrayBuffer, manifest: string, baseUrl: string, kept: import('./kept.js').Kept}} from
   * @returns {Promise<Helpdesk>} at once; `ready` comes later
   */
  static async open({ wasm, manifest, baseUrl, kept }) {
    const helpdesk = new Helpdesk();
    helpdesk.#module = await load(glue, wasm);
    helpdesk.#kept = kept;
    const rootKey = await kept.rootKey();
    const log = (level, message) => console[level === 'error' ? 'error' : 'info'](`Amends: ${message}`);
    helpdesk.#demo = helpdesk.#module.openDemo(rootKey, portsOf({ log }), baseUrl, manifest);
    helpdesk.#application = new Application(helpdesk.#module, helpdesk.#module.applicationOf(helpdesk.#demo));
    helpdesk.ready = helpdesk.#begin();
    return helpdesk;
  }

  /** The manager of the sample, who looks at everything. */
  get manager() { return { ...this.notes.manager, roles: ['admin'] }; }

  /** @returns {string | null} a document of the pages, or nothing */
  find(path) { return this.#module.findDocument(this.#demo, path) || null; }

  /** @param {string} request a document of the door @returns {string} its answer */
  handle(request) {
    return this.#application.handle(request);
  }

  /** Lets time pass and takes what nobody will send out of the outbox, where that was not just done. */
  tick() {
    if (Date.now() - this.#ticked < betweenTicks_ms) return;
    this.#ticked = Date.now();
    const actor = { id: 'helpdesk', name: 'Helpdesk', roles: ['host'] };
    const tick = JSON.stringify({ method: 'POST', path: '/api/tick', headers: { 'content-type': 'application/json', 'x-amends': '1' }, body: '{}', actor });
    while (JSON.parse(JSON.parse(this.handle(tick)).body).more) continue;
    this.#module.emptyDemoOutbox(this.#demo);
  }

  async #begin() {
    this.notes = await this.#restored() ?? await this.#tell();
    this.told = 1000;
  }

  async #tell() {
    while (this.told < 1000) {
      this.told = this.#module.tellStory(this.#demo, stepsAtOnce);
      await breath();
    }
    const notes = this.#module.sampleNotes(this.#demo);
    return JSON.parse(notes);
  }

  async #restored() { return null; }
}
