// What webhooks are told, when, and how it is signed; over every store.
#include <algorithm>

#include "contract/change_settings.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

json::object webhook(std::string_view id, const json::array& events) {
  return {{"id", id}, {"url", "https://hooks.example.org/" + std::string(id)}, {"events", events}};
}

void use_webhooks(TestDoor& door, const json::array& webhooks, json::object more = {}) {
  more["webhooks"] = webhooks;
  change_settings(door, more);
}

json::array leased(TestDoor& door, std::string_view consumer = "deliver") {
  const Reply answer = door.host("POST", "/api/outbox/lease",
                                 {{"consumer", consumer}, {"kinds", json::array{"webhook.send"}}});
  REQUIRE(answer.status == 200);
  return answer.object().at("effects").as_array();
}

void acknowledge(TestDoor& door, const json::array& effects) {
  json::array ids;
  for (const auto& effect : effects) ids.push_back(effect.at("id"));
  const Reply done =
      door.host("POST", "/api/outbox/ack", {{"consumer", "deliver"}, {"ids", std::move(ids)}});
  REQUIRE(done.object().at("acknowledged").to_number<std::size_t>() == effects.size());
}

void fail_all(TestDoor& door, const json::array& effects) {
  json::array failed;
  for (const auto& effect : effects) {
    failed.push_back(json::object{{"id", effect.at("id")}, {"error", "it answered 500"}});
  }
  const Reply done = door.host("POST", "/api/outbox/ack",
                               {{"consumer", "deliver"}, {"failed", std::move(failed)}});
  REQUIRE(done.object().at("given_back").to_number<std::size_t>() == effects.size());
}

std::vector<std::string> events_of(const json::array& effects) {
  std::vector<std::string> names;
  for (const auto& effect : effects) names.emplace_back(effect.at("event").as_string());
  std::sort(names.begin(), names.end());
  return names;
}

json::object body_of(const json::value& effect) {
  return json::parse(std::string(effect.at("body").as_string())).as_object();
}

Reply work(TestDoor& door, std::string_view verb, json::object body) {
  const json::object one = door.first_case();
  body["revision"] = one.at("revision");
  return door.staff(
      "manager", "POST",
      "/api/follow-ups/" + std::string(one.at("id").as_string()) + "/" + std::string(verb), body);
}

std::string op(int number) {
  return "op-of-this-test-" + std::to_string(1000 + number);
}

constexpr std::int64_t grace_s = 120;

}  // namespace

STORE_TEST_CASE("a case is told when its grace period is over, once to each who wants it",
                "[webhooks]") {
  TestDoor door;
  json::object elsewhere = webhook("elsewhere", {"follow_up.opened"});
  elsewhere["teams"] = json::array{"Desktop"};
  json::object off = webhook("off", {"follow_up.opened"});
  off["active"] = false;
  use_webhooks(door, {webhook("crm", {"follow_up.opened"}), webhook("praise", {"rating.praised"}),
                      elsewhere, off});
  REQUIRE(door.rate(door.asked(), 1, op(1)).status == 200);
  CHECK(leased(door).empty());

  door.clock.pass(grace_s);
  const json::array effects = leased(door);
  REQUIRE(effects.size() == 1);
  const json::object body = body_of(effects[0]);
  CHECK(effects[0].at("url") == "https://hooks.example.org/crm");
  CHECK(effects[0].at("allow_private") == false);
  CHECK(body.at("id") == effects[0].at("id"));
  CHECK(body.at("event") == "follow_up.opened");
  CHECK(body.at("follow_up").at("state") == "open");
  CHECK(body.at("request").at("team") == "Network");
  CHECK(body.at("rating").at("label") == "Very poor");
  const auto headers = effects[0].at("headers").as_object();
  CHECK(headers.at("amends-event") == "follow_up.opened");
  CHECK(headers.at("amends-delivery") == effects[0].at("id"));
  acknowledge(door, effects);
  door.clock.pass(day_s);
  CHECK(leased(door).empty());
}

STORE_TEST_CASE("a delivery is signed with the secret that an admin is shown", "[webhooks]") {
  TestDoor door;
  use_webhooks(door, {webhook("crm", {"follow_up.opened"})});
  const auto secret_now = [&] {
    const Reply told = door.staff("admin", "GET", "/api/webhooks/crm/secret");
    REQUIRE(told.status == 200);
    return std::string(told.object().at("secret").as_string());
  };
  const std::string secret = secret_now();
  CHECK(secret.starts_with("amw_"));
  CHECK(door.staff("manager", "GET", "/api/webhooks/crm/secret").status == 403);
  CHECK(door.staff("admin", "GET", "/api/webhooks/other/secret").code() == "not_found");

  door.rate(door.asked(), 1, op(1));
  door.clock.pass(grace_s);
  const json::array effects = leased(door);
  const std::string signature(effects[0].at("headers").at("amends-signature").as_string());
  const std::string at_s = std::to_string(door.clock.now().count / 1000);
  const std::string text = at_s + "." + std::string(effects[0].at("body").as_string());
  const Digest digest = SodiumSigner().hmac_sha256(bytes_of(secret), bytes_of(text));
  CHECK(signature == "t=" + at_s + ",v1=" + hex_encode(digest));

  json::object renewed = webhook("crm", {"follow_up.opened"});
  renewed["secret_version"] = 2;
  use_webhooks(door, {renewed});
  CHECK(secret_now() != secret);
}

STORE_TEST_CASE("nobody hears of a case that was withdrawn in its grace period", "[webhooks]") {
  TestDoor door;
  use_webhooks(door, {webhook("crm", {"follow_up.opened", "follow_up.withdrawn"})});
  const std::string token = door.asked();
  door.rate(token, 1, op(1));
  door.clock.pass(grace_s / 2);
  door.rate(token, 5, op(2));
  door.clock.pass(day_s);
  CHECK(leased(door).empty());

  const std::string other = door.asked("18");
  door.rate(other, 1, op(3));
  door.clock.pass(grace_s);
  acknowledge(door, leased(door));
  door.rate(other, 5, op(4));
  CHECK(events_of(leased(door)) == std::vector<std::string>{"follow_up.withdrawn"});
}

STORE_TEST_CASE("what could not be delivered about a case that is gone is not told later",
                "[webhooks]") {
  TestDoor door;
  use_webhooks(door, {webhook("crm", {"follow_up.opened"})});
  const std::string token = door.asked();
  door.rate(token, 1, op(1));
  door.clock.pass(grace_s);
  fail_all(door, leased(door));
  door.rate(token, 5, op(2));
  door.clock.pass(day_s);
  CHECK(leased(door).empty());
}

STORE_TEST_CASE("the work on a case is told step by step", "[webhooks]") {
  TestDoor door;
  use_webhooks(door,
               {webhook("crm", {"follow_up.opened", "follow_up.assigned", "follow_up.contacted",
                                "follow_up.addressed", "follow_up.reopened", "follow_up.voided"})});
  door.rate(door.asked(), 1, op(1));
  door.clock.pass(grace_s);
  acknowledge(door, leased(door));
  REQUIRE(work(door, "assign", {{"assignee", {{"id", "jana"}, {"name", "Jana"}}}}).status == 200);
  REQUIRE(work(door, "contact", {{"result", "reached"}, {"note", "Called her"}}).status == 200);
  REQUIRE(work(door, "address", {{"outcome", "fixed"}, {"note", "New router"}}).status == 200);
  const json::array effects = leased(door);
  CHECK(events_of(effects) == std::vector<std::string>{"follow_up.addressed", "follow_up.assigned",
                                                       "follow_up.contacted"});
  for (const auto& effect : effects) {
    CHECK(body_of(effect).at("follow_up").at("assignee").at("name") == "Jana");
    CHECK(std::string(effect.at("body").as_string()).find("router") == std::string::npos);
  }
  acknowledge(door, effects);
}

STORE_TEST_CASE("praise is told once, while it stands", "[webhooks]") {
  TestDoor door;
  json::object hook = webhook("team", {"rating.praised"});
  hook["include_comment"] = true;
  use_webhooks(door, {hook});
  const auto praise = [&](std::string_view request, int number) {
    const std::string token = door.asked(request);
    door.customer("POST", "/r/" + token,
                  {{"answer", 5},
                   {"comment", "Quick and kind"},
                   {"op", op(number)},
                   {"key", "key-of-her-browser"},
                   {"nonce", door.nonce(token)}});
    return token;
  };
  door.rate(door.asked("16"), 5, op(1));  // without a word
  praise("17", 2);
  const std::string taken_back = praise("18", 3);
  door.rate(taken_back, 3, op(4));
  CHECK(leased(door).empty());
  door.clock.pass(grace_s);
  const json::array effects = leased(door);
  REQUIRE(effects.size() == 1);
  CHECK(body_of(effects[0]).at("request").at("id") == "17");
  CHECK(body_of(effects[0]).at("rating").at("comment") == "Quick and kind");
  CHECK(body_of(effects[0]).at("follow_up").is_null());
}

STORE_TEST_CASE("no words or names of customers are told unless the webhook asks for them",
                "[webhooks]") {
  TestDoor door;
  json::array hooks;
  for (const char* format : {"json", "slack", "teams"}) {
    for (const bool open : {false, true}) {
      json::object hook = webhook(format + std::string(open ? "-open" : ""), {"follow_up.opened"});
      hook["format"] = format;
      hook["include_customer"] = open;
      hook["include_comment"] = open;
      hooks.push_back(std::move(hook));
    }
  }
  use_webhooks(door, hooks, {{"desk_url", "https://help.example.org/desk"}});
  const std::string token = door.asked();
  door.customer("POST", "/r/" + token,
                {{"answer", 1},
                 {"comment", "<!channel> *broken* & [slow](https://evil.example)"},
                 {"op", op(1)},
                 {"key", "key-of-her-browser"},
                 {"nonce", door.nonce(token)}});
  door.clock.pass(grace_s);
  const json::array effects = leased(door);
  REQUIRE(effects.size() == 6);
  for (const auto& effect : effects) {
    const std::string body(effect.at("body").as_string());
    const bool open = effect.at("webhook").as_string().ends_with("-open");
    INFO(body);
    CHECK((body.find("Ingrid") != std::string::npos) == open);
    CHECK((body.find("VPN drops") != std::string::npos) == open);
    CHECK((body.find("broken") != std::string::npos) == open);
    CHECK(body.find("Very poor") != std::string::npos);
    if (effect.at("webhook") == "slack-open") {
      const json::array blocks = body_of(effect).at("blocks").as_array();
      CHECK(blocks.back().at("text").at("type") == "plain_text");
      const std::string title(blocks.front().at("text").at("text").as_string());
      CHECK(title.starts_with("<https://help.example.org/desk?case="));
    }
  }
}

STORE_TEST_CASE("what a webhook refuses comes again later and later, and is given up",
                "[webhooks]") {
  TestDoor door;
  use_webhooks(door, {webhook("crm", {"follow_up.opened"})}, {{"webhook_attempts", 3}});
  door.rate(door.asked(), 1, op(1));
  door.clock.pass(grace_s);
  for (const std::int64_t whole_s : {60, 120}) {
    const json::array effects = leased(door);
    REQUIRE(effects.size() == 1);
    fail_all(door, effects);
    door.clock.pass(whole_s * 3 / 4 - 1);
    CHECK(leased(door).empty());
    door.clock.pass(whole_s / 4 + 1);
  }
  const auto outbox = [&](std::string_view state) {
    return door.host("GET", "/api/outbox?kind=webhook.send&state=" + std::string(state), nullptr)
        .object()
        .at("items")
        .as_array();
  };
  CHECK(outbox("due").size() == 1);
  fail_all(door, leased(door));
  door.clock.pass(2 * day_s);
  CHECK(leased(door).empty());
  CHECK(outbox("waiting").empty());
  const json::array given_up = outbox("given_up");
  REQUIRE(given_up.size() == 1);
  CHECK(given_up[0].at("error") == "it answered 500");
  CHECK(given_up[0].at("attempts") == 3);
  CHECK(given_up[0].at("webhook") == "crm");
  door.host("POST", "/api/tick", json::object{});
  const json::object health = door.host("GET", "/api/health", nullptr).object();
  CHECK(health.at("status") == "degraded");
  CHECK(health.at("outbox").at("given_up") == 1);

  const Reply retried =
      door.host("POST", "/api/outbox/retry", {{"ids", json::array{given_up[0].at("id")}}});
  CHECK(retried.object().at("retried") == 1);
  acknowledge(door, leased(door));
  CHECK(door.host("GET", "/api/health", nullptr).object().at("status") == "ok");
}

STORE_TEST_CASE("what waits for a webhook that is gone is dropped", "[webhooks]") {
  TestDoor door;
  use_webhooks(door, {webhook("crm", {"follow_up.opened"})});
  door.rate(door.asked(), 1, op(1));
  use_webhooks(door, {});
  door.clock.pass(grace_s);
  CHECK(leased(door).empty());
  use_webhooks(door, {webhook("crm", {"follow_up.opened"})});
  door.clock.pass(day_s);
  CHECK(leased(door).empty());
}
