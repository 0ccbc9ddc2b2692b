// "Do not ask me again", through the door.
#include "contract/asking.hpp"
#include "core/store/heads.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

constexpr std::string_view op = "op-of-the-stop-press";

std::string stop_nonce(TestDoor& door, const std::string& token) {
  const auto view = door.customer("GET", "/r/" + token + "/stop").object();
  door.clock.pass(1);
  return std::string(view.at("nonce").as_string());
}

Reply press(TestDoor& door, const std::string& token, std::string_view with_op = op,
            bool again = false) {
  return door.customer("POST", "/r/" + token + "/stop",
                       {{"op", with_op}, {"again", again}, {"nonce", stop_nonce(door, token)}});
}

Reply press_form(TestDoor& door, const std::string& token, const std::string& body) {
  return door.call("POST", "/r/" + token + "/stop",
                   {{"headers",
                     {{"content-type", "application/x-www-form-urlencoded"},
                      {"origin", "https://help.example.org"}}},
                    {"body", body}});
}

/// Why nobody is asked about a completed request of this requester; empty when an ask is made.
std::string suppressed(TestDoor& door, std::string_view request, const json::object& requester,
                       std::string_view channel = "mail") {
  door.host("PUT", "/api/requests/" + std::string(request),
            {{"status", "completed"}, {"requester", requester}, {"subject", "VPN"}});
  const auto answer =
      door.host("POST", "/api/invitations", {{"request", request}, {"channel", channel}}).object();
  const auto* found = answer.if_contains("suppressed");
  return found == nullptr ? "" : std::string(found->at("reason").as_string());
}

std::string field_of(const std::string& page, const std::string& name) {
  const std::string mark = "name=\"" + name + "\" value=\"";
  const auto at = page.find(mark);
  if (at == std::string::npos) return {};
  const auto begin = at + mark.size();
  return page.substr(begin, page.find('"', begin) - begin);
}

json::object ingrid() {
  return {{"id", "u17"}, {"mail", "ingrid@example.org"}};
}

}  // namespace

STORE_TEST_CASE("who pressed two answers at once is not taken to mean the stop as well",
                "[stop][scanners]") {
  TestDoor door;
  const std::string token = door.asked("17");
  const std::string first = door.nonce(token);
  const std::string second = door.nonce(token);
  const auto rate = [&](int answer, const std::string& nonce, std::string_view with_op) {
    return door.customer("POST", "/r/" + token,
                         {{"answer", answer}, {"op", with_op}, {"nonce", nonce}});
  };
  rate(1, first, "op-of-one-answer-01");
  CHECK(rate(5, second, "op-of-another-answer").object().at("result") == "held");
  const Reply refused = press(door, token);
  CHECK(refused.code() == "press_needed");
  CHECK(suppressed(door, "18", ingrid()).empty());
  door.clock.pass(1);
  const Reply stopped = door.customer(
      "POST", "/r/" + token + "/stop",
      {{"op", "op-of-the-next-press"}, {"nonce", refused.object().at("nonce").as_string()}});
  CHECK(stopped.object().at("asking") == "stopped");
  CHECK(suppressed(door, "19", ingrid()) == "stopped");
}

STORE_TEST_CASE("who stops the asking is asked nothing more, until it is taken back", "[stop]") {
  TestDoor door;
  const std::string token = door.asked("17");
  CHECK(press(door, token).object().at("asking") == "stopped");
  CHECK(suppressed(door, "18", ingrid()) == "stopped");
  CHECK(suppressed(door, "19", ingrid(), "widget") == "stopped");
  CHECK(suppressed(door, "20", {{"id", "somebody-else"}}).empty());
  CHECK(door.staff("agent", "GET", "/api/requests/18").body.find("\"stopped\"") !=
        std::string::npos);
  CHECK(press(door, token, "op-of-taking-it-back", true).object().at("asking") == "resumed");
  CHECK(suppressed(door, "21", ingrid()).empty());
  CHECK(suppressed(door, "18", ingrid()).empty());
}

STORE_TEST_CASE("the link that was sent, and a signed-in rating, go on", "[stop]") {
  TestDoor door;
  const std::string token = door.asked("17");
  press(door, token);
  CHECK(door.rate(token, 4, "op-0123456789abcdef").status == 200);
  CHECK(suppressed(door, "18", ingrid()) == "stopped");
  const Reply own =
      door.call("POST", "/api/requests/18/my-rating",
                {{"actor", {{"requester", "u17"}}},
                 {"headers", {{"x-amends", "1"}, {"content-type", "application/json"}}},
                 {"body", R"({"answer":5,"op":"op-of-a-signed-in-one"})"}});
  CHECK(own.status == 200);
}

STORE_TEST_CASE("without an id the mail address is the person, in either case", "[stop]") {
  TestDoor door;
  REQUIRE(suppressed(door, "1", {{"mail", "Ingrid@Example.org"}}).empty());
  const auto again = door.host("POST", "/api/invitations", {{"request", "1"}}).object();
  press(door, std::string(again.at("token").as_string()));
  CHECK(suppressed(door, "2", {{"mail", "ingrid@example.ORG"}}) == "stopped");
  CHECK(suppressed(door, "3", {{"mail", "other@example.org"}}).empty());
  // An id is never taken for an address.
  CHECK(suppressed(door, "4", {{"id", "ingrid@example.org"}}).empty());
}

STORE_TEST_CASE("the page is inert, and works without scripts there and back", "[stop]") {
  TestDoor door;
  const std::string token = door.asked("17");
  const auto heads = [&] { return heads_to_json(stream_heads(door.backend.store()).value()); };
  const std::string before = heads();
  for (const std::string_view method : {"GET", "HEAD"}) {
    CHECK(door.call(method, "/r/" + token + "/stop").status == 200);
  }
  CHECK(heads() == before);
  const json::object bare{{"content-type", "application/x-www-form-urlencoded"}};
  const std::string inert = door.call("GET", "/r/" + token + "/stop").body;
  door.clock.pass(1);
  const Reply asked_again =
      door.call("POST", "/r/" + token + "/stop",
                {{"headers", bare},
                 {"body", "nonce=" + field_of(inert, "nonce") + "&op=" + field_of(inert, "op")}});
  CHECK(asked_again.body.find("Please press once more.") != std::string::npos);
  CHECK(heads() == before);

  const std::string page = door.call("GET", "/r/" + token + "/stop").body;
  CHECK(page.find("action=\"../../r/" + token + "/stop\"") != std::string::npos);
  const std::string form = "nonce=" + field_of(page, "nonce") + "&op=" + field_of(page, "op");
  CHECK(press_form(door, token, form).body.find("Please press once more.") != std::string::npos);
  CHECK(suppressed(door, "19", ingrid()).empty());
  door.clock.pass(1);
  const Reply stopped = press_form(door, token, form);
  CHECK(stopped.body.find("You will not be asked again.") != std::string::npos);
  CHECK(suppressed(door, "20", ingrid()) == "stopped");

  door.clock.pass(1);
  CHECK(field_of(stopped.body, "again") == "1");
  const Reply resumed = press_form(
      door, token,
      "again=1&nonce=" + field_of(stopped.body, "nonce") + "&op=" + field_of(stopped.body, "op"));
  CHECK(resumed.body.find("You will be asked again.") != std::string::npos);
  CHECK(suppressed(door, "21", ingrid()).empty());
}

STORE_TEST_CASE("the landing page leads to it", "[stop]") {
  TestDoor door;
  const std::string token = door.asked("17");
  const std::string page = door.call("GET", "/r/" + token + "/4").body;
  CHECK(page.find("href=\"../../r/" + token + "/stop\"") != std::string::npos);
}

STORE_TEST_CASE("a press on the stop page is one press", "[stop]") {
  TestDoor door;
  const std::string token = door.asked("17");
  press(door, token);
  CHECK(press(door, token, op, true).code() == "op_reused");
  press(door, token, "op-of-taking-it-back", true);
  // Caught and sent once more, the first press changes nothing.
  CHECK(press(door, token).object().at("asking") == "resumed");
  CHECK(suppressed(door, "18", ingrid()).empty());
}

STORE_TEST_CASE("a stop needs a proof of its own page", "[stop]") {
  TestDoor door;
  const std::string token = door.asked("17");
  const auto post = [&](const json::object& body) {
    return door.customer("POST", "/r/" + token + "/stop", body);
  };
  CHECK(post({{"op", op}}).code() == "nonce_stale");
  CHECK(post({{"op", op}, {"nonce", door.nonce(token)}}).code() == "nonce_stale");
  CHECK(post({{"nonce", stop_nonce(door, token)}}).code() == "out_of_range");
  CHECK(post({{"op", op}, {"answer", 1}}).code() == "unknown_field");
  CHECK(post({{"op", op}, {"again", "yes"}}).code() == "wrong_type");
  const std::string early = stop_nonce(door, token);
  door.clock.pass(24 * 60 * 60 + 1);
  CHECK(post({{"op", op}, {"nonce", early}}).code() == "nonce_stale");
  const json::object vote{
      {"answer", 1}, {"op", "op-0123456789abcdef"}, {"nonce", stop_nonce(door, token)}};
  CHECK(door.customer("POST", "/r/" + token, vote).code() == "nonce_stale");
  CHECK(suppressed(door, "18", ingrid()).empty());
}

STORE_TEST_CASE("a bad link's stop page is the same closed page", "[stop]") {
  TestDoor door;
  CHECK(door.call("GET", "/r/nonsense/stop").status == 404);
  CHECK(door.customer("GET", "/r/nonsense/stop").object().at("state") == "closed");
  CHECK(door.customer("POST", "/r/nonsense/stop", {{"op", op}}).code() == "closed");
  CHECK(press_form(door, "nonsense", "op=x").body.find("closed") != std::string::npos);
}

STORE_TEST_CASE("a person's stream names nobody and is verified", "[stop]") {
  TestDoor door;
  press(door, door.asked("17"));
  check_verified(door);
  std::vector<std::string> people;
  std::string stored;
  REQUIRE(door.backend.store().each_event([&](std::string_view stream, const StoredEvent& event) {
    if (stream.starts_with("person:")) {
      people.emplace_back(stream);
      stored += event.body;
    }
    return true;
  }));
  REQUIRE(people.size() == 1);
  CHECK(people.front().size() == 7 + 32);
  CHECK(people.front().find("u17") == std::string::npos);
  CHECK(stored.find("u17") == std::string::npos);
  CHECK(stored.find("ingrid") == std::string::npos);
}
