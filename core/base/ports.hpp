// What the core needs from outside, besides the store. Implementations are passed in; the core
// keeps references and owns none of them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/bytes.hpp"
#include "core/base/time.hpp"

namespace amends {

/// Tells the time. May jump in either direction: the core copes.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual UtcMillis now() = 0;
};

/// Unpredictable bytes (getrandom, crypto.getRandomValues). Fills the whole span or does not
/// return.
class Entropy {
 public:
  virtual ~Entropy() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

/// HMAC-SHA-256 (RFC 2104, FIPS 180-4). The key may have any length.
class Signer {
 public:
  virtual ~Signer() = default;
  virtual Digest hmac_sha256(ByteView key, ByteView message) = 0;
};

/// The web files, which lie in share/amends/web.
class Assets {
 public:
  virtual ~Assets() = default;
  /// The file that answers under a plain name ("amends-rating.js") or a hashed one; empty when
  /// there is none. Never a path that leaves the folder.
  virtual std::optional<std::string> file_of(std::string_view name) = 0;
  /// The content-hashed name of a plain name, or the plain name itself when there is none.
  virtual std::string hashed_name(std::string_view plain) = 0;
};

/// For who serves no web files: there are none, and names stay plain.
class NoAssets final : public Assets {
 public:
  std::optional<std::string> file_of(std::string_view) override { return std::nullopt; }
  std::string hashed_name(std::string_view plain) override { return std::string(plain); }
};

}  // namespace amends
