// The dry run of an ask policy, through the door.
#include "contract/door.hpp"
#include "core/store/heads.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

void completed(TestDoor& door, const std::string& id, const std::string& who,
               const json::object& told = {}) {
  json::object body{{"status", "completed"}, {"requester", {{"id", who}}}};
  for (const auto& member : told) body[member.key()] = member.value();
  REQUIRE(door.host("PUT", "/api/requests/" + id, body).status == 200);
}

json::object dry_run(TestDoor& door, const json::object& ask, std::int64_t days = 90) {
  const Reply answer = door.staff("manager", "POST", "/api/ask-policy/dry-run",
                                  json::object{{"ask", ask}, {"days", days}});
  INFO(answer.body);
  REQUIRE(answer.status == 200);
  return answer.object();
}

std::int64_t suppressed(const json::object& outcome, const char* policy, const char* reason) {
  return outcome.at(policy).at("suppressed_by").at(reason).as_int64();
}

}  // namespace

STORE_TEST_CASE("a dry run tells what a policy would have done, and changes nothing", "[ask]") {
  TestDoor door;
  completed(door, "1", "u1", {{"queue", "alerts"}});
  completed(door, "2", "u1");
  completed(door, "3", "u2", {{"resolution", "duplicate"}});
  completed(door, "4", "u3", {{"agent", "u3"}});
  door.clock.pass(3 * day_s);
  completed(door, "5", "u1");
  const auto heads = [&] { return heads_to_json(stream_heads(door.backend.store()).value()); };
  const std::string before = heads();

  const auto outcome = dry_run(
      door, {{"exclude", {{"queues", json::array{"alerts"}}}}, {"min_days_between_asks", 7}});
  CHECK(outcome.at("completions") == 5);
  CHECK(outcome.at("cut") == false);
  CHECK(outcome.at("looked_at_events").as_int64() >= 10);
  CHECK(outcome.at("now").at("asked") == 3);
  CHECK(suppressed(outcome, "now", "duplicate") == 1);
  CHECK(suppressed(outcome, "now", "self") == 1);
  CHECK(outcome.at("then").at("asked") == 1);
  CHECK(suppressed(outcome, "then", "excluded_queue") == 1);
  CHECK(suppressed(outcome, "then", "throttled") == 1);
  CHECK(dry_run(door, {{"closed_by", {{"duplicate", true}}}}).at("then").at("asked") == 4);
  CHECK(heads() == before);
}

STORE_TEST_CASE("a dry run agrees with what the policy then does", "[ask]") {
  TestDoor door;
  const json::object policy{{"min_days_between_asks", 2}, {"sampling_per_ten_thousand", 6000}};
  const auto live = [&](const std::string& prefix) {
    std::int64_t asked = 0;
    for (int i = 0; i < 60; ++i) {
      const std::string id = prefix + std::to_string(i);
      completed(door, id, "u" + std::to_string(i % 7));
      asked += door.host("POST", "/api/invitations", {{"request", id}}).status == 201 ? 1 : 0;
      door.clock.pass(day_s / 3);
    }
    return asked;
  };
  auto settings = door.staff("admin", "GET", "/api/settings").object();
  settings["settings"].as_object()["ask"] = policy;
  REQUIRE(door.staff("admin", "PUT", "/api/settings", settings).status == 200);
  const std::int64_t asked = live("r");
  CHECK(asked > 5);
  CHECK(asked < 55);
  const auto outcome = dry_run(door, policy);
  CHECK(outcome.at("now").at("asked") == asked);
  CHECK(outcome.at("then") == outcome.at("now"));
}

STORE_TEST_CASE("a dry run knows who had stopped by then, and looks at its days alone", "[ask]") {
  TestDoor door;
  const std::string token = door.asked("17");
  const auto page = door.customer("GET", "/r/" + token + "/stop").object();
  door.clock.pass(1);
  REQUIRE(door.customer("POST", "/r/" + token + "/stop",
                        {{"op", "op-of-the-stop-press"}, {"nonce", page.at("nonce")}})
              .status == 200);
  completed(door, "18", "u17");
  auto outcome = dry_run(door, {});
  CHECK(outcome.at("then").at("asked") == 1);
  CHECK(suppressed(outcome, "then", "stopped") == 1);
  door.clock.pass(10 * day_s);
  completed(door, "19", "u20");
  outcome = dry_run(door, {}, 5);
  CHECK(outcome.at("completions") == 1);
  CHECK(outcome.at("then").at("asked") == 1);
}

STORE_TEST_CASE("a manager's dry run covers what lies within the scopes", "[ask]") {
  TestDoor door;
  completed(door, "1", "u1", {{"team", "Network"}});
  completed(door, "2", "u2", {{"team", "Desktop"}});
  const Reply answer = door.call("POST", "/api/ask-policy/dry-run",
                                 {{"headers", {{"x-amends", "1"}}},
                                  {"body", R"({"ask":{}})"},
                                  {"actor",
                                   {{"id", "marta"},
                                    {"roles", json::array{"manager"}},
                                    {"scopes", {{"teams", json::array{"Network"}}}}}}});
  CHECK(answer.object().at("completions") == 1);
  CHECK(
      door.staff("agent", "POST", "/api/ask-policy/dry-run", json::object{{"ask", json::object{}}})
          .status == 403);
}
