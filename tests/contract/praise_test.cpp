// Agents are told of good answers with a comment, through the door.
#include <algorithm>

#include "contract/asking.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

constexpr std::int64_t grace_s = 120;

class Praised {
 public:
  explicit Praised(bool wanted = true) {
    if (wanted) change_settings(door, {{"praise", true}});
    token = door.asked();
  }
  Reply say(int answer, std::string_view comment, const std::string& op) {
    json::object body{{"answer", answer},
                      {"op", "op-of-this-test-" + op},
                      {"key", "key-of-her-browser"},
                      {"nonce", door.nonce(token)}};
    if (!comment.empty()) body["comment"] = comment;
    const Reply said = door.customer("POST", "/r/" + token, body);
    INFO(said.body);
    REQUIRE(said.status == 200);
    return said;
  }
  json::object request() { return door.staff("manager", "GET", "/api/requests/17").object(); }
  Reply decide(std::string_view verb) {
    const auto id = std::string(request().at("ratings").at(0).at("id").as_string());
    return door.staff("manager", "POST", "/api/ratings/" + id + "/" + std::string(verb),
                      {{"reason", "As she wished"}});
  }
  /// What is sent once the grace period is over.
  json::array told() {
    door.clock.pass(grace_s);
    return mails(door);
  }
  json::array leased() {
    return door
        .host("POST", "/api/outbox/lease",
              {{"consumer", "redmine"}, {"kinds", json::array{"mail.send"}}})
        .object()
        .at("effects")
        .as_array();
  }
  std::size_t entries() {
    const json::object shown = request();
    const json::array& timeline = shown.at("timeline").as_array();
    return static_cast<std::size_t>(
        std::count_if(timeline.begin(), timeline.end(),
                      [](const json::value& entry) { return entry.at("type") == "praise_sent"; }));
  }
  json::object health() {
    door.host("POST", "/api/tick", json::object{});
    return door.host("GET", "/api/health", nullptr).object();
  }

  TestDoor door;
  std::string token;
};

}  // namespace

STORE_TEST_CASE("praise reaches the agent who earned it, once", "[praise]") {
  Praised one;
  one.say(5, "Quick and kind", "0001");
  CHECK(mails(one.door).empty());
  const json::array sent = one.told();
  REQUIRE(sent.size() == 1);
  const json::value& mail = sent[0];
  CHECK(mail.at("template") == "praise");
  CHECK(mail.at("to") ==
        json::value{{"user", "eoin"}, {"team", "Network"}, {"queue", "VPN"}, {"only", true}});
  CHECK(mail.at("subject") == "Praise: #17 VPN drops");
  CHECK(mail.at("text") ==
        "Ingrid Solberg answered \"Very good\" about #17 VPN drops.\n\nQuick and kind\n");
  CHECK_FALSE(mail.as_object().contains("user"));
  CHECK(one.entries() == 1);
  const json::object entry = one.request().at("timeline").as_array().back().as_object();
  CHECK(entry.at("person").at("id") == "eoin");

  // What the customer says later is in the request, and no second mail.
  one.door.clock.pass(3600);
  one.say(4, "Still working", "0002");
  CHECK(one.told().empty());
  check_verified(one.door);
}

STORE_TEST_CASE("that praise was sent is written when the helpdesk says so", "[praise]") {
  Praised one;
  one.say(5, "Quick and kind", "0001");
  one.door.clock.pass(grace_s);
  const json::array on_its_way = one.leased();
  REQUIRE(on_its_way.size() == 1);
  CHECK(one.entries() == 0);
  const json::value done{{"consumer", "redmine"}, {"ids", json::array{on_its_way[0].at("id")}}};
  CHECK(one.door.host("POST", "/api/outbox/ack", done).object().at("acknowledged") == 1);
  CHECK(one.door.host("POST", "/api/outbox/ack", done).object().at("acknowledged") == 0);
  CHECK(one.entries() == 1);
}

STORE_TEST_CASE("nobody is told of praise unless the tenant wants it", "[praise]") {
  Praised one(false);
  one.say(5, "Quick and kind", "0001");
  CHECK(one.told().empty());
  // What was said before is not made up for.
  change_settings(one.door, {{"praise", true}});
  CHECK(one.told().empty());

  Praised other;
  other.say(5, "Quick and kind", "0001");
  change_settings(other.door, {{"praise", false}});
  CHECK(other.told().empty());
  CHECK(other.entries() == 0);
}

STORE_TEST_CASE("praise that is changed in its grace period is sent as it stands then",
                "[praise]") {
  Praised one;
  one.say(5, "Quick and kind", "0001");
  one.door.clock.pass(grace_s - 10);
  one.say(4, "Quick", "0002");
  one.door.clock.pass(grace_s - 10);
  CHECK(mails(one.door).empty());
  const json::array sent = one.told();
  REQUIRE(sent.size() == 1);
  CHECK(std::string(sent[0].at("text").as_string()).ends_with("\n\nQuick\n"));
  CHECK(std::string(sent[0].at("text").as_string()).find("\"Good\"") != std::string::npos);
}

STORE_TEST_CASE("an answer that is praise no longer is not told", "[praise]") {
  Praised one;
  one.say(5, "Quick and kind", "0001");
  one.door.clock.pass(grace_s - 30);  // later than answers that contradict each other
  one.say(3, "", "0002");
  CHECK(one.told().empty());
  one.say(5, "", "0003");  // with the words of before
  REQUIRE(one.decide("exclude").status == 200);
  CHECK(one.told().empty());
  REQUIRE(one.decide("restore").status == 200);
  CHECK(one.told().size() == 1);
  REQUIRE(one.decide("exclude").status == 200);
  REQUIRE(one.decide("restore").status == 200);
  CHECK(one.told().empty());
  CHECK(one.entries() == 1);
  check_verified(one.door);
}

STORE_TEST_CASE("a complaint is no praise, whatever the customer answers later", "[praise]") {
  Praised one;
  one.say(1, "Three days without an answer", "0001");
  one.say(5, "", "0002");
  CHECK(one.told().empty());
  one.say(5, "It is all good now, thanks to you", "0003");
  const json::array told = one.told();
  REQUIRE(told.size() == 1);
  CHECK(told[0].at("text").as_string().find("thanks to you") != json::string::npos);
}

STORE_TEST_CASE("praise is what a customer says, of work that is somebody's", "[praise]") {
  Praised one;
  const auto tell = [&](const char* id, const char* agent, const char* requester) {
    one.door.host("PUT", std::string("/api/requests/") + id,
                  {{"status", "completed"}, {"requester", {{"id", requester}}}, {"agent", agent}});
  };
  one.say(5, "", "0001");  // without a word
  tell("18", "eoin", "u18");
  const json::object entry{
      {"answer", 5}, {"comment", "She was happy on the phone"}, {"op", "op-of-an-agent-12345"}};
  const Reply entered =
      one.door.call("POST", "/api/requests/18/ratings",
                    {{"headers", {{"x-amends", "1"}, {"content-type", "application/json"}}},
                     {"actor", {{"id", "jana"}, {"roles", json::array{"agent"}}}},
                     {"body", json::serialize(entry)}});
  INFO(entered.body);
  REQUIRE(entered.status / 100 == 2);
  tell("19", "", "u19");
  const auto asked = one.door.host("POST", "/api/invitations", {{"request", "19"}}).object();
  one.token = std::string(asked.at("token").as_string());
  one.say(5, "Whoever it was, thank you", "0002");
  CHECK(one.told().empty());
}

STORE_TEST_CASE("an answer that is contradicted is no praise", "[praise]") {
  Praised one;
  const std::string other_page = one.door.nonce(one.token);
  one.say(5, "Quick and kind", "0001");
  one.door.customer("POST", "/r/" + one.token,
                    {{"answer", 1},
                     {"op", "op-of-another-page-1"},
                     {"key", "key-of-her-browser"},
                     {"nonce", other_page}});
  REQUIRE(one.request().at("ratings").at(0).at("held") == true);
  CHECK(one.told().empty());
}

STORE_TEST_CASE("praise of a customer who is erased does not go out, leased or not", "[praise]") {
  Praised one;
  one.say(5, "Quick and kind", "0001");
  one.door.clock.pass(grace_s);
  const json::array on_its_way = one.leased();
  REQUIRE(on_its_way.size() == 1);
  REQUIRE(one.door.staff("admin", "DELETE", "/api/people/u17").status == 200);
  const json::array ids{on_its_way[0].at("id")};
  CHECK(one.door.host("POST", "/api/outbox/ack", {{"consumer", "redmine"}, {"ids", ids}})
            .object()
            .at("acknowledged") == 0);
  one.door.clock.pass(3600);
  CHECK(mails(one.door).empty());
  CHECK(one.entries() == 0);
  check_verified(one.door);
}

STORE_TEST_CASE("praise that cannot be sent at all is given up, and health says so", "[praise]") {
  Praised one;
  one.say(5, "Quick and kind", "0001");
  one.door.clock.pass(grace_s);
  const json::array on_its_way = one.leased();
  REQUIRE(on_its_way.size() == 1);
  const json::array failed{
      json::object{{"id", on_its_way[0].at("id")}, {"error", "no address"}, {"final", true}}};
  one.door.host("POST", "/api/outbox/ack", {{"consumer", "redmine"}, {"failed", failed}});
  one.door.clock.pass(24 * 3600);
  CHECK(mails(one.door).empty());
  CHECK(one.entries() == 0);
  const json::object health = one.health();
  CHECK(health.at("status") == "degraded");
  CHECK(health.at("outbox").at("mails_given_up") == 1);
  CHECK(health.at("problems") ==
        json::value(
            json::array{"1 mails cannot be sent: GET /api/outbox?kind=mail.send&state=given_up"}));

  // Who is erased is not waited for.
  REQUIRE(one.door.staff("admin", "DELETE", "/api/people/u17").status == 200);
  CHECK(one.health().at("outbox").at("mails_given_up") == 0);
}

STORE_TEST_CASE("mails that fail again and again are told by health", "[praise]") {
  Praised one;
  one.say(1, "Nobody called back", "0001");
  one.door.clock.pass(grace_s);
  for (int attempt = 1; attempt <= 3; ++attempt) {
    CHECK(one.health().at("outbox").at("mails_failing") == 0);
    const json::array effects = one.leased();
    REQUIRE(effects.size() == 1);
    const json::array failed{json::object{{"id", effects[0].at("id")}, {"error", "refused"}}};
    one.door.host("POST", "/api/outbox/ack", {{"consumer", "redmine"}, {"failed", failed}});
    one.door.clock.pass(60);
  }
  const json::object health = one.health();
  CHECK(health.at("outbox").at("mails_failing") == 1);
  CHECK(health.at("status") == "degraded");
  CHECK(health.at("problems") ==
        json::value(json::array{
            "1 mails were tried 3 times or more and not sent: see the helpdesk's log"}));
  CHECK(mails(one.door).size() == 1);
  CHECK(one.health().at("status") == "ok");
}
