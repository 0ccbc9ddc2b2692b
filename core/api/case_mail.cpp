#include "core/api/case_mail.hpp"

#include <map>
#include <optional>
#include <utility>

#include "core/api/case_facts.hpp"
#include "core/api/case_words.hpp"
#include "core/api/staff_mail.hpp"
#include "core/api/texts.hpp"
#include "core/api/views.hpp"
#include "core/model/stream_name.hpp"
#include "core/store/projection.hpp"

namespace amends {
namespace {

// A mail to staff about a case.
struct CaseMail {
  std::string kind;  // the payload's template
  std::string user;  // empty: to the managers
  bool to_watcher = false;
  bool to_assignee = false;
  const RequestState& state;
  const FollowUp& follow_up;
  const std::vector<Services::Placed>& events;
  const FollowUpRow row;

  bool is_his() const { return follow_up.assignee && follow_up.assignee->id == user; }
  // What was to be done is done, or is somebody else's to do.
  bool is_moot() const {
    if (kind == "dissatisfied") return false;
    if (to_watcher && !follow_up.is_watched_by(user)) return true;
    if (kind == "detailed") return follow_up.is_gone();
    if (kind == "addressed") return follow_up.state != FollowUpState::addressed;
    if (kind == "reopened") return !is_waiting(follow_up.state);
    if (kind == "taken_off") return is_his();
    if (to_watcher) return false;
    if (kind == "assigned") return !is_waiting(follow_up.state) || !is_his();
    return !follow_up.can_be_reminded_of();
  }
};

// Who has the case now, or the one that takes care of it.
Result<std::optional<Person>> assignee_now(Services& services, const FollowUp& follow_up) {
  if (!follow_up.merged_into) return follow_up.assignee;
  auto other = services.load(follow_up.merged_into->request);
  if (!other) return other.error();
  const FollowUp* into = other->find(follow_up.merged_into->follow_up);
  return into == nullptr ? std::nullopt : into->assignee;
}

// To whom a mail goes that was for the assignee; empty: to the managers. Who was given the case
// since knows from that what there is to know, so nobody has to be told.
Result<std::optional<std::string>> reader_of(Services& services, const CaseMail& mail,
                                             const Settings& settings) {
  auto now = assignee_now(services, mail.follow_up);
  if (!now) return now.error();
  const bool is_another = *now && (*now)->id != mail.user && !mail.follow_up.merged_into;
  if (is_another) return std::optional<std::string>();
  const bool is_there =
      *now && !settings.is_absent((*now)->id, settings.time_zone.day_of(services.now()));
  return std::optional(is_there ? (*now)->id : std::string());
}

std::string_view subject_text(const std::string& kind, const Texts& texts) {
  static const std::map<std::string, std::string_view Texts::*, std::less<>> all = {
      {"assigned", &Texts::told_assigned},   {"taken_off", &Texts::told_taken_off},
      {"contacted", &Texts::told_contacted}, {"addressed", &Texts::told_addressed},
      {"reopened", &Texts::told_reopened},   {"detailed", &Texts::told_detailed},
      {"overdue", &Texts::told_overdue}};
  const auto found = all.find(kind);
  return found == all.end() ? texts.told_due_soon : texts.*(found->second);
}

std::string with_names(const CaseMail& mail, std::string_view text) {
  const std::string rated =
      what_was_rated(mail.row.request, mail.row.touchpoint, mail.state.subject);
  const std::string named = filled(text, "request", rated);
  if (!mail.follow_up.assignee) return named;
  return filled(named, "person", name_of(*mail.follow_up.assignee));
}

// A case may be there because its customer asked to be contacted, content or not.
bool is_dissatisfied(const CaseMail& mail) {
  const Invitation* asked = mail.state.find(mail.follow_up.invitation);
  return asked == nullptr || !asked->rating ||
         asked->rating->answer_class == AnswerClass::dissatisfied;
}

std::string subject_of(const CaseMail& mail, const Texts& texts) {
  if (mail.kind == "dissatisfied") {
    if (!is_dissatisfied(mail)) return with_names(mail, texts.told_opened);
    return filled(texts.mail_subject, "customer", customer_of(mail.state));
  }
  return with_names(mail, subject_text(mail.kind, texts));
}

/// Lines, and after an empty line each what somebody wrote.
class Letter {
 public:
  explicit Letter(std::string opening) : text_(std::move(opening)) {}
  void add(const std::vector<std::string>& lines) {
    for (const std::string& line : lines) text_.append("\n").append(line);
  }
  void add_paragraph(const std::string& words) {
    if (!words.empty()) text_.append("\n\n").append(words);
  }
  std::string text() && { return std::move(text_) + "\n"; }

 private:
  std::string text_;
};

std::string note_at(const CaseMail& mail, std::int64_t revision) {
  const Event* event = event_at(mail.events, revision);
  return event == nullptr ? "" : event->personal.note;
}

std::string comment_at(const CaseMail& mail, std::int64_t revision) {
  const Event* event = event_at(mail.events, revision);
  return event == nullptr ? "" : event->personal.comment;
}

// What staff wrote with what the mail tells.
std::string note_of(const CaseMail& mail) {
  const FollowUp& follow_up = mail.follow_up;
  if (mail.kind == "addressed" && follow_up.addressing) {
    return note_at(mail, follow_up.addressing->revision);
  }
  if (mail.kind == "reopened" && follow_up.reopening) {
    return note_at(mail, follow_up.reopening->revision);
  }
  return {};
}

// The customer's words: about what was done last, and those that the case began with.
void add_words(const CaseMail& mail, Letter& letter) {
  const auto answers = recovery_answers(mail.state, mail.follow_up.id);
  for (auto answer = answers.rbegin(); answer != answers.rend(); ++answer) {
    letter.add_paragraph(comment_at(mail, (*answer)->comment_revision));
  }
  letter.add_paragraph(comment_at(mail, mail.row.comment_revision));
}

std::string text_of(const CaseMail& mail, const SettingsState& settings, const Texts& texts) {
  const CaseFacts facts{mail.state, mail.follow_up, settings, texts};
  std::string opening = filled(texts.mail_opening, "customer", customer_of(mail.state));
  opening = filled(opening, "label", label_in(settings, mail.row, texts.language));
  Letter letter(with_names(mail, opening));
  if (mail.kind == "taken_off") {
    const bool somebody = mail.follow_up.assignee.has_value();
    letter.add_paragraph(with_names(mail, somebody ? texts.told_assigned : texts.told_unassigned));
  } else {
    letter.add(facts.of_answer());
    if (mail.kind == "reopened" || mail.kind == "assigned") letter.add(facts.of_reopening());
    letter.add(facts.of_ending());
    letter.add_paragraph(note_of(mail));
    add_words(mail, letter);
  }
  const std::string link = desk_link(settings.current(), mail.follow_up.id);
  if (!link.empty()) letter.add_paragraph(std::string(texts.mail_open_list) + "\n" + link);
  return std::move(letter).text();
}

// Who has it no longer is told alone, and where he may see it, as one who watches is.
json::object recipient_of(const CaseMail& mail) {
  json::object to = staff_recipient(mail.user, mail.row.team, mail.row.queue);
  if (mail.to_watcher || mail.kind == "taken_off") to["watcher"] = true;
  return to;
}

// The case that the mail is about, where the entry is found by something else.
std::optional<Id128> case_of(const OutboxEntry& entry, const json::object& effect) {
  const auto named = id128_from_text(text_in_payload(effect, "follow_up"));
  return named ? named : entry.follow_up;
}

}  // namespace

Result<bool> add_case_mail(Services& services, const OutboxEntry& entry, json::object& effect) {
  auto settings = services.settings();
  if (!settings) return settings.error();
  auto state = services.load(entry.request);
  if (!state) return state.error();
  auto events = services.open_stream(request_stream(entry.request));
  if (!events) return events.error();
  const auto id = case_of(entry, effect);
  const FollowUp* follow_up = id ? state->find(*id) : nullptr;
  if (follow_up == nullptr) return fail(ErrorCode::history_broken, "the follow-up is missing");
  CaseMail mail{text_in_payload(effect, "template"),
                text_in_payload(effect, "user"),
                effect.contains("watcher"),
                effect.contains("assignee"),
                *state,
                *follow_up,
                *events,
                follow_up_row(*state, *follow_up)};
  if (mail.is_moot()) return false;
  if (mail.to_assignee) {
    auto reader = reader_of(services, mail, (*settings)->current());
    if (!reader) return reader.error();
    if (!*reader) return false;
    mail.user = std::move(**reader);
  }
  const Texts& texts = texts_in((*settings)->current().language_of(mail.user));
  add_mail_head(entry, texts, effect);
  effect["to"] = recipient_of(mail);
  effect["subject"] = subject_of(mail, texts);
  effect["text"] = text_of(mail, **settings, texts);
  effect["follow_up"] = to_text(follow_up->id);
  for (const char* settled : {"user", "watcher", "assignee"}) effect.erase(settled);
  return true;
}

}  // namespace amends
