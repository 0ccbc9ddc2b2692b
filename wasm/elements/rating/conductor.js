import { onFirstGesture, onLeaving } from './gesture.js';
import { bodyOf, readReply } from './reply.js';
import afterStyle from './styles/after.css';
import { View } from './view.js';

let sheet;

/**
 * Carries out what the session says: shows, posts, waits and keeps. `page` is what the first chunk
 * made; its helpers come along, so that both chunks need no third one.
 */
export function conduct(page) {
  sheet ??= page.adopt(afterStyle);
  page.root.adoptedStyleSheets = [...page.root.adoptedStyleSheets, sheet];
  new Conductor(page).start();
}

class Conductor {
  #page;
  #view;
  #timer = 0;
  #nonce;
  #stored;

  constructor(page) {
    this.#page = page;
    this.#nonce = page.opening.nonce;
    this.#stored = page.opening.answer ?? null;
    this.#view = new View(page, (event) => this.#hear(event));
  }

  start() {
    const { opening, survey, older, inbox, signal, session } = this.#page;
    for (const kind of ['online', 'offline']) addEventListener(kind, () => this.#hear({ kind }), { signal });
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      session.close();
    });
    this.#hear({
      kind: 'opened', state: opening.state, scale: survey?.scale ?? 0, answer: opening.answer ?? 0,
      editUntil: opening.edit_until_at ?? 0, askImportance: Boolean(survey?.ask_importance), nonce: Boolean(this.#nonce),
    });
    if (!navigator.onLine) this.#hear({ kind: 'offline' });
    older.forEach((post, at) => this.#restore(post, at));
    this.#follow();
    inbox.take = (event) => this.#hear(event);
    inbox.early.forEach((event) => this.#hear(event));
    forgetOld(this.#page.memory);
  }

  // The page of a link: what it names is marked, and sent when somebody shows to be there. Nothing that a
  // driven browser does counts.
  #follow() {
    const { link, signal, newId } = this.#page;
    if (!link) return;
    this.#hear({ kind: 'linked', ...link });
    onLeaving(signal, () => this.#hear({ kind: 'left', op: newId() }));
    if (!navigator.webdriver) onFirstGesture(signal, () => this.#hear({ kind: 'gesture', op: newId() }));
  }

  // A session takes one kept post; what waited behind it is wished again under its own op.
  #restore(post, at) {
    const wishes = { answer: 'pressed', retraction: 'undo' };
    if (at === 0) this.#hear({ kind: 'restored', post });
    else this.#hear({ kind: wishes[post.kind], answer: post.answer, op: post.op });
  }

  #hear(event) {
    const { memory, session } = this.#page;
    const outcome = session.step({ ...event, at: Date.now() });
    memory.kept = [outcome.pending, outcome.next].filter(({ kind }) => kind !== 'none');
    clearTimeout(this.#timer);
    if (outcome.wakeAt) this.#timer = setTimeout(() => this.#hear({ kind: 'timer' }), Math.max(0, outcome.wakeAt - Date.now()));
    this.#view.show(outcome, event.kind === 'opened');
    if (outcome.problem === 'too_long' && event.kind === 'submitted') this.#fire('error', { code: 'too_long', status: 0 });
    if (outcome.post.evidence === 'dwell') this.#note(outcome.post);
    else if (outcome.post.kind !== 'none') this.#post(outcome.post);
  }

  #body(post) {
    const body = { ...bodyOf(post, this.#page.survey), key: this.#page.memory.key };
    if (this.#nonce) body.nonce = this.#nonce;
    if (this.#page.link && navigator.webdriver && post.kind === 'answer') body.evidence = 'dwell';
    return body;
  }

  // That the page was read; nobody waits for an answer.
  #note(post) {
    this.#page.mount.post(this.#body(post)).catch(() => {});
  }

  async #post(post) {
    const { mount, signal } = this.#page;
    let status = 0;
    let reply;
    try {
      const response = await mount.post(this.#body(post));
      ({ status } = response);
      reply = await readReply(response);
    } catch {
      reply = { event: { kind: 'unreachable' }, code: 'unreachable' };
    }
    if (signal.aborted) return;   // the post is kept, and the same op does no harm
    this.#nonce = reply.nonce ?? this.#nonce;
    this.#remember(reply.event);
    this.#hear({ ...reply.event, op: post.op });
    this.#tell(post, reply, status);
  }

  #remember({ kind, editUntil }) {
    const { memory } = this.#page;
    if (kind === 'recorded') memory.until = editUntil;
    if (kind === 'retracted') memory.until = undefined;
  }

  #tell(post, { event, code }, status) {
    const { kind, answer, answerClass } = event;
    if (kind === 'unreachable' || kind === 'refused') return this.#fire('error', { code, status });
    if (kind !== 'recorded' && kind !== 'retracted') return;
    const previous = this.#stored;
    this.#stored = kind === 'recorded' ? answer : null;
    if (post.kind === 'details' || previous === this.#stored) return;
    const { scale } = this.#page.survey;
    this.#fire(previous === null ? 'rated' : 'changed', { answer: this.#stored, previous, class: answerClass ?? null, scale });
  }

  #fire(name, detail) {
    this.#page.host.dispatchEvent(new CustomEvent(`amends-${name}`, { detail, bubbles: true, composed: true }));
  }
}

// Keys of answers that can no longer be changed are of no use.
function forgetOld(memory) {
  try {
    for (const place of Object.keys(localStorage)) {
      if (place.startsWith('amends:') && place !== memory.place && isOver(JSON.parse(localStorage.getItem(place)))) {
        localStorage.removeItem(place);
      }
    }
  } catch { /* no storage, or an entry of somebody else */ }
}

const isOver = ({ until, kept }) => until && until < Date.now() && kept.length === 0;
