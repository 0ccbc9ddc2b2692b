// What the settings keep for a while only. Through the door.
#include "contract/known_customer.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

json::object policy(const json::object& members) {
  return {{"retention", members}};
}

json::object tick(TestDoor& door, std::int64_t limit = 500) {
  const Reply done = door.host("POST", "/api/tick", {{"limit", limit}});
  INFO(done.body);
  REQUIRE(done.status == 200);
  return done.object();
}

void pass_days(TestDoor& door, std::int64_t days) {
  door.clock.pass(days * day_s);
  tick(door);
}

json::object case_of(TestDoor& door, std::string_view request) {
  const auto list = get(door, "/api/follow-ups?state=open,contacted,addressed").object();
  for (const json::value& item : list.at("items").as_array()) {
    if (item.at("request").as_string() == request) return item.as_object();
  }
  FAIL("no case of " << request);
  return {};
}

void address(TestDoor& door, std::string_view request) {
  const json::object one = case_of(door, request);
  const auto done = door.staff(
      "manager", "POST", "/api/follow-ups/" + std::string(one.at("id").as_string()) + "/address",
      {{"revision", one.at("revision")}, {"outcome", "fixed"}, {"note", "CANARY is content now"}});
  INFO(done.body);
  REQUIRE(done.status == 200);
}

std::string whole(TestDoor& door, std::string_view request) {
  return get(door, "/api/requests/" + std::string(request)).body;
}

std::vector<RetentionApplied> told_runs(TestDoor& door) {
  SodiumSigner signer;
  SystemEntropy entropy;
  const History history = History::of_tenant("default", Bytes(32, 7), signer, entropy);
  std::vector<RetentionApplied> runs;
  for (const StoredEvent& stored : door.backend.store().events(retention_stream, 0).value()) {
    CHECK_FALSE(stored.personal);
    runs.push_back(std::get<RetentionApplied>(history.open(stored).value().payload));
  }
  return runs;
}

}  // namespace

STORE_TEST_CASE("comments go after their days, and the scores stay", "[retention]") {
  TestDoor door;
  live(door);
  const auto before = get(door, "/api/reports/satisfaction").object().at("total");
  pass_days(door, 40);
  CHECK(holds(whole(door, "2"), "Fast, says CANARY"));

  change_settings(door, policy({{"comments_days", 30}}));
  const json::object done = tick(door);
  CHECK(done.at("texts_expired") == 1);
  CHECK(done.at("more") == false);
  CHECK_FALSE(holds(whole(door, "2"), "Fast, says CANARY"));
  CHECK(holds(whole(door, "2"), "\"type\":\"texts_expired\""));
  CHECK(holds(whole(door, "2"), "Ingrid CANARY"));
  const auto after = get(door, "/api/reports/satisfaction").object().at("total");
  for (const char* measure : {"answered", "satisfied", "dissatisfied"}) {
    CHECK(after.at(measure) == before.at(measure));
  }
  CHECK(tick(door).at("texts_expired") == 0);
  check_verified(door);
}

STORE_TEST_CASE("days begin at midnight of the tenant's zone", "[retention]") {
  TestDoor door;
  change_settings(door, policy({{"comments_days", 1}}));
  REQUIRE(rate(door, ask(door, "2", ingrid()), 5, "Fast, says CANARY").status == 200);
  const UtcMillis said = door.clock.now();
  const std::int64_t to_midnight_s = (day_ms - said.count % day_ms) / second_ms;
  door.clock.pass(to_midnight_s + day_s - 2);
  CHECK(tick(door).at("texts_expired") == 0);
  door.clock.pass(3);
  CHECK(tick(door).at("texts_expired") == 1);
}

STORE_TEST_CASE("words of an open case stay, and go so many days after its end", "[retention]") {
  TestDoor door;
  change_settings(door, policy({{"comments_days", 30}, {"notes_days", 10}}));
  live(door);
  pass_days(door, 100);
  CHECK(holds(whole(door, "1"), "CANARY nobody called"));
  CHECK(holds(whole(door, "1"), "CANARY was angry"));
  address(door, "1");
  pass_days(door, 9);
  CHECK(holds(whole(door, "1"), "CANARY is content now"));
  pass_days(door, 2);
  CHECK_FALSE(holds(whole(door, "1"), "CANARY is content now"));
  CHECK_FALSE(holds(whole(door, "1"), "CANARY was angry"));
  CHECK(holds(whole(door, "1"), "CANARY nobody called"));
  pass_days(door, 20);
  CHECK_FALSE(holds(whole(door, "1"), "CANARY nobody called"));
  CHECK(holds(whole(door, "4"), "Too slow"));
  CHECK_FALSE(holds(get(door, "/api/follow-ups?state=addressed").body, "nobody called"));
  check_verified(door);
}

STORE_TEST_CASE("who a customer is goes last, and is then nobody's request", "[retention]") {
  TestDoor door;
  change_settings(door,
                  policy({{"comments_days", 30}, {"notes_days", 30}, {"identities_days", 60}}));
  REQUIRE(rate(door, ask(door, "2", ingrid()), 5, "Fast, says CANARY").status == 200);
  pass_days(door, 59);
  CHECK(ids_of(get(door, person).object(), "requests") == Ids{"2"});
  pass_days(door, 2);
  CHECK_FALSE(holds(whole(door, "2"), "CANARY"));
  CHECK(get(door, person).code() == "not_found");
  check_verified(door);
  // What the helpdesk tells afterwards is new.
  REQUIRE(tell(door, "2", ingrid()).status == 200);
  CHECK(ids_of(get(door, person).object(), "requests") == Ids{"2"});
  CHECK(erase(door).object().at("requests") == 1);
  check_verified(door);
}

STORE_TEST_CASE("who can still answer is known", "[retention]") {
  TestDoor door;
  change_settings(door,
                  policy({{"comments_days", 30}, {"notes_days", 30}, {"identities_days", 60}}));
  REQUIRE(tell(door, "2", ingrid()).status == 200);
  pass_days(door, 50);
  ask(door, "2", ingrid());
  pass_days(door, 59);
  CHECK(holds(whole(door, "2"), "Ingrid CANARY"));
  pass_days(door, 2);
  CHECK_FALSE(holds(whole(door, "2"), "Ingrid CANARY"));
  check_verified(door);
}

STORE_TEST_CASE("each tick does a bounded part, oldest first, and goes on", "[retention]") {
  TestDoor door;
  for (const char* request : {"c", "a", "b"}) {
    REQUIRE(
        rate(door, ask(door, request, ingrid()), 5, "CANARY of " + std::string(request)).status ==
        200);
    door.clock.pass(day_s);
  }
  door.clock.pass(100 * day_s);
  while (tick(door).at("more").as_bool()) continue;
  change_settings(door, policy({{"comments_days", 30}}));
  for (const char* next : {"c", "a", "b"}) {
    CHECK(holds(whole(door, next), "CANARY of"));
    CHECK(tick(door, 1).at("texts_expired") == 1);
    CHECK_FALSE(holds(whole(door, next), "CANARY of"));
  }
  const json::object last = tick(door, 1);
  CHECK(last.at("texts_expired") == 0);
  CHECK(last.at("more") == false);
  const auto runs = told_runs(door);
  REQUIRE(runs.size() == 3);
  CHECK(runs[0].requests == 1);
  CHECK(runs[0].comments == 1);
  CHECK(runs[0].identities == 0);
  check_verified(door);
}

STORE_TEST_CASE("what would go is counted before anything goes", "[retention]") {
  TestDoor door;
  live(door);
  address(door, "1");
  address(door, "4");
  pass_days(door, 200);
  const auto none = get(door, "/api/retention").object();
  CHECK(none.at("retention").as_object().empty());
  CHECK(none.at("due").at("comments") == 0);
  CHECK(none.at("applied_at").is_null());

  const auto due =
      get(door, "/api/retention?comments_days=90&notes_days=90&identities_days=120").object();
  CHECK(due.at("retention").at("identities_days") == 120);
  CHECK(due.at("due").at("comments") == 3);
  CHECK(due.at("due").at("notes") == 3);
  CHECK(due.at("due").at("identities").as_int64() >= 4);
  CHECK(get(door, "/api/retention?comments_days=300").object().at("due").at("comments") == 0);
  CHECK(holds(whole(door, "2"), "Fast, says CANARY"));

  change_settings(door,
                  policy({{"comments_days", 90}, {"notes_days", 90}, {"identities_days", 120}}));
  tick(door);
  const auto runs = told_runs(door);
  REQUIRE(runs.size() == 1);
  CHECK(runs[0].comments == due.at("due").at("comments").as_int64());
  CHECK(runs[0].notes == due.at("due").at("notes").as_int64());
  CHECK(runs[0].identities == due.at("due").at("identities").as_int64());
  CHECK(get(door, "/api/retention").object().at("applied_at") == door.clock.now().count);
  CHECK(get(door, "/api/retention").object().at("due").at("identities") == 0);
  check_verified(door);
}

STORE_TEST_CASE("who may look at it, and what is refused", "[retention]") {
  TestDoor door;
  CHECK(get(door, "/api/retention", "manager").code() == "forbidden");
  CHECK(get(door, "/api/retention?comments_days=0").object().at("field") == "comments_days");
  CHECK(get(door, "/api/retention?notes_days=soon").object().at("field") == "notes_days");
  CHECK(get(door, "/api/retention?days=3").code() == "unknown_field");
  CHECK(get(door, "/api/retention?identities_days=30").object().at("field") == "identities_days");
  const auto refused = [&](const json::object& members) {
    auto body = get(door, "/api/settings").object();
    body["settings"].as_object()["retention"] = members;
    const Reply answer = door.staff("admin", "PUT", "/api/settings", body);
    CHECK(answer.status >= 400);
    return std::string(answer.object().at("field").as_string());
  };
  CHECK(refused({{"comments_days", 3651}}) == "retention.comments_days");
  CHECK(refused({{"comment_days", 30}}) == "retention.comment_days");
  CHECK(refused({{"comments_days", 30}, {"notes_days", 30}, {"identities_days", 59}}) ==
        "retention.identities_days");
  CHECK(refused({{"comments_days", 30}, {"identities_days", 90}}) == "retention.notes_days");
  CHECK(refused({{"comments_days", 91}, {"notes_days", 9}, {"identities_days", 90}}) ==
        "retention.comments_days");
}

STORE_TEST_CASE("mails that nobody took are dropped, and nothing else of the outbox",
                "[retention]") {
  TestDoor door;
  live(door);
  pass_days(door, 20);
  const auto waiting = door.backend.store().outbox_state(door.clock.now()).value().waiting;
  const auto due = get(door, "/api/retention?undelivered_days=14").object();
  const std::int64_t mails = due.at("due").at("undelivered").as_int64();
  REQUIRE(mails > 0);
  REQUIRE(mails < waiting);
  change_settings(door, policy({{"undelivered_days", 14}}));
  tick(door);
  CHECK(door.backend.store().outbox_state(door.clock.now()).value().waiting == waiting - mails);
  CHECK(told_runs(door).at(0).undelivered == mails);
  CHECK(told_runs(door).at(0).requests == 0);
  check_verified(door);
}

STORE_TEST_CASE("health says when something went, and what is not wiped yet", "[retention]") {
  TestDoor door;
  REQUIRE(rate(door, ask(door, "2", ingrid()), 5, "Fast, says CANARY").status == 200);
  pass_days(door, 40);
  const auto health = [&] { return door.host("GET", "/api/health", {}).object().at("retention"); };
  CHECK(health().at("applied_at").is_null());
  change_settings(door, policy({{"comments_days", 30}}));
  tick(door);
  const json::value now = door.clock.now().count;
  CHECK(health().at("applied_at") == now);
  CHECK(health().at("unwiped_since") == now);
  door.clock.pass(3600);
  tick(door);
  CHECK(health().at("unwiped_since") == now);
  pass_days(door, 1);
  CHECK(health().at("unwiped_since").is_null());
}
