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
    .closed = "Questa domanda è chiusa.",
    .closed_more = "Se risponde alla richiesta, il suo messaggio ci arriva comunque.",
    .not_saved = "Non salvato.",
    .mail_subject = "Insoddisfazione: {customer}",
    .mail_opening = "{customer} ha risposto «{label}» a proposito di {request}.",
    .mail_open_list = "Aprire il caso:",
};

}  // namespace amends
