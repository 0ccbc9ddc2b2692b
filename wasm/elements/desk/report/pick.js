import { html } from 'lit';

/** One of the filters that read as words: its name, and what is chosen. */
export const pick = (el, name, value, choices, change) => html`
  <label class="filter">${el.say(`filter.${name}`)} <select class="input" data-filter=${name} @change=${(event) => change(event.target.value)}>
    ${choices.map(([id, text]) => html`<option value=${id} ?selected=${id === value}>${text}</option>`)}
  </select></label>`;
