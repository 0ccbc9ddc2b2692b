import { html, nothing } from 'lit';
import { problemNote } from '../problem-view.js';
import { face, faceOf, icon } from '../icons.js';
import { endText } from './codes.js';
import { otherRequests } from './customer.js';
import { dock } from './dock.js';
import { historyList } from './history.js';
import { isOverdue } from './list-model.js';
import { answeredAt, customerName, momentText, ratedName, reasonText, timeTag } from './marks.js';
import { mergedLines } from './merge-form.js';
import { recoveryLine, underWay } from './under-way.js';
import { watchersLine } from './watch-form.js';
import { safeUrl } from './urls.js';

/** The case in hand: who, where it stands, what they said, the request, the history; the dock below. */
export function caseView(el) {
  const { item, problem } = el.inHand;
  if (!item) {
    return html`<section class="detail" aria-label=${el.say('case.label')}>${bar(el)}${problem ? lost(el, problem) : bones()}</section>`;
  }
  return html`
    <section class="detail" aria-labelledby="case-title">
      ${bar(el)}
      <div class="detail-body" tabindex="0" role="region" aria-label=${el.say('case.details', { name: customerName(el, item) })}>
        ${head(el, item)}
        ${standing(el, item)}
        ${answer(el, item)}
        ${request(el, item)}
        ${otherRequests(el)}
        ${history(el)}
      </div>
      ${dock(el, item)}
    </section>`;
}

function bar(el) {
  const order = el.list.model.order(el.now());
  const at = order.findIndex(({ id }) => id === el.inHand.id);
  const total = el.list.model.total();
  const small = (name, key, action, disabled = false) => html`<button class="button bare small square" type="button"
    aria-label=${el.say(key)} title=${el.say(key)} ?disabled=${disabled} @click=${action}>${icon(name)}</button>`;
  return html`
    <div class="detail-bar">
      <h1 class="aloud when-alone">${el.say('list.title')}</h1>
      <button class="button bare small back" type="button" @click=${() => el.closeCase()}>${icon('back')}${el.say('list.title')}</button>
      <span>${at < 0 ? '' : total === null ? el.shares.count(at + 1) : el.say('case.of', { at: at + 1, total })}</span>
      <span class="push"></span>
      ${small('pen', 'case.note', () => el.write('note'), !el.may('note'))}
      ${small('up', 'case.previous', () => el.step(-1), at <= 0)}
      ${small('down', 'case.next', () => el.step(1), at < 0 || at >= order.length - 1)}
      ${small('close', 'case.close', () => el.closeCase())}
    </div>`;
}

const lost = (el, problem) => html`
  <div class="blank" role="alert"><h2>${el.say(problem.status === 404 ? 'case.gone' : 'error.case')}</h2>
    <div class="buttons"><button class="button" type="button" @click=${() => el.inHand.reload()}>${icon('again')}${el.say('again')}</button></div>
    ${problemNote(el, problem)}</div>`;

const bones = () => html`
  <div class="detail-body bones" aria-hidden="true">
    <span class="bone bone-title"></span><span class="bone bone-3"></span><span class="bone bone-panel"></span>
    <span class="bone bone-4"></span><span class="bone bone-4"></span><span class="bone bone-2"></span>
  </div>`;

const head = (el, item) => html`
  <header class="case-head">
    <h2 id="case-title"><span dir="auto">${customerName(el, item)}</span>${item.contact_me
      ? html`<span class="tag">${icon('phone')}${el.say('contact.asked')}</span>` : nothing}${item.moment
      ? html` <span class="tag">${icon('turn')}${momentText(el, item)}</span>` : nothing}</h2>
    <p class="reach">${item.customer?.organisation ? html`<span dir="auto">${item.customer.organisation}</span>` : nothing}
      ${item.customer?.mail ? html`<a href="mailto:${item.customer.mail}">${item.customer.mail}</a>` : nothing}
      ${item.customer?.phone ? html`<a href="tel:${item.customer.phone.replaceAll(/[^+0-9]/g, '')}">${item.customer.phone}</a>` : nothing}</p>
  </header>`;

function standing(el, item) {
  return html`
    <div class="standing">
      ${steps(el, item)}
      <p class="next">
        <span>${whatNext(el, item)}</span>
        <span>${el.say('case.owner')} ${item.assignee
          ? html`<strong class="strong" dir="auto">${item.assignee.name || item.assignee.id}</strong>`
          : html`<span class="second">${el.say('owner.nobody')}</span>`}
          ${el.may('assign') ? html`<button class="link" type="button" @click=${() => el.write('assign')}>${el.say('case.change')}</button>` : nothing}</span>
      </p>
      ${underWay(el, item)}
      ${mergedLines(el, item)}
      ${recoveryLine(el, item)}
      ${watchersLine(el, item)}
    </div>`;
}

const stations = ['open', 'assigned', 'contacted', 'addressed'];

function steps(el, item) {
  const at = stations.indexOf(item.state);
  if (at < 0) return nothing;
  const times = stationTimes(item, el.inHand.detail?.timeline ?? []);
  const late = isOverdue(item, el.now());
  return html`<ol class="steps">${stations.map((name, index) => html`
    <li class=${index <= at ? (index === at ? 'done here' : 'done') : ''} aria-current=${index === at ? 'step' : nothing}>
      <strong>${el.say(`state.${name}`)}</strong>
      ${index <= at && times[name] ? timeTag(times[name], el.when.day(times[name]), el.when.exact(times[name])) : nothing}
      ${index === 3 && at < 3 && item.due_at !== null ? html`<span class=${late ? 'overdue' : ''}>${el.say('case.due', { day: el.when.day(item.due_at) })}</span>` : nothing}
    </li>`)}</ol>`;
}

/** When each station was reached last, from the history. */
function stationTimes(item, timeline) {
  const last = (...types) => timeline.filter(({ type }) => types.includes(type)).reduce((at, entry) => Math.max(at, entry.at), 0);
  return {
    open: item.opened_at,
    assigned: last('assigned', 'follow_up_assigned'),
    contacted: last('contacted', 'follow_up_contacted'),
    addressed: item.closed_at,
  };
}

function whatNext(el, item) {
  const now = el.now();
  if (item.settling) return html`${icon('clock')}${el.say('case.settling')}`;
  if (item.state === 'addressed') return html`${icon('check')}${el.say('case.addressed_as', { outcome: endText(el.say, item) })}`;
  if (['withdrawn', 'voided', 'merged'].includes(item.state)) return html`${icon('info')}${el.say(`case.${item.state}`)}`;
  if (item.waiting_for_customer) return html`${icon('clock')}${el.say('case.paused', { day: el.when.day(item.paused_until_at - 1) })}`;
  if (item.due_at === null) return el.say('due.none');
  const exact = el.say('due.exact', { when: el.when.exact(item.due_at) });
  if (isOverdue(item, now)) {
    return html`<span class="overdue" title=${exact}>${icon('late')}${el.say('due.overdue', { span: el.when.span(now - item.due_at) })}</span>`;
  }
  return html`${icon('clock')}${timeTag(item.due_at, el.say('case.due_in', { when: el.when.relative(item.due_at, now) }), exact)}`;
}

function answer(el, item) {
  const question = item.survey?.question;
  return html`
    <section class="case-part" aria-labelledby="part-answer">
      <h3 id="part-answer" class="aloud">${el.say('case.answer')}</h3>
      <div class="answer-head">${face(faceOf(item), 'face-l')}
        <p><strong dir="auto">${item.label}</strong> <span>${el.say('case.of', { at: item.answer, total: item.scale })} ·
          ${answeredAt(el, item)}</span>
          ${question ? html`<br><span dir="auto">“${question}”</span>` : nothing}</p></div>
      ${item.comment ? html`<blockquote class="comment" dir="auto">${item.comment}</blockquote>` : html`<p class="fine">${el.say('comment.none')}</p>`}
      ${item.reasons?.length ? html`<ul class="reasons" aria-label=${el.say('case.reasons')}>${item.reasons.map((id) => html`<li class="tag" dir="auto">${reasonText(el, item, id)}</li>`)}</ul>` : nothing}
    </section>`;
}

function request(el, item) {
  const facts = [
    ['case.subject', html`<span dir="auto">${ratedName(item)}</span>`],
    ['case.worked', [item.agent, item.team].filter(Boolean).join(', ')],
    ['case.queue', [item.queue, item.service].filter(Boolean).join(' · ')],
    ['case.completion', item.cycle > 1 ? el.say('case.cycle', { count: item.cycle }) : ''],
  ].filter(([, value]) => value);
  return html`
    <section class="case-part" aria-labelledby="part-request">
      <div class="part-title"><h3 id="part-request">${el.say('case.request')}</h3>
        <span class="part-links">${el.may('reopen-request') ? html`<button class="link" type="button" data-write="reopen-request"
          @click=${() => el.write('reopen-request')}>${el.say('do.reopen-request')} <kbd>r</kbd></button>` : nothing}
        ${safeUrl(item.request_url) ? html`<a href=${item.request_url}>${el.say('case.open_request')} ${icon('out')}</a>` : nothing}</span></div>
      <dl class="facts">${facts.map(([key, value]) => html`<dt>${el.say(key)}</dt><dd dir="auto">${value}</dd>`)}</dl>
    </section>`;
}

function history(el) {
  const { detail, problem } = el.inHand;
  return html`
    <section class="case-part" aria-labelledby="part-history">
      <div class="part-title"><h3 id="part-history">${el.say('case.history')}</h3>${detail
        ? html`<span class="count">${detail.timeline.length}</span>` : nothing}</div>
      ${detail ? historyList(el, detail.timeline)
        : problem ? html`<p class="fine">${el.say('error.history')} <button class="link" type="button" @click=${() => el.inHand.reload()}>${el.say('again')}</button></p>`
          : html`<div class="bones" aria-hidden="true"><span class="bone bone-3"></span><span class="bone bone-4"></span></div>`}
    </section>`;
}
