#include "core/rules/working_hours.hpp"

#include <random>
#include <string>

#include "core/base/date.hpp"
#include "core/model/settings.hpp"

#include "tests/unit/catch_result.hpp"

using namespace amends;

namespace {

constexpr std::string_view berlin = "CET-1CEST,M3.5.0,M10.5.0/3";

Settings settings_of(const std::string& document) {
  auto parsed = parse_json_object(document);
  REQUIRE(parsed);
  auto settings = settings_from_json(*parsed);
  if (!settings) FAIL(settings.error().message);
  return *settings;
}

Error refused(const std::string& document) {
  auto parsed = parse_json_object(document);
  REQUIRE(parsed);
  const auto settings = settings_from_json(*parsed);
  INFO(document);
  REQUIRE_FALSE(settings);
  return settings.error();
}

std::string with_hours(const std::string& members) {
  return R"({"working_hours":[{"id":"desk",)" + members + "}]}";
}

// "2026-11-27 16:30", in UTC.
UtcMillis utc(const std::string& text) {
  const auto two = [&](std::size_t at) { return std::stoll(text.substr(at, 2)); };
  return UtcMillis{day_from_text(text.substr(0, 10))->count * day_ms + two(11) * hour_ms +
                   two(14) * minute_ms};
}

std::string text_of(UtcMillis at) {
  const std::string text = to_text(at);
  return text.substr(0, 10) + " " + text.substr(11, 5);
}

struct Clock {
  Settings settings;
  WorkClock clock{&settings.working_hours.at(0), settings.time_zone};

  explicit Clock(const std::string& week, const std::string& holidays = "[]",
                 std::string_view zone = "UTC0")
      : settings(settings_of(R"({"due_s":60,"due_contact_me_s":60,"time_zone":")" +
                             std::string(zone) + R"(","working_hours":[{"id":"desk","week":)" +
                             week + R"(,"holidays":)" + holidays + "}]}")) {}

  std::string after(const std::string& from, std::int64_t ms) const {
    return text_of(clock.after(utc(from), ms));
  }
};

constexpr auto office = R"({"mon":[["09:00","12:00"],["13:00","18:00"]],"tue":[["09:00","17:00"]],
  "wed":[["09:00","17:00"]],"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]]})";

}  // namespace

TEST_CASE("work goes on where the hours go on") {
  const Clock desk(office);  // 2026-11-27 is a Friday
  CHECK(desk.after("2026-11-27 10:00", 2 * hour_ms) == "2026-11-27 12:00");
  CHECK(desk.after("2026-11-27 16:30", hour_ms) == "2026-11-30 09:30");
  CHECK(desk.after("2026-11-28 03:00", hour_ms) == "2026-11-30 10:00");
  CHECK(desk.after("2026-11-30 11:00", 2 * hour_ms) == "2026-11-30 14:00");
  CHECK(desk.after("2026-11-27 09:00", 8 * hour_ms) == "2026-11-27 17:00");
  CHECK(desk.after("2026-11-28 03:00", 0) == "2026-11-28 03:00");
}

TEST_CASE("nobody works on a holiday, and a past one does no harm") {
  const Clock desk(office, R"(["2026-11-30","1999-01-01","2026-11-30"])");
  CHECK(desk.settings.working_hours.at(0).holidays.size() == 2);
  CHECK(desk.after("2026-11-27 16:30", hour_ms) == "2026-12-01 09:30");
  CHECK(desk.clock.between(utc("2026-11-27 16:00"), utc("2026-12-01 10:00")) == 2 * hour_ms);
}

TEST_CASE("a span goes up to midnight, and on into the next day") {
  const Clock night(R"({"fri":[["22:00","24:00"]],"sat":[["00:00","06:00"]]})");
  CHECK(night.after("2026-11-27 23:00", 2 * hour_ms) == "2026-11-28 01:00");
  CHECK(night.after("2026-11-27 22:00", 8 * hour_ms) == "2026-11-28 06:00");
  CHECK(night.after("2026-11-27 22:00", 8 * hour_ms + minute_ms) == "2026-12-04 22:01");
}

TEST_CASE("clocks that change take an hour away or give one") {
  const Clock always(R"({"sun":[["00:00","24:00"]]})", "[]", berlin);
  // 2026-03-29 has 23 hours: from 23:00 UTC the evening before to 22:00 UTC.
  CHECK(always.clock.between(utc("2026-03-28 00:00"), utc("2026-03-31 00:00")) == 23 * hour_ms);
  CHECK(always.after("2026-03-28 00:00", 23 * hour_ms) == "2026-03-29 22:00");
  CHECK(always.clock.between(utc("2026-10-24 00:00"), utc("2026-10-27 00:00")) == 25 * hour_ms);
  CHECK(always.after("2026-10-24 00:00", 25 * hour_ms) == "2026-10-25 23:00");
  const Clock desk(office, "[]", berlin);
  CHECK(desk.after("2026-03-27 15:00", 2 * hour_ms) == "2026-03-30 08:00");  // 10:00 in summer
  const Clock night(R"({"sun":[["02:15","02:45"]]})", "[]", berlin);
  CHECK(night.after("2026-03-29 00:00", minute_ms) == "2026-04-05 00:16");  // left out that night
  CHECK(night.clock.between(utc("2026-10-25 00:00"), utc("2026-10-26 00:00")) == hour_ms);
}

TEST_CASE("a calendar may have a time zone of its own") {
  const Settings settings = settings_of(
      R"({"time_zone":"CET-1CEST,M3.5.0,M10.5.0/3","working_hours":[{"id":"ny","teams":["NY"],)"
      R"("time_zone":"EST5EDT,M3.2.0,M11.1.0","week":{"fri":[["09:00","17:00"]]}}]})");
  const WorkClock clock(working_hours_of(settings.working_hours, "NY"), settings.time_zone);
  CHECK(text_of(clock.after(utc("2026-11-27 00:00"), hour_ms)) == "2026-11-27 15:00");
}

TEST_CASE("the calendar of a team, of everybody else, of nobody") {
  const std::string ny = R"({"id":"ny","teams":["NY"],"week":{"fri":[["00:00","24:00"]]}})";
  const std::string rest = R"({"id":"rest","week":{"mon":[["00:00","24:00"]]}})";
  const Settings both = settings_of(R"({"working_hours":[)" + ny + "," + rest + "]}");
  CHECK(working_hours_of(both.working_hours, "NY")->id == "ny");
  CHECK(working_hours_of(both.working_hours, "Network")->id == "rest");
  CHECK(working_hours_of(both.working_hours, "")->id == "rest");
  const Settings one = settings_of(R"({"working_hours":[)" + ny + "]}");
  CHECK(working_hours_of(one.working_hours, "Network") == nullptr);
  const WorkClock round_the_clock(nullptr, one.time_zone);
  CHECK(round_the_clock.after(utc("2026-11-28 03:00"), hour_ms) == utc("2026-11-28 04:00"));
  CHECK(round_the_clock.between(utc("2026-11-28 03:00"), utc("2026-11-29 03:00")) == day_ms);
}

TEST_CASE("calendars that make no sense are refused with the path") {
  const auto field = [](const std::string& members) { return refused(with_hours(members)).field; };
  CHECK(field(R"("week":{})") == "working_hours[0].week");
  CHECK(field(R"("teams":["NY"])") == "working_hours[0].week");
  CHECK(field(R"("week":{"mon":[]})") == "working_hours[0].week");
  CHECK(field(R"("week":{"monday":[["09:00","17:00"]]})") == "working_hours[0].week.monday");
  CHECK(field(R"("week":{"mon":[["17:00","09:00"]]})") == "working_hours[0].week.mon[0]");
  CHECK(field(R"("week":{"mon":[["09:00","09:00"]]})") == "working_hours[0].week.mon[0]");
  CHECK(field(R"("week":{"mon":[["09:00","24:01"]]})") == "working_hours[0].week.mon[0]");
  CHECK(field(R"("week":{"mon":[["9:00","17:00"]]})") == "working_hours[0].week.mon[0]");
  CHECK(field(R"("week":{"mon":[["09:60","17:00"]]})") == "working_hours[0].week.mon[0]");
  CHECK(field(R"("week":{"mon":[["09:00"]]})") == "working_hours[0].week.mon[0]");
  CHECK(field(R"("week":{"mon":[["09:00","12:00"],["11:59","17:00"]]})") ==
        "working_hours[0].week.mon[1]");
  const std::string week = R"("week":{"mon":[["09:00","17:00"]]})";
  CHECK(field(week + R"(,"holidays":["2026-02-30"])") == "working_hours[0].holidays");
  CHECK(field(week + R"(,"holidays":["25.12.2026"])") == "working_hours[0].holidays");
  CHECK(field(week + R"(,"time_zone":"Europe/Berlin")") == "working_hours[0].time_zone");
  CHECK(field(week + R"(,"colour":"red")") == "working_hours[0].colour");
  CHECK(field(week + R"(,"teams":["NY","NY"])") == "working_hours[0].teams");
  const std::string twice =
      R"({"working_hours":[{"id":"a",)" + week + R"(},{"id":"a","teams":["NY"],)" + week + "}]}";
  CHECK(refused(twice).field == "working_hours[1].id");
  const std::string two_rests =
      R"({"working_hours":[{"id":"a",)" + week + R"(},{"id":"b",)" + week + "}]}";
  CHECK(refused(two_rests).field == "working_hours[1].teams");
  const std::string team_twice = R"({"working_hours":[{"id":"a","teams":["NY"],)" + week +
                                 R"(},{"id":"b","teams":["LA","NY"],)" + week + "}]}";
  CHECK(refused(team_twice).field == "working_hours[1].teams");
}

TEST_CASE("nothing is due in a time that the hours never come to") {
  const Error error = refused(with_hours(R"("week":{"mon":[["09:00","09:01"]]})"));
  CHECK(error.field == "working_hours[0].week");
  CHECK(error.message.find("104 weeks") != std::string::npos);
}

TEST_CASE("calendars are written as they are read") {
  const Clock desk(office, R"(["2026-12-25"])");
  const json::object written = settings_to_json(desk.settings);
  const auto again = settings_from_json(written);
  REQUIRE(again);
  CHECK(settings_to_json(*again) == written);
  CHECK(written.at("working_hours").as_array()[0].as_object().at("week").as_object().size() == 5);
}

namespace {

// A calendar made by chance, and the same read minute by minute.
class RandomDesk {
 public:
  explicit RandomDesk(std::uint32_t seed) : random_(seed) {
    hours_.id = "random";
    do {
      for (WorkingDay& day : hours_.week) day = random_day();
    } while (hours_.week_s() < 3600);
    for (int i = number(0, 20); i > 0; --i) hours_.holidays.push_back({20'500 + number(0, 200)});
    std::sort(hours_.holidays.begin(), hours_.holidays.end());
    constexpr std::array zones = {"UTC0",
                                  "CET-1CEST,M3.5.0,M10.5.0/3",
                                  "AEST-10AEDT,M10.1.0,M4.1.0/3",
                                  "<+0545>-5:45",
                                  "<-0330>3:30<-0230>,M3.2.0/0:01,M11.1.0/0:01",
                                  "EST5EDT,0/0,J365/25"};
    zone_ = *TimeZone::from_rule(zones[static_cast<std::size_t>(number(0, 5))]);
  }

  int number(int least, int most) { return std::uniform_int_distribution(least, most)(random_); }
  UtcMillis moment() { return {(20'500LL * 1440 + number(0, 250 * 1440)) * minute_ms}; }
  WorkClock clock() const { return {&hours_, zone_}; }

  bool is_working(UtcMillis at) const {
    const UtcMillis local = at + zone_.offset_ms(at);
    const Day day = day_in_utc(local);
    const std::int64_t minute = (local.count - day.count * day_ms) / minute_ms;
    for (const Day holiday : hours_.holidays) {
      if (holiday == day) return false;
    }
    for (const WorkingSpan& span : hours_.week[static_cast<std::size_t>(weekday(day))]) {
      if (span.begins_min <= minute && minute < span.ends_min) return true;
    }
    return false;
  }
  std::int64_t minutes_between(UtcMillis from, UtcMillis to) const {
    std::int64_t worked = 0;
    for (UtcMillis at = from; at < to; at = at + minute_ms) worked += is_working(at) ? 1 : 0;
    return worked;
  }

 private:
  WorkingDay random_day() {
    WorkingDay day;
    int at = 0;
    for (int spans = number(-2, 3); spans > 0 && at < 1440; --spans) {
      const int begins = number(at, 1439);
      const int ends = number(0, 3) == 0 ? 1440 : number(begins + 1, 1440);
      day.push_back({begins, ends});
      at = ends;
    }
    return day;
  }

  std::mt19937 random_;
  WorkingHours hours_;
  TimeZone zone_;
};

}  // namespace

TEST_CASE("working time is what a count by the minute says, in any calendar") {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    RandomDesk desk(seed);
    const WorkClock clock = desk.clock();
    const UtcMillis from = desk.moment();
    const std::int64_t minutes = desk.number(1, 5000);
    const UtcMillis to = clock.after(from, minutes * minute_ms);
    INFO("seed " << seed << ", " << minutes << " minutes from " << to_text(from) << " to "
                 << to_text(to));
    CHECK(desk.minutes_between(from, to) == minutes);
    CHECK(desk.is_working(to + -minute_ms));
    CHECK(clock.between(from, to) == minutes * minute_ms);
    CHECK(clock.after(from, (minutes + 1) * minute_ms) > to);
    CHECK(clock.after(from + minute_ms, minutes * minute_ms) >= to);
    const UtcMillis anywhere = desk.moment();
    CHECK(clock.between(from, anywhere) == desk.minutes_between(from, anywhere) * minute_ms);
  }
}
