// A session without WebAssembly, of the same shape as the one in engine.js: the press is posted, the
// server decides. One post is under way at a time; the last wish goes out after it.

const none = { kind: 'none' };
const firstWait_ms = 2_000;
const longestWait_ms = 300_000;
const nonceWait_ms = 350;   // the server wants a nonce that a person had time to see
const heldWait_ms = 3_050;   // and which of two answers is meant, not in the same breath
const mostStaleNonces = 3;

class PlainSession {
  #view = { phase: 'asked', problem: 'none', chosen: 0, canUndo: false, canChange: false, disputed: false };
  #askImportance = false;
  #dissatisfied = false;
  #stored = 0;
  #editUntil = 0;
  #pending = none;
  #next = none;
  #inFlight = false;
  #online = true;
  #attempts = 0;
  #staleNonces = 0;
  #wakeAt = 0;
  #notBefore = 0;
  #armed = false;
  #readNoted = false;
  #link = null;   // that was followed while something older waits
  #now = 0;
  #post = none;
  #hasDetails = false;

  step(event) {
    const before = this.#view.phase;
    this.#now = event.at;
    this.#post = none;
    this[event.kind]?.(event);
    const view = this.#view;
    const editable = this.#editUntil === 0 || event.at < this.#editUntil;
    const asks = view.phase === 'details' || (view.phase === 'sending' && this.#pending.kind === 'details');
    const rests = view.phase === 'confirmed' || view.phase === 'answered';
    return {
      ...view,
      announcement: view.problem === 'refused' || view.problem === 'too_long' ? view.problem : spoken(before, view.phase, event),
      busy: this.#inFlight || view.phase === 'sending',
      canUndo: this.#undoable(editable),
      canChange: rests && editable,
      askDetails: asks && this.#dissatisfied,
      askImportance: asks && this.#askImportance,
      aboutDetails: this.#pending.kind === 'details' || (view.phase === 'confirmed' && this.#hasDetails),
      wakeAt: this.#wakeAt,
      post: this.#post,
      pending: this.#pending,
      next: this.#next,
    };
  }

  close() { /* nothing to free */ }

  #undoable(editable) {
    const { phase } = this.#view;
    if (phase === 'offline' || phase === 'failed') return this.#pending.kind === 'answer';
    return editable && ['saved', 'details', 'held'].includes(phase);
  }

  #show(phase, problem = 'none') {
    Object.assign(this.#view, { phase, problem });
  }

  #rest() {
    this.#show(this.#stored ? 'answered' : 'asked');
  }

  #send() {
    this.#wakeAt = 0;
    if (!this.#online) return this.#show('offline', 'unreachable');
    this.#show('sending');
    if (this.#now < this.#notBefore) {
      this.#wakeAt = this.#notBefore;
      return;
    }
    this.#inFlight = true;
    this.#post = this.#pending;
  }

  #wish(post) {
    if (this.#inFlight || this.#pending.kind === 'details') {
      this.#next = post;
      this.#show('sending');
      return;
    }
    this.#pending = post;
    this.#attempts = 0;
    this.#send();
  }

  // The server has spoken about the pending post.
  #settle(phase, problem) {
    this.#pending = this.#next;
    this.#next = none;
    this.#inFlight = false;
    this.#attempts = 0;
    this.#staleNonces = 0;
    this.#notBefore = 0;
    if (this.#pending.kind !== 'none') return this.#send();
    this.#show(phase, problem);
    if (this.#link) this.#follow();
  }

  #about({ op }) {
    return this.#pending.kind !== 'none' && op === this.#pending.op;
  }

  opened({ askImportance, editUntil, state, answer }) {
    this.#askImportance = askImportance;
    this.#editUntil = editUntil;
    this.#stored = answer;
    this.#view.chosen = answer;
    this.#show(state);
  }

  restored({ post }) {
    if (this.#view.phase === 'closed') return;
    this.#pending = post;
    if (post.kind === 'answer') this.#view.chosen = post.answer;
    this.#send();
  }

  linked(link) {
    const waits = this.#pending.kind !== 'none';
    if (!link.answer || (!waits && !['asked', 'answered'].includes(this.#view.phase))) return;
    this.#link = link;
    if (!waits) this.#follow();
  }

  #follow() {
    const { answer, confirm } = this.#link;
    const { phase } = this.#view;
    this.#link = null;
    if (phase === 'held' || answer === this.#stored) return;
    const confirms = confirm || phase === 'confirm';
    this.#armed = !confirms && (phase === 'asked' || this.#stored > 0);
    this.#view.chosen = answer;
    this.#show(confirms ? 'confirm' : 'linked');
  }

  gesture({ op }) {
    if (this.#view.phase === 'linked' && this.#armed) this.pressed({ answer: this.#view.chosen, op, evidence: 'gesture' });
  }

  left({ op }) {
    if (this.#view.phase !== 'linked' || !this.#armed || this.#readNoted) return;
    this.#readNoted = true;
    this.#post = { kind: 'answer', op, answer: this.#view.chosen, evidence: 'dwell' };
  }

  pressed({ answer, op, evidence = 'explicit' }) {
    this.#armed = false;
    this.#link = null;
    const last = this.#next.kind === 'none' ? this.#pending : this.#next;
    if (this.#view.phase === 'closed' || (last.kind === 'answer' && last.answer === answer && this.#inFlight)) return;
    const rests = this.#view.phase === 'saved' || this.#view.phase === 'details';
    this.#view.chosen = answer;
    if (!(rests && answer === this.#stored)) this.#wish({ kind: 'answer', op, answer, evidence });
  }

  marked({ answer }) {
    if (this.#pending.kind !== 'none') return;
    this.#view.chosen = answer;
    this.#show('marked');
  }

  send({ op }) {
    this.pressed({ answer: this.#view.chosen, op });
  }

  undo({ op }) {
    this.#link = null;
    this.#view.chosen = 0;
    this.#wish({ kind: 'retraction', op, answer: 0 });
  }

  change() {
    this.#view.chosen = 0;
    this.#show('asked');
  }

  submitted({ op, post }) {
    const said = post.comment || post.reasons || post.contactMe || post.importance;
    if (said) this.#wish({ ...post, kind: 'details', op });
    else this.skipped();
  }

  skipped() {
    this.#show('confirmed');
  }

  recorded(event) {
    if (!this.#about(event)) return;
    const details = this.#pending.kind === 'details';
    this.#stored = event.answer;
    this.#dissatisfied = event.dissatisfied;
    this.#editUntil = event.editUntil;
    this.#hasDetails = details;
    this.#view.disputed = false;
    if (this.#next.kind === 'none') this.#view.chosen = event.answer;
    if (details) this.#settle('confirmed');
    else this.#settle(event.dissatisfied || this.#askImportance ? 'details' : 'saved');
  }

  retracted(event) {
    if (!this.#about(event)) return;
    this.#stored = 0;
    if (this.#next.kind === 'none') this.#view.chosen = 0;
    this.#settle('asked');
  }

  disputed(event) {
    if (!this.#about(event)) return;
    this.#view.disputed = true;
    this.#hasDetails = this.#pending.kind === 'details';
    this.#settle('confirmed');
  }

  held(event) {
    if (!this.#about(event)) return;
    if (this.#pending.kind === 'details') return this.refused(event);
    if (this.#next.kind === 'answer') this.#next = none;
    this.#stored = 0;
    this.#view.chosen = 0;
    this.#settle('held');
    this.#notBefore = event.at + heldWait_ms;
  }

  press_needed(event) {
    if (!this.#about(event)) return;
    if (this.#pending.kind !== 'answer') return this.stale_nonce(event);
    this.#settle('confirm');
  }

  refused(event) {
    if (!this.#about(event)) return;
    const { kind } = this.#pending;
    if (this.#next.kind === 'none') this.#view.chosen = this.#stored;
    this.#settle(kind === 'details' ? 'details' : kind === 'retraction' && this.#stored ? 'answered' : 'asked', 'refused');
  }

  stale_nonce(event) {
    if (!this.#about(event)) return;
    this.#staleNonces += 1;
    if (this.#staleNonces > mostStaleNonces) return this.unreachable(event);
    this.#inFlight = false;
    this.#wakeAt = event.at + nonceWait_ms;
  }

  unreachable(event) {
    if (!this.#about(event) || !this.#inFlight) return;
    this.#inFlight = false;
    this.#attempts += 1;
    if (this.#next.kind !== 'none' && this.#pending.kind !== 'details') {
      this.#pending = this.#next;
      this.#next = none;
    }
    const wait = Math.min(firstWait_ms * 2 ** (this.#attempts - 1), longestWait_ms) * (1 + Math.random() / 4);
    this.#wakeAt = event.at + Math.max(wait, event.retryAfter ?? 0);
    this.#show(this.#online ? 'failed' : 'offline', 'unreachable');
  }

  closed() {
    this.#pending = none;
    this.#next = none;
    this.#inFlight = false;
    this.#show('closed');
  }

  retry() {
    this.online();
  }

  online() {
    this.#online = true;
    if (this.#pending.kind !== 'none' && !this.#inFlight) this.#send();
  }

  offline() {
    this.#online = false;
    if (this.#pending.kind !== 'none' && !this.#inFlight) this.#send();
  }

  timer({ at }) {
    if (this.#wakeAt && at >= this.#wakeAt) this.#send();
  }
}

const sentences = { confirmed: 'thanks', offline: 'kept_offline', failed: 'not_sent' };

function spoken(before, phase, { kind }) {
  if (phase === before && phase !== 'marked') return 'none';
  if (phase === 'asked') return kind === 'retracted' || kind === 'undo' ? 'taken_back' : 'none';
  return sentences[phase] ?? phase;
}

/** @returns {PlainSession} */
export const open = () => new PlainSession();
