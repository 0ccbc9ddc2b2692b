#include "core/base/time_zone.hpp"

#include <string>

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

TimeZone zone_of(const std::string& rule) {
  auto zone = TimeZone::from_rule(rule);
  INFO(rule);
  REQUIRE(zone);
  return *zone;
}

// "2030-06-01T18:14:59.999Z"
UtcMillis moment(const std::string& text) {
  const auto number = [&](std::size_t at, std::size_t size) {
    return std::stoll(text.substr(at, size));
  };
  const std::int64_t seconds = number(11, 2) * 3600 + number(14, 2) * 60 + number(17, 2);
  return {day_from_text(text.substr(0, 10))->count * day_ms + seconds * second_ms + number(20, 3)};
}

std::string day(const std::string& rule, std::int64_t at_ms) {
  return to_text(zone_of(rule).day_of({at_ms}));
}

std::string day(const std::string& rule, const std::string& at) {
  return day(rule, moment(at).count);
}

std::string start(const std::string& rule, const std::string& day) {
  return to_text(zone_of(rule).start_of(*day_from_text(day)));
}

}  // namespace

TEST_CASE("a POSIX rule gives the day on the tenant's calendar") {
  const auto berlin = TimeZone::from_rule("CET-1CEST,M3.5.0,M10.5.0/3");
  REQUIRE(berlin);
  // 2026-03-29: summer time begins at 01:00 UTC; 2026-10-25: it ends at 01:00 UTC.
  const auto day = [&](std::int64_t ms) { return to_text(berlin->day_of(UtcMillis{ms})); };
  CHECK(day(1'774'738'799'000) == "2026-03-28");  // 22:59:59Z is 23:59:59 in winter
  CHECK(day(1'774'738'800'000) == "2026-03-29");
  CHECK(day(1'782'856'799'000) == "2026-06-30");  // 21:59:59Z is 23:59:59 in summer
  CHECK(day(1'782'856'800'000) == "2026-07-01");
  CHECK(berlin->start_of(*day_from_text("2026-07-01")).count == 1'782'856'800'000);
  CHECK(berlin->start_of(*day_from_text("2026-01-15")).count == 1'768'431'600'000);
}

TEST_CASE("rules west of Greenwich and south of the equator") {
  const auto new_york = TimeZone::from_rule("EST5EDT,M3.2.0,M11.1.0");
  const auto sydney = TimeZone::from_rule("AEST-10AEDT,M10.1.0,M4.1.0/3");
  REQUIRE(new_york);
  REQUIRE(sydney);
  const UtcMillis january{1'768'446'000'000};  // 2026-01-15T03:00:00Z
  CHECK(to_text(new_york->day_of(january)) == "2026-01-14");
  CHECK(to_text(sydney->day_of(january)) == "2026-01-15");
  CHECK(sydney->start_of(*day_from_text("2026-01-15")).count == 1'768'395'600'000);  // 13:00Z, +11
  CHECK(new_york->start_of(*day_from_text("2026-07-01")).count == 1'782'878'400'000);  // 04:00Z
}

TEST_CASE("names that are numbers, as Istanbul's and Kathmandu's, stand in angle brackets") {
  CHECK(day("<+0545>-5:45", "2030-06-01T18:14:59.999Z") == "2030-06-01");
  CHECK(day("<+0545>-5:45", "2030-06-01T18:15:00.000Z") == "2030-06-02");
  CHECK(day("<-03>3", "2030-06-01T02:59:59.999Z") == "2030-05-31");
  CHECK(day("<-03>3", "2030-06-01T03:00:00.000Z") == "2030-06-01");
}

TEST_CASE("Ireland's standard time is its summer's, and its other hour goes back") {
  const auto* dublin = "IST-1GMT0,M10.5.0,M3.5.0/1";
  CHECK(day(dublin, "2030-01-01T23:59:59.999Z") == "2030-01-01");
  CHECK(day(dublin, "2030-07-01T22:59:59.999Z") == "2030-07-01");
  CHECK(day(dublin, "2030-07-01T23:00:00.000Z") == "2030-07-02");
}

TEST_CASE("clocks that change at midnight, before it, or days after the named one") {
  // Havana goes from 00:00 to 01:00 and in autumn from 01:00 back to 00:00.
  CHECK(start("CST5CDT,M3.2.0/0,M11.1.0/1", "2030-03-10") == "2030-03-10T05:00:00.000Z");
  CHECK(start("CST5CDT,M3.2.0/0,M11.1.0/1", "2030-11-03") == "2030-11-03T04:00:00.000Z");
  // In Nuuk the day begins when its first hour is left out.
  CHECK(start("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2030-03-31") == "2030-03-31T01:00:00.000Z");
  // Jerusalem: the Friday before the last Sunday of March is written as 26 hours of a Thursday.
  CHECK(day("IST-2IDT,M3.4.4/26,M10.5.0", "2030-03-29T20:59:59.999Z") == "2030-03-29");
  CHECK(day("IST-2IDT,M3.4.4/26,M10.5.0", "2030-03-29T21:00:00.000Z") == "2030-03-30");
  CHECK(day("IST-2IDT,M3.4.4/26,M10.5.0", "2030-03-28T21:30:00.000Z") == "2030-03-28");
}

TEST_CASE("days of the year, with the leap day and without") {
  const auto* without = "AAA0BBB,J60/0,J300/0";
  CHECK(day(without, "2028-02-29T23:00:00.000Z") == "2028-02-29");
  CHECK(day(without, "2028-03-01T23:00:00.000Z") == "2028-03-02");
  CHECK(day(without, "2030-02-28T23:00:00.000Z") == "2030-02-28");
  CHECK(day(without, "2030-03-01T23:00:00.000Z") == "2030-03-02");
  const auto* with = "AAA0BBB,59/0,299/0";
  CHECK(day(with, "2028-02-29T23:00:00.000Z") == "2028-03-01");
  CHECK(day(with, "2030-02-28T23:00:00.000Z") == "2030-02-28");
}

TEST_CASE("a clock that is far off gives the nearest day that a history can hold") {
  CHECK(day("CET-1CEST,M3.5.0,M10.5.0/3", 253'402'300'799'999) == "9999-12-31");
  CHECK(day("CET-1CEST,M3.5.0,M10.5.0/3", -1) == "1970-01-01");
  CHECK(day("EST5EDT,M3.2.0,M11.1.0", 0) == "1970-01-01");
}

TEST_CASE("what is no rule is refused with the field's name") {
  for (const std::string rule : {"",
                                 "Europe/Berlin",
                                 "CET",
                                 "CET-1CEST",
                                 "-1",
                                 "UTC0;DROP",
                                 "CET-99",
                                 "CET-25",
                                 "CE-1",
                                 "<+01-1",
                                 "<+1>-1",
                                 "CET-1:60",
                                 "CET--1",
                                 "CET-1CEST,M13.5.0,M10.5.0",
                                 "CET-1CEST,M3.6.0,M10.5.0",
                                 "CET-1CEST,M3.5.7,M10.5.0",
                                 "CET-1CEST,M3.5.0",
                                 "CET-1CEST,M3.5.0,M10.5.0/168",
                                 "CET-1CEST,J0,J365",
                                 "CET-1CEST,0,366",
                                 "CET-1CEST,M3.5.0,M10.5.0 ",
                                 "CET-1,M3.5.0,M10.5.0"}) {
    INFO(rule);
    const auto zone = TimeZone::from_rule(rule);
    REQUIRE_FALSE(zone);
    CHECK(zone.error().code == ErrorCode::out_of_range);
    CHECK(zone.error().field == "time_zone");
  }
  CHECK(TimeZone::from_rule("UTC0"));
  const std::string long_name(65, 'A');
  CHECK_FALSE(TimeZone::from_rule(long_name + "0"));
}
