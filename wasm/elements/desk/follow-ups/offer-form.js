import { html, nothing } from 'lit';
import { faultLine } from './fault-line.js';

/** What the tenant calls an offer, in the desk's language or any; its code where it has no name. */
export function offerName(el, code) {
  const labels = el.inHand?.detail?.offers?.find((offer) => offer.code === code)?.labels ?? {};
  const base = el.language.toLowerCase().split('-')[0];
  return labels[el.language] ?? labels[base] ?? labels.en ?? Object.values(labels)[0] ?? code.replaceAll('_', ' ');
}

/** What is offered, and how much of it. */
export function offerFields(el, form, item) {
  const offers = item.offers ?? [];
  const chosen = offers.find(({ code }) => code === form.values.offer);
  const fault = form.fault?.field === 'offer';
  return html`
    <fieldset class="field"><legend class="legend">${el.say('offer.what')}</legend><div class="choices">
      ${offers.map(({ code, limit }) => html`<label class="choice"><input type="radio" name="offer" value=${code} .checked=${form.values.offer === code}
        ?disabled=${limit?.left === '0'} @change=${() => el.work.write('offer', code)}><span><bdi>${offerName(el, code)}</bdi>${
          limit?.left === '0' ? ` (${el.say('offer.none_left')})` : nothing}</span></label>`)}
    </div>${fault ? faultLine(el, 'offer-fault', form.fault.text) : nothing}</fieldset>
    ${chosen?.limit ? amountField(el, form, chosen.limit) : nothing}`;
}

function amountField(el, form, { left, currency }) {
  const fault = form.fault?.field === 'amount';
  return html`<label class="field"><span class="legend">${el.say('offer.amount', { currency, left })}</span>
    <input class="input" type="text" inputmode="decimal" name="amount" required .value=${form.values.amount}
      aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? 'amount-fault' : nothing}
      @input=${(event) => el.work.write('amount', event.target.value)}>${fault ? faultLine(el, 'amount-fault', form.fault.text) : nothing}</label>`;
}
