// Who watches a case sees it, and is told what happens to it.
#include "contract/worked_case.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

const json::object jana = person("jana", "agent");
const json::object jana_elsewhere = {{"id", "jana"},
                                     {"name", "Jana"},
                                     {"roles", json::array{"agent"}},
                                     {"scopes", {{"queues", json::array{"Mail"}}}}};

Reply watch(WorkedCase& one, std::string_view id, bool ends = false) {
  return one.command("watch", {{"person", {{"id", id}, {"name", id}}}, {"ends", ends}});
}

// To whom what is told now: "contacted to jana".
std::string told(WorkedCase& one) {
  std::string text;
  for (const json::value& mail : mails(one.door)) {
    const json::object& to = mail.at("to").as_object();
    if (!to.contains("watcher")) continue;
    text.append(text.empty() ? "" : ", ").append(mail.at("template").as_string());
    text.append(" to ").append(to.at("user").as_string());
  }
  return text;
}

}  // namespace

STORE_TEST_CASE("who watches a case may read it, write notes and go away", "[watchers]") {
  WorkedCase one;
  CHECK(one.as(jana, "GET", "").status == 404);
  const std::int64_t before = one.revision();
  const Reply added = watch(one, "jana");
  INFO(added.body);
  REQUIRE(added.status == 200);
  CHECK(one.revision() == before);
  CHECK(one.view().at("watchers").at(0).at("id") == "jana");
  CHECK(one.last_entry().at("person").at("id") == "jana");
  const Reply seen = one.as(jana, "GET", "");
  REQUIRE(seen.status == 200);
  CHECK(seen.object().at("allowed") == json::array({"note", "watch"}));
  CHECK(one.as(jana_elsewhere, "GET", "").status == 404);

  const auto tries = [&](const std::string& verb, json::object body) {
    body["revision"] = one.revision();
    return one.as(jana, "POST", verb, body).status;
  };
  CHECK(tries("/note", {{"note", "I know her"}}) == 200);
  CHECK(tries("/assign", {{"assignee", {{"id", "jana"}}}}) == 403);
  CHECK(tries("/watch", {{"person", {{"id", "eoin"}}}}) == 403);
  CHECK(tries("/watch", {{"person", {{"id", "jana"}}}, {"ends", true}}) == 200);
  CHECK(one.as(jana, "GET", "").status == 404);
  CHECK(one.view().at("watchers").as_array().empty());
  check_verified(one.door);
}

STORE_TEST_CASE("watchers are told what others do, once", "[watchers]") {
  WorkedCase one;
  one.door.clock.pass(3600);
  one.door.host("POST", "/api/tick", json::object{});
  REQUIRE(watch(one, "jana").status == 200);
  REQUIRE(watch(one, "marta").status == 200);
  REQUIRE(watch(one, "jana").status == 200);
  CHECK(one.entries("follow_up_watched") == 2);
  CHECK(told(one) == "");
  one.command("assign", {{"assignee", {{"id", "eoin"}}}});
  CHECK(told(one) == "assigned to jana");
  one.command("assign", {{"assignee", {{"id", "jana"}}}});  // she has a mail of her own
  CHECK(told(one) == "taken_off to eoin");
  one.command("contact", {{"result", "not_reached"}});
  CHECK(told(one) == "");
  one.command("contact", {{"result", "reached"}});
  CHECK(told(one) == "contacted to jana");
  one.command("address", {{"outcome", "fixed"}, {"note", "New router"}});
  CHECK(told(one) == "addressed to jana");
  one.command("reopen", {{"note", "It broke again"}});
  CHECK(told(one) == "");  // so she has now
  one.command("contact", {{"result", "reached"}});
  REQUIRE(watch(one, "jana", true).status == 200);
  CHECK(told(one) == "");  // on its way, and wanted no more
}

STORE_TEST_CASE("watchers are told that a case is overdue, with the reminder", "[watchers]") {
  WorkedCase one;
  change_settings(
      one.door,
      {{"reminders", json::array{json::object{
                         {"id", "late"}, {"after_due_s", 0}, {"to", {{"managers", true}}}}}}});
  REQUIRE(watch(one, "jana").status == 200);
  one.door.clock.pass(49 * 3600);
  one.door.host("POST", "/api/tick", json::object{});
  CHECK(told(one) == "overdue to jana");
}

STORE_TEST_CASE("not more people watch a case than the limit allows", "[watchers]") {
  WorkedCase one;
  for (int n = 0; n < 50; ++n) REQUIRE(watch(one, "p" + std::to_string(n)).status == 200);
  const Reply refused = watch(one, "one-more");
  CHECK(refused.status == 422);
  CHECK(refused.object().at("field") == "person");
  CHECK(one.command("watch", json::object{}).object().at("field") == "person");
}

STORE_TEST_CASE("who watches cases finds them again in the list", "[watchers]") {
  WorkedCase one;
  one.door.rate(one.door.asked("18"), 1, "op-0123456789abcdeg");
  const auto listed = [&](const json::object& actor, const std::string& query) {
    const Reply found = one.door.call("GET", "/api/follow-ups" + query, {{"actor", actor}});
    INFO(found.body);
    REQUIRE(found.status == 200);
    return found.object();
  };
  const auto count = [&](const json::object& actor, const std::string& query) {
    return listed(actor, query).at("items").as_array().size();
  };
  const json::object marta = person("marta", "manager");
  CHECK(count(marta, "?watching=1") == 0);
  REQUIRE(watch(one, "jana").status == 200);
  REQUIRE(watch(one, "marta").status == 200);
  CHECK(count(marta, "?watching=1") == 1);
  CHECK(count(marta, "?watching=0") == 2);
  CHECK(count(marta, "?watching=1&state=waiting&sort=newest&q=VPN") == 1);
  CHECK(count(marta, "?watching=1&state=addressed") == 0);
  CHECK(listed(marta, "").at("counts").at("watching") == 1);
  CHECK(count(jana, "") == 0);
  CHECK(count(jana, "?watching=1") == 1);
  CHECK(count(jana_elsewhere, "?watching=1") == 0);
  CHECK(count(person("eoin", "agent"), "?watching=1") == 0);
  // Agents count what they see: here one case that they watch, and none of their own.
  const json::object hers = listed(jana, "").at("counts").as_object();
  CHECK(hers.at("waiting") == 0);
  CHECK(hers.at("unassigned") == 0);
  CHECK(hers.at("watching") == 1);
  CHECK(listed(marta, "").at("counts").at("waiting") == 2);
  const Reply csv = one.door.call("GET", "/api/follow-ups?watching=1",
                                  {{"actor", jana}, {"headers", {{"accept", "text/csv"}}}});
  CHECK(std::count(csv.body.begin(), csv.body.end(), '\n') == 2);
  CHECK(one.door.staff("manager", "GET", "/api/follow-ups?watching=all").object().at("field") ==
        "watching");

  REQUIRE(one.command("address", {{"outcome", "fixed"}, {"note", "New router"}}).status == 200);
  CHECK(count(marta, "?watching=1&state=addressed") == 1);
  CHECK(listed(marta, "").at("counts").at("watching") == 0);
  REQUIRE(watch(one, "jana", true).status == 200);
  CHECK(count(jana, "?watching=1") == 0);
  CHECK(count(marta, "?watching=1") == 1);
  check_verified(one.door);
}

STORE_TEST_CASE("damage in who watches is named", "[watchers][verify]") {
  WorkedCase one;
  REQUIRE(watch(one, "jana").status == 200);
  Store& store = one.door.backend.store();
  WriteBatch damage;
  damage.watchers_gone = {{"jana", *id128_from_text(one.id())}};
  damage.watchers = {{"eoin", *id128_from_text(one.id())}};
  REQUIRE(store.commit(damage));
  SodiumSigner signer;
  SystemEntropy entropy;
  const History history = History::of_tenant("default", Bytes(32, 7), signer, entropy);
  const std::string found = to_text(verify(store, history).value());
  CHECK(found.find("watchers " + one.id() + " by jana: the row is absent") != std::string::npos);
  CHECK(found.find("watchers " + one.id() + " by eoin: the row is there") != std::string::npos);
}
