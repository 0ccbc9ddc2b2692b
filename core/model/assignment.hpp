// Who gets a case that nobody took: rules of the settings, in order.
#pragma once

#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/model/actor.hpp"
#include "core/model/case_condition.hpp"
#include "core/model/field_reader.hpp"

namespace amends {

struct AssignmentRule {
  enum class Kind : std::uint8_t {
    person,
    round_robin,  // in turn, of those who are there
    pool,         // nobody: the team takes them itself
  };

  CaseCondition when;
  Kind kind = Kind::pool;
  std::vector<Person> people;  // one, several, none
};

/// Somebody who gets no cases, from the first to the last of these days.
struct Absence {
  std::string person;  // the id
  Day from;
  Day until;
};

/// Read and check the lists `assignment` and `absences` of the settings document.
std::vector<AssignmentRule> read_assignment_rules(FieldReader& fields);
std::vector<Absence> read_absences(FieldReader& fields);
json::object assignment_rule_to_json(const AssignmentRule& rule);
json::object absence_to_json(const Absence& absence);

}  // namespace amends
