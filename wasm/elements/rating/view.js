import { DetailsForm } from './details.js';
import { icon } from './icons.js';
import { Notice } from './notice.js';
import { makeWords } from './words.js';

const withScale = ['asked', 'marked', 'linked', 'confirm', 'sending', 'saved', 'details', 'held'];

/** Draws outcomes of the session. The scale stays; what is below it, or instead of it, changes. */
export class View {
  #page;
  #act;
  #words;
  #below;
  #form;
  #notice;

  /** @param {(event: object) => void} act hears what the customer does */
  constructor(page, act) {
    const { make } = page;
    this.#page = page;
    this.#act = act;
    this.#words = makeWords(page.texts);
    this.#below = make('div', { className: 'below' });
    this.#form = new DetailsForm(page, this.#words, act);
    this.#notice = new Notice(page, this.#words, (...which) => this.#button(...which));
    // A survey may speak a language that we do not.
    for (const node of [page.said, this.#below, this.#form.node, this.#notice.node]) node.lang = page.texts.language;
    page.body.append(this.#below, this.#form.node, this.#notice.node);
  }

  /** @param {boolean} silent nothing is announced: the page has only come */
  show(outcome, silent) {
    const { root, scale } = this.#page;
    const focused = root.activeElement;
    const shown = withScale.includes(outcome.phase);
    scale.group.hidden = !shown;
    scale.group.setAttribute('aria-busy', String(outcome.busy));
    scale.inputs.forEach((input, at) => { input.checked = at + 1 === outcome.chosen; });
    this.#below.replaceChildren(...(shown ? this.#line(outcome) : []));
    this.#form.show(outcome);
    this.#notice.show(shown ? null : outcome, this.#form);
    if (focused && (!focused.isConnected || focused.closest('[hidden]'))) this.#catchFocus(shown, outcome);
    if (outcome.announcement !== 'none' && !silent) this.#say(outcome);
  }

  #answer({ chosen }) {
    return chosen ? this.#page.wordOf(this.#page.survey, chosen) : '';
  }

  #say(outcome) {
    this.#page.said.textContent = this.#words(`said.${outcome.announcement}`, { answer: this.#answer(outcome) }).join('');
  }

  // Focus never falls out of the widget when what had it goes away.
  #catchFocus(shown, { chosen }) {
    const { inputs } = this.#page.scale;
    (shown ? inputs[Math.max(0, chosen - 1)] : this.#notice.node).focus();
  }

  #line(outcome) {
    const { make, draw } = this.#page;
    const status = (sign, ...text) => [make('p', { className: 'status', part: 'status' }, sign, make('span', {}, ...text),
      outcome.canUndo ? this.#button('undo') : '')];
    switch (outcome.phase) {
      case 'marked':
        return [make('p', { className: 'actions' }, this.#button('send', 'button main'), make('span', { className: 'hint' }, ...this.#words('marked')))];
      case 'linked':
        return [make('p', { className: 'actions' }, this.#button('send', 'button main'), make('span', { className: 'hint' }, ...this.#words('linked')))];
      case 'confirm':
        return [...status(icon(draw, 'unsent'), ...this.#words('confirm')), make('p', { className: 'actions' }, this.#button('send', 'button main'))];
      case 'sending':
        return status(make('span', { className: 'spinner', 'aria-hidden': 'true' }), ...this.#words('sending'));
      case 'saved':
      case 'details':
        return status(icon(draw, 'check'), ...this.#words('saved', { answer: make('b', {}, this.#answer(outcome)) }));
      case 'held':
        return status(icon(draw, 'unsent'), ...this.#words('held'));
      default:
        return outcome.problem === 'refused' ? status(icon(draw, 'unsent'), ...this.#words('refused')) : [];
    }
  }

  #button(kind, look = 'link') {
    const button = this.#page.make('button', { className: look, type: 'button', part: look.split(' ')[0] }, ...this.#words(kind));
    button.addEventListener('click', (event) => {
      if (this.#page.link && !event.isTrusted) return;   // a script's click is nobody's
      this.#act({ kind, op: this.#page.newId() });
    });
    return button;
  }
}
