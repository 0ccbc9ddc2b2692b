// What was offered to a customer at once, and how a row keeps it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace amends {

struct GivenOffer {
  std::string code;
  int hundredths = 0;  // of the currency's unit; 0: no amount
  std::string currency = {};
};

/// "5000 EUR credit": the amount in hundredths, its currency, and the code, which may hold spaces.
std::string offer_text(const GivenOffer& offer);

/// Nothing of what offer_text() did not make.
std::optional<GivenOffer> offer_from_text(std::string_view text);

}  // namespace amends
