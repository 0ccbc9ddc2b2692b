// The customer's completed requests, as the demo server names them, and the list beside the page.
import { make } from './dom.js';

/** @returns {Promise<{id: string, subject: string, customer: {name: string}, agent: string,
 *   completed_at: number, language: string, token: string, page_url: string}[]>} */
export async function loadRequests() {
  const answer = await fetch('demo/requests.json', { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`the demo answered ${answer.status}`);
  return (await answer.json()).requests;
}

/** A time as the reader writes it: "en" alone does not say whether the month or the day comes first. */
export function day(at, language) {
  const variety = navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
  return new Intl.DateTimeFormat(variety, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** Draws the list, and calls `show` for the request that the address names, now and on each step. */
export function steps(requests, show) {
  const list = document.getElementById('requests');
  const current = () => requests.find(({ id }) => id === location.hash.slice(1)) ?? requests[0];
  const draw = () => {
    const chosen = current();
    list.replaceChildren(...requests.map((request) => {
      const link = make('a', { href: `#${encodeURIComponent(request.id)}` },
        make('span', { textContent: request.subject, lang: request.language, dir: 'auto' }),
        make('span', { className: 'quiet', textContent: `${request.customer.name} · ${request.id}` }));
      if (request === chosen) link.ariaCurrent = 'true';
      return make('li', {}, link);
    }));
    show(chosen);
  };
  addEventListener('hashchange', draw);
  draw();
}

/** Says on the page what went wrong, instead of leaving it loading for ever. */
export function tellFault(place, text) {
  place.replaceChildren(make('p', { className: 'message', role: 'alert', textContent: text }));
}
