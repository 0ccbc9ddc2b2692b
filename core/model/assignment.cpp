#include "core/model/assignment.hpp"

#include "core/base/limits.hpp"
#include "core/model/object_list.hpp"
#include "core/model/people_list.hpp"

namespace amends {
namespace {

void read_person(FieldReader& fields, AssignmentRule& rule) {
  rule.kind = AssignmentRule::Kind::person;
  auto person = person_from_json(fields.object("person"), fields.path_of("person") + ".");
  if (person) {
    rule.people.push_back(std::move(*person));
  } else {
    fields.refuse(person.error());
  }
}

void read_round_robin(FieldReader& fields, AssignmentRule& rule) {
  rule.kind = AssignmentRule::Kind::round_robin;
  rule.people = read_people(fields, "round_robin", limits::max_assignment_people);
}

void read_target(FieldReader& parent, AssignmentRule& rule) {
  FieldReader fields(parent.object("to"), parent.path_of("to") + ".");
  const int targets = static_cast<int>(fields.has("person")) +
                      static_cast<int>(fields.has("round_robin")) +
                      static_cast<int>(fields.has("pool"));
  if (targets != 1) {
    parent.refuse(ErrorCode::out_of_range, "to", "must have one of person, round_robin and pool");
    return;
  }
  if (fields.has("person")) read_person(fields, rule);
  if (fields.has("round_robin")) read_round_robin(fields, rule);
  if (fields.has("pool") && fields.optional_flag("pool") != true) {
    fields.refuse(ErrorCode::out_of_range, "pool", "must be true");
  }
  if (auto error = fields.finish()) parent.refuse(*error);
}

Result<AssignmentRule> assignment_rule_from_json(const json::object& object,
                                                 const std::string& path) {
  FieldReader fields(object, path);
  AssignmentRule rule;
  rule.when = read_case_condition(fields);
  read_target(fields, rule);
  if (auto error = fields.finish()) return *error;
  return rule;
}

Day read_absence_day(FieldReader& fields, std::string_view name) {
  const auto day = day_from_text(fields.required_text(name, 10));
  if (!day) fields.refuse(ErrorCode::out_of_range, name, "must be a date such as 2026-12-25");
  return day.value_or(undated);
}

Result<Absence> absence_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  Absence absence;
  absence.person = fields.required_text("person", limits::max_name_bytes);
  absence.from = read_absence_day(fields, "from");
  absence.until = read_absence_day(fields, "until");
  if (absence.until < absence.from) {
    fields.refuse(ErrorCode::out_of_range, "until", "must not lie before from");
  }
  if (auto error = fields.finish()) return *error;
  return absence;
}

}  // namespace

std::vector<AssignmentRule> read_assignment_rules(FieldReader& fields) {
  return read_objects(fields, "assignment", limits::max_assignment_rules,
                      &assignment_rule_from_json);
}

std::vector<Absence> read_absences(FieldReader& fields) {
  return read_objects(fields, "absences", limits::max_absences, &absence_from_json);
}

json::object assignment_rule_to_json(const AssignmentRule& rule) {
  json::object to;
  switch (rule.kind) {
    case AssignmentRule::Kind::person:
      to["person"] = person_to_json(rule.people.front());
      break;
    case AssignmentRule::Kind::round_robin:
      to["round_robin"] = objects_to_json(rule.people, &person_to_json);
      break;
    case AssignmentRule::Kind::pool:
      to["pool"] = true;
      break;
  }
  return {{"when", case_condition_to_json(rule.when)}, {"to", std::move(to)}};
}

json::object absence_to_json(const Absence& absence) {
  return {{"person", absence.person},
          {"from", to_text(absence.from)},
          {"until", to_text(absence.until)}};
}

}  // namespace amends
