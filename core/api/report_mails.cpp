#include "core/api/report_mails.hpp"

#include <boost/json/serialize.hpp>
#include <map>

#include "core/api/case_words.hpp"
#include "core/api/report_letter.hpp"
#include "core/api/staff_mail.hpp"
#include "core/base/text.hpp"
#include "core/model/stream_name.hpp"
#include "core/rules/context.hpp"
#include "core/store/effect_id.hpp"

namespace amends {
namespace {

// The last day of a mail, so that the stream is read once for each day and not once a minute.
std::string last_mail_mark(const ReportMail& mail) {
  return "last_report_mail:" + mail.name;
}

struct Due {
  const ReportMail* mail = nullptr;
  Day day;
};

// By the marks, which may be behind the history.
Result<std::vector<Due>> seemingly_due(Services& services, const Settings& settings) {
  std::vector<Due> due;
  for (const ReportMail& mail : settings.report_mails) {
    const auto any = report_mail_day(mail, settings.time_zone, services.now(), std::nullopt);
    if (!any) continue;
    auto mark = services.store().mark(last_mail_mark(mail));
    if (!mark) return mark.error();
    const auto last = *mark ? day_from_text(**mark) : std::nullopt;
    if (!last || *last < *any) due.push_back({&mail, *any});
  }
  return due;
}

/// What was sent, and where the stream ends.
struct MailedBefore {
  std::int64_t revision = 0;
  Digest head{};
  std::map<std::string, Day> days;  // the last one of each mail
};

Result<MailedBefore> mailed_before(Services& services) {
  auto stored = services.store().events(report_mails_stream);
  if (!stored) return stored.error();
  MailedBefore before;
  for (const StoredEvent& item : *stored) {
    auto event = services.history().open(item);
    if (!event) return event.error();
    const auto* mailed = std::get_if<ReportMailed>(&event->payload);
    if (mailed == nullptr) {
      return fail(ErrorCode::history_broken, "the report mails hold another event");
    }
    before.days.insert_or_assign(mailed->mail, mailed->due);
    before.revision = item.revision;
    before.head = item.hash;
  }
  return before;
}

ReportMailed mailed(const Due& due) {
  const ReportedDays days = reported_days(due.mail->period, due.day);
  ReportMailed event{due.mail->name, due.day, days.from, days.to, {}, false};
  for (const StaffRecipient& to : due.mail->to) {
    if (to) event.people.push_back(to->id);
    if (!to) event.managers = true;
  }
  return event;
}

OutboxEntry report_entry(const StaffRecipient& to, const ReportMailed& event,
                         const StoredEvent& stored, std::uint8_t number) {
  OutboxEntry entry;
  entry.effect = effect_id(stored.hash, {{EffectByte::number, number}});
  entry.kind = "mail.send";
  entry.revision = stored.revision;
  json::object payload{{"template", "report"},
                       {"report_mail", event.mail},
                       {"from", to_text(event.from)},
                       {"until", to_text(event.to)}};
  if (to) payload["user"] = to->id;
  entry.payload = json::serialize(payload);
  entry.not_before = stored.at;
  return entry;
}

// Says how many mails they are; none where another timer was faster: it sent them, or the next one
// will.
Result<std::int64_t> write_mails(Services& services, const MailedBefore& before,
                                 const std::vector<Due>& due) {
  WriteBatch batch;
  Append append{std::string(report_mails_stream), before.revision, {}};
  Digest head = before.head;
  for (const Due& one : due) {
    const ReportMailed told = mailed(one);
    const Event event{services.now(), event_actor(system_actor("tick")), {}, told, {}};
    const auto revision = before.revision + static_cast<std::int64_t>(append.events.size()) + 1;
    append.events.push_back(services.history().seal(head, report_mails_stream, revision, event));
    head = append.events.back().hash;
    std::uint8_t number = 0;
    for (const StaffRecipient& to : one.mail->to) {
      batch.outbox.push_back(report_entry(to, told, append.events.back(), ++number));
    }
  }
  batch.appends.push_back(std::move(append));
  const auto written = services.store().commit(batch);
  if (!written && written.error().code == ErrorCode::conflict) return 0;
  if (!written) return written.error();
  return static_cast<std::int64_t>(batch.outbox.size());
}

const ReportMail* named(const Settings& settings, const std::string& name) {
  for (const ReportMail& mail : settings.report_mails) {
    if (mail.name == name) return &mail;
  }
  return nullptr;
}

// What the report's page is asked for. It knows one filter: of several, it shows the whole.
std::string view_query(const ReportedDays& days, const Scopes& scopes) {
  std::string query = "from=" + to_text(days.from) + "&to=" + to_text(days.to) + "&by=team";
  if (scopes.teams.size() == 1 && scopes.queues.empty()) {
    return query + "&team=" + url_encoded(scopes.teams.front());
  }
  if (scopes.queues.size() == 1 && scopes.teams.empty()) {
    return query + "&queue=" + url_encoded(scopes.queues.front());
  }
  return query;
}

}  // namespace

Result<std::int64_t> send_report_mails(Services& services, const SettingsState& settings) {
  auto due = seemingly_due(services, settings.current());
  if (!due) return due.error();
  if (due->empty()) return 0;
  auto before = mailed_before(services);
  if (!before) return before.error();
  std::vector<Due> unsent;
  for (const Due& one : *due) {
    const auto last = before->days.find(one.mail->name);
    if (last == before->days.end() || last->second < one.day) unsent.push_back(one);
  }
  std::int64_t sent = 0;
  if (!unsent.empty()) {
    auto written = write_mails(services, *before, unsent);
    if (!written || *written == 0) return written;
    sent = *written;
  }
  for (const Due& one : *due) {
    auto marked = services.store().set_mark(last_mail_mark(*one.mail), to_text(one.day));
    if (!marked) return marked.error();
  }
  return sent;
}

Result<bool> add_report_mail(Services& services, const OutboxEntry& entry, json::object& effect) {
  auto settings = services.settings();
  if (!settings) return settings.error();
  const Settings& current = (*settings)->current();
  const ReportMail* mail = named(current, text_in_payload(effect, "report_mail"));
  const auto from = day_from_text(text_in_payload(effect, "from"));
  const auto until = day_from_text(text_in_payload(effect, "until"));
  if (mail == nullptr || !from || !until) return false;
  const ReportedDays days{*from, *until};
  auto report = read_mailed_report(services, current.time_zone, mail->scopes, days);
  if (!report) return report.error();
  const std::string user = text_in_payload(effect, "user");
  const Texts& texts = texts_in(current.language_of(user));
  ReportLetter letter = report_letter(*report, days, mail->scopes, texts);
  const std::string view = view_query(days, mail->scopes);
  letter.link = page_link(current.report_url, view);
  add_mail_head(entry, texts, effect);
  effect["to"] = staff_recipient(user, mail->scopes);
  effect["subject"] = mail->name + ": " + to_text(days.from) + " – " + to_text(days.to);
  effect["text"] = letter_text(letter, texts);
  effect["html"] = letter_html(letter, texts);
  effect["view"] = view;
  for (const std::string_view inner : {"user", "report_mail", "from", "until"}) effect.erase(inner);
  return true;
}

}  // namespace amends
