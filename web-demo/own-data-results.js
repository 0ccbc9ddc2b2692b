// The last step: what is in the file in words, then the report and the list by the desk's own elements.
import { make } from './dom.js';
import { counted, grouped, meaningName, shareOf } from './own-data-words.js';

const takesUndated = ['dissatisfied-requesters', 'satisfaction', 'response', 'recovery', 'importance'];

const figure = (name, value) => make('div', {}, make('dt', { textContent: name }), make('dd', { textContent: value }));

function sentences({ counts, outcome }) {
  const said = [];
  if (outcome.follow_ups > 0) {
    const untold = outcome.follow_ups - counts.addressed;
    said.push(`${counted(outcome.follow_ups, 'unhappy answer')}: ${counts.addressed > 0 ? `the file says what became of ${grouped(counts.addressed)}, and nothing of ${grouped(untold)}` : 'the file does not say what became of them'}.`);
  }
  if (counts.answered === 0) said.push('Nobody answered in this file, so there is nothing to report. Is the right column the answer?');
  if (counts.undated > 0) said.push(`${counted(counts.undated, 'answer has', 'answers have')} no date. They count in every period of the report, and in no month of it.`);
  if (counts.mixed_dates.length > 0) said.push(`${counts.mixed_dates.map((one) => `“${meaningName(one)}”`).join(' and ')}: some dates are written day-first and others month-first. Lines whose date can be read in two ways were left out.`);
  if (counts.notes > 0) said.push('The last line is a note of the program that made the file, and no request.');
  return said.map((textContent) => make('p', { className: 'told', textContent }));
}

function complaints({ lines_left_out, complaints: list, more_complaints }) {
  if (list.length === 0) return [];
  const items = [...list].sort((a, b) => a.line - b.line).map(({ line, message }) => make('li', { textContent: `Line ${grouped(line)}: ${message}` }));
  if (more_complaints > 0) items.push(make('li', { textContent: `and ${counted(more_complaints, 'more complaint')}` }));
  return [make('details', { open: true },
    make('summary', { textContent: `${counted(lines_left_out, 'line was', 'lines were')} left out, and why` }),
    make('ol', {}, ...items))];
}

/**
 * @param {Element} place for the figures
 * @param {Element} leftOut for the lines that are not among them
 * @param {{counts: object, outcome: object}} done
 */
export function showCounts(place, leftOut, { counts, outcome }) {
  place.replaceChildren(
    make('dl', { className: 'figures' },
      figure('requests', grouped(counts.rows)),
      figure('answered', `${grouped(counts.answered)} (${shareOf(counts.answered, counts.rows)})`),
      figure('of them satisfied', shareOf(counts.satisfied, counts.answered)),
      figure('unhappy', grouped(counts.dissatisfied)),
      figure('without a date', grouped(counts.undated)),
      figure('lines left out', grouped(counts.lines_left_out))),
    ...sentences({ counts, outcome }),
  );
  leftOut.replaceChildren(...complaints(counts));
}

// Answers without a date stand outside every period; the report's calls ask for them too.
const withUndated = (path) => {
  const report = /^\/api\/reports\/([^?]+)\?/.exec(path)?.[1];
  return takesUndated.includes(report) && !path.includes('undated=') ? `${path}&undated=1` : path;
};

/**
 * The desk's elements on the worker's application.
 * @param {Element} place @param {(method: string, path: string, body?: object, headers?: object) => Promise<object>} request
 * @param {object} counts
 */
export function showDesk(place, request, counts) {
  const transport = {
    request: (method, path, body, headers) => request(method, counts.undated > 0 ? withUndated(path) : path, body, headers),
  };
  const query = new URLSearchParams(counts.first_day ? { from: counts.first_day, to: counts.last_day } : { by: 'team' });
  const report = Object.assign(document.createElement('amends-report'), { id: 'report', transport, query: String(query) });
  const followUps = Object.assign(document.createElement('amends-follow-ups'), { id: 'follow-ups', transport, me: 'visitor', meName: 'You', people: [] });
  report.addEventListener('amends-drill', ({ detail }) => {
    followUps.query = detail?.query ?? '';
    followUps.scrollIntoView();
  });
  place.replaceChildren(report, followUps);
}
