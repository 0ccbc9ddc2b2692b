/** The form: a contents list, and the sections. */
import { html, nothing } from 'lit';
import { members, memberOf } from './containers.js';
import { rehearsalView } from './rehearsal-view.js';
import { kindOf, settingsSchema } from './schema.js';
import { sectionsOf } from './sections.js';

const containers = ['group', 'cards', 'rows', 'map', 'variant'];

export function formView(page) {
  const { document } = page;
  const known = sectionsOf(Object.keys(settingsSchema.properties));
  const top = { node: settingsSchema, segments: [], name: '', key: '', value: document.draft };
  const drawn = known.map((section) => ({ ...section, title: titleOf(page, top, section) }));
  return html`<div class="form">
    <nav class="contents" aria-label=${page.say('contents')}><ul>${drawn.map(({ id, title }) => html`<li><button class="link" type="button"
      @click=${() => page.goTo(id)}>${title}</button></li>`)}</ul></nav>
    <form class="sections" autocomplete="off" @submit=${(event) => event.preventDefault()}>
      ${drawn.map((section) => html`<section aria-labelledby="section-${section.id}"><h2 id="section-${section.id}" tabindex="-1">${section.title}</h2>${
        body(page, top, section)}${section.id === 'ask' ? rehearsalView(page) : nothing}</section>`)}
    </form></div>`;
}

function titleOf(page, top, { id, members: names, own }) {
  if (!own && names.length !== 1) return page.say(`section.${id}`);
  const { node, key } = memberOf(top, names[0]);
  return page.words.title(key, node);
}

// A section of one member has its title already.
function body(page, top, { members: names }) {
  const [first] = names;
  const only = names.length === 1 && first in top.value && memberOf(top, first);
  if (only && containers.includes(kindOf(only.node, only.key, only.value))) return page.draw({ ...only, untitled: true });
  return names.length ? members(page, top, names) : nothing;
}
