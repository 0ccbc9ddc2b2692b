// Reads the members of a JSON object that comes from outside. The first thing that is wrong is
// kept, with the member's path and its limit; reading goes on with defaults, and finish() tells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/enum_text.hpp"
#include "core/model/json.hpp"

namespace amends {

class FieldReader {
 public:
  /// `path` stands before every member's name in errors ("surveys[0].").
  explicit FieldReader(const json::object& object, std::string path = {});

  bool has(std::string_view name) const;
  bool is_null(std::string_view name) const;

  /// Text without NUL, at most max_bytes long; `missing` when the member is not there.
  std::string text(std::string_view name, std::size_t max_bytes, std::string_view missing = "");
  /// The same, and not empty.
  std::string required_text(std::string_view name, std::size_t max_bytes);
  /// The address of a page: text that begins with https:// or http:// and a host, at most
  /// limits::max_url_bytes long.
  std::string web_address(std::string_view name);
  std::int64_t integer(std::string_view name, std::int64_t low, std::int64_t high,
                       std::int64_t missing);
  std::optional<std::int64_t> optional_integer(std::string_view name, std::int64_t low,
                                               std::int64_t high);
  std::optional<bool> optional_flag(std::string_view name);
  std::vector<std::string> texts(std::string_view name, std::size_t max_items,
                                 std::size_t max_bytes);
  /// An object member; an empty one when it is not there.
  const json::object& object(std::string_view name);
  const json::array& array(std::string_view name, std::size_t max_items);

  template <class Enum>
  Enum choice(std::string_view name, Enum missing) {
    const std::string given = text(name, 64);
    if (given.empty()) return missing;
    if (const auto value = enum_from_text<Enum>(given)) return *value;
    std::string allowed;
    for (const auto candidate : EnumTexts<Enum>::texts) {
      allowed.append(allowed.empty() ? "" : ", ").append(candidate);
    }
    refuse(ErrorCode::out_of_range, name, "must be one of " + allowed);
    return missing;
  }
  /// Nothing when the member is not there, or empty.
  template <class Enum>
  std::optional<Enum> optional_choice(std::string_view name) {
    if (text(name, 64).empty()) return std::nullopt;
    return choice(name, Enum{});
  }

  /// Reports a failure of the caller's own checking; `rule` goes behind the member's name.
  void refuse(ErrorCode code, std::string_view name, const std::string& rule);
  void refuse(Error error);
  std::string path_of(std::string_view name) const { return path_ + std::string(name); }

  /// The first failure; else unknown_field for the first member that nobody asked for; else
  /// nothing.
  std::optional<Error> finish();

 private:
  const json::value* find(std::string_view name);

  const json::object& object_;
  std::string path_;
  std::vector<std::string_view> known_;
  std::optional<Error> error_;
};

}  // namespace amends
