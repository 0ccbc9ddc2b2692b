// Reads what Packer wrote, out of a file that anybody may have damaged: behind its end, or
// where a value cannot be, everything is 0 and empty, and it says that it is not whole.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/bytes.hpp"
#include "core/base/enum_text.hpp"

namespace amends {

class PackedReader {
 public:
  explicit PackedReader(ByteView bytes) : left_(bytes) {}

  bool whole() const { return whole_; }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (left_.empty()) return damaged();
      const std::uint8_t byte = left_.front();
      left_ = left_.subspan(1);
      value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
      if (byte < 0x80) return value;
    }
    return damaged();
  }
  std::int64_t signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>((value >> 1U) ^ (0 - (value & 1U)));
  }
  /// A number less than `limit`.
  std::uint64_t below(std::uint64_t limit) {
    const std::uint64_t value = number();
    return value < limit ? value : damaged();
  }
  template <class Enum>
  Enum one_of() {
    return static_cast<Enum>(below(EnumTexts<Enum>::texts.size()));
  }
  std::string_view text() {
    const std::uint64_t size = number();
    if (size > left_.size()) {
      damaged();
      return {};
    }
    const auto length = static_cast<std::size_t>(size);
    const std::string_view text(reinterpret_cast<const char*>(left_.data()), length);
    left_ = left_.subspan(length);
    return text;
  }

 private:
  std::uint64_t damaged() {
    whole_ = false;
    left_ = {};
    return 0;
  }

  ByteView left_;
  bool whole_ = true;
};

}  // namespace amends
