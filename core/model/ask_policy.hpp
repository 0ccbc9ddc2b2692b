// Who is asked, as the tenant decided. What each member keeps from being asked is told in
// core/model/suppression.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/field_reader.hpp"

namespace amends {

/// Of every completion; a share that asks everybody.
inline constexpr std::int64_t whole_sample = 10'000;

/// What a completion must not have. Names are compared as the host tells them.
struct AskExclusions {
  std::vector<std::string> tags;
  std::vector<std::string> queues;
  std::vector<std::string> services;
  std::vector<std::string> domains;  // of the requester's mail address, and what lies below them
  std::vector<std::string> people;   // ids by which the host knows them
};

/// Whether requests completed in these ways are asked about.
struct AskClosedBy {
  bool inactivity = false;
  bool duplicate = false;
  bool requester = false;
};

struct AskPolicy {
  std::int64_t delay_s = 0;    // from the wish to ask by mail to the ask; 0: at once, by the host
  std::int64_t reminders = 0;  // of one ask without an answer, at most
  std::int64_t reminder_after_days = 3;    // … from the ask, and from one reminder to the next
  std::int64_t min_days_between_asks = 0;  // of one person, whatever the request; 0: any
  std::int64_t sampling_per_ten_thousand = whole_sample;
  AskExclusions exclude;
  AskClosedBy closed_by;
};

/// Whether a mail address lies in one of the domains; letters match in either case.
bool lies_in_domain(std::string_view mail, const std::vector<std::string>& domains);

/// Reads and checks the member `ask` of the settings document; errors name the path below `path`.
Result<AskPolicy> ask_policy_from_json(const json::object& object, const std::string& path);
json::object ask_policy_to_json(const AskPolicy& policy);

}  // namespace amends
