import { html, nothing } from 'lit';
import { face, faceOf, icon } from '../icons.js';
import { faultLine } from './fault-line.js';
import { ratedName, stateMark, timeTag } from './marks.js';

/** Which case of the customer takes care of this one too. */
export function mergeFields(el, form) {
  const { mergeable } = el.inHand;
  const fault = form.fault?.field === 'into';
  return html`
    <fieldset class="field"><legend class="legend">${el.say('merge.into')}</legend>
      <div class="case-choices">${mergeable.map((item) => choice(el, form, item))}</div>
      ${fault ? faultLine(el, 'into-fault', form.fault.text) : nothing}</fieldset>`;
}

const choice = (el, form, item) => html`
  <label class="case-choice"><input type="radio" name="into" value=${item.id} .checked=${form.values.into === item.id}
    aria-describedby=${form.fault?.field === 'into' ? 'into-fault' : nothing} @change=${() => el.work.write('into', item.id)}>
    <span><strong dir="auto">${ratedName(item)}</strong>
      <span class="marks second"><span class="mark">${face(faceOf(item))}<span dir="auto">${item.label}</span></span>${stateMark(el, item)}
        ${timeTag(item.opened_at, el.when.relative(item.opened_at, el.now()), el.when.exact(item.opened_at))}</span>
      ${item.comment ? html`<span class="second said" dir="auto">${item.comment}</span>` : nothing}</span></label>`;

/** The case that takes care of this one, and those that this one takes care of. */
export function mergedLines(el, item) {
  const { merged_into: into, taken_in: takenIn = [] } = item;
  const key = item.state === 'merged' ? 'merge.merged_into' : 'merge.addressed_with';
  return html`
    ${into ? html`<p class="fine merged-into">${icon('swap')} ${el.say(key)} ${caseLink(el, into)}
      ${el.may('take-out') ? html`<button class="link" type="button" data-write="take-out" @click=${() => el.write('take-out')}>${el.say('do.take-out')}</button>` : nothing}</p>` : nothing}
    ${takenIn.length ? html`<div class="fine taken-in"><p>${icon('swap')} ${el.say('merge.takes_care_of')}</p>
      <ul>${takenIn.map((other) => html`<li>${caseLink(el, other)}${other.follow_up?.comment
        ? html` <span class="second" dir="auto">“${other.follow_up.comment}”</span>` : nothing}</li>`)}</ul></div>` : nothing}`;
}

/** What this user may not see has its number, and no way to it. */
function caseLink(el, { id, request, follow_up: item }) {
  if (!item) return html`<strong class="strong">${requestName(el, request)}</strong>`;
  return html`<button class="link" type="button" data-case-link=${id} dir="auto" @click=${() => el.openCase(id, { focus: true })}>${ratedName(item)}</button>`;
}

/** What a rating without a request was about stands in its case alone. */
export const requestName = (el, request) => (request.startsWith('touchpoint:') ? el.say('merge.another') : `#${request}`);
