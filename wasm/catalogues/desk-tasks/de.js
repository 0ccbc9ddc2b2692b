/** Was der Helpdesk für einen Fall tut, Angebote, Beobachter und Arbeit an mehreren Fällen, auf Deutsch. */
export default {
  // an den Kunden schreiben
  'do.write': 'Schreiben',
  'form.write': 'An den Kunden schreiben',
  'save.write': 'Senden',
  'said.write': 'Die Nachricht an {name} ist unterwegs.',
  'write.subject': 'Betreff',
  'write.subject_hint': 'Leer ist es der Betreff der Anfrage',
  'write.text': 'Nachricht',
  'write.hint': 'Steht in der Anfrage und geht mit der Mail des Helpdesks an den Kunden.',
  'write.declined': 'Der Kunde will keinen Kontakt.',
  'write.despite': 'Trotzdem schreiben',
  'fault.text': 'Schreiben Sie die Nachricht',
  'fault.despite': 'Sagen Sie, dass Sie trotzdem schreiben',

  // die Anfrage wieder geöffnet
  'do.reopen-request': 'Anfrage wieder öffnen',
  'form.reopen-request': 'Anfrage im Helpdesk wieder öffnen',
  'save.reopen-request': 'Anfrage öffnen',
  'note.reopen-request': 'Warum, für Kollegen',
  'hint.reopen-request': 'Der Helpdesk öffnet die Anfrage wieder. Der Fall bleibt, wie er ist.',
  'said.reopen-request': 'Der Helpdesk öffnet die Anfrage von {name} wieder.',

  // Angebote
  'do.offer': 'Anbieten',
  'form.offer': 'Sofort etwas anbieten',
  'save.offer': 'Angebot festhalten',
  'note.offer': 'Notiz',
  'hint.offer': 'Sagen Sie es auch dem Kunden: der Fall hält es nur fest.',
  'said.offer': 'Das Angebot an {name} ist festgehalten.',
  'offer.what': 'Was',
  'offer.amount': 'Betrag in {currency}, höchstens {left}',
  'offer.none_left': 'nichts mehr übrig',
  'fault.offer': 'Wählen Sie, was angeboten wird',
  'fault.amount': 'Nennen Sie einen Betrag wie 20 oder 19.90, innerhalb der Grenze',

  // Beobachter
  'watch.watched_by': 'Beobachtet von',
  'watch.nobody': 'niemandem',
  'watch.take_part': 'beobachten',
  'watch.leave': 'nicht mehr beobachten',
  'watch.others': 'jemanden hinzufügen',
  'watch.remove': '{name} entfernen',
  'form.watch': 'Wer den Fall beobachtet',
  'watch.label': 'Jemanden den Fall beobachten lassen',
  'said.watch': 'Wer den Fall von {name} beobachtet, ist geändert.',

  // was der Helpdesk meldet
  'task.reply_waiting': 'Die Nachricht an den Kunden ist unterwegs',
  'task.reopen_waiting': 'Der Helpdesk öffnet die Anfrage gleich wieder',
  'task.reply_failing': 'Die Nachricht ging noch nicht hinaus, es wird wieder versucht: {reason}',
  'task.reopen_failing': 'Die Anfrage ließ sich noch nicht öffnen, es wird wieder versucht: {reason}',
  'task.reply_given_up': 'Die Nachricht ging nicht hinaus: {reason}',
  'task.reopen_given_up': 'Die Anfrage wurde nicht wieder geöffnet: {reason}',
  'task.no_reason': 'der Helpdesk sagt nicht, warum',

  // ob jetzt alles gut ist
  'recovery.planned': 'Der Kunde wird noch gefragt, ob jetzt alles gut ist',
  'recovery.asked': 'Gefragt, ob jetzt alles gut ist, noch keine Antwort',
  'recovery.good': 'Der Kunde sagt, dass jetzt alles gut ist',
  'recovery.bad': 'Der Kunde sagt, dass es noch nicht gut ist; das hat den Fall wieder geöffnet',

  // was geschah
  'history.written': 'Nachricht an den Kunden',
  'history.written_despite': 'Nachricht an den Kunden, der keinen Kontakt wollte',
  'history.request_reopen_wanted': 'Der Helpdesk soll die Anfrage wieder öffnen',
  'history.helpdesk_done_reply': 'Nachricht gesendet',
  'history.helpdesk_done_reopen': 'Anfrage wieder geöffnet',
  'history.helpdesk_failed_reply': 'Nachricht noch nicht gesendet, es wird wieder versucht',
  'history.helpdesk_failed_reopen': 'Anfrage noch nicht geöffnet, es wird wieder versucht',
  'history.given_up_reply': 'Nachricht nicht gesendet',
  'history.given_up_reopen': 'Anfrage nicht wieder geöffnet',
  'history.offered': 'Angeboten: {offer}',
  'history.watched': '{name} beobachtet den Fall',
  'history.unwatched': '{name} beobachtet den Fall nicht mehr',

  // mehrere Fälle auf einmal
  'pick.column': 'Ausgewählt',
  'pick.one': 'Fall von {name} auswählen',
  'pick.all': 'Alle geladenen Fälle auswählen',
  'bulk.label': 'Ausgewählte Fälle',
  'bulk.count': { one: '{count} ausgewählt', other: '{count} ausgewählt' },
  'bulk.take': 'Übernehmen',
  'bulk.clear': 'Aufheben',
  'bulk.title': { one: '{action}: {count} Fall', other: '{action}: {count} Fälle' },
  'bulk.whom': 'An wen',
  'bulk.nobody': 'Niemanden',
  'bulk.working': '{done} von {count}',
  'bulk.done': { one: '{count} Fall ist geschafft', other: '{count} Fälle sind geschafft' },
  'bulk.refused': { one: '{count} nicht, er bleibt ausgewählt', other: '{count} nicht, sie bleiben ausgewählt' },
  'bulk.stale': 'jemand hat ihn inzwischen geändert; sehen Sie ihn an und versuchen Sie es wieder',
  'fault.assignee': 'Wählen Sie jemanden',

  'list.csv': 'CSV',
  'list.csv_hint': 'Die Liste als Tabelle, mit diesen Filtern',
  'list.csv_failed': 'Die Tabelle ließ sich nicht laden: {reason}',

  // Tasten
  'help.write': 'an den Kunden schreiben',
  'help.reopen_request': 'Anfrage wieder öffnen',
  'help.offer': 'etwas anbieten',
  'help.pick': 'auswählen, auch mit Umschalt und Klick',
};
