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

Bytes secret_from(FieldReader& fields, std::string_view name) {
  const auto secret = hex_decode(fields.text(name, 2 * key_secret_bytes));
  if (!secret || secret->size() != key_secret_bytes) {
    fields.refuse(ErrorCode::out_of_range, name, "must be 64 lower-case hex digits");
    return {};
  }
  return *secret;
}

RingKey ring_key_from(FieldReader& fields) {
  RingKey key;
  key.id = static_cast<int>(fields.integer("id", 0, max_key_ids - 1, -1));
  key.state = fields.choice("state", KeyState::signs);
  for (const std::string_view name : {"id", "state"}) {
    if (!fields.has(name)) fields.refuse(ErrorCode::missing_field, name, "is required");
  }
  if (fields.has("secret")) key.secret = secret_from(fields, "secret");
  return key;
}

std::optional<StoreKeys> keys_from(FieldReader& config) {
  if (!config.has("keys")) return std::nullopt;
  FieldReader fields(config.object("keys"), "keys.");
  StoreKeys keys;
  keys.root = secret_from(fields, "root");
  if (fields.has("ring")) keys.ring.keys.clear();
  std::size_t place = 0;
  for (const json::value& item : fields.array("ring", max_key_ids)) {
    const std::string name = "keys.ring[" + std::to_string(place++) + "]";
    if (!item.is_object()) {
      config.refuse({ErrorCode::wrong_type, name + " must be an object", name});
      break;
    }
    FieldReader members(item.get_object(), name + ".");
    keys.ring.keys.push_back(ring_key_from(members));
    if (auto error = members.finish()) fields.refuse(*error);
  }
  if (auto error = fields.finish()) config.refuse(*error);
  const auto checked = check_ring(keys.ring);
  if (!checked) config.refuse({checked.error().code, "keys.ring: " + checked.error().message});
  return keys;
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
  config.keys = keys_from(fields);
  if (auto error = fields.finish()) return *error;
  config.store = absolute(config.store);
  config.assets = absolute(config.assets);
  return config;
}

}  // namespace amends
