/** What the helpdesk does for a case, offers, watchers, and work on several cases, in English. */
export default {
  // writing to the customer
  'do.write': 'Write',
  'form.write': 'Write to the customer',
  'save.write': 'Send',
  'said.write': 'The message to {name} is on its way.',
  'write.subject': 'Subject',
  'write.subject_hint': 'Left empty, it is the request’s',
  'write.text': 'Message',
  'write.hint': 'Goes into the request and to the customer, by the helpdesk’s own mail.',
  'write.declined': 'The customer wants no contact.',
  'write.despite': 'Write all the same',
  'fault.text': 'Write the message',
  'fault.despite': 'Say that you write all the same',

  // the request opened again
  'do.reopen-request': 'Reopen the request',
  'form.reopen-request': 'Reopen the request in the helpdesk',
  'save.reopen-request': 'Reopen request',
  'note.reopen-request': 'Why, for colleagues',
  'hint.reopen-request': 'The helpdesk opens the request again. The case stays as it is.',
  'said.reopen-request': 'The helpdesk opens the request of {name} again.',

  // offers
  'do.offer': 'Offer',
  'form.offer': 'Offer something at once',
  'save.offer': 'Note the offer',
  'note.offer': 'Note',
  'hint.offer': 'Tell the customer, too: the case only keeps it.',
  'said.offer': 'The offer to {name} is noted.',
  'offer.what': 'What',
  'offer.amount': 'Amount in {currency}, at most {left}',
  'offer.none_left': 'nothing left',
  'fault.offer': 'Choose what is offered',
  'fault.amount': 'Give an amount such as 20 or 19.90, within the limit',

  // watchers
  'watch.watched_by': 'Watched by',
  'watch.nobody': 'nobody',
  'watch.take_part': 'watch it',
  'watch.leave': 'stop watching',
  'watch.others': 'add somebody',
  'watch.remove': 'Remove {name}',
  'form.watch': 'Who watches the case',
  'watch.label': 'Let somebody watch the case',
  'said.watch': 'Who watches the case of {name} is changed.',

  // what the helpdesk reports
  'task.reply_waiting': 'The message to the customer is on its way',
  'task.reopen_waiting': 'The helpdesk is about to open the request again',
  'task.reply_failing': 'The message could not be sent yet, it is tried again: {reason}',
  'task.reopen_failing': 'The request could not be opened yet, it is tried again: {reason}',
  'task.reply_given_up': 'The message was not sent: {reason}',
  'task.reopen_given_up': 'The request was not opened again: {reason}',
  'task.no_reason': 'the helpdesk does not say why',

  // whether it is good now
  'recovery.planned': 'The customer will be asked whether it is good now',
  'recovery.asked': 'Asked whether it is good now, no answer yet',
  'recovery.good': 'The customer says that it is good now',
  'recovery.bad': 'The customer says that it is not good yet; that opened the case again',

  // what happened
  'history.written': 'Message to the customer',
  'history.written_despite': 'Message to the customer, who wanted no contact',
  'history.request_reopen_wanted': 'The helpdesk is to open the request again',
  'history.helpdesk_done_reply': 'Message sent',
  'history.helpdesk_done_reopen': 'Request opened again',
  'history.helpdesk_failed_reply': 'Message not sent yet, it is tried again',
  'history.helpdesk_failed_reopen': 'Request not opened yet, it is tried again',
  'history.given_up_reply': 'Message not sent',
  'history.given_up_reopen': 'Request not opened again',
  'history.offered': 'Offered: {offer}',
  'history.watched': '{name} watches the case',
  'history.unwatched': '{name} watches the case no longer',

  // several cases at once
  'pick.column': 'Selected',
  'pick.one': 'Select the case of {name}',
  'pick.all': 'Select all loaded cases',
  'bulk.label': 'Selected cases',
  'bulk.count': { one: '{count} selected', other: '{count} selected' },
  'bulk.take': 'Take',
  'bulk.clear': 'Clear',
  'bulk.title': { one: '{action}: {count} case', other: '{action}: {count} cases' },
  'bulk.whom': 'To whom',
  'bulk.nobody': 'Nobody',
  'bulk.working': '{done} of {count}',
  'bulk.done': { one: '{count} case done', other: '{count} cases done' },
  'bulk.refused': { one: '{count} not done, it stays selected', other: '{count} not done, they stay selected' },
  'bulk.stale': 'somebody changed it meanwhile; look at it and try again',
  'fault.assignee': 'Choose somebody',

  'list.csv': 'CSV',
  'list.csv_hint': 'The list as a table, with these filters',
  'list.csv_failed': 'The table could not be loaded: {reason}',

  // keys
  'help.write': 'write to the customer',
  'help.reopen_request': 'reopen the request',
  'help.offer': 'offer something',
  'help.pick': 'select, also with Shift and a click',
};
