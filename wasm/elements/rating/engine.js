import glue from '#wasm/capture.js';
import { announcements, eventKinds, evidences, openedStates, phases, postKinds, problems } from './names.js';

const blankPost = { kind: 'none', evidence: 'explicit', answer: 0, importance: 0, reasons: 0, contactMe: false, op: '', comment: '' };
const blankEvent = { answer: 0, scale: 0, state: 'asked', askImportance: false, dissatisfied: false, confirm: false, nonce: false, editUntil: 0,
  retryAfter: 0, op: '' };

function numbered(post) {
  const whole = { ...blankPost, ...post };
  return { ...whole, kind: postKinds.indexOf(whole.kind), evidence: evidences.indexOf(whole.evidence) };
}

const named = (post) => ({ ...post, kind: postKinds[post.kind], evidence: evidences[post.evidence] });

class Session {
  #module;
  #handle;

  constructor(module) {
    this.#module = module;
    this.#handle = module.open();
  }

  /** One event, with names for numbers; says what to show, send and announce. */
  step(event) {
    const whole = { ...blankEvent, ...event };
    const outcome = this.#module.step(this.#handle, {
      ...whole, kind: eventKinds.indexOf(whole.kind), state: openedStates.indexOf(whole.state), post: numbered(whole.post),
    });
    return {
      ...outcome,
      phase: phases[outcome.phase],
      problem: problems[outcome.problem],
      announcement: announcements[outcome.announcement],
      post: named(outcome.post),
      pending: named(outcome.pending),
      next: named(outcome.next),
    };
  }

  close() {
    this.#module.close(this.#handle);
  }
}

/**
 * Starts the module; sessions share it. Compiling outside of the glue lets a refusal by the page's
 * policy arrive here.
 * @param {ArrayBuffer} bytes capture.wasm
 */
export async function start(bytes) {
  const compiled = await WebAssembly.compile(bytes);
  const module = await new Promise((resolve, reject) => {
    glue({
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(compiled, imports).then((instance) => receive(instance), reject);
        return {};
      },
    }).then(resolve, reject);
  });
  return { open: () => new Session(module) };
}
