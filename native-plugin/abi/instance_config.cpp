#include "native-plugin/abi/instance_config.hpp"

#include <algorithm>
#include <filesystem>

#include "core/model/field_reader.hpp"

namespace amends {
namespace {

constexpr std::size_t max_path_bytes = 4096;
constexpr std::size_t max_tenant_bytes = 64;

bool is_tenant_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '-';
}

std::string absolute(const std::string& path) {
  return path.empty() ? path : std::filesystem::absolute(path).lexically_normal().string();
}

}  // namespace

Result<InstanceConfig> instance_config_from_json(std::string_view text) {
  auto document = parse_json_object(text);
  if (!document) return document.error();
  FieldReader fields(*document);
  InstanceConfig config;
  config.tenant = fields.text("tenant", max_tenant_bytes, "default");
  if (config.tenant.empty() ||
      !std::all_of(config.tenant.begin(), config.tenant.end(), is_tenant_character)) {
    fields.refuse(ErrorCode::out_of_range, "tenant", "must be 1 to 64 of A-Z a-z 0-9 _ . -");
  }
  config.store = fields.required_text("store", max_path_bytes);
  config.assets = fields.text("assets", max_path_bytes);
  config.log_level = fields.choice("log_level", LogLevel::info);
  config.create = fields.optional_flag("create").value_or(true);
  if (auto error = fields.finish()) return *error;
  config.store = absolute(config.store);
  config.assets = absolute(config.assets);
  return config;
}

}  // namespace amends
