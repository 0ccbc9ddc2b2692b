import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { faultLine } from './fault-line.js';

/** A message to the customer. */
export function writeFields(el, form, item) {
  const fault = form.fault?.field === 'text';
  return html`
    ${item.contact_declined ? declined(el, form) : nothing}
    <label class="field"><span class="legend">${el.say('write.subject')} <span class="quiet">${el.say('optional')}</span></span>
      <input class="input" type="text" name="subject" dir="auto" maxlength="1000" .value=${form.values.subject} placeholder=${el.say('write.subject_hint')}
        @input=${(event) => el.work.write('subject', event.target.value)}></label>
    <label class="field"><span class="legend">${el.say('write.text')}</span>
      <textarea class="input letter" name="text" dir="auto" maxlength="16000" required .value=${form.values.text}
        aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? 'text-fault' : 'text-hint'}
        @input=${(event) => el.work.write('text', event.target.value)}></textarea>
      ${fault ? faultLine(el, 'text-fault', form.fault.text) : html`<span class="hint" id="text-hint">${el.say('write.hint')}</span>`}</label>`;
}

/** Only managers come here. */
function declined(el, form) {
  const fault = form.fault?.field === 'despite';
  return html`
    <div class="notice line">${icon('info')}<p><strong>${el.say('write.declined')}</strong></p></div>
    <div class="field"><label class="check"><input type="checkbox" name="despite" .checked=${form.values.despite}
      aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? 'despite-fault' : nothing}
      @change=${(event) => el.work.write('despite', event.target.checked)}> ${el.say('write.despite')}</label>
      ${fault ? faultLine(el, 'despite-fault', form.fault.text) : nothing}</div>`;
}
