// What amends_open() is told.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/enum_text.hpp"
#include "core/base/result.hpp"
#include "native-plugin/store/store_keys.hpp"

namespace amends {

/// From what matters most to what matters least.
enum class LogLevel : std::uint8_t { error, warn, info, debug };
template <>
struct EnumTexts<LogLevel> {
  static constexpr std::array<std::string_view, 4> texts = {"error", "warn", "info", "debug"};
};

struct InstanceConfig {
  std::string tenant;
  std::string store;   // absolute: a host may change its folder later
  std::string assets;  // absolute, or empty
  LogLevel log_level = LogLevel::info;
  bool create = true;
  std::optional<StoreKeys> keys;  // instead of a key file
};

/// Reads the JSON object that amends.h describes; the first thing that is wrong is named.
Result<InstanceConfig> instance_config_from_json(std::string_view text);

}  // namespace amends
