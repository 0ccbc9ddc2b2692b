import { html, nothing } from 'lit';
import { answerText, asideText } from '../asides/words.js';
import { safeUrl } from '../follow-ups/urls.js';
import { customerName, timeTag } from '../follow-ups/marks.js';
import { icon } from '../icons.js';

const kinds = ['held', 'disputed', 'intents', 'excluded'];

/** How many answers the figures leave out, quietly; why, and which, when somebody asks. */
export function asideSection(el) {
  const { aside } = el.report.dissatisfied;
  const present = kinds.filter((kind) => aside?.[kind] > 0);
  if (!present.length) return nothing;
  const parts = present.map((kind) => el.say(`aside.count_${kind}`, { count: aside[kind] })).join(' · ');
  return html`<details class="asides">
    <summary>${el.say('aside.line', { parts })}</summary>
    <dl>${present.map((kind) => html`<div><dt>${el.say(`aside.name_${kind}`)}</dt><dd>${el.say(`aside.about_${kind}`)}</dd></div>`)}</dl>
    ${el.asides.items.length ? table(el, el.asides.items) : nothing}
    ${el.asides.problem ? notLoaded(el, el.asides.problem) : nothing}
    ${el.report.own ? nothing : more(el)}
  </details>`;
}

function more(el) {
  const { status, items, next } = el.asides;
  if (status === 'ready' && !next) return nothing;
  return html`<div class="buttons"><button class="button small" type="button" data-asides ?disabled=${status === 'loading'}
    @click=${() => el.asides.more()}>${el.say(status === 'loading' ? 'foot.loading' : items.length ? 'aside.more' : 'aside.show')}</button></div>`;
}

const notLoaded = (el, problem) => html`<p class="fault" role="alert">${icon('info')}<span>${
  problem.status ? el.say('aside.refused', { reason: problem.message }) : el.say('error.unreachable')}</span></p>`;

function table(el, items) {
  const head = ['col.ago', 'col.customer', 'case.request', 'col.answer', 'aside.why'];
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${el.say('aside.list')}><table class="table aside-table">
    <thead><tr>${head.map((key) => html`<th scope="col">${el.say(key)}</th>`)}</tr></thead>
    <tbody>${items.map((item) => html`<tr>
      <td>${item.at === null ? el.say('rated.undated') : timeTag(item.at, el.when.relative(item.at, el.now()), el.when.exact(item.at))}</td>
      <th scope="row"><span dir="auto">${customerName(el, item)}</span></th>
      <td><span dir="auto">${request(item)}</span></td>
      <td><span dir="auto">${answerText(el, item)}</span></td>
      <td><span dir="auto">${asideText(el, item)}</span>${said(item.note || item.comment)}</td>
    </tr>`)}</tbody></table></div>`;
}

/** The helpdesk's own page of the request, where the panel decides. */
function request({ request: id, subject, request_url: url }) {
  const text = `#${id} ${subject ?? ''}`;
  return safeUrl(url) ? html`<a href=${url}>${text}</a>` : text;
}

const said = (text) => (text ? html`<br><span class="quiet" dir="auto">${text}</span>` : nothing);
