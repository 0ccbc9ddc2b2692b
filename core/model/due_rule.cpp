#include "core/model/due_rule.hpp"

#include "core/base/limits.hpp"
#include "core/model/object_list.hpp"

namespace amends {
namespace {

Result<DueRule> due_rule_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  DueRule rule;
  rule.touchpoint = fields.text("touchpoint", 64);
  rule.survey = fields.text("survey", 64);
  rule.due_s = fields.optional_integer("due_s", min_due_s, max_due_s);
  rule.due_contact_me_s = fields.optional_integer("due_contact_me_s", min_due_s, max_due_s);
  if (rule.touchpoint.empty() && rule.survey.empty()) {
    fields.refuse(ErrorCode::missing_field, "touchpoint", "or survey is required");
  }
  if (!rule.due_s && !rule.due_contact_me_s) {
    fields.refuse(ErrorCode::missing_field, "due_s", "or due_contact_me_s is required");
  }
  if (auto error = fields.finish()) return *error;
  return rule;
}

}  // namespace

std::vector<DueRule> read_due_rules(FieldReader& fields) {
  return read_objects(fields, "due", limits::max_due_rules, &due_rule_from_json);
}

json::object due_rule_to_json(const DueRule& rule) {
  json::object object;
  if (!rule.touchpoint.empty()) object["touchpoint"] = rule.touchpoint;
  if (!rule.survey.empty()) object["survey"] = rule.survey;
  if (rule.due_s) object["due_s"] = *rule.due_s;
  if (rule.due_contact_me_s) object["due_contact_me_s"] = *rule.due_contact_me_s;
  return object;
}

}  // namespace amends
