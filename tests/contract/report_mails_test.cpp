// The report by mail, through the door.
#include <algorithm>

#include "contract/asking.hpp"
#include "core/api/texts.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

// The clock begins on a Tuesday, 2026-11-24, at six.
const std::string weekly =
    R"({"name":"Board","weekday":"mon","at":"07:00","to":[{"managers":true}])";

class Reports {
 public:
  explicit Reports(const std::string& mails = weekly + "}", int processes = 1) : door(processes) {
    want(mails);
  }
  void want(const std::string& mails, json::object more = {}) {
    more["report_mails"] = json::parse("[" + mails + "]");
    change_settings(door, more);
  }
  std::int64_t tick() {
    const Reply ticked = door.host("POST", "/api/tick", json::object{});
    INFO(ticked.body);
    REQUIRE(ticked.status == 200);
    return ticked.object().at("reports").as_int64();
  }
  /// To half past seven, in UTC, of the next Monday.
  void to_monday() {
    const std::int64_t hours = door.clock.now().count / 1000 / hour_s;
    const Day today{static_cast<std::int32_t>(hours / 24)};
    const std::int64_t monday = today.count + 7 - weekday(today);
    door.clock.hold(UtcMillis{monday * day_ms + 7 * hour_s * 1000 + 1'800'000});
  }
  /// The report mails among those that are sent now.
  json::array sent() {
    json::array reports = mails(door);
    for (auto it = reports.begin(); it != reports.end();) {
      it = it->at("template") == "report" ? it + 1 : reports.erase(it);
    }
    return reports;
  }
  json::value only_one() {
    const json::array reports = sent();
    REQUIRE(reports.size() == 1);
    return reports[0];
  }
  void answered(const std::string& request, const std::string& team, int answer) {
    REQUIRE(door.host("PUT", "/api/requests/" + request,
                      {{"status", "completed"},
                       {"requester", {{"id", "u" + request}}},
                       {"agent", "eoin"},
                       {"team", team},
                       {"queue", "VPN"}})
                .status == 200);
    const auto asked = door.host("POST", "/api/invitations", {{"request", request}}).object();
    const std::string token(asked.at("token").as_string());
    REQUIRE(door.rate(token, answer, "op-0123456789abcdef").status == 200);
  }
  void address_first_case() {
    const json::object one = door.first_case();
    const std::string path =
        "/api/follow-ups/" + std::string(one.at("id").as_string()) + "/address";
    REQUIRE(door.staff("manager", "POST", path,
                       {{"revision", one.at("revision")}, {"outcome", "fixed"}, {"note", "Done"}})
                .status == 200);
  }

  TestDoor door;
};

std::string text_of(const json::value& mail, const char* name = "text") {
  return std::string(mail.at(name).as_string());
}

bool says(const json::value& mail, std::string_view words, const char* name = "text") {
  return text_of(mail, name).find(words) != std::string::npos;
}

}  // namespace

STORE_TEST_CASE("once a week a mail tells what became of the unhappy answers", "[report-mails]") {
  Reports reports;
  reports.want(weekly + "}", {{"report_url", "https://help.example.org/report?view=1"}});
  CHECK(reports.tick() == 0);  // last Monday is over
  reports.answered("1", "Network", 1);
  reports.answered("2", "Network", 2);
  reports.answered("3", "Network", 5);
  reports.answered("4", "Network", 3);
  reports.address_first_case();
  reports.to_monday();
  CHECK(reports.tick() == 1);
  CHECK(reports.tick() == 0);
  const json::value mail = reports.only_one();
  INFO(text_of(mail));
  CHECK(mail.at("to") == json::value{{"managers", true}, {"team", ""}, {"queue", ""}});
  CHECK(mail.at("subject") == "Board: 2026-11-23 – 2026-11-29");
  CHECK(text_of(mail) ==
        "2026-11-23 – 2026-11-29\n\n"
        "Dissatisfied customers: 2\n"
        "Addressed: 1 of 2 (50%)\n"
        "Still open: 1\n"
        "Addressed in time: 1 of 2 (50%)\n\n"
        "Satisfied: 1 of 4 answers, 25% (95% interval: 5% to 70%)\n"
        "Fewer than 30 answers: chance alone moves such figures a lot.\n\n"
        "Answered: 4 of 4 who were asked, 100%\n\n"
        "Open the report:\n"
        "https://help.example.org/report?view=1&from=2026-11-23&to=2026-11-29&by=team\n");
  CHECK(text_of(mail, "html").starts_with("<div lang=\"en\" dir=\"ltr\">\n<p>2026-11-23"));
  CHECK(says(mail, "Still open: 1<br>\n", "html"));
  CHECK(says(mail, "view=1&amp;from=2026-11-23", "html"));
  CHECK(mail.at("view") == "from=2026-11-23&to=2026-11-29&by=team");
  for (const char* inner : {"report_mail", "from", "until", "user"}) {
    CHECK_FALSE(mail.as_object().contains(inner));
  }

  reports.to_monday();
  CHECK(reports.tick() == 1);
  const json::value next = reports.only_one();
  INFO(text_of(next));
  CHECK(next.at("subject") == "Board: 2026-11-30 – 2026-12-06");
  CHECK(says(next, "\nNobody answered in these days.\n"));
  CHECK(next.at("message_id") != mail.at("message_id"));
  check_verified(reports.door);
}

STORE_TEST_CASE("after weeks without a timer one report comes, and none of the past",
                "[report-mails]") {
  Reports reports;
  for (int week = 0; week < 3; ++week) reports.to_monday();
  reports.door.clock.pass(2 * day_s);
  CHECK(reports.tick() == 1);
  CHECK(reports.only_one().at("subject") == "Board: 2026-12-07 – 2026-12-13");
  // Another recipient is no reason to send it again.
  reports.want(R"({"name":"Board","weekday":"mon","at":"07:00","to":[{"person":{"id":"olga"}}]})");
  CHECK(reports.tick() == 0);
  reports.to_monday();
  CHECK(reports.tick() == 1);
  CHECK(reports.only_one().at("to").at("user") == "olga");
}

STORE_TEST_CASE("two processes that let time pass send one report", "[report-mails]") {
  Reports reports(weekly + R"(},{"name":"Team","weekday":"mon","at":"07:15","to":)"
                           R"([{"managers":true},{"person":{"id":"olga"}}]})",
                  2);
  reports.to_monday();
  CHECK(reports.tick() + reports.tick() + reports.tick() == 3);
  // A mark that came from an older copy of the store.
  REQUIRE(reports.door.backend.store().set_mark("last_report_mail:Board", "2026-01-01"));
  CHECK(reports.tick() + reports.tick() == 0);
  CHECK(reports.sent().size() == 3);
  check_verified(reports.door);
}

STORE_TEST_CASE("a report is of the teams and queues that it names", "[report-mails]") {
  const std::string more = R"(,"weekday":"mon","at":"07:00","to":[{"managers":true}])";
  Reports reports(R"({"name":"a")" + more + R"(,"teams":["A <b>&"]},)" + R"({"name":"b")" + more +
                  R"(,"queues":["VPN"]},)" + R"({"name":"c")" + more +
                  R"(,"teams":["A <b>&","B"],"queues":["VPN"]})");
  reports.answered("1", "A <b>&", 1);
  reports.answered("2", "B", 1);
  reports.answered("3", "C", 1);
  reports.to_monday();
  CHECK(reports.tick() == 3);
  json::array sent = reports.sent();
  REQUIRE(sent.size() == 3);
  std::sort(sent.begin(), sent.end(), [](const json::value& a, const json::value& b) {
    return text_of(a, "subject") < text_of(b, "subject");
  });
  CHECK(says(sent[0], "\nTeams: A <b>&\n\nDissatisfied customers: 1\n"));
  CHECK(says(sent[0], "Teams: A &lt;b&gt;&amp;</p>", "html"));
  CHECK(sent[0].at("view") == "from=2026-11-23&to=2026-11-29&by=team&team=A%20%3Cb%3E%26");
  CHECK(sent[0].at("to").at("team") == "A <b>&");
  CHECK(says(sent[1], "\nQueues: VPN\n\nDissatisfied customers: 3\n"));
  CHECK(sent[1].at("view") == "from=2026-11-23&to=2026-11-29&by=team&queue=VPN");
  CHECK(says(sent[2], "\nTeams: A <b>&, B\nQueues: VPN\n\nDissatisfied customers: 2\n"));
  CHECK(sent[2].at("view") == "from=2026-11-23&to=2026-11-29&by=team");
}

TEST_CASE("a report names the groups that stand out beyond chance, and what changed",
          "[report-mails]") {
  Reports reports;
  const auto week_of = [&](const std::string& mark, int happy_of_b) {
    for (int n = 0; n < 40; ++n) {
      reports.answered(mark + "a" + std::to_string(n), "A", n < 36 ? 5 : 1);
      reports.answered(mark + "b" + std::to_string(n), "B", n < happy_of_b ? 5 : 1);
      reports.answered(mark + "c" + std::to_string(n), "C", n < 36 ? 5 : 1);
    }
    reports.to_monday();
    CHECK(reports.tick() == 1);
    return reports.only_one();
  };
  const json::value even = week_of("1", 36);
  INFO(text_of(even));
  CHECK(says(even, "\nSatisfied: 108 of 120 answers, 90% (95% interval: 83% to 94%)\n"));
  CHECK_FALSE(says(even, "beyond chance"));

  const json::value uneven = week_of("2", 4);
  INFO(text_of(uneven));
  CHECK(says(uneven,
             "\nBefore that, from 2026-11-23 to 2026-11-29: 90%\n"
             "Lower than in the days before, beyond chance.\n"));
  CHECK(says(uneven, "\nLess satisfied than the others, beyond chance: B\n"));
  const json::value same = week_of("3", 5);
  CHECK(says(same, "\nNo difference beyond chance from the days before.\n"));
}

STORE_TEST_CASE("a report is read in one's own language, from its side", "[report-mails]") {
  Reports reports(R"({"name":"דוח","weekday":"mon","at":"07:00","to":[{"person":{"id":"noa"}}]})");
  change_settings(
      reports.door,
      {{"own_languages", json::array{json::object{{"person", "noa"}, {"language", "he"}}}}});
  reports.answered("1", "Network", 5);
  reports.to_monday();
  CHECK(reports.tick() == 1);
  const json::value mail = reports.only_one();
  CHECK(mail.at("subject") == "דוח: 2026-11-23 – 2026-11-29");
  CHECK(mail.at("direction") == "rtl");
  CHECK(text_of(mail, "html").starts_with("<div lang=\"he\" dir=\"rtl\">"));
  CHECK(says(mail, filled(texts_in("he").report_unhappy, "count", "0")));
}

STORE_TEST_CASE("a report that nobody wants any more is not delivered", "[report-mails]") {
  Reports reports;
  reports.to_monday();
  CHECK(reports.tick() == 1);
  reports.want("");
  CHECK(reports.sent().empty());
  CHECK(reports.door.host("GET", "/api/outbox?kind=mail.send", nullptr)
            .object()
            .at("items")
            .as_array()
            .empty());
}

TEST_CASE("a wrong report mail is refused with its path", "[report-mails]") {
  TestDoor door;
  const auto refused = [&](const std::string& members) {
    json::object body = door.staff("admin", "GET", "/api/settings").object();
    body["settings"].as_object()["report_mails"] = json::parse("[{" + members + "}]");
    const Reply answer = door.staff("admin", "PUT", "/api/settings", body);
    INFO(answer.body);
    REQUIRE(answer.status != 200);
    return std::string(answer.object().at("field").as_string());
  };
  const std::string to = R"(,"to":[{"managers":true}])";
  const std::string good = R"("name":"x","weekday":"mon","at":"07:00")";
  CHECK(refused(R"("weekday":"mon","at":"07:00")" + to) == "report_mails[0].name");
  CHECK(refused(R"("name":"x","at":"07:00")" + to) == "report_mails[0].weekday");
  CHECK(refused(good + R"(,"day_of_month":1)" + to) == "report_mails[0].weekday");
  CHECK(refused(R"("name":"x","weekday":"moon","at":"07:00")" + to) == "report_mails[0].weekday");
  CHECK(refused(R"("name":"x","day_of_month":32,"at":"07:00")" + to) ==
        "report_mails[0].day_of_month");
  CHECK(refused(R"("name":"x","weekday":"mon","at":"7:00")" + to) == "report_mails[0].at");
  CHECK(refused(R"("name":"x","weekday":"mon")" + to) == "report_mails[0].at");
  CHECK(refused(good + R"(,"period":"year")" + to) == "report_mails[0].period");
  CHECK(refused(good) == "report_mails[0].to");
  CHECK(refused(good + R"(,"to":[{}])") == "report_mails[0].to[0].managers");
  CHECK(refused(good + R"(,"to":[{"person":{"name":"Olga"}}])") ==
        "report_mails[0].to[0].person.id");
  CHECK(refused(good + R"(,"to":[{"managers":true},{"managers":true}])") ==
        "report_mails[0].to[1]");
  CHECK(refused(good + to + R"(,"queues":["a","b"])") == "report_mails[0].queues");
  CHECK(refused(good + to + R"(,"colour":"red")") == "report_mails[0].colour");
  CHECK(refused(good + to + "},{" + good + to) == "report_mails[1].name");
}
