// How long one may take to make amends: one rule of the settings, for a touchpoint or a survey.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/model/field_reader.hpp"

namespace amends {

/// Working time, from the case's opening to its due time.
struct DueRule {
  std::string touchpoint;                        // empty: any
  std::string survey;                            // the id; empty: any
  std::optional<std::int64_t> due_s;             // none: as everywhere
  std::optional<std::int64_t> due_contact_me_s;  // … where the customer asked to be contacted

  bool covers(std::string_view of_touchpoint, std::string_view of_survey) const {
    return (touchpoint.empty() || touchpoint == of_touchpoint) &&
           (survey.empty() || survey == of_survey);
  }
};

inline constexpr std::int64_t min_due_s = 60;
inline constexpr std::int64_t max_due_s = 366LL * 24 * 3600;

/// Reads and checks the list `due` of the settings document.
std::vector<DueRule> read_due_rules(FieldReader& fields);
json::object due_rule_to_json(const DueRule& rule);

}  // namespace amends
