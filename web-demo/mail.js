import { make } from './dom.js';
import { loadRequests, steps, tellFault } from './requests.js';

const place = document.getElementById('mail');

// The frame's sandbox runs no scripts, so the mail may be any HTML; links open like a mail program opens them.
const preview = globalThis.trustedTypes?.createPolicy('mail-preview', { createHTML: (mail) => mail });
// Mail programs have a margin and a font of their own, and follow light and dark as they please.
const document_of = (mail) => `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark">
  <base target="_blank"><title>Mail</title><body style="margin:16px;font:15px/24px system-ui,sans-serif">${mail}`;

let wanted;

async function show(request) {
  wanted = request;
  const answer = await fetch(`demo/mail/${encodeURIComponent(request.id)}.json`, { headers: { accept: 'application/json' } });
  if (!answer.ok) {
    tellFault(place, `There is no mail for ${request.id}.`);
    return;
  }
  const mail = await answer.json();
  if (wanted !== request) return;   // another was chosen meanwhile
  const frame = make('iframe', { title: 'The mail as HTML' });
  frame.setAttribute('sandbox', 'allow-popups allow-popups-to-escape-sandbox');
  const html = document_of(mail.html);
  frame.srcdoc = preview ? preview.createHTML(html) : html;
  place.replaceChildren(
    make('h1', { textContent: mail.subject, dir: 'auto', lang: request.language }),
    make('dl', { className: 'mail-head' },
      make('dt', { textContent: 'From' }), make('dd', { textContent: mail.from, dir: 'auto' }),
      make('dt', { textContent: 'To' }), make('dd', { textContent: mail.to, dir: 'auto' })),
    make('div', { className: 'mail-parts' },
      make('section', {}, make('h2', { textContent: 'As HTML' }), frame),
      make('section', {}, make('h2', { textContent: 'As plain text' }), make('pre', { textContent: mail.text, tabIndex: 0, lang: request.language }))));
}

try {
  const requests = await loadRequests();
  if (requests.length) steps(requests, show);
  else tellFault(place, 'No mail was sent yet.');
} catch {
  tellFault(place, 'The demo’s mails could not be loaded. Is it still running?');
}
