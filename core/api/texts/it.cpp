#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_it = {
    .language = "it",
    .send = "Invia risposta",
    .send_details = "Invia",
    .press_once_more = "Prema ancora una volta per inviare la sua risposta.",
    .which_one = "Ha scelto due risposte: quale vale?",
    .decoy = "La preghiamo di non aprire questo link",
    .choose = "Scelga una risposta.",
    .saved = "Salvato: {answer}",
    .thank_you = "Grazie.",
    .details_arrived = "La sua risposta e il suo commento sono arrivati.",
    .retracted = "La sua risposta è stata ritirata.",
    .disputed =
        "Qualcuno aveva già risposto, e quella risposta resta valida. La sua è conservata accanto.",
    .not_counted = "La sua risposta è stata annotata, ma non conteggiata.",
    .better = "Che cosa poteva andare meglio?",
    .optional = "Facoltativo, anche più di una scelta.",
    .words = "Con parole sue",
    .contact_me = "Vi prego di contattarmi in merito",
    .contact = "Indirizzo e-mail o numero di telefono, se desidera un contatto",
    .come_later = "Sono arrivate troppe risposte in un’ora. La preghiamo di riprovare più tardi.",
    .try_later = "La preghiamo di riprovare più tardi.",
    .closed = "Questa domanda è chiusa.",
    .closed_more = "Se risponde alla richiesta, il suo messaggio ci arriva comunque.",
    .not_saved = "Non salvato.",
    .mail_subject = "Insoddisfazione: {customer}",
    .mail_opening = "{customer} ha risposto «{label}» a proposito di {request}.",
    .mail_open_list = "Aprire il caso:",
    .mail_due = "Scadenza: {time}",
    .press_again = "Prema ancora una volta.",
    .stop_asking = "Non chiedermelo più",
    .stop_means =
        "Premendo il pulsante non riceverà più le nostre domande sulla sua soddisfazione. Le sue "
        "richieste sono seguite come prima.",
    .asking_stopped = "Non riceverà più domande.",
    .stop_undo = "Se è stato un errore, può tornare indietro.",
    .ask_me_again = "Chiedimelo di nuovo",
    .asking_resumed = "Riceverà di nuovo le nostre domande.",
    .mail_opens_page = "Ogni link apre una pagina in cui può ancora modificare la risposta.",
    .preview = "La valutazione in un’e-mail",
    .preview_links =
        "I link di questa anteprima non aprono e non registrano nulla: i loro token non sono "
        "validi.",
    .told_opened = "Nuovo caso da seguire: {request}",
    .told_assigned = "Assegnato a {person}: {request}",
    .told_unassigned = "Non assegnato: {request}",
    .told_contacted = "Cliente contattato: {request}",
    .told_addressed = "Risolto: {request}",
    .told_reopened = "Riaperto: {request}",
    .told_gone = "Non più necessario: {request}",
    .told_praise = "Apprezzamento: {request}",
    .told_due_soon = "In scadenza: {request}",
    .told_overdue = "Scaduta: {request}",
    .digest_subject = "Casi da seguire: {open} aperti, {overdue} scaduti",
    .digest_counts =
        "Aperti: {open}\nNuovi: {new}\nIn scadenza oggi: {due_today}\nScaduti: {overdue}\nIn "
        "attesa del cliente: {waiting}",
    .report_teams = "Team: {names}",
    .report_queues = "Code: {names}",
    .report_unhappy = "Clienti insoddisfatti: {count}",
    .report_addressed = "Risolti: {count} su {total} ({share}%)",
    .report_open = "Ancora aperti: {count}",
    .report_within_due = "Risolti in tempo: {count} su {total} ({share}%)",
    .report_no_answers = "Nessuno ha risposto in questi giorni.",
    .report_satisfied =
        "Soddisfatti: {count} risposte su {total}, {share}% (intervallo al 95%: da {low}% a "
        "{high}%)",
    .report_few = "Meno di {count} risposte: basta il caso a spostare molto queste cifre.",
    .report_before = "Prima, dal {from} al {to}: {share}%",
    .report_no_change = "Nessuna differenza dai giorni precedenti oltre il caso.",
    .report_lower = "Più basso che nei giorni precedenti, oltre il caso.",
    .report_higher = "Più alto che nei giorni precedenti, oltre il caso.",
    .report_few_before = "Troppo poche risposte per un confronto con i giorni precedenti.",
    .report_response = "Hanno risposto: {count} su {total} persone interpellate, {share}%",
    .report_stand_lower = "Meno soddisfatti degli altri, oltre il caso: {names}",
    .report_stand_higher = "Più soddisfatti degli altri, oltre il caso: {names}",
    .report_view = "Aprire il rapporto:",
};

}  // namespace amends
