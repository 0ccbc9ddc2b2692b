// What the helpdesk itself calls: the passing of time, the change feed, health, the web files.
#include <algorithm>
#include <boost/json/array.hpp>
#include <map>

#include "core/api/asking.hpp"
#include "core/api/digest_mail.hpp"
#include "core/api/erasure.hpp"
#include "core/api/marks.hpp"
#include "core/api/parameters.hpp"
#include "core/api/report_mails.hpp"
#include "core/api/retention.hpp"
#include "core/api/routes.hpp"
#include "core/api/scope.hpp"
#include "core/base/limits.hpp"
#include "core/model/field_reader.hpp"
#include "core/store/watching.hpp"

namespace amends {
namespace {

constexpr std::string_view last_tick_mark = "last_tick";
constexpr std::int64_t tick_is_late_ms = 10 * 60 * second_ms;
// Some ten thousand ratings, and the time to read a warning.
constexpr std::int64_t little_room_bytes = 64LL * 1024 * 1024;
// Writing the texts anew costs as much as there are: for what expired it is done once a day.
constexpr std::int64_t wipe_of_expired_after_ms = day_ms;
constexpr std::int64_t wipe_of_expired_is_late_ms = 3 * day_ms;

struct Ticked {
  std::int64_t settled = 0;
  std::int64_t expired = 0;
  std::int64_t asked = 0;
  std::int64_t reminded = 0;
  std::int64_t resumed = 0;
  std::int64_t warned = 0;
  std::int64_t digests = 0;
  std::int64_t reports = 0;
  std::int64_t erased = 0;
  std::int64_t texts_expired = 0;
  bool more = false;
};

void count(const Events& events, Ticked& ticked) {
  for (const Event& event : events) {
    ticked.settled += std::holds_alternative<FollowUpSettled>(event.payload) ? 1 : 0;
    ticked.expired += std::holds_alternative<InvitationExpired>(event.payload) ? 1 : 0;
    ticked.asked += std::holds_alternative<Invited>(event.payload) ? 1 : 0;
    ticked.reminded += std::holds_alternative<AskReminded>(event.payload) ? 1 : 0;
    ticked.resumed += std::holds_alternative<FollowUpResumed>(event.payload) ? 1 : 0;
    ticked.warned += std::holds_alternative<FollowUpReminded>(event.payload) ? 1 : 0;
  }
}

// A case whose time has not come, because the settings say something else now, is noted for later.
Result<void> look_at(Services& services, const WatchRow& row, const SettingsState& settings,
                     Ticked& ticked) {
  auto written = write_passing_time(services, row.request, settings, system_actor("tick"));
  if (!written) return written.error();
  count(written->events, ticked);
  const FollowUp* follow_up = written->after.find(row.follow_up);
  const auto now =
      follow_up == nullptr ? std::nullopt : watch_row(written->after, *follow_up, settings);
  return now == row ? Result<void>() : services.store().replace_watch(row, now);
}

Result<void> look_at_cases(Services& services, const SettingsState& settings, std::size_t limit,
                           Ticked& ticked) {
  if (settings.current().reminders.empty() || limit == 0) return {};
  auto rows = services.store().due_watches(services.now(), settings.revision(), limit);
  if (!rows) return rows.error();
  for (const WatchRow& row : *rows) {
    if (auto done = look_at(services, row, settings, ticked); !done) return done;
  }
  ticked.more = rows->size() == limit;
  return {};
}

// What a call left, or a copy that was brought back does not know of.
Result<void> erase_noted(Services& services, std::size_t limit, Ticked& ticked) {
  auto erased = repeat_erasures(services, limit);
  if (!erased) return erased.error();
  ticked.erased = erased->requests;
  ticked.more = ticked.more || erased->more;
  return {};
}

Result<void> let_expire(Services& services, const SettingsState& settings, std::size_t limit,
                        Ticked& ticked) {
  auto result = apply_retention(services, settings, std::min(limit, max_expired_at_once));
  if (!result) return result.error();
  ticked.texts_expired = result->applied.requests;
  ticked.more = ticked.more || result->more;
  return {};
}

Result<void> wipe_when_due(Services& services) {
  auto due = is_wipe_due(services);
  if (!due) return due.error();
  auto since = expired_unwiped_since(services);
  if (!since) return since.error();
  const bool expired = *since && services.now() - **since >= wipe_of_expired_after_ms;
  if (!*due && !expired) return {};
  if (auto wiped = wipe_erased(services); !wiped) return wiped.error();
  return {};
}

Result<Ticked> pass_time(Services& services, std::size_t limit) {
  Ticked ticked;
  auto settings = services.settings();
  if (!settings) return settings.error();
  auto due = services.store().due_requests(services.now(), limit);
  if (!due) return due.error();
  ticked.more = due->size() == limit;
  for (const std::string& request : *due) {
    auto written = write_passing_time(services, request, **settings, system_actor("tick"));
    if (!written) return written.error();
    count(written->events, ticked);
  }
  auto looked = look_at_cases(services, **settings, limit - due->size(), ticked);
  if (!looked) return looked.error();
  auto digests = send_digest(services, **settings);
  if (!digests) return digests.error();
  ticked.digests = *digests;
  auto reports = send_report_mails(services, **settings);
  if (!reports) return reports.error();
  ticked.reports = *reports;
  if (auto done = erase_noted(services, limit, ticked); !done) return done.error();
  if (auto done = let_expire(services, **settings, limit, ticked); !done) return done.error();
  if (auto done = wipe_when_due(services); !done) return done.error();
  return ticked;
}

// Of a request that is in the actor's part of the helpdesk, or was when the customer was asked: its
// cases are in the list by that.
Result<bool> is_visible(Call& call, const std::string& request) {
  const Scopes& scopes = call.request.actor.scopes;
  auto state = call.services.load(request);
  if (!state) return state.error();
  return lies_within(scopes, state->snapshot) ||
         std::any_of(state->invitations.begin(), state->invitations.end(),
                     [&](const Invitation& asked) { return lies_within(scopes, asked.snapshot); });
}

Result<void> leave_visible(Call& call, std::vector<ChangeEntry>& entries) {
  if (call.request.actor.scopes.unrestricted()) return {};
  std::map<std::string, bool> visible = {{"", true}};  // the settings are no request's
  for (const ChangeEntry& entry : entries) {
    if (visible.contains(entry.request)) continue;
    auto seen = is_visible(call, entry.request);
    if (!seen) return seen.error();
    visible.emplace(entry.request, *seen);
  }
  std::erase_if(entries, [&](const ChangeEntry& entry) { return !visible.at(entry.request); });
  return {};
}

void add_outbox_problems(const OutboxState& outbox, json::array& problems) {
  const std::int64_t deliveries = outbox.given_up - outbox.mails_given_up;
  if (deliveries > 0) {
    problems.emplace_back(std::to_string(deliveries) +
                          " deliveries to webhooks were given up: amends deliver --list");
  }
  if (outbox.mails_failing > 0) {
    problems.emplace_back(std::to_string(outbox.mails_failing) + " mails were tried " +
                          std::to_string(min_failed_attempts) +
                          " times or more and not sent: see the helpdesk's log");
  }
  if (outbox.mails_given_up > 0) {
    problems.emplace_back(std::to_string(outbox.mails_given_up) +
                          " mails cannot be sent: GET /api/outbox?kind=mail.send&state=given_up");
  }
}

void note_room(const StoreRoom& room, json::array& problems) {
  if (!room.writable) {
    problems.emplace_back("the data cannot be written: the file or its folder is read-only here");
  }
  if (room.free_bytes && *room.free_bytes < little_room_bytes) {
    problems.emplace_back(
        "the disk that holds the data is all but full: less than 64 MiB are free");
  }
}

std::optional<std::int64_t> number_in(const Request& request, std::string_view name,
                                      std::int64_t missing) {
  const std::string_view text = request.query_value(name);
  if (text.empty()) return missing;
  const auto number = whole_number(text);
  return number && *number >= 0 ? number : std::nullopt;
}

}  // namespace

Result<Response> post_tick(Call& call) {
  std::int64_t limit = 500;
  if (!call.request.body.empty()) {
    auto body = parse_json_object(call.request.body);
    if (!body) return body.error();
    FieldReader fields(*body);
    limit = fields.integer("limit", 1, 5000, limit);
    if (auto error = fields.finish()) return *error;
  }
  // Its answer brings no effects: what came of it would be leased to a caller who never hears of
  // it.
  call.services.set_lease_wish({});
  auto ticked = pass_time(call.services, static_cast<std::size_t>(limit));
  if (!ticked) return ticked.error();
  const UtcMillis now = call.services.now();
  auto marked = call.services.store().set_mark(last_tick_mark, std::to_string(now.count));
  if (!marked) return marked.error();
  return json_response(200, json::object{{"settled", ticked->settled},
                                         {"expired", ticked->expired},
                                         {"asked", ticked->asked},
                                         {"reminded", ticked->reminded},
                                         {"resumed", ticked->resumed},
                                         {"warned", ticked->warned},
                                         {"digests", ticked->digests},
                                         {"reports", ticked->reports},
                                         {"erased", ticked->erased},
                                         {"texts_expired", ticked->texts_expired},
                                         {"more", ticked->more},
                                         {"at", now.count}});
}

Result<Response> get_changes(Call& call) {
  const auto after = number_in(call.request, "after", 0);
  const auto limit = number_in(call.request, "limit", 200);
  if (!after) return fail(ErrorCode::out_of_range, "after must be a position", "after");
  if (!limit || *limit < 1 || *limit > 1000) {
    return fail(ErrorCode::out_of_range, "limit must be 1 to 1000", "limit");
  }
  // Asked before the entries: one that comes in between is in the next answer, not in none.
  auto last = call.services.store().last_position();
  if (!last) return last.error();
  auto entries = call.services.store().changes(*after, static_cast<std::size_t>(*limit));
  if (!entries) return entries.error();
  const std::int64_t position = entries->empty() ? *last : entries->back().position;
  const std::string etag = "\"" + std::to_string(position) + "\"";
  if (call.request.header("if-none-match") == etag) {
    Response unchanged;
    unchanged.status = 304;
    unchanged.with("etag", etag);
    return unchanged;
  }
  if (auto done = leave_visible(call, *entries); !done) return done.error();
  json::array changes;
  for (const ChangeEntry& entry : *entries) {
    changes.push_back(json::object{{"position", entry.position},
                                   {"request", entry.request},
                                   {"kind", entry.kind},
                                   {"id", entry.id},
                                   {"at", entry.at.count}});
  }
  Response response =
      json_response(200, json::object{{"changes", std::move(changes)}, {"position", position}});
  response.with("etag", etag);
  return response;
}

Result<Response> get_health(Call& call) {
  Services& services = call.services;
  auto schema = services.store().schema_version();
  if (!schema) return schema.error();
  auto outbox = services.store().outbox_state(services.now());
  if (!outbox) return outbox.error();
  auto last_tick = moment_in_mark(services, last_tick_mark);
  if (!last_tick) return last_tick.error();
  json::array problems;
  if (!*last_tick) {
    problems.emplace_back("no tick yet: a timer must call POST /api/tick every minute");
  } else if (services.now() - **last_tick > tick_is_late_ms) {
    problems.emplace_back("no tick for more than ten minutes: is the timer running");
  }
  add_outbox_problems(*outbox, problems);
  note_room(services.store().room(), problems);
  auto due = is_wipe_due(services);
  if (!due) return due.error();
  if (*due) {
    problems.emplace_back(
        "bytes of erased people are still in the store's files: amends people wipe");
  }
  auto applied = last_retention(services);
  if (!applied) return applied.error();
  auto unwiped = expired_unwiped_since(services);
  if (!unwiped) return unwiped.error();
  if (*unwiped && services.now() - **unwiped > wipe_of_expired_is_late_ms) {
    problems.emplace_back(
        "bytes of expired texts are still in the store's files: amends people wipe");
  }
  return json_response(
      200, json::object{{"status", problems.empty() ? "ok" : "degraded"},
                        {"version", AMENDS_VERSION},
                        {"abi", 1},
                        {"store", services.store().kind()},
                        {"schema", *schema},
                        {"last_tick_at", millis_or_null(*last_tick)},
                        {"outbox", json::object{{"waiting", outbox->waiting},
                                                {"oldest_at", millis_or_null(outbox->oldest)},
                                                {"given_up", outbox->given_up},
                                                {"mails_failing", outbox->mails_failing},
                                                {"mails_given_up", outbox->mails_given_up}}},
                        {"retention", json::object{{"applied_at", millis_or_null(*applied)},
                                                   {"unwiped_since", millis_or_null(*unwiped)}}},
                        {"problems", std::move(problems)}});
}

Result<Response> get_asset(Call& call) {
  auto file = call.services.assets().file_of(call.arguments[0]);
  if (!file) return fail(ErrorCode::not_found, "there is no such file");
  const bool hashed = call.services.assets().hashed_name(call.arguments[0]) == call.arguments[0] &&
                      *file == call.arguments[0];
  Response response;
  response.with("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache")
      .with("x-content-type-options", "nosniff")
      .with("access-control-allow-origin", "*")
      .with("cross-origin-resource-policy", "cross-origin");
  response.file = std::move(*file);
  return response;
}

}  // namespace amends
