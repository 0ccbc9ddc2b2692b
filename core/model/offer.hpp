// What staff may offer a customer at once, without asking anybody.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/model/field_reader.hpp"

namespace amends {

/// At most so much in one case.
struct OfferLimit {
  int hundredths = 0;
  std::string currency;
};

struct Offer {
  std::string code;
  std::map<std::string, std::string> labels;  // by language; empty: the code says it
  std::optional<OfferLimit> limit;            // none: it has no amount
};

std::vector<Offer> read_offers(FieldReader& fields);
json::object offer_to_json(const Offer& offer);

}  // namespace amends
