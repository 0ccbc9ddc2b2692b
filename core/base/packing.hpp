// Values as few bytes: numbers of variable length (seven bits a byte, low ones first; signed ones
// zigzag), texts with their length in front.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "core/base/bytes.hpp"

namespace amends {

class Packer {
 public:
  Packer() { out_.reserve(usual_bytes); }

  void number(std::uint64_t value) {
    for (; value > 0x7f; value >>= 7U) out_.push_back(static_cast<std::uint8_t>(value | 0x80U));
    out_.push_back(static_cast<std::uint8_t>(value));
  }
  void signed_number(std::int64_t value) {
    number((static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63U));
  }
  void byte(std::uint8_t byte) { out_.push_back(byte); }
  void raw(ByteView bytes) { out_.insert(out_.end(), bytes.begin(), bytes.end()); }
  void text(std::string_view text) {
    number(text.size());
    raw(bytes_of(text));
  }
  ByteView bytes() const { return out_; }

 private:
  static constexpr std::size_t usual_bytes = 64;  // so that it seldom grows

  Bytes out_;
};

/// Reads what a Packer of this process wrote, and trusts it.
class Unpacker {
 public:
  explicit Unpacker(const std::uint8_t* at) : at_(at) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const std::uint8_t byte = *at_++;
      value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
      if (byte < 0x80) return value;
    }
  }
  std::int64_t signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>((value >> 1U) ^ (0 - (value & 1U)));
  }
  std::uint8_t byte() { return *at_++; }
  void raw(std::span<std::uint8_t> out) {
    std::copy_n(at_, out.size(), out.begin());
    at_ += out.size();
  }
  std::string_view text() {
    const auto size = static_cast<std::size_t>(number());
    const std::string_view text(reinterpret_cast<const char*>(at_), size);
    at_ += size;
    return text;
  }
  const std::uint8_t* at() const { return at_; }

 private:
  const std::uint8_t* at_;
};

}  // namespace amends
