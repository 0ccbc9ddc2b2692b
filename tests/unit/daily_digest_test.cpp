// On which days, and from when on, the mail about open cases goes out.
#include "core/rules/daily_digest.hpp"

#include "core/base/date.hpp"

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

Settings with_digest(const std::string& members, const std::string& more = "") {
  const auto parsed = parse_json_object(R"({"time_zone":"CET-1CEST,M3.5.0,M10.5.0/3","digest":{)"
                                        R"("to":[{"managers":true}],)" +
                                        members + "}" + more + "}");
  REQUIRE(parsed);
  auto settings = settings_from_json(*parsed);
  if (!settings) FAIL(settings.error().message);
  return *settings;
}

UtcMillis utc(std::string_view day, int hour, int minute) {
  return UtcMillis{day_from_text(day)->count * day_ms + (hour * 60 + minute) * 60 * second_ms};
}

std::string sent(const Settings& settings, UtcMillis now, std::string_view last = "") {
  const auto day = digest_day(settings, now, day_from_text(last));
  return day ? to_text(*day) : "no";
}

}  // namespace

TEST_CASE("the digest comes once a local day, from its time on", "[digest]") {
  const Settings settings = with_digest(R"("at":"08:00")");
  CHECK(sent({}, utc("2026-11-30", 12, 0)) == "no");
  CHECK(sent(settings, utc("2026-11-30", 6, 59)) == "no");
  CHECK(sent(settings, utc("2026-11-30", 7, 0)) == "2026-11-30");
  CHECK(sent(settings, utc("2026-11-30", 22, 59), "2026-11-27") == "2026-11-30");
  CHECK(sent(settings, utc("2026-11-30", 22, 59), "2026-11-30") == "no");
  CHECK(sent(settings, utc("2026-11-30", 23, 0), "2026-11-30") == "no");
  CHECK(sent(settings, utc("2026-12-01", 7, 0), "2026-11-30") == "2026-12-01");
}

TEST_CASE("the digest's time is what the clocks show, in summer too", "[digest]") {
  const Settings settings = with_digest(R"("at":"08:00")");
  CHECK(sent(settings, utc("2026-07-01", 5, 59)) == "no");
  CHECK(sent(settings, utc("2026-07-01", 6, 0)) == "2026-07-01");
  const Settings elsewhere = with_digest(R"("at":"00:30","time_zone":"EST5")");
  CHECK(sent(elsewhere, utc("2026-12-01", 5, 29)) == "no");
  CHECK(sent(elsewhere, utc("2026-12-01", 5, 30)) == "2026-12-01");
  CHECK(sent(elsewhere, utc("2026-12-01", 4, 59)) == "2026-11-30");
}

TEST_CASE("the digest comes on working days, or on those that are named", "[digest]") {
  const std::string calendar =
      R"(,"working_hours":[{"id":"desk","week":{"mon":[["09:00","17:00"]],"sat":[["09:00","12:00"]]},)"
      R"("holidays":["2026-12-07"]}])";
  const UtcMillis monday = utc("2026-11-30", 12, 0);
  const UtcMillis tuesday = utc("2026-12-01", 12, 0);
  const UtcMillis saturday = utc("2026-12-05", 12, 0);
  const UtcMillis holiday = utc("2026-12-07", 12, 0);
  const Settings plain = with_digest(R"("at":"08:00")");
  CHECK(sent(plain, tuesday) == "2026-12-01");
  CHECK(sent(plain, saturday) == "no");
  CHECK(sent(plain, holiday) == "2026-12-07");
  const Settings working = with_digest(R"("at":"08:00")", calendar);
  CHECK(sent(working, monday) == "2026-11-30");
  CHECK(sent(working, tuesday) == "no");
  CHECK(sent(working, saturday) == "2026-12-05");
  CHECK(sent(working, holiday) == "no");
  const Settings named = with_digest(R"("at":"08:00","days":["tue","sun"])", calendar);
  CHECK(sent(named, monday) == "no");
  CHECK(sent(named, tuesday) == "2026-12-01");
}
