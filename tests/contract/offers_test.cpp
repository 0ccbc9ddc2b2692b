// What staff may offer at once, up to the tenant's limits.
#include "contract/worked_case.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

const json::array credit_and_call{json::object{{"code", "credit"},
                                               {"labels", {{"en", "Credit"}, {"de", "Gutschrift"}}},
                                               {"limit", {{"amount", "50"}, {"currency", "EUR"}}}},
                                  json::object{{"code", "call"}}};

WorkedCase& with_offers(WorkedCase& one) {
  change_settings(one.door, {{"offers", credit_and_call}});
  return one;
}

}  // namespace

STORE_TEST_CASE("what is offered is kept, and counts against the limit", "[offers]") {
  WorkedCase one;
  CHECK_FALSE(one.allows("offer"));
  with_offers(one);
  REQUIRE(one.allows("offer"));
  const Reply offered = one.command(
      "offer", {{"offer", "credit"}, {"amount", "30.50"}, {"note", "For the lost day"}});
  INFO(offered.body);
  REQUIRE(offered.status == 200);
  const json::object entry = one.last_entry();
  CHECK(entry.at("type") == "follow_up_offered");
  CHECK(entry.at("offer") == "credit");
  CHECK(entry.at("amount") == "30.50");
  CHECK(entry.at("currency") == "EUR");
  CHECK(entry.at("text") == "For the lost day");
  CHECK(entry.at("by").at("id") == "marta");
  const json::object view = one.view();
  CHECK(view.at("offers").at(0).at("limit").at("left") == "19.50");
  CHECK(view.at("offers").at(0).at("labels").at("de") == "Gutschrift");
  CHECK(view.at("offers").at(1).at("limit").is_null());

  const Reply beyond = one.command("offer", {{"offer", "credit"}, {"amount", "19.51"}});
  CHECK(beyond.status == 422);
  CHECK(beyond.object().at("field") == "amount");
  CHECK(beyond.object().at("detail") ==
        "amount must be at most 19.50 EUR, which is left of 50 EUR");
  CHECK(one.command("offer", {{"offer", "credit"}, {"amount", "19.50"}}).status == 200);
  CHECK(one.command("offer", {{"offer", "call"}}).status == 200);
  check_verified(one.door);
}

STORE_TEST_CASE("offers that make no sense are refused", "[offers]") {
  WorkedCase one;
  CHECK(one.command("offer", {{"offer", "credit"}}).object().at("detail") ==
        "offer is not asked for in the settings");
  with_offers(one);
  const auto refused = [&](const json::object& body) {
    return std::string(one.command("offer", body).object().at("detail").as_string());
  };
  CHECK(refused({{"offer", "holiday"}}) ==
        "offer must be one of those in the settings: credit, call");
  CHECK(refused({{"offer", "credit"}}) == "amount is required for this offer");
  CHECK(refused({{"offer", "credit"}, {"amount", "50.01"}}) == "amount must be at most 50 EUR");
  CHECK(refused({{"offer", "call"}, {"amount", "1"}}) ==
        "amount must be left out: the offer has none");
  for (const char* amount : {"0", "-1", "1.5", "1.505", "1,50", "ten", "10000000"}) {
    CHECK(refused({{"offer", "credit"}, {"amount", amount}}) ==
          "amount must be an amount such as 50 or 49.90, at most 9999999.99");
  }
  REQUIRE(one.command("address", {{"outcome", "fixed"}, {"note", "New router"}}).status == 200);
  CHECK(one.command("offer", {{"offer", "call"}}).code() == "transition_not_allowed");
}

STORE_TEST_CASE("what was offered in addressed cases is added up", "[offers][report]") {
  WorkedCase one;
  with_offers(one);
  const auto outcomes = [&](std::string_view accept = "application/json") {
    return one.door.call(
        "GET", "/api/reports/outcomes?by=team",
        {{"actor", person("marta", "manager")}, {"headers", {{"accept", accept}}}});
  };
  const auto offers = [&] { return outcomes().object().at("total").at("offers").as_array(); };
  one.command("offer", {{"offer", "credit"}, {"amount", "30.50"}});
  one.command("offer", {{"offer", "credit"}, {"amount", "9.50"}});
  one.command("offer", {{"offer", "call"}});
  CHECK(offers().empty());
  REQUIRE(one.command("address", {{"outcome", "fixed"}, {"note", "New router"}}).status == 200);
  CHECK(
      offers() ==
      json::array{
          json::object{{"code", "call"}, {"count", 1}, {"amount", nullptr}, {"currency", nullptr}},
          json::object{{"code", "credit"}, {"count", 2}, {"amount", "40"}, {"currency", "EUR"}}});
  const std::string csv = outcomes("text/csv").body;
  INFO(csv);
  CHECK(csv.find("\r\nrow,Network,1,offer,credit,2,,,,40,EUR\r\n") != std::string::npos);
  CHECK(csv.find("\r\ntotal,,1,offer,call,1,,,,,\r\n") != std::string::npos);
  one.command("reopen", {{"note", "It broke again"}});
  CHECK(offers().empty());
  check_verified(one.door);
}
