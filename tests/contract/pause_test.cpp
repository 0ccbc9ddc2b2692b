// Waiting for the customer, through the door.
#include "contract/door.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

class PausedCase {
 public:
  PausedCase() : token_(door.asked()) {
    door.rate(token_, 1, "op-0123456789abcdef");
    path_ = "/api/follow-ups/" + std::string(door.first_case().at("id").as_string());
  }

  json::object view() { return door.staff("manager", "GET", path_).object(); }
  Reply command(const std::string& name, json::object body) {
    body["revision"] = view().at("revision");
    return door.staff("manager", "POST", path_ + "/" + name, body);
  }
  Reply wait(std::int64_t hours) {
    return command("wait", {{"until_at", door.clock.now().count + hours * hour_ms},
                            {"note", "She sends the log"}});
  }
  void answer_again(int answer) { door.rate(token_, answer, "op-of-the-second-answer"); }
  std::int64_t due_in_hours() {
    const std::int64_t ms = view().at("due_at").as_int64() - door.clock.now().count;
    return (ms + hour_ms / 2) / hour_ms;
  }
  json::array waiting_for_customer() {
    return door.staff("manager", "GET", "/api/follow-ups?waiting_for_customer=1")
        .object()
        .at("items")
        .as_array();
  }
  json::object last_entry() { return view().at("timeline").as_array().back().as_object(); }

  TestDoor door;

 private:
  std::string token_;
  std::string path_;
};

bool allows(const json::object& view, std::string_view command) {
  for (const json::value& item : view.at("allowed").as_array()) {
    if (item.as_string() == command) return true;
  }
  return false;
}

}  // namespace

STORE_TEST_CASE("while it is the customer's turn nothing is due", "[pause]") {
  PausedCase paused;
  CHECK(paused.due_in_hours() == 48);
  CHECK(allows(paused.view(), "wait"));
  CHECK_FALSE(allows(paused.view(), "resume"));
  paused.door.clock.pass(8 * hour_s);
  const Reply done = paused.wait(72);
  INFO(done.body);
  REQUIRE(done.status == 200);
  json::object view = paused.view();
  CHECK(view.at("waiting_for_customer") == true);
  CHECK(view.at("due_at").is_null());
  CHECK(view.at("paused_until_at") == paused.door.clock.now().count + 72 * hour_ms);
  CHECK(allows(view, "resume"));
  CHECK(paused.waiting_for_customer().size() == 1);
  CHECK(paused.last_entry().at("type") == "follow_up_paused");
  CHECK(paused.last_entry().at("text") == "She sends the log");
  const json::object list = paused.door.staff("manager", "GET", "/api/follow-ups").object();
  CHECK(list.at("counts").at("waiting_for_customer") == 1);
  CHECK(list.at("counts").at("overdue") == 0);

  paused.door.clock.pass(60 * hour_s);
  REQUIRE(paused.command("resume", {}).status == 200);
  view = paused.view();
  CHECK(view.at("waiting_for_customer") == false);
  CHECK(view.at("paused_until_at").is_null());
  CHECK(paused.due_in_hours() == 40);
  CHECK(paused.waiting_for_customer().empty());
  CHECK(paused.last_entry().at("reason") == "person");
}

STORE_TEST_CASE("the wait is over with the customer's next answer", "[pause]") {
  PausedCase paused;
  REQUIRE(paused.wait(72).status == 200);
  paused.door.clock.pass(24 * hour_s);
  paused.answer_again(2);
  CHECK(paused.view().at("waiting_for_customer") == false);
  CHECK(paused.due_in_hours() == 48);
  CHECK(paused.last_entry().at("reason") == "customer");
}

STORE_TEST_CASE("the wait is over when the agreed time is, and the time left counts from then",
                "[pause]") {
  PausedCase paused;
  REQUIRE(paused.wait(72).status == 200);
  paused.door.clock.pass(71 * hour_s);
  CHECK(paused.door.host("POST", "/api/tick", json::object{}).object().at("resumed") == 0);
  paused.door.clock.pass(11 * hour_s);  // the timer comes ten hours late
  CHECK(paused.door.host("POST", "/api/tick", json::object{}).object().at("resumed") == 1);
  CHECK(paused.door.host("POST", "/api/tick", json::object{}).object().at("resumed") == 0);
  CHECK(paused.due_in_hours() == 38);
  CHECK(paused.last_entry().at("by").at("kind") == "system");
}

STORE_TEST_CASE("waiting again changes the moment, not what is left", "[pause]") {
  PausedCase paused;
  paused.door.clock.pass(8 * hour_s);
  REQUIRE(paused.wait(24).status == 200);
  paused.door.clock.pass(20 * hour_s);
  REQUIRE(paused.wait(100).status == 200);
  paused.door.clock.pass(50 * hour_s);
  CHECK(paused.door.host("POST", "/api/tick", json::object{}).object().at("resumed") == 0);
  REQUIRE(paused.command("resume", {}).status == 200);
  CHECK(paused.due_in_hours() == 40);
}

STORE_TEST_CASE("waits that make no sense are refused", "[pause]") {
  PausedCase paused;
  CHECK(paused.command("resume", {}).code() == "transition_not_allowed");
  CHECK(paused.wait(0).object().at("field") == "until_at");
  CHECK(paused.wait(91 * 24).object().at("field") == "until_at");
  CHECK(paused.command("wait", {{"note", "She sends the log"}}).object().at("field") == "until_at");
  const std::int64_t tomorrow = paused.door.clock.now().count + 24 * hour_ms;
  CHECK(paused.command("wait", {{"until_at", tomorrow}}).code() == "note_required");
  REQUIRE(paused.command("address", {{"outcome", "fixed"}, {"note", "New router"}}).status == 200);
  CHECK(paused.wait(24).code() == "transition_not_allowed");
}

STORE_TEST_CASE("a case that is closed while it waits wakes nobody", "[pause]") {
  PausedCase paused;
  REQUIRE(paused.wait(24).status == 200);
  REQUIRE(paused.command("address", {{"outcome", "fixed"}, {"note", "New router"}}).status == 200);
  CHECK(paused.view().at("waiting_for_customer") == false);
  paused.door.clock.pass(30 * hour_s);
  CHECK(paused.door.host("POST", "/api/tick", json::object{}).object().at("resumed") == 0);
}
