#include "core/store/memory/texts.hpp"

#include <functional>

namespace amends::memory {
namespace {

std::uint64_t hash_of(std::string_view text) {
  return spread(std::hash<std::string_view>{}(text));
}

}  // namespace

Texts::Texts() {
  intern(std::string_view());
}

TextId Texts::intern(std::string_view text) {
  if (const auto known = find(text)) return *known;
  Packer packed;
  packed.text(text);
  const auto number = static_cast<std::uint32_t>(places_.size());
  places_.push_back(arena_.add(packed.bytes()));
  index_.add(number, [this](std::uint32_t n) { return hash_of(this->text(TextId{n})); });
  return TextId{number};
}

TextId Texts::intern(const Packer& packed) {
  const ByteView bytes = packed.bytes();
  return intern({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::optional<TextId> Texts::find(std::string_view text) const {
  const auto found =
      index_.find(hash_of(text), [&](std::uint32_t n) { return this->text(TextId{n}) == text; });
  if (!found) return std::nullopt;
  return TextId{*found};
}

std::string_view Texts::text(TextId id) const {
  return Unpacker(arena_.at(places_[number_of(id)])).text();
}

}  // namespace amends::memory
