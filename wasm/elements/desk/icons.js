import { html } from 'lit';

const ring = 'M1.75 8a6.25 6.25 0 1 0 12.5 0a6.25 6.25 0 1 0-12.5 0Z';

const icons = {
  add: 'M8 3v10M3 8h10',
  again: 'M13 8a5 5 0 1 1-1.5-3.55M13.25 2.5v3h-3',
  back: 'm10 3-5 5 5 5',
  bell: 'M3.5 11.5h9L11.5 10V7a3.5 3.5 0 0 0-7 0v3ZM6.75 13.5h2.5',
  chat: 'M2.25 3.25h11.5v8H8l-3 2.5v-2.5H2.25Z',
  check: 'm3 8.5 3.2 3.2L13 5',
  clock: `${ring}M8 4.5V8l2.5 1.5`,
  close: 'm4 4 8 8m0-8-8 8',
  csv: 'M8 2.5v7.75M4.75 7 8 10.25 11.25 7M2.5 10.5v3h11v-3',
  down: 'm4 6 4 4 4-4',
  filter: 'M2 4h12M4.5 8h7M6.5 12h3',
  info: `${ring}M8 7.25v4M8 4.7v.1`,
  late: `${ring}M8 4.5v4.1m0 2.6v.1`,
  mail: 'M2.75 3.25h10.5a1 1 0 0 1 1 1v7.5a1 1 0 0 1-1 1H2.75a1 1 0 0 1-1-1v-7.5a1 1 0 0 1 1-1Zm-.75.95 6 4.6 6-4.6',
  turn: 'M2.5 4.5h4l6 7M12.5 8v3.75H8.75',
  out: 'M6.5 3.5h-3v9h9v-3M9.5 2.75h3.75V6.5M13 3 7.5 8.5',
  pen: 'm3 13 .6-2.8L10.8 3 13 5.2 5.8 12.4ZM9.4 4.4l2.2 2.2',
  person: 'M5.25 5a2.75 2.75 0 1 0 5.5 0a2.75 2.75 0 1 0-5.5 0ZM2.75 13.75a5.25 5.25 0 0 1 10.5 0',
  phone: 'M3 2.5h2.4l1.2 3-1.6 1.2a8.5 8.5 0 0 0 4.3 4.3l1.2-1.6 3 1.2V13a.8.8 0 0 1-.8.8C7 13.8 2.2 9 2.2 3.3A.8.8 0 0 1 3 2.5Z',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7Z',
  search: 'M2.5 7a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Zm8 3.5 3.5 3.5',
  star: 'm8 2.25 1.8 3.7 4.05.55-2.95 2.85.72 4.05L8 11.45 4.38 13.4l.72-4.05L2.15 6.5l4.05-.55Z',
  swap: 'M2.5 5.5h10M10 3l2.5 2.5L10 8M13.5 10.5h-10M6 8l-2.5 2.5L6 13',
  table: 'M2.25 3.25h11.5v9.5H2.25ZM2.25 6.4h11.5M6.25 6.4v6.35',
  undo: 'M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.5 4 3 6.5 5.5 9',
  up: 'm4 10 4-4 4 4',
};

/** Our own line drawings, as high as the text. Always beside a word or inside a named button. */
export const icon = (name) =>
  html`<svg class="icon icon-${name}" viewBox="0 0 16 16" aria-hidden="true"><path d=${icons[name]}></path></svg>`;

const mouths = {
  1: 'M6.4 14.6Q10 10.6 13.6 14.6M5.4 7.2l2.5-1.3M14.6 7.2l-2.5-1.3M7.3 9.3v.1M12.7 9.3v.1',
  2: 'M6.8 14Q10 11.3 13.2 14M7.2 8v.1M12.8 8v.1',
  3: 'M6.8 12.8h6.4M7.2 8v.1M12.8 8v.1',
  4: 'M6.8 12Q10 14.7 13.2 12M7.2 8v.1M12.8 8v.1',
  5: 'M6.2 11.4Q10 16.4 13.8 11.4ZM7.2 7.6v.1M12.8 7.6v.1',
};

/** Which of the five faces an answer has, on any scale. */
export function faceOf({ answer, scale, class: mood }) {
  if (mood === 'dissatisfied') return answer === 1 ? 1 : 2;
  if (mood === 'satisfied') return answer === scale ? 5 : 4;
  return 3;
}

/** A face; 0 is the dashed one of a customer who has not answered. */
export function face(number, size = '') {
  // The least satisfied face is filled: heavier, not redder.
  const kind = number === 1 ? 'face-filled' : number === 0 ? 'face-dashed' : '';
  return html`<svg class="face ${kind} ${size}" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="8.25"></circle><path d=${mouths[number] ?? ''}></path></svg>`;
}

const reached = { open: 0, assigned: 1, contacted: 2, addressed: 3 };

/** The path of three stations: assigned, contacted, addressed. */
export function path(state) {
  const at = reached[state];
  if (at === undefined) return '';
  const station = (n) => html`<svg x=${n * 10} width="10" height="10"><circle class=${n < at ? 'at' : ''} cx="5" cy="5" r="3.25"></circle></svg>`;
  return html`<svg class="path" viewBox="0 0 30 10" aria-hidden="true"><path d="M9.5 5h1.5M19 5h1.5"></path>${[0, 1, 2].map(station)}</svg>`;
}
