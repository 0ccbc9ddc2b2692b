#include "core/model/staff_recipient.hpp"

#include <boost/json/array.hpp>

#include "core/base/limits.hpp"
#include "core/model/people_list.hpp"

namespace amends {

StaffRecipient read_staff_recipient(FieldReader& fields) {
  const bool managers = fields.optional_flag("managers").value_or(false);
  if (managers == fields.has("person")) {
    fields.refuse(ErrorCode::out_of_range, "managers", "or person is required, and not both");
  }
  if (!fields.has("person")) return std::nullopt;
  auto person = person_from_json(fields.object("person"), fields.path_of("person") + ".");
  if (person) return std::move(*person);
  fields.refuse(person.error());
  return std::nullopt;
}

void add_staff_recipient(const StaffRecipient& to, json::object& object) {
  if (to) {
    object["person"] = person_to_json(*to);
  } else {
    object["managers"] = true;
  }
}

Scopes read_scopes(FieldReader& fields) {
  Scopes scopes;
  scopes.teams = fields.texts("teams", limits::max_condition_values, limits::max_name_bytes);
  scopes.queues = fields.texts("queues", limits::max_condition_values, limits::max_name_bytes);
  return scopes;
}

void add_scopes(const Scopes& scopes, json::object& object) {
  const auto add = [&](std::string_view name, const std::vector<std::string>& values) {
    if (!values.empty()) object[name] = json::array(values.begin(), values.end());
  };
  add("teams", scopes.teams);
  add("queues", scopes.queues);
}

}  // namespace amends
