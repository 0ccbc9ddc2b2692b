#include "core/model/reminder_rule.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/model/due_rule.hpp"
#include "core/model/object_list.hpp"
#include "core/model/people_list.hpp"

namespace amends {
namespace {

void read_offset(FieldReader& fields, ReminderRule& rule) {
  const auto before = fields.optional_integer("before_due_s", min_due_s, max_due_s);
  const auto after = fields.optional_integer("after_due_s", 0, max_due_s);
  if (fields.has("before_due_s") == fields.has("after_due_s")) {
    fields.refuse(ErrorCode::out_of_range, "before_due_s",
                  "or after_due_s is required, and not both");
  }
  rule.offset_s = before ? -*before : after.value_or(0);
}

void read_recipients(FieldReader& parent, ReminderRecipients& to) {
  FieldReader fields(parent.object("to"), parent.path_of("to") + ".");
  to.assignee = fields.optional_flag("assignee").value_or(false);
  to.managers = fields.optional_flag("managers").value_or(false);
  if (fields.has("people")) to.people = read_people(fields, "people", limits::max_reminder_people);
  if (!to.assignee && !to.managers && !fields.has("people")) {
    parent.refuse(ErrorCode::out_of_range, "to",
                  "must have at least one of assignee, managers and people");
  }
  if (auto error = fields.finish()) parent.refuse(*error);
}

void read_repeat(FieldReader& parent, ReminderRule& rule) {
  if (!parent.has("repeat")) return;
  FieldReader fields(parent.object("repeat"), parent.path_of("repeat") + ".");
  constexpr std::int64_t lowest = limits::min_reminder_repeat_s;
  const auto every = fields.optional_integer("every_s", lowest, max_due_s);
  if (!every) fields.refuse(ErrorCode::missing_field, "every_s", "is required");
  const std::int64_t most = fields.integer("at_most", 1, limits::max_reminder_repeats, 3);
  rule.repeat = ReminderRule::Repeat{every.value_or(lowest), most};
  if (auto error = fields.finish()) parent.refuse(*error);
}

Result<ReminderRule> reminder_rule_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  ReminderRule rule;
  rule.id = fields.required_text("id", 64);
  rule.when = read_case_condition(fields);
  read_offset(fields, rule);
  read_recipients(fields, rule.to);
  read_repeat(fields, rule);
  if (auto error = fields.finish()) return *error;
  return rule;
}

}  // namespace

std::vector<ReminderRule> read_reminder_rules(FieldReader& fields) {
  constexpr std::string_view name = "reminders";
  auto rules = read_objects(fields, name, limits::max_reminder_rules, &reminder_rule_from_json);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const bool known = std::any_of(rules.data(), rules.data() + i, [&](const ReminderRule& other) {
      return other.id == rules[i].id;
    });
    if (!known) continue;
    fields.refuse(ErrorCode::out_of_range, std::string(name) + "[" + std::to_string(i) + "].id",
                  "must be an id that no rule before it has");
  }
  return rules;
}

json::object reminder_rule_to_json(const ReminderRule& rule) {
  json::object to;
  if (rule.to.assignee) to["assignee"] = true;
  if (rule.to.managers) to["managers"] = true;
  if (!rule.to.people.empty()) to["people"] = objects_to_json(rule.to.people, &person_to_json);
  json::object object{{"id", rule.id}, {"when", case_condition_to_json(rule.when)}};
  if (rule.offset_s < 0) {
    object["before_due_s"] = -rule.offset_s;
  } else {
    object["after_due_s"] = rule.offset_s;
  }
  object["to"] = std::move(to);
  if (rule.repeat) {
    object["repeat"] =
        json::object{{"every_s", rule.repeat->every_s}, {"at_most", rule.repeat->at_most}};
  }
  return object;
}

}  // namespace amends
