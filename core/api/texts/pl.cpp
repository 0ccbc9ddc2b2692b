#include "core/api/texts/languages.hpp"

namespace amends {

const Texts texts_pl = {
    .language = "pl",
    .send = "Wyślij odpowiedź",
    .send_details = "Wyślij",
    .press_once_more = "Prosimy nacisnąć jeszcze raz, aby wysłać odpowiedź.",
    .which_one = "Wybrano dwie odpowiedzi: która jest właściwa?",
    .decoy = "Prosimy nie otwierać tego linku",
    .choose = "Prosimy wybrać odpowiedź.",
    .saved = "Zapisano: {answer}",
    .thank_you = "Dziękujemy.",
    .details_arrived = "Otrzymaliśmy odpowiedź i komentarz.",
    .retracted = "Odpowiedź została wycofana.",
    .disputed =
        "Ktoś odpowiedział już wcześniej i tamta odpowiedź obowiązuje. Ta "
        "została zachowana obok niej.",
    .not_counted = "Odpowiedź została odnotowana, ale nie policzona.",
    .better = "Co mogło pójść lepiej?",
    .optional = "Nieobowiązkowo, można zaznaczyć kilka.",
    .words = "Własnymi słowami",
    .contact_me = "Proszę o kontakt w tej sprawie",
    .contact = "Adres e-mail lub numer telefonu, jeśli potrzebny jest kontakt",
    .come_later = "W ciągu godziny nadeszło zbyt wiele odpowiedzi. Prosimy spróbować później.",
    .try_later = "Prosimy spróbować później.",
    .closed = "To pytanie jest zamknięte.",
    .closed_more = "Odpowiedź na zgłoszenie nadal do nas dotrze.",
    .not_saved = "Nie zapisano.",
    .mail_subject = "Niezadowolenie: {customer}",
    .mail_opening = "{customer}: odpowiedź „{label}” w sprawie {request}.",
    .mail_open_list = "Otwórz sprawę:",
    .mail_due = "Termin: {time}",
    .press_again = "Prosimy nacisnąć jeszcze raz.",
    .stop_asking = "Nie pytaj mnie więcej",
    .stop_means =
        "Po naciśnięciu przycisku nie będziemy już wysyłać pytań o zadowolenie. Zgłoszenia są "
        "obsługiwane jak dotychczas.",
    .asking_stopped = "Nie będziemy więcej pytać.",
    .stop_undo = "Jeśli to pomyłka, można to cofnąć.",
    .ask_me_again = "Pytaj mnie znowu",
    .asking_resumed = "Będziemy znowu pytać.",
    .mail_opens_page = "Każdy link otwiera stronę, na której można jeszcze zmienić odpowiedź.",
    .preview = "Ocena w wiadomości e-mail",
    .preview_links =
        "Linki tego podglądu niczego nie otwierają ani nie zapisują: ich tokeny są nieważne.",
    .told_opened = "Nowa sprawa do załatwienia: {request}",
    .told_assigned = "Przypisano do {person}: {request}",
    .told_unassigned = "Nieprzypisane: {request}",
    .told_contacted = "Skontaktowano się z klientem: {request}",
    .told_addressed = "Załatwione: {request}",
    .told_reopened = "Otwarto ponownie: {request}",
    .told_gone = "Już niepotrzebne: {request}",
    .told_praise = "Pochwała: {request}",
    .told_due_soon = "Termin wkrótce minie: {request}",
    .told_overdue = "Po terminie: {request}",
    .digest_subject = "Sprawy: otwarte {open}, po terminie {overdue}",
    .digest_counts =
        "Otwarte: {open}\nNowe: {new}\nTermin dzisiaj: {due_today}\nPo terminie: "
        "{overdue}\nCzekają na klienta: {waiting}",
    .report_teams = "Zespoły: {names}",
    .report_queues = "Kolejki: {names}",
    .report_unhappy = "Niezadowoleni klienci: {count}",
    .report_addressed = "Załatwione: {count} z {total} ({share}%)",
    .report_open = "Nadal otwarte: {count}",
    .report_within_due = "Załatwione na czas: {count} z {total} ({share}%)",
    .report_no_answers = "W tych dniach nikt nie odpowiedział.",
    .report_satisfied =
        "Zadowoleni: {count} z {total} odpowiedzi, {share}% (przedział 95%: od {low}% do {high}%)",
    .report_few =
        "Mniej niż {count} odpowiedzi: takie liczby mocno się zmieniają już przez przypadek.",
    .report_before = "Wcześniej, od {from} do {to}: {share}%",
    .report_no_change = "Brak różnicy wobec poprzednich dni wykraczającej poza przypadek.",
    .report_lower = "Niżej niż w poprzednich dniach, ponad przypadek.",
    .report_higher = "Wyżej niż w poprzednich dniach, ponad przypadek.",
    .report_few_before = "Za mało odpowiedzi, by porównać z poprzednimi dniami.",
    .report_response = "Odpowiedzi: {count} z {total} zapytanych osób, {share}%",
    .report_stand_lower = "Mniej zadowoleni niż pozostali, ponad przypadek: {names}",
    .report_stand_higher = "Bardziej zadowoleni niż pozostali, ponad przypadek: {names}",
    .report_view = "Otwórz raport:",
};

}  // namespace amends
