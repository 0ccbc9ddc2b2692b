import { icon } from './icons.js';

/** Every state without a scale: a sign, a heading, a sentence, what can be done. */
export class Notice {
  #page;
  #words;
  #button;

  constructor(page, words, button) {
    this.#page = page;
    this.#words = words;
    this.#button = button;
    this.node = page.make('div', { className: 'notice', part: 'notice', tabIndex: -1, hidden: true });
  }

  /** @param {object | null} outcome null hides it */
  show(outcome, form) {
    this.node.hidden = !outcome;
    if (!outcome) return this.node.replaceChildren();
    const { make } = this.#page;
    const { sign, title, text, actions } = this[outcome.phase](outcome, form);
    this.node.replaceChildren(sign, make('div', {},
      make('p', { className: 'question' }, ...title),
      make('p', {}, ...text),
      actions.length ? make('p', { className: 'actions' }, ...actions) : ''));
  }

  #answer(chosen) {
    return chosen ? this.#page.make('b', {}, this.#page.wordOf(this.#page.survey, chosen)) : '';
  }

  #icon(name) {
    return icon(this.#page.draw, name);
  }

  confirmed({ chosen, aboutDetails, disputed, canChange }, form) {
    const kind = disputed ? 'disputed' : aboutDetails ? 'details' : 'answer';
    const text = this.#words(`thanks.${kind}`, { answer: this.#answer(chosen) });
    if (aboutDetails && form.wantsContact) text.push(' ', ...this.#words('thanks.contact'));
    return { sign: this.#icon('check'), title: this.#words('thanks'), text, actions: canChange ? [this.#button('change')] : [] };
  }

  offline({ chosen, pending, canUndo }) {
    return {
      sign: this.#icon('kept'),
      title: this.#words('offline'),
      text: this.#words(`offline.${pending.kind}`, { answer: this.#answer(chosen) }),
      actions: canUndo ? [this.#button('undo')] : [],
    };
  }

  failed({ chosen, pending, canUndo }) {
    const retry = this.#button('retry', 'button');
    return {
      sign: this.#icon('unsent'),
      title: this.#words('failed'),
      text: this.#words(`failed.${pending.kind}`, { answer: this.#answer(chosen) }),
      actions: canUndo ? [retry, this.#button('undo')] : [retry],
    };
  }

  answered({ chosen, canChange, problem }) {
    const { survey, opening, face, memory } = this.#page;
    const until = memory.until || opening.edit_until_at;
    const day = until && new Intl.DateTimeFormat(localeOf(this.#page.texts.language), { dateStyle: 'long' }).format(until);
    return {
      sign: (chosen && face(survey.scale, chosen, 'face filled')) || this.#icon('check'),
      title: chosen ? this.#words('answered', { answer: this.#answer(chosen) }) : this.#words('answered.somebody'),
      text: this.#words(problem === 'refused' ? 'refused' : !canChange ? 'answered.final' : day ? 'answered.until' : 'answered.open', { day }),
      actions: canChange ? [this.#button('change', 'button')] : [],
    };
  }

  closed() {
    return { sign: this.#icon('closed'), title: this.#words('closed'), text: this.#words('closed.text'), actions: [] };
  }
}

// The customer's own form of the language that the texts are in: "en-GB" for "en".
const localeOf = (language) => navigator.languages.find((own) => own.split('-')[0] === language) ?? language;
