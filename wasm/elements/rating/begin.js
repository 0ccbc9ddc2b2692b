import { setLanguage } from './language.js';
import { loadTexts, openSession } from './load.js';
import { draw, make } from './make.js';
import { Memory, newId } from './memory.js';
import { Mount } from './mount.js';
import { getOpening } from './opening.js';
import { painted } from './painted.js';
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
  const src = host.getAttribute('src') ?? import.meta.url.replace(/[^/]+\/[^/]+$/, '');
  const [token, request, touchpoint, site, subject, lang] = ['token', 'request', 'touchpoint', 'site', 'subject', 'lang']
    .map((name) => host.getAttribute(name));
  if (token || request) return { src, token, request: token ? null : request, lang, id: token ?? request };
  // Queries and fragments may hold what is nobody's business.
  const page = document.querySelector('link[rel=canonical]')?.href || location.origin + location.pathname;
  return { src, touchpoint, site, subject, lang, page, id: `t/${touchpoint}/${subject ?? ''}` };
}

// Keeps what is pressed before the session is here; also in the page's storage, but never in place of
// an older post that has not arrived.
function makeInbox(memory, mayKeep, group, nonce) {
  const early = [];
  return {
    early,
    take(event) {
      early.push(event);
      if (event.kind !== 'pressed') return;
      group.setAttribute('aria-busy', 'true');
      if (mayKeep) memory.kept = [{ ...event, kind: 'answer', nonce }];
    },
  };
}

/**
 * Asks the question in `root`, until the signal aborts; `presence` says whether the element is in the
 * page. What comes after the scale loads meanwhile.
 */
export async function begin(host, root, signal, presence) {
  const place = readPlace(host);
  const link = readLink(host);
  const memory = new Memory(`amends:${place.src}:${place.id}`, { ...place, src: new URL(place.src, document.baseURI).href });
  const mount = new Mount(place);
  const made = host.querySelector('form');   // the question as a server made it, to be seen until ours is there
  const guess = place.lang ?? document.documentElement.lang;
  const rest = painted().then(() => Promise.all(
    [import('./conductor.js'), openSession(!host.hasAttribute('no-wasm')), link && import('./gesture.js'), loadTexts(guess)]));
  rest.catch(() => {});   // heard below, when the scale is there

  const fallback = make('slot', { hidden: true });
  const said = make('div', { className: 'said', role: 'status' });
  const body = make('div', { className: 'body' });
  root.adoptedStyleSheets = sheets ??= [adopt(tokens), adopt(scaleStyle)];
  root.replaceChildren(said, body, fallback);

  // Sent by a script that a robot's driver runs, the page's own form looks like a person's press: it has its
  // proof only while it is what people see, and in a driven browser never.
  const showFallback = (wanted) => {
    fallback.hidden = !wanted;
    for (const proof of host.querySelectorAll('[name=nonce]')) proof.disabled = !wanted || navigator.webdriver;
  };
  showFallback(Boolean(made));
  const opening = await getOpening(host, mount, memory, showFallback, signal);
  if (signal.aborted) return;
  if (!opening) return showFallback(true);
  const language = opening.language ?? guess;
  // The form of a link's page stays until the widget is whole: its button is there from the start.
  if (link) await Promise.all([rest, loadTexts(language)]).catch(() => {});
  while (made?.matches(':active')) await painted();   // gone under a press, its button would get no click
  if (signal.aborted) return;
  const focused = made?.querySelector(':focus')?.value;
  showFallback(false);

  const survey = opening.survey && { ...opening.survey, language: opening.language };
  const scale = survey ? makeScale(survey, host.getAttribute('order') === 'descending') : { group: make('div'), inputs: [] };
  const older = memory.kept;
  const mayKeep = older.length === 0;
  const inbox = makeInbox(memory, mayKeep, scale.group, opening.nonce);
  scale.group.hidden = !['asked', 'held'].includes(opening.state);
  if (link?.answer && opening.state === 'asked') scale.inputs[link.answer - 1].checked = true;
  listenToScale(scale.group,
    (answer, event) => { if (!link || event.isTrusted) inbox.take({ kind: 'pressed', answer, op: newId() }); },
    (answer) => inbox.take({ kind: 'marked', answer }));
  if (opening.language) setLanguage(body, opening.language);
  body.replaceChildren(scale.group);
  scale.inputs[focused - 1]?.focus();
  memory.closes = opening.closes_at;
  // Gone before the session came: the press goes out alone, and stays kept until the server's word.
  const goAlone = () => {
    const press = mayKeep && inbox.early.findLast(({ kind }) => kind === 'pressed');
    if (press) mount.post({ op: press.op, answer: press.answer, key: memory.key, nonce: opening.nonce }).catch(() => {});
  };
  addEventListener('pagehide', goAlone, { signal });

  try {
    const [{ conduct }, session, gesture] = await rest;
    const texts = await loadTexts(language);
    if (signal.aborted) return session.close();
    removeEventListener('pagehide', goAlone);
    conduct({ host, place, root, body, said, opening, survey, scale, memory, older, mount, link, gesture, inbox, session, texts, signal, presence, make, draw, setLanguage, face, wordOf, newId, adopt, Memory, Mount });
  } catch {
    showFallback(true);   // the press is kept; the page's own form or link is there
  }
}
