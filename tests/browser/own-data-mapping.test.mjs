// The mapping that the page makes: the ready one as it is, but for what a person changed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersOf, choiceFrom, mappingFrom, open, prefixFor } from '../../web-demo/own-data-mapping.js';

const ready = {
  about: 'A helpdesk',
  delimiter: ';',
  columns: { request: ['ID', 'Id'], answer: ['Stars'], team: ['Group'], tags: ['Tags', 'Labels'], answered_on: ['Rated'] },
  optional: ['team', 'tags'],
  after: { request: '/' },
  tags_separator: ' ',
  ends_with_note: true,
  answers: { 0: 1, 1: 1, 2: 2, 3: 3 },
  no_answer: ['-'],
  survey: { id: 'stars', scale: 3, classes: ['dissatisfied', 'neutral', 'satisfied'], labels: ['*', '**', '***'] },
};
const dates = { certain: true, format: '', formats: [] };
const values = (...texts) => texts.map((text) => ({ text, rows: 1, answer: 3 }));
const column = (name, meanings, more = {}) => ({ name, reference: name, meanings, values: [], scale: 0, classes: [], dates: null, ...more });
const scales = [{ scale: 3, classes: ready.survey.classes }, { scale: 5, classes: ['dissatisfied', 'dissatisfied', 'neutral', 'satisfied', 'satisfied'] }];
const known = {
  ready: 'stars', mapping: ready, scales,
  columns: [column('Id', ['request']), column('Stars', ['answer'], { values: values('1', '2', '3') }), column('Labels', ['tags']), column('Rated', ['answered_on'], { dates }), column('Other', [], { values: values('3') })],
};

/** The mapping after these changes of the choice. */
function made(change = () => {}, recognised = known) {
  const choice = choiceFrom(recognised);
  change(choice);
  return mappingFrom(choice, recognised, 'file-', ',');
}

test('a ready mapping that nobody corrected stays whole, also what these lines do not have', () => {
  assert.deepEqual(made(), { ...ready, delimiter: ',' });
});

test('a column that is chosen by hand is named by itself, and is no longer optional', () => {
  const { columns, optional, after } = made((choice) => {
    choice.columns[2].meanings = [];
    choice.columns[4].meanings = ['tags'];
  });
  assert.deepEqual([columns, optional, after], [{ ...ready.columns, tags: 'Other' }, ['team'], ready.after]);
});

test('a column that is left out is gone with all that is said of it', () => {
  const mapping = made((choice) => { choice.columns[0].meanings = []; });
  assert.equal(mapping.columns.request, undefined);
  assert.deepEqual([mapping.after, mapping.prefix], [{}, 'file-']);
});

test('an answer that is corrected makes another survey, and leaves the other values alone', () => {
  const mapping = made((choice) => { choice.values[0].answer = 2; });
  assert.deepEqual(mapping.answers, { 0: 1, 1: 2, 2: 2, 3: 3 });
  assert.deepEqual(mapping.survey, { id: 'own-data', scale: 3, classes: ready.survey.classes });
  assert.deepEqual(made((choice) => { choice.values[0].answer = 0; }).no_answer, ['-', '1']);
});

test('a value that the ready mapping does not know is added, and the survey stays', () => {
  const recognised = { ...known, columns: known.columns.with(1, column('Stars', ['answer'], { values: values('3', 'three') })) };
  const mapping = made((choice) => { choice.values[1].answer = 3; }, recognised);
  assert.deepEqual(mapping.answers, { ...ready.answers, three: 3 });
  assert.deepEqual(mapping.survey, ready.survey);
});

test('of another scale or another column nothing of the ready answers is left', () => {
  const rescaled = made((choice) => Object.assign(choice, { scale: 5, classes: scales[1].classes }));
  assert.deepEqual([rescaled.answers, rescaled.survey.labels], [undefined, undefined]);
  const other = made((choice) => {
    choice.columns[1].meanings = [];
    choice.columns[4].meanings = ['answer'];
    choice.values = values('3');
  });
  assert.deepEqual([other.columns.answer, other.answers, other.no_answer, other.survey.id], ['Other', undefined, [], 'own-data']);
});

test('who comes back to the column of a ready mapping finds what it says of it', () => {
  assert.deepEqual(answersOf(known, 1).values.map(({ answer }) => answer), [1, 2, 3]);
});

test('of numbers that are answers by themselves, one beyond the scale and a nought stay open', () => {
  const plain = { ...ready, answers: undefined };
  const recognised = { ...known, mapping: plain, columns: known.columns.with(1, column('Stars', ['answer'], { values: values('0', '3', '4') })) };
  assert.deepEqual(choiceFrom(recognised).values.map(({ answer }) => answer), [open, 3, open]);
});

test('how dates are written goes with each of their meanings', () => {
  const recognised = { ...known, columns: known.columns.with(3, column('Rated', ['asked_on', 'answered_on'], { dates: { ...dates, format: 'D.M.YYYY' } })) };
  assert.deepEqual(made(undefined, recognised).dates, { asked_on: 'D.M.YYYY', answered_on: 'D.M.YYYY' });
});

test('without a ready mapping all is said', () => {
  const recognised = { ready: '', mapping: null, scales, columns: [column('Score', ['answer'], { values: [{ text: '1', rows: 1, answer: 1 }, { text: 'none', rows: 2, answer: 0 }], scale: 3, classes: scales[0].classes })] };
  assert.deepEqual(made(undefined, recognised), {
    about: 'Made by the page "Your own data"', delimiter: ',', columns: { answer: 'Score' }, no_answer: ['none'], prefix: 'file-', survey: { id: 'own-data', scale: 3, classes: scales[0].classes },
  });
});

test('a prefix has as many bytes as the core takes, and ends with no half letter', () => {
  assert.equal(prefixFor('tickets.2025.csv'), 'tickets.2025-');
  const long = prefixFor(`${'日'.repeat(40)}.csv`);
  assert.equal(long, `${'日'.repeat(21)}-`);
  assert.ok(new TextEncoder().encode(prefixFor(`${'😀'.repeat(40)}.csv`)).length <= 64);
  assert.ok(prefixFor(`${'x'}${'😀'.repeat(40)}.csv`).isWellFormed());
});
