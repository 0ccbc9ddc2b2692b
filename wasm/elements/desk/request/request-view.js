import { html, nothing } from 'lit';
import { answeredAt, dueText, reasonText, stateMark } from '../follow-ups/marks.js';
import { isOverdue } from '../follow-ups/list-model.js';
import { historyList } from '../follow-ups/history.js';
import { openStates } from '../follow-ups/view.js';
import { face, faceOf, icon } from '../icons.js';
import { excludeButton, notCounted } from './aside-view.js';

/** The panel: what the customer thinks, what they said, where the follow-up stands. */
export function panelView(el, request) {
  const rating = latest(request.ratings);
  const followUp = request.follow_ups?.at(-1) ?? null;
  return html`
    <section class="amends panel" tabindex="-1" aria-label=${el.say('panel.label')}>
      <div class="panel-head">
        <p class="panel-answer">${rating ? answered(el, request, rating, followUp) : unanswered(el, request)}</p>
        ${followUp ? html`<p class="panel-state">${stateMark(el, followUp)}<span class="quiet" dir="auto">${owner(el, followUp)}</span></p>` : nothing}
      </div>
      ${rating?.comment ? html`<blockquote class="panel-said" dir="auto">${rating.comment}</blockquote>` : nothing}
      ${rating ? facts(el, rating, followUp) : nothing}
      ${followUp && el.followUpsHref ? html`<div class="buttons"><a class="button" href="${el.followUpsHref}?case=${encodeURIComponent(followUp.id)}">${el.say('panel.open_case')}</a></div>` : nothing}
      ${notCounted(el, request)}
      ${rating && !rating.excluded ? excludeButton(el, rating) : nothing}
      <p class="aloud" role="status">${el.decisions.said}</p>
      ${request.timeline?.length ? html`<details class="panel-history"><summary>${el.say('case.history')} <span class="count">${request.timeline.length}</span></summary>
        ${historyList(el, request.timeline)}</details>` : nothing}
    </section>`;
}

/** The answer that stands: the last one of the last completion. */
function latest(ratings = []) {
  return ratings.reduce((last, rating) => (!last || rating.cycle > last.cycle
    || (rating.cycle === last.cycle && (rating.answered_at ?? 0) >= (last.answered_at ?? 0)) ? rating : last), null);
}

function answered(el, request, rating, followUp) {
  const asRated = followUp?.answer === rating.answer && followUp.scale === rating.scale;
  const words = asRated ? followUp.label : el.say(`status.${rating.class}`);
  const aside = rating.excluded ? el.say('panel.excluded') : rating.counted === false ? el.say('panel.not_counted') : '';
  return html`${face(faceOf(rating))}<span><strong dir="auto">${words}</strong> <span class="quiet">${el.say('case.of', { at: rating.answer, total: rating.scale })} ·
    ${answeredAt(el, rating)}${aside ? ` · ${aside}` : ''}${
      request.satisfaction_status === 'addressed' ? ` · ${el.say('status.addressed')}` : ''}${
      typeof request.recovered === 'boolean' ? ` · ${el.say(request.recovered ? 'status.recovered' : 'status.not_recovered')}` : ''}</span></span>`;
}

const unanswered = (el, request) => html`${face(0)}<strong>${whyUnanswered(el, request)}</strong>`;

/** When the customer will be asked, or why nobody was, where that is known and there are words for it. */
function whyUnanswered(el, { suppressed, planned_at: at, satisfaction_status: status }) {
  if (at) return el.say('status.planned', { when: el.when.relative(at, el.now()) });
  const why = `suppressed.${suppressed?.reason}`;
  return el.say(suppressed && el.say.has(why) ? why : `status.${status}`);
}

const owner = (el, { assignee }) => assignee?.name || assignee?.id || el.say('owner.nobody');

function facts(el, rating, followUp) {
  const due = followUp && openStates.includes(followUp.state) && followUp.due_at;
  const reasons = rating.reasons ?? [];
  if (!due && !rating.contact_me && !rating.importance && !reasons.length) return nothing;
  return html`<div class="panel-facts">
    ${due ? html`<span>${isOverdue(followUp, el.now()) ? nothing : icon('clock')} ${dueText(el, followUp)}</span>` : nothing}
    ${rating.contact_me ? html`<span class="mark">${icon('phone')}${el.say('contact.asked')}</span>` : nothing}
    ${rating.importance ? html`<span>${el.say(`importance.${rating.importance}`)}</span>` : nothing}
    ${reasons.length ? html`<ul class="reasons" aria-label=${el.say('case.reasons')}>${reasons.map((id) => html`<li class="tag" dir="auto">${reasonText(el, rating, id)}</li>`)}</ul>` : nothing}
  </div>`;
}
