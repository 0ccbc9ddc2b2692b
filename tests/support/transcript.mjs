// Transcripts: steps as people write them, made into the exact requests that every target gets.
//
// A step is one object, in a file one line:
//   {"note": "…"}                       for the reader
//   {"at": "2026-11-24T06:00:00Z"}      sets the clock;  {"pass_s": 60} moves it on, or back
//   {"seed": 7}                         seeds the entropy
//   {"call": "PUT /api/requests/17?…", "as": "host", "body": …, "headers": {…}, "answer": "200",
//    "keep": {"name": "where"}}         one request of the door
//   {"raw": "…"} or {"raw_b64": "…"}    the same, where the request itself is malformed
//
// "as": host, agent, manager, admin, requester:<id>, a whole actor, or nobody. "body": an object is
// sent as JSON, text as it is. "answer": the status, and for refusals the code: "422 off_scale".
// "keep" names what later steps use as ${name}: a way into the body ("items.0.id"), into the whole
// answer ("@effects.0.id"), or a pattern in the body ("/name=\"op\" value=\"([^\"]*)\"/").
// ${65537*x} is as many of that letter.
import { readFile } from 'node:fs/promises';

const staff = (id, name, role) => ({ id, name, roles: [role] });
const actors = {
  host: { id: 'redmine', roles: ['host'] },
  agent: staff('eoin', 'Eoin Byrne', 'agent'),
  manager: staff('marta', 'Marta Kowalska', 'manager'),
  admin: staff('ada', 'Ada Lindqvist', 'admin'),
};
const baseUrl = 'https://help.example.org/amends';

function actorOf(as) {
  if (as === undefined || typeof as === 'object') return as;
  if (as.startsWith('requester:')) return { requester: as.slice('requester:'.length) };
  if (!Object.hasOwn(actors, as)) throw new Error(`there is no actor '${as}'`);
  return actors[as];
}

// What a browser says of a press on our own page; a step's own headers take it back with "".
const browserHeaders = { origin: 'https://help.example.org', 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' };

function headersOf({ call, as, body, headers }) {
  return {
    ...(as === undefined && /^POST \/[rt]\//.test(call) && browserHeaders),
    ...(as !== undefined && as !== 'host' && { 'x-amends': '1' }),
    ...(body !== undefined && typeof body !== 'string' && { 'content-type': 'application/json' }),
    ...headers,
  };
}

/** The door's request of a step whose names are filled in. */
function requestOf(step) {
  const [, method, path, query] = /^([A-Z]+) ([^?]*)(?:\?(.*))?$/s.exec(step.call);
  return JSON.stringify({
    method,
    path,
    ...(query !== undefined && { query }),
    headers: headersOf(step),
    ...(step.body !== undefined && { body: typeof step.body === 'string' ? step.body : JSON.stringify(step.body) }),
    ...(step.body_b64 !== undefined && { body_b64: step.body_b64 }),
    base_url: step.base_url ?? baseUrl,
    ...(step.as !== undefined && { actor: actorOf(step.as) }),
  });
}

function way(value, path) {
  return path.split('.').reduce((inner, name) => inner?.[name], value);
}

/** What the names of transcripts stand for, as far as it is known. */
export class Names {
  #known = new Map();

  #value(name) {
    const repeated = /^(\d+)\*(.+)$/su.exec(name);
    if (repeated) return repeated[2].repeat(Number(repeated[1]));
    return this.#known.get(name) ?? '';
  }

  /** A copy of the step with every ${name} in its texts filled in; a text that is only a name keeps the value's type. */
  filled(step) {
    if (typeof step === 'string') {
      const whole = /^\$\{([^}]+)\}$/.exec(step);
      return whole ? this.#value(whole[1]) : step.replace(/\$\{([^}]+)\}/g, (_, name) => this.#value(name));
    }
    if (Array.isArray(step)) return step.map((item) => this.filled(item));
    if (step === null || typeof step !== 'object') return step;
    return Object.fromEntries(Object.entries(step).map(([name, value]) => [name, name === 'keep' ? value : this.filled(value)]));
  }

  keep(wanted, answer) {
    for (const [name, where] of Object.entries(wanted ?? {})) {
      let value;
      if (where.startsWith('/')) value = new RegExp(where.slice(1, -1)).exec(answer.body)?.[1];
      else if (where.startsWith('@')) value = way(answer, where.slice(1));
      else value = way(bodyOf(answer), where);
      if (value !== undefined && value !== null) this.#known.set(name, value);
    }
  }
}

function bodyOf(answer) {
  try {
    return JSON.parse(answer.body);
  } catch {
    return undefined;
  }
}

/** "200", or "422 off_scale". */
export function verdict(answer) {
  const code = bodyOf(answer)?.code;
  return code === undefined ? String(answer.status) : `${answer.status} ${code}`;
}

/** Plays steps on one target and writes down exactly what it was told and said. */
class Recorder {
  #target;
  #names = new Names();
  #now = 0;
  record = [];

  constructor(target) {
    this.#target = target;
  }

  #setClock(ms) {
    this.#now = ms;
    this.#target.setClock(ms);
    this.record.push({ setClock: ms });
  }

  /** @returns what was played, when the step asked for something */
  async play(step) {
    if (step.at !== undefined) this.#setClock(Date.parse(step.at));
    if (step.pass_s !== undefined) this.#setClock(this.#now + step.pass_s * 1000);
    if (step.seed !== undefined) {
      this.#target.seed(step.seed);
      this.record.push({ seed: step.seed });
    }
    const request = requestIn(this.#names.filled(step));
    if (request === undefined) return undefined;
    const answer = await this.#target.call(request);
    const played = { request, answer, step };
    this.record.push(played);
    this.#names.keep(step.keep, JSON.parse(answer));
    return played;
  }
}

/**
 * @param {Iterable<object>} steps
 * @param {object} target one of targets.mjs
 * @param {(played: object) => Iterable<object>} [thenMore] steps to play behind one that asked for something
 * @returns {Promise<Array<{setClock: number} | {seed: number} | {request: string | Uint8Array, answer: string, step: object}>>}
 */
export async function record(steps, target, thenMore = () => []) {
  const recorder = new Recorder(target);
  for await (const step of steps) {
    const played = await recorder.play(step);
    if (played === undefined) continue;
    for (const more of thenMore(played)) await recorder.play(more);
  }
  return recorder.record;
}

function requestIn(step) {
  if (step.call !== undefined) return requestOf(step);
  if (step.raw_b64 !== undefined) return Uint8Array.from(Buffer.from(step.raw_b64, 'base64'));
  return step.raw;
}

/** The steps of a file. */
export async function stepsIn(file) {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line));
}
