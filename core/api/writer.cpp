#include "core/api/writer.hpp"

#include <algorithm>
#include <utility>

#include "core/api/moments.hpp"
#include "core/base/limits.hpp"
#include "core/store/people.hpp"
#include "core/store/praise_outbox.hpp"
#include "core/store/projection.hpp"
#include "core/store/watching.hpp"
#include "core/store/webhook_outbox.hpp"

namespace amends {
namespace {

Append seal_all(History& history, std::string_view stream, std::int64_t revision,
                const Digest& head, const Events& events) {
  Append append{std::string(stream), revision, {}};
  Digest previous = head;
  for (const Event& event : events) {
    append.events.push_back(history.seal(previous, stream, ++revision, event));
    previous = append.events.back().hash;
  }
  return append;
}

// Entries that are due and that the caller wants are his from the start.
void take_lease(const LeaseWish& wish, UtcMillis now, std::vector<OutboxEntry>& outbox) {
  for (OutboxEntry& entry : outbox) {
    const bool wanted =
        std::find(wish.kinds.begin(), wish.kinds.end(), entry.kind) != wish.kinds.end();
    if (wish.consumer.empty() || !wanted || now < entry.not_before) continue;
    entry.consumer = wish.consumer;
    entry.lease_until = now + own_lease_ms;
    entry.attempts = 1;
  }
}

// By the settings that were decided with, which are the last that this process has read.
Result<void> project_by_settings(Services& services, const Written& written, WriteBatch& batch) {
  auto settings = services.settings(0);
  if (!settings) return settings.error();
  const Settings& current = (*settings)->current();
  project_watches(written.before, written.after, **settings, batch);
  project_praise(written.before, written.after, written.events.back().at, current, batch);
  project_webhooks(written.before, written.after, written.events, current, batch);
  return {};
}

Result<Written> write_once(Services& services, std::string_view request, const DecideBoth& decide) {
  auto before = services.load(request);
  if (!before) return before.error();
  auto decision = decide(*before);
  if (!decision) return decision.error();
  if (auto told = tell_moments(services, *before, decision->events); !told) return told.error();
  Written written{*before, *before, std::move(decision->events), {}};
  if (written.events.empty()) return written;

  WriteBatch batch;
  batch.appends.push_back(seal_all(services.history(), request_stream(request), before->revision,
                                   before->head, written.events));
  const auto& sealed = batch.appends.front().events;
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    apply(written.after, sealed[i].revision, sealed[i].hash, written.events[i]);
  }
  if (const auto& other = decision->beside) {
    batch.appends.push_back(
        seal_all(services.history(), other->stream, other->revision, other->head, other->events));
  }
  project(written.before, written.after, written.events, batch);
  project_people(written.before, written.after, services.history(), batch);
  if (auto done = project_by_settings(services, written, batch); !done) return done.error();
  take_lease(services.lease_wish(), services.now(), batch.outbox);
  if (auto committed = services.store().commit(batch); !committed) return committed.error();
  written.outbox = std::move(batch.outbox);
  return written;
}

}  // namespace

Result<Written> write_request(Services& services, std::string_view request, const Decide& decide) {
  return write_both(services, request, [&](const RequestState& state) -> Result<Decision> {
    auto events = decide(state);
    if (!events) return events.error();
    return Decision{std::move(*events), std::nullopt};
  });
}

Result<Written> write_both(Services& services, std::string_view request, const DecideBoth& decide) {
  for (int attempt = 1;; ++attempt) {
    auto written = write_once(services, request, decide);
    const bool lost = !written && written.error().code == ErrorCode::conflict;
    if (!lost || attempt == limits::max_write_attempts) return written;
  }
}

Result<void> write_stream(Services& services, std::string_view stream, std::int64_t revision,
                          const Digest& head, const Events& events, WriteBatch batch) {
  batch.appends.push_back(seal_all(services.history(), stream, revision, head, events));
  return services.store().commit(batch);
}

}  // namespace amends
