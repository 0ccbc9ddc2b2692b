// /api/retention: what the settings keep for how long, and what would go now; to look at before the
// settings say it.
#include "core/api/erasure.hpp"
#include "core/api/parameters.hpp"
#include "core/api/retention.hpp"
#include "core/api/routes.hpp"
#include "core/base/limits.hpp"

namespace amends {
namespace {

// The policy of the settings, with what the query says in place of it.
Result<RetentionPolicy> policy_in(const Request& request, RetentionPolicy policy) {
  for (const auto& [name, days] : {std::pair("comments_days", &policy.comments_days),
                                   std::pair("notes_days", &policy.notes_days),
                                   std::pair("identities_days", &policy.identities_days),
                                   std::pair("undelivered_days", &policy.undelivered_days)}) {
    const std::string_view text = request.query_value(name);
    if (text.empty()) continue;
    const auto number = whole_number(text);
    if (!number || *number < 1 || *number > limits::max_retention_days) {
      return fail(ErrorCode::out_of_range,
                  std::string(name) + " must be 1 to " + std::to_string(limits::max_retention_days),
                  name);
    }
    *days = *number;
  }
  return policy;
}

}  // namespace

Result<Response> get_retention(Call& call) {
  Services& services = call.services;
  auto settings = services.settings();
  if (!settings) return settings.error();
  const Settings& current = (*settings)->current();
  auto policy = policy_in(call.request, current.retention);
  if (!policy) return policy.error();
  if (auto broken = check_retention(*policy, current.link_valid_days, {})) return *broken;
  auto due = count_retention(services, *policy, current.time_zone);
  if (!due) return due.error();
  auto last = last_retention(services);
  if (!last) return last.error();
  auto unwiped = expired_unwiped_since(services);
  if (!unwiped) return unwiped.error();
  return json_response(200, json::object{{"retention", retention_policy_to_json(*policy)},
                                         {"due", json::object{{"comments", due->comments},
                                                              {"notes", due->notes},
                                                              {"identities", due->identities},
                                                              {"undelivered", due->undelivered}}},
                                         {"applied_at", millis_or_null(*last)},
                                         {"unwiped_since", millis_or_null(*unwiped)}});
}

}  // namespace amends
