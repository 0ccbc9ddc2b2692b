#include "core/api/retention.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/api/erasure.hpp"
#include "core/api/marks.hpp"
#include "core/api/tenant_writer.hpp"
#include "core/base/limits.hpp"
#include "core/rules/retention.hpp"

namespace amends {
namespace {

constexpr std::string_view applied_mark = "retention_applied";

// What else waits in the outbox, a status or a task, holds nobody's address and is the helpdesk's
// to take.
const std::vector<std::string>& kinds_dropped() {
  static const std::vector<std::string> kinds = {"mail.send", "webhook.send"};
  return kinds;
}

AgedTextQuery aged(RetainedKind kind, UtcMillis until, std::size_t limit) {
  AgedTextQuery query;
  query.contents = contents_of_kind(kind);
  for (const unsigned bit : {contents::identity, contents::comment, contents::note}) {
    if (prolongs(kind, bit)) query.prolonging |= bit;
  }
  query.until = until;
  query.limit = limit;
  return query;
}

std::optional<UtcMillis> undelivered_until(const RetentionPolicy& policy, UtcMillis now) {
  if (!policy.undelivered_days) return std::nullopt;
  return now + -*policy.undelivered_days * day_ms;
}

class Retention {
 public:
  Retention(Services& services, const SettingsState& settings)
      : services_(services), settings_(settings), now_(services.now()) {}

  Result<RetentionResult> apply(std::size_t limit) {
    auto requests = due(limit);
    if (!requests) return requests.error();
    for (const std::string& request : *requests) {
      if (auto done = expire_in(request); !done) return done.error();
    }
    // Where others were faster nothing went, and nothing is left.
    result_.more = result_.more && result_.applied.requests > 0;
    if (auto done = drop_undelivered(limit); !done) return done.error();
    if (result_.applied.requests > 0) {
      if (auto noted = note_expired(services_); !noted) return noted.error();
    }
    if (auto told = tell(); !told) return told.error();
    return result_;
  }

 private:
  Result<std::set<std::string>> due(std::size_t limit) {
    const Settings& settings = settings_.current();
    std::set<std::string> requests;
    for (const RetainedKind kind : retained_kinds) {
      const auto until = kept_until(kind, settings.retention, settings.time_zone, now_);
      if (!until) continue;
      const std::size_t room = limit - requests.size();
      auto found = services_.store().aged_texts(aged(kind, *until, room));
      if (!found) return found.error();
      // A request may be due by several kinds.
      result_.more = result_.more || found->size() == room;
      requests.insert(found->begin(), found->end());
    }
    return requests;
  }

  Result<void> expire_in(const std::string& request) {
    const Actor actor = system_actor("retention");
    const Context context{now_, settings_, actor, {}};
    auto written =
        write_request(services_, request, [&](const RequestState& state) -> Result<Events> {
          return decide_retention(state, context);
        });
    if (!written) return written.error();
    if (written->events.empty()) return {};
    ++result_.applied.requests;
    const auto& left = written->after.texts;
    for (const KeptText& text : written->before.texts) {
      const bool stays = std::any_of(left.begin(), left.end(), [&](const KeptText& other) {
        return other.revision == text.revision;
      });
      if (!stays) count(text);
    }
    return {};
  }

  void count(const KeptText& text) {
    const auto holds = [&](unsigned bit) { return (text.contents & bit) != 0 ? 1 : 0; };
    result_.applied.comments += holds(contents::comment);
    result_.applied.notes += holds(contents::note);
    result_.applied.identities += holds(contents::identity);
  }

  Result<void> drop_undelivered(std::size_t limit) {
    const auto until = undelivered_until(settings_.current().retention, now_);
    if (!until) return {};
    auto dropped = services_.store().drop_undelivered(kinds_dropped(), *until, now_, limit);
    if (!dropped) return dropped.error();
    result_.applied.undelivered = static_cast<int>(*dropped);
    result_.more = result_.more || static_cast<std::size_t>(*dropped) == limit;
    return {};
  }

  Result<void> tell() {
    const RetentionApplied& applied = result_.applied;
    if (applied.requests == 0 && applied.undelivered == 0) return {};
    const Event event{now_, event_actor(system_actor("retention")), {}, applied, {}};
    auto written = write_again([&]() -> Result<void> {
      auto head = head_of(services_, retention_stream);
      if (!head) return head.error();
      return write_stream(services_, retention_stream, head->revision, head->hash, {event}, {});
    });
    if (!written) return written;
    return services_.store().set_mark(applied_mark, std::to_string(now_.count));
  }

  Services& services_;
  const SettingsState& settings_;
  UtcMillis now_;
  RetentionResult result_;
};

}  // namespace

Result<RetentionResult> apply_retention(Services& services, const SettingsState& settings,
                                        std::size_t limit) {
  return Retention(services, settings).apply(limit);
}

Result<RetentionDue> count_retention(Services& services, const RetentionPolicy& policy,
                                     const TimeZone& zone) {
  RetentionDue due;
  const UtcMillis now = services.now();
  for (const auto& [kind, sum] : {std::pair(RetainedKind::comments, &due.comments),
                                  std::pair(RetainedKind::notes, &due.notes),
                                  std::pair(RetainedKind::identities, &due.identities)}) {
    const auto until = kept_until(kind, policy, zone, now);
    if (!until) continue;
    auto counted = services.store().count_aged_texts(aged(kind, *until, 0));
    if (!counted) return counted.error();
    *sum = *counted;
  }
  const auto until = undelivered_until(policy, now);
  if (!until) return due;
  auto counted = services.store().count_undelivered(kinds_dropped(), *until, now);
  if (!counted) return counted.error();
  due.undelivered = *counted;
  return due;
}

Result<std::optional<UtcMillis>> last_retention(Services& services) {
  return moment_in_mark(services, applied_mark);
}

}  // namespace amends
