#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_de = {
    .language = "de",
    .send = "Antwort senden",
    .send_details = "Senden",
    .press_once_more = "Bitte noch einmal drücken, um die Antwort zu senden.",
    .which_one = "Sie haben zwei gewählt: Welche gilt?",
    .decoy = "Bitte diesen Link nicht öffnen",
    .choose = "Bitte eine Antwort wählen.",
    .saved = "Gespeichert: {answer}",
    .thank_you = "Danke.",
    .details_arrived = "Ihre Antwort und Ihre Anmerkung sind angekommen.",
    .retracted = "Ihre Antwort wurde zurückgenommen.",
    .disputed =
        "Vorher hat schon jemand geantwortet, und diese Antwort gilt. Ihre wurde "
        "daneben aufgehoben.",
    .not_counted = "Ihre Antwort wurde vermerkt, aber nicht gezählt.",
    .better = "Was hätte besser sein sollen?",
    .optional = "Freiwillig, so viele wie passen.",
    .words = "In Ihren Worten",
    .contact_me = "Bitte melden Sie sich deswegen bei mir",
    .contact = "Mailadresse oder Telefonnummer, wenn wir uns melden sollen",
    .come_later =
        "Innerhalb einer Stunde kamen zu viele Antworten. Bitte später noch einmal versuchen.",
    .try_later = "Bitte später noch einmal versuchen.",
    .closed = "Diese Frage ist geschlossen.",
    .closed_more = "Eine Antwort auf die Anfrage erreicht uns weiterhin.",
    .not_saved = "Nicht gespeichert.",
    .mail_subject = "Unzufrieden: {customer}",
    .mail_opening = "{customer} hat zu {request} mit „{label}“ geantwortet.",
    .mail_open_list = "Zum Vorgang:",
    .mail_due = "Fällig: {time}",
    .mail_contact = "Bittet um Kontakt.",
    .mail_outcome = "Ergebnis: {outcome}",
    .mail_by = "Von: {person}",
    .again_answer = "Wieder offen: Der Kunde ist erneut unzufrieden.",
    .again_recovery = "Wieder offen: Für den Kunden ist es noch nicht gut.",
    .again_contact = "Wieder offen: Der Kunde bittet um Kontakt.",
    .again_person = "Wieder geöffnet von {person}.",
    .again_counts = "Wieder offen: Die Antwort zählt wieder.",
    .again_alone = "Wieder offen: Der Vorgang, der sich darum kümmerte, endete ohne Lösung.",
    .again_times = "Bisher wieder geöffnet: {count}-mal",
    .press_again = "Bitte noch einmal drücken.",
    .stop_asking = "Nicht mehr fragen",
    .stop_means =
        "Mit dem Knopf bestellen Sie unsere Fragen nach Ihrer Zufriedenheit ab. "
        "Ihre Anfragen werden bearbeitet wie bisher.",
    .asking_stopped = "Sie werden nicht mehr gefragt.",
    .stop_undo = "Falls das ein Versehen war, können Sie es zurücknehmen.",
    .ask_me_again = "Wieder fragen",
    .asking_resumed = "Sie werden wieder gefragt.",
    .mail_opens_page = "Jeder Link öffnet eine Seite, auf der Sie die Antwort noch ändern können.",
    .preview = "Die Bewertung in einer E-Mail",
    .preview_links =
        "Die Links dieser Vorschau öffnen und speichern nichts: Ihre Token gelten nicht.",
    .told_opened = "Neuer Vorgang: {request}",
    .told_assigned = "An {person} zugewiesen: {request}",
    .told_unassigned = "Niemandem zugewiesen: {request}",
    .told_contacted = "Kunde kontaktiert: {request}",
    .told_addressed = "Erledigt: {request}",
    .told_reopened = "Wieder geöffnet: {request}",
    .told_gone = "Nicht mehr nötig: {request}",
    .told_praise = "Lob: {request}",
    .told_due_soon = "Bald fällig: {request}",
    .told_overdue = "Überfällig: {request}",
    .told_detailed = "Der Kunde hat mehr gesagt: {request}",
    .told_taken_off = "Nicht mehr Ihnen zugewiesen: {request}",
    .digest_subject = "Vorgänge: {open} offen, {overdue} überfällig",
    .digest_counts =
        "Offen: {open}\nNeu: {new}\nHeute fällig: {due_today}\nÜberfällig: {overdue}\nWarten auf "
        "den Kunden: {waiting}",
    .report_teams = "Teams: {names}",
    .report_queues = "Queues: {names}",
    .report_unhappy = "Unzufriedene Kunden: {count}",
    .report_addressed = "Erledigt: {count} von {total} ({share} %)",
    .report_open = "Noch offen: {count}",
    .report_within_due = "Rechtzeitig erledigt: {count} von {total} ({share} %)",
    .report_no_answers = "In diesen Tagen hat niemand geantwortet.",
    .report_satisfied =
        "Zufrieden: {count} von {total} Antworten, {share} % (95-%-Intervall: {low} % bis "
        "{high} %)",
    .report_few =
        "Weniger als {count} Antworten: Solche Zahlen schwanken schon durch Zufall stark.",
    .report_before = "Davor, vom {from} bis {to}: {share} %",
    .report_no_change = "Kein Unterschied zu den Tagen davor, der über den Zufall hinausgeht.",
    .report_lower = "Niedriger als in den Tagen davor, über den Zufall hinaus.",
    .report_higher = "Höher als in den Tagen davor, über den Zufall hinaus.",
    .report_few_before = "Zu wenige Antworten für einen Vergleich mit den Tagen davor.",
    .report_response = "Geantwortet: {count} von {total} Gefragten, {share} %",
    .report_stand_lower = "Weniger zufrieden als die übrigen, über den Zufall hinaus: {names}",
    .report_stand_higher = "Zufriedener als die übrigen, über den Zufall hinaus: {names}",
    .report_view = "Zum Bericht:",
};

}  // namespace amends
