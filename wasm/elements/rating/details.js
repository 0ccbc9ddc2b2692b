import detailsStyle from './styles/details.css';

let sheet;

/** Reasons, words, contact and importance: asked for after an answer, never before, and optional. */
export class DetailsForm {
  #page;
  #words;
  #act;
  #fault;
  #unhappy;
  #importance;
  #comment;
  #contact;
  #reach;
  #reasons = [];
  #levels = [];
  #send;
  #arrow = false;

  constructor(page, words, act) {
    this.#page = page;
    this.#words = words;
    this.#act = act;
    const { make, root } = page;
    sheet ??= page.adopt(detailsStyle);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    this.#fault = make('p', { className: 'hint', id: 'fault', part: 'error', hidden: true });
    this.#unhappy = this.#makeUnhappy();
    this.#importance = this.#makeImportance();
    this.#send = make('button', { className: 'button main', type: 'submit', part: 'button' }, ...words('submit'));
    const skip = make('button', { className: 'link', type: 'button', part: 'link' }, ...words('skip'));
    skip.addEventListener('click', () => act({ kind: 'skipped' }));
    this.node = make('form', { className: 'more', part: 'details', noValidate: true, hidden: true },
      ...this.#unhappy, this.#importance, this.#fault, make('p', { className: 'actions' }, this.#send, skip));
    this.node.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /** Whether "please contact me" was part of what went out last. */
  wantsContact = false;

  show({ phase, problem, askDetails, askImportance }) {
    this.node.hidden = !askDetails && !askImportance;
    for (const part of this.#unhappy) part.hidden = !askDetails;
    this.#importance.hidden = !askImportance;
    this.#send.hidden = !askDetails && !this.#levels.some(({ checked }) => checked);
    this.#showFault(phase === 'details' && problem !== 'none' ? `details.${problem}` : null);
    if (phase === 'confirmed') this.node.reset();
    this.#reach.parentElement.hidden = !this.#contact.checked;
  }

  #showFault(text) {
    this.#fault.hidden = !text;
    if (text) this.#fault.replaceChildren(...this.#words(text));
    this.#reach.setAttribute('aria-invalid', String(text === 'contact.missing'));
  }

  #submit() {
    const importance = this.#levels.findIndex(({ checked }) => checked) + 1;
    const unhappy = !this.#unhappy[0].hidden;
    const reasons = this.#reasons.reduce((bits, { checked }, at) => (checked ? bits | (1 << at) : bits), 0);
    this.wantsContact = unhappy && this.#contact.checked;
    const contact = this.#asksReach() ? this.#reach.value.trim() : '';
    if (this.wantsContact && this.#asksReach() && !contact) {
      this.#showFault('contact.missing');
      return this.#reach.focus();
    }
    this.#act({
      kind: 'submitted',
      op: this.#page.newId(),
      post: {
        kind: 'details',
        importance,
        reasons: unhappy ? reasons : 0,
        contactMe: this.wantsContact,
        contact,
        comment: unhappy ? this.#comment.value.trim() : '',
      },
    });
  }

  // Of an invitation's recipient the team knows how.
  #asksReach() {
    return Boolean(this.#page.place.touchpoint);
  }

  #makeUnhappy() {
    const { make, survey } = this.#page;
    const words = this.#words;
    const reasons = survey?.reasons ?? [];
    this.#reasons = reasons.map(({ id }) => make('input', { type: 'checkbox', name: 'reason', value: id }));
    this.#comment = make('textarea', { className: 'field', id: 'comment', part: 'comment' });
    this.#contact = make('input', { type: 'checkbox', name: 'contact' });
    this.#reach = make('input', { className: 'field', id: 'reach', part: 'contact', type: 'text', maxLength: 255, autocomplete: 'email',
      'aria-required': 'true', 'aria-describedby': 'fault' });
    const reach = make('div', { className: 'reach', hidden: true }, make('label', { className: 'label', htmlFor: 'reach' }, ...words('contact.how')), this.#reach);
    this.#contact.addEventListener('change', () => {
      reach.hidden = !this.#contact.checked;
      if (reach.hidden) this.#showFault(null);
    });
    const why = make('fieldset', { className: 'group' },
      make('legend', { className: 'question' }, ...words('reasons')),
      make('p', { className: 'hint' }, ...words('reasons.hint')),
      make('div', { className: 'chips' },
        ...reasons.map(({ label }, at) => make('label', { className: 'chip', part: 'reason' }, this.#reasons[at], label))));
    const said = make('div', {},
      make('label', { className: 'label', htmlFor: 'comment' }, ...words('comment')),
      this.#comment,
      make('label', { className: 'check' }, this.#contact, make('span', {}, ...words('contact'))),
      ...(this.#asksReach() ? [reach] : []));
    return reasons.length ? [why, said] : [said];
  }

  // Alone, one press is enough here too; the arrow keys only mark.
  #makeImportance() {
    const { make } = this.#page;
    this.#levels = [1, 2, 3].map((level) => make('input', { type: 'radio', name: 'importance', value: level }));
    const scale = make('div', { className: 'scale plain', 'data-points': 3 },
      ...this.#levels.map((input, at) => make('label', { className: 'option', part: 'option' }, input,
        make('span', { className: 'word' }, ...this.#words(`importance.${at + 1}`)))));
    scale.addEventListener('pointerdown', () => { this.#arrow = false; });
    scale.addEventListener('keydown', ({ key }) => { this.#arrow = key.startsWith('Arrow'); });
    scale.addEventListener('click', ({ target }) => {
      if (target.type !== 'radio') return;
      this.#send.hidden = false;
      if (!this.#arrow && this.#unhappy[0].hidden) this.#submit();
    });
    return make('fieldset', { className: 'group' },
      make('legend', { className: 'question' }, ...this.#words('importance')), scale);
  }
}
