// In which language somebody of the staff reads mails: a list of the settings.
#pragma once

#include <string>
#include <vector>

#include "core/model/field_reader.hpp"

namespace amends {

struct OwnLanguage {
  std::string person;    // the id
  std::string language;  // a tag such as de
};

/// Reads and checks the list `own_languages` of the settings document.
std::vector<OwnLanguage> read_own_languages(FieldReader& fields);
json::object own_language_to_json(const OwnLanguage& own);

}  // namespace amends
