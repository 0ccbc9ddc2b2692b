/**
 * The forms of the dock, each with what it starts with, what it sends and what must be filled in.
 * `check` returns the field to blame and the text that says why, or null.
 */

const noteNeeded = (values) => (values.note.trim() ? null : { field: 'note', text: 'fault.note' });

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
    initial: () => ({ outcome: '', note: '' }),
    check: (values) => (values.outcome ? noteNeeded(values) : { field: 'outcome', text: 'fault.outcome' }),
    body: ({ outcome, note }) => ({ outcome, note: note.trim() }),
  },
  reopen: {
    initial: () => ({ note: '' }),
    check: noteNeeded,
    body: ({ note }) => ({ note: note.trim() }),
  },
};

export const channels = ['phone', 'mail', 'chat', 'in_person', 'other'];
export const results = ['reached', 'left_message', 'not_reached'];
export const outcomes = ['fixed', 'explained', 'compensated', 'apologised', 'no_action', 'other'];
