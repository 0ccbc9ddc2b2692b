import { loadTexts, openSession } from './load.js';
import { draw, make } from './make.js';
import { Memory, newId } from './memory.js';
import { Mount } from './mount.js';
import { getOpening } from './opening.js';
import { listenToScale } from './presses.js';
import { face, makeScale, wordOf } from './scale.js';
import scaleStyle from './styles/scale.css';
import tokens from './styles/tokens.css';

// The page behind a mail's link says which answer that link named.
const readLink = (host) => (host.hasAttribute('link')
  ? { answer: Number(host.getAttribute('link')), confirm: host.hasAttribute('confirm') } : null);

const adopt = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};
let sheets;

function readPlace(host) {
  const src = host.getAttribute('src') ?? new URL('..', import.meta.url).href;
  const token = host.getAttribute('token');
  return { src, token, request: token ? null : host.getAttribute('request'), lang: host.getAttribute('lang') };
}

// Keeps what is pressed before the session is here; also in the page's storage, but never in place of
// an older post that has not arrived.
function makeInbox(memory, older, group) {
  const early = [];
  return {
    early,
    take(event) {
      early.push(event);
      if (event.kind !== 'pressed') return;
      group.setAttribute('aria-busy', 'true');
      if (older.length === 0) memory.kept = [{ kind: 'answer', op: event.op, answer: event.answer }];
    },
  };
}

/** Asks the question in `root`, until the signal aborts. What comes after the scale loads meanwhile. */
export async function begin(host, root, signal) {
  const place = readPlace(host);
  const link = readLink(host);
  const memory = new Memory(`amends:${place.src}:${place.token ?? place.request}`);
  const mount = new Mount(place);
  const rest = Promise.all([import('./conductor.js'), openSession(!host.hasAttribute('no-wasm'))]);
  rest.catch(() => {});   // heard below, when the scale is there
  loadTexts(place.lang ?? document.documentElement.lang).catch(() => {});

  const fallback = make('slot', { hidden: true });
  const said = make('p', { className: 'said', role: 'status' });
  const body = make('div', { className: 'body' });
  root.adoptedStyleSheets = sheets ??= [adopt(tokens), adopt(scaleStyle)];
  root.replaceChildren(said, body, fallback);

  // Sent by a script that a robot's driver runs, the page's own form looks like a person's press: it has its
  // proof only while it is what people see.
  const proofs = link ? host.querySelectorAll('input[name="nonce"]') : [];
  const showFallback = (wanted) => {
    fallback.hidden = !wanted;
    for (const proof of proofs) proof.disabled = !wanted;
  };
  showFallback(false);
  const opening = await getOpening(host, mount, memory, showFallback, signal);
  if (signal.aborted) return;
  if (!opening) return showFallback(true);

  const { survey } = opening;
  const scale = survey ? makeScale(survey) : { group: make('div'), inputs: [] };
  const older = memory.kept;
  const inbox = makeInbox(memory, older, scale.group);
  scale.group.hidden = !['asked', 'held'].includes(opening.state);
  if (link?.answer && opening.state === 'asked') scale.inputs[link.answer - 1].checked = true;
  listenToScale(scale.group,
    (answer, event) => { if (!link || event.isTrusted) inbox.take({ kind: 'pressed', answer, op: newId() }); },
    (answer) => inbox.take({ kind: 'marked', answer }));
  if (opening.language) body.lang = opening.language;
  body.replaceChildren(scale.group);

  try {
    const [{ conduct }, session] = await rest;
    const texts = await loadTexts(opening.language ?? place.lang ?? document.documentElement.lang);
    if (signal.aborted) return session.close();
    conduct({ host, root, body, said, opening, survey, scale, memory, older, mount, link, inbox, session, texts, signal, make, draw, face, wordOf, newId, adopt });
  } catch {
    showFallback(true);   // the press is kept; the page's own form or link is there
  }
}
