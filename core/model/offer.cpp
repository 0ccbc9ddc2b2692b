#include "core/model/offer.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
#include "core/model/money.hpp"
#include "core/model/object_list.hpp"

namespace amends {
namespace {

void read_labels(FieldReader& parent, Offer& offer) {
  const json::object& languages = parent.object("labels");
  if (languages.size() > limits::max_languages) {
    parent.refuse(ErrorCode::field_too_long, "labels",
                  "must have at most " + std::to_string(limits::max_languages) + " languages");
    return;
  }
  FieldReader fields(languages, parent.path_of("labels") + ".");
  // The reader goes on to know the names that it was asked for: they have to last.
  for (const auto& member : languages) {
    const std::string_view language(member.key().data(), member.key().size());
    offer.labels.emplace(language, fields.required_text(language, limits::max_text_bytes));
  }
  if (auto error = fields.finish()) parent.refuse(*error);
}

std::optional<OfferLimit> read_limit(FieldReader& parent) {
  if (!parent.has("limit")) return std::nullopt;
  FieldReader fields(parent.object("limit"), parent.path_of("limit") + ".");
  OfferLimit limit;
  const auto amount = hundredths_from_text(fields.required_text("amount", 16));
  limit.currency = fields.required_text("currency", 16);
  if (!amount) {
    fields.refuse(ErrorCode::out_of_range, "amount",
                  "must be an amount such as 50 or 49.90, at most 9999999.99");
  }
  if (!is_currency(limit.currency)) {
    fields.refuse(ErrorCode::out_of_range, "currency", "must be three capital letters such as EUR");
  }
  if (auto error = fields.finish()) parent.refuse(*error);
  limit.hundredths = amount.value_or(0);
  return limit;
}

Result<Offer> offer_from_json(const json::object& object, const std::string& path) {
  FieldReader fields(object, path);
  Offer offer;
  offer.code = fields.required_text("code", limits::max_case_code_bytes);
  read_labels(fields, offer);
  offer.limit = read_limit(fields);
  if (auto error = fields.finish()) return *error;
  return offer;
}

}  // namespace

std::vector<Offer> read_offers(FieldReader& fields) {
  auto offers = read_objects(fields, "offers", limits::max_offers, &offer_from_json);
  for (auto offer = offers.begin(); offer != offers.end(); ++offer) {
    const bool again = std::any_of(offers.begin(), offer,
                                   [&](const Offer& other) { return other.code == offer->code; });
    if (!again) continue;
    const std::string path =
        "offers[" + std::to_string(std::distance(offers.begin(), offer)) + "].code";
    fields.refuse(ErrorCode::out_of_range, path, "must be of one offer only");
    break;
  }
  return offers;
}

json::object offer_to_json(const Offer& offer) {
  json::object object{{"code", offer.code}};
  json::object labels;
  for (const auto& [language, label] : offer.labels) labels.emplace(language, label);
  if (!labels.empty()) object["labels"] = std::move(labels);
  if (offer.limit) {
    object["limit"] = json::object{{"amount", amount_text(offer.limit->hundredths)},
                                   {"currency", offer.limit->currency}};
  }
  return object;
}

}  // namespace amends
