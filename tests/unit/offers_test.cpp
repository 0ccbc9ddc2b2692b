// Amounts of money, and how much of an offer is left in a case.
#include "core/model/money.hpp"
#include "core/rules/make_offer.hpp"

#include "tests/unit/catch_result.hpp"

using namespace amends;

TEST_CASE("amounts are read exactly, or not at all") {
  CHECK(hundredths_from_text("50") == 5000);
  CHECK(hundredths_from_text("49.90") == 4990);
  CHECK(hundredths_from_text("0.01") == 1);
  CHECK(hundredths_from_text("9999999.99") == 999'999'999);
  for (const char* wrong : {"", "0", "0.00", "10000000", "1.5", "1.505", ".50", "1.", "1,50", "+1",
                            "-1", "1e3", " 1", "1.00 "}) {
    INFO(wrong);
    CHECK_FALSE(hundredths_from_text(wrong));
  }
}

TEST_CASE("amounts are written as they are read") {
  for (const char* text : {"50", "49.90", "0.01", "9999999.99", "7.05"}) {
    CHECK(amount_text(*hundredths_from_text(text)) == text);
  }
  CHECK(amount_text(0) == "0");
}

TEST_CASE("a currency is three capital letters") {
  CHECK(is_currency("EUR"));
  for (const char* wrong : {"", "EU", "EURO", "eur", "E1R", "€"}) CHECK_FALSE(is_currency(wrong));
}

TEST_CASE("what is left of an offer is never less than nothing, also when the limit was lowered") {
  const Offer credit{"credit", {}, OfferLimit{5000, "EUR"}};
  FollowUp follow_up;
  CHECK(offer_left(credit, follow_up) == 5000);
  follow_up.offers = {{"credit", 3000}, {"voucher", 2000}};
  CHECK(offer_left(credit, follow_up) == 2000);
  follow_up.offers.push_back({"credit", 4000});
  CHECK(offer_left(credit, follow_up) == 0);
  CHECK(offer_left(Offer{"call", {}, {}}, follow_up) == 0);
}
