#include "core/model/assignment.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

#include "core/base/limits.hpp"
#include "core/model/object_list.hpp"

namespace amends {
namespace {

// The lists of a condition, by the names they have in the document.
template <class Condition, class Visit>
void each_list(Condition& when, Visit visit) {
  visit("teams", when.teams);
  visit("queues", when.queues);
  visit("services", when.services);
  visit("tags", when.tags);
  visit("touchpoints", when.touchpoints);
  visit("requesters", when.requesters);
  visit("organisations", when.organisations);
}

AssignmentCondition read_condition(FieldReader& parent) {
  FieldReader fields(parent.object("when"), parent.path_of("when") + ".");
  AssignmentCondition when;
  each_list(when, [&](std::string_view name, std::vector<std::string>& list) {
    list = fields.texts(name, limits::max_assignment_values, limits::max_name_bytes);
  });
  if (const auto most = fields.optional_integer("answer_at_most", 1, 10)) {
    when.answer_at_most = static_cast<int>(*most);
  }
  when.contact_me = fields.optional_flag("contact_me");
  if (auto error = fields.finish()) parent.refuse(*error);
  return when;
}

Result<Person> person_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  Person person;
  person.id = fields.required_text("id", limits::max_name_bytes);
  person.name = fields.text("name", limits::max_name_bytes);
  if (auto error = fields.finish()) return *error;
  return person;
}

json::object person_to_json(const Person& person) {
  return {{"id", person.id}, {"name", person.name}};
}

bool has_twice(const std::vector<Person>& people) {
  return std::any_of(people.begin(), people.end(), [&](const Person& person) {
    return std::count_if(people.begin(), people.end(),
                         [&](const Person& other) { return other.id == person.id; }) > 1;
  });
}

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
  rule.people =
      read_objects(fields, "round_robin", limits::max_assignment_people, &person_from_json);
  if (rule.people.empty()) {
    fields.refuse(ErrorCode::out_of_range, "round_robin", "must have at least one person");
  } else if (has_twice(rule.people)) {
    fields.refuse(ErrorCode::out_of_range, "round_robin", "must name each person once");
  }
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

Result<AssignmentRule> rule_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  AssignmentRule rule;
  rule.when = read_condition(fields);
  read_target(fields, rule);
  if (auto error = fields.finish()) return *error;
  return rule;
}

Day read_day(FieldReader& fields, std::string_view name) {
  const auto day = day_from_text(fields.required_text(name, 10));
  if (!day) fields.refuse(ErrorCode::out_of_range, name, "must be a date such as 2026-12-25");
  return day.value_or(undated);
}

Result<Absence> absence_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  Absence absence;
  absence.person = fields.required_text("person", limits::max_name_bytes);
  absence.from = read_day(fields, "from");
  absence.until = read_day(fields, "until");
  if (absence.until < absence.from) {
    fields.refuse(ErrorCode::out_of_range, "until", "must not lie before from");
  }
  if (auto error = fields.finish()) return *error;
  return absence;
}

}  // namespace

std::vector<AssignmentRule> read_assignment_rules(FieldReader& fields) {
  return read_objects(fields, "assignment", limits::max_assignment_rules, &rule_from_json);
}

std::vector<Absence> read_absences(FieldReader& fields) {
  return read_objects(fields, "absences", limits::max_absences, &absence_from_json);
}

json::object assignment_rule_to_json(const AssignmentRule& rule) {
  json::object when;
  each_list(rule.when, [&](std::string_view name, const std::vector<std::string>& list) {
    if (!list.empty()) when[name] = json::array(list.begin(), list.end());
  });
  if (rule.when.answer_at_most) when["answer_at_most"] = *rule.when.answer_at_most;
  if (rule.when.contact_me) when["contact_me"] = *rule.when.contact_me;
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
  return {{"when", std::move(when)}, {"to", std::move(to)}};
}

json::object absence_to_json(const Absence& absence) {
  return {{"person", absence.person},
          {"from", to_text(absence.from)},
          {"until", to_text(absence.until)}};
}

}  // namespace amends
