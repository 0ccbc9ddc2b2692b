/**
 * The forms of the dock, each with what it starts with, what it sends and what must be filled in.
 * `check` returns the field to blame and the text that says why, or null.
 */

import { dateOfDay, endOfDay, localDay } from '../when.js';

const noteNeeded = (values) => (values.note.trim() ? null : { field: 'note', text: 'fault.note' });

const day_ms = 24 * 60 * 60 * 1000;

// When it is over; NaN where it is none.
const endOf = (day) => endOfDay(dateOfDay(day));

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
