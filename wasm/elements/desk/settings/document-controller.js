import { call } from '../transport.js';
import { difference, onTop, overruled, same } from './difference.js';
import { liesIn, renumbered, withValue } from './paths.js';

const path = '/api/settings';

/**
 * The document in hand: what the server has, what was made of it here, and what came of saving. Nothing that was
 * typed is lost: not by a refusal, nor by somebody who was faster.
 */
export class DocumentController {
  /** @type {'loading' | 'ready' | 'error'} */
  status = 'loading';
  problem = null;
  busy = false;
  revision = 0;
  saved = {};
  draft = {};
  warnings = [];
  /** Why the last save was refused; `field` is the place, or null. @type {{field: string | null, problem: import('../transport.js').Problem} | null} */
  fault = null;
  /** Somebody else saved meanwhile. @type {{revision: number, theirs: object, changes: object[], overruled: object[], by: object | null, at: number | null} | null} */
  conflict = null;
  /** Whether the last save has just been taken. */
  done = false;
  /** The version that was loaded to go back to. @type {object | null} */
  restored = null;
  /** The cards that are open, by name. */
  opened = new Set();
  /** The place that wants the focus, once it is drawn. */
  wanted = null;
  #host;

  constructor(host) {
    this.#host = host;
  }

  get dirty() { return !same(this.saved, this.draft); }
  get changes() { return difference(this.saved, this.draft); }

  async load() {
    this.status = 'loading';
    this.problem = null;
    this.#host.requestUpdate();
    try {
      const { body } = await call(this.#host.desk, 'GET', path);
      this.#take(body);
      this.status = 'ready';
    } catch (problem) {
      this.problem = problem;
      this.status = 'error';
    }
    this.#host.requestUpdate();
  }

  #take({ revision, settings, warnings }) {
    Object.assign(this, { revision, saved: settings, draft: settings, warnings, fault: null, conflict: null, restored: null });
  }

  /** Another value at a place; `undefined` leaves the member out. */
  set(segments, value) {
    this.draft = withValue(this.draft, segments, value);
    this.done = false;
    this.#host.requestUpdate();
  }

  /** The whole document anew. */
  replace(document) { this.set([], document); }

  /** A list in another order or length; cards stay as open as they were. */
  rearrange(segments, name, items, place) {
    this.opened = renumbered(this.opened, name, place);
    if (this.fault?.field && liesIn(this.fault.field, name)) this.fault = null;
    this.set(segments, items);
  }

  toggle(name, open) {
    if (this.opened.has(name) === open) return;
    if (open) this.opened.add(name);
    else this.opened.delete(name);
    this.#host.requestUpdate();
  }

  discard() {
    Object.assign(this, { draft: this.saved, fault: null, conflict: null, restored: null, done: false });
    this.#host.requestUpdate();
  }

  /** An older version becomes an unsaved change. */
  restore(version) {
    Object.assign(this, { fault: null, restored: version });
    this.replace(version.settings);
  }

  async save() {
    if (this.busy) return;
    Object.assign(this, { busy: true, fault: null, done: false });
    this.#host.requestUpdate();
    try {
      const { body } = await call(this.#host.desk, 'PUT', path, { revision: this.revision, settings: this.draft });
      this.#take(body);
      this.done = true;
    } catch (problem) {
      if (problem.code === 'stale_revision') await this.#meet(problem);
      else this.#refuse(problem);
    }
    this.busy = false;
    this.#host.requestUpdate();
  }

  #refuse(problem) {
    const { field } = problem;
    this.fault = { field, problem };
    if (field) this.show(field);
  }

  /** Opens what hides a place, and asks for the focus. */
  show(name) {
    for (let at = name.length; at > 0; at = Math.max(name.lastIndexOf('.', at - 1), name.lastIndexOf('[', at - 1))) this.opened.add(name.slice(0, at));
    this.wanted = name;
    this.#host.requestUpdate();
  }

  async #meet(stale) {
    try {
      const [{ body }, last] = await Promise.all([call(this.#host.desk, 'GET', path), this.#lastChange()]);
      this.conflict = {
        revision: body.revision, theirs: body.settings, by: last?.by ?? null, at: last?.at ?? null,
        changes: difference(this.saved, body.settings), overruled: overruled(this.saved, this.draft, body.settings),
      };
    } catch (problem) {
      this.fault = { field: null, problem: problem.status === 0 ? problem : stale };
    }
  }

  // Who it was is good to know and not needed.
  async #lastChange() {
    try {
      const { body } = await call(this.#host.desk, 'GET', `${path}/versions?limit=1`);
      return body.items[0];
    } catch {
      return null;
    }
  }

  /** Theirs becomes what mine is compared with; mine on top is saved, or thrown away. */
  async settle(keepMine) {
    const { revision, theirs } = this.conflict;
    const draft = keepMine ? onTop(this.saved, this.draft, theirs) : theirs;
    Object.assign(this, { revision, saved: theirs, draft, conflict: null, restored: null });
    if (keepMine) await this.save();
    this.#host.requestUpdate();
  }
}
