import { html, nothing } from 'lit';
import { icon } from '../icons.js';
import { endText } from './codes.js';
import { requestName } from './merge-form.js';
import { offerName } from './offer-form.js';
import { reasonText, timeTag } from './marks.js';

const icons = {
  asked: 'mail', invited: 'mail', ask_suppressed: 'close',
  ask_planned: 'clock', ask_cancelled: 'close', ask_reminded: 'mail', reminders_ended: 'close', personal_erased: 'close', texts_expired: 'close',
  rated: 'chat', changed: 'chat', detailed: 'chat', retracted: 'undo', imported: 'chat',
  held: 'info', disputed: 'info', intent_noted: 'info', rating_excluded: 'close', rating_restored: 'undo', praise_sent: 'mail',
  opened: 'clock', settled: 'clock', assigned: 'person', contacted: 'phone', noted: 'pen', paused: 'clock', resumed: 'again', reminded: 'bell',
  merged: 'swap', took_in: 'swap', passed_on: 'swap', written: 'mail', request_reopen_wanted: 'again', helpdesk_done: 'check', helpdesk_failed: 'info', offered: 'add', watched: 'bell',
  addressed: 'check', reopened: 'again', withdrawn: 'undo', voided: 'close', notified: 'bell',
};

const plainType = (type) => type.replace(/^follow_up_/, '');

/** What happened, newest first, and what was written about it. */
export function historyList(el, timeline) {
  const entries = [...timeline].sort((a, b) => b.at - a.at);
  return html`<ol class="history">${entries.map((entry) => line(el, entry))}</ol>`;
}

function line(el, entry) {
  const by = whoElse(entry);
  return html`<li>${icon(icons[plainType(entry.type)] ?? 'info')}
    <span>${historyText(el, entry)}${by ? html` <span class="quiet" dir="auto">${by}</span>` : nothing}</span>
    ${timeTag(entry.at, el.when.relative(entry.at, el.now()), el.when.exact(entry.at))}
    ${entry.subject ? html`<span class="said" dir="auto"><strong>${entry.subject}</strong></span>` : nothing}
    ${entry.text ? html`<span class="said" dir="auto">${entry.text}</span>` : nothing}
    ${wishes(el, entry).map((wish) => html`<span class="said" dir="auto">${wish}</span>`)}</li>`;
}

/** What came with an answer beside words. */
function wishes(el, { reasons = [], contact_me: contact }) {
  const texts = reasons.length ? [reasons.map((id) => reasonText(el, el.inHand?.detail ?? {}, id)).join(' · ')] : [];
  if (contact !== undefined) texts.push(el.say(contact ? 'history.wants_contact' : 'history.wants_no_contact'));
  return texts;
}

/** Who did it, where the sentence beside it does not say so already. */
function whoElse({ by, assignee }) {
  if (!by || by.kind === 'system' || (assignee && assignee.id === by.id)) return '';
  return by.name || by.id;
}

export function historyText(el, entry) {
  const { say } = el;
  const survey = el.inHand?.detail?.survey;
  const type = plainType(entry.type);
  const values = {
    label: entry.label ?? survey?.labels[entry.answer - 1] ?? entry.answer ?? '',
    channel: entry.channel ? say(`channel.${entry.channel}`) : '',
    outcome: endText(say, entry),
    day: entry.until_at ? el.when.day(entry.until_at - 1) : '',
    other: entry.other ? requestName(el, entry.other.request) : '',
    people: entry.to ? toldPeople(say, entry.to) : '',
    offer: entry.offer ? [offerName(el, entry.offer), entry.amount, entry.currency].filter(Boolean).join(' ') : '',
    name: (entry.person ?? entry.assignee)?.name || entry.assignee?.id || entry.assignee_name || '',
  };
  const key = keyOf(say, type, entry, values);
  return say.has(key) ? say(key, values) : type.replaceAll('_', ' ');
}

/** Who was reminded: by name, and the managers. */
function toldPeople(say, { people, managers }) {
  const names = people.map((person) => person.name || person.id);
  return [...names, ...(managers ? [say('history.managers')] : [])].join(', ');
}

function keyOf(say, type, entry, values) {
  if (entry.recovery) {
    const about = { ask_planned: 'planned', invited: 'invited', rated: entry.class }[type];
    if (about) return `history.recovery_${about}`;
  }
  if (type === 'ask_suppressed') return `suppressed.${entry.reason}`;
  if (type === 'rated' && entry.accepted) return 'history.accepted';
  if (type === 'disputed' && !entry.answer) return 'history.disputed_words';
  if (type === 'intent_noted' && entry.evidence === 'gesture') return 'history.intent_noted_gesture';
  const because = `history.${type}_${entry.reason}`;
  if ((type === 'reopened' || type === 'voided' || type === 'resumed') && say.has(because)) return because;
  if (type === 'contacted' && entry.result) return `history.contacted_${entry.result}`;
  if (type === 'reminded' && entry.overdue) return 'history.reminded_overdue';
  if (type === 'written' && entry.despite_declined) return 'history.written_despite';
  if (type === 'helpdesk_failed' && entry.given_up) return `history.given_up_${entry.task}`;
  if (type === 'helpdesk_done' || type === 'helpdesk_failed') return `history.${type}_${entry.task}`;
  if (type === 'passed_on') return `history.passed_on_${entry.became}`;
  if (type === 'addressed' && entry.other) return 'history.addressed_with';
  if (type === 'watched' && entry.ended) return 'history.unwatched';
  if (type === 'assigned' && !values.name) return 'history.unassigned';
  return `history.${type}`;
}
