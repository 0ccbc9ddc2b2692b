// What is not merged: by whom, with what, and twice.
#include "contract/known_customer.hpp"
#include "contract/merged_cases.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

void check_refused(const Reply& reply, int status, std::string_view code, std::string_view field) {
  INFO(reply.body);
  CHECK(reply.status == status);
  CHECK(reply.code() == code);
  const json::object answer = reply.object();
  const auto* named = answer.if_contains("field");
  CHECK((named == nullptr ? "" : std::string(named->as_string())) == field);
}

}  // namespace

STORE_TEST_CASE("what cannot be merged is refused, and why is said", "[merge]") {
  TwoCases two;
  const std::string third = two.open("19");
  tell(two.door, "20", {{"id", "u4"}, {"name", "Tomas"}});
  const std::string of_tomas = [&] {
    REQUIRE(rate(two.door, ask(two.door, "20", {{"id", "u4"}}), 1, "").status == 200);
    return two.id_of("20");
  }();
  check_refused(two.merge(two.second, two.second), 422, "out_of_range", "into");
  check_refused(two.merge(two.second, of_tomas), 422, "out_of_range", "into");
  check_refused(two.work(two.second, "merge", {{"into", two.first}}), 422, "missing_field",
                "into_revision");
  check_refused(two.work(two.second, "merge", {{"into_revision", 1}}), 422, "missing_field",
                "into");
  check_refused(two.work(two.second, "merge", {{"into", "x"}, {"into_revision", 1}}), 422,
                "out_of_range", "into");
  check_refused(two.work(two.second, "merge",
                         {{"into", "00000000000000000000000000000001"}, {"into_revision", 1}}),
                404, "not_found", "into");
  const Reply stale = two.merge(two.second, two.first, {{"revision", 1}});
  check_refused(stale, 409, "stale_revision", "revision");
  CHECK(stale.object().at("follow_up").at("id").as_string() == two.second);
  const Reply stale_into = two.merge(two.second, two.first, {{"into_revision", 1}});
  check_refused(stale_into, 409, "stale_revision", "into_revision");
  CHECK(stale_into.object().at("follow_up").at("id").as_string() == two.first);

  two.merge_both();
  check_refused(two.merge(two.second, third), 409, "transition_not_allowed", "");
  check_refused(two.merge(third, two.second), 409, "transition_not_allowed", "into");
  check_refused(two.merge(two.first, third), 409, "transition_not_allowed", "");
  CHECK(two.merge(third, two.first).status == 200);
  REQUIRE(two.address(two.first).status == 200);
  CHECK(two.state(third) == "addressed");
  check_refused(two.merge(of_tomas, two.first), 422, "out_of_range", "into");
  check_verified(two.door);
}

STORE_TEST_CASE("who may not see a case merges nothing into it", "[merge]") {
  TwoCases two;
  REQUIRE(two.work(two.second, "assign", {{"assignee", {{"id", "marta"}}}}).status == 200);
  const json::object body{{"revision", two.view(two.second).at("revision")},
                          {"into", two.first},
                          {"into_revision", two.view(two.first).at("revision")}};
  check_refused(two.work(two.second, "merge", body, "agent"), 404, "not_found", "into");
  const json::object watched{{"person", {{"id", "marta"}, {"name", "Marta"}}}};
  REQUIRE(two.work(two.first, "watch", watched).status == 200);
  check_refused(two.work(two.second, "merge", body, "agent"), 403, "forbidden", "into");
  REQUIRE(two.work(two.first, "assign", {{"assignee", {{"id", "marta"}}}}).status == 200);
  json::object fresh = body;
  fresh["into_revision"] = two.view(two.first).at("revision");
  CHECK(two.work(two.second, "merge", fresh, "agent").status == 200);
}

STORE_TEST_CASE("the same press merges once", "[merge]") {
  TwoCases two;
  const json::object body{{"revision", two.view(two.second).at("revision")},
                          {"into_revision", two.view(two.first).at("revision")},
                          {"op", "op-of-the-one-press"}};
  REQUIRE(two.merge(two.second, two.first, body).status == 200);
  CHECK(two.merge(two.second, two.first, body).status == 200);
  CHECK(two.view(two.first).at("taken_in").as_array().size() == 1);
  json::object other = body;
  other["note"] = "Once more";
  check_refused(two.merge(two.second, two.first, other), 409, "op_reused", "op");
  check_verified(two.door);
}

STORE_TEST_CASE("two people who merge the same two cases both ways leave one merged", "[merge]") {
  TwoCases two;
  const json::object there{{"revision", two.view(two.second).at("revision")},
                           {"into_revision", two.view(two.first).at("revision")}};
  const json::object back{{"revision", there.at("into_revision")},
                          {"into_revision", there.at("revision")}};
  CHECK(two.merge(two.second, two.first, there).status == 200);
  check_refused(two.merge(two.first, two.second, back), 409, "stale_revision", "revision");
  CHECK(two.waiting() == 1);
  check_verified(two.door);
}

STORE_TEST_CASE("a case takes care of no more than the limit says", "[merge]") {
  MergedCases many;
  const std::string into = many.open("1");
  for (int n = 2; n < 22; ++n) {
    REQUIRE(many.merge(many.open(std::to_string(n)), into).status == 200);
  }
  const Reply refused = many.merge(many.open("22"), into);
  check_refused(refused, 422, "out_of_range", "into");
  CHECK(refused.body.find("at most 20") != std::string::npos);
  REQUIRE(many.address(into).status == 200);
  CHECK(many.waiting() == 1);
  check_verified(many.door);
}

STORE_TEST_CASE("nobody addresses own work by way of another case", "[merge]") {
  TwoCases two;
  tell(two.door, "17", ingrid());  // nobody's work: the case was asked about eoin's
  change_settings(two.door, {{"agent_may_address_own", false}});
  two.merge_both();
  const json::object to_eoin{{"assignee", {{"id", "eoin"}}}};
  CHECK(two.work(two.first, "assign", to_eoin).status == 403);
}
