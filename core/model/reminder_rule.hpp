// When staff are reminded of a case, before it is due and after: rules of the settings.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/model/actor.hpp"
#include "core/model/case_condition.hpp"
#include "core/model/field_reader.hpp"

namespace amends {

/// Who is told. At least one of them.
struct ReminderRecipients {
  bool assignee = false;
  bool managers = false;
  std::vector<Person> people;
};

struct ReminderRule {
  /// Until somebody does something about the case.
  struct Repeat {
    std::int64_t every_s = 0;  // working time
    std::int64_t at_most = 0;
  };

  std::string id;
  CaseCondition when;
  std::int64_t offset_s = 0;  // working time from the due time; less than 0: before it
  ReminderRecipients to;
  std::optional<Repeat> repeat;
  /// From when the settings say it like this: what was due before is not made up for. Not in the
  /// document, but known from its history.
  UtcMillis since;
};

/// Reads and checks the list `reminders` of the settings document.
std::vector<ReminderRule> read_reminder_rules(FieldReader& fields);
json::object reminder_rule_to_json(const ReminderRule& rule);

}  // namespace amends
