// What customers say about a case that staff know of already reaches them, once.
#include "contract/told_case.hpp"

using namespace amends;
using namespace amends::testing;

STORE_TEST_CASE("what a customer adds later reaches who has the case, once", "[additions]") {
  ToldCase one;
  one.settle();
  one.give_to("jana");
  one.take_mails();
  one.add({{"comment", "Third time this week"}});
  CHECK(one.told().empty());  // another grace period
  one.door.clock.pass(60);
  one.add({{"comment", "And it costs us money"}, {"reasons", json::array{"too_long"}}});
  one.door.clock.pass(115);
  CHECK(one.told().empty());
  one.door.clock.pass(5);
  const json::array sent = one.take_mails();
  REQUIRE(sent.size() == 1);
  CHECK(reader_of(sent[0]) == "jana: detailed");
  CHECK(sent[0].at("subject") == "The customer said more: #17 VPN drops");
  CHECK(sent[0].at("follow_up") == one.id().c_str());
  CHECK_FALSE(sent[0].as_object().contains("assignee"));
  const std::string text = text_of(sent[0]);
  INFO(text);
  CHECK(text.find("And it costs us money") != std::string::npos);
  CHECK(text.find("What should have been better? Took too long") != std::string::npos);
  one.door.clock.pass(day_s);
  CHECK(one.told().empty());

  const json::object entry = one.last_entry();
  CHECK(entry.at("type") == "detailed");
  CHECK(entry.at("text") == "And it costs us money");
  CHECK(entry.at("reasons") == json::array{"too_long"});
}

STORE_TEST_CASE("what comes within the first grace period is in the first mail alone",
                "[additions]") {
  ToldCase one;
  one.add({{"comment", "Third time this week"}, {"contact_me", true}});
  one.settle();
  const json::array sent = one.take_mails();
  REQUIRE(sent.size() == 1);
  CHECK(reader_of(sent[0]) == "managers: dissatisfied");
  const std::string text = text_of(sent[0]);
  INFO(text);
  CHECK(text.find("Third time this week") != std::string::npos);
  CHECK(text.find("Wants to be contacted.") != std::string::npos);
  CHECK(text.find("\nDue: ") != std::string::npos);
  one.door.clock.pass(day_s);
  CHECK(one.told().empty());
}

STORE_TEST_CASE("who is satisfied and asks to be contacted is called neither happy nor unhappy",
                "[additions]") {
  ToldCase one;
  one.answer(5);
  one.add({{"contact_me", true}});
  one.settle();
  const json::array sent = one.take_mails();
  REQUIRE(sent.size() == 1);
  CHECK(sent[0].at("subject") == "New follow-up: #17 VPN drops");
  CHECK(text_of(sent[0]).find("Wants to be contacted.") != std::string::npos);
}

STORE_TEST_CASE("additions go to the managers where nobody has the case, and to watchers",
                "[additions]") {
  ToldCase one;
  one.settle();
  one.take_mails();
  one.watch("olga");
  one.add({{"contact_me", true}});
  one.door.clock.pass(120);
  CHECK(one.told() == Told{"managers: detailed", "olga watches: detailed"});

  SECTION("whoever was given the case since knows from that") {
    one.add({{"comment", "Still nothing"}});
    one.give_to("jana");
    CHECK(one.told() == Told{"jana: assigned", "olga watches: assigned"});
    one.door.clock.pass(120);
    CHECK(one.told() == Told{"olga watches: detailed"});
  }
  SECTION("who has it is absent") {
    one.give_to("jana");
    const std::string today = to_text(one.door.clock.now()).substr(0, 10);
    change_settings(one.door,
                    {{"absences", json::array{json::object{
                                      {"person", "jana"}, {"from", today}, {"until", today}}}}});
    one.take_mails();
    one.add({{"comment", "Still nothing"}});
    one.door.clock.pass(120);
    CHECK(one.told() == Told{"managers: detailed", "olga watches: detailed"});
  }
  SECTION("the case is addressed: words open nothing, and are read") {
    one.give_to("jana");
    one.address();
    one.take_mails();
    one.add({{"comment", "It is not good at all"}});
    CHECK(one.view().at("state") == "addressed");
    one.door.clock.pass(120);
    CHECK(one.told() == Told{"jana: detailed", "olga watches: detailed"});
  }
  SECTION("the case is withdrawn meanwhile") {
    one.add({{"comment", "Still nothing"}, {"contact_me", false}});
    one.door.rate(one.token(), 5, "op-of-the-second-one");
    CHECK(one.view().at("state") == "withdrawn");
    one.door.clock.pass(day_s);
    CHECK(one.told().empty());
  }
  check_verified(one.door);
}

STORE_TEST_CASE("what is added to a merged case reaches who takes care of it", "[additions]") {
  ToldCase one;
  one.door.rate(one.door.asked("18"), 1, "op-of-the-other-case");
  one.settle();
  const std::string into = one.case_of("18");
  one.work_on(into, "assign", {{"assignee", {{"id", "jana"}, {"name", "Jana"}}}});
  const json::value seen = one.work_on(into, "note", {{"note", "The same router"}});
  one.command("merge", {{"into", into}, {"into_revision", seen.at("revision")}});
  REQUIRE(one.view().at("state") == "merged");
  one.take_mails();
  one.add({{"comment", "Still nothing"}});
  one.door.clock.pass(120);
  CHECK(one.told() == Told{"jana: detailed"});
}

STORE_TEST_CASE("a wish to be contacted is never lost", "[additions]") {
  TestDoor door;
  const std::string token = door.asked();
  const auto says = [&](json::object body, const std::string& op) {
    body["op"] = op;
    body["key"] = "key-of-her-browser";
    body["nonce"] = door.nonce(token);
    REQUIRE(door.customer("POST", "/r/" + token, body).status == 200);
  };
  const auto cases = [&] {
    return door.staff("manager", "GET", "/api/follow-ups").object().at("items").as_array();
  };
  says({{"answer", 5}}, "op-of-the-first-answer");
  CHECK(cases().empty());
  says({{"contact_me", true}, {"comment", "One more thing"}}, "op-of-the-wish-to-be-called");
  REQUIRE(cases().size() == 1);
  CHECK(cases()[0].as_object().at("contact_me") == true);
  CHECK(cases()[0].as_object().at("class") == "satisfied");
  check_verified(door);

  door.clock.pass(hour_s);
  says({{"answer", 3}}, "op-of-the-other-answer");
  CHECK(cases().size() == 1);
  says({{"contact_me", false}}, "op-of-no-wish-any-more");
  CHECK(door.staff("manager", "GET", "/api/follow-ups?state=withdrawn")
            .object()
            .at("items")
            .as_array()
            .size() == 1);
  says({{"contact_me", true}}, "op-of-the-wish-once-more");
  REQUIRE(cases().size() == 1);
  const std::string id(cases()[0].at("id").as_string());
  const auto timeline = door.staff("manager", "GET", "/api/follow-ups/" + id).object();
  CHECK(timeline.at("timeline").as_array().back().at("reason") == "contact_wanted");
  check_verified(door);
}

STORE_TEST_CASE("webhooks hear of additions as people do", "[additions][webhooks]") {
  ToldCase one;
  one.use_webhook({"follow_up.detailed"});
  one.settle();
  one.add({{"comment", "Third time"}});
  one.add({{"reasons", json::array{"too_long"}}, {"contact_me", true}});
  CHECK(one.deliveries().empty());
  one.door.clock.pass(120);
  const json::array sent = one.deliveries();
  REQUIRE(sent.size() == 1);
  const json::object body = json::parse(sent[0].at("body").as_string()).as_object();
  CHECK(body.at("event") == "follow_up.detailed");
  CHECK(body.at("follow_up").at("id") == one.id().c_str());
  CHECK(body.at("rating").at("reasons") == json::array{"too_long"});
  CHECK(body.at("rating").at("contact_me") == true);

  one.add({{"comment", "Never mind"}, {"contact_me", false}});
  one.door.rate(one.token(), 5, "op-of-the-second-one");
  one.door.clock.pass(day_s);
  CHECK(one.deliveries().empty());
}
