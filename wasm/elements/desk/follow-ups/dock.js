import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { notSaved } from '../problem-view.js';
import { localDay } from '../when.js';
import { assignForm } from './assign-form.js';
import { mergeFields } from './merge-form.js';
import { offerFields } from './offer-form.js';
import { watchForm } from './watch-form.js';
import { writeFields } from './write-form.js';
import { conflictNotice } from './conflict.js';
import { codeText } from './codes.js';
import { faultLine } from './fault-line.js';
import { channels, latest_wait_days, results, usual_codes } from './forms.js';
import { customerName } from './marks.js';

/** The foot of the case: what can be done, or the form being written. It never scrolls away. */
export function dock(el, item) {
  const { form } = el.work;
  if (!form || form.id !== item.id) return buttons(el, item);
  return html`
    <div class="dock writing" role="region" aria-label=${el.say(`form.${form.kind}`)}>
      ${form.conflict ? conflictNotice(el, form) : nothing}
      <div class="part-title"><h3>${el.say(`form.${form.kind}`)}</h3>
        <button class="button bare small" type="button" @click=${() => el.cancelWriting()}>${el.say('cancel')} <kbd>Esc</kbd></button></div>
      ${pickers[form.kind]?.(el, form) ?? fields(el, form, item)}
    </div>`;
}

/** Forms in which somebody is chosen, and nothing is written. */
const pickers = { assign: assignForm, watch: watchForm };

function buttons(el, item) {
  const button = (kind, name, key, main = false) => (el.may(kind) ? html`<button class="button ${main ? 'main' : ''}" type="button"
    data-write=${kind} @click=${() => el.write(kind)}>${icon(name)}${el.say(`do.${kind}`)}${key ? html` <kbd>${key}</kbd>` : nothing}</button>` : nothing);
  return html`<div class="dock"><div class="buttons">
    ${button('contact', 'phone', 'c', true)}
    ${button('write', 'mail', 'm')}
    ${button('address', 'check', 'e')}
    ${button('assign', 'person', 'a')}
    ${button('offer', 'add', 'o')}
    ${el.inHand.hasMergeable ? button('merge', 'swap', 'g') : nothing}
    ${button('take-out', 'out', '')}
    ${item.state === 'merged' ? button('note', 'pen', 'n') : nothing}
    ${el.may('resume') ? button('resume', 'again', '') : button('wait', 'clock', 'w')}
    ${el.may('reopen') ? html`${button('reopen', 'again', '')}${button('note', 'pen', 'n')}` : nothing}
  </div></div>`;
}

function fields(el, form, item) {
  if (form.kind === 'merge' && !el.inHand.mergeable.length) return html`<p class="hint">${el.say('merge.none')}</p>`;
  return html`
    <form class="form" @submit=${(event) => { event.preventDefault(); el.save(); }} novalidate>
      ${form.kind === 'contact' ? contactFields(el, form, item) : nothing}
      ${form.kind === 'address' ? endFields(el, form, item) : nothing}
      ${form.kind === 'wait' ? untilField(el, form) : nothing}
      ${form.kind === 'offer' ? offerFields(el, form, item) : nothing}
      ${form.kind === 'merge' ? mergeFields(el, form) : nothing}
      ${form.kind === 'write' ? writeFields(el, form, item) : noteField(el, form)}
      ${form.problem ? notSaved(el, form.problem) : nothing}
      ${form.conflict ? nothing : html`<div class="buttons">
        <button class="button main" type="submit" ?disabled=${form.busy}>${form.busy ? el.say('saving') : el.say(`save.${form.kind}`)} <kbd>Ctrl ⏎</kbd></button>
        ${form.kind === 'address' ? html`<span class="hint">${el.say('address.hint')}</span>` : nothing}
      </div>`}
    </form>`;
}

const contactIcons = { phone: 'phone', mail: 'mail', chat: 'chat', in_person: 'person', other: 'info' };

const contactFields = (el, form, item) => html`
  ${choices(el, form, 'channel', el.say('contact.how'), channels.map((id) => [id, html`${icon(contactIcons[id])}${el.say(`channel.${id}`)}`]))}
  ${choices(el, form, 'result', el.say('contact.reached', { name: customerName(el, item) }), results.map((id) => [id, el.say(`result.${id}`)]))}`;

const choices = (el, form, name, legend, options) => html`
  <fieldset class="field"><legend class="legend" dir="auto">${legend}</legend><div class="choices">
    ${options.map(([id, text]) => html`<label class="choice"><input type="radio" name=${name} value=${id} .checked=${form.values[name] === id}
      @change=${() => el.work.write(name, id)}><span>${text}</span></label>`)}
  </div></fieldset>`;

const codesOf = (item, list) => item[list] ?? usual_codes[list];

const endFields = (el, form, item) => html`
  ${outcomeField(el, form, item)}
  ${codeField(el, form, 'root_cause', codesOf(item, 'root_causes'))}
  ${codeField(el, form, 'action', codesOf(item, 'actions'))}`;

/** Asked where the tenant has codes for it, and never needed. */
const codeField = (el, form, name, codes) => (codes.length ? html`
  <label class="field"><span class="legend">${el.say(`address.${name}`)} <span class="quiet">${el.say('optional')}</span></span>
    <select class="input" name=${name} @change=${(event) => el.work.write(name, event.target.value)}>
      <option value="" ?selected=${!form.values[name]}>${el.say('address.not_said')}</option>
      ${codes.map((id) => html`<option value=${id} ?selected=${form.values[name] === id}>${codeText(el.say, name, id)}</option>`)}
    </select></label>` : nothing);

function outcomeField(el, form, item) {
  const fault = form.fault?.field === 'outcome';
  return html`<label class="field"><span class="legend">${el.say('address.outcome')}</span>
    <select class="input" name="outcome" required aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? 'outcome-fault' : nothing}
        @change=${(event) => el.work.write('outcome', event.target.value)}>
      <option value="" disabled ?selected=${!form.values.outcome}>${el.say('address.choose')}</option>
      ${codesOf(item, 'outcomes').map((id) => html`<option value=${id} ?selected=${form.values.outcome === id}>${codeText(el.say, 'outcome', id)}</option>`)}
    </select>${fault ? faultLine(el, 'outcome-fault', form.fault.text) : nothing}</label>`;
}

function untilField(el, form) {
  const fault = form.fault?.field === 'until';
  const day = (days) => localDay(el.now() + days * 24 * 60 * 60 * 1000);
  return html`<label class="field"><span class="legend">${el.say('wait.until')}</span>
    <input class="input" type="date" name="until" required min=${day(0)} max=${day(latest_wait_days)} .value=${form.values.until}
      aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? 'until-fault' : nothing}
      @change=${(event) => el.work.write('until', event.target.value)}>${fault ? faultLine(el, 'until-fault', form.fault.text) : nothing}</label>`;
}

const noteIsOptional = (kind) => ['contact', 'resume', 'reopen-request', 'offer', 'merge', 'take-out'].includes(kind);

function noteField(el, form) {
  const fault = form.fault?.field === 'note';
  const optional = noteIsOptional(form.kind);
  return html`<label class="field"><span class="legend">${el.say(`note.${form.kind}`)}${optional ? html` <span class="quiet">${el.say('optional')}</span>` : nothing}</span>
    <textarea class="input" name="note" dir="auto" maxlength="16000" .value=${form.values.note ?? ''} ?required=${!optional}
      aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? 'note-fault' : 'note-hint'}
      @input=${(event) => el.work.write('note', event.target.value)}></textarea>
    ${fault ? faultLine(el, 'note-fault', form.fault.text) : html`<span class="hint" id="note-hint">${el.say(`hint.${form.kind}`)}</span>`}</label>`;
}
