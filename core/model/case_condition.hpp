// Which cases a rule of the settings is for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/field_reader.hpp"

namespace amends {

/// Empty members do not restrict; of a list one must fit.
struct CaseCondition {
  std::vector<std::string> teams;
  std::vector<std::string> queues;
  std::vector<std::string> services;
  std::vector<std::string> tags;
  std::vector<std::string> touchpoints;
  std::vector<std::string> requesters;  // ids
  std::vector<std::string> organisations;
  std::optional<int> answer_at_most;
  std::optional<bool> contact_me;
};

/// Reads and checks the member `when` of a rule.
CaseCondition read_case_condition(FieldReader& rule);
json::object case_condition_to_json(const CaseCondition& when);

}  // namespace amends
