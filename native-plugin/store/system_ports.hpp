// The core's ports on a Linux machine.
#pragma once

#include "core/base/ports.hpp"

namespace amends {

class SystemClock final : public Clock {
 public:
  UtcMillis now() override;
};

/// getrandom(2): also right after a fork, and without a file to open.
class SystemEntropy final : public Entropy {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

/// libsodium's SHA-256, which computes only: it needs no sodium_init(), opens nothing, cannot fail.
class SodiumSigner final : public Signer {
 public:
  Digest hmac_sha256(ByteView key, ByteView message) override;
};

}  // namespace amends
