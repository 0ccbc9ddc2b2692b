// What was answered and is in no figure: in the request's panel, in reports, in its list.
#include <algorithm>

#include "contract/door.hpp"
#include "core/base/time_zone.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

/// A request that was asked about, and the ways in which an answer comes to stand aside.
class Aside : public TestDoor {
 public:
  Aside() : token(asked()) {}

  Reply press(int answer, const std::string& nonce, std::string_view op,
              std::string_view evidence = "explicit", std::string_view key = "key-of-her-browser") {
    return customer(
        "POST", "/r/" + token,
        {{"answer", answer}, {"op", op}, {"key", key}, {"nonce", nonce}, {"evidence", evidence}});
  }
  void open_and_leave(int answer) { press(answer, nonce(token), "op-leave-0123456789", "dwell"); }
  void answer_twice_at_once() {
    const std::string first = nonce(token);
    const std::string second = nonce(token);
    press(1, first, "op-first-0123456789");
    press(5, second, "op-second-012345678");
  }
  void dispute(int standing, int other) {
    press(standing, nonce(token), "op-hers-01234567890");
    clock.pass(3600);
    customer("POST", "/r/" + token,
             {{"answer", other},
              {"op", "op-his-012345678901"},
              {"key", "key-of-his-browser"},
              {"nonce", nonce(token)},
              {"evidence", "explicit"},
              {"comment", "It was me who asked"}});
  }

  json::object request(std::string_view role = "manager") {
    return staff(role, "GET", "/api/requests/17").object();
  }
  json::object rating() { return request().at("ratings").as_array().at(0).as_object(); }
  json::array aside() { return request().at("aside").as_array(); }
  Reply decide(std::string_view verb, std::string_view reason) {
    return staff(
        "manager", "POST",
        "/api/ratings/" + std::string(rating().at("id").as_string()) + "/" + std::string(verb),
        {{"reason", reason}});
  }
  json::array list(const std::string& query = "") {
    return staff("manager", "GET", "/api/asides" + query).object().at("items").as_array();
  }
  /// held, disputed, intents, excluded
  std::string counted(const std::string& query = "", const std::string& report = "satisfaction") {
    const auto aside =
        staff("manager", "GET", "/api/reports/" + report + query).object().at("aside");
    if (aside.is_null()) return "unknown";
    std::string text;
    for (const char* kind : {"held", "disputed", "intents", "excluded"}) {
      text += std::to_string(aside.as_object().at(kind).as_int64());
    }
    return text;
  }

  std::string token;
};

}  // namespace

STORE_TEST_CASE("an intent stands aside until somebody answers", "[asides]") {
  Aside door;
  CHECK(door.counted() == "0000");
  door.open_and_leave(2);
  const json::object aside = door.aside().at(0).as_object();
  CHECK(aside.at("kind") == "intent");
  CHECK(aside.at("answer") == 2);
  CHECK(aside.at("scale") == 5);
  CHECK(aside.at("label") == "Poor");
  CHECK(aside.at("class") == "dissatisfied");
  CHECK(aside.at("evidence") == "dwell");
  CHECK(aside.at("reason").is_null());
  CHECK(aside.at("at") == door.clock.now().count);
  CHECK(door.request().at("ratings").as_array().empty());
  CHECK(door.counted() == "0010");
  CHECK(door.counted("", "dissatisfied-requesters") == "0010");

  const json::object item = door.list().at(0).as_object();
  CHECK(item.at("invitation") == aside.at("invitation"));
  CHECK(item.at("kind") == "intent");
  CHECK(item.at("request") == "17");
  CHECK(item.at("subject") == "VPN drops");
  CHECK(item.at("customer").as_object().at("name") == "Ingrid Solberg");
  CHECK(item.at("label") == "Poor");

  door.press(5, door.nonce(door.token), "op-person-012345678");
  CHECK(door.aside().empty());
  CHECK(door.list().empty());
  CHECK(door.counted() == "0000");
}

STORE_TEST_CASE("a held answer stands aside until one is confirmed", "[asides]") {
  Aside door;
  door.answer_twice_at_once();
  REQUIRE(door.aside().size() == 1);
  CHECK(door.aside().at(0).as_object().at("kind") == "held");
  CHECK(door.aside().at(0).as_object().at("answer") == 5);
  CHECK(door.rating().at("held") == true);
  CHECK(door.counted() == "1000");
  CHECK(door.list("?kind=held").size() == 1);
  CHECK(door.list("?kind=intent").empty());

  const auto asking = door.customer("GET", "/r/" + door.token).object();
  door.clock.pass(4);
  const std::string nonce(asking.at("nonce").as_string());
  CHECK(door.press(1, nonce, "op-which-0123456789").object().at("result") == "recorded");
  CHECK(door.aside().empty());
  CHECK(door.counted() == "0000");
}

STORE_TEST_CASE("a disputed answer stands aside until it is accepted", "[asides]") {
  Aside door;
  door.dispute(5, 1);
  const json::object aside = door.aside().at(0).as_object();
  CHECK(aside.at("kind") == "disputed");
  CHECK(aside.at("reason") == "other_browser");
  CHECK(aside.at("comment") == "It was me who asked");
  CHECK((door.rating().at("allowed").as_array() == json::array{"exclude", "accept"}));
  CHECK(door.request("agent").at("ratings").as_array()[0].at("allowed").as_array().empty());
  CHECK(door.counted() == "0100");
  const json::object item = door.list().at(0).as_object();
  CHECK(item.at("reason") == "other_browser");
  CHECK(item.at("comment") == "It was me who asked");

  CHECK(door.decide("accept", "She called").status == 200);
  CHECK(door.aside().empty());
  CHECK(door.counted() == "0000");
  const auto timeline = door.request().at("timeline").as_array();
  const auto accepted =
      std::find_if(timeline.begin(), timeline.end(),
                   [](const json::value& entry) { return entry.as_object().contains("accepted"); });
  REQUIRE(accepted != timeline.end());
  CHECK(accepted->at("type") == "rated");
  CHECK(accepted->at("text") == "She called");
}

STORE_TEST_CASE("an excluded rating says by whom, when and why", "[asides]") {
  Aside door;
  door.press(1, door.nonce(door.token), "op-hers-01234567890");
  const auto answered = door.rating().at("answered_at");
  CHECK(door.rating().at("exclusion").is_null());
  door.clock.pass(2 * 24 * 3600);
  CHECK(door.decide("exclude", "Meant another request").status == 200);
  const json::object rating = door.rating();
  CHECK((rating.at("allowed").as_array() == json::array{"restore"}));
  const json::object exclusion = rating.at("exclusion").as_object();
  CHECK(exclusion.at("by").as_object().at("name") == "Marta");
  CHECK(exclusion.at("at") == door.clock.now().count);
  CHECK(exclusion.at("reason") == "Meant another request");

  // It is missing in the figures of the day on which it was given.
  const json::object item = door.list().at(0).as_object();
  CHECK(item.at("at") == answered);
  CHECK(item.at("note") == "Meant another request");
  CHECK(item.at("comment") == "");
  CHECK(door.counted() == "0001");

  CHECK(door.decide("restore", "It was this one").status == 200);
  CHECK(door.rating().at("exclusion").is_null());
  CHECK(door.counted() == "0000");
  CHECK(door.list().empty());
}

STORE_TEST_CASE("what stands aside belongs to the tenant's days", "[asides]") {
  Aside door;
  const auto settings = door.staff("admin", "GET", "/api/settings").object();
  json::object zoned = settings.at("settings").as_object();
  zoned["time_zone"] = "NZST-12";
  REQUIRE(door.staff("admin", "PUT", "/api/settings",
                     {{"revision", settings.at("revision")}, {"settings", zoned}})
              .status == 200);
  door.open_and_leave(2);
  const TimeZone zone = TimeZone::from_rule("NZST-12").value();
  const Day day = zone.day_of(door.clock.now());
  const auto only = [](Day at) { return "?from=" + to_text(at) + "&to=" + to_text(at); };
  CHECK(door.counted(only(day)) == "0010");
  CHECK(door.list(only(day)).size() == 1);
  CHECK(door.counted(only(Day{day.count - 1})) == "0000");
  CHECK(door.list(only(Day{day.count + 1})).empty());
  CHECK(door.counted("?cohort=asked") == "unknown");
}

STORE_TEST_CASE("what stands aside is narrowed by scope and dimension", "[asides]") {
  Aside door;
  door.open_and_leave(2);
  CHECK(door.list("?team=Network").size() == 1);
  CHECK(door.list("?team=Workplace").empty());
  CHECK(door.counted("?agent=eoin&by=team") == "0010");
  CHECK(door.counted("?agent=jana&by=team") == "0000");
  const auto as_lea = [&](const std::string& path, json::object scopes) {
    return door.call(
        "GET", path,
        {{"actor", {{"id", "lea"}, {"roles", json::array{"manager"}}, {"scopes", scopes}}}});
  };
  const json::object workplace{{"teams", json::array{"Workplace"}}};
  const json::object vpn{{"queues", json::array{"VPN", "Mail"}}};
  CHECK(as_lea("/api/asides", workplace).object().at("items").as_array().empty());
  CHECK(as_lea("/api/asides?team=Network", workplace).code() == "forbidden");
  CHECK(as_lea("/api/asides", vpn).object().at("items").as_array().size() == 1);
  CHECK(door.staff("agent", "GET", "/api/asides").status == 403);
}

STORE_TEST_CASE("the list of what stands aside has pages, and refuses what it cannot read",
                "[asides]") {
  Aside door;
  door.open_and_leave(2);
  for (const char* other : {"18", "19"}) {
    door.token = door.asked(other);
    door.open_and_leave(1);
  }
  std::string cursor;
  std::vector<std::string> requests;
  for (int page = 0; page < 3; ++page) {
    const auto answer = door.staff("manager", "GET", "/api/asides?limit=1" + cursor).object();
    requests.emplace_back(answer.at("items").as_array()[0].at("request").as_string());
    if (!answer.at("next").is_null()) {
      cursor = "&cursor=" + std::string(answer.at("next").as_string());
    }
    CHECK(answer.at("next").is_null() == (page == 2));
  }
  CHECK(requests == std::vector<std::string>{"19", "18", "17"});

  const auto field = [&](const std::string& query) {
    const auto refusal = door.staff("manager", "GET", "/api/asides?" + query).object();
    CHECK(refusal.at("code") == "out_of_range");
    return std::string(refusal.at("field").as_string());
  };
  CHECK(field("limit=201") == "limit");
  CHECK(field("kind=odd") == "kind");
  CHECK(field("cursor=5.5") == "cursor");
  CHECK(field("from=yesterday") == "from");
  CHECK(field("from=2026-02-02&to=2026-02-01") == "from");
  CHECK(door.staff("manager", "GET", "/api/asides?colour=red").code() == "unknown_field");
}

STORE_TEST_CASE("the timeline says what was held and what was only opened", "[asides]") {
  Aside door;
  door.open_and_leave(2);
  door.answer_twice_at_once();
  std::map<std::string, json::object> by_type;
  const json::array timeline = door.request().at("timeline").as_array();
  for (const json::value& entry : timeline) {
    by_type[std::string(entry.at("type").as_string())] = entry.as_object();
  }
  CHECK(by_type["intent_noted"].at("evidence") == "dwell");
  CHECK(by_type["held"].at("answer") == 5);
  CHECK(by_type["held"].at("evidence") == "explicit");
}
