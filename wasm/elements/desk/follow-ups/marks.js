import { html, nothing } from 'lit';
import { face, faceOf, icon, path } from '../icons.js';
import { isoTime } from '../when.js';
import { isOverdue } from './list-model.js';

/** The pieces that the list and the case write in the same way. */

export const timeTag = (at, text, title, className = '') =>
  html`<time class=${className || nothing} datetime=${isoTime(at)} title=${title}>${text}</time>`;

/** When an answer was given; not every imported one says. */
export const answeredAt = (el, { answered_at: at }) => (at === null ? el.say('rated.undated')
  : timeTag(at, el.when.relative(at, el.now()), el.when.exact(at)));

export const answerMark = (item) =>
  html`<span class="mark">${face(faceOf(item))}<span dir="auto">${item.label}</span></span>`;

export function stateMark(el, item) {
  const text = item.settling ? el.say('state.settling') : el.say(`state.${item.state}`);
  return html`<span class="mark">${path(item.state)}${text}</span>`;
}

export const customerName = (el, item) =>
  item.customer?.name || item.customer?.id || item.customer?.mail || item.customer?.phone
    || el.say('customer.unknown', { request: item.request });

/** What was rated: a request, or what a page let people rate without one. */
export const ratedName = (item) => (item.request.startsWith('touchpoint:')
  ? [item.subject, item.touchpoint].filter(Boolean).join(' · ')
  : `#${item.request} ${item.subject ?? ''}`);

/** What the customer said, or the best that can be said instead. */
export function words(el, item) {
  if (item.comment) return { text: item.comment, own: true };
  if (item.reasons?.length) {
    return { text: el.say('reason.one', { reason: item.reasons.map((id) => reasonText(el, item, id)).join(', ') }), own: false };
  }
  return { text: el.say('comment.none'), own: false, none: true };
}

/** The survey's own text for a reason, ours for the usual ones, or its id in words. */
export function reasonText(el, item, id) {
  const own = item.survey?.reasons?.find((reason) => reason.id === id)?.label;
  return own ?? (el.say.has(`reason.${id}`) ? el.say(`reason.${id}`) : id.replaceAll('_', ' '));
}

export function dueText(el, item) {
  if (item.waiting_for_customer) return html`<span class="none">${el.say('due.paused')}</span>`;
  if (item.due_at === null || item.state === 'merged') return html`<span class="none">${el.say('due.none')}</span>`;
  const now = el.now();
  const title = el.say('due.exact', { when: el.when.exact(item.due_at) });
  if (!isOverdue(item, now)) return timeTag(item.due_at, el.when.relative(item.due_at, now), title);
  const late = el.say('due.overdue', { span: el.when.span(now - item.due_at) });
  return timeTag(item.due_at, html`${icon('late')}${late}`, title, 'overdue');
}

/** What makes the answer a moment of truth; empty where it is none. */
export function momentText(el, { moment }) {
  if (!moment) return '';
  return moment.first_bad ? el.say('moment.first_bad', { count: moment.good_in_a_row }) : el.say('moment.balance_tips');
}
