#include "core/api/case_mail.hpp"

#include "core/api/case_words.hpp"
#include "core/api/staff_mail.hpp"
#include "core/api/texts.hpp"
#include "core/api/views.hpp"
#include "core/model/stream_name.hpp"

namespace amends {
namespace {

// A mail to staff about a case.
struct CaseMail {
  std::string kind;  // the payload's template
  std::string user;  // empty: to the managers
  bool to_watcher = false;
  const RequestState& state;
  const FollowUp& follow_up;
  const FollowUpRow& row;

  bool is_about_the_answer() const { return kind == "dissatisfied"; }
  // What was to be done is done, or is somebody else's to do.
  bool is_moot() const {
    if (is_about_the_answer()) return false;
    if (to_watcher) return !follow_up.is_watched_by(user);
    if (kind == "assigned") {
      const bool still_his = follow_up.assignee && follow_up.assignee->id == user;
      return !is_waiting(follow_up.state) || !still_his;
    }
    return !follow_up.can_be_reminded_of();
  }
};

std::string subject_of(const CaseMail& mail, const Texts& texts) {
  if (mail.is_about_the_answer()) {
    return filled(texts.mail_subject, "customer", customer_of(mail.state));
  }
  const std::string_view text = mail.kind == "assigned"    ? texts.told_assigned
                                : mail.kind == "contacted" ? texts.told_contacted
                                : mail.kind == "addressed" ? texts.told_addressed
                                : mail.kind == "reopened"  ? texts.told_reopened
                                : mail.kind == "overdue"   ? texts.told_overdue
                                                           : texts.told_due_soon;
  std::string subject = filled(
      text, "request", what_was_rated(mail.row.request, mail.row.touchpoint, mail.state.subject));
  if (mail.follow_up.assignee) {
    subject = filled(subject, "person", name_of(*mail.follow_up.assignee));
  }
  return subject;
}

std::string text_of(const CaseMail& mail, std::string_view comment, const SettingsState& settings,
                    const Texts& texts) {
  const Settings& current = settings.current();
  std::string text = filled(texts.mail_opening, "customer", customer_of(mail.state));
  text = filled(text, "label", label_in(settings, mail.row, texts.language));
  text = filled(text, "request",
                what_was_rated(mail.row.request, mail.row.touchpoint, mail.state.subject));
  if (!mail.is_about_the_answer() && mail.follow_up.due_at) {
    const std::string due = clock_text(current.time_zone, *mail.follow_up.due_at);
    text += "\n" + filled(texts.mail_due, "time", due);
  }
  if (!comment.empty()) text.append("\n\n").append(comment);
  const std::string link = desk_link(current, mail.follow_up.id);
  if (!link.empty()) text += "\n\n" + std::string(texts.mail_open_list) + "\n" + link;
  return text + "\n";
}

json::object recipient_of(const CaseMail& mail) {
  json::object to = staff_recipient(mail.user, mail.row.team, mail.row.queue);
  if (mail.to_watcher) to["watcher"] = true;
  return to;
}

}  // namespace

Result<bool> add_case_mail(Services& services, const OutboxEntry& entry, json::object& effect) {
  auto settings = services.settings();
  if (!settings) return settings.error();
  auto state = services.load(entry.request);
  if (!state) return state.error();
  auto events = services.open_stream(request_stream(entry.request));
  if (!events) return events.error();
  const FollowUp* follow_up = entry.follow_up ? state->find(*entry.follow_up) : nullptr;
  if (follow_up == nullptr) return fail(ErrorCode::history_broken, "the follow-up is missing");
  const FollowUpFound found = found_now(*state, *follow_up, *events);
  const CaseMail mail{text_in_payload(effect, "template"),
                      text_in_payload(effect, "user"),
                      effect.contains("watcher"),
                      *state,
                      *follow_up,
                      found.row};
  if (mail.is_moot()) return false;
  const json::object view = follow_up_view(found, **settings, services.now());
  const Texts& texts = texts_in((*settings)->current().language_of(mail.user));
  add_mail_head(entry, texts, effect);
  effect["to"] = recipient_of(mail);
  effect["subject"] = subject_of(mail, texts);
  effect["text"] =
      text_of(mail, std::string_view(view.at("comment").as_string()), **settings, texts);
  effect["follow_up"] = to_text(follow_up->id);
  effect.erase("user");
  effect.erase("watcher");
  return true;
}

}  // namespace amends
