// Strict JSON: what the door accepts and what the history keeps.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace amends {

namespace json = boost::json;

/// Parses one JSON document. Refused, with the place named: invalid JSON or UTF-8, a member that
/// stands twice in one object (duplicate_field), nesting beyond limits::max_json_depth, anything
/// behind the end.
Result<json::value> parse_json(std::string_view text);

/// The same, for a document that must be an object.
Result<json::object> parse_json_object(std::string_view text);

/// For an object that the core itself has written and that only a damaged store can have spoilt:
/// looks for no second member of one name.
Result<json::object> parse_own_json(std::string_view text);

/// Appends a text in its quotes, spelt as json::serialize() spells it.
void append_json_text(std::string& out, std::string_view text);

}  // namespace amends
