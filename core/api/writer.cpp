#include "core/api/writer.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/api/merged_cases.hpp"
#include "core/api/moments.hpp"
#include "core/base/limits.hpp"
#include "core/store/addition_outbox.hpp"
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
  project_additions(written.before, written.after, written.events, current, batch);
  project_webhooks(written.before, written.after, written.events, current, batch);
  return {};
}

// What the events do to one request, all but the commit.
Result<Written> add_request(Services& services, const RequestState& before, Events events,
                            WriteBatch& batch) {
  if (auto told = tell_moments(services, before, events); !told) return told.error();
  Written written{before, before, std::move(events), {}};
  if (written.events.empty()) return written;
  batch.appends.push_back(seal_all(services.history(), request_stream(before.id), before.revision,
                                   before.head, written.events));
  const auto& sealed = batch.appends.back().events;
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    apply(written.after, sealed[i].revision, sealed[i].hash, written.events[i]);
  }
  project(written.before, written.after, written.events, batch);
  project_people(written.before, written.after, services.history(), batch);
  if (auto done = project_by_settings(services, written, batch); !done) return done.error();
  return written;
}

Result<void> commit(Services& services, WriteBatch& batch, Written& written) {
  take_lease(services.lease_wish(), services.now(), batch.outbox);
  if (auto committed = services.store().commit(batch); !committed) return committed.error();
  written.outbox = std::move(batch.outbox);
  return {};
}

Result<Written> write_once(Services& services, std::string_view request, const DecideBoth& decide) {
  auto before = services.load(request);
  if (!before) return before.error();
  auto decision = decide(*before);
  if (!decision) return decision.error();
  WriteBatch batch;
  auto written = add_request(services, *before, std::move(decision->events), batch);
  if (!written || written->events.empty()) return written;
  if (const auto& other = decision->beside) {
    batch.appends.push_back(
        seal_all(services.history(), other->stream, other->revision, other->head, other->events));
  }
  if (auto done = commit(services, batch, *written); !done) return done.error();
  return written;
}

Result<WrittenTwo> write_two_once(Services& services, const std::string& first,
                                  const std::string& second, const DecideTwo& decide) {
  auto here = services.load(first);
  if (!here) return here.error();
  auto there = services.load(second);
  if (!there) return there.error();
  auto decision = decide(*here, *there);
  if (!decision) return decision.error();
  if (first == second) {
    std::move(decision->second.begin(), decision->second.end(),
              std::back_inserter(decision->first));
    decision->second.clear();
  }
  WriteBatch batch;
  auto one = add_request(services, *here, std::move(decision->first), batch);
  if (!one) return one.error();
  auto two = add_request(services, *there, std::move(decision->second), batch);
  if (!two) return two.error();
  // Two writers who name the same requests the other way round must not wait for each other.
  std::sort(batch.appends.begin(), batch.appends.end(),
            [](const Append& a, const Append& b) { return a.stream < b.stream; });
  WrittenTwo written{std::move(*one), std::move(*two)};
  if (batch.appends.empty()) return written;
  if (auto done = commit(services, batch, written.first); !done) return done.error();
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
  auto written = write_again([&] { return write_once(services, request, decide); });
  if (written) tell_merged_cases(services, *written);
  return written;
}

Result<WrittenTwo> write_two(Services& services, const std::string& first,
                             const std::string& second, const DecideTwo& decide) {
  return write_again([&] { return write_two_once(services, first, second, decide); });
}

Result<void> write_stream(Services& services, std::string_view stream, std::int64_t revision,
                          const Digest& head, const Events& events, WriteBatch batch) {
  batch.appends.push_back(seal_all(services.history(), stream, revision, head, events));
  return services.store().commit(batch);
}

}  // namespace amends
