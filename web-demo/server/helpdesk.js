// The sample helpdesk in this worker: the application in WebAssembly, its year of requests, and its timer.
import { Application, load, portsOf } from '../../wasm/application/application.js';
import glue from '#wasm/demo.js';
import { newRootKey } from './kept.js';

const stepsAtOnce = 10;    // of the story
const longestStretch_ms = 50;   // until others are heard
const betweenTicks_ms = 2000;

// Timers of a worker may be slowed down; messages are not.
const { port1: hears, port2: says } = new MessageChannel();
const waiting = [];
hears.onmessage = () => waiting.shift()();
const breath = () => new Promise((done) => {
  waiting.push(done);
  says.postMessage(null);
});

/** The application's history does not fit; its message says why in words. */
export class BadHistory extends Error {}

export class Helpdesk {
  #module;
  #demo;
  #application;
  #rootKey;
  #kept;
  #writing = Promise.resolve();
  #ticked = 0;
  #lost = null;
  #left = false;

  /** How much of the year has been told, of 1000. */
  told = 0;

  /** What the pages know of the sample: {"manager": {"id","name"}, "staged": [requests]}. */
  notes;

  /** @param {{wasm: ArrayBuffer, manifest: string, baseUrl: string, kept: import('./kept.js').Kept, rootKey: Uint8Array}} from */
  static async #open({ wasm, manifest, baseUrl, kept, rootKey }) {
    const helpdesk = new Helpdesk();
    const log = (level, message) => console[level === 'error' ? 'error' : 'info'](`Amends: ${message}`);
    helpdesk.#module = await load(glue, wasm);
    helpdesk.#kept = kept;
    helpdesk.#rootKey = rootKey;
    helpdesk.#demo = helpdesk.#module.openDemo(rootKey, portsOf({ log }), baseUrl, manifest);
    helpdesk.#application = new Application(helpdesk.#module, helpdesk.#module.applicationOf(helpdesk.#demo));
    return helpdesk;
  }

  /** As this browser has kept it, else from the beginning. It is whole once `ready` is. */
  static async open(from) {
    const known = await from.kept.read();
    const helpdesk = await Helpdesk.#open({ ...from, rootKey: known?.rootKey ?? newRootKey() });
    helpdesk.ready = known ? helpdesk.#restore(known) : helpdesk.#tell();
    helpdesk.ready.catch((error) => { helpdesk.#lost = error.message; });
    return helpdesk;
  }

  /**
   * With a history from a file; nothing of it is kept before begin().
   * @param {ReadableStream<Uint8Array>} file
   * @throws {BadHistory}
   */
  static async fromHistory(from, file) {
    const helpdesk = await Helpdesk.#open({ ...from, rootKey: newRootKey() });
    for await (const lines of wholeLines(file)) helpdesk.#take(lines, false);
    helpdesk.#endHistory();
    helpdesk.#module.stageOpenQuestions(helpdesk.#demo);
    return helpdesk;
  }

  /** Takes the place of what was kept. */
  begin() {
    this.ready = this.#begin();
    return this.ready;
  }

  /** Somebody else takes this one's place: calls that were begun end here, and nothing more is kept. */
  leave() {
    this.#left = true;
    this.#kept.end();
  }

  /** The manager of the sample, who looks at everything. */
  get manager() { return { ...this.notes.manager, roles: ['admin'] }; }

  /** What stands in the way: {"kind": "lost", …}: there is nothing to look at; "unkept": a reload will not find it. */
  get fault() {
    if (this.#lost) return { kind: 'lost', detail: this.#lost };
    return this.#kept.fault && { kind: 'unkept', detail: this.#kept.fault };
  }

  /** The whole history as a file. */
  get history() { return this.#module.wholeHistory(this.#demo); }

  /** @returns {string | null} a document of the pages, or nothing */
  find(path) { return this.#module.findDocument(this.#demo, path) || null; }

  /**
   * Answers a request, and keeps what it changed.
   * @param {string} request a document of the door
   * @returns {Promise<string>} its answer
   */
  async answer(request) {
    this.#tick();
    const answer = this.#application.handle(request);
    await this.#keep();
    return answer;
  }

  // Lets time pass and takes what nobody will send out of the outbox, where that was not just done.
  #tick() {
    if (Date.now() - this.#ticked < betweenTicks_ms) return;
    this.#ticked = Date.now();
    const actor = { id: 'helpdesk', name: 'Helpdesk', roles: ['host'] };
    const tick = JSON.stringify({ method: 'POST', path: '/api/tick', headers: { 'content-type': 'application/json', 'x-amends': '1' }, body: '{}', actor });
    while (JSON.parse(JSON.parse(this.#application.handle(tick)).body).more) continue;
    this.#module.emptyDemoOutbox(this.#demo);
  }

  async #tell() {
    for (let told = this.#stretch(); told < 1000 && !this.#left; told = this.#stretch()) {
      this.told = told;
      await breath();
    }
    if (!this.#left) await this.#begin();
  }

  #stretch() {
    const until = performance.now() + longestStretch_ms;
    let told;
    do told = this.#module.tellStory(this.#demo, stepsAtOnce);
    while (told < 1000 && performance.now() < until);
    return told;
  }

  async #restore({ notes, lines }) {
    this.#take(this.#module.historyHead(this.#demo), true);
    let events = 0;
    for (const some of lines) {
      this.#take(some, true);
      events += some.split('\n').length - 1;
      await breath();
    }
    this.#take(this.#module.historyEnd(events), true);
    this.#endHistory();
    this.#module.knowSampleAgain(this.#demo, JSON.stringify(notes));
    this.notes = notes;
    this.told = 1000;
  }

  #take(lines, own) {
    const wrong = this.#module.takeHistory(this.#demo, lines, own);
    if (wrong) throw new BadHistory(wrong);
  }

  #endHistory() {
    const wrong = this.#module.endHistory(this.#demo);
    if (wrong) throw new BadHistory(wrong);
  }

  async #begin() {
    this.notes = JSON.parse(this.#module.sampleNotes(this.#demo));
    await this.#kept.begin(this.#whole());
    this.told = 1000;
  }

  #whole() { return { rootKey: this.#rootKey, notes: this.notes, text: this.#events() }; }

  // One after the other, in the order in which things happened, and each as it was when they had.
  #keep() {
    const erased = this.#module.takeErased(this.#demo);
    const journal = this.#module.takeJournal(this.#demo);
    const whole = erased ? this.#whole() : null;
    if (whole || journal) this.#writing = this.#writing.then(() => (whole ? this.#kept.begin(whole) : this.#kept.append(journal)));
    return this.#writing;
  }

  // Without the file's first and last line.
  #events() {
    const whole = this.history;
    return whole.slice(whole.indexOf('\n') + 1, whole.lastIndexOf('\n', whole.length - 2) + 1);
  }
}

// A file's lines, some at a time; the last may lack its end.
async function* wholeLines(file) {
  let rest = '';
  for await (const part of textParts(file)) {
    const text = rest + part;
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    if (end > 0) yield text.slice(0, end);
  }
  if (rest) yield rest;
}

async function* textParts(file) {
  const reader = file.pipeThrough(new TextDecoderStream('utf-8', { fatal: true })).getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } catch {
    throw new BadHistory('the file is not UTF-8');
  }
}
