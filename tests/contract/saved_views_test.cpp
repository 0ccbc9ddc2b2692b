// Views of the list and the report that somebody named, through the door.
#include "contract/asking.hpp"
#include "contract/worked_case.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

const json::object marta = person("marta", "manager");
const json::object jana = person("jana", "agent");
const json::object olga = person("olga", "manager");
const json::object root = person("root", "admin");

std::string id_of(int number) {
  const std::string digits = std::to_string(number);
  return std::string(32 - digits.size(), '0') + digits;
}

class Desk {
 public:
  Reply as(const json::object& actor, std::string_view method, const std::string& path,
           const json::value& body = nullptr) {
    json::object members{{"headers", {{"x-amends", "1"}}}, {"actor", actor}};
    if (!body.is_null()) members["body"] = json::serialize(body);
    return door.call(method, "/api/views" + path, members);
  }
  Reply put(const json::object& actor, int number, json::object body) {
    body.insert({{"of", "follow-ups"}, {"query", "state=waiting"}});
    return as(actor, "PUT", "/" + id_of(number), body);
  }
  Reply save(const json::object& actor, int number, std::string_view name, bool shared = false) {
    const Reply saved = put(actor, number, {{"name", name}, {"shared", shared}});
    INFO(saved.body);
    return saved;
  }
  /// "name" of each, "name by whom" of those that others share.
  std::string names(const json::object& actor, const std::string& query = "") {
    const Reply found = as(actor, "GET", query);
    INFO(found.body);
    REQUIRE(found.status == 200);
    const json::object page = found.object();
    std::string text;
    for (const json::value& item : page.at("items").as_array()) {
      text.append(text.empty() ? "" : ", ").append(item.at("name").as_string());
      if (!item.at("mine").as_bool())
        text.append(" by ").append(item.at("by").at("id").as_string());
    }
    return text;
  }

  TestDoor door;
};

}  // namespace

STORE_TEST_CASE("a view is saved, found again, renamed and deleted", "[views]") {
  Desk desk;
  CHECK(desk.names(jana) == "");
  REQUIRE(desk.save(jana, 1, "Network, late").status == 200);
  REQUIRE(desk.save(jana, 2, "alle Übrigen").status == 200);
  CHECK(desk.names(jana) == "alle Übrigen, Network, late");
  CHECK(desk.names(olga) == "");
  const Reply renamed =
      desk.put(jana, 1, {{"name", "Late"}, {"query", "state=waiting&overdue=1&q=Gr%C3%BC%C3%9Fe"}});
  INFO(renamed.body);
  REQUIRE(renamed.status == 200);
  const json::object view = renamed.object();
  CHECK(view.at("query") == "state=waiting&overdue=1&q=Gr%C3%BC%C3%9Fe");
  CHECK(view.at("by").at("id") == "jana");
  CHECK(view.at("mine") == true);
  CHECK(view.at("shared") == false);
  CHECK(desk.names(jana) == "alle Übrigen, Late");
  CHECK(desk.save(jana, 3, " late ").code() == "already_exists");
  CHECK(desk.as(jana, "DELETE", "/" + id_of(1)).status == 200);
  CHECK(desk.as(jana, "DELETE", "/" + id_of(1)).status == 404);
  CHECK(desk.names(jana) == "alle Übrigen");
  check_verified(desk.door);
}

STORE_TEST_CASE("the same press saves once", "[views]") {
  Desk desk;
  const Reply first = desk.save(jana, 1, "Late");
  desk.door.clock.pass(60);
  const Reply again = desk.save(jana, 1, "Late");
  CHECK(again.body == first.body);
}

STORE_TEST_CASE("a manager shares a view with all", "[views]") {
  Desk desk;
  REQUIRE(desk.save(marta, 1, "Late", true).status == 200);
  REQUIRE(desk.save(jana, 2, "Late").status == 200);
  CHECK(desk.names(jana) == "Late, Late by marta");
  CHECK(desk.names(olga) == "Late by marta");
  CHECK(desk.save(jana, 3, "Mine", true).object().at("field") == "shared");
  CHECK(desk.save(olga, 4, "late", true).code() == "already_exists");
  CHECK(desk.as(olga, "DELETE", "/" + id_of(1)).status == 403);
  CHECK(desk.names(olga) == "Late by marta");

  REQUIRE(desk.save(marta, 1, "Late").status == 200);
  CHECK(desk.names(olga) == "");
  REQUIRE(desk.save(olga, 4, "late", true).status == 200);
  CHECK(desk.as(root, "DELETE", "/" + id_of(4)).status == 200);
  CHECK(desk.names(marta) == "Late");
  check_verified(desk.door);
}

STORE_TEST_CASE("views of the report are managers'", "[views]") {
  Desk desk;
  const json::object report{{"of", "report"},
                            {"name", "Teams"},
                            {"query", "period=this_year&by=team&compare=team&a=Network&b=VPN"},
                            {"shared", true}};
  CHECK(desk.put(jana, 1, report).object().at("field") == "of");
  REQUIRE(desk.put(marta, 1, report).status == 200);
  REQUIRE(desk.save(marta, 2, "Teams").status == 200);
  CHECK(desk.names(jana) == "");
  CHECK(desk.names(olga) == "Teams by marta");
  CHECK(desk.names(marta, "?of=report") == "Teams");
  CHECK(desk.names(marta, "?of=follow-ups") == "Teams");
  CHECK(desk.names(marta) == "Teams, Teams");
  CHECK(desk.as(marta, "GET", "?of=shoes").object().at("field") == "of");
  CHECK(desk.put(marta, 1, {{"name", "Others"}}).object().at("field") == "of");
}

STORE_TEST_CASE("a view asks for what its page knows, and nothing else", "[views]") {
  Desk desk;
  const auto fault = [&](const char* of, const char* query) {
    const Reply refused =
        desk.as(marta, "PUT", "/" + id_of(1), {{"of", of}, {"name", "x"}, {"query", query}});
    CHECK(refused.object().at("field") == "query");
    return std::string(refused.object().at("detail").as_string());
  };
  CHECK(fault("follow-ups", "shoe=1") == "query: shoe is not known here");
  CHECK(fault("follow-ups", "cursor=1.2.3") == "query: cursor is not known here");
  CHECK(fault("follow-ups", "overdue=yes") == "query: overdue must be 0 or 1");
  CHECK(fault("follow-ups", "state=lost").starts_with("query: state must be waiting"));
  CHECK(fault("follow-ups", "team=%zz") == "query: the form has a malformed % escape");
  CHECK(fault("report", "by=shoe").starts_with("query: by must be one of period:day"));
  CHECK(fault("report", "from=2026-02-01&to=2026-01-01") == "query: from must not lie behind to");
  CHECK(fault("report", "period=Next%20year") == "query: period is not the name of one");
  CHECK(fault("report", "compare=shoe") == "query: compare must be period or a dimension");
  CHECK(fault("report", "compare=period&other_from=soon").starts_with("query: other_from must be"));

  const std::string long_name(101, 'x');
  CHECK(desk.save(marta, 1, long_name).code() == "field_too_long");
  CHECK(desk.save(marta, 1, "").object().at("field") == "name");
  CHECK(desk.save(marta, 1, " \t").object().at("field") == "name");
  CHECK(desk.as(marta, "PUT", "/abc", {{"of", "report"}, {"name", "x"}}).object().at("field") ==
        "id");
  CHECK(desk.put(marta, 1, {{"name", "x"}, {"colour", "red"}}).code() == "unknown_field");
  CHECK(desk.door.call("GET", "/api/views").status == 401);
}

STORE_TEST_CASE("a person has so many views and no more, of names that differ", "[views]") {
  Desk desk;
  for (int n = 1; n <= 50; ++n) REQUIRE(desk.save(jana, n, std::to_string(n)).status == 200);
  const Reply one_more = desk.save(jana, 51, "51");
  CHECK(one_more.status == 422);
  CHECK(one_more.object().at("detail") ==
        "there are 50 saved views, which is the limit; delete one first");
  CHECK(desk.save(jana, 50, "Fifty").status == 200);
  CHECK(desk.save(olga, 51, "51").status == 200);
  const Reply same = desk.save(jana, 50, "49");
  CHECK(same.status == 409);
  CHECK(same.object().at("field") == "name");
  CHECK(desk.save(jana, 50, "FIFTY").status == 200);
}

STORE_TEST_CASE("views go with the person who saved them", "[views][people]") {
  Desk desk;
  desk.put(marta, 1, {{"name", "Ingrid's cases"}, {"query", "q=CANARY"}, {"shared", true}});
  desk.put(marta, 1, {{"name", "Ingrid"}, {"query", "q=CANARY2"}, {"shared", true}});
  REQUIRE(desk.save(olga, 2, "Late").status == 200);
  const auto people = [&](std::string_view method) {
    return desk.door.staff("admin", method, "/api/people/marta");
  };
  const json::object handed_over = people("GET").object();
  CHECK(handed_over.at("saved_views").at(0).at("query") == "q=CANARY2");
  CHECK(desk.names(olga) == "Late, Ingrid by marta");
  desk.door.clock.pass(1);
  const Reply erased = people("DELETE");
  INFO(erased.body);
  REQUIRE(erased.status == 200);
  CHECK(desk.names(olga) == "Late");
  CHECK(people("GET").object().at("saved_views").as_array().empty());
  desk.door.backend.store().each_event([&](std::string_view, const StoredEvent& event) {
    CHECK_FALSE((event.personal && event.personal->text.find("CANARY") != std::string::npos));
    return true;
  });
  check_verified(desk.door);
  // Who is still there may save again.
  CHECK(desk.save(marta, 3, "Late").status == 200);
}

STORE_TEST_CASE("what was deleted or saved anew is not in the history any more", "[views]") {
  Desk desk;
  desk.put(jana, 1, {{"name", "Old"}, {"query", "q=CANARY"}});
  const auto texts = [&] {
    int count = 0;
    desk.door.backend.store().each_event([&](std::string_view, const StoredEvent& event) {
      count += event.personal ? 1 : 0;
      return true;
    });
    return count;
  };
  desk.put(jana, 1, {{"name", "New"}, {"query", "q=CANARY"}});
  CHECK(texts() == 1);  // what was saved anew is as good as deleted
  check_verified(desk.door);
  REQUIRE(desk.as(jana, "DELETE", "/" + id_of(1)).status == 200);
  CHECK(texts() == 0);
  check_verified(desk.door);
}

STORE_TEST_CASE("damage in saved views is named", "[views][verify]") {
  Desk desk;
  REQUIRE(desk.save(jana, 1, "Late").status == 200);
  Store& store = desk.door.backend.store();
  std::vector<SavedViewRow> rows;
  REQUIRE(store.each_saved_view([&](const SavedViewRow& row) {
    rows.push_back(row);
    return true;
  }));
  REQUIRE(rows.size() == 1);
  WriteBatch damage;
  damage.saved_views = {rows[0], rows[0]};
  damage.saved_views[0].shared = true;
  damage.saved_views[1].view.bytes[3] = 9;
  REQUIRE(store.commit(damage));
  SodiumSigner signer;
  SystemEntropy entropy;
  const History history = History::of_tenant("default", Bytes(32, 7), signer, entropy);
  const std::string found = to_text(verify(store, history).value());
  CHECK(found.find("saved_views " + to_text(rows[0].view) + " of ") != std::string::npos);
  CHECK(found.find("shared is true, should be false") != std::string::npos);
  CHECK(found.find("the row is there, should be absent") != std::string::npos);
}
