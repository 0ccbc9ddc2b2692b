import { Drafts } from '../drafts.js';
import { newOp } from '../op.js';
import { call } from '../transport.js';
import { forms } from './forms.js';

/** Forms in which somebody or something is chosen: a draft would choose what is no longer there. */
const choosing = ['assign', 'watch', 'merge'];

/**
 * What is being written about the case in hand, and sending it. Nothing written is lost: it is
 * kept as a draft until the server has taken it, and a repeated try carries the same op.
 */
export class WorkController {
  /**
   * @type {null | {kind: string, id: string, revision: number, values: object, busy: boolean,
   *        fault: {field: string, text: string} | null, problem: Error | null,
   *        conflict: {item: object, before: object, latest: object | null} | null}}
   */
  form = null;
  /** The last thing done, and how to undo it. */
  toast = null;
  #host;
  #drafts = null;
  #sent = null;

  constructor(host) { this.#host = host; }

  get #kept() { return (this.#drafts ??= new Drafts(`${this.#host.src ?? ''}:${this.#host.me ?? ''}`)); }

  open(kind, item) {
    const values = { ...forms[kind].initial(), ...this.#kept.get(item.id, kind) };
    this.form = {
      kind, id: item.id, revision: item.revision, before: item, values,
      busy: false, fault: null, problem: null, conflict: null,
    };
    this.toast = null;
    this.#host.requestUpdate();
  }

  /** Puts the form away. What was written stays as a draft. */
  close() {
    this.form = null;
    this.#host.requestUpdate();
  }

  /** Throws away what was written. */
  discard() {
    this.#kept.drop(this.form.id, this.form.kind);
    this.close();
  }

  write(name, value) {
    const { form } = this;
    form.values = { ...form.values, [name]: value };
    if (form.fault?.field === name) form.fault = null;
    if (!choosing.includes(form.kind)) this.#kept.put(form.id, form.kind, form.values);
    this.#host.requestUpdate();
  }

  /** Sends the form. @returns {Promise<boolean>} whether the server took it */
  async send() {
    const { form } = this;
    if (!form || form.busy) return false;
    form.fault = forms[form.kind].check(form.values, this.#host.inHand.item ?? form.before);
    if (form.fault) {
      this.#host.requestUpdate();
      return false;
    }
    form.busy = true;
    form.problem = null;
    this.#host.requestUpdate();
    try {
      const item = await this.#post(form.id, form.kind, {
        revision: form.revision, ...forms[form.kind].body(form.values, this.#host.inHand),
      });
      this.#kept.drop(form.id, form.kind);
      if (this.form === form) this.form = null;
      this.#host.caseSaved(form, item);
      return true;
    } catch (problem) {
      if (!this.#onlyTimePassed(form, problem)) {
        await this.#refused(form, problem);
        return false;
      }
    } finally {
      form.busy = false;
      this.#host.requestUpdate();
    }
    return this.send();
  }

  /** At once and without a form: nothing has to be written. @returns {Promise<boolean>} as send() */
  now(kind, item, values) {
    this.form = {
      kind, id: item.id, revision: item.revision, before: item, values: { ...forms[kind].initial(), ...values },
      busy: false, fault: null, problem: null, conflict: null,
    };
    this.toast = null;
    return this.send();
  }

  /** Whether the case is newer by what happens by itself alone: then nobody has to be asked. */
  #onlyTimePassed(form, { code, field, body }) {
    if (field === 'into_revision') return false;
    const now = body.follow_up;
    const since = now?.timeline?.filter(({ revision }) => revision > form.revision) ?? [];
    if (code !== 'stale_revision' || !since.length || since.some(({ by }) => by?.kind !== 'system' && by?.kind !== 'host')) return false;
    form.revision = now.revision;
    form.before = now;
    return true;
  }

  /** The same again on top of what somebody else did, seen and meant. */
  keepBoth() {
    const { form } = this;
    const stillOpen = form.conflict.allowed.includes(form.kind);
    const values = stillOpen ? form.values : { note: wordsOf(form) };
    this.form = {
      ...form, kind: stillOpen ? form.kind : 'note', values,
      revision: form.conflict.item.revision, before: form.conflict.item, conflict: null,
    };
    return this.send();
  }

  async undo() {
    const { toast } = this;
    if (!toast?.undo) return;
    this.toast = null;
    try {
      const { id, revision, kind } = toast.undo;
      this.#host.caseSaved({ kind, id }, await this.#post(id, kind, { revision, note: this.#host.say(`undo.${kind}`) }));
    } catch (problem) {
      this.toast = { text: this.#host.say('undo.failed', { reason: problem.message }), undo: null };
    }
    this.#host.requestUpdate();
  }

  async #post(id, kind, fields) {
    const words = JSON.stringify([id, kind, fields]);
    if (this.#sent?.words !== words) this.#sent = { words, op: newOp() };
    const path = `/api/follow-ups/${encodeURIComponent(id)}/${kind}`;
    const { body } = await call(this.#host.desk, 'POST', path, { ...fields, op: this.#sent.op });
    this.#sent = null;
    return body.follow_up;
  }

  async #refused(form, problem) {
    const { code, status, field } = problem;
    if (field === 'into_revision' && problem.body.follow_up) {
      this.#host.inHand.takeMergeable(problem.body.follow_up);
      form.fault = { field: 'into', text: 'fault.into_stale' };
    } else if (code === 'stale_revision' || code === 'transition_not_allowed') {
      form.conflict = await this.#conflict(form, problem);
    } else if (status === 422 && form.kind === 'offer' && (field === 'amount' || field === 'offer')) {
      form.fault = { field, text: problem.message, said: true };
    } else if (status === 422 && (code === 'note_required' || code === 'outcome_required')) {
      const at = field ?? code.split('_')[0];
      form.fault = { field: at, text: `fault.${at}` };
    } else {
      form.problem = problem;
    }
  }

  /** What happened meanwhile, from the case's own history. */
  async #conflict(form, problem) {
    let item = problem.body.follow_up ?? null;
    let latest = null;
    let allowed = [form.kind];
    try {
      const { body } = await call(this.#host.desk, 'GET', `/api/follow-ups/${encodeURIComponent(form.id)}`);
      item = body;
      allowed = body.allowed;
      latest = newest(body.timeline.filter(({ at }) => at >= form.before.opened_at));
    } catch { /* the refusal's own copy has to do */ }
    if (!item) return null;
    this.#host.caseRefreshed(item);
    return { item, before: form.before, latest, allowed };
  }
}

/** What was written in a form, whatever it is called there. */
export const wordsOf = ({ values }) => values.note ?? values.text ?? '';

const newest = (timeline) => timeline.reduce((last, entry) => (!last || entry.at >= last.at ? entry : last), null);
