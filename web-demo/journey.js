// The journey of one complaint, step by step: what has happened to a request by now, and where the next step is done.
import { make } from './dom.js';
import { loadRequests, steps, tellFault } from './requests.js';

const between_ms = 2000;
const place = document.getElementById('journey');
const panel = document.getElementById('panel');

const has = (request, ...types) => request.timeline.find(({ type }) => types.includes(type));
const bad = (request) => request.timeline.find((entry) => entry.type === 'rated' && entry.class === 'dissatisfied');
const href = (page, id) => `${page}.html#${encodeURIComponent(id)}`;
const caseOf = ({ follow_ups: cases }) => (cases[0] ? `follow-ups.html?case=${cases[0].id}` : 'follow-ups.html');

// What each says before it is done, where that is, and the event that it has left.
const journey = [
  { name: 'The customer is asked', todo: 'The mail about the completed request brings the question along.', done: (request) => has(request, 'invited') },
  { name: 'One click', todo: 'Press a bad answer in the mail or on the web page. Say why, if you like.', done: bad,
    ways: ({ id }) => [['Open the mail', href('mail', id)], ['or the web page', href('customer', id)]] },
  { name: 'A case is there', todo: 'At once, but nobody is disturbed yet: the customer may correct a slip.', done: (request) => has(request, 'follow_up_opened') },
  { name: 'The manager hears of it', todo: 'When the grace period is over: here after ten seconds.', done: (request) => has(request, 'follow_up_settled') },
  { name: 'Somebody takes it', todo: 'Assign the case, or take it yourself.', done: (request) => has(request, 'follow_up_assigned'),
    ways: (request) => [['Open the case', caseOf(request)]] },
  { name: 'The customer is contacted', todo: 'Ring up, or write from the case. Note whether you reached them.', done: (request) => has(request, 'follow_up_contacted', 'follow_up_written'),
    ways: (request) => [['Open the case', caseOf(request)]] },
  { name: 'Amends are made', todo: 'Write what was done, and mark the case addressed.', done: (request) => has(request, 'follow_up_addressed'),
    ways: (request) => [['Open the case', caseOf(request)]] },
  { name: 'It counts as made good', todo: 'The case leaves the list and stays in the report.', done: (request) => has(request, 'follow_up_addressed'),
    ways: () => [['Open the report', 'report.html']], always: true },
];

const clock = (at) => new Intl.DateTimeFormat(navigator.languages[0], { dateStyle: 'medium', timeStyle: 'short' }).format(at);
const isNow = (request, at) => !journey[at].done(request) && journey.slice(0, at).every((step) => step.done(request));

function line(step, request, at) {
  const done = step.done(request);
  const now = isNow(request, at);
  const line = make('li', { className: done ? 'done' : now ? 'now' : '' }, make('strong', { textContent: step.name }),
    make('span', { className: 'quiet', textContent: done && !step.always ? clock(done.at) : step.todo }));
  if (now) line.ariaCurrent = 'step';
  const ways = now || (step.always && done) ? step.ways?.(request) ?? [] : [];
  if (ways.length) line.append(make('span', { className: 'ways' }, ...ways.map(([text, to], index) => make('a', { href: to, textContent: text, className: index ? '' : 'button small' }))));
  return line;
}

let shown;
let drawn;

async function look() {
  const { id } = shown;
  const answer = await fetch(`amends/api/requests/${encodeURIComponent(id)}`, { headers: { accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok || id !== shown.id) return;
  const request = await answer.json();
  const seen = `${id} ${request.revision}`;
  if (drawn === seen) return;
  drawn = seen;
  place.replaceChildren(...journey.map((step, at) => line(step, request, at)));
  panel.refresh?.();
}

function show(request) {
  shown = request;
  panel.request = request.id;
  look();
}

try {
  const requests = await loadRequests();
  if (requests.length) steps(requests, show);
  else tellFault(place.parentElement, 'No request waits for an answer.');
  setInterval(() => { if (shown && document.visibilityState === 'visible') look(); }, between_ms);
} catch {
  tellFault(place.parentElement, 'The demo’s requests could not be loaded. Is it still running?');
}
