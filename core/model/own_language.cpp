#include "core/model/own_language.hpp"

#include <set>

#include "core/base/limits.hpp"
#include "core/model/object_list.hpp"

namespace amends {
namespace {

Result<OwnLanguage> own_language_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  OwnLanguage own;
  own.person = fields.required_text("person", limits::max_name_bytes);
  own.language = fields.required_text("language", limits::max_language_bytes);
  if (auto error = fields.finish()) return *error;
  return own;
}

}  // namespace

std::vector<OwnLanguage> read_own_languages(FieldReader& fields) {
  constexpr std::string_view name = "own_languages";
  auto all = read_objects(fields, name, limits::max_own_languages, &own_language_from_json);
  std::set<std::string> known;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (known.insert(all[i].person).second) continue;
    fields.refuse(ErrorCode::out_of_range, std::string(name) + "[" + std::to_string(i) + "].person",
                  "must be somebody whom no item before it names");
  }
  return all;
}

json::object own_language_to_json(const OwnLanguage& own) {
  return {{"person", own.person}, {"language", own.language}};
}

}  // namespace amends
