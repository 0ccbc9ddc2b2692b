#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_nl = {
    .language = "nl",
    .send = "Antwoord versturen",
    .send_details = "Versturen",
    .press_once_more = "Druk nog één keer om uw antwoord te versturen.",
    .which_one = "U koos er twee: welke geldt?",
    .decoy = "Open deze link alstublieft niet",
    .choose = "Kies een antwoord.",
    .saved = "Opgeslagen: {answer}",
    .thank_you = "Bedankt.",
    .details_arrived = "Uw antwoord en uw toelichting zijn ontvangen.",
    .retracted = "Uw antwoord is ingetrokken.",
    .disputed = "Iemand had al geantwoord, en dat antwoord geldt. Uw antwoord is ernaast bewaard.",
    .not_counted = "Uw antwoord is genoteerd, maar telt niet mee.",
    .better = "Wat had beter gekund?",
    .optional = "Niet verplicht, meerdere keuzes mogelijk.",
    .words = "In uw eigen woorden",
    .contact_me = "Neem hierover contact met mij op",
    .contact = "E-mailadres of telefoonnummer, als u contact wilt",
    .come_later = "Er kwamen in een uur te veel antwoorden binnen. Probeer het later opnieuw.",
    .try_later = "Probeer het later opnieuw.",
    .closed = "Deze vraag is gesloten.",
    .closed_more = "Een reactie op de aanvraag bereikt ons nog steeds.",
    .not_saved = "Niet opgeslagen.",
    .mail_subject = "Ontevreden: {customer}",
    .mail_opening = "{customer} antwoordde “{label}” over {request}.",
    .mail_open_list = "Naar de opvolging:",
    .mail_due = "Uiterlijk: {time}",
    .press_again = "Druk nog één keer.",
    .stop_asking = "Vraag het mij niet meer",
    .stop_means =
        "Met de knop stopt u onze vragen over uw tevredenheid. Uw aanvragen worden behandeld zoals "
        "voorheen.",
    .asking_stopped = "U krijgt geen vragen meer.",
    .stop_undo = "Als dit een vergissing was, kunt u het terugdraaien.",
    .ask_me_again = "Vraag het mij weer",
    .asking_resumed = "U krijgt weer vragen.",
    .mail_opens_page = "Elke link opent een pagina waarop u uw antwoord nog kunt wijzigen.",
    .preview = "De beoordeling in een e-mail",
    .preview_links =
        "De links van dit voorbeeld openen niets en leggen niets vast: hun tokens zijn niet "
        "geldig.",
    .told_opened = "Nieuwe opvolging: {request}",
    .told_assigned = "Toegewezen aan {person}: {request}",
    .told_unassigned = "Aan niemand toegewezen: {request}",
    .told_contacted = "Contact met klant gehad: {request}",
    .told_addressed = "Afgehandeld: {request}",
    .told_reopened = "Weer geopend: {request}",
    .told_gone = "Niet meer nodig: {request}",
    .told_praise = "Compliment: {request}",
    .told_due_soon = "Binnenkort te laat: {request}",
    .told_overdue = "Te laat: {request}",
    .digest_subject = "Opvolgingen: {open} open, {overdue} te laat",
    .digest_counts =
        "Open: {open}\nNieuw: {new}\nVandaag uiterlijk: {due_today}\nTe laat: {overdue}\nWachten "
        "op de klant: {waiting}",
    .report_teams = "Teams: {names}",
    .report_queues = "Wachtrijen: {names}",
    .report_unhappy = "Ontevreden klanten: {count}",
    .report_addressed = "Afgehandeld: {count} van {total} ({share}%)",
    .report_open = "Nog open: {count}",
    .report_within_due = "Op tijd afgehandeld: {count} van {total} ({share}%)",
    .report_no_answers = "In deze dagen heeft niemand geantwoord.",
    .report_satisfied =
        "Tevreden: {count} van {total} antwoorden, {share}% (95%-interval: {low}% tot {high}%)",
    .report_few =
        "Minder dan {count} antwoorden: zulke cijfers schommelen door toeval alleen al sterk.",
    .report_before = "Daarvoor, van {from} tot {to}: {share}%",
    .report_no_change = "Geen verschil met de dagen ervoor dat verder gaat dan toeval.",
    .report_lower = "Lager dan in de dagen ervoor, meer dan door toeval.",
    .report_higher = "Hoger dan in de dagen ervoor, meer dan door toeval.",
    .report_few_before = "Te weinig antwoorden om met de dagen ervoor te vergelijken.",
    .report_response = "Geantwoord: {count} van {total} gevraagden, {share}%",
    .report_stand_lower = "Minder tevreden dan de anderen, meer dan door toeval: {names}",
    .report_stand_higher = "Tevredener dan de anderen, meer dan door toeval: {names}",
    .report_view = "Naar het rapport:",
};

}  // namespace amends
