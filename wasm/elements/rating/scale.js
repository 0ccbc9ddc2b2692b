import { draw, make } from './make.js';

const features = [
  'M9.5 14.5l3-2M22.5 14.5l-3-2M10.5 22.5q5.5-6 11 0',
  'M11.5 12.5v2M20.5 12.5v2M11 21.5q5-3.5 10 0',
  'M11.5 12.5v2M20.5 12.5v2M11 20.5h10',
  'M11.5 12.5v2M20.5 12.5v2M11 19.5q5 4.5 10 0',
  'M9.5 14q2-3 4 0M18.5 14q2-3 4 0M9.5 18.5q6.5 7.5 13 0',
];
const faces = { 2: [2, 4], 3: [2, 3, 4], 5: [1, 2, 3, 4, 5] };

/** The face of an answer; none where a scale shows numbers. */
export function face(scale, answer, look = 'face') {
  const number = faces[scale]?.[answer - 1];
  return number ? draw(look, 32, 13, features[number - 1]) : '';
}

/** What an answer is called everywhere: its label, or its number where the scale shows numbers. */
export function wordOf(survey, answer) {
  return faces[survey.scale] ? survey.labels[answer - 1] : String(answer);
}

// Whether words would break in their middle where options stand side by side on a phone.
function isWordy(labels) {
  const longestShortWord = labels.length === 5 ? 7 : 9;
  return labels.some((label) => label.split(/[\s-]/).some((word) => word.length > longestShortWord));
}

/**
 * The question and its options: real radio buttons that fill their labels.
 * @returns {{group: HTMLElement, inputs: HTMLInputElement[]}}
 */
export function makeScale(survey) {
  const inputs = [];
  const scale = make('div', { className: 'scale', 'data-points': survey.scale, part: 'scale' });
  for (let answer = 1; answer <= survey.scale; answer += 1) {
    const input = make('input', { type: 'radio', name: 'answer', value: answer });
    inputs.push(input);
    scale.append(make('label', { className: 'option', part: 'option' }, input, face(survey.scale, answer),
      make('span', { className: 'word', part: 'word' }, wordOf(survey, answer))));
  }
  const group = make('fieldset', { className: 'group' },
    make('legend', { className: 'question', part: 'question' }, survey.question), scale);
  if (faces[survey.scale]) scale.classList.toggle('wordy', isWordy(survey.labels));
  else addEnds(group, survey);
  return { group, inputs };
}

function addEnds(group, { scale, labels }) {
  if (labels.length !== scale || labels[0] === '1') return;
  group.setAttribute('aria-describedby', 'ends');
  group.append(make('p', { className: 'ends', id: 'ends' },
    make('span', {}, `1: ${labels[0]}`), make('span', {}, `${scale}: ${labels[scale - 1]}`)));
}
