#include "core/api/digest_mail.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "core/api/case_words.hpp"
#include "core/api/staff_mail.hpp"
#include "core/api/texts.hpp"
#include "core/base/limits.hpp"
#include "core/model/event_codec.hpp"
#include "core/model/stream_name.hpp"
#include "core/rules/context.hpp"
#include "core/rules/daily_digest.hpp"
#include "core/store/effect_id.hpp"

namespace amends {
namespace {

// The day of the last digest, so that its stream is read once a day and not once a minute.
constexpr std::string_view last_digest_mark = "last_digest";

struct LastDigest {
  std::int64_t revision = 0;
  Digest head{};
  std::optional<Day> day;
  std::optional<UtcMillis> at;
};

Result<LastDigest> last_digest(Services& services) {
  auto stored = services.store().events(digests_stream);
  if (!stored) return stored.error();
  if (stored->empty()) return LastDigest{};
  const StoredEvent& newest = stored->back();
  auto event = services.history().open(newest);
  if (!event) return event.error();
  const auto* sent = std::get_if<DigestSent>(&event->payload);
  if (sent == nullptr) return fail(ErrorCode::history_broken, "the digests hold another event");
  return LastDigest{newest.revision, newest.hash, sent->day, event->at};
}

// --- what it says -------------------------------------------------------------------------------

struct Figures {
  FollowUpCounts counts;
  std::string fresh;  // "3", or "200+" where more were not counted
};

std::int64_t open_in(const FollowUpCounts& counts) {
  return counts.waiting - counts.settling;
}

FollowUpQuery open_cases(const Scopes& scopes, UtcMillis now) {
  FollowUpQuery query;
  query.states = {FollowUpState::open, FollowUpState::assigned, FollowUpState::contacted};
  query.scopes = scopes;
  query.settling_at_now = false;
  query.now = now;
  return query;
}

Result<FollowUpCounts> counts_of(Services& services, const Settings& settings,
                                 const Scopes& scopes) {
  const UtcMillis now = services.now();
  const TimeZone& zone = settings.time_zone;
  const UtcMillis tomorrow = zone.start_of(Day{zone.day_of(now).count + 1});
  return services.store().count_follow_ups(open_cases(scopes, now), "", tomorrow);
}

Result<std::string> fresh_since(Services& services, const Scopes& scopes, UtcMillis since) {
  FollowUpQuery query = open_cases(scopes, services.now());
  query.sort = FollowUpQuery::Sort::newest;
  query.limit = limits::max_page_items + 1;
  auto newest = services.store().follow_ups(query);
  if (!newest) return newest.error();
  const auto fresh = static_cast<std::size_t>(
      std::count_if(newest->begin(), newest->end(),
                    [&](const FollowUpFound& found) { return since < found.row.opened_at; }));
  if (fresh < query.limit) return std::to_string(fresh);
  return std::to_string(limits::max_page_items) + "+";
}

Result<Figures> figures_of(Services& services, const Settings& settings, const Scopes& scopes,
                           UtcMillis since) {
  auto counts = counts_of(services, settings, scopes);
  if (!counts) return counts.error();
  auto fresh = fresh_since(services, scopes, since);
  if (!fresh) return fresh.error();
  return Figures{*counts, std::move(*fresh)};
}

std::string with_figures(std::string_view text, const Figures& figures) {
  std::string out(text);
  out = filled(out, "new", figures.fresh);
  for (const auto& [name, count] :
       {std::pair<std::string_view, std::int64_t>{"open", open_in(figures.counts)},
        {"due_today", figures.counts.due_today},
        {"overdue", figures.counts.overdue},
        {"waiting", figures.counts.paused}}) {
    out = filled(out, name, std::to_string(count));
  }
  return out;
}

std::string line_of(const FollowUpFound& found, const SettingsState& settings, const Texts& texts) {
  const FollowUpRow& row = found.row;
  const auto personal = decode_personal(found.requester.value_or("{}"));
  std::string line = what_was_rated(row.request, row.touchpoint, personal ? personal->subject : "");
  const auto add = [&](const std::string& part) {
    if (!part.empty()) line.append(" · ").append(part);
  };
  add(label_in(settings, row, texts.language));
  if (row.due_at) {
    add(filled(texts.mail_due, "time", clock_text(settings.current().time_zone, *row.due_at)));
  }
  add(name_of({row.assignee_id, row.assignee_name}));
  const std::string link = desk_link(settings.current(), row.follow_up);
  return link.empty() ? line : line + "\n" + link;
}

Result<std::string> text_of(Services& services, const SettingsState& settings, const Scopes& scopes,
                            const Figures& figures, const Texts& texts) {
  std::string text = with_figures(texts.digest_counts, figures) + "\n";
  FollowUpQuery query = open_cases(scopes, services.now());
  query.limit = static_cast<std::size_t>(settings.current().digest->cases);
  if (query.limit == 0) return text;
  auto first = services.store().follow_ups(query);
  if (!first) return first.error();
  for (const FollowUpFound& found : *first) text += "\n" + line_of(found, settings, texts) + "\n";
  return text;
}

// --- to whom ------------------------------------------------------------------------------------

json::array texts_to_json(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

std::string payload_of(const DigestRecipient& to, UtcMillis since) {
  json::object payload{{"template", "digest"},
                       {"since", since.count},
                       {"teams", texts_to_json(to.scopes.teams)},
                       {"queues", texts_to_json(to.scopes.queues)}};
  if (to.person) payload["user"] = to.person->id;
  return json::serialize(payload);
}

OutboxEntry entry_of(const DigestRecipient& to, const StoredEvent& sent, UtcMillis since,
                     std::uint8_t number) {
  OutboxEntry entry;
  entry.effect = effect_id(sent.hash, {{EffectByte::number, number}});
  entry.kind = "mail.send";
  entry.revision = sent.revision;
  entry.payload = payload_of(to, since);
  entry.not_before = sent.at;
  return entry;
}

std::vector<std::string> texts_in_member(const json::object& members, std::string_view name) {
  std::vector<std::string> texts;
  for (const json::value& text : members.at(name).as_array()) texts.emplace_back(text.as_string());
  return texts;
}

Result<std::vector<DigestRecipient>> who_has_any(Services& services, const Settings& settings) {
  std::vector<DigestRecipient> all;
  for (const DigestRecipient& to : settings.digest->to) {
    auto counts = counts_of(services, settings, to.scopes);
    if (!counts) return counts.error();
    if (open_in(*counts) > 0) all.push_back(to);
  }
  return all;
}

Result<void> write_digest(Services& services, const LastDigest& last, Day day,
                          const std::vector<DigestRecipient>& recipients, UtcMillis since) {
  DigestSent sent{day, {}, 0};
  for (const DigestRecipient& to : recipients) {
    if (to.person) sent.people.push_back(to.person->id);
    if (!to.person) ++sent.managers;
  }
  const Event event{services.now(), event_actor(system_actor("tick")), {}, sent, {}};
  WriteBatch batch;
  Append& append =
      batch.appends.emplace_back(Append{std::string(digests_stream), last.revision, {}});
  append.events.push_back(
      services.history().seal(last.head, digests_stream, last.revision + 1, event));
  std::uint8_t number = 0;
  for (const DigestRecipient& to : recipients) {
    batch.outbox.push_back(entry_of(to, append.events.front(), since, ++number));
  }
  return services.store().commit(batch);
}

}  // namespace

Result<std::int64_t> send_digest(Services& services, const SettingsState& settings) {
  const Settings& current = settings.current();
  auto mark = services.store().mark(last_digest_mark);
  if (!mark) return mark.error();
  const auto noted = *mark ? day_from_text(**mark) : std::nullopt;
  if (!digest_day(current, services.now(), noted)) return 0;
  auto last = last_digest(services);
  if (!last) return last.error();
  std::vector<DigestRecipient> recipients;
  const auto day = digest_day(current, services.now(), last->day);
  if (day) {
    const UtcMillis since = last->at.value_or(services.now() + -day_ms);
    auto found = who_has_any(services, current);
    if (!found) return found.error();
    recipients = std::move(*found);
    const auto written = write_digest(services, *last, *day, recipients, since);
    // Another timer was faster: it sent them.
    if (!written && written.error().code == ErrorCode::conflict) return 0;
    if (!written) return written.error();
  }
  const auto marked =
      services.store().set_mark(last_digest_mark, to_text(day.value_or(last->day.value_or(Day{}))));
  if (!marked) return marked.error();
  return static_cast<std::int64_t>(recipients.size());
}

Result<bool> add_digest(Services& services, const OutboxEntry& entry, json::object& effect) {
  auto settings = services.settings();
  if (!settings) return settings.error();
  const Settings& current = (*settings)->current();
  if (!current.digest) return false;
  const Scopes scopes{texts_in_member(effect, "teams"), texts_in_member(effect, "queues")};
  const UtcMillis since{effect.at("since").as_int64()};
  auto figures = figures_of(services, current, scopes, since);
  if (!figures) return figures.error();
  if (open_in(figures->counts) == 0) return false;
  const std::string user = text_in_payload(effect, "user");
  const Texts& texts = texts_in(current.language_of(user, current.digest->language));
  auto text = text_of(services, **settings, scopes, *figures, texts);
  if (!text) return text.error();
  add_mail_head(entry, texts, effect);
  effect["to"] = staff_recipient(user, scopes);
  effect["subject"] = with_figures(texts.digest_subject, *figures);
  effect["text"] = std::move(*text);
  for (const std::string_view inner : {"user", "teams", "queues", "since"}) effect.erase(inner);
  return true;
}

}  // namespace amends
