// In which language staff are written to, through the door.
#include "contract/worked_case.hpp"
#include "core/api/texts.hpp"

using namespace amends;
using namespace amends::testing;

namespace {

const json::array jana_reads_arabic{json::object{{"person", "jana"}, {"language", "ar"}}};

json::value only_mail(TestDoor& door) {
  const json::array sent = mails(door);
  REQUIRE(sent.size() == 1);
  return sent[0];
}

void settle(TestDoor& door) {
  door.clock.pass(3600);
  REQUIRE(door.host("POST", "/api/tick", json::object{}).status == 200);
}

std::string text_at(const json::value& mail, const char* name) {
  return std::string(mail.at(name).as_string());
}

std::string in(std::string_view text, std::string_view name, std::string_view value) {
  return filled(text, name, value);
}

}  // namespace

STORE_TEST_CASE("staff are written to in the tenant's language, or in their own", "[languages]") {
  WorkedCase one;
  change_settings(
      one.door,
      {{"staff_language", "de"},
       {"own_languages", jana_reads_arabic},
       {"time_zone", "CET-1"},
       {"reminders", json::array{json::object{
                         {"id", "late"}, {"after_due_s", 0}, {"to", {{"managers", true}}}}}}});
  settle(one.door);
  const json::value opened = only_mail(one.door);
  CHECK(opened.at("subject") == "Unzufrieden: Ingrid Solberg");
  CHECK(text_at(opened, "text")
            .starts_with("Ingrid Solberg hat zu #17 VPN drops mit „Sehr schlecht“ geantwortet."));
  CHECK(opened.at("language") == "de");
  CHECK(opened.at("direction") == "ltr");

  REQUIRE(one.command("assign", {{"assignee", {{"id", "jana"}, {"name", "Jana"}}}}).status == 200);
  const json::value assigned = only_mail(one.door);
  const Texts& arabic = texts_in("ar");
  CHECK(text_at(assigned, "subject") ==
        in(in(arabic.told_assigned, "request", "#17 VPN drops"), "person", "Jana"));
  CHECK(assigned.at("language") == "ar");
  CHECK(assigned.at("direction") == "rtl");

  one.door.clock.pass(50 * 3600);
  settle(one.door);
  const json::value overdue = only_mail(one.door);
  CHECK(overdue.at("subject") == "Überfällig: #17 VPN drops");
  CHECK(text_at(overdue, "text").find("\nFällig: 2026-11-26 07:00\n") != std::string::npos);
}

STORE_TEST_CASE("in a language without texts staff read English", "[languages]") {
  WorkedCase one;
  change_settings(one.door, {{"staff_language", "xx"}});
  settle(one.door);
  const json::value opened = only_mail(one.door);
  CHECK(opened.at("subject") == "Dissatisfied: Ingrid Solberg");
  CHECK(opened.at("language") == "en");
}

STORE_TEST_CASE("the digest's language stands before the tenant's, and behind one's own",
                "[languages]") {
  WorkedCase one;
  const auto digest_in = [&](json::object digest) {
    digest["at"] = "07:00";
    digest["days"] = json::array{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    digest["to"] =
        json::array{json::object{{"managers", true}}, json::object{{"person", {{"id", "jana"}}}}};
    change_settings(one.door, {{"staff_language", "fr"},
                               {"own_languages", jana_reads_arabic},
                               {"digest", std::move(digest)}});
    one.door.clock.pass(24 * 3600);
    settle(one.door);
    std::string languages;
    for (const json::value& mail : mails(one.door)) {
      if (mail.at("template") != "digest") continue;
      languages += mail.at("to").as_object().contains("user") ? "jana: " : "managers: ";
      languages += text_at(mail, "language") + ". ";
    }
    return languages;
  };
  const std::string first = digest_in({});
  CHECK((first == "managers: fr. jana: ar. " || first == "jana: ar. managers: fr. "));
  const std::string second = digest_in({{"language", "de"}});
  CHECK((second == "managers: de. jana: ar. " || second == "jana: ar. managers: de. "));
}

TEST_CASE("somebody's own language is one, and is named", "[languages]") {
  TestDoor door;
  const auto refused = [&](const std::string& list) {
    json::object body = door.staff("admin", "GET", "/api/settings").object();
    body["settings"].as_object()["own_languages"] = json::parse(list);
    const Reply answer = door.staff("admin", "PUT", "/api/settings", body);
    INFO(answer.body);
    REQUIRE(answer.status != 200);
    return std::string(answer.object().at("field").as_string());
  };
  CHECK(refused(R"([{"person":"a","language":"de"},{"person":"a","language":"fr"}])") ==
        "own_languages[1].person");
  CHECK(refused(R"([{"person":"a"}])") == "own_languages[0].language");
  CHECK(refused(R"([{"language":"de"}])") == "own_languages[0].person");
  CHECK(refused(R"(["a"])") == "own_languages[0]");
}
