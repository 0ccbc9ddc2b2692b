import { setLanguage } from './language.js';
import { loadTexts, openSession } from './load.js';
import { draw, make } from './make.js';
import { Memory, newId } from './memory.js';
import { Mount } from './mount.js';
import { explainFailure, getOpening } from './opening.js';
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
  const rest = Promise.all([import('./conductor.js'), openSession(!host.hasAttribute('no-wasm')), link && import('./gesture.js')]);
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

  const survey = opening.survey && { ...opening.survey, language: opening.language };
  const scale = survey ? makeScale(survey, host.getAttribute('order') === 'descending') : { group: make('div'), inputs: [] };
  const older = memory.kept;
  // On the page of a link, a driven browser's press is not kept: it could come back as a person's.
  const mayKeep = older.length === 0 && !(link && navigator.webdriver);
  const inbox = makeInbox(memory, mayKeep, scale.group, opening.nonce);
  scale.group.hidden = !['asked', 'held'].includes(opening.state);
  if (link?.answer && opening.state === 'asked') scale.inputs[link.answer - 1].checked = true;
  listenToScale(scale.group,
    (answer, event) => { if (!link || event.isTrusted) inbox.take({ kind: 'pressed', answer, op: newId() }); },
    (answer) => inbox.take({ kind: 'marked', answer }));
  if (opening.language) setLanguage(body, opening.language);
  body.replaceChildren(scale.group);
  memory.closes = opening.closes_at;
  // Gone before the session came: the press goes out alone, and stays kept until the server's word.
  const goAlone = () => {
    const press = mayKeep && inbox.early.findLast(({ kind }) => kind === 'pressed');
    if (press) mount.post({ op: press.op, answer: press.answer, key: memory.key, nonce: opening.nonce }).catch(() => {});
  };
  addEventListener('pagehide', goAlone, { signal });

  try {
    const [{ conduct }, session, gesture] = await rest;
    const texts = await loadTexts(opening.language ?? place.lang ?? document.documentElement.lang);
    if (signal.aborted) return session.close();
    removeEventListener('pagehide', goAlone);
    conduct({ host, place, root, body, said, opening, survey, scale, memory, older, mount, link, gesture, inbox, session, texts, signal, presence, make, draw, setLanguage, face, wordOf, newId, adopt, Memory, Mount, explainFailure });
  } catch {
    showFallback(true);   // the press is kept; the page's own form or link is there
  }
}
