#include "core/rules/make_offer.hpp"

#include <algorithm>

#include "core/model/money.hpp"

namespace amends {
namespace {

Error unknown_offer(const Settings& settings) {
  std::string listed;
  for (const Offer& each : settings.offers) {
    listed.append(listed.empty() ? "" : ", ").append(each.code);
  }
  const std::string rule = listed.empty() ? "offer is not asked for in the settings"
                                          : "offer must be one of those in the settings: " + listed;
  return fail(ErrorCode::out_of_range, rule, "offer");
}

Error beyond_limit(const Offer& offer, int left) {
  const std::string& currency = offer.limit->currency;
  std::string rule = "amount must be at most " + amount_text(left) + " " + currency;
  if (left < offer.limit->hundredths) {
    rule += ", which is left of " + amount_text(offer.limit->hundredths) + " " + currency;
  }
  return fail(ErrorCode::out_of_range, rule, "amount");
}

}  // namespace

int offer_left(const Offer& offer, const FollowUp& follow_up) {
  std::int64_t left = offer.limit ? offer.limit->hundredths : 0;
  for (const GivenOffer& given : follow_up.offers) {
    if (given.code == offer.code) left -= given.hundredths;
  }
  return static_cast<int>(std::max<std::int64_t>(left, 0));
}

Result<FollowUpOffered> offer_made(const MakeOffer& wanted, const FollowUp& follow_up,
                                   const Settings& settings) {
  const Offer* offer = settings.offer(wanted.offer);
  if (offer == nullptr) return unknown_offer(settings);
  if (!offer->limit && wanted.hundredths) {
    return fail(ErrorCode::out_of_range, "amount must be left out: the offer has none", "amount");
  }
  if (!offer->limit) return FollowUpOffered{follow_up.id, offer->code, 0, {}};
  if (!wanted.hundredths) {
    return fail(ErrorCode::missing_field, "amount is required for this offer", "amount");
  }
  const int left = offer_left(*offer, follow_up);
  if (*wanted.hundredths > left) return beyond_limit(*offer, left);
  return FollowUpOffered{follow_up.id, offer->code, *wanted.hundredths, offer->limit->currency};
}

}  // namespace amends
