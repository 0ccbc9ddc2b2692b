// On which line of a file a request stood, to find those that stand twice.
#pragma once

#include <cstdint>
#include <string_view>

namespace amends::importing {

/// By the hash of its id: what finding repeated ones needs of each row. In 64 bits everywhere, so
/// that a million requests do not meet by chance.
struct SeenRequest {
  std::uint64_t request;
  std::int64_t line;
  friend auto operator<=>(const SeenRequest&, const SeenRequest&) = default;
};

/// FNV-1a, with its bits stirred at the end as SplitMix64 does.
constexpr std::uint64_t request_hash(std::string_view request) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : request) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9U;
  hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBU;
  return hash ^ (hash >> 31U);
}

}  // namespace amends::importing
