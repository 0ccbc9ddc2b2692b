import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { notSaved } from '../problem-view.js';
import { codeText } from './codes.js';
import { faultLine } from './fault-line.js';
import { usual_codes } from './forms.js';
import { customerName, ratedName } from './marks.js';

/** What can be done with the selected cases, the form for it, and what became of each. */
export function bulkBar(el) {
  const { selection, form, outcome } = el.bulk;
  if (!selection.size && !outcome) return nothing;
  return html`
    <div class="bulk" role="region" aria-label=${el.say('bulk.label')}>
      ${outcome && !form?.busy ? told(el, outcome) : nothing}
      ${selection.size ? (form ? writing(el, form) : choices(el)) : nothing}
    </div>`;
}

const choices = (el) => html`
  <div class="buttons">
    <strong class="strong">${el.say('bulk.count', { count: el.bulk.selection.size })}</strong>
    ${button(el, 'assign', 'person', 'a')}
    ${el.me ? html`<button class="button small" type="button" data-bulk="take" @click=${() => el.takeSelected()}>${icon('person')}${el.say('bulk.take')}</button>` : nothing}
    ${button(el, 'note', 'pen', 'n')}
    ${button(el, 'address', 'check', 'e')}
    <button class="button bare small push" type="button" @click=${() => el.bulk.clear()}>${el.say('bulk.clear')} <kbd>Esc</kbd></button>
  </div>`;

const button = (el, kind, name, key) => html`<button class="button small" type="button" data-bulk=${kind}
  @click=${() => el.writeBulk(kind)}>${icon(name)}${el.say(`do.${kind}`)} <kbd>${key}</kbd></button>`;

function writing(el, form) {
  const title = el.say('bulk.title', { action: el.say(`form.${form.kind}`), count: el.bulk.selection.size });
  return html`
    <form class="form" aria-label=${title} novalidate @submit=${(event) => { event.preventDefault(); el.save(); }}>
      <div class="part-title"><h3>${title}</h3>
        <button class="button bare small" type="button" ?disabled=${form.busy} @click=${() => el.bulk.close()}>${el.say('cancel')} <kbd>Esc</kbd></button></div>
      ${form.kind === 'assign' ? whom(el, form) : nothing}
      ${form.kind === 'address' ? codes(el, form) : nothing}
      ${form.kind === 'assign' ? nothing : note(el, form)}
      ${form.problem ? notSaved(el, form.problem) : nothing}
      <div class="buttons"><button class="button main small" type="submit" ?disabled=${form.busy}>${form.busy
        ? el.say('bulk.working', { done: form.done, count: form.count }) : el.say(form.kind === 'assign' ? 'do.assign' : `save.${form.kind}`)} <kbd>Ctrl ⏎</kbd></button></div>
    </form>`;
}

const field = (el, form, name, legend, control) => {
  const fault = form.fault?.field === name;
  return html`<label class="field"><span class="legend">${legend}</span>${control(fault ? 'true' : nothing, fault ? `bulk-${name}-fault` : nothing)}${
    fault ? faultLine(el, `bulk-${name}-fault`, form.fault.text) : nothing}</label>`;
};

function whom(el, form) {
  const { people } = el.known;
  const take = (id) => {
    const person = people.find((one) => one.id === id);
    el.bulk.write('assignee', id === '' ? null : { id: person.id, name: person.name });
  };
  return field(el, form, 'assignee', el.say('bulk.whom'), (invalid, described) => html`
    <select class="input" name="assignee" required aria-invalid=${invalid} aria-describedby=${described} @change=${(event) => take(event.target.value)}>
      <option value="-" disabled ?selected=${form.values.assignee === undefined}>${el.say('address.choose')}</option>
      ${people.map(({ id, name }) => html`<option value=${id} ?selected=${form.values.assignee?.id === id}>${name}</option>`)}
      <option value="" ?selected=${form.values.assignee === null}>${el.say('bulk.nobody')}</option>
    </select>`);
}

function codes(el, form) {
  const of = (list) => form.codes?.[list] ?? usual_codes[list];
  const select = (name, list, first) => (invalid, described) => html`
    <select class="input" name=${name} aria-invalid=${invalid} aria-describedby=${described} @change=${(event) => el.bulk.write(name, event.target.value)}>
      <option value="" ?disabled=${name === 'outcome'} ?selected=${!form.values[name]}>${first}</option>
      ${of(list).map((code) => html`<option value=${code} ?selected=${form.values[name] === code}>${codeText(el.say, name, code)}</option>`)}
    </select>`;
  const more = [['root_cause', 'root_causes'], ['action', 'actions']].filter(([, list]) => of(list).length);
  return html`
    ${field(el, form, 'outcome', el.say('address.outcome'), select('outcome', 'outcomes', el.say('address.choose')))}
    ${more.map(([name, list]) => field(el, form, name, el.say(`address.${name}`), select(name, list, el.say('address.not_said'))))}`;
}

const note = (el, form) => field(el, form, 'note', el.say(`note.${form.kind}`), (invalid, described) => html`
  <textarea class="input" name="note" dir="auto" maxlength="16000" required aria-invalid=${invalid} aria-describedby=${described}
    .value=${form.values.note} @input=${(event) => el.bulk.write('note', event.target.value)}></textarea>`);

/** Nothing is left half silent: how many were done, and each that was not with its reason. */
const told = (el, { done, refused }) => html`
  <div class="notice line bulk-told" role="status">${icon(refused.length ? 'info' : 'check')}
    <div><p>${[done ? el.say('bulk.done', { count: done }) : '', refused.length ? el.say('bulk.refused', { count: refused.length }) : ''].filter(Boolean).join(', ')}.</p>
      ${refused.length ? html`<ul>${refused.map(({ item, reason }) => html`<li><button class="link" type="button" dir="auto" @click=${() => el.openCase(item.id)}>${
        customerName(el, item)}</button> <span class="quiet" dir="auto">${ratedName(item)}</span>: ${reason}</li>`)}</ul>` : nothing}</div>
    <button class="button bare small square" type="button" aria-label=${el.say('dismiss')} @click=${() => el.bulk.forget()}>${icon('close')}</button>
  </div>`;
