// One person across requests: looked at, handed over, erased. Through the door.
#include "contract/known_customer.hpp"

using namespace amends;
using namespace amends::testing;

STORE_TEST_CASE("all that is kept about a person is handed over", "[people]") {
  TestDoor door;
  live(door);
  const auto whole = get(door, person).object();
  CHECK(ids_of(whole, "requests") == Ids{"3", "2", "1"});
  CHECK(whole.at("next").is_null());
  CHECK(whole.at("erased_at").is_null());
  CHECK(whole.at("known_as").as_array().size() == 2);
  const std::string text = json::serialize(whole);
  for (const char* part : {"CANARY nobody called", "CANARY was angry", "Fast, says CANARY"}) {
    CHECK(holds(text, part));
  }
  CHECK_FALSE(holds(text, "Too slow"));
  CHECK(ids_of(get(door, "/api/people/ingrid@canary.example").object(), "requests") == Ids{"3"});

  const auto page = get(door, std::string(person) + "?limit=2").object();
  CHECK(ids_of(page, "requests") == Ids{"3", "2"});
  const std::string next(page.at("next").as_string());
  const auto rest = get(door, std::string(person) + "?limit=2&cursor=" + next).object();
  CHECK(ids_of(rest, "requests") == Ids{"1"});
  CHECK(rest.at("next").is_null());
}

STORE_TEST_CASE("who may ask about a person, and about whom", "[people]") {
  TestDoor door;
  live(door);
  CHECK(get(door, person, "manager").code() == "forbidden");
  CHECK(door.staff("manager", "DELETE", person).code() == "forbidden");
  CHECK(get(door, "/api/people/u99").code() == "not_found");
  CHECK(erase(door, "/api/people/u99").code() == "not_found");
  CHECK(get(door, std::string(person) + "?cursor=yesterday").object().at("field") == "cursor");
  CHECK(get(door, std::string(person) + "?limit=201").object().at("field") == "limit");
}

STORE_TEST_CASE("a customer's requests stand beside the one that staff looks at", "[people]") {
  TestDoor door;
  live(door);
  const auto all = get(door, "/api/requests/1/customer", "agent").object();
  CHECK(ids_of(all, "items") == Ids{"3", "2", "1"});
  const auto& happy = all.at("items").as_array().at(1).as_object();
  CHECK(happy.at("ratings").as_array().at(0).at("answer") == 5);
  CHECK(happy.at("asks").as_array().at(0).at("answered") == true);
  CHECK(all.at("items").as_array().at(2).at("follow_ups").as_array().size() == 1);
  CHECK_FALSE(happy.contains("timeline"));
  CHECK(ids_of(get(door, "/api/requests/4/customer", "agent").object(), "items") == Ids{"4"});

  const json::object scoped{
      {"headers", {{"x-amends", "1"}}},
      {"actor",
       {{"id", "jo"}, {"roles", json::array{"agent"}}, {"scopes", {{"teams", {"Network"}}}}}}};
  const auto seen = door.call("GET", "/api/requests/1/customer", scoped).object();
  CHECK(ids_of(seen, "items") == Ids{"3", "1"});
  CHECK(door.call("GET", "/api/requests/2/customer", scoped).code() == "not_found");
}

STORE_TEST_CASE("a person who is erased is in no answer, and still in the figures", "[people]") {
  TestDoor door;
  live(door);
  const std::string figures = get(door, "/api/reports/satisfaction").body;
  const auto done = erase(door);
  INFO(done.body);
  REQUIRE(done.status == 200);
  CHECK(done.object().at("requests") == 3);
  CHECK(done.object().at("more") == false);
  CHECK(done.object().at("wiped") == true);
  const std::string answers = all_answers(door);
  CHECK_FALSE(holds(answers, "CANARY"));
  CHECK_FALSE(holds(answers, "\"mail\":\"ingrid"));
  const auto counted = json::parse(figures).at("total");
  const auto now = get(door, "/api/reports/satisfaction").object().at("total");
  for (const char* measure : {"answered", "satisfied", "dissatisfied"}) {
    CHECK(now.at(measure) == counted.at(measure));
  }
  const auto voided = get(door, "/api/follow-ups?state=voided").object();
  REQUIRE(voided.at("items").as_array().size() == 1);
  CHECK(voided.at("items").as_array().at(0).at("request") == "1");
  const auto waiting = get(door, "/api/follow-ups?state=waiting").object();
  REQUIRE(waiting.at("items").as_array().size() == 1);
  CHECK(waiting.at("items").as_array().at(0).at("request") == "4");
  check_verified(door);

  const auto left = get(door, person).object();
  CHECK(left.at("requests").as_array().empty());
  CHECK(left.at("erased_at").is_int64());
}

STORE_TEST_CASE("a person is erased twice without harm", "[people]") {
  TestDoor door;
  live(door);
  const auto first = erase(door).object();
  door.clock.pass(3600);
  const auto second = erase(door);
  CHECK(second.status == 200);
  CHECK(second.object().at("requests") == 0);
  CHECK(second.object().at("erased_at") == first.at("erased_at"));
  CHECK(door.host("POST", "/api/tick", json::object{}).object().at("erased") == 0);
  check_verified(door);
}

STORE_TEST_CASE("links of an erased customer close", "[people]") {
  TestDoor door;
  const std::string token = ask(door, "1", ingrid());
  const std::string nonce = door.nonce(token);
  REQUIRE(erase(door).status == 200);
  CHECK(door.customer("POST", "/r/" + token,
                      {{"answer", 1},
                       {"op", "op-of-a-late-press"},
                       {"key", "key-of-her-browser"},
                       {"nonce", nonce}})
            .code() == "closed");
  CHECK(door.host("POST", "/api/tick", json::object{}).status == 200);
  check_verified(door);
}

STORE_TEST_CASE("what the helpdesk tells again of an erased request is not kept", "[people]") {
  TestDoor door;
  live(door);
  REQUIRE(erase(door).status == 200);
  REQUIRE(tell(door, "1", ingrid(), "Workplace", "open").status == 200);
  CHECK(get(door, "/api/requests/1").object().at("team") == "Workplace");
  CHECK_FALSE(holds(all_answers(door), "CANARY"));
  // Another customer's is, and so is a new request of hers.
  REQUIRE(tell(door, "2", {{"id", "u4"}, {"name", "Tomas"}}).status == 200);
  CHECK(get(door, "/api/requests/2").object().at("requester").at("name") == "Tomas");
  REQUIRE(tell(door, "5", ingrid()).status == 200);
  CHECK(ids_of(get(door, person).object(), "requests") == Ids{"5"});
  door.clock.pass(60);
  CHECK(erase(door).object().at("requests") == 1);
  check_verified(door);
}

STORE_TEST_CASE("of two requesters of one request, the erased one goes alone", "[people]") {
  TestDoor door;
  REQUIRE(rate(door, ask(door, "1", ingrid()), 2, "CANARY again").status == 200);
  door.clock.pass(60);
  REQUIRE(tell(door, "1", {{"id", "u4"}, {"name", "Tomas"}}).status == 200);
  const auto handed = get(door, "/api/people/u4").object();
  CHECK(holds(json::serialize(handed), "Tomas"));
  CHECK_FALSE(holds(json::serialize(handed), "CANARY again"));
  REQUIRE(erase(door).status == 200);
  const auto request = get(door, "/api/requests/1").object();
  CHECK(request.at("requester").at("name") == "Tomas");
  CHECK_FALSE(holds(json::serialize(request), "CANARY again"));
  // He is still there to be made amends to.
  CHECK(door.first_case().at("state") == "open");
  CHECK(ids_of(get(door, "/api/people/u4").object(), "requests") == Ids{"1"});
  check_verified(door);
}

STORE_TEST_CASE("mails to an erased customer do not go out, leased or not", "[people]") {
  TestDoor door;
  change_settings(door, {{"ask", {{"delay_s", 60}}}});
  for (const char* request : {"1", "2"}) {
    REQUIRE(tell(door, request, ingrid()).status == 200);
    door.host("POST", "/api/invitations", {{"request", request}, {"channel", "mail"}});
  }
  door.clock.pass(61);
  REQUIRE(door.host("POST", "/api/tick", json::object{}).object().at("asked") == 2);
  const auto leased =
      door.host("POST", "/api/outbox/lease",
                {{"consumer", "redmine"}, {"kinds", json::array{"mail.send"}}, {"limit", 1}})
          .object()
          .at("effects")
          .as_array();
  REQUIRE(leased.size() == 1);
  REQUIRE(erase(door).status == 200);
  // It was on its way: its host is not told that anything is wrong.
  const json::array ids{leased.at(0).at("id")};
  CHECK(door.host("POST", "/api/outbox/ack", {{"consumer", "redmine"}, {"ids", ids}})
            .object()
            .at("acknowledged") == 0);
  CHECK(mails(door).empty());
  check_verified(door);
}

STORE_TEST_CASE("an erasure that was cut short goes on with the tick", "[people]") {
  TestDoor door;
  live(door);
  SodiumSigner signer;
  SystemEntropy entropy;
  const History history = History::of_tenant("default", Bytes(32, 7), signer, entropy);
  REQUIRE(door.backend.store().note_erasure({history.person("id\x1f"
                                                            "u17"),
                                             door.clock.now()}));
  REQUIRE(tell(door, "9", ingrid()).status == 200);
  const auto ticked = door.host("POST", "/api/tick", {{"limit", 1}}).object();
  CHECK(ticked.at("erased") == 1);
  CHECK(ticked.at("more") == true);
  CHECK(door.host("POST", "/api/tick", json::object{}).object().at("more") == false);
  // Told in the same millisecond, 9 is taken for one of those before.
  CHECK(get(door, person).object().at("requests").as_array().empty());
  CHECK_FALSE(holds(get(door, "/api/requests/1").body, "CANARY"));
  check_verified(door);
}
