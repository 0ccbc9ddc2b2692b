#include "core/model/people_list.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/model/object_list.hpp"

namespace amends {
namespace {

bool has_twice(const std::vector<Person>& people) {
  return std::any_of(people.begin(), people.end(), [&](const Person& person) {
    return std::count_if(people.begin(), people.end(),
                         [&](const Person& other) { return other.id == person.id; }) > 1;
  });
}

}  // namespace

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

std::vector<Person> read_people(FieldReader& fields, std::string_view name,
                                std::size_t max_people) {
  auto people = read_objects(fields, name, max_people, &person_from_json);
  if (people.empty()) {
    fields.refuse(ErrorCode::out_of_range, name, "must have at least one person");
  } else if (has_twice(people)) {
    fields.refuse(ErrorCode::out_of_range, name, "must name each person once");
  }
  return people;
}

}  // namespace amends
