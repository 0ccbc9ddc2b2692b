// Texts out of the application's answers.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

namespace amends::cli {

/// A member that is a text; empty when it is missing or something else.
inline std::string text_of(const boost::json::object& object, std::string_view member) {
  const auto* value = object.if_contains(member);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace amends::cli
