#include "core/model/given_offer.hpp"

#include <charconv>

namespace amends {

std::string offer_text(const GivenOffer& offer) {
  return std::to_string(offer.hundredths)
      .append(" ")
      .append(offer.currency)
      .append(" ")
      .append(offer.code);
}

std::optional<GivenOffer> offer_from_text(std::string_view text) {
  GivenOffer offer;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), offer.hundredths);
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (error != std::errc() || !text.starts_with(' ')) return std::nullopt;
  text.remove_prefix(1);
  const std::size_t space = text.find(' ');
  if (space == text.npos) return std::nullopt;
  offer.currency = text.substr(0, space);
  offer.code = text.substr(space + 1);
  return offer;
}

}  // namespace amends
