// When a case is due, through the door.
#include "contract/door.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

void decide(TestDoor& door, const json::object& settings) {
  const auto revision = door.staff("admin", "GET", "/api/settings").object().at("revision");
  const Reply kept =
      door.staff("admin", "PUT", "/api/settings", {{"revision", revision}, {"settings", settings}});
  INFO(kept.body);
  REQUIRE(kept.status == 200);
}

std::int64_t due_after(const json::object& item) {
  return item.at("due_at").as_int64() - item.at("opened_at").as_int64();
}

json::object always(std::string_view id, json::array teams) {
  json::array morning;
  morning.push_back(json::array{"00:00", "12:00"});
  json::object week;
  for (const auto day : {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}) week[day] = morning;
  return {{"id", id}, {"teams", std::move(teams)}, {"week", std::move(week)}};
}

}  // namespace

STORE_TEST_CASE("a case is due in the working hours of its team", "[due]") {
  TestDoor door;
  decide(door, {{"due_s", 24 * 3600}, {"working_hours", json::array{always("net", {"Network"})}}});
  door.rate(door.asked(), 1, "op-0123456789abcdef");
  CHECK(due_after(door.first_case()) >= 36 * hour_ms);  // half a day is worked
  CHECK(due_after(door.first_case()) <= 48 * hour_ms);
}

STORE_TEST_CASE("another team's hours are not mine", "[due]") {
  TestDoor door;
  decide(door, {{"due_s", 24 * 3600}, {"working_hours", json::array{always("la", {"LA"})}}});
  door.rate(door.asked(), 1, "op-0123456789abcdef");
  CHECK(due_after(door.first_case()) == 24 * hour_ms);
}

STORE_TEST_CASE("a touchpoint may have due times of its own", "[due]") {
  TestDoor door;
  const json::object rule{{"touchpoint", "request-resolved"}, {"due_s", 3 * 3600}};
  decide(door, {{"due", json::array{rule}}});
  const std::string token = door.asked();
  door.rate(token, 1, "op-0123456789abcdef");
  CHECK(due_after(door.first_case()) == 3 * hour_ms);

  const json::object lunch{{"touchpoint", "lunch"}, {"due_s", 60}};
  const Reply unknown = door.staff("admin", "PUT", "/api/settings",
                                   {{"revision", 1}, {"settings", {{"due", json::array{lunch}}}}});
  CHECK(unknown.object().at("field") == "due[0].touchpoint");
}
