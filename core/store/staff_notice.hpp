// What the payload of a mail to staff about a case says of whom it is for.
#pragma once

#include <string>
#include <string_view>

#include "core/model/json.hpp"

namespace amends {

/// To whom the case is assigned when the mail goes out; where nobody is, to the managers.
/// `assignee`: who had it when it was written, or nobody.
inline json::object to_assignee(std::string_view what, const std::string& assignee) {
  json::object payload{{"template", what}, {"assignee", true}};
  if (!assignee.empty()) payload["user"] = assignee;
  return payload;
}

}  // namespace amends
