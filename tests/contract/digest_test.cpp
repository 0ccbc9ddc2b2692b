// The daily digest, through the door.
#include <algorithm>

#include "contract/asking.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

class Desk {
 public:
  explicit Desk(const std::string& to = R"([{"managers":true}])", int processes = 1)
      : door(processes) {
    const std::string digest =
        R"({"at":"08:00","to":)" + to + R"(,"days":["mon","tue","wed","thu","fri","sat","sun"]})";
    change_settings(door, {{"digest", json::parse(digest)},
                           {"desk_url", "https://help.example.org/desk"},
                           {"assignment", json::array()}});
  }
  void settled(std::string_view id = "17") {
    door.rate(door.asked(id), 1, "op-0123456789abcdef");
    door.clock.pass(130);
    tick();
    mails(door);
  }
  std::int64_t tick() {
    const Reply ticked = door.host("POST", "/api/tick", json::object{});
    INFO(ticked.body);
    REQUIRE(ticked.status == 200);
    return ticked.object().at("digests").as_int64();
  }
  /// To half past eight, in UTC, of the next day.
  void sleep() {
    const std::int64_t day_ms = day_s * 1000;
    const std::int64_t now = door.clock.now().count;
    const std::int64_t next = (now / day_ms + 1) * day_ms + 8 * hour_s * 1000 + 1'800'000;
    door.clock.pass((next - now) / 1000);
  }

  TestDoor door;
};

std::string text_of(const json::value& mail) {
  return std::string(mail.at("text").as_string());
}

bool says(const json::value& mail, std::string_view words) {
  return text_of(mail).find(words) != std::string::npos;
}

}  // namespace

STORE_TEST_CASE("once a day a mail says what is open", "[digest]") {
  Desk desk;
  desk.sleep();
  CHECK(desk.tick() == 0);  // nothing is open
  desk.settled();
  desk.settled("18");
  desk.sleep();
  CHECK(desk.tick() == 1);
  CHECK(desk.tick() == 0);
  const json::array sent = mails(desk.door);
  REQUIRE(sent.size() == 1);
  const json::value& mail = sent[0];
  INFO(text_of(mail));
  CHECK(mail.at("template") == "digest");
  CHECK(mail.at("to") == json::value{{"managers", true}, {"team", ""}, {"queue", ""}});
  CHECK(mail.at("subject") == "Follow-ups: 2 open, 0 overdue");
  CHECK(text_of(mail).starts_with("Open: 2\nNew: 2\nDue today: 0\nOverdue: 0\n"));
  CHECK(says(mail, "\n#17 VPN drops · Very poor · Due: "));
  CHECK(says(mail, "\nhttps://help.example.org/desk?case="));

  desk.sleep();
  CHECK(desk.tick() == 1);
  const json::array again = mails(desk.door);
  REQUIRE(again.size() == 1);
  CHECK(says(again[0], "Open: 2\nNew: 0\n"));
  CHECK(again[0].at("message_id") != mail.at("message_id"));
  desk.sleep();
  desk.sleep();
  desk.sleep();
  CHECK(desk.tick() == 1);  // the timer stood still
  CHECK(mails(desk.door)[0].at("subject") == "Follow-ups: 2 open, 2 overdue");
  check_verified(desk.door);
}

STORE_TEST_CASE("each recipient reads of teams and queues of his", "[digest]") {
  Desk desk(R"([{"managers":true,"queues":["VPN"]},)"
            R"({"person":{"id":"olga"},"teams":["LA"]},)"
            R"({"person":{"id":"lukas"},"teams":["Network"]}])");
  desk.settled();
  desk.sleep();
  CHECK(desk.tick() == 2);
  const json::array sent = mails(desk.door);
  REQUIRE(sent.size() == 2);
  const bool first_is_his = sent[0].at("to").as_object().contains("user");
  const json::value& managers = sent[first_is_his ? 1 : 0];
  const json::value& lukas = sent[first_is_his ? 0 : 1];
  CHECK(managers.at("to") == json::value{{"managers", true}, {"team", ""}, {"queue", "VPN"}});
  CHECK(lukas.at("to") == json::value{{"user", "lukas"}, {"team", "Network"}, {"queue", ""}});
}

STORE_TEST_CASE("a digest is not delivered when nothing is open any more", "[digest]") {
  Desk desk;
  desk.settled();
  desk.sleep();
  CHECK(desk.tick() == 1);
  const json::object one = desk.door.first_case();
  const std::string path = "/api/follow-ups/" + std::string(one.at("id").as_string()) + "/address";
  REQUIRE(desk.door
              .staff("manager", "POST", path,
                     {{"revision", one.at("revision")}, {"outcome", "fixed"}, {"note", "Done"}})
              .status == 200);
  CHECK(mails(desk.door).empty());
  CHECK(desk.door.host("GET", "/api/outbox?kind=mail.send", nullptr)
            .object()
            .at("items")
            .as_array()
            .empty());
}

STORE_TEST_CASE("two processes that let time pass send one digest", "[digest]") {
  Desk desk(R"([{"managers":true}])", 2);
  desk.settled();
  desk.sleep();
  CHECK(desk.tick() + desk.tick() + desk.tick() == 1);
  // A mark that came from an older copy of the store.
  REQUIRE(desk.door.backend.store().set_mark("last_digest", "2026-01-01"));
  CHECK(desk.tick() + desk.tick() == 0);
  CHECK(mails(desk.door).size() == 1);
}

TEST_CASE("more new cases than are counted are not passed for their number", "[digest]") {
  Desk desk;
  desk.sleep();
  for (int n = 0; n <= 200; ++n) {
    desk.door.rate(desk.door.asked(std::to_string(n)), 1, "op-0123456789abcdef");
  }
  desk.sleep();
  for (int n = 0; n < 5; ++n) desk.tick();
  std::string digest;
  for (json::array sent = mails(desk.door); !sent.empty(); sent = mails(desk.door)) {
    for (const json::value& mail : sent) {
      if (mail.at("template") == "digest") digest = text_of(mail);
    }
  }
  CHECK(digest.starts_with("Open: 201\nNew: 200+\n"));
}

TEST_CASE("a wrong digest is refused with its path", "[digest]") {
  TestDoor door;
  const auto refused = [&](const std::string& digest) {
    json::object body = door.staff("admin", "GET", "/api/settings").object();
    body["settings"].as_object()["digest"] = json::parse(digest);
    const Reply answer = door.staff("admin", "PUT", "/api/settings", body);
    INFO(answer.body);
    REQUIRE(answer.status != 200);
    return std::string(answer.object().at("field").as_string());
  };
  CHECK(refused(R"({"to":[{"managers":true}]})") == "digest.at");
  CHECK(refused(R"({"at":"24:00","to":[{"managers":true}]})") == "digest.at");
  CHECK(refused(R"({"at":"8:00","to":[{"managers":true}]})") == "digest.at");
  CHECK(refused(R"({"at":"08:00"})") == "digest.to");
  CHECK(refused(R"({"at":"08:00","to":[{}]})") == "digest.to[0].managers");
  CHECK(refused(R"({"at":"08:00","to":[{"managers":true,"person":{"id":"a"}}]})") ==
        "digest.to[0].managers");
  CHECK(refused(R"({"at":"08:00","to":[{"managers":true,"queues":["a","b"]}]})") ==
        "digest.to[0].queues");
  CHECK(refused(R"({"at":"08:00","days":["someday"],"to":[{"managers":true}]})") == "digest.days");
  CHECK(refused(R"({"at":"08:00","days":[],"to":[{"managers":true}]})") == "digest.days");
  CHECK(refused(R"({"at":"08:00","time_zone":"Mars","to":[{"managers":true}]})") ==
        "digest.time_zone");
  CHECK(refused(R"({"at":"08:00","hour":8,"to":[{"managers":true}]})") == "digest.hour");
}
