#include "core/api/texts.hpp"

#include <array>

#include "core/base/text.hpp"

namespace amends {
namespace {

constexpr std::array tables = {
    Texts{.language = "en",
          .send = "Send answer",
          .send_details = "Send",
          .press_once_more = "Please press once more to send your answer.",
          .which_one = "You picked two: which one?",
          .decoy = "Please do not open this link",
          .choose = "Please choose an answer.",
          .saved = "Saved:",
          .thank_you = "Thank you.",
          .details_arrived = "Your answer and your comment have arrived.",
          .retracted = "Your answer has been taken back.",
          .disputed = "Somebody answered before, and that answer stands. Yours was kept beside it.",
          .not_counted = "Your answer was noted, but not counted.",
          .better = "What should have been better?",
          .optional = "Optional, as many as fit.",
          .words = "In your words",
          .contact_me = "Please contact me about this",
          .closed = "This question is closed.",
          .closed_more = "A reply to the request still reaches us.",
          .not_saved = "Not saved.",
          .mail_subject = "Dissatisfied: {customer}",
          .mail_opening = "{customer} answered \"{label}\" about {request}.",
          .mail_open_list = "Open the follow-up:"},
    Texts{.language = "de",
          .send = "Antwort senden",
          .send_details = "Senden",
          .press_once_more = "Bitte noch einmal drücken, um die Antwort zu senden.",
          .which_one = "Sie haben zwei gewählt: Welche gilt?",
          .decoy = "Bitte diesen Link nicht öffnen",
          .choose = "Bitte eine Antwort wählen.",
          .saved = "Gespeichert:",
          .thank_you = "Danke.",
          .details_arrived = "Ihre Antwort und Ihre Anmerkung sind angekommen.",
          .retracted = "Ihre Antwort wurde zurückgenommen.",
          .disputed = "Vorher hat schon jemand geantwortet, und diese Antwort gilt. Ihre wurde "
                      "daneben aufgehoben.",
          .not_counted = "Ihre Antwort wurde vermerkt, aber nicht gezählt.",
          .better = "Was hätte besser sein sollen?",
          .optional = "Freiwillig, so viele wie passen.",
          .words = "In Ihren Worten",
          .contact_me = "Bitte melden Sie sich deswegen bei mir",
          .closed = "Diese Frage ist geschlossen.",
          .closed_more = "Eine Antwort auf die Anfrage erreicht uns weiterhin.",
          .not_saved = "Nicht gespeichert.",
          .mail_subject = "Unzufrieden: {customer}",
          .mail_opening = "{customer} hat zu {request} mit „{label}“ geantwortet.",
          .mail_open_list = "Zum Vorgang:"},
};

}  // namespace

const Texts& texts_in(std::string_view language) {
  const std::string tag = lower_ascii(language);
  const std::string_view primary = std::string_view(tag).substr(0, tag.find('-'));
  for (const Texts& table : tables) {
    if (table.language == primary) return table;
  }
  return tables.front();
}

std::string filled(std::string_view text, std::string_view name, std::string_view value) {
  std::string out(text);
  const std::string mark = "{" + std::string(name) + "}";
  for (std::size_t at = out.find(mark); at != std::string::npos;
       at = out.find(mark, at + value.size())) {
    out.replace(at, mark.size(), value);
  }
  return out;
}

}  // namespace amends
