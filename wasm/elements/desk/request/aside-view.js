import { html, nothing } from 'lit';
import { asideText } from '../asides/words.js';
import { timeTag } from '../follow-ups/marks.js';
import { icon } from '../icons.js';
import { notSaved } from '../problem-view.js';

/** What was answered and is in no figure, each with its reason; and what a manager can do about it. */
export function notCounted(el, request) {
  const lines = [
    ...(request.ratings ?? []).filter(({ excluded }) => excluded).map((rating) => excludedLine(el, rating)),
    ...(request.aside ?? []).map((aside) => asideLine(el, aside, request)),
  ];
  if (!lines.length) return nothing;
  return html`<section class="panel-aside" aria-labelledby="aside-title">
    <p id="aside-title" class="strong">${el.say('aside.title')}</p>
    <ul>${lines}</ul>
  </section>`;
}

function excludedLine(el, rating) {
  const { by, at, reason } = rating.exclusion ?? {};
  const name = by?.name || by?.id;
  return html`<li>${icon('close')}
    <span><span dir="auto">${name ? el.say('aside.excluded_by', { name }) : el.say('aside.excluded', { label: el.say(`status.${rating.class}`) })}</span>
      ${at ? when(el, at) : nothing}</span>
    ${reason ? html`<span class="said" dir="auto">${reason}</span>` : nothing}
    ${button(el, rating, 'restore')}</li>`;
}

function asideLine(el, aside, { ratings = [], aside: all }) {
  const rating = ratings.find(({ id }) => id === aside.invitation);
  // A rating takes the last disputed answer, whatever came before it.
  const last = all.filter(({ kind, invitation }) => kind === 'disputed' && invitation === aside.invitation).at(-1) === aside;
  return html`<li>${icon('info')}
    <span><span dir="auto">${asideText(el, aside)}</span> ${when(el, aside.at)}</span>
    ${aside.comment ? html`<span class="said" dir="auto">${aside.comment}</span>` : nothing}
    ${rating && last ? button(el, rating, 'accept') : nothing}</li>`;
}

const when = (el, at) => html`<span class="quiet">${timeTag(at, el.when.relative(at, el.now()), el.when.exact(at))}</span>`;

/** The button of one decision, or the form it opened. */
function button(el, rating, kind) {
  if (!rating.allowed?.includes(kind)) return nothing;
  const { form } = el.decisions;
  if (form?.kind === kind && form.rating === rating.id) return decisionForm(el, form);
  return html`<div class="panel-decide"><button class="button small" type="button" data-decide=${kind} data-rating=${rating.id}
    @click=${() => el.decide(kind, rating.id)}>${el.say(`do.${kind}`)}</button></div>`;
}

/** Taking a rating that counts out of the figures. */
export const excludeButton = (el, rating) => button(el, rating, 'exclude');

function decisionForm(el, form) {
  const { fault, problem, busy } = form;
  return html`<form class="form panel-decide" aria-label=${el.say(`form.${form.kind}`)} novalidate
      @submit=${(event) => { event.preventDefault(); el.saveDecision(); }} @keydown=${(event) => keys(el, event)}>
    <label class="field"><span class="legend">${el.say(`reason.${form.kind}`)}</span>
      <textarea class="input" name="reason" dir="auto" maxlength="16000" required .value=${form.reason}
        aria-invalid=${fault ? 'true' : nothing} aria-describedby=${fault ? 'reason-fault' : 'reason-hint'}
        @input=${(event) => el.decisions.write(event.target.value)}></textarea>
      ${fault ? html`<span class="fault" id="reason-fault" role="alert">${icon('info')}${el.say(fault)}</span>`
        : html`<span class="hint" id="reason-hint">${el.say('hint.reason')}</span>`}</label>
    ${problem ? notSaved(el, problem) : nothing}
    <div class="buttons">
      <button class="button main" type="submit" ?disabled=${busy}>${busy ? el.say('saving') : el.say(`do.${form.kind}`)} <kbd>Ctrl ⏎</kbd></button>
      <button class="button bare" type="button" @click=${() => el.leaveDecision()}>${el.say('cancel')} <kbd>Esc</kbd></button>
    </div>
  </form>`;
}

function keys(el, event) {
  if (event.key === 'Escape') {
    event.stopPropagation();
    el.leaveDecision();
  } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    el.saveDecision();
  }
}
