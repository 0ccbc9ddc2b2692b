// The second step: the first lines of the file, what each column means, and what dates and answers mean.
import { choice as select, make } from './dom.js';
import { answersOf, choiceFrom, columnOf, none, open, stillOpen, titleOf, usualClasses } from './own-data-mapping.js';
import { counted, grouped, meaningName, meanings } from './own-data-words.js';

const classNames = [['dissatisfied', 'dissatisfied'], ['neutral', 'neither'], ['satisfied', 'satisfied']];
const dateMeanings = ['asked_on', 'answered_on', 'addressed_on'];

const openWords = {
  answer: () => 'Say which column is the answer: choose “Answer” above it.',
  twice: ({ meaning }) => `Two columns mean “${meaningName(meaning)}”. Leave one of them out.`,
  dates: ({ column }) => `Say how the dates of “${column}” are written.`,
  no_dates: ({ column }) => `“${column}” does not look like dates. Leave it out, or choose another column.`,
  many: ({ column }) => `“${column}” has more than 100 different values. Answers have few: choose another column.`,
  value: ({ text }) => `Say what “${text}” means.`,
  no_answers: () => 'None of the values is an answer. Say what they mean, or choose another column.',
  classes: () => 'A higher answer must not be worse than a lower one. If 1 is the best in this file, give its values the highest answers.',
  outcome: () => 'Where something was made good, a column has to say the outcome.',
};

export class Columns {
  #parts;
  #found = null;
  /** @type {import('./own-data-mapping.js').Choice} */
  choice;

  /** @param {{sheet: Element, dates: Element, answers: Element, open: Element, import: HTMLButtonElement}} parts of the page */
  constructor(parts) {
    this.#parts = parts;
  }

  /** @param {{recognised: object, preview: string[][], rows: number, whole: boolean}} found */
  show(found) {
    this.#found = found;
    this.choice = choiceFrom(found.recognised);
    this.#drawSheet();
    this.#drawRest();
  }

  /** Takes no import until it shows something. */
  wait() {
    this.#parts.import.disabled = true;
  }

  /** Shows nothing. */
  forget() {
    this.wait();
    for (const name of ['sheet', 'dates', 'answers', 'open']) this.#parts[name].replaceChildren();
  }

  get #columns() {
    return this.#found.recognised.columns;
  }

  #drawRest() {
    this.#drawDates();
    this.#drawAnswers();
    this.#tellOpen();
  }

  #drawSheet() {
    const heads = this.#columns.map((column, at) => {
      const name = column.name || `(column ${at + 1})`;
      const chosen = this.choice.columns[at].meanings.join(',');
      const means = select(meanings, chosen, { ariaLabel: `What “${name}” means`, name: `means-${at}` });
      const head = make('th', { scope: 'col', className: chosen ? 'used' : '' }, make('span', { textContent: name, title: name }), means);
      means.addEventListener('change', () => {
        this.#mean(at, means.value);
        head.className = means.value ? 'used' : '';
      });
      return head;
    });
    const rows = this.#found.preview.map((fields) => make('tr', {}, ...this.#columns.map((_, at) => {
      const text = (fields[at] ?? '').trim();
      return make('td', { textContent: text, title: text.length > 24 ? text : '' });
    })));
    this.#parts.sheet.replaceChildren(make('table', {}, make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...rows)));
  }

  #mean(at, value) {
    const column = this.choice.columns[at];
    const wasAnswer = column.meanings.includes('answer');
    column.meanings = value ? value.split(',') : [];
    if (wasAnswer || value === 'answer') Object.assign(this.choice, answersOf(this.#found.recognised, columnOf(this.choice, 'answer')));
    this.#drawRest();
  }

  #drawDates() {
    const asked = this.choice.columns.flatMap((one, at) => (
      one.meanings.some((meaning) => dateMeanings.includes(meaning)) && this.#columns[at].dates ? [this.#dateField(at)] : []));
    this.#parts.dates.replaceChildren(...asked);
  }

  #dateField(at) {
    const column = this.#columns[at];
    const { dates } = column;
    const legend = make('legend', { textContent: `Dates in “${titleOf(column)}”` });
    const [best] = dates.formats;
    if (dates.certain) return make('fieldset', {}, legend, make('p', { textContent: this.#certainDates(dates, best) }));
    const ways = this.#waysOf(dates).map(({ format, example }) => {
      const input = make('input', { type: 'radio', name: `format-${at}`, value: format, checked: this.choice.columns[at].format === format });
      input.addEventListener('change', () => {
        this.choice.columns[at].format = format;
        this.#tellOpen();
      });
      return make('label', {}, input, make('span', { textContent: `${format}${example}` }));
    });
    return make('fieldset', {}, legend, make('p', { textContent: this.#openDates(dates, best) }), make('div', { className: 'choices' }, ...ways));
  }

  #certainDates({ seen, format, unread }, best) {
    if (seen === 0) return 'The first lines have none. Those that come later have to be year-month-day (ISO 8601).';
    const left = unread ? ` ${unread} is no such date; lines like it are left out.` : '';
    if (format === '') return `They are written as year-month-day (ISO 8601).${left}`;
    const evidence = best.only_this ? `, because of dates such as ${best.only_this}` : '';
    return `They are written as ${format}${evidence}.${left}`;
  }

  #openDates({ mixed, iso }, best) {
    if (mixed) return 'Some are written day-first and others month-first. Choose which counts: lines that fit only the other way, or that can be read in both, are left out and told.';
    if (best.two_ways > 0 && iso === 0) return `They can be read in two ways, such as ${best.example}, and nothing in the first lines says which is meant. Which is it?`;
    return 'They are not all written alike. Choose which way counts: lines that are written otherwise are left out and told.';
  }

  #waysOf({ formats, iso, seen }) {
    const ways = formats.slice(0, 6).map(({ format, reads, only_this, example }) => {
      const such = only_this || example;
      return { format, reads, example: such ? `, such as ${such}` : '' };
    });
    if (iso > 0) ways.unshift({ format: '', reads: iso, example: '' });
    return ways.map(({ format, reads, example }) => ({ format, example: `${format === '' ? 'Year-month-day (ISO 8601)' : ''}: reads ${grouped(reads)} of ${grouped(seen)}${example}` }));
  }

  #drawAnswers() {
    const at = columnOf(this.choice, 'answer');
    if (at === -1 || this.choice.values === null) return this.#parts.answers.replaceChildren();
    const scale = select(this.#found.recognised.scales.map(({ scale: points }) => [String(points), `${points} answers`]), String(this.choice.scale), { name: 'scale' });
    scale.addEventListener('change', () => this.#rescale(Number(scale.value)));
    const looked = this.#found.whole ? 'all lines' : `the first ${grouped(this.#found.rows)} lines`;
    return this.#parts.answers.replaceChildren(make(
      'fieldset', {},
      make('legend', { textContent: `Answers in “${titleOf(this.#columns[at])}”` }),
      make('p', { textContent: `Every value in ${looked}. A higher answer is a better one; an empty cell means that nobody answered.` }),
      make('div', { className: 'fields' }, make('label', {}, 'Scale ', scale)),
      this.#valueTable(),
      this.#classFields(),
    ));
  }

  #valueTable() {
    const answers = Array.from({ length: this.choice.scale }, (_, at) => [String(at + 1), `answer ${at + 1}`]);
    const rows = this.choice.values.map((value, at) => {
      const means = select([[String(open), 'choose…'], [String(none), 'nobody answered'], ...answers], String(value.answer), { name: `value-${at}`, ariaLabel: `What “${value.text}” means` });
      means.addEventListener('change', () => {
        value.answer = Number(means.value);
        this.#tellOpen();
      });
      return make('tr', {}, make('td', { textContent: value.text }), make('td', { className: 'number', textContent: grouped(value.rows) }), make('td', {}, means));
    });
    const heads = [['Value', ''], ['Lines', 'number'], ['Means', '']].map(([textContent, className]) => make('th', { scope: 'col', textContent, className }));
    return make('table', { className: 'values' }, make('thead', {}, make('tr', {}, ...heads)), make('tbody', {}, ...rows));
  }

  #classFields() {
    return make('div', { className: 'classes' }, ...this.choice.classes.map((one, at) => {
      const means = select(classNames, one, { name: `class-${at}` });
      means.addEventListener('change', () => {
        this.choice.classes[at] = means.value;
        this.#tellOpen();
      });
      return make('label', {}, `Answer ${at + 1} is `, means);
    }));
  }

  #rescale(scale) {
    this.choice.scale = scale;
    this.choice.classes = usualClasses(this.#found.recognised, scale);
    for (const value of this.choice.values) if (value.answer > scale) value.answer = open;
    this.#drawAnswers();
    this.#tellOpen();
    this.#parts.answers.querySelector('[name="scale"]').focus();
  }

  #tellOpen() {
    const found = stillOpen(this.choice, this.#columns);
    const shown = found.slice(0, 6).map((one) => make('li', { textContent: openWords[one.about](one) }));
    if (found.length > shown.length) shown.push(make('li', { textContent: `And ${counted(found.length - shown.length, 'more question')}.` }));
    this.#parts.open.replaceChildren(...shown);
    this.#parts.import.disabled = found.length > 0;
  }
}
