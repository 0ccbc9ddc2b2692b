// Several cases at once: each is worked for itself, and told for itself.
#include "contract/worked_case.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

class ManyCases {
 public:
  explicit ManyCases(int count = 3) {
    for (int n = 0; n < count; ++n) {
      const std::string token = door.asked(std::to_string(100 + n));
      door.rate(token, 1, "op-of-rating-number-" + std::to_string(n));
      door.clock.pass(1);
    }
    door.clock.pass(600);
    door.host("POST", "/api/tick", json::object{});
  }

  json::array items() {
    return door.staff("manager", "GET", "/api/follow-ups?sort=newest")
        .object()
        .at("items")
        .as_array();
  }
  json::array named() {
    json::array cases;
    for (const json::value& item : items()) {
      cases.push_back(json::object{{"id", item.at("id")}, {"revision", item.at("revision")}});
    }
    return cases;
  }
  Reply bulk(std::string_view command, json::array cases, json::object more = {}) {
    more["command"] = command;
    more["cases"] = std::move(cases);
    return door.staff("manager", "POST", "/api/follow-ups/bulk", more);
  }

  TestDoor door;
};

std::string outcomes(const Reply& reply) {
  INFO(reply.body);
  REQUIRE(reply.status == 200);
  std::string text;
  const json::object answer = reply.object();
  for (const json::value& result : answer.at("results").as_array()) {
    const auto* code = result.as_object().if_contains("code");
    text.append(text.empty() ? "" : " ");
    text += code == nullptr ? "done" : std::string(code->as_string());
  }
  return text;
}

const json::object to_jana{{"assignee", {{"id", "jana"}, {"name", "Jana"}}}};

}  // namespace

STORE_TEST_CASE("several cases are given, noted and addressed together", "[bulk]") {
  ManyCases many;
  const Reply given = many.bulk("assign", many.named(), to_jana);
  CHECK(outcomes(given) == "done done done");
  CHECK(given.object().at("results").at(0).at("follow_up").at("assignee").at("id") == "jana");
  CHECK(outcomes(many.bulk("note", many.named(), {{"note", "The same outage"}})) ==
        "done done done");
  CHECK(outcomes(many.bulk("address", many.named(),
                           {{"outcome", "fixed"}, {"note", "The outage is over"}})) ==
        "done done done");
  CHECK(many.items().at(2).at("state") == "addressed");
  check_verified(many.door);
}

STORE_TEST_CASE("a case that somebody changed meanwhile is told, and the others are done",
                "[bulk]") {
  ManyCases many;
  json::array cases = many.named();
  const std::string second(cases[1].at("id").as_string());
  REQUIRE(many.door
              .staff("manager", "POST", "/api/follow-ups/" + second + "/note",
                     {{"revision", cases[1].at("revision")}, {"note", "I call her"}})
              .status == 200);
  cases[2].as_object()["id"] = std::string(32, '0');
  const Reply mixed = many.bulk("assign", cases, to_jana);
  CHECK(outcomes(mixed) == "done stale_revision not_found");
  const json::object answer = mixed.object();
  const json::object& stale = answer.at("results").at(1).as_object();
  CHECK(stale.at("status") == 409);
  CHECK(stale.at("follow_up").at("id").as_string() == second);
  CHECK(stale.at("follow_up").at("assignee").is_null());
}

STORE_TEST_CASE("the same press again does nothing twice", "[bulk]") {
  ManyCases many;
  const json::array cases = many.named();
  const json::object words{{"note", "The same outage"}, {"op", "op-of-one-press-0001"}};
  CHECK(outcomes(many.bulk("note", cases, words)) == "done done done");
  CHECK(outcomes(many.bulk("note", cases, words)) == "done done done");
  CHECK(outcomes(many.bulk("note", json::array{cases[0]}, words)) == "done");
  const std::string path = "/api/follow-ups/" + std::string(cases[0].at("id").as_string());
  int notes = 0;
  const json::object shown = many.door.staff("manager", "GET", path).object();
  for (const json::value& entry : shown.at("timeline").as_array()) {
    notes += entry.at("type") == "follow_up_noted" ? 1 : 0;
  }
  CHECK(notes == 1);
  CHECK(outcomes(many.bulk("note", many.named(),
                           {{"note", "Another"}, {"op", "op-of-one-press-0001"}})) ==
        "op_reused op_reused op_reused");
}

STORE_TEST_CASE("agents work together what is theirs", "[bulk]") {
  ManyCases many;
  json::array first{many.named()[0]};
  REQUIRE(outcomes(many.bulk("assign", first, to_jana)) == "done");
  json::object body{{"command", "note"}, {"cases", many.named()}, {"note", "I know them"}};
  const Reply noted = many.door.call("POST", "/api/follow-ups/bulk",
                                     {{"headers", {{"x-amends", "1"}}},
                                      {"actor", person("jana", "agent")},
                                      {"body", json::serialize(body)}});
  CHECK(outcomes(noted) == "done not_found not_found");
}

STORE_TEST_CASE("what cannot be read at all is refused as a whole", "[bulk]") {
  ManyCases many(1);
  const json::array one = many.named();
  const auto field = [](const Reply& reply) {
    return std::string(reply.object().at("field").as_string());
  };
  CHECK(field(many.bulk("wait", one)) == "command");
  CHECK(field(many.bulk("note", {})) == "cases");
  CHECK(field(many.bulk("note", json::array{one[0], one[0]}, {{"note", "x"}})) == "cases[1].id");
  CHECK(field(many.bulk("note", json::array{json::object{{"id", "x"}, {"revision", 1}}})) ==
        "cases[0].id");
  CHECK(field(many.bulk("note", json::array{json::object{{"id", one[0].at("id")}}})) ==
        "cases[0].revision");
  CHECK(many.bulk("note", one, {{"note", "x"}, {"outcome", "fixed"}}).code() == "unknown_field");
  CHECK(many.bulk("note", json::array(201, one[0])).code() == "field_too_long");
  CHECK(outcomes(many.bulk("note", one)) == "note_required");
}

STORE_TEST_CASE("the list is a table, too, page behind page", "[csv]") {
  ManyCases many(5);
  const auto page = [&](const std::string& query) {
    return many.door.call("GET", "/api/follow-ups?" + query,
                          {{"headers", {{"x-amends", "1"}, {"accept", "text/csv"}}},
                           {"actor", person("marta", "manager")}});
  };
  const std::string whole = page("state=waiting").body;
  CHECK(whole.starts_with("id,request,subject,url,"));
  CHECK(std::count(whole.begin(), whole.end(), '\n') == 6);
  std::string joined;
  std::string cursor;
  int pages = 0;
  do {
    const Reply part = page("state=waiting&limit=2" + (cursor.empty() ? "" : "&cursor=" + cursor));
    REQUIRE(part.status == 200);
    CHECK(part.headers.at("content-type").starts_with("text/csv"));
    joined += part.body;
    cursor = part.headers.contains("x-amends-next") ? part.headers.at("x-amends-next") : "";
    ++pages;
  } while (!cursor.empty());
  CHECK(pages == 3);
  CHECK(joined == whole);
  CHECK(page("state=addressed").body.find("\r\n") + 2 == page("state=addressed").body.size());
}

STORE_TEST_CASE("no customer's words become a formula", "[csv]") {
  WorkedCase one;
  one.door.customer("POST", "/r/" + one.token(),
                    {{"comment", "=HYPERLINK(\"http://evil\"), \"now\""},
                     {"op", "op-of-her-comment-001"},
                     {"key", "key-of-her-browser"},
                     {"nonce", one.door.nonce(one.token())}});
  const Reply table =
      one.door.call("GET", "/api/follow-ups",
                    {{"headers", {{"accept", "text/csv"}}}, {"actor", person("marta", "manager")}});
  CHECK(table.body.find(",\"'=HYPERLINK(\"\"http://evil\"\"), \"\"now\"\"\",") !=
        std::string::npos);
}
