// People of the helpdesk in the settings document: {"id": "jana", "name": "Jana Novák"}.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/actor.hpp"
#include "core/model/field_reader.hpp"

namespace amends {

/// Errors name the path below `path`.
Result<Person> person_from_json(const json::object& object, const std::string& path);
json::object person_to_json(const Person& person);

/// Reads a list member that must name at least one person, and each once.
std::vector<Person> read_people(FieldReader& fields, std::string_view name, std::size_t max_people);

}  // namespace amends
