// Every short text once: agents, teams, request ids, whole snapshots.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/index.hpp"
#include "core/base/packing.hpp"
#include "core/store/memory/arena.hpp"

namespace amends::memory {

enum class TextId : std::uint32_t { empty = 0 };

constexpr std::uint32_t number_of(TextId id) {
  return static_cast<std::uint32_t>(id);
}

class Texts {
 public:
  Texts();

  TextId intern(std::string_view text);
  /// What many hold alike can be packed into a text of its own.
  TextId intern(const Packer& packed);
  /// Nothing where the text was never interned: then nothing can be equal to it.
  std::optional<TextId> find(std::string_view text) const;
  /// Stays valid as long as the pool.
  std::string_view text(TextId id) const;
  std::string string(TextId id) const { return std::string(text(id)); }
  Unpacker unpacker(TextId id) const { return Unpacker(bytes_of(text(id)).data()); }

  /// A text among other values: its id.
  void pack(std::string_view text, Packer& out) { out.number(number_of(intern(text))); }
  std::string_view unpack(Unpacker& in) const { return text(unpack_id(in)); }
  static TextId unpack_id(Unpacker& in) { return TextId{static_cast<std::uint32_t>(in.number())}; }

 private:
  Arena arena_;
  std::deque<Place> places_;
  Index index_;
};

}  // namespace amends::memory
