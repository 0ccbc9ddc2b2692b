// POST /api/ask-policy/dry-run: what a changed policy would have done.
#include <algorithm>
#include <boost/json/array.hpp>

#include "core/api/asking.hpp"
#include "core/api/people.hpp"
#include "core/api/routes.hpp"
#include "core/api/scope.hpp"
#include "core/base/limits.hpp"
#include "core/model/field_reader.hpp"
#include "core/rules/rehearsal.hpp"

namespace amends {
namespace {

constexpr std::string_view person_prefix = "person:";
constexpr std::string_view touchpoint = "request-resolved";

struct DryRun {
  AskPolicy policy;
  std::int64_t days = 90;
};

Result<DryRun> dry_run_from(const Request& request) {
  auto body = parse_json_object(request.body);
  if (!body) return body.error();
  FieldReader fields(*body);
  DryRun run;
  if (!fields.has("ask")) fields.refuse(ErrorCode::missing_field, "ask", "is required");
  auto policy = ask_policy_from_json(fields.object("ask"), "ask.");
  if (!policy) fields.refuse(policy.error());
  run.days = fields.integer("days", 1, limits::max_rehearsed_days, run.days);
  if (auto error = fields.finish()) return *error;
  run.policy = std::move(*policy);
  return run;
}

// Reads the history once, stream by stream, and opens only what the rehearsal needs.
class HistoryWalk {
 public:
  HistoryWalk(Services& services, const Scopes& scopes, UtcMillis since, Rehearsal& rehearsal)
      : services_(services), scopes_(scopes), since_(since), rehearsal_(rehearsal) {}

  Result<void> run() {
    std::optional<Error> broken;
    auto done =
        services_.store().each_event([&](std::string_view stream, const StoredEvent& stored) {
          if (looked_at_ == limits::max_rehearsed_events) {
            cut_ = true;
            return false;
          }
          ++looked_at_;
          if (auto taken = take(stream, stored); !taken) broken = taken.error();
          return !broken;
        });
    if (!done) return done;
    if (broken) return *broken;
    return {};
  }

  std::int64_t looked_at() const { return looked_at_; }
  bool is_cut() const { return cut_; }

 private:
  Result<void> take(std::string_view stream, const StoredEvent& stored) {
    if (stream.starts_with(request_prefix)) return take_request(stream, stored);
    if (stream.starts_with(person_prefix)) return take_person(stream, stored);
    return {};
  }

  Result<void> take_person(std::string_view stream, const StoredEvent& stored) {
    const bool stops = stored.name == AskingStopped::name;
    if (!stops && stored.name != AskingResumed::name) return {};
    rehearsal_.stopped(std::string(stream), stored.at, stops);
    return {};
  }

  Result<void> take_request(std::string_view stream, const StoredEvent& stored) {
    const std::string_view id = stream.substr(request_prefix.size());
    if (state_.id != id) {
      state_ = {};
      state_.id = id;
    }
    const bool wanted = stored.name == RequestUpdated::name ||
                        stored.name == RequestCompleted::name ||
                        stored.name == RequestReopened::name || stored.name == RequestDeleted::name;
    if (!wanted) return {};
    auto event = services_.history().open(stored);
    if (!event) return event.error();
    apply(state_, stored.revision, stored.hash, *event);
    if (stored.name == RequestCompleted::name && since_ <= stored.at) complete(stored.at);
    return {};
  }

  void complete(UtcMillis at) {
    if (!lies_within(scopes_, state_)) return;
    rehearsal_.completed(state_, at, person_stream(services_, state_.requester),
                         ask_draw(services_, state_.id, state_.cycle, touchpoint));
  }

  Services& services_;
  const Scopes& scopes_;
  UtcMillis since_;
  Rehearsal& rehearsal_;
  RequestState state_;
  std::int64_t looked_at_ = 0;
  bool cut_ = false;
};

json::object rehearsed_view(const Rehearsed& rehearsed) {
  json::object by;
  for (std::size_t i = 0; i < rehearsed.suppressed_by.size(); ++i) {
    by.emplace(EnumTexts<SuppressReason>::texts[i], rehearsed.suppressed_by[i]);
  }
  return {{"asked", rehearsed.asked},
          {"suppressed", rehearsed.suppressed()},
          {"suppressed_by", std::move(by)}};
}

}  // namespace

Result<Response> post_ask_dry_run(Call& call) {
  auto run = dry_run_from(call.request);
  if (!run) return run.error();
  auto settings = call.services.settings();
  if (!settings) return settings.error();
  const Settings& known = (*settings)->current();
  const UtcMillis since = call.services.now() + -run->days * day_ms;
  // Who was asked shortly before the first day is not asked again on it.
  const std::int64_t before =
      std::max(known.ask.min_days_between_asks, run->policy.min_days_between_asks);
  Rehearsal rehearsal(known.ask, run->policy, since, known.time_zone);
  HistoryWalk walk(call.services, call.request.actor.scopes, since + -before * day_ms, rehearsal);
  if (auto done = walk.run(); !done) return done.error();
  const Rehearsal::Outcome outcome = rehearsal.outcome();
  return json_response(200, json::object{{"days", run->days},
                                         {"since_at", since.count},
                                         {"completions", outcome.completions},
                                         {"now", rehearsed_view(outcome.now)},
                                         {"then", rehearsed_view(outcome.then)},
                                         {"looked_at_events", walk.looked_at()},
                                         {"cut", walk.is_cut()}});
}

}  // namespace amends
