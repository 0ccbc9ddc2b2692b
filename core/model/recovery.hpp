// Whether amends were made: the customer is asked once, after a case was addressed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/model/field_reader.hpp"
#include "core/model/survey.hpp"

namespace amends {

/// The touchpoint and the survey of that question. No tenant's survey has such a name.
inline constexpr std::string_view recovery_name = "amends:recovery";
inline constexpr std::string_view own_name_prefix = "amends:";

struct RecoveryPolicy {
  bool ask = false;
  std::int64_t delay_s = 24LL * 60 * 60;  // from addressed to the question
};

/// Reads and checks the member `recovery` of the settings document; errors name the path below
/// `path`.
Result<RecoveryPolicy> recovery_policy_from_json(const json::object& object,
                                                 const std::string& path);
json::object recovery_policy_to_json(const RecoveryPolicy& policy);

/// Two points, in every language that we speak: 2 is yes.
Survey recovery_survey();

}  // namespace amends
