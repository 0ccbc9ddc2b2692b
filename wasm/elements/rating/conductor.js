import { tidy } from './kept.js';
import { explain } from './refused-origin.js';
import { bodyOf, isFinal, readReply, settle } from './reply.js';
import afterStyle from './styles/after.css';
import { inTurn } from './turns.js';
import { View } from './view.js';

/** For the first chunk, which asks the server, too: its way there may be closed. */
export { explain };

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
  #nonces = new Map();   // of kept posts by their op: each stays the press of the page that it was made on
  #stored;
  #underWay;   // the op that the server is asked about
  #waiting = [];
  #told;

  constructor(page) {
    this.#page = page;
    this.#nonce = page.opening.nonce;
    this.#stored = page.opening.answer ?? null;
    this.#told = page.memory.read().told?.op;
    this.#view = new View(page, (event) => this.#hear(event));
  }

  start() {
    const { opening, survey, older, inbox, link, presence, signal, session } = this.#page;
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      session.close();
    });
    this.#hear({
      kind: 'opened', state: opening.state, scale: survey?.scale ?? 0, answer: opening.answer ?? 0,
      editUntil: opening.edit_until_at ?? 0, askImportance: Boolean(survey?.ask_importance), nonce: Boolean(this.#nonce),
    });
    presence.whileHere((here) => this.#listen(here));
    older.forEach((post, at) => this.#restore(post, at));
    if (link) this.#hear({ kind: 'linked', ...link });
    if (link) presence.whileHere((here) => this.#follow(here));
    inbox.take = (event) => this.#hear(event);
    inbox.early.splice(0).forEach((event) => this.#hear(event));
    presence.whileHere((here) => this.#share(here));
  }

  // With the browser's other pages, and its next visits. The pages behind a mail's links each say what
  // theirs named: who has opened them all has contradicted himself, and the server has to hear of it.
  #share(here) {
    const { link, memory, Memory, Mount } = this.#page;
    addEventListener('pagehide', () => this.#leave(), { signal: here });
    if (!link) {
      addEventListener('storage', ({ key }) => { if (key === memory.place) this.#learn(); }, { signal: here });
      this.#learn();
    }
    const places = tidy(memory.place);
    if (places.length === 0) return;
    const tools = { Memory, Mount, bodyOf, readReply, inTurn, isFinal, settle };
    import('./outbox.js').then(({ sendKept }) => sendKept(places, tools, here)).catch(() => {});   // at the next visit
  }

  // Another page of this browser was told about the same question: shown here too, and not sent twice.
  #learn() {
    const { memory, session } = this.#page;
    const { told } = memory.read();
    if (!told || told.op === this.#told) return;
    this.#told = told.op;
    const { op, kind, answer, event } = told;
    const waiting = this.#waiting.map((post) => post.op);
    const wish = { answer: 'pressed', retraction: 'undo' }[kind];
    if (!waiting.includes(op)) {
      if (waiting.length > 0 || !wish || !['recorded', 'retracted'].includes(event.kind)) return;
      session.step({ kind: wish, op, answer, at: Date.now() });
    }
    if (kind !== 'details') this.#stored = event.kind === 'recorded' ? event.answer : null;
    this.#hear({ ...event, op });
  }

  // The page goes away. A post under way outlives it; what waits has one more try, and stays kept.
  #leave() {
    const { mount } = this.#page;
    for (const post of this.#waiting.filter(({ op }) => op !== this.#underWay)) {
      const body = this.#body(post);
      if ('keepalive' in Request.prototype) mount.post(body).catch(() => {});
      else navigator.sendBeacon(mount.url, new Blob([JSON.stringify(body)], { type: 'application/json' }));
    }
  }

  // The page of a link: what it names is marked, and sent when somebody shows to be there. Nothing that a
  // driven browser does counts.
  #follow(here) {
    const { gesture, newId } = this.#page;
    gesture.onLeaving(here, () => this.#hear({ kind: 'left', op: newId() }));
    if (!navigator.webdriver) gesture.onFirstGesture(here, () => this.#hear({ kind: 'gesture', op: newId() }));
  }

  // What waits goes out at the element's return.
  #listen(here) {
    for (const kind of ['online', 'offline']) addEventListener(kind, () => this.#hear({ kind }), { signal: here });
    here.addEventListener('abort', () => clearTimeout(this.#timer));
    this.#hear({ kind: navigator.onLine ? 'online' : 'offline' });
  }

  // A session takes one kept post; what waited behind it is wished again under its own op.
  #restore(post, at) {
    this.#nonces.set(post.op, post.nonce);
    const wishes = { answer: 'pressed', retraction: 'undo' };
    if (at === 0) this.#hear({ kind: 'restored', post });
    else this.#hear({ kind: wishes[post.kind], answer: post.answer, op: post.op });
  }

  #hear(event) {
    const { host, memory, session } = this.#page;
    const outcome = session.step({ ...event, at: Date.now() });
    this.#waiting = [outcome.pending, outcome.next].filter(({ kind }) => kind !== 'none')
      .map((post) => ({ ...post, nonce: this.#nonceOf(post), body: this.#said(post) }));
    memory.kept = this.#waiting;
    clearTimeout(this.#timer);
    if (outcome.wakeAt && host.isConnected) this.#timer = setTimeout(() => this.#hear({ kind: 'timer' }), Math.max(0, outcome.wakeAt - Date.now()));
    this.#view.show({ ...outcome, lasts: memory.lasts }, event.kind === 'opened');
    if (outcome.problem === 'too_long' && event.kind === 'submitted') this.#fire('error', { code: 'too_long', status: 0 });
    if (outcome.post.evidence === 'dwell') this.#note(outcome.post);
    else if (outcome.post.kind !== 'none') this.#post(outcome.post);
  }

  // Kept with the post: another page that sends it must not take it for more than it was.
  #said(post) {
    const said = bodyOf(post, this.#page.survey);
    if (this.#page.link && navigator.webdriver && post.kind === 'answer') said.evidence = 'dwell';
    return said;
  }

  #body(post) {
    return { ...this.#said(post), key: this.#page.memory.key, nonce: this.#nonceOf(post) };
  }

  #nonceOf({ op }) { return this.#nonces.has(op) ? this.#nonces.get(op) : this.#nonce; }

  // That the page was read; nobody waits for an answer.
  #note(post) {
    this.#page.mount.post(this.#body(post)).catch(() => {});
  }

  async #post(post) {
    const { memory, signal } = this.#page;
    const { status, reply } = await inTurn(memory.place, () => this.#ask(post));
    this.#underWay = undefined;
    if (signal.aborted) return;   // the post is kept, and the same op does no harm
    if (reply.nonce && this.#nonces.has(post.op)) this.#nonces.set(post.op, reply.nonce);
    else this.#nonce = reply.nonce ?? this.#nonce;
    this.#hear({ ...reply.event, op: post.op });
    this.#tell(post, reply, status);
  }

  // The server, unless another page of this browser has asked it the same meanwhile.
  async #ask(post) {
    const { host, memory, mount } = this.#page;
    const { told } = memory.read();
    if (told?.op === post.op) return { status: 200, reply: { event: told.event, code: '' } };
    let status = 0;
    let reply;
    this.#underWay = post.op;
    try {
      const response = await mount.post(this.#body(post));
      ({ status } = response);
      reply = await readReply(response);
    } catch {
      reply = { event: { kind: 'unreachable' }, code: 'unreachable' };
      explain(host, mount.url).catch(() => {});
    }
    if (isFinal(reply.event)) {
      this.#told = post.op;
      settle(memory, post, reply.event);
    }
    return { status, reply };
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
