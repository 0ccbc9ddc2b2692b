/**
 * The forms of the dock, each with what it starts with, what it sends and what must be filled in.
 * `check` returns the field to blame and the text that says why, or null. `body` is given what was
 * written, and the case in hand with what is known beside it.
 */

import { dateOfDay, endOfDay, localDay } from '../when.js';

const noteNeeded = (values) => (values.note.trim() ? null : { field: 'note', text: 'fault.note' });

const day_ms = 24 * 60 * 60 * 1000;

// When it is over; NaN where it is none.
const endOf = (day) => endOfDay(dateOfDay(day));

/** People write 19,90 and 19.9 as well; the server reads 19.90. */
function amountText(amount) {
  const [whole, part] = amount.trim().replace(',', '.').split('.');
  return part ? `${whole}.${part.padEnd(2, '0')}` : whole;
}

function isWithin(amount, { left }) {
  const text = amountText(amount);
  return /^\d{1,7}(\.\d\d)?$/.test(text) && Number(text) > 0 && Number(text) <= Number(left);
}

export const latest_wait_days = 89;

export const forms = {
  assign: {
    initial: () => ({ assignee: undefined, find: '' }),
    check: () => null,
    body: ({ assignee }) => ({ assignee }),
  },
  contact: {
    initial: () => ({ channel: 'phone', result: 'reached', note: '' }),
    check: () => null,
    body: ({ channel, result, note }) => ({ channel, result, note: note.trim() }),
  },
  note: {
    initial: () => ({ note: '' }),
    check: noteNeeded,
    body: ({ note }) => ({ note: note.trim() }),
  },
  address: {
    initial: () => ({ outcome: '', root_cause: '', action: '', note: '' }),
    check: (values) => (values.outcome ? noteNeeded(values) : { field: 'outcome', text: 'fault.outcome' }),
    body: ({ outcome, root_cause: cause, action, note }) => ({
      outcome, ...(cause ? { root_cause: cause } : {}), ...(action ? { action } : {}), note: note.trim(),
    }),
  },
  wait: {
    initial: () => ({ until: localDay(Date.now() + 3 * day_ms), note: '' }),
    check: (values) => (endOf(values.until) > Date.now() ? noteNeeded(values) : { field: 'until', text: 'fault.until' }),
    body: ({ until, note }) => ({ until_at: endOf(until), note: note.trim() }),
  },
  resume: {
    initial: () => ({ note: '' }),
    check: () => null,
    body: ({ note }) => ({ note: note.trim() }),
  },
  write: {
    initial: () => ({ subject: '', text: '', despite: false }),
    check: (values, item) => {
      if (!values.text.trim()) return { field: 'text', text: 'fault.text' };
      return item.contact_declined && !values.despite ? { field: 'despite', text: 'fault.despite' } : null;
    },
    body: ({ subject, text, despite }) => ({
      ...(subject.trim() ? { subject: subject.trim() } : {}), text: text.trim(), ...(despite ? { despite_declined: true } : {}),
    }),
  },
  'reopen-request': {
    initial: () => ({ note: '' }),
    check: () => null,
    body: ({ note }) => ({ note: note.trim() }),
  },
  offer: {
    initial: () => ({ offer: '', amount: '', note: '' }),
    check: (values, item) => {
      const offer = item.offers?.find(({ code }) => code === values.offer);
      if (!offer) return { field: 'offer', text: 'fault.offer' };
      return offer.limit && !isWithin(values.amount, offer.limit) ? { field: 'amount', text: 'fault.amount' } : null;
    },
    body: ({ offer, amount, note }) => ({ offer, ...(amount.trim() ? { amount: amountText(amount) } : {}), note: note.trim() }),
  },
  merge: {
    initial: () => ({ into: '', note: '' }),
    check: ({ into }) => (into ? null : { field: 'into', text: 'fault.into' }),
    body: ({ into, note }, { mergeable }) => ({
      into, into_revision: mergeable.find(({ id }) => id === into)?.revision ?? 0, note: note.trim(),
    }),
  },
  'take-out': {
    initial: () => ({ note: '' }),
    check: () => null,
    body: ({ note }) => ({ note: note.trim() }),
  },
  watch: {
    initial: () => ({ person: undefined, ends: false, find: '' }),
    check: () => null,
    body: ({ person, ends }) => ({ person, ...(ends ? { ends } : {}) }),
  },
  reopen: {
    initial: () => ({ note: '' }),
    check: noteNeeded,
    body: ({ note }) => ({ note: note.trim() }),
  },
};

export const channels = ['phone', 'mail', 'chat', 'in_person', 'other'];
export const results = ['reached', 'left_message', 'not_reached'];
/** What may be said at the end of a case, until the server has told which codes are the tenant's. */
export const usual_codes = {
  outcomes: ['fixed', 'explained', 'compensated', 'apologised', 'no_action', 'other'], root_causes: [], actions: [],
};
