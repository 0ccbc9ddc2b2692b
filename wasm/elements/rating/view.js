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
  #form = null;
  #coming = null;
  #last;
  #drawn;
  #notice;

  /** @param {(event: object) => void} act hears what the customer does */
  constructor(page, act) {
    const { make } = page;
    this.#page = page;
    this.#act = act;
    this.#words = makeWords(page.texts, make);
    this.#below = make('div', { className: 'below' });
    this.#notice = new Notice(page, this.#words, (...which) => this.#button(...which));
    // A survey may speak a language that we do not.
    for (const node of [page.said, this.#below, this.#notice.node]) page.setLanguage(node, page.texts.language);
    page.body.append(this.#below, this.#notice.node);
  }

  /** @param {boolean} silent nothing is announced: the page has only come */
  show(outcome, silent) {
    const { root, scale } = this.#page;
    const focused = root.activeElement;
    const shown = withScale.includes(outcome.phase);
    scale.group.hidden = !shown;
    scale.group.setAttribute('aria-busy', String(outcome.busy));
    scale.inputs.forEach((input, at) => { input.checked = at + 1 === outcome.chosen; });
    const news = this.#isNews(outcome);
    if (news) this.#below.replaceChildren(...(shown ? this.#line(outcome) : []));
    this.#last = outcome;
    if (outcome.askDetails || outcome.askImportance) this.#askMore();
    this.#form?.show(outcome);
    if (news) this.#notice.show(shown ? null : outcome, this.#form);
    if (focused && (!focused.isConnected || focused.closest('[hidden]'))) this.#catchFocus(shown, outcome);
    if (outcome.announcement !== 'none' && !silent) this.#say(outcome);
  }

  // A press whose button is drawn anew between its down and its up is no click.
  #isNews({ post: _post, wakeAt: _wakeAt, announcement: _announcement, ...drawn }) {
    const before = this.#drawn;
    this.#drawn = JSON.stringify(drawn);
    return this.#drawn !== before;
  }

  // The form comes when it is wanted first; most answers end without it.
  #askMore() {
    this.#coming ??= import('./details.js').then(({ DetailsForm }) => {
      this.#form = new DetailsForm(this.#page, this.#words, this.#act);
      this.#page.setLanguage(this.#form.node, this.#page.texts.language);
      this.#below.after(this.#form.node);
      this.#form.show(this.#last);
    }).catch(() => { this.#coming = null; });   // the answer is there; asked again with the next outcome
  }

  #answer({ chosen }) {
    return chosen ? this.#page.wordOf(this.#page.survey, chosen) : '';
  }

  #say(outcome) {
    const { announcement, lasts } = outcome;
    const words = ['kept_offline', 'not_sent'].includes(announcement) && !lasts ? this.#words('said.volatile')
      : this.#words(`said.${announcement}`, { answer: this.#answer(outcome) });
    this.#page.said.replaceChildren(...words);
  }

  // Focus never falls out of the widget when what had it goes away.
  #catchFocus(shown, { chosen }) {
    const { group, inputs } = this.#page.scale;
    (shown ? inputs[chosen - 1] ?? group.querySelector('input') : this.#notice.node).focus();
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
