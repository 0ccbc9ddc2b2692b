// Two cases of one customer are merged: one takes care of both, and the other one follows.
#include "contract/known_customer.hpp"
#include "contract/merged_cases.hpp"
#include "core/store/memory_store.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

/// A store whose process dies before one of its commits.
class DyingStore final : public MemoryStore {
 public:
  Result<void> commit(const WriteBatch& batch) override {
    if (commits_left == 0) return fail(ErrorCode::store_unavailable, "the process is gone");
    if (commits_left > 0) --commits_left;
    return MemoryStore::commit(batch);
  }
  int commits_left = -1;  // below 0: it lives
};

}  // namespace

STORE_TEST_CASE("a merged case leaves the list, and both name each other", "[merge]") {
  TwoCases two;
  REQUIRE(two.waiting() == 2);
  two.merge_both();
  CHECK(two.waiting() == 1);
  const json::object merged = two.view(two.second);
  CHECK(merged.at("state") == "merged");
  CHECK(merged.at("allowed") == json::array({"note", "take-out", "watch"}));
  CHECK(merged.at("merged_into").at("id").as_string() == two.first);
  CHECK(merged.at("merged_into").at("request") == "17");
  CHECK(merged.at("merged_into").at("follow_up").at("subject") == "VPN drops");
  CHECK(merged.at("taken_in").as_array().empty());
  const json::object both = two.view(two.first);
  CHECK(both.at("merged_into").is_null());
  CHECK(both.at("taken_in").at(0).at("id").as_string() == two.second);
  CHECK(both.at("taken_in").at(0).at("follow_up").at("label") == merged.at("label"));
  CHECK(two.last_entry(two.second).at("type") == "follow_up_merged");
  CHECK(two.last_entry(two.second).at("text") == "The same outage");
  CHECK(two.last_entry(two.second).at("other").at("request") == "17");
  CHECK(two.last_entry(two.first).at("type") == "follow_up_took_in");
  const json::object listed =
      two.door.staff("manager", "GET", "/api/follow-ups?state=merged").object();
  CHECK(listed.at("items").as_array().size() == 1);
  CHECK(listed.at("items").at(0).at("id").as_string() == two.second);
  const json::object place{{"id", two.first}, {"request", "17"}};
  CHECK(listed.at("items").at(0).at("merged_into") == place);
  CHECK(two.request("17").at("follow_ups").at(0).at("merged_into").is_null());
  CHECK(two.request("18").at("satisfaction_status") == "dissatisfied");
  check_verified(two.door);
}

STORE_TEST_CASE("a merged case is due to nobody", "[merge]") {
  TwoCases two;
  change_settings(
      two.door,
      {{"reminders", json::array{json::object{
                         {"id", "late"}, {"after_due_s", 0}, {"to", {{"managers", true}}}}}}});
  two.merge_both();
  two.door.clock.pass(49 * 3600);
  CHECK(two.tick().at("warned") == 1);
  CHECK(two.view(two.second).at("overdue") == false);
  CHECK(two.history(two.second).find("reminded") == std::string::npos);
  CHECK(mails(two.door).size() == 1);
  check_verified(two.door);
}

STORE_TEST_CASE("a merged case is addressed with the one that takes care of it", "[merge]") {
  TwoCases two;
  change_settings(two.door, {{"recovery", {{"ask", true}, {"delay_s", 0}}}});
  two.merge_both();
  REQUIRE(two.address(two.first).status == 200);
  const json::object merged = two.view(two.second);
  CHECK(merged.at("state") == "addressed");
  CHECK(merged.at("outcome") == "fixed");
  CHECK(merged.at("root_cause") == "delay");
  CHECK(merged.at("merged_into").at("id").as_string() == two.first);
  const json::object entry = two.last_entry(two.second);
  CHECK(entry.at("by").at("id") == "marta");
  CHECK(entry.at("other").at("id").as_string() == two.first);
  CHECK(two.request("18").at("satisfaction_status") == "addressed");
  CHECK(two.view(two.first).at("taken_in").at(0).at("follow_up").at("state") == "addressed");
  CHECK(two.last_entry(two.first).at("became") == "addressed");
  two.tick();
  std::size_t asked = 0;
  for (const json::value& mail : mails(two.door)) {
    asked += mail.at("to").as_object().contains("requester") ? 1U : 0U;
  }
  CHECK(asked == 1);  // whether it is good, about the one
  const json::object figures =
      two.door.staff("manager", "GET", "/api/reports/dissatisfied-requesters").object();
  CHECK(figures.at("total").at("addressed") == 2);
  check_verified(two.door);
}

STORE_TEST_CASE("who reopens a case has the merged one back in it", "[merge]") {
  TwoCases two;
  two.merge_both();
  REQUIRE(two.address(two.first).status == 200);
  REQUIRE(two.work(two.first, "reopen", {{"note", "Not yet"}}).status == 200);
  CHECK(two.state(two.second) == "merged");
  CHECK(two.view(two.second).at("outcome").is_null());
  CHECK(two.view(two.second).at("closed_at").is_null());
  check_verified(two.door);
  REQUIRE(two.address(two.first).status == 200);
  CHECK(two.state(two.second) == "addressed");
  check_verified(two.door);
}

STORE_TEST_CASE("a case that opens by itself leaves addressed what was addressed with it",
                "[merge]") {
  TwoCases two;
  two.merge_both();
  REQUIRE(two.address(two.first).status == 200);
  two.rate("17", 2);
  CHECK(two.state(two.first) == "open");
  CHECK(two.state(two.second) == "addressed");
  CHECK(two.view(two.first).at("taken_in").as_array().empty());
  check_verified(two.door);
}

STORE_TEST_CASE("a case that ends without amends lets go what it took care of", "[merge]") {
  TwoCases two;
  REQUIRE(two.work(two.second, "assign", {{"assignee", {{"id", "jana"}}}}).status == 200);
  two.merge_both();
  SECTION("the customer is satisfied now") {
    two.rate("17", 5);
  }
  SECTION("its rating is excluded") {
    REQUIRE(two.exclude(two.first).status == 200);
  }
  SECTION("its request is deleted") {
    tell(two.door, "17", ingrid(), "Network", "deleted");
  }
  const json::object free = two.view(two.second);
  CHECK(free.at("state") == "assigned");
  CHECK(free.at("merged_into").is_null());
  CHECK(free.at("due_at").as_int64() > two.door.clock.now().count);
  CHECK(two.last_entry(two.second).at("reason") == "let_go");
  std::string told;
  for (const json::value& mail : mails(two.door)) told += mail.at("template").as_string();
  CHECK(told.find("reopened") != std::string::npos);
  check_verified(two.door);
}

STORE_TEST_CASE("a merged case is taken out by a person or a new unhappy answer", "[merge]") {
  TwoCases two;
  two.merge_both();
  SECTION("a person") {
    CHECK(two.work(two.second, "take-out", {{"note", "Another thing"}}).status == 200);
    CHECK(two.last_entry(two.second).at("reason") == "taken_out");
    const json::array sent = mails(two.door);
    REQUIRE(sent.size() == 1);
    CHECK(sent[0].at("template") == "reopened");
    CHECK(sent[0].at("to").at("managers") == true);
  }
  SECTION("the customer") {
    two.rate("18", 2);
    CHECK(two.last_entry(two.second).at("reason") == "dissatisfied_again");
  }
  CHECK(two.state(two.second) == "open");
  CHECK(two.view(two.second).at("merged_into").is_null());
  CHECK(two.view(two.first).at("taken_in").as_array().empty());
  CHECK(two.last_entry(two.first).at("became") == "released");
  REQUIRE(two.address(two.first).status == 200);
  CHECK(two.state(two.second) == "open");
  check_verified(two.door);
  CHECK(two.work(two.second, "take-out").code() == "transition_not_allowed");
}

STORE_TEST_CASE("a customer who is satisfied now has withdrawn a merged case", "[merge]") {
  TwoCases two;
  two.merge_both();
  two.rate("18", 5);
  CHECK(two.state(two.second) == "withdrawn");
  CHECK(two.view(two.first).at("taken_in").as_array().empty());
  check_verified(two.door);
}

STORE_TEST_CASE("two cases of one request are merged as those of two are", "[merge]") {
  MergedCases one;
  const json::object settings = one.door.staff("admin", "GET", "/api/settings").object();
  json::array surveys = settings.at("settings").at("surveys").as_array();
  json::object chat = surveys.at(0).as_object();
  chat["id"] = "chat";
  chat["touchpoint"] = "chat-ended";
  surveys.push_back(chat);
  change_settings(one.door, {{"surveys", surveys}});
  const std::string first = one.open("17");
  const Reply invited =
      one.door.host("POST", "/api/invitations", {{"request", "17"}, {"touchpoint", "chat-ended"}});
  const std::string token(invited.object().at("token").as_string());
  REQUIRE(one.door.rate(token, 2, "op-of-the-second-rating").status == 200);
  const json::object both = one.request("17");
  const std::string second(both.at("follow_ups").at(1).at("id").as_string());

  REQUIRE(one.merge(second, first).status == 200);
  CHECK(one.request("17").at("satisfaction_status") == "dissatisfied");
  check_verified(one.door);
  const Reply addressed = one.address(first);
  const json::object shown = addressed.object().at("follow_up").as_object();
  CHECK(shown.at("taken_in").at(0).at("follow_up").at("state") == "addressed");
  CHECK(one.request("17").at("satisfaction_status") == "addressed");
  check_verified(one.door);
  REQUIRE(one.work(first, "reopen", {{"note", "Not yet"}}).status == 200);
  REQUIRE(one.work(second, "take-out").status == 200);
  CHECK(one.state(second) == "open");
  CHECK(one.waiting() == 2);
  check_verified(one.door);
}

STORE_TEST_CASE("webhooks hear of a merged case what happens to it, not of the merge", "[merge]") {
  TwoCases two;
  const json::object webhook{{"id", "crm"},
                             {"url", "https://hooks.example.org/crm"},
                             {"events", {"follow_up.addressed", "follow_up.reopened"}}};
  change_settings(two.door, {{"webhooks", json::array{webhook}}});
  const auto told = [&] {
    const Reply leased =
        two.door.host("POST", "/api/outbox/lease",
                      {{"consumer", "deliver"}, {"kinds", json::array{"webhook.send"}}});
    std::string text;
    const json::object answer = leased.object();
    for (const json::value& effect : answer.at("effects").as_array()) {
      text.append(text.empty() ? "" : " ").append(effect.at("event").as_string());
    }
    return text;
  };
  two.merge_both();
  CHECK(told().empty());
  REQUIRE(two.address(two.first).status == 200);
  CHECK(told() == "follow_up.addressed follow_up.addressed");
}

STORE_TEST_CASE("an erased customer is owed nothing, merged or not", "[merge]") {
  TwoCases two;
  two.merge_both();
  REQUIRE(erase(two.door).status == 200);
  two.tick();
  CHECK(two.state(two.first) == "voided");
  CHECK(two.state(two.second) == "voided");
  CHECK(two.waiting() == 0);
  CHECK(two.view(two.second).at("timeline").as_array().back().as_object().if_contains("text") ==
        nullptr);
  check_verified(two.door);
}

STORE_TEST_CASE("words of a merged case stay until it is addressed, and for their days",
                "[merge]") {
  TwoCases two;
  two.merge_both();
  change_settings(two.door, {{"retention", {{"notes_days", 30}}}});
  two.door.clock.pass(40LL * 24 * 3600);
  CHECK(two.tick().at("texts_expired") == 0);
  const auto words = [&] { return json::serialize(two.view(two.second).at("timeline")); };
  CHECK(words().find("The same outage") != std::string::npos);
  REQUIRE(two.address(two.first).status == 200);
  two.door.clock.pass(40LL * 24 * 3600);
  CHECK(two.tick().at("texts_expired") == 2);
  CHECK(words().find("The same outage") == std::string::npos);
  check_verified(two.door);
}

TEST_CASE("what a process that died did not pass on is passed on by the tick", "[merge]") {
  DyingStore store;
  TwoCases two(store);
  two.merge_both();
  store.commits_left = 1;
  REQUIRE(two.address(two.first).status == 200);
  store.commits_left = -1;
  CHECK(two.state(two.second) == "merged");
  check_verified(two.door);
  two.tick();
  CHECK(two.state(two.second) == "addressed");
  CHECK(two.last_entry(two.second).at("by").at("id") == "marta");
  check_verified(two.door);

  store.commits_left = 1;
  REQUIRE(two.work(two.first, "reopen", {{"note", "Not yet"}}).status == 200);
  store.commits_left = -1;
  check_verified(two.door);
  two.tick();
  CHECK(two.state(two.second) == "merged");

  store.commits_left = 1;
  REQUIRE(two.work(two.second, "take-out").status == 200);
  store.commits_left = -1;
  CHECK(two.view(two.first).at("taken_in").as_array().empty());
  check_verified(two.door);
  two.tick();
  CHECK(two.last_entry(two.first).at("became") == "released");
  REQUIRE(two.merge(two.second, two.first).status == 200);

  store.commits_left = 1;
  REQUIRE(two.exclude(two.first).status == 200);
  store.commits_left = -1;
  check_verified(two.door);
  two.tick();
  CHECK(two.state(two.second) == "open");
  CHECK(two.tick().at("more") == false);
  check_verified(two.door);
}

TEST_CASE("a merge that is written but for its answer is one press", "[merge]") {
  DyingStore store;
  TwoCases two(store);
  store.commits_left = 0;
  CHECK(two.merge(two.second, two.first).status == 503);
  store.commits_left = -1;
  CHECK(two.state(two.second) == "open");
  CHECK(two.view(two.first).at("taken_in").as_array().empty());
  two.merge_both();
  check_verified(two.door);
}
