#include "core/model/field_reader.hpp"

#include <algorithm>
#include <boost/json/array.hpp>
#include <utility>

#include "core/base/limits.hpp"

namespace amends {
namespace {

bool names_a_host(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!address.starts_with(scheme)) continue;
    const std::string_view rest = address.substr(scheme.size());
    return !rest.empty() && !rest.starts_with('/');
  }
  return false;
}

}  // namespace

FieldReader::FieldReader(const json::object& object, std::string path)
    : object_(object), path_(std::move(path)) {}

bool FieldReader::has(std::string_view name) const {
  return object_.contains(name);
}

bool FieldReader::is_null(std::string_view name) const {
  const auto* value = object_.if_contains(name);
  return value != nullptr && value->is_null();
}

const json::value* FieldReader::find(std::string_view name) {
  known_.push_back(name);
  const auto* value = object_.if_contains(name);
  return value != nullptr && !value->is_null() ? value : nullptr;
}

void FieldReader::refuse(Error error) {
  if (!error_) error_ = std::move(error);
}

void FieldReader::refuse(ErrorCode code, std::string_view name, const std::string& rule) {
  const std::string path = path_of(name);
  refuse(fail(code, path + " " + rule, path));
}

std::string FieldReader::text(std::string_view name, std::size_t max_bytes,
                              std::string_view missing) {
  const auto* value = find(name);
  if (value == nullptr) return std::string(missing);
  if (!value->is_string()) {
    refuse(ErrorCode::wrong_type, name, "must be text");
    return std::string(missing);
  }
  const auto& given = value->get_string();
  if (given.size() > max_bytes) {
    refuse(ErrorCode::field_too_long, name,
           "must be at most " + std::to_string(max_bytes) + " bytes long");
    return std::string(missing);
  }
  if (given.find('\0') != json::string::npos) {
    refuse(ErrorCode::out_of_range, name, "must not contain NUL");
    return std::string(missing);
  }
  return std::string(given);
}

std::string FieldReader::required_text(std::string_view name, std::size_t max_bytes) {
  std::string given = text(name, max_bytes);
  if (given.empty()) refuse(ErrorCode::missing_field, name, "is required");
  return given;
}

std::string FieldReader::web_address(std::string_view name) {
  std::string given = text(name, limits::max_url_bytes);
  if (!given.empty() && !names_a_host(given)) {
    refuse(ErrorCode::out_of_range, name, "must begin with https:// or http:// and a host");
  }
  return given;
}

std::optional<std::int64_t> FieldReader::optional_integer(std::string_view name, std::int64_t low,
                                                          std::int64_t high) {
  const auto* value = find(name);
  if (value == nullptr) return std::nullopt;
  const bool fits = value->is_int64() || (value->is_uint64() && value->get_uint64() <= INT64_MAX);
  if (!fits) {
    refuse(ErrorCode::wrong_type, name, "must be a whole number");
    return std::nullopt;
  }
  const auto given = value->to_number<std::int64_t>();
  if (given < low || given > high) {
    refuse(ErrorCode::out_of_range, name,
           "must be " + std::to_string(low) + " to " + std::to_string(high));
    return std::nullopt;
  }
  return given;
}

std::int64_t FieldReader::integer(std::string_view name, std::int64_t low, std::int64_t high,
                                  std::int64_t missing) {
  return optional_integer(name, low, high).value_or(missing);
}

std::optional<bool> FieldReader::optional_flag(std::string_view name) {
  const auto* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_bool()) {
    refuse(ErrorCode::wrong_type, name, "must be true or false");
    return std::nullopt;
  }
  return value->get_bool();
}

const json::array& FieldReader::array(std::string_view name, std::size_t max_items) {
  static const json::array none;
  const auto* value = find(name);
  if (value == nullptr) return none;
  if (!value->is_array()) {
    refuse(ErrorCode::wrong_type, name, "must be a list");
    return none;
  }
  if (value->get_array().size() > max_items) {
    refuse(ErrorCode::field_too_long, name,
           "must have at most " + std::to_string(max_items) + " items");
    return none;
  }
  return value->get_array();
}

std::vector<std::string> FieldReader::texts(std::string_view name, std::size_t max_items,
                                            std::size_t max_bytes) {
  std::vector<std::string> given;
  for (const auto& item : array(name, max_items)) {
    if (!item.is_string()) {
      refuse(ErrorCode::wrong_type, name, "must be a list of texts");
      return {};
    }
    if (item.get_string().size() > max_bytes) {
      refuse(ErrorCode::field_too_long, name,
             "must have items of at most " + std::to_string(max_bytes) + " bytes");
      return {};
    }
    if (item.get_string().find('\0') != json::string::npos) {
      refuse(ErrorCode::out_of_range, name, "must have items without NUL");
      return {};
    }
    given.emplace_back(item.get_string());
  }
  return given;
}

const json::object& FieldReader::object(std::string_view name) {
  static const json::object none;
  const auto* value = find(name);
  if (value == nullptr) return none;
  if (!value->is_object()) {
    refuse(ErrorCode::wrong_type, name, "must be an object");
    return none;
  }
  return value->get_object();
}

std::optional<Error> FieldReader::finish() {
  if (error_) return error_;
  for (const auto& member : object_) {
    const std::string_view name = member.key();
    if (std::find(known_.begin(), known_.end(), name) == known_.end()) {
      refuse(ErrorCode::unknown_field, name, "is not known here");
      break;
    }
  }
  return error_;
}

}  // namespace amends
