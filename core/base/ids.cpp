#include "core/base/ids.hpp"

#include <algorithm>

#include "core/base/bytes.hpp"

namespace amends {

std::string to_text(const Id128& id) {
  return hex_encode(id.bytes);
}

std::string to_text(InvitationId id) {
  std::array<std::uint8_t, 8> bytes{};
  for (unsigned i = 0; i < 8; ++i) {
    bytes[i] = static_cast<std::uint8_t>(id.value >> (56U - 8U * i));
  }
  return hex_encode(bytes);
}

std::optional<Id128> id128_from_text(std::string_view text) {
  const auto bytes = hex_decode(text);
  if (!bytes || bytes->size() != 16) return std::nullopt;
  Id128 id;
  std::copy(bytes->begin(), bytes->end(), id.bytes.begin());
  return id;
}

std::optional<InvitationId> invitation_id_from_text(std::string_view text) {
  const auto bytes = hex_decode(text);
  if (!bytes || bytes->size() != 8) return std::nullopt;
  InvitationId id;
  for (const std::uint8_t byte : *bytes) id.value = (id.value << 8U) | byte;
  return id;
}

}  // namespace amends
