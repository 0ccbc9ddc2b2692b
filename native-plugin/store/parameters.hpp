// The values of $1, $2 … of a statement.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/ids.hpp"
#include "core/base/time.hpp"

namespace amends {

/// An invitation's id as the signed number that sorts like it: databases have no unsigned ones.
constexpr std::int64_t stored_id(InvitationId id) {
  return static_cast<std::int64_t>(id.value ^ (std::uint64_t{1} << 63U));
}
constexpr InvitationId invitation_id_of(std::int64_t stored) {
  return {static_cast<std::uint64_t>(stored) ^ (std::uint64_t{1} << 63U)};
}

/// Values in the order of their numbers. Text and bytes are borrowed until the statement has run,
/// except where a function says that it keeps a copy.
class Parameters {
 public:
  using Value = std::variant<std::monostate, std::int64_t, std::string_view, ByteView>;

  Parameters& integer(std::int64_t value) { return add(value); }
  Parameters& text(std::string_view value) { return add(value); }
  Parameters& bytes(ByteView value) { return add(value); }
  Parameters& null() { return add(std::monostate()); }
  Parameters& flag(bool value) { return integer(value ? 1 : 0); }
  Parameters& time(UtcMillis value) { return integer(value.count); }
  Parameters& time(const std::optional<UtcMillis>& value) { return value ? time(*value) : null(); }
  Parameters& id(const Id128& value) { return bytes(value.bytes); }
  Parameters& id(InvitationId value) { return integer(stored_id(value)); }
  /// Keeps a copy.
  Parameters& own_text(std::string value) { return text(owned_.emplace_back(std::move(value))); }

  void clear() {
    values_.clear();
    owned_.clear();
  }

  const std::vector<Value>& values() const { return values_; }
  /// The number of the parameter that was added last.
  std::size_t last() const { return values_.size(); }

 private:
  Parameters& add(Value value) {
    values_.push_back(value);
    return *this;
  }

  std::vector<Value> values_;
  std::deque<std::string> owned_;
};

}  // namespace amends
