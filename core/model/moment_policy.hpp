// Which unhappy answers are moments of truth, as the settings say it.
#pragma once

#include <string>

#include "core/model/field_reader.hpp"

namespace amends {

struct MomentPolicy {
  int first_bad_after = 5;  // so many good answers in a row before it
  int balance = 12;         // so many good ones make up for a bad one
};

/// Reads and checks the member `moments` of the settings document; errors name the path below
/// `path`.
Result<MomentPolicy> moment_policy_from_json(const json::object& object, const std::string& path);
json::object moment_policy_to_json(const MomentPolicy& policy);

}  // namespace amends
