import { make } from './dom.js';
import { day, loadRequests, steps, tellFault } from './requests.js';

const place = document.getElementById('request');

const talk = {
  en: {
    asked: (subject) => `Good morning, I need help: ${subject}. Could somebody have a look?`,
    done: 'It is done on our side. We close the request; reply if anything is missing.',
    facts: ['Request', 'Completed', 'By'],
  },
  de: {
    asked: (subject) => `Guten Tag, ich brauche Hilfe: ${subject}. Kann sich das jemand ansehen?`,
    done: 'Das ist bei uns erledigt. Wir schließen die Anfrage; antworten Sie, falls etwas fehlt.',
    facts: ['Anfrage', 'Gelöst', 'Von'],
  },
};

function show(request) {
  const language = talk[request.language] ? request.language : 'en';
  const words = talk[language];
  const facts = [request.id, day(request.completed_at, language), request.agent];
  const rating = make('amends-rating', { lang: request.language }, make('a', { href: request.page_url, textContent: request.page_url }));
  rating.setAttribute('src', 'amends');
  rating.setAttribute('token', request.token);
  place.replaceChildren(
    make('header', {},
      make('h1', { textContent: request.subject, lang: request.language, dir: 'auto' }),
      make('dl', { className: 'facts', lang: language }, ...facts.map((fact, at) => make('div', {},
        make('dt', { textContent: words.facts[at] }), make('dd', { textContent: fact, dir: 'auto' }))))),
    make('ol', { className: 'talk', lang: language },
      make('li', {}, make('strong', { textContent: request.customer.name, dir: 'auto' }), words.asked(request.subject)),
      make('li', { className: 'ours' }, make('strong', { textContent: request.agent, dir: 'auto' }), words.done)),
    make('div', { className: 'rate' }, rating));
}

try {
  const requests = await loadRequests();
  if (requests.length) steps(requests, show);
  else tellFault(place, 'No request was completed yet.');
} catch {
  tellFault(place, 'The demo’s requests could not be loaded. Is it still running?');
}
