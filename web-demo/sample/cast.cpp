#include "web-demo/sample/cast.hpp"

#include <array>

namespace amends::demo {
namespace {

using std::string_view;

constexpr std::array network_agents = {SamplePerson{"eoin", "Eoin Gallagher", "", ""},
                                       SamplePerson{"priya", "Priya Nair", "", ""},
                                       SamplePerson{"yusuf", "Yusuf Demir", "", ""}};
constexpr std::array desk_agents = {
    SamplePerson{"marta", "Marta Kowalska", "", ""}, SamplePerson{"lukas", "Lukas Brandt", "", ""},
    SamplePerson{"aiko", "Aiko Mori", "", ""}, SamplePerson{"ben", "Ben Adeyemi", "", ""}};
constexpr std::array apps_agents = {SamplePerson{"ruth", "Ruth Ashworth", "", ""},
                                    SamplePerson{"luis", "Luis Romero", "", ""},
                                    SamplePerson{"ines", "Ines Kovács", "", ""}};
constexpr std::array field_agents = {SamplePerson{"oskar", "Oskar Ibrahim", "", ""},
                                     SamplePerson{"tuuli", "Tuuli Nowak", "", ""}};

constexpr std::array network_subjects = {string_view("VPN drops every few minutes"),
                                         string_view("No wireless in meeting room 4"),
                                         string_view("Shared drive is unreachable from home"),
                                         string_view("Video calls freeze in the afternoon"),
                                         string_view("New office: network sockets are dead"),
                                         string_view("Guest access for a supplier")};
constexpr std::array network_subjects_de = {
    string_view("VPN bricht ständig ab"), string_view("Kein WLAN im Besprechungsraum 4"),
    string_view("Netzlaufwerk von zu Hause nicht erreichbar")};
constexpr std::array desk_subjects = {string_view("Password does not work after the holidays"),
                                      string_view("Two-factor app on a new phone"),
                                      string_view("Outlook asks for a password over and over"),
                                      string_view("Access to the team folder"),
                                      string_view("Laptop is slow after the update"),
                                      string_view("Cannot print to the second floor"),
                                      string_view("Shared mailbox does not show up"),
                                      string_view("Software installation: PDF editor")};
constexpr std::array desk_subjects_de = {string_view("Kennwort geht nach dem Urlaub nicht mehr"),
                                         string_view("Zweiter Faktor auf neuem Telefon"),
                                         string_view("Drucker im zweiten Stock druckt nicht"),
                                         string_view("Postfach der Abteilung fehlt")};
constexpr std::array apps_subjects = {string_view("Invoice export stops halfway"),
                                      string_view("Travel expenses: wrong cost centre"),
                                      string_view("Time tracking lost last week's hours"),
                                      string_view("Report shows last year's figures"),
                                      string_view("Cannot approve a purchase order")};
constexpr std::array apps_subjects_de = {string_view("Rechnungsexport bricht ab"),
                                         string_view("Reisekosten auf falscher Kostenstelle"),
                                         string_view("Zeiterfassung hat Stunden verloren")};
constexpr std::array field_subjects = {
    string_view("Docking station does not charge"), string_view("Monitor flickers"),
    string_view("Desk move on the third floor"), string_view("Broken headset"),
    string_view("Projector in the training room")};
constexpr std::array field_subjects_de = {string_view("Dockingstation lädt nicht"),
                                          string_view("Bildschirm flackert"),
                                          string_view("Umzug im dritten Stock")};

constexpr std::array teams = {
    SampleTeam{"Network", "Connectivity", "Remote access", network_agents, network_subjects,
               network_subjects_de, 240},
    SampleTeam{"Service Desk", "First line", "Accounts and mail", desk_agents, desk_subjects,
               desk_subjects_de, 95},
    SampleTeam{"Business Apps", "Applications", "Finance applications", apps_agents, apps_subjects,
               apps_subjects_de, 150},
    SampleTeam{"Field Service", "On site", "Workplace", field_agents, field_subjects,
               field_subjects_de, 85},
};

constexpr std::array managers = {SamplePerson{"jana", "Jana Novák", "", ""},
                                 SamplePerson{"samira", "Samira Haddad", "", ""}};

constexpr std::array customers = {
    SamplePerson{"u101", "Ingrid Solberg", "en", "Finance"},
    SamplePerson{"u102", "Peter Lang", "de", "Sales"},
    SamplePerson{"u103", "Nadia Petrov", "en", "Research"},
    SamplePerson{"u104", "Björn Virtanen", "en", "Production"},
    SamplePerson{"u105", "Freya Laurent", "fr", "Legal"},
    SamplePerson{"u106", "Stefan Almeida", "de", "Production"},
    SamplePerson{"u107", "Giulia Eriksen", "en", "Marketing"},
    SamplePerson{"u108", "Jonas Duarte", "de", "Finance"},
    SamplePerson{"u109", "Chipo Meyer", "en", "Research"},
    SamplePerson{"u110", "Hiroshi Silva", "en", "Sales"},
    SamplePerson{"u111", "Greta Holm", "de", "Human Resources"},
    SamplePerson{"u112", "Pilar Bakker", "es", "Purchasing"},
    SamplePerson{"u113", "Kwame Rahimi", "en", "Production"},
    SamplePerson{"u114", "ليلى منصور", "ar", "Finance"},
    SamplePerson{"u115", "Owen Pritchard", "en", "Legal"},
    SamplePerson{"u116", "Mirko Ceylan", "de", "Purchasing"},
    SamplePerson{"u117", "Mari Kask", "en", "Human Resources"},
    SamplePerson{"u118", "Dmitri Ferrari", "en", "Sales"},
    SamplePerson{"u119", "Ana Greenwood", "en", "Marketing"},
    SamplePerson{"u120", "Quentin Okoye", "fr", "Research"},
    SamplePerson{"u121", "נועה לוי", "he", "Sales"},
    SamplePerson{"u122", "Rosa Hoang", "es", "Marketing"},
    SamplePerson{"u123", "Emre Tanaka", "en", "Production"},
    SamplePerson{"u124", "Zofia Wiśniewska", "pl", "Finance"},
};

constexpr std::array complaints = {
    SampleComment{"en", "It took four days, and then the answer was a link I already had."},
    SampleComment{"en", "Closed without asking me. It still does not work."},
    SampleComment{"en", "I had to explain the problem three times to three people."},
    SampleComment{"en", "Third time this month. Please fix the cause, not the symptom."},
    SampleComment{"en", "I missed a customer call because of this."},
    SampleComment{"en", "The tone was not okay. I am not a beginner."},
    SampleComment{"de", "Seit Tagen keine Antwort, dann einfach geschlossen."},
    SampleComment{"de", "Das Problem besteht weiterhin. Bitte rufen Sie mich an."},
    SampleComment{"de", "Musste alles dreimal erklären."},
    SampleComment{"de", "Die Anleitung passt nicht zu unserem Rechner."},
    SampleComment{"fr", "Réponse trop tardive, la réunion était déjà passée."},
    SampleComment{"fr", "Le problème est revenu dès le lendemain."},
    SampleComment{"es", "Nadie me avisó de que ya estaba cerrado."},
    SampleComment{"es", "Tuve que pedirlo tres veces."},
    SampleComment{"pl", "Zgłoszenie zamknięto, a problem nadal jest."},
    SampleComment{"ar", "أُغلق الطلب والمشكلة ما زالت موجودة، أرجو الاتصال بي."},
    SampleComment{"ar", "انتظرت ثلاثة أيام دون أي رد."},
    SampleComment{"he", "הבעיה חזרה אחרי שעה, ואף אחד לא התקשר."},
};

constexpr std::array praises = {
    SampleComment{"en", "Quick and friendly, thank you."},
    SampleComment{"en", "Solved on the first call."},
    SampleComment{"en", "Explained so that I understood it."},
    SampleComment{"de", "Schnell und freundlich, danke."},
    SampleComment{"de", "Beim ersten Anruf gelöst."},
    SampleComment{"fr", "Très efficace, merci."},
    SampleComment{"es", "Muy amable y rápido."},
    SampleComment{"ar", "خدمة سريعة، شكرًا لكم."},
    SampleComment{"he", "שירות מהיר ואדיב, תודה."},
};

constexpr std::array texts_of_notes = {
    string_view("Rang and apologised; the cause was an expired certificate, which we now watch."),
    string_view("Sat down with the customer; it works and was tried together."),
    string_view("Explained why it took so long, and what we changed."),
    string_view("Replaced the device; the customer confirmed by mail."),
    string_view("Spoke with the team: requests are closed only after the customer has said yes."),
    string_view("Sent a working guide and rang a day later to ask."),
};

}  // namespace

std::span<const SampleTeam> sample_teams() {
  return teams;
}
std::span<const SamplePerson> sample_customers() {
  return customers;
}
std::span<const SampleComment> sample_complaints() {
  return complaints;
}
std::span<const SampleComment> sample_praises() {
  return praises;
}
std::span<const std::string_view> sample_notes() {
  return texts_of_notes;
}
std::span<const SamplePerson> sample_managers() {
  return managers;
}

}  // namespace amends::demo
