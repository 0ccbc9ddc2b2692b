// Requesters who are agents: nobody is asked about, or rates, what they did themselves.
#include "contract/door.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

std::string ask(const Reply& reply) {
  const json::object answer = reply.object();
  const auto* suppressed = answer.if_contains("suppressed");
  return suppressed == nullptr ? "asked" : std::string(suppressed->at("reason").as_string());
}

}  // namespace

STORE_TEST_CASE("nobody is asked about own work, or about what they closed themselves", "[door]") {
  TestDoor door;
  const auto asked_about = [&](const std::string& id, json::object snapshot) {
    snapshot["status"] = "completed";
    snapshot["requester"] = {{"id", "jana"}};
    door.host("PUT", "/api/requests/" + id, snapshot);
    return ask(door.host("POST", "/api/invitations", {{"request", id}}));
  };
  CHECK(asked_about("1", {{"agent", "jana"}, {"closer", "eoin"}}) == "self");
  CHECK(asked_about("2", {{"agent", "eoin"}, {"closer", "jana"}}) == "self");
  CHECK(asked_about("3", {{"agent", "eoin"}, {"closer", "eoin"}}) == "asked");
  CHECK(asked_about("4", {}) == "asked");
}

STORE_TEST_CASE("nobody rates own work", "[door]") {
  TestDoor door;
  const auto rate = [&](const std::string& id, std::string_view agent) {
    door.host("PUT", "/api/requests/" + id,
              {{"status", "completed"}, {"requester", {{"id", "jana"}}}, {"agent", agent}});
    const json::object vote{{"answer", 5}, {"op", "op-of-her-own-" + id + "-01"}};
    return door.call("POST", "/api/requests/" + id + "/my-rating",
                     {{"actor", {{"requester", "jana"}}},
                      {"headers", {{"x-amends", "1"}, {"content-type", "application/json"}}},
                      {"body", json::serialize(vote)}});
  };
  const Reply own = rate("1", "jana");
  CHECK(own.status == 403);
  CHECK(own.code() == "forbidden");
  CHECK(rate("2", "eoin").status == 200);
}
