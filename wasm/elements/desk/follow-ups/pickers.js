import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { closing } from '../menu.js';
import { moreDimensions } from './view.js';

export const picker = (el, name, value, change, choices, opened = nothing) => html`
  <label class="pick-filter">${el.say(`filter.${name}`)} <select class="input" data-filter=${name} @change=${change} @focus=${opened}>
    ${choices.map(([id, text]) => html`<option value=${id} ?selected=${id === value}>${text}</option>`)}
  </select></label>`;

const most_points = 10;

/** Those that are in use or were asked for, and where to ask for more. */
export function moreFilterPickers(el) {
  const { view } = el.list;
  const isShown = (name) => el.filters.has(name) || isUsed(view, name);
  const others = [...moreDimensions, 'answer', 'answered'].filter((name) => !isShown(name));
  return html`
    ${moreDimensions.filter(isShown).map((name) => dimensionPicker(el, name))}
    ${isShown('answer') ? answerPicker(el) : nothing}
    ${isShown('answered') ? html`<span class="pick-days">${dayPicker(el, 'from')}${dayPicker(el, 'to')}</span>` : nothing}
    ${others.length === 0 ? nothing : addMenu(el, others)}`;
}

function addMenu(el, names) {
  const want = (event, name) => { closing.close(event); el.filters.want(name); };
  // A browser may give a pressed button no focus: only leaving for somewhere closes.
  const left = (event) => { if (event.relatedTarget) closing.left(event); };
  // The page's own keys are for the page.
  const keys = (event) => { closing.escaped(event); event.stopPropagation(); };
  return html`<details class="menu drop add-filter" data-menu="filter" @focusout=${left} @keydown=${keys}>
    <summary class="button bare">${icon('add')}${el.say('filter.add')}</summary>
    <div class="menu-items">${names.map((name) => html`<button class="menu-item" type="button" data-want=${name}
      @click=${(event) => want(event, name)}>${el.say(`filter.${name}`)}</button>`)}</div>
  </details>`;
}

const isUsed = (view, name) => (name === 'answered' ? Boolean(view.from || view.to) : Boolean(view[name]));

const dimensionPicker = (el, name) => picker(el, name, el.list.view[name], (event) => el.setView({ [name]: event.target.value }),
  [['', el.say('all')], ...el.known.values(name, el.list.view[name], el.list.model.items).map((value) => [value, value])], () => el.filters.learn(name));

const answerPicker = (el) => picker(el, 'answer', el.list.view.answer, (event) => el.setView({ answer: event.target.value }),
  [['', el.say('any')], ...Array.from({ length: most_points }, (_, n) => [String(n + 1), el.shares.count(n + 1)])]);

const dayPicker = (el, name) => html`
  <label class="pick-day">${el.say(`filter.${name}`)} <input class="input" type="date" data-filter=${name} .value=${el.list.view[name]}
    @change=${(event) => el.setView({ [name]: event.target.value })}></label>`;
