// What the visitor decided about a file: from what was recognised to a mapping document, as `amends import --mapping`
// reads it. Pure.

const dates = ['asked_on', 'answered_on', 'addressed_on'];

export const open = -1;   // nobody has said what a value means
export const none = 0;    // nobody answered

/**
 * @typedef {{columns: {meanings: string[], format: string | null}[], scale: number, classes: string[],
 *   values: {text: string, rows: number, answer: number}[] | null}} Choice `format` is null while nobody chose between
 *   two ways to read a date, and '' for ISO 8601
 */

/** What people call a column. */
export const titleOf = ({ name, reference }) => name || reference;

export const columnOf = (choice, meaning) => choice.columns.findIndex(({ meanings }) => meanings.includes(meaning));

const usual_scale = 5;

/** Which answers of a scale are satisfied where nobody says otherwise. */
export const usualClasses = ({ scales }, wanted) => [...scales.find(({ scale }) => scale === wanted).classes];

// The ready mapping, where it knows the column as the answer.
const readyFor = ({ mapping, columns }, at) => (columns[at]?.meanings.includes('answer') ? mapping : null);

/** What a ready mapping says of a value. */
function readyAnswer({ answers = {}, no_answer = [], survey }, text) {
  if (no_answer.includes(text)) return none;
  if (Object.hasOwn(answers, text)) return answers[text];
  const number = Object.keys(answers).length === 0 && /^\d+$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= survey.scale ? number : open;
}

/** What of a column's answers is suggested; where there is no such column, of any. @param {object} recognised @param {number} at */
export function answersOf(recognised, at) {
  const column = recognised.columns[at];
  const ready = readyFor(recognised, at);
  const { scale, classes } = ready?.survey ?? (column?.scale ? column : { scale: usual_scale, classes: usualClasses(recognised, usual_scale) });
  const values = column?.values?.map((value) => ({ ...value, answer: ready ? readyAnswer(ready, value.text) : value.answer })) ?? null;
  return { scale, classes: [...classes], values };
}

/** What the page begins with. @returns {Choice} */
export function choiceFrom(recognised) {
  const choice = {
    columns: recognised.columns.map(({ meanings, dates: found }) => ({ meanings: [...meanings], format: found && (found.certain ? found.format : null) })),
  };
  return Object.assign(choice, answersOf(recognised, columnOf(choice, 'answer')));
}

const meansDate = ({ meanings }) => meanings.some((one) => dates.includes(one));

/** What still has to be said before the import. @returns {{about: string, column?: string, text?: string, meaning?: string}[]} */
export function stillOpen(choice, columns) {
  const found = [];
  const answer = columnOf(choice, 'answer');
  if (answer === -1) found.push({ about: 'answer' });
  const seen = new Set();
  for (const meaning of choice.columns.flatMap(({ meanings }) => meanings)) {
    if (seen.has(meaning)) found.push({ about: 'twice', meaning });
    seen.add(meaning);
  }
  choice.columns.forEach((one, at) => {
    if (meansDate(one) && one.format === null) found.push({ about: columns[at].dates ? 'dates' : 'no_dates', column: titleOf(columns[at]) });
  });
  if (answer !== -1 && choice.values === null) found.push({ about: 'many', column: titleOf(columns[answer]) });
  for (const { text, answer: means } of choice.values ?? []) if (means === open) found.push({ about: 'value', text });
  if (answer !== -1 && choice.values && !choice.values.some(({ answer: means }) => means > 0)) found.push({ about: 'no_answers' });
  const order = ['dissatisfied', 'neutral', 'satisfied'];
  if (choice.classes.some((one, at) => at > 0 && order.indexOf(one) < order.indexOf(choice.classes[at - 1]))) found.push({ about: 'classes' });
  if (seen.has('addressed_on') || seen.has('addressed_by')) if (!seen.has('outcome')) found.push({ about: 'outcome' });
  return found;
}

/** A file's name without what stands behind the last dot. */
export const stemOf = (fileName) => fileName.replace(/\.[^.]*$/, '');

const prefix_bytes = 64;

/** What stands before the numbers of lines, where no column names the request: the file's name, as far as there is room. */
export function prefixFor(fileName) {
  const room = new Uint8Array(prefix_bytes - 1);
  const { written } = new TextEncoder().encodeInto(stemOf(fileName), room);
  return `${new TextDecoder().decode(room.subarray(0, written))}-`;
}

const samePlaces = (meaning, choice, columns) => (
  choice.columns.every(({ meanings }, at) => meanings.includes(meaning) === columns[at].meanings.includes(meaning)));

// What was corrected is named as the file has it; what was not keeps all names of the ready mapping.
function setColumns(document, choice, columns) {
  const chosen = new Set(choice.columns.flatMap(({ meanings }) => meanings));
  const recognised = columns.flatMap(({ meanings }) => meanings);
  const changed = [...new Set([...chosen, ...recognised])].filter((meaning) => !(meaning in document.columns) || !samePlaces(meaning, choice, columns));
  for (const meaning of changed) {
    if (chosen.has(meaning)) document.columns[meaning] = columns[columnOf(choice, meaning)].reference;
    else delete document.columns[meaning];
    delete document.after?.[meaning];
  }
  if (document.optional) document.optional = document.optional.filter((meaning) => !changed.includes(meaning));
}

function setDates(document, choice) {
  const formats = choice.columns.flatMap(({ meanings, format }) => (
    format ? meanings.filter((meaning) => dates.includes(meaning)).map((meaning) => [meaning, format]) : []));
  if (formats.length > 0) document.dates = Object.fromEntries(formats);
  else delete document.dates;
}

// Where every value is its own number, the numbers themselves say it, also those that the first lines do not have.
const plainNumbers = (values) => values.every(({ text, answer }) => answer === none || text === String(answer));

/** @param {object} document @param {Choice} choice @param {object | null} ready what is said of this column's answers */
function setAnswers(document, choice, ready) {
  const values = choice.values ?? [];
  const unsaid = (text) => !values.some((value) => value.text === text);
  const kept = ready?.survey.scale === choice.scale ? Object.entries(ready.answers ?? {}).filter(([text]) => unsaid(text)) : [];
  const said = values.filter(({ answer }) => answer > none).map(({ text, answer }) => [text, answer]);
  if (kept.length > 0 || !plainNumbers(values)) document.answers = Object.fromEntries([...kept, ...said]);
  else delete document.answers;
  document.no_answer = [...(ready?.no_answer ?? []).filter(unsaid), ...values.filter(({ answer }) => answer === none).map(({ text }) => text)];
}

// Whether the answers mean what the ready mapping says; what it does not know may have been added.
function keepsAnswers(choice, ready) {
  const same = (value) => [open, value.answer].includes(readyAnswer(ready, value.text));
  return choice.scale === ready.survey.scale && choice.classes.join() === ready.survey.classes.join() && (choice.values ?? []).every(same);
}

/**
 * The ready mapping as it is, but for what was corrected; without one, all that was chosen.
 * @param {Choice} choice
 * @param {{mapping: object | null, columns: object[]}} recognised
 * @param {string} prefix from prefixFor()
 * @param {string} delimiter
 */
export function mappingFrom(choice, recognised, prefix, delimiter) {
  const { mapping, columns } = recognised;
  const document = mapping ? structuredClone(mapping) : { about: 'Made by the page "Your own data"', columns: {} };
  const ready = readyFor(recognised, columnOf(choice, 'answer'));
  document.delimiter = delimiter === '\t' ? 'tab' : delimiter;
  setColumns(document, choice, columns);
  setDates(document, choice);
  setAnswers(document, choice, ready);
  if (!document.columns.request) document.prefix = prefix;
  if (!ready || !keepsAnswers(choice, ready)) document.survey = { id: 'own-data', scale: choice.scale, classes: choice.classes };
  return document;
}
