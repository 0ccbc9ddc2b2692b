// Every short text once: agents, teams, request ids, whole snapshots.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "core/store/memory/arena.hpp"
#include "core/store/memory/index.hpp"

namespace amends::memory {

enum class TextId : std::uint32_t { empty = 0 };

constexpr std::uint32_t number_of(TextId id) {
  return static_cast<std::uint32_t>(id);
}

class Texts {
 public:
  Texts();

  TextId intern(std::string_view text);
  /// Nothing where the text was never interned: then nothing can be equal to it.
  std::optional<TextId> find(std::string_view text) const;
  /// Stays valid as long as the pool.
  std::string_view text(TextId id) const;
  std::string string(TextId id) const { return std::string(text(id)); }

 private:
  Arena arena_;
  std::deque<Place> places_;
  Index index_;
};

}  // namespace amends::memory
