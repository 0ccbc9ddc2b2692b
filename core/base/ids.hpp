// Ids that the application makes. No store hands out numbers.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace amends {

/// 128 random bits: follow-ups, effects, keys. Written as 32 lower-case hex digits.
struct Id128 {
  std::array<std::uint8_t, 16> bytes{};
  // The type is named because Emscripten's std::array has no <=> to deduce it from.
  friend std::strong_ordering operator<=>(const Id128&, const Id128&) = default;
};

/// 64 random bits: an invitation. It stands in the link. Written as 16 lower-case hex digits.
struct InvitationId {
  std::uint64_t value = 0;
  friend auto operator<=>(const InvitationId&, const InvitationId&) = default;
};

std::string to_text(const Id128& id);
std::string to_text(InvitationId id);
/// Strict: exactly the spelling that to_text() makes.
std::optional<Id128> id128_from_text(std::string_view text);
std::optional<InvitationId> invitation_id_from_text(std::string_view text);

}  // namespace amends
