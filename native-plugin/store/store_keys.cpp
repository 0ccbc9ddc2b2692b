#include "native-plugin/store/store_keys.hpp"

#include <algorithm>
#include <vector>

#include "core/base/text.hpp"
#include "core/store/history.hpp"

namespace amends {
namespace {

constexpr std::string_view no_secret = "-";
constexpr std::string_view last_line = "end";
constexpr std::size_t max_digits = 15;

std::string line_of(const RingKey& key) {
  return "key " + std::to_string(key.id) + " " + std::string(enum_text(key.state)) + " " +
         std::to_string(key.since.count) + " " + std::to_string(key.links_until.count) + " " +
         (key.secret.empty() ? std::string(no_secret) : hex_encode(key.secret)) + "\n";
}

std::optional<std::int64_t> number_from(std::string_view text) {
  const bool digits =
      !text.empty() && text.size() <= max_digits &&
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!digits) return std::nullopt;
  return std::stoll(std::string(text));
}

std::optional<RingKey> key_from(std::string_view line) {
  const auto words = split(line, ' ');
  if (words.size() != 6 || words[0] != "key") return std::nullopt;
  const auto id = number_from(words[1]);
  const auto state = enum_from_text<KeyState>(words[2]);
  const auto since = number_from(words[3]);
  const auto until = number_from(words[4]);
  const auto secret = words[5] == no_secret ? Bytes{} : hex_decode(words[5]);
  if (!id || *id >= max_key_ids || !state || !since || !until || !secret) return std::nullopt;
  return RingKey{static_cast<int>(*id), *state, UtcMillis{*since}, UtcMillis{*until}, *secret};
}

Error damaged(std::size_t line, std::string_view rule) {
  return fail(ErrorCode::out_of_range, "line " + std::to_string(line) + " " + std::string(rule));
}

}  // namespace

std::string store_keys_to_text(const StoreKeys& keys) {
  std::string text = hex_encode(keys.root) + "\n";
  if (keys.ring == KeyRing{}) return text;
  for (const RingKey& key : keys.ring.keys) text += line_of(key);
  return text.append(last_line) += '\n';
}

Result<StoreKeys> store_keys_from_text(std::string_view text) {
  const auto lines = split(trimmed(text), '\n');
  StoreKeys keys;
  const auto root = hex_decode(trimmed(lines.front()));
  if (!root || root->size() != key_secret_bytes) return damaged(1, "must hold 64 hex digits");
  keys.root = *root;
  if (lines.size() == 1) return keys;
  if (lines.back() != last_line) return damaged(lines.size(), "must be \"end\"");
  keys.ring.keys.clear();
  for (std::size_t i = 1; i + 1 < lines.size(); ++i) {
    auto key = key_from(lines[i]);
    if (!key) return damaged(i + 1, "must be key ID STATE SINCE LINKS_UNTIL SECRET");
    keys.ring.keys.push_back(std::move(*key));
  }
  if (auto checked = check_ring(keys.ring); !checked) return checked.error();
  return keys;
}

Bytes tenant_secret(Signer& signer, ByteView secret, const std::string& tenant) {
  return derive_key(signer, secret, "amends tenant " + tenant);
}

std::string key_check(Signer& signer, const Bytes& tenant_root) {
  return hex_encode(derive_key(signer, tenant_root, "amends key check"));
}

KeyRing tenant_ring(Signer& signer, const KeyRing& ring, const std::string& tenant) {
  KeyRing own = ring;
  for (RingKey& key : own.keys) {
    if (!key.secret.empty()) key.secret = tenant_secret(signer, key.secret, tenant);
  }
  return own;
}

}  // namespace amends
