import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { notSaved } from '../problem-view.js';

/** Who can take the case: me first, nobody last, the others by name; narrowed down by typing. */
export function candidates(el, find) {
  const nobody = find.trim() === '' && el.inHand.item?.assignee ? [null] : [];
  return [...peopleFound(el, find), ...nobody];
}

/** Me first, the others by name. */
export function peopleFound(el, find) {
  const wanted = find.trim().toLocaleLowerCase();
  const people = el.known.people.filter(({ id, name }) =>
    `${name} ${id}`.toLocaleLowerCase().includes(wanted));
  return [...people.filter(({ id }) => id === el.me), ...people.filter(({ id }) => id !== el.me)];
}

export const assignForm = (el, form) => personForm(el, form, candidates(el, form.values.find), el.say('assign.label'), (person) => {
  el.work.write('assignee', person && { id: person.id, name: person.name });
  el.save();
});

/** A combobox: typing narrows, arrows choose, Enter takes the person at once. */
export function personForm(el, form, people, label, choose) {
  const at = Math.min(form.values.at ?? 0, people.length - 1);
  const take = (person) => { if (person !== undefined) choose(person); };
  return html`
    <form class="form" @submit=${(event) => { event.preventDefault(); take(people[at]); }}>
      <div class="menu assign-menu">
        <div class="menu-find"><input class="input" type="text" name="find" role="combobox" autocomplete="off" aria-expanded="true"
          aria-controls="assign-people" aria-activedescendant=${people.length ? `assign-${at}` : nothing}
          aria-label=${label} placeholder=${label} .value=${form.values.find} dir="auto"
          @input=${(event) => { el.work.write('find', event.target.value); el.work.write('at', 0); }}
          @keydown=${(event) => walk(el, event, at, people.length)}></div>
        <ul id="assign-people" role="listbox" aria-label=${el.say('assign.people')}>
          ${people.map((person, index) => html`<li role="option" id="assign-${index}" aria-selected=${String(index === at)}
            @click=${() => take(person)}>${personLine(el, person)}</li>`)}
        </ul>
        ${people.length ? nothing : html`<p class="hint">${el.say('assign.none')}</p>`}
      </div>
      ${form.problem ? notSaved(el, form.problem) : nothing}
    </form>`;
}

function personLine(el, person) {
  if (person === null) return html`<span class="second">${el.say('assign.nobody')}</span>`;
  const load = el.list.model.items.filter(({ assignee }) => assignee?.id === person.id).length;
  return html`<span dir="auto">${person.name}${person.id === el.me ? html` <span class="quiet">${el.say('assign.you')}</span>` : nothing}${
    person.team ? html` <span class="quiet">${person.team}</span>` : nothing}${person.id === el.inHand.item?.assignee?.id ? html` ${icon('check')}` : nothing}</span>
    <span class="num quiet">${el.shares.count(load)}</span>`;
}

function walk(el, event, at, length) {
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: length - 1 }[event.key];
  if (to === undefined || !length) return;
  event.preventDefault();
  el.work.write('at', (to + length) % length);
}
