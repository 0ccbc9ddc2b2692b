// What the visitor decided about a file: from what was recognised to a mapping document, as `amends import --mapping`
// reads it. Pure.

const cases = ['outcome', 'note', 'addressed_by', 'addressed_on'];
const dates = ['asked_on', 'answered_on', 'addressed_on'];

export const open = -1;   // nobody has said what a value means
export const none = 0;    // nobody answered

/** Which answers are satisfied where nobody says otherwise; as the core has it for what it recognises. */
export function plainClasses(scale) {
  const [low, high] = scale === 10 ? [6, 9] : [Math.floor(scale / 2), Math.floor((scale + 1) / 2) + 1];
  return Array.from({ length: scale }, (_, at) => {
    if (at + 1 <= low) return 'dissatisfied';
    return at + 1 >= high ? 'satisfied' : 'neutral';
  });
}

/**
 * @typedef {{columns: {meanings: string[], format: string | null}[], scale: number, classes: string[],
 *   values: {text: string, rows: number, answer: number}[] | null}} Choice `format` is null while nobody chose between
 *   two ways to read a date, and '' for ISO 8601
 */

export const columnOf = (choice, meaning) => choice.columns.findIndex(({ meanings }) => meanings.includes(meaning));

/** What of the answer's column is suggested. */
export function answersOf(column) {
  return {
    scale: column?.scale || 5,
    classes: column?.classes.length ? [...column.classes] : plainClasses(5),
    values: column?.values?.map((value) => ({ ...value })) ?? null,
  };
}

/** @param {object} ready the document of the mapping that fits @param {object} column */
function readyAnswers({ answers = {}, no_answer = [], survey }, column) {
  const known = (text) => {
    if (no_answer.includes(text)) return none;
    return answers[text] ?? (Object.keys(answers).length === 0 && /^\d+$/.test(text) ? Number(text) : open);
  };
  return {
    scale: survey.scale,
    classes: [...survey.classes],
    values: column.values?.map((value) => ({ ...value, answer: known(value.text) })) ?? null,
  };
}

/** What the page begins with. @returns {Choice} */
export function choiceFrom({ mapping, columns }) {
  const choice = {
    columns: columns.map(({ meanings, dates: found }) => ({ meanings: [...meanings], format: found && (found.certain ? found.format : null) })),
  };
  const column = columns[columnOf(choice, 'answer')];
  return Object.assign(choice, mapping && column ? readyAnswers(mapping, column) : answersOf(column));
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
    if (meansDate(one) && one.format === null) found.push({ about: columns[at].dates ? 'dates' : 'no_dates', column: columns[at].name || columns[at].reference });
  });
  if (answer !== -1 && choice.values === null) found.push({ about: 'many', column: columns[answer].name });
  for (const { text, answer: means } of choice.values ?? []) if (means === open) found.push({ about: 'value', text });
  if (answer !== -1 && choice.values && !choice.values.some(({ answer: means }) => means > 0)) found.push({ about: 'no_answers' });
  const order = ['dissatisfied', 'neutral', 'satisfied'];
  if (choice.classes.some((one, at) => at > 0 && order.indexOf(one) < order.indexOf(choice.classes[at - 1]))) found.push({ about: 'classes' });
  if (seen.has('addressed_on') || seen.has('addressed_by')) if (!seen.has('outcome')) found.push({ about: 'outcome' });
  return found;
}

// Where every value is its own number, the numbers themselves say it, also those that the first lines do not have.
const plainNumbers = (values) => values.every(({ text, answer }) => answer === none || text === String(answer));

/**
 * @param {Choice} choice
 * @param {{ready: string, mapping: object | null, columns: object[]}} recognised
 * @param {string} prefix before numbers of lines, where no column names the request
 * @param {string} delimiter
 */
export function mappingFrom(choice, { mapping: ready, columns }, prefix, delimiter) {
  const document = { about: 'Made by the page "Your own data"', columns: {}, delimiter: delimiter === '\t' ? 'tab' : delimiter };
  choice.columns.forEach(({ meanings, format }, at) => {
    for (const meaning of meanings) {
      document.columns[meaning] = columns[at].reference;
      if (dates.includes(meaning) && format) document.dates = { ...document.dates, [meaning]: format };
    }
  });
  const values = choice.values ?? [];
  const answers = values.filter(({ answer }) => answer > none);
  if (!plainNumbers(values)) document.answers = Object.fromEntries(answers.map(({ text, answer }) => [text, answer]));
  document.no_answer = values.filter(({ answer }) => answer === none).map(({ text }) => text);
  // What a known helpdesk writes and these first lines do not have.
  if (ready) {
    const said = new Set(values.map(({ text }) => text));
    const unsaid = (text) => !said.has(text);
    if (ready.answers && ready.survey.scale === choice.scale) document.answers = { ...Object.fromEntries(Object.entries(ready.answers).filter(([text]) => unsaid(text))), ...document.answers };
    document.no_answer.push(...(ready.no_answer ?? []).filter(unsaid));
    for (const name of ['tags_separator', 'ends_with_note']) if (ready[name] !== undefined) document[name] = ready[name];
    if (ready.after?.request && document.columns.request === ready.columns.request[0]) document.after = { request: ready.after.request };
  }
  if (!document.columns.request) document.prefix = prefix;
  document.survey = { id: 'own-data', scale: choice.scale, classes: choice.classes };
  return document;
}

export const tellsCases = (choice) => cases.some((meaning) => columnOf(choice, meaning) !== -1);
