import { html } from 'lit';
import { icon } from '../icons.js';
import { peopleFound, personForm } from './assign-form.js';

const isWatched = (item, id) => item.watchers.some((person) => person.id === id);

/** Who watches the case may be taken off, and anybody else put on. */
export function watchForm(el, form) {
  const { item } = el.inHand;
  const others = peopleFound(el, form.values.find).filter(({ id }) => !isWatched(item, id));
  return html`
    ${item.watchers.length ? html`<ul class="reasons" aria-label=${el.say('watch.watched_by')}>${item.watchers.map((person) => html`
      <li class="tag" dir="auto">${person.name}<button class="button bare small square" type="button" aria-label=${el.say('watch.remove', { name: person.name })}
        @click=${() => el.watch(person, true)}>${icon('close')}</button></li>`)}</ul>` : ''}
    ${personForm(el, form, others, el.say('watch.label'), (person) => el.watch({ id: person.id, name: person.name }))}`;
}

/** Who watches, and the ways in and out. */
export function watchersLine(el, item) {
  if (!item.watchers) return '';
  const mine = isWatched(item, el.me);
  const me = { id: el.me, name: el.meName || el.me };
  return html`<p class="fine watchers">${el.say('watch.watched_by')} ${item.watchers.length
    ? html`<strong class="strong" dir="auto">${item.watchers.map(({ name }) => name).join(', ')}</strong>`
    : html`<span class="second">${el.say('watch.nobody')}</span>`}
    ${el.me && el.may('watch') ? html`<button class="link" type="button" data-watch=${mine ? 'leave' : 'join'} @click=${() => el.watch(me, mine)}>${
      el.say(mine ? 'watch.leave' : 'watch.take_part')}</button>` : ''}
    ${el.may('assign') && el.may('watch') ? html`<button class="link" type="button" data-watch="others" @click=${() => el.write('watch')}>${el.say('watch.others')}</button>` : ''}</p>`;
}
